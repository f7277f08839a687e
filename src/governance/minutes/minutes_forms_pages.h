// What can be done with minutes, as forms.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "governance/minutes/opened_minutes_pages.h"
#include "people/visit.h"
#include "site/components.h"

namespace governance {

/// The steps that the visitor may take now; nothing for a reader.
[[nodiscard]] html::Fragment next_step_section(people::Visit& visit, const OpenedMinutes& opened,
                                               const site::FormState& state);
/// Amendments to items that the visitor sees, and a form for a new one while the minutes are circulated.
[[nodiscard]] html::Fragment amendments_section(people::Visit& visit, const OpenedMinutes& opened,
                                                const site::FormState& state);
/// For the secretary, while they are a draft: each item's words.
[[nodiscard]] html::Fragment wording_section(people::Visit& visit, const OpenedMinutes& opened,
                                             const site::FormState& state);

/// Who of the last members of an ended committee has confirmed them, and the button for one who has not.
[[nodiscard]] html::Fragment confirmation_section(people::Visit& visit, const OpenedMinutes& opened);

// The fields of these forms. "do" holds a step's word, an amendment's outcome, or one of:
inline constexpr std::string_view kWordAnew = "word_anew";
inline constexpr std::string_view kPropose = "propose";
inline constexpr std::string_view kConfirm = "confirm";
[[nodiscard]] std::string note_field(MinutesStep step);
[[nodiscard]] std::string notes_field(std::size_t place);
[[nodiscard]] std::string decision_field(std::size_t place, std::size_t decision);

}  // namespace governance
