#include "governance/checks/identity_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/naming.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

constexpr std::size_t kLongNameLetters = 12;
/// Near names stand near each other by the alphabet; among more than these nobody looks for them.
constexpr std::size_t kNeighbours = 300;

CheckFinding about_person(std::string_view person, std::string text) {
  return {.check = "I2",
          .severity = Severity::Low,
          .meeting = {},
          .item = {},
          .subject = std::string(person),
          .text = std::move(text)};
}

std::string role_of(const Attendance& row, const Naming& naming) {
  return row.role ? shortened(naming.without_names(*row.role), 60) : "role not given";
}

/// A name in full: not initials, and not a remark about a name.
bool is_full_name(std::string_view name) {
  return name.find(' ') != std::string_view::npos && name.find('(') == std::string_view::npos;
}

/// The words that one spelling has and another has not: never a whole name.
std::string differing_words(const std::string& one, const std::string& other) {
  std::string out;
  const auto theirs = base::split(other, ' ');
  for (const auto word : base::split(one, ' '))
    if (std::ranges::find(theirs, word) == theirs.end()) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

/// All ways in which the book writes each person's name, the preferred one first.
std::map<std::string_view, std::vector<std::string>> spellings_of(const BookIndex& index) {
  std::map<std::string_view, std::vector<std::string>> out;
  const auto take = [&](std::string_view person, const std::string& name) {
    auto& all = out[person];
    const bool is_known =
        std::ranges::any_of(all, [&](const auto& one) { return is_short_for(name, one) || is_short_for(one, name); });
    if (is_full_name(name) && !is_known) all.push_back(name);
  };
  for (const Person& one : index.book().people) {
    take(one.id, one.name);
    for (const auto& spelling : one.spellings_seen) take(one.id, spelling);
  }
  for (const Meeting* meeting : index.meetings_by_date())
    for (const Attendance& row : meeting->attendance) take(row.person, row.name_as_recorded);
  return out;
}

void add_spellings(const BookIndex& index, const Naming& naming, std::vector<CheckFinding>& out) {
  const auto all = spellings_of(index);
  for (const Person& person : index.book().people) {
    const auto& spellings = all.at(person.id);
    std::vector<std::string> pairs;
    for (std::size_t i = 1; i < spellings.size(); ++i) {
      const auto ours = differing_words(spellings[0], spellings[i]);
      const auto theirs = differing_words(spellings[i], spellings[0]);
      pairs.push_back(fmt::format("\"{}\" and \"{}\"", ours, theirs));
    }
    if (pairs.empty()) continue;
    out.push_back(about_person(person.id, fmt::format("One person, {}, is written in several ways: {}. Choose one "
                                                      "spelling, and keep the others as aliases.",
                                                      naming.person(person.id), base::listed(pairs))));
  }
}

void add_changing_initials(const BookIndex& index, std::vector<CheckFinding>& out) {
  std::map<std::string_view, std::vector<std::string>> all;
  const auto take = [&](std::string_view person, const std::string& initials) {
    auto& seen = all[person];
    if (std::ranges::find(seen, initials) == seen.end()) seen.push_back(initials);
  };
  for (const Person& one : index.book().people)
    for (const auto& seen : one.initials_seen) take(one.id, seen.initials);
  for (const Meeting* meeting : index.meetings_by_date())
    for (const Attendance& row : meeting->attendance)
      if (row.initials) take(row.person, *row.initials);
  for (const Person& person : index.book().people) {
    const auto& seen = all[person.id];
    if (seen.size() < 2) continue;
    out.push_back(about_person(person.id, fmt::format("One person has the initials {} in different minutes. Give each "
                                                      "person one set of initials and keep it.",
                                                      base::listed(seen))));
  }
}

/// People whose names begin with the same letters, so that few pairs are compared.
std::map<std::string, std::vector<const Person*>> by_first_letters(const MinuteBook& book) {
  std::map<std::string, std::vector<const Person*>> out;
  for (const Person& one : book.people)
    if (is_full_name(one.name))
      out[base::lower(one.name.substr(0, 1) + one.name.substr(one.name.rfind(' ') + 1, 1))].push_back(&one);
  for (auto& [letters, people] : out)
    std::ranges::sort(people, {}, [](const Person* one) { return std::tie(one->name, one->id); });
  return out;
}

bool is_nearly(const std::string& a, const std::string& b) {
  const auto given = [](const std::string& name) { return name.substr(0, name.find(' ')); };
  const auto surname = [](const std::string& name) { return name.substr(name.rfind(' ') + 1); };
  if (letters_apart(a, b, 1) <= 1) return true;
  const bool shares_a_name = given(a) == given(b) || surname(a) == surname(b);
  return shares_a_name && std::min(a.size(), b.size()) >= kLongNameLetters && letters_apart(a, b, 2) <= 2;
}

const Person* near_name(const std::vector<const Person*>& people, std::size_t place) {
  for (std::size_t k = place + 1; k < std::min(people.size(), place + kNeighbours); ++k)
    if (is_nearly(base::lower(people[place]->name), base::lower(people[k]->name))) return people[k];
  return nullptr;
}

void add_near_names(const MinuteBook& book, const Naming& naming, std::vector<CheckFinding>& out) {
  for (const auto& [letters, people] : by_first_letters(book))
    for (std::size_t i = 0; i < people.size(); ++i) {
      const Person* other = near_name(people, i);
      if (other == nullptr) continue;
      out.push_back(about_person(
          other->id, fmt::format("Two people have nearly the same name: {} (kept as {}) and {} (kept as {}). "
                                 "If they are one, merge them; if not, note that they are two.",
                                 naming.person(people[i]->id), people[i]->id, naming.person(other->id), other->id)));
    }
}

/// Pairs of initials at one meeting of which one begins the other: "SP" and "SPi".
void take_mixable(const Meeting& meeting, std::set<std::string>& out) {
  std::map<std::string, const Attendance*> by_initials;
  for (const Attendance& row : meeting.attendance)
    if (row.initials) by_initials.emplace(base::upper(*row.initials), &row);
  for (auto one = by_initials.begin(); one != by_initials.end(); ++one)
    for (auto next = std::next(one); next != by_initials.end() && next->first.starts_with(one->first); ++next)
      if (next->second->person != one->second->person)
        out.insert(*one->second->initials + " with " + *next->second->initials);
}

void add_mixable_initials(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const auto body : index.bodies_that_met()) {
    std::set<std::string> pairs;
    for (const Meeting* meeting : index.meetings_of(body)) take_mixable(*meeting, pairs);
    if (pairs.empty()) continue;
    out.push_back(about_person(body, fmt::format("Initials that are easily mixed stood side by side: {}. Lengthen both "
                                                 "of a pair, so that neither is the beginning of the other.",
                                                 base::listed({pairs.begin(), pairs.end()}))));
  }
}

}  // namespace

void initials_shared(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for (const Meeting& meeting : index.book().meetings) {
    std::map<std::string, std::vector<const Attendance*>> by_initials;
    for (const Attendance& row : meeting.attendance)
      if (row.initials && index.attendance(meeting, row.person) == &row)
        by_initials[base::upper(*row.initials)].push_back(&row);
    for (const auto& [initials, rows] : by_initials) {
      if (rows.size() < 2) continue;
      std::vector<std::string> who;
      for (const Attendance* row : rows) who.push_back(role_of(*row, naming));
      out.push_back({.check = "I1",
                     .severity = Severity::Medium,
                     .meeting = meeting.id,
                     .item = {},
                     .subject = rows.front()->person,
                     .text = fmt::format("{} stands for {} people at this meeting: {}. Give each initials of their "
                                         "own, with a letter more of the surname.",
                                         *rows.front()->initials, rows.size(), base::listed(who))});
    }
  }
}

void people_who_look_alike(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  add_spellings(index, naming, out);
  add_changing_initials(index, out);
  add_near_names(index.book(), naming, out);
  add_mixable_initials(index, out);
}

}  // namespace governance
