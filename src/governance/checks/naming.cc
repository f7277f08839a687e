#include "governance/checks/naming.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

bool is_first_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Initials stand for a whole name; a short form in their place ("JB") tells no more than they do.
bool is_a_name(std::string_view text) {
  return text.find(' ') != std::string_view::npos && text.find('(') == std::string_view::npos;
}

std::string first_word(std::string_view text) {
  return std::string(text.substr(0, text.find(' ')));
}

constexpr std::size_t kLongestInitials = 5;

bool is_capitals(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || c == '&'; });
}

}  // namespace

bool is_title(std::string_view word) {
  static constexpr auto kTitles =
      std::to_array<std::string_view>({"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame",
                                       "lord", "lady", "cllr", "councillor", "rev", "revd"});
  auto plain = base::lower(word);
  if (plain.ends_with('.')) plain.pop_back();
  return std::ranges::find(kTitles, std::string_view(plain)) != kTitles.end();
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  for (const auto word : base::split(name.substr(0, name.find('(')), ' '))
    if (!word.empty() && !is_title(word)) out.emplace_back(word);
  return out;
}

bool is_short_for(std::string_view shorter, std::string_view longer) {
  const auto a = name_words(shorter);
  const auto b = name_words(longer);
  if (a.empty() || a.size() > b.size() || a.back() != b.back()) return false;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    auto given = a[i];
    if (given.ends_with('.')) given.pop_back();
    const bool is_letter_for = given.size() == 1 && b[i].starts_with(given);
    if (given != b[i] && !is_letter_for) return false;
  }
  return true;
}

std::string initials_of(std::string_view name) {
  const auto words = name_words(name);
  // A short name of one word is most likely initials already.
  if (words.size() == 1 && words.front().size() <= kLongestInitials) return words.front();
  std::string out;
  for (const auto& word : words) {
    bool begins = true;
    for (const char c : word) {
      if (begins && is_first_letter(c)) out += base::upper(std::string(1, c));
      begins = c == '-';
    }
  }
  // A letter beyond ASCII is more than one byte: better no initials than half a letter.
  return base::is_utf8(out) ? out : std::string();
}

Naming::Naming(const BookIndex& index) : index_(index) {
  const auto take = [this](const std::string& name, const std::string& shown) {
    if (!is_a_name(name)) return;
    auto& spellings = by_first_word_[first_word(name)];
    if (std::ranges::find(spellings, name, &Spelling::name) == spellings.end()) spellings.push_back({name, shown});
  };
  for (const Person& one : index.book().people) {
    const std::string shown = person(one.id);
    take(one.name, shown);
    for (const auto& spelling : one.spellings_seen) take(spelling, shown);
  }
  for (const Meeting& meeting : index.book().meetings)
    for (const Attendance& row : meeting.attendance) take(row.name_as_recorded, person(row.person, &meeting));
  for (auto& [word, spellings] : by_first_word_)
    std::ranges::sort(spellings, std::ranges::greater(),
                      [](const Spelling& one) { return std::pair(one.name.size(), one.name); });
}

std::string Naming::person(std::string_view id, const Meeting* at) const {
  if (at != nullptr)
    if (const auto* row = index_.attendance(*at, id); row != nullptr && row->initials) return *row->initials;
  const Person* one = index_.person(id);
  if (one == nullptr) return std::string(id);
  if (at != nullptr) {
    const auto seen = std::ranges::find(one->initials_seen, at->id, &InitialsSeen::in);
    if (seen != one->initials_seen.end()) return seen->initials;
  }
  if (!one->initials_seen.empty()) return one->initials_seen.back().initials;
  auto made = initials_of(one->name);
  return made.empty() ? std::string(id) : made;
}

std::string Naming::people(const std::vector<std::string_view>& ids, const Meeting* at, std::size_t most) const {
  std::vector<std::string> shown;
  const bool is_cut = ids.size() > most + 1;
  for (const auto id : ids) {
    if (is_cut && shown.size() == most) break;
    shown.push_back(person(id, at));
  }
  if (is_cut) shown.push_back(fmt::format("{} others", ids.size() - most));
  return base::listed(shown);
}

std::string Naming::without_names(std::string_view text) const {
  std::string out;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t from = i;
    while (i < text.size() && text[i] != ' ') ++i;
    std::string_view word = text.substr(from, i - from);
    const auto mark = word.find_first_not_of("('\"");
    const std::size_t lead = mark == std::string_view::npos ? 0 : mark;
    const auto known = by_first_word_.find(std::string(word.substr(lead)));
    const Spelling* found = nullptr;
    if (known != by_first_word_.end())
      for (const Spelling& one : known->second)
        if (found == nullptr && text.substr(from + lead).starts_with(one.name)) found = &one;
    if (found != nullptr) {
      out += word.substr(0, lead);
      out += found->initials;
      i = from + lead + found->name.size();
      continue;
    }
    out += word;
    while (i < text.size() && text[i] == ' ') out += text[i++];
  }
  return out;
}

std::string Naming::quoted(std::string_view text, std::size_t longest) const {
  auto plain = without_names(base::trimmed(text));
  while (plain.ends_with('.') || plain.ends_with(' ')) plain.pop_back();
  return fmt::format("\"{}\"", shortened(plain, longest));
}

std::string Naming::organisation(std::string_view id) const {
  const Organisation* one = index_.organisation(id);
  if (one == nullptr) return std::string(id);
  const auto alias = std::ranges::find_if(one->aliases_seen, [](const auto& name) { return is_capitals(name); });
  if (alias != one->aliases_seen.end()) return *alias;
  return one->name.substr(0, one->name.find(" ("));
}

std::string Naming::parties(const std::vector<std::string>& words) const {
  std::vector<std::string> shown;
  shown.reserve(words.size());
  for (const auto& one : words)
    shown.push_back(index_.person(one) != nullptr ? person(one) : without_names(organisation(one)));
  return shown.empty() ? "people not named" : base::listed(shown);
}

std::string Naming::body(std::string_view id) const {
  const Body* one = index_.body(id);
  return one == nullptr ? std::string(id) : one->name;
}

std::string Naming::action(const Action& one) const {
  if (one.reference) return "action " + *one.reference;
  return fmt::format("the action {}", quoted(one.text, 80));
}

std::string item_name(const AgendaItem& item) {
  if (item.number) return "item " + *item.number;
  return fmt::format("the item \"{}\"", item.title);
}
std::string item_label(const AgendaItem& item) {
  return item.number.value_or("");
}
std::string meeting_name(const Meeting& meeting) {
  return "the meeting of " + base::long_date(meeting.date);
}
std::string clock_time(TimeOfDay time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

}  // namespace governance
