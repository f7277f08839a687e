// How findings speak of people and things: people by initials and never by their names, dates in words, items by their
// printed numbers. A finding may be read by anyone who may read the minutes.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "governance/checks/book_index.h"

namespace governance {

class Naming {
 public:
  explicit Naming(const BookIndex& index);

  /// A person by the initials of that meeting, or by those of another, or by the first letters of the name. Where the
  /// id is nobody's, the id.
  [[nodiscard]] std::string person(std::string_view id, const Meeting* at = nullptr) const;
  /// "AB, CD and EF"; more than `most` are cut to "AB, CD and 7 others".
  [[nodiscard]] std::string people(const std::vector<std::string_view>& ids, const Meeting* at,
                                   std::size_t most = 8) const;
  /// Recorded words, shortened, in quotation marks, people's full names in them made initials.
  [[nodiscard]] std::string quoted(std::string_view text, std::size_t longest = 90) const;
  [[nodiscard]] std::string without_names(std::string_view text) const;

  /// Its common short name: an alias of capitals, or the name.
  [[nodiscard]] std::string organisation(std::string_view id) const;
  /// The parties to a conflict as screening wrote them: "UHL, LPT and CCG GP representatives".
  [[nodiscard]] std::string parties(const std::vector<std::string>& words) const;
  [[nodiscard]] std::string body(std::string_view id) const;
  /// The reference, or the first words of the text.
  [[nodiscard]] std::string action(const Action& action) const;

 private:
  struct Spelling {
    std::string name;
    std::string initials;
  };
  const BookIndex& index_;
  std::unordered_map<std::string, std::vector<Spelling>> by_first_word_;  ///< the longest first
};

/// "item 140", or the title in quotation marks where no number is printed.
[[nodiscard]] std::string item_name(const AgendaItem& item);
/// For CheckFinding::item.
[[nodiscard]] std::string item_label(const AgendaItem& item);
/// "the meeting of 19 December 2019".
[[nodiscard]] std::string meeting_name(const Meeting& meeting);
[[nodiscard]] std::string clock_time(TimeOfDay time);  ///< "09:47"
/// The words of a name, without titles ("Dr") and remarks in brackets.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);
/// "Dr A. Example" for "Ash Example": the same name, shortened or with a title.
[[nodiscard]] bool is_short_for(std::string_view shorter, std::string_view longer);
/// The first letters of the words of a name, in capitals; a name of a few letters as it is.
[[nodiscard]] std::string initials_of(std::string_view name);

}  // namespace governance
