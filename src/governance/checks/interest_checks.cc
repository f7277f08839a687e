#include "governance/checks/interest_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/naming.h"
#include "governance/checks/parties_at_item.h"

namespace governance {
namespace {

std::string text_of(const AgendaItem& item) {
  return item.title + ". " + item.purpose.value_or("") + ". " + item.summary.value_or("");
}

/// The word that speaks of buying; empty where none does.
std::string buying_word(const Phrases& text) {
  for (const auto& word : text.words()) {
    static constexpr auto kBeginnings = std::to_array<std::string_view>(
        {"procur", "re-procur", "reprocur", "tender", "re-tender", "retender", "contract", "bidder", "supplier",
         "purchas", "invest", "outsourc", "decommission", "recommission"});
    static constexpr auto kWhole =
        std::to_array<std::string_view>({"bid", "bids", "award", "awarded", "grant", "lease"});
    const bool begins = std::ranges::any_of(kBeginnings, [&](auto one) {
      // "investigated" and "contracted an infection" are not about buying.
      return word.starts_with(one) && !word.starts_with("investig") && word != "contracted";
    });
    if (begins || std::ranges::find(kWhole, std::string_view(word)) != kWhole.end()) return word;
  }
  return {};
}

bool is_current(const Interest& interest, base::Date date) {
  return (!interest.from || *interest.from <= date) && (!interest.to || date <= *interest.to);
}

/// One item with all that C5 asks of it.
struct Matter {
  const BookIndex& index;
  const OrganisationNames& names;
  const Naming& naming;
  const Room& room;
  const Meeting& meeting;
  std::size_t place;

  [[nodiscard]] const AgendaItem& item() const { return meeting.items[place]; }
  [[nodiscard]] ScreeningOutcome outcome() const {
    return item().screening ? item().screening->outcome : ScreeningOutcome::NotScreened;
  }
  [[nodiscard]] bool names_no_party() const {
    return outcome() <= ScreeningOutcome::RegularConflictsOnly &&
           (!item().screening || (item().screening->parties.empty() && item().screening->people.empty()));
  }
  [[nodiscard]] CheckFinding finding(Severity severity, std::string text) const {
    return {.check = "C5",
            .severity = severity,
            .meeting = meeting.id,
            .item = item_label(item()),
            .subject = {},
            .text = std::move(text)};
  }
};

bool was_dealt_with(const Matter& matter, const PartiesAtItem& parties, std::string_view person) {
  if (parties.holds(person)) return true;
  const auto& screening = matter.item().screening;
  return screening && std::ranges::find(screening->people, person, &Handling::person) != screening->people.end();
}

/// What of a person's registered interests the text names; empty where nothing.
std::string named_interest(const Matter& matter, const Phrases& text,
                           const std::vector<std::string_view>& organisations, const Interest& interest) {
  for (const auto& one : interest.organisations) {
    if (std::ranges::find(organisations, one) != organisations.end()) return matter.naming.organisation(one);
    if (matter.index.organisation(one) == nullptr && text.names(one)) return one;
  }
  return {};
}

void add_registered(const Matter& matter, const Phrases& text, const std::vector<std::string_view>& organisations,
                    std::vector<CheckFinding>& out) {
  const auto parties = parties_at_item(matter.index, matter.names, matter.room, matter.meeting, matter.place);
  for (const Attendance* row : matter.room.at(matter.place)) {
    const Person* person = matter.index.person(row->person);
    if (person == nullptr || !person->interests || was_dealt_with(matter, parties, row->person)) continue;
    for (const Interest& interest : *person->interests) {
      const auto named = named_interest(matter, text, organisations, interest);
      if (named.empty() || !is_current(interest, matter.meeting.date)) continue;
      const bool is_financial = interest.kind == InterestKind::Financial;
      auto finding = matter.finding(
          is_financial ? Severity::High : Severity::Medium,
          fmt::format(
              "{} has {} interest in {} in the register, and {} is about it; nothing was declared or ruled. Ask "
              "{}, record the answer, and treat it as a breach if it should have been declared.",
              matter.naming.person(row->person, &matter.meeting), is_financial ? "a financial" : "an", named,
              item_name(matter.item()), matter.naming.person(row->person, &matter.meeting)));
      finding.subject = row->person;
      out.push_back(std::move(finding));
      break;
    }
  }
}

std::vector<std::string_view> people_of(const Matter& matter, const std::vector<std::string_view>& organisations) {
  std::vector<std::string_view> out;
  for (const Attendance* row : matter.room.at(matter.place))
    if (const auto id = matter.names.of(*row);
        !id.empty() && std::ranges::find(organisations, id) != organisations.end())
      out.push_back(row->person);
  return out;
}

void add_matter(const Matter& matter, std::vector<CheckFinding>& out) {
  const Phrases text(text_of(matter.item()));
  Phrases left = text;
  const auto organisations = matter.names.take_from(left);
  add_registered(matter, text, organisations, out);
  if (!matter.names_no_party()) return;
  const auto people = people_of(matter, organisations);
  std::string concerned;
  if (!people.empty()) concerned = " Concerned: " + matter.naming.people(people, &matter.meeting) + ".";
  if (const auto word = buying_word(text); !word.empty()) {
    out.push_back(matter.finding(
        Severity::Medium,
        fmt::format("{} speaks of buying (\"{}\"), and screening named nobody with an interest.{} Match those at the "
                    "table against who buys, sells or runs what was discussed, and record the result, nothing to "
                    "declare included.",
                    matter.item().number ? "Item " + *matter.item().number : item_name(matter.item()), word,
                    concerned)));
    return;
  }
  // Standing interests of the partners themselves are what "regular conflicts" covers.
  if (people.empty() || matter.outcome() == ScreeningOutcome::RegularConflictsOnly) return;
  std::vector<std::string> named;
  named.reserve(organisations.size());
  for (const auto id : organisations) named.push_back(matter.naming.organisation(id));
  out.push_back(matter.finding(
      Severity::Low, fmt::format("{} concerns {}, and screening named nobody.{} Record whether their interest matters "
                                 "here.",
                                 matter.item().number ? "Item " + *matter.item().number : item_name(matter.item()),
                                 base::listed(named), concerned)));
}

/// What screens, as a meeting's words call it: the noun in the singular, and the words around it.
using ScreeningNames = std::map<std::string, std::string>;

std::string singular(std::string word) {
  if (word.ends_with('s') && word.size() > 3) word.pop_back();
  return word;
}

void take_names(std::string_view sentence, ScreeningNames& out) {
  static constexpr auto kNouns = std::to_array<std::string_view>(
      {"panel", "officer", "lead", "group", "committee", "team", "function", "adviser"});
  static constexpr auto kAround =
      std::to_array<std::string_view>({"conflict", "conflicts", "of", "interest", "interests", "screening",
                                       "governance", "corporate", "affairs", "review", "compliance"});
  const auto words = words_of(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto noun = singular(words[i]);
    if (std::ranges::find(kNouns, std::string_view(noun)) == kNouns.end()) continue;
    std::size_t from = i;
    while (from > 0 && std::ranges::find(kAround, std::string_view(words[from - 1])) != kAround.end()) --from;
    while (from < i && words[from] == "of") ++from;
    // "The panel" takes up a name given before; an officer or a group may be anyone.
    if (from == i && noun != "panel") continue;
    std::string name;
    for (std::size_t k = from; k <= i; ++k) name += (name.empty() ? "" : " ") + words[k];
    auto& kept = out[noun];
    if (kept.size() < name.size()) kept = name;
  }
}

ScreeningNames screening_names(const Meeting& meeting) {
  ScreeningNames out;
  if (meeting.screened_by)
    if (const auto words = words_of(meeting.screened_by->name); !words.empty())
      out[singular(words.back())] = base::lower(meeting.screened_by->name);
  for (const AgendaItem& item : meeting.items) {
    const bool may_tell = item.kind == ItemKind::Conflicts || item.kind == ItemKind::Minutes;
    if (!may_tell || !item.summary) continue;
    for (const auto sentence : sentences_of(*item.summary)) take_names(sentence, out);
  }
  return out;
}

std::string listed_names(const ScreeningNames& names) {
  std::vector<std::string> out;
  for (const auto& [noun, name] : names) out.push_back("\"" + name + "\"");
  return base::listed(out);
}

bool is_same(const ScreeningNames& a, const ScreeningNames& b) {
  return std::ranges::any_of(a, [&](const auto& one) { return b.contains(one.first); });
}

}  // namespace

void interests_in_items(const BookIndex& index, std::vector<CheckFinding>& out) {
  const OrganisationNames names(index);
  const Naming naming(index);
  for (const Meeting& meeting : index.book().meetings) {
    const Room room(index, meeting);
    for (std::size_t i = 0; i < meeting.items.size(); ++i)
      if (meeting.items[i].kind == ItemKind::Substantive) add_matter({index, names, naming, room, meeting, i}, out);
  }
}

void screening_body_by_one_name(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const auto body : index.bodies_that_met()) {
    const Meeting* told_before = nullptr;
    ScreeningNames before;
    for (const Meeting* meeting : index.meetings_of(body)) {
      auto names = screening_names(*meeting);
      if (names.empty()) continue;
      const bool differs = told_before != nullptr && !is_same(before, names);
      if (names.size() > 1 || differs)
        out.push_back(
            {.check = "C6",
             .severity = Severity::Medium,
             .meeting = meeting->id,
             .item = {},
             .subject = std::string(body),
             .text = fmt::format(
                 "Who screens for conflicts of interest is called {}{}. Use one name, and say "
                 "once, in the terms of reference, who they are and by whose authority they "
                 "screen.",
                 listed_names(names),
                 differs ? fmt::format("; on {} it was {}", base::long_date(told_before->date), listed_names(before))
                         : "")});
      before = std::move(names);
      told_before = meeting;
    }
  }
}

}  // namespace governance
