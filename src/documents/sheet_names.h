// Names that Excel accepts for the sheets of a workbook.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace documents {

/// Gives each sheet a name of its own: at most 31 UTF-16 units, none of []:*?/\, no apostrophe at an end, never empty,
/// told apart without regard to case. Words that are too long are cut, between words where that leaves enough.
class SheetNames {
 public:
  [[nodiscard]] std::string name_for(std::string_view words);

 private:
  std::set<std::string> taken_;  ///< in lower case
};

}  // namespace documents
