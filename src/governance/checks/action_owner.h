// Whom the owners' words of an action stand for.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "governance/checks/book_index.h"

namespace governance {

struct ActionOwner {
  std::string_view person;  ///< an id; empty where the words name nobody: "All partners"
  std::string_view words;   ///< without the remark
  std::string_view remark;  ///< what stood in brackets
};
/// Whether a remark shows that the minutes leave the owner open: "implied", "margin; could be another's".
[[nodiscard]] bool shows_doubt(std::string_view remark);

class OwnerReader {
 public:
  explicit OwnerReader(const BookIndex& index);
  /// By id, by name or spelling, or by initials of the meeting that raised the action.
  [[nodiscard]] ActionOwner read(std::string_view owner, const Meeting* raised) const;
  [[nodiscard]] std::vector<ActionOwner> owners_of(const Action& action) const;

 private:
  const BookIndex& index_;
  std::unordered_map<std::string, std::string_view> by_name_;  ///< lower case
};

}  // namespace governance
