// What pages show of a checked file. For this room's files.
#pragma once

#include <cstdint>

#include "people/visit.h"
#include "safe_working/rota_checks/checked_file.h"
#include "safe_working/rota_checks/typed_settings.h"

namespace safe_working::rota_view {

/// A choice of contract and, folded away unless one is at fault, the settings with their effects.
[[nodiscard]] html::Fragment settings_fields(const site::FormState& state);

/// What a person sent: it goes back to them inside the page, and comes again with the next button.
struct SentFiles {
  std::string duties;
  std::string people;  ///< empty: none
};

/// Counts, findings by rule, row by row and by doctor, with buttons to take them away.
[[nodiscard]] html::Fragment whole_file(const people::Visit& visit, const SentFiles& sent, const CheckedFile& file,
                                        const TypedSettings& settings);
/// One doctor's weeks. REQUIRES: `index` is a place in CheckedFile::rotas.
[[nodiscard]] html::Fragment one_rota(const people::Visit& visit, const SentFiles& sent, const CheckedFile& file,
                                      const TypedSettings& settings, std::size_t index);

/// Where a file is at fault and what to do, the line and column of each.
[[nodiscard]] html::Fragment faults_table(std::string_view caption, const FileFaults& faults);

}  // namespace safe_working::rota_view
