// Where a line of the contract comes from, and how sure we are of it. Every row of a table of law carries one.
#pragma once

#include <string_view>

namespace safe_working {

enum class Evidence {
  A,  ///< read in the issuing body's own text
  B,  ///< read in another's copy or quotation of that text
  C,  ///< unverified: known in the trade, not read at source
  D,  ///< not settled by anything found: a setting, for a person to decide
};
[[nodiscard]] constexpr char evidence_letter(Evidence grade) {
  return "ABCD"[static_cast<int>(grade)];
}

struct Source {
  std::string_view document;
  std::string_view provision;
  Evidence grade;
};

}  // namespace safe_working
