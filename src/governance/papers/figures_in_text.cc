#include "governance/papers/figures_in_text.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

constexpr std::size_t kWordsAfter = 6;
constexpr std::size_t kMostThings = 20;

/// "1,234" and "12.5" as numbers; nothing for a word, a date's part such as "21st", or a number with more to it.
std::optional<double> number_of(std::string text) {
  while (!text.empty() && std::string_view(",.;:)%").find(text.back()) != std::string_view::npos) text.pop_back();
  if (text.starts_with('(')) text.erase(0, 1);
  std::erase(text, ',');
  double out = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, out);
  if (text.empty() || error != std::errc() || at != end || text[0] == '-') return std::nullopt;
  return out;
}

struct Sentence {
  std::vector<std::string> words;
};

/// Sentences over line ends: a PDF breaks its lines anywhere. An empty line, or a full stop before a space, ends one.
std::vector<Sentence> sentences_in(std::string_view text) {
  std::vector<Sentence> out(1);
  std::string word;
  bool was_line_end = false;
  const auto end_word = [&] {
    if (word.empty()) return;
    const char last = word.back();
    out.back().words.push_back(std::move(word));
    word.clear();
    if (last == '.' || last == ';' || last == '?' || last == '!') out.emplace_back();
  };
  for (const char c : text) {
    const bool is_line_end = c == '\n';
    if (is_line_end || c == ' ' || c == '\t' || c == '\r' || c == '\f') {
      end_word();
      if ((is_line_end && was_line_end) || c == '\f') out.emplace_back();
      was_line_end = is_line_end || (was_line_end && c != '\t');
      continue;
    }
    was_line_end = false;
    word += c;
  }
  end_word();
  return out;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to && i < words.size(); ++i) out += words[i] + " ";
  return out;
}

bool holds_all(const std::set<std::string>& sentence, const std::set<std::string>& of_figure) {
  return std::ranges::includes(sentence, of_figure);
}

/// Years and days of dates are no figures.
bool is_of_a_date(const Sentence& sentence, std::size_t at) {
  static const std::set<std::string> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                "july",    "august",   "september", "october", "november", "december"};
  const auto is_month = [&](std::size_t i) {
    const auto words = i < sentence.words.size() ? words_of(sentence.words[i]) : std::vector<std::string>();
    return !words.empty() && kMonths.contains(words.front());
  };
  return is_month(at + 1) || (at > 0 && is_month(at - 1));
}

/// The words that follow a number, up to the next one or the sentence's end.
std::set<std::string> words_after(const Sentence& sentence, std::size_t at) {
  std::size_t end = at + 1;
  while (end < sentence.words.size() && end <= at + kWordsAfter && !number_of(sentence.words[end])) ++end;
  return key_words(joined(sentence.words, at + 1, end));
}

void add_value(StatedFigure& figure, double value) {
  if (std::ranges::find(figure.values, value) == figure.values.end()) figure.values.push_back(value);
}

}  // namespace

std::vector<StatedFigure> stated_in(std::string_view text, const std::vector<CoverFigure>& figures) {
  const auto sentences = sentences_in(text);
  std::vector<StatedFigure> out;
  for (const auto& figure : figures) {
    const auto value = number_of(figure.value);
    const auto own = key_words(figure.name);
    if (!value || own.empty()) continue;
    StatedFigure stated{.name = figure.name, .values = {*value}};
    for (const auto& sentence : sentences) {
      if (!holds_all(key_words(joined(sentence.words, 0, sentence.words.size())), own)) continue;
      for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const auto number = number_of(sentence.words[i]);
        if (!number || is_of_a_date(sentence, i)) continue;
        // The number counts the figure's thing where the next words begin to name it.
        if (shared_count(words_after(sentence, i), own) >= std::min<std::size_t>(2, own.size()))
          add_value(stated, *number);
      }
    }
    out.push_back(std::move(stated));
  }
  return out;
}

std::vector<StatedFigure> counted_twice(std::string_view text) {
  std::map<std::set<std::string>, StatedFigure> things;
  for (const auto& sentence : sentences_in(text))
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const auto number = number_of(sentence.words[i]);
      if (!number || is_of_a_date(sentence, i)) continue;
      const auto key = words_after(sentence, i);
      if (key.size() < 2) continue;
      auto& thing = things[key];
      if (thing.name.empty()) {
        const auto name = std::string(base::trimmed(joined(sentence.words, i + 1, i + 1 + kWordsAfter)));
        thing.name = shortened(name, 60);
      }
      add_value(thing, *number);
    }
  std::vector<StatedFigure> out;
  for (auto& [key, thing] : things)
    if (thing.values.size() > 1 && out.size() < kMostThings) out.push_back(std::move(thing));
  return out;
}

std::vector<std::string> paragraph_labels(std::string_view text) {
  std::vector<std::string> out;
  for (const auto raw : base::split(text, '\n')) {
    const auto line = base::trimmed(raw);
    const auto end = line.find_first_not_of("0123456789.");
    if (end == std::string_view::npos || end < 3 || (line[end] != ' ' && line[end] != '\t')) continue;
    auto label = line.substr(0, end);
    if (label.ends_with('.')) label.remove_suffix(1);
    const auto rest = base::trimmed(line.substr(end));
    const bool begins_sentence = !rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z';
    if (begins_sentence && label.find('.') != std::string_view::npos && !label.starts_with('.'))
      out.emplace_back(label);
  }
  return out;
}

}  // namespace governance
