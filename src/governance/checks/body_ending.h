// Decisions by which a body ends: it stands down, is dissolved, ceases.
#pragma once

#include <vector>

#include "governance/checks/book_index.h"
#include "governance/checks/words.h"

namespace governance {

/// A body as texts speak of it: by its name, its aliases, its id, or the first letters of its name.
class BodyNames {
 public:
  explicit BodyNames(const BookIndex& index);
  /// In the order of the book.
  [[nodiscard]] std::vector<const Body*> in(std::string_view text) const;

 private:
  struct Name {
    Phrase words;
    const Body* body;
  };
  std::vector<Name> names_;  ///< the longest first
};

/// The bodies that this decision of `meeting` ends: those its text names, or the meeting's own where it names itself.
[[nodiscard]] std::vector<const Body*> bodies_ended(const BookIndex& index, const BodyNames& names,
                                                    const Meeting& meeting, const Decision& decision);

}  // namespace governance
