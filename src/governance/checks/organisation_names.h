// Which organisations and sectors a text speaks of.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "governance/checks/book_index.h"
#include "governance/checks/words.h"

namespace governance {

class OrganisationNames {
 public:
  explicit OrganisationNames(const BookIndex& index);

  /// Ids, in the order of the book; each organisation's names are taken out of `text`, the longest first, so that
  /// "North City Trust" is not "City Trust" too.
  std::vector<std::string_view> take_from(Phrases& text) const;
  /// The row's own, or the one that its role names; empty where neither tells.
  [[nodiscard]] std::string_view of(const Attendance& row) const;

 private:
  struct Name {
    Phrase words;
    std::size_t place;  ///< in the book
  };
  [[nodiscard]] std::string_view by_role(const Attendance& row) const;

  const BookIndex& index_;
  std::vector<Name> names_;  ///< the longest first
  std::unordered_map<const Attendance*, std::string_view> by_role_;
};

/// The sectors that words such as "councils", "CCG" or "NHS organisations" stand for.
[[nodiscard]] std::set<Sector> sectors_named(const Phrases& text);
/// Takes those words out.
void remove_sector_words(Phrases& text);
[[nodiscard]] std::string_view sector_words(Sector sector);  ///< "local authorities"

}  // namespace governance
