#include "governance/checks/conflict_checks.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/naming.h"
#include "governance/checks/parties_at_item.h"

namespace governance {
namespace {

/// The meetings' items with their parties worked out, one after another.
template <class Take>
void for_each_conflicted_item(const BookIndex& index, Take take) {
  const OrganisationNames names(index);
  for (const Meeting& meeting : index.book().meetings) {
    const Room room(index, meeting);
    for (std::size_t i = 0; i < meeting.items.size(); ++i) {
      const auto& screening = meeting.items[i].screening;
      if (!screening || screening->outcome < ScreeningOutcome::DeclareOutcomeNotStated) continue;
      take(meeting, meeting.items[i], parties_at_item(index, names, room, meeting, i));
    }
  }
}

const Handling* handling_of(const AgendaItem& item, std::string_view person) {
  const auto& all = item.screening->people;
  const auto at = std::ranges::find(all, person, &Handling::person);
  return at == all.end() ? nullptr : &*at;
}

bool presents(const AgendaItem& item, std::string_view person) {
  return std::ranges::find(item.presenters, person) != item.presenters.end();
}
bool left(const AgendaItem& item, std::string_view person) {
  return std::ranges::find(item.left, person, &Departure::person) != item.left.end();
}

/// What must be known of one person's handling, and is not.
struct Gaps {
  std::vector<std::string_view> undeclared, no_outcome, part_unknown, took_part, times, presenting;

  void take(const AgendaItem& item, std::string_view person) {
    const Handling* handling = handling_of(item, person);
    const auto outcome = handling != nullptr && handling->outcome ? *handling->outcome : item.screening->outcome;
    const bool keeps = keeps_from_deciding(outcome);
    const bool by_name = item.screening->declarations_by_name && handling == nullptr;
    const bool declared = handling != nullptr && handling->declared == Declared::Yes;
    if (!declared && !by_name) undeclared.push_back(person);
    if (handling == nullptr || !handling->outcome) no_outcome.push_back(person);
    if (!keeps) return;
    const auto part = handling == nullptr ? std::nullopt : handling->took_part_in_decision;
    if (part == true) took_part.push_back(person);
    if (!part && !left(item, person)) part_unknown.push_back(person);
    if (presents(item, person) && !part) presenting.push_back(person);
    const bool must_leave = outcome == ScreeningOutcome::LeaveForItem;
    const bool has_left = (handling != nullptr && handling->left) || left(item, person);
    if (must_leave && !has_left) times.push_back(person);
  }
};

std::string gaps_text(const Meeting& meeting, const AgendaItem& item, const PartiesAtItem& parties, const Gaps& gaps,
                      const Naming& naming) {
  std::string out;
  const auto add = [&](const std::vector<std::string_view>& people, std::string_view words) {
    if (people.empty()) return;
    const bool is_all = parties.is_everyone && people.size() == parties.people.size() && people.size() > 8;
    out += fmt::format(
        " {} {}.", is_all ? fmt::format("All {} there:", people.size()) : naming.people(people, &meeting) + ":", words);
  };
  add(gaps.took_part, "took part in a decision that they were to keep out of");
  const bool was_stated = item.screening->outcome != ScreeningOutcome::DeclareOutcomeNotStated;
  const bool lack_both = was_stated && gaps.undeclared == gaps.no_outcome;
  add(gaps.undeclared, lack_both ? "neither a declaration nor how it was handled is recorded by name"
                                 : "no declaration is recorded by name");
  if (was_stated && !lack_both) add(gaps.no_outcome, "it is not recorded by name how the interest was handled");
  add(gaps.part_unknown, "not shown to have taken no part in the decision");
  add(gaps.presenting, "presented the item");
  add(gaps.times, "no time of leaving recorded");
  return out;
}

constexpr std::string_view kRecordAll =
    "Record for each person what was declared, how it was handled and by whose ruling, when they left and came back, "
    "and "
    "whether they took part in the decision.";
constexpr std::string_view kRecordDeclarations =
    "Record for each person what was declared, how it was handled and by whose ruling.";

void add_conflicted_item(const Meeting& meeting, const AgendaItem& item, const PartiesAtItem& parties,
                         const Naming& naming, std::vector<CheckFinding>& out) {
  Gaps gaps;
  for (const auto person : parties.people) gaps.take(item, person);
  const bool is_unstated = item.screening->outcome == ScreeningOutcome::DeclareOutcomeNotStated;
  std::string text = gaps_text(meeting, item, parties, gaps, naming);
  if (is_unstated) text += " What they were to do (stay, speak, decide or leave) is not recorded.";
  // Words that the book does not know are settled where the people were then named one by one.
  if (!parties.unclear.empty() && item.screening->people.empty())
    text += fmt::format(" {} names nobody in the lists.", naming.quoted(parties.unclear.front()));
  if (text.empty()) return;
  const bool is_grave = keeps_from_deciding(item.screening->outcome) || !gaps.took_part.empty();
  out.push_back({.check = "C1",
                 .severity = is_grave ? Severity::High : Severity::Medium,
                 .meeting = meeting.id,
                 .item = item_label(item),
                 .subject = {},
                 .text = fmt::format("At {} an interest of {} was flagged.{} {}", item_name(item),
                                     naming.parties(item.screening->parties), text,
                                     is_grave || is_unstated ? kRecordAll : kRecordDeclarations)});
}

/// An outcome of one's own that lets one stay in the decision lets one preside over it.
bool may_preside(const AgendaItem& item, std::string_view person) {
  const Handling* handling = handling_of(item, person);
  return handling != nullptr && handling->outcome && *handling->outcome == ScreeningOutcome::DeclareAndParticipate;
}

void add_presiding(const Meeting& meeting, const AgendaItem& item, const PartiesAtItem& parties, const Naming& naming,
                   std::vector<CheckFinding>& out) {
  const auto& presiding = item.presided_by ? item.presided_by : meeting.chair;
  if (!presiding || !parties.holds(*presiding) || may_preside(item, *presiding)) return;
  out.push_back(
      {.check = "C2",
       .severity = Severity::High,
       .meeting = meeting.id,
       .item = item_label(item),
       .subject = *presiding,
       .text = fmt::format("{} presided at {} while among those flagged with an interest, and no stand-in is "
                           "recorded. Record who took the chair for the item, or who ruled that {} could "
                           "keep it and why.",
                           naming.person(*presiding, &meeting), item_name(item), naming.person(*presiding, &meeting))});
}

void add_minute_taker(const Meeting& meeting, const AgendaItem& item, const PartiesAtItem& parties,
                      const Naming& naming, std::vector<CheckFinding>& out) {
  const auto& taker = meeting.minute_taker;
  const bool is_presiding = taker == (item.presided_by ? item.presided_by : meeting.chair);
  const bool matters = item.screening->outcome == ScreeningOutcome::DeclareOutcomeNotStated ||
                       item.screening->outcome >= ScreeningOutcome::LeaveForItem;
  if (!taker || is_presiding || !matters || !parties.holds(*taker) || handling_of(item, *taker) != nullptr) return;
  out.push_back({.check = "C2",
                 .severity = Severity::Low,
                 .meeting = meeting.id,
                 .item = item_label(item),
                 .subject = *taker,
                 .text = fmt::format("{} took the minutes of {} while of a party flagged with an interest. Record how "
                                     "access to the papers and to the draft minutes was handled.",
                                     naming.person(*taker, &meeting), item_name(item))});
}

std::set<Sector> sectors_at_the_table(const BookIndex& index, const OrganisationNames& names, const Meeting& meeting) {
  std::set<Sector> out;
  for (const Attendance& row : meeting.attendance) {
    const auto* organisation = row.kind == AttendanceKind::Present ? index.organisation(names.of(row)) : nullptr;
    if (organisation == nullptr) continue;
    // A programme, network or public member is no partner whose governance lead could screen.
    if (organisation->sector <= Sector::NhsNational) out.insert(organisation->sector);
  }
  return out;
}

/// Who screened, in a sentence that says so: before the verb, or after "by".
std::string_view screeners_in(std::string_view sentence) {
  const std::string lower = base::lower(sentence);
  for (const std::string_view verb : {"reviewed", "screened", "checked"}) {
    const auto at = lower.find(verb);
    if (at == std::string::npos) continue;
    const auto by = lower.find(" by ", at);
    return by == std::string::npos ? sentence.substr(0, at) : sentence.substr(by);
  }
  return {};
}

std::set<Sector> sectors_that_screened(const BookIndex& index, const OrganisationNames& names, const Meeting& meeting) {
  if (meeting.screened_by && !meeting.screened_by->sectors.empty())
    return {meeting.screened_by->sectors.begin(), meeting.screened_by->sectors.end()};
  std::set<Sector> out;
  for (const AgendaItem& item : meeting.items) {
    if (item.kind != ItemKind::Conflicts || !item.summary) continue;
    for (const auto sentence : sentences_of(*item.summary)) {
      Phrases who(screeners_in(sentence));
      for (const auto id : names.take_from(who)) out.insert(index.organisation(id)->sector);
      out.merge(sectors_named(who));
    }
  }
  return out;
}

}  // namespace

void conflicts_by_person(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for_each_conflicted_item(index, [&](const Meeting& meeting, const AgendaItem& item, const PartiesAtItem& parties) {
    add_conflicted_item(meeting, item, parties, naming, out);
  });
}

void conflicted_in_the_chair(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for_each_conflicted_item(index, [&](const Meeting& meeting, const AgendaItem& item, const PartiesAtItem& parties) {
    if (item.screening->outcome == ScreeningOutcome::DeclareAndParticipate) return;
    add_presiding(meeting, item, parties, naming, out);
    add_minute_taker(meeting, item, parties, naming, out);
  });
}

void items_not_screenable(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings)
    for (const AgendaItem& item : meeting.items) {
      if (item.kind != ItemKind::Substantive || !(item.medium == Medium::Verbal || item.is_late)) continue;
      const bool was_asked = item.screening && (!item.screening->people.empty() || item.screening->handling ||
                                                item.screening->outcome >= ScreeningOutcome::DeclareOutcomeNotStated);
      const bool had_paper = item.medium == Medium::Paper && item.screening && item.screening->screened;
      if (was_asked || had_paper) continue;
      out.push_back(
          {.check = "C3",
           .severity = Severity::Medium,
           .meeting = meeting.id,
           .item = item_label(item),
           .subject = {},
           .text = fmt::format("There was {} for {}, so that nobody could screen it for conflicts of "
                               "interest. Ask for a paper in time, or ask for declarations at the item and "
                               "record the answers.",
                               item.medium == Medium::Verbal ? "no paper" : "a late paper only", item_name(item))});
    }
}

void sectors_left_out(const BookIndex& index, std::vector<CheckFinding>& out) {
  const OrganisationNames names(index);
  for (const Meeting& meeting : index.book().meetings) {
    const auto screened = sectors_that_screened(index, names, meeting);
    if (screened.empty()) continue;
    std::vector<std::string> missing;
    for (const Sector one : sectors_at_the_table(index, names, meeting))
      if (!screened.contains(one)) missing.emplace_back(sector_words(one));
    if (missing.empty()) continue;
    const auto item = std::ranges::find(meeting.items, ItemKind::Conflicts, &AgendaItem::kind);
    out.push_back(
        {.check = "C4",
         .severity = Severity::Medium,
         .meeting = meeting.id,
         .item = item == meeting.items.end() ? "" : item_label(*item),
         .subject = {},
         .text = fmt::format("The agenda was screened for conflicts of interest without {}, who sat at the "
                             "table. Ask a governance lead of every partner sector to take part in screening.",
                             base::listed(missing))});
  }
}

}  // namespace governance
