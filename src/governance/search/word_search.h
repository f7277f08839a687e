// Words looked for in the text of meetings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/minute_book/action.h"
#include "governance/minute_book/agenda_item.h"

namespace governance {

/// What was asked for: words that must all stand in a text, without regard to case. At most 10 of them.
class WordSearch {
 public:
  explicit WordSearch(std::string_view asked);

  /// Nothing was asked for that could be looked for.
  [[nodiscard]] bool is_empty() const { return words_.empty(); }
  [[nodiscard]] bool fits(std::string_view text) const;
  /// The part of the text round its first word that was asked for, at most about 200 bytes, cut between characters.
  /// REQUIRES: fits.
  [[nodiscard]] std::string excerpt(std::string_view text) const;

 private:
  std::vector<std::string> words_;
};

/// All that an item tells to those who may read it whole: titles, what is asked, notes, decisions.
[[nodiscard]] std::string text_of_item(const AgendaItem& item);

}  // namespace governance
