// A feed that readers subscribe to (Atom, RFC 4287).
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"

namespace documents {

struct FeedEntry {
  std::string id;  ///< an address that stays the same and is no other's
  std::string title;
  std::string link;  ///< absolute
  base::Instant updated;
};
struct Feed {
  std::string id;
  std::string title;
  std::string link;  ///< of the page that it tells of, absolute
  std::string self;  ///< its own address, absolute
  std::string author;
  base::Instant made_at;  ///< said where there is no entry
  std::vector<FeedEntry> entries;
};

/// UTF-8, indented; characters that XML cannot hold become U+FFFD.
[[nodiscard]] std::string atom_file(const Feed& feed);

}  // namespace documents
