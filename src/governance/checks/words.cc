#include "governance/checks/words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace governance {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// The typographic apostrophe is three bytes above 0x7f, which would read as letters.
std::string with_plain_apostrophes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    if (rest.starts_with("\xE2\x80\x98") || rest.starts_with("\xE2\x80\x99")) {
      out += '\'';
      i += 2;
    } else if (rest.starts_with("\xE2\x80\x9C") || rest.starts_with("\xE2\x80\x9D") ||
               rest.starts_with("\xE2\x80\x93") || rest.starts_with("\xE2\x80\x94")) {
      out += ' ';
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool joins(std::string_view text, std::size_t at) {
  return (text[at] == '&' || text[at] == '-' || text[at] == '\'') && at > 0 && at + 1 < text.size() &&
         is_letter_or_digit(text[at - 1]) && is_letter_or_digit(text[at + 1]);
}

std::string without_possessive(std::string word) {
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  std::erase(word, '\'');
  return word;
}

std::string spaced(std::string_view text) {
  std::string out = " ";
  for (const auto& word : words_of(text)) out += word + " ";
  return out;
}

constexpr auto kCommon = std::to_array<std::string_view>(
    {"a",    "about", "after", "all",   "an",    "and",    "any",  "are",     "as",      "at",      "be",     "before",
     "been", "bring", "by",    "can",   "could", "for",    "from", "further", "had",     "has",     "have",   "her",
     "his",  "if",    "in",    "into",  "is",    "it",     "item", "its",     "meeting", "members", "next",   "not",
     "of",   "on",    "or",    "other", "paper", "report", "said", "should",  "so",      "taken",   "take",   "that",
     "the",  "their", "them",  "then",  "there", "these",  "they", "this",    "through", "to",      "update", "updates",
     "was",  "were",  "which", "while", "who",   "will",   "with", "would",   "under",   "up"});
static_assert(kCommon.size() > 60);

std::string stem(std::string word) {
  for (const std::string_view ending : {"ations", "ation", "ing", "ies", "ed", "es", "s", "y"}) {
    if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      break;
    }
  }
  return word;
}

}  // namespace

std::vector<std::string> words_of(std::string_view original) {
  const std::string text = with_plain_apostrophes(original);
  std::vector<std::string> out;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) out.push_back(without_possessive(base::lower(word)));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_letter_or_digit(text[i]) || joins(text, i)) {
      word += text[i];
      continue;
    }
    end_word();
    if (text[i] == '&') out.emplace_back("and");
  }
  end_word();
  std::erase(out, "");
  return out;
}

Phrase::Phrase(std::string_view text) : spaced_(spaced(text)) {}
Phrases::Phrases(std::string_view text) : spaced_(spaced(text)) {}

bool Phrases::names(const Phrase& phrase) const {
  return phrase.spaced_.size() > 1 && spaced_.find(phrase.spaced_) != std::string::npos;
}

bool Phrases::names_any(std::initializer_list<std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [this](std::string_view one) { return names(one); });
}

void Phrases::remove(const Phrase& phrase) {
  const std::string& taken = phrase.spaced_;
  if (taken.size() <= 1) return;
  for (auto at = spaced_.find(taken); at != std::string::npos; at = spaced_.find(taken, at))
    spaced_.replace(at, taken.size(), " ");
}

bool Phrases::has_word_beginning(std::string_view letters) const {
  return spaced_.find(" " + base::lower(letters)) != std::string::npos;
}

std::vector<std::string> Phrases::words() const {
  return words_of(spaced_);
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  const auto end_at = [&](std::size_t end) {
    const auto sentence = base::trimmed(text.substr(from, end - from));
    if (!sentence.empty()) out.push_back(sentence);
    from = end + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_last = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
    if (text[i] == ';' || text[i] == '\n' || ((text[i] == '.' || text[i] == '?') && is_last)) end_at(i);
  }
  if (from < text.size()) end_at(text.size());
  return out;
}

std::set<std::string> key_words(std::string_view text) {
  std::set<std::string> out;
  for (auto& word : words_of(text))
    if (word.size() > 1 && std::ranges::find(kCommon, word) == kCommon.end()) out.insert(stem(std::move(word)));
  return out;
}

std::size_t shared_count(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(std::ranges::count_if(a, [&](const auto& word) { return b.contains(word); }));
}

std::optional<int> number_in_words(std::string_view word) {
  static constexpr auto kNumbers = std::to_array<std::string_view>(
      {"no",       "one",     "two",     "three",     "four",     "five",     "six",
       "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
       "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});
  const auto lower = base::lower(word);
  if (lower == "none" || lower == "nil") return 0;
  const auto at = std::ranges::find(kNumbers, std::string_view(lower));
  if (at != kNumbers.end()) return static_cast<int>(at - kNumbers.begin());
  int number = 0;
  const auto [end, error] = std::from_chars(lower.data(), lower.data() + lower.size(), number);
  if (error != std::errc() || end != lower.data() + lower.size() || number < 0) return std::nullopt;
  return number;
}

std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return std::min(row[b.size()], most + 1);
}

std::string shortened(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string(text);
  auto cut = text.substr(0, longest);
  const auto space = cut.rfind(' ');
  if (space != std::string_view::npos && space > longest / 2) cut = cut.substr(0, space);
  while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xc0) == 0x80) cut.remove_suffix(1);
  if (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0xc0) cut.remove_suffix(1);
  return std::string(cut) + " ...";
}

}  // namespace governance
