// Words in minutes: what the checks look for in titles, summaries and notes. Nothing here knows any one body's words.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace governance {

/// Lower-case words of letters and digits, in order. "A&E" and "re-procure" stay one word, "&" alone is "and", and an
/// apostrophe falls away with a possessive s: "members'" and "member's" give "members" and "member".
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// Words to be found in many texts.
class Phrase {
 public:
  explicit Phrase(std::string_view text);
  [[nodiscard]] std::size_t size() const { return spaced_.size(); }  ///< to try the longest first

 private:
  friend class Phrases;
  std::string spaced_;  ///< " one two ", or one space
};

/// Text made ready for finding whole words and phrases in it, whatever their case and punctuation.
class Phrases {
 public:
  explicit Phrases(std::string_view text);
  [[nodiscard]] bool names(const Phrase& phrase) const;  ///< false where `phrase` holds no word
  [[nodiscard]] bool names(std::string_view phrase) const { return names(Phrase(phrase)); }
  [[nodiscard]] bool names_any(std::initializer_list<std::string_view> phrases) const;
  /// Takes a phrase out wherever it stands, so that no part of it is found again.
  void remove(const Phrase& phrase);
  [[nodiscard]] bool has_word_beginning(std::string_view letters) const;
  [[nodiscard]] std::vector<std::string> words() const;

 private:
  std::string spaced_;  ///< " one two "
};

/// Sentences and clauses: text between full stops, semicolons, question marks and line ends.
[[nodiscard]] std::vector<std::string_view> sentences_of(std::string_view text);
/// What tells one text from another: its words without the commonest ones, cut to a stem ("reviews" as "review").
[[nodiscard]] std::set<std::string> key_words(std::string_view text);
/// How many words both have.
[[nodiscard]] std::size_t shared_count(const std::set<std::string>& a, const std::set<std::string>& b);
/// "six" and "6" as 6, "no" and "none" as 0; nothing for another word, or above twenty in letters.
[[nodiscard]] std::optional<int> number_in_words(std::string_view word);
/// How many letters must be put in, left out or changed to make one of the other; counted to `most` + 1 at the most.
[[nodiscard]] std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most);
/// `text` cut at a word after about `longest` bytes, with dots where something is left out.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t longest);

}  // namespace governance
