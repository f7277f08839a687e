// A cover sheet as a form: its fields, what stands in them, and what was typed.
#pragma once

#include "governance/papers/paper_cover.h"
#include "site/components.h"
#include "site/forms.h"

namespace governance {

/// Every field of the form with the cover's values.
[[nodiscard]] site::FormValues values_of(const PaperCover& cover);
/// The cover as typed, over the one that stands: what the form does not ask stays. Every fault by its field.
[[nodiscard]] base::Checked<PaperCover> typed_cover(const site::FormValues& form, const PaperCover& before);
[[nodiscard]] html::Fragment cover_fields(const site::FormState& state, const PaperCover& cover);

}  // namespace governance
