// The register of delayed people as a CSV file brings it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/delays/delay_spell.h"

namespace flow {

struct FileSpell {
  DelaySpell spell;
  std::size_t line = 0;
};

/// Columns reference, provider, council, care, reason, attribution, from, to; days as 2017-09-01; an empty `to` is
/// still delayed. Refuses with every fault at once: the subject is "FILE, line 4, column reason", the message the rule
/// and what to do.
[[nodiscard]] base::Checked<std::vector<FileSpell>> read_delays(std::string_view bytes, std::string_view file,
                                                                base::Date today);

/// The column of the file that a field of a spell stands in ("patient" in "reference").
[[nodiscard]] std::string file_place(std::string_view file, std::size_t line, std::string_view field);

/// A file with the header and an invented row, to fill in.
[[nodiscard]] std::string delays_template();

}  // namespace flow
