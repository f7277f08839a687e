#include "governance/checks/text_checks.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/acronyms.h"
#include "governance/checks/naming.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

constexpr std::string_view kGap = ".\n";

std::string item_text(const AgendaItem& item) {
  std::string out = item.title;
  const auto take = [&](const std::optional<std::string>& text) {
    if (text) out.append(kGap).append(*text);
  };
  take(item.purpose);
  take(item.summary);
  if (item.screening) take(item.screening->reason), take(item.screening->handling);
  for (const Decision& one : item.decisions) out.append(kGap).append(one.text), take(one.reason);
  for (const Limb& one : item.proposal) out.append(kGap).append(one.text);
  return out;
}

/// What the minutes of a meeting say, with the actions that it raised.
std::string meeting_text(const BookIndex& index, const Meeting& meeting) {
  std::string out;
  for (const AgendaItem& item : meeting.items) out.append(item_text(item)).append(kGap);
  for (const Action* one : index.raised_at(meeting.id)) out.append(one->text).append(kGap);
  return out;
}

/// Names of organisations and bodies, which spell out acronyms wherever these are used.
std::string names_in(const MinuteBook& book) {
  std::string out;
  const auto take = [&](const std::string& name, const std::vector<std::string>& aliases) {
    out.append(name).append(kGap);
    for (const auto& alias : aliases) {
      out.append(alias).append(kGap);
      // An alias of capitals belongs to a name that is not.
      if (!acronyms_in(alias + " a").empty() && alias != name) out.append("(" + alias + ")").append(kGap);
    }
  };
  for (const Organisation& one : book.organisations) take(one.name, one.aliases_seen);
  for (const Body& one : book.bodies) take(one.name, one.aliases);
  return out;
}

std::set<std::string> initials_in(const MinuteBook& book) {
  std::set<std::string> out;
  for (const Person& one : book.people) {
    out.insert(initials_of(one.name));
    for (const auto& seen : one.initials_seen) out.insert(base::upper(seen.initials));
  }
  for (const Meeting& meeting : book.meetings)
    for (const Attendance& row : meeting.attendance)
      if (row.initials) out.insert(base::upper(*row.initials));
  return out;
}

std::string roles_at(const Meeting& meeting) {
  std::string out;
  for (const Attendance& row : meeting.attendance)
    if (row.role) out.append(*row.role).append(kGap);
  return out;
}

/// Only acronyms of the same letters can be mistyped for one another.
std::map<std::string, std::vector<std::string>> by_letters(const std::set<std::string>& all) {
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& one : all) {
    const std::set letters(one.begin(), one.end());
    out[std::string(letters.begin(), letters.end())].push_back(one);
  }
  return out;
}

void add_swapped(const std::set<std::string>& all, std::vector<CheckFinding>& out) {
  for (const auto& [letters, alike] : by_letters(all))
    for (std::size_t i = 0; i < alike.size(); ++i)
      for (std::size_t k = i + 1; k < alike.size(); ++k)
        if (are_easily_swapped(alike[i], alike[k]))
          out.push_back(
              {.check = "X1",
               .severity = Severity::Low,
               .meeting = {},
               .item = {},
               .subject = {},
               .text = fmt::format("{} and {} differ by letters that are easily mistyped. Correct the one that "
                                   "is wrong, or spell both out where they are first used.",
                                   alike[i], alike[k])});
}

/// A word that stands twice in a row; "had had" may be meant. Empty where there is none.
std::string doubled_word(std::string_view text) {
  for (const auto sentence : sentences_of(text)) {
    const auto words = words_of(sentence);
    for (std::size_t i = 1; i < words.size(); ++i) {
      const bool is_word = words[i].size() > 1 && words[i][0] >= 'a' && words[i][0] <= 'z';
      if (words[i] == words[i - 1] && is_word && words[i] != "had" && words[i] != "that") return words[i];
    }
  }
  return {};
}

/// "21th": a day whose ending is another's; the word, or empty.
std::string wrong_ordinal(std::string_view text) {
  for (const auto& word : words_of(text)) {
    const auto digits = word.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || digits > 2) continue;
    const auto ending = std::string_view(word).substr(digits);
    if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") continue;
    const char last = word[digits - 1];
    const bool is_teen = digits == 2 && word[0] == '1';
    const std::string_view right = is_teen ? "th" : last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
    if (ending != right) return word;
  }
  return {};
}

/// What is broken or left over in a text, each named once.
std::vector<std::string> faults_in(std::string_view text) {
  std::vector<std::string> out;
  const std::string lower = base::lower(text);
  for (const std::string_view left_over :
       {"[insert", "lorem ipsum", "{{", "<<", "click here to enter", "click or tap", " [name]", " [date]", "xxx"})
    if ((" " + lower).find(left_over) != std::string::npos)
      out.push_back(fmt::format("template text \"{}\"", base::trimmed(left_over)));
  for (const std::string_view marked : {"(as recorded)", "(sic)", "[sic]"})
    if (lower.find(marked) != std::string::npos) out.push_back(fmt::format("words marked \"{}\"", marked));
  if (const auto word = wrong_ordinal(text); !word.empty()) out.push_back(fmt::format("\"{}\"", word));
  if (const auto word = doubled_word(text); !word.empty()) out.push_back(fmt::format("\"{} {}\"", word, word));
  return out;
}

bool is_plain_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "up[date]": square brackets inside a word are someone's mending; the word, or empty.
std::string mended_word(std::string_view text) {
  for (auto word : base::split(text, ' ')) {
    while (!word.empty() && !is_plain_letter(word.back()) && word.back() != ']') word.remove_suffix(1);
    const auto open = word.find('[');
    const auto close = word.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) continue;
    const bool is_before = open > 0 && is_plain_letter(word[open - 1]);
    const bool is_after = close + 1 < word.size() && is_plain_letter(word[close + 1]);
    if (is_before || is_after) return std::string(word);
  }
  return {};
}

std::vector<std::string> faults_of(std::string_view title, std::string_view text) {
  auto out = faults_in(text);
  if (const auto word = mended_word(text); !word.empty())
    out.push_back(fmt::format("a word mended by hand, \"{}\"", word));
  if (Phrases(title).names_any({"tbc", "tba", "to be confirmed", "untitled"}))
    out.emplace_back("a title to be confirmed");
  return out;
}

void add_broken(std::string_view meeting, std::string_view item, const std::vector<std::string>& faults,
                std::vector<CheckFinding>& out) {
  if (faults.empty()) return;
  out.push_back({.check = "X2",
                 .severity = Severity::Low,
                 .meeting = std::string(meeting),
                 .item = std::string(item),
                 .subject = {},
                 .text = fmt::format("The text holds {}. Read it against the notes, and write what was meant.",
                                     base::listed(faults))});
}

}  // namespace

void acronyms_spelled_out(const BookIndex& index, std::vector<CheckFinding>& out) {
  const auto names = names_in(index.book());
  const auto initials = initials_in(index.book());
  const SpelledOut everywhere(names);
  std::set<std::string> all = acronyms_in(names);
  for (const Meeting& meeting : index.book().meetings) {
    const auto text = meeting_text(index, meeting);
    const SpelledOut here(text + std::string(kGap) + roles_at(meeting));
    std::vector<std::string> unknown;
    for (const auto& acronym : acronyms_in(text)) {
      if (initials.contains(acronym)) continue;
      all.insert(acronym);
      if (!here.has(acronym) && !everywhere.has(acronym)) unknown.push_back(acronym);
    }
    if (unknown.empty()) continue;
    out.push_back({.check = "X1",
                   .severity = Severity::Low,
                   .meeting = meeting.id,
                   .item = {},
                   .subject = {},
                   .text = fmt::format("{} {} used and never spelled out. Spell each out where it is first used, and "
                                       "keep one list of what they mean.",
                                       base::listed(unknown), unknown.size() == 1 ? "is" : "are")});
  }
  add_swapped(all, out);
}

void broken_text(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings) {
    for (const AgendaItem& item : meeting.items)
      add_broken(meeting.id, item_label(item), faults_of(item.title, item_text(item)), out);
    for (const Action* one : index.raised_at(meeting.id))
      add_broken(meeting.id, one->raised_item.value_or(""), faults_of("", one->text), out);
  }
  for (const Bulletin& bulletin : index.book().bulletins)
    for (const BulletinPaper& paper : bulletin.papers)
      add_broken(bulletin.id, paper.label_in_index.value_or(""),
                 faults_of(paper.title, paper.title + std::string(kGap) + paper.text.value_or("")), out);
}

}  // namespace governance
