#include "governance/checks/action_log_checks.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/action_log.h"
#include "governance/checks/action_owner.h"
#include "governance/checks/due_date.h"
#include "governance/checks/naming.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

/// Fewer key words more than this may be chance.
constexpr std::size_t kClearlyMore = 2;
/// Below this many references a gap tells nothing.
constexpr std::size_t kFewestReferences = 3;

CheckFinding about(std::string_view check, Severity severity, const Meeting& meeting, std::string_view item,
                   std::string_view subject, std::string text) {
  return {.check = std::string(check),
          .severity = severity,
          .meeting = meeting.id,
          .item = std::string(item),
          .subject = std::string(subject),
          .text = std::move(text)};
}

/// "The action ..." at the start of a sentence.
std::string log_label(const Meeting& meeting) {
  const auto item = std::ranges::find(meeting.items, ItemKind::ActionLog, &AgendaItem::kind);
  return item == meeting.items.end() ? "" : item_label(*item);
}

/// Ids of all that a meeting's log lists or heard a report of.
std::set<const Action*> dealt_with_at(const BookIndex& index, const Meeting& meeting) {
  std::set<const Action*> out;
  for (const auto id : logged_at(meeting).value_or(std::unordered_set<std::string_view>()))
    out.insert(index.action(id));
  for (const Report& one : index.reports_at(meeting.id))
    if (is_report(*one.entry)) out.insert(one.action);
  return out;
}

void add_dropped(const BookIndex& index, const Meeting& earlier, const Meeting& later, const Naming& naming,
                 std::vector<CheckFinding>& out) {
  const auto dealt_with = dealt_with_at(index, later);
  for (const Action* action : live_at(index, earlier)) {
    if (dealt_with.contains(action) || was_closed_by(index, *action, earlier.date)) continue;
    out.push_back(
        about("T2", Severity::Medium, later, log_label(later), action->id,
              fmt::format("{} was open on {} and is not in the log of {}. Put it back, or record when and why "
                          "it was closed.",
                          base::capitalised(naming.action(*action)), base::long_date(earlier.date),
                          base::long_date(later.date))));
  }
}

/// References of one stem: "170817/" with 1, 2, 3.
struct Numbering {
  std::map<int, const Meeting*> numbers;  ///< with the last meeting that showed it
  const Meeting* last = nullptr;
};

void take_reference(const std::string& reference, const Meeting& meeting, std::map<std::string, Numbering>& out) {
  const auto stroke = reference.rfind('/');
  if (stroke == std::string::npos) return;
  int number = 0;
  const char* const end = reference.data() + reference.size();
  const auto [at, error] = std::from_chars(reference.data() + stroke + 1, end, number);
  if (error != std::errc() || at != end || number <= 0) return;
  auto& numbering = out[reference.substr(0, stroke + 1)];
  numbering.numbers[number] = &meeting;
  if (numbering.last == nullptr || numbering.last->date < meeting.date) numbering.last = &meeting;
}

/// Numbers that run from one upwards have gaps worth asking about; a year's running minute numbers have many that no
/// action took.
std::vector<std::string> gaps_in(const std::string& stem, const Numbering& numbering) {
  std::vector<std::string> out;
  const auto& numbers = numbering.numbers;
  const int last = numbers.rbegin()->first;
  if (numbers.size() < kFewestReferences || static_cast<std::size_t>(last) >= 2 * numbers.size()) return out;
  for (int n = 1; n < last; ++n)
    if (!numbers.contains(n)) out.push_back(stem + std::to_string(n));
  return out;
}

void add_gaps(const BookIndex& index, std::string_view body, std::vector<CheckFinding>& out) {
  std::map<std::string, Numbering> stems;
  for (const Meeting* meeting : index.meetings_of(body))
    for (const Action* action : live_at(index, *meeting))
      if (action->reference) take_reference(*action->reference, *meeting, stems);
  for (const auto& [stem, numbering] : stems) {
    const auto gaps = gaps_in(stem, numbering);
    if (gaps.empty()) continue;
    out.push_back(about("T2", Severity::Medium, *numbering.last, log_label(*numbering.last), body,
                        fmt::format("{} {} in no log, though the numbers before and after {}. Find what became of {}, "
                                    "or note that the number was never used.",
                                    base::listed(gaps), gaps.size() == 1 ? "appears" : "appear",
                                    gaps.size() == 1 ? "it do" : "them do", gaps.size() == 1 ? "it" : "them")));
  }
}

enum class OtherEnd { None, Superseded, Transferred };
OtherEnd other_end(const Action& action, const ActionEntry& entry) {
  if (action.final_state == FinalState::ClosedSuperseded) return OtherEnd::Superseded;
  if (action.final_state == FinalState::ClosedTransferred) return OtherEnd::Transferred;
  const Phrases note(entry.note.value_or(""));
  if (note.names_any({"superseded", "supersedes", "overtaken", "overtake"})) return OtherEnd::Superseded;
  if (note.names_any({"transferred", "handed over", "handed to", "to finish it", "to take forward", "taken over by"}))
    return OtherEnd::Transferred;
  return OtherEnd::None;
}

std::string other_end_text(const Action& action, const ActionEntry& entry, OtherEnd end, const Naming& naming) {
  const bool is_superseded = end == OtherEnd::Superseded;
  return fmt::format("{} is marked {} but was {}{}. Keep the closing reason apart from the status: \"{}\".",
                     base::capitalised(naming.action(action)), naming.quoted(*entry.status, 40),
                     is_superseded ? "superseded" : "transferred, not done",
                     entry.note ? fmt::format(" ({})", naming.quoted(*entry.note)) : "",
                     is_superseded ? "superseded by ..., decided on ..." : "transferred to ..., accepted on ...");
}

std::vector<base::Date> due_dates_known(const BookIndex& index, std::string_view body) {
  const auto dates = index.dates_of(body);
  std::vector<base::Date> out(dates.begin(), dates.end());
  for (const Meeting* meeting : index.meetings_of(body))
    if (meeting->next_meeting.date) out.push_back(*meeting->next_meeting.date);
  std::ranges::sort(out);
  const auto again = std::ranges::unique(out);
  out.erase(again.begin(), again.end());
  return out;
}

/// One action against its due date: where it was seen late, or due and not heard of.
class DueWatch {
 public:
  DueWatch(const BookIndex& index, const Naming& naming) : index_(index), naming_(naming) {
    for (const auto body : index.bodies_that_met()) {
      dates_[body] = due_dates_known(index, body);
      for (const Meeting* meeting : index.meetings_of(body)) dealt_with_[meeting] = dealt_with_at(index, *meeting);
    }
  }

  void watch(const Action& action, std::vector<CheckFinding>& out) const {
    const auto body = index_.body_of(action);
    if (!action.due || body.empty()) return;
    const Meeting* raised = action.raised_at ? index_.meeting(*action.raised_at) : nullptr;
    const auto said_on = raised == nullptr ? std::nullopt : std::optional(raised->date);
    const auto due = due_date(*action.due, said_on, dates_.at(body));
    if (!due) return;
    const Meeting* late_at = nullptr;
    const Meeting* silent_at = nullptr;
    const auto meetings = index_.meetings_of(body);
    const auto from = std::ranges::lower_bound(meetings, due->by, {}, &Meeting::date);
    for (const Meeting* meeting : std::ranges::subrange(from, meetings.end())) {
      if (meeting == raised) continue;
      const bool is_dealt_with = dealt_with_.at(meeting).contains(&action);
      if (meeting->date == due->by && !is_dealt_with) silent_at = meeting;
      if (meeting->date > due->by && is_dealt_with && late_at == nullptr) late_at = meeting;
    }
    if (late_at != nullptr && is_settled(action, *late_at)) return;
    if (late_at == nullptr && (silent_at == nullptr || was_closed_by(index_, action, silent_at->date))) return;
    add(action, *due, late_at, silent_at, out);
  }

 private:
  [[nodiscard]] bool is_settled(const Action& action, const Meeting& at) const {
    if (was_closed_by(index_, action, at.date)) return true;
    return std::ranges::any_of(
        action.history, [&](const ActionEntry& entry) { return entry.at == at.id && speaks_of_lateness(entry); });
  }
  void add(const Action& action, const DueDate& due, const Meeting* late_at, const Meeting* silent_at,
           std::vector<CheckFinding>& out) const {
    const Meeting& at = late_at != nullptr ? *late_at : *silent_at;
    std::string text =
        fmt::format("{} was due on {}", base::capitalised(naming_.action(action)), base::long_date(due.by));
    if (silent_at != nullptr) text += " and was not reported then";
    if (late_at != nullptr)
      text += fmt::format("; on {} it was reviewed with neither an outcome nor a word on its lateness",
                          base::long_date(late_at->date));
    out.push_back(about("T5", Severity::Medium, at, log_label(at), action.id,
                        text + ". Close it with a reason, or agree a new date and say why."));
  }

  const BookIndex& index_;
  const Naming& naming_;
  std::map<std::string_view, std::vector<base::Date>> dates_;
  std::map<const Meeting*, std::set<const Action*>> dealt_with_;
};

const AgendaItem* item_numbered(const Meeting& meeting, std::string_view number) {
  for (const AgendaItem& item : meeting.items)
    if (item.number == number || (item.reference && item.reference->ends_with("/" + std::string(number)))) return &item;
  return nullptr;
}

/// The item that a note names first: "taken under item 5".
const AgendaItem* item_pointed_to(const Meeting& meeting, std::string_view note) {
  const auto words = words_of(note);
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "item") return item_numbered(meeting, words[i + 1]);
  return nullptr;
}

/// A meeting's items by the words of their titles.
class ItemSubjects {
 public:
  explicit ItemSubjects(const Meeting& meeting) : meeting_(meeting) {
    for (std::size_t i = 0; i < meeting.items.size(); ++i)
      if (meeting.items[i].kind == ItemKind::Substantive)
        for (const auto& word : key_words(meeting.items[i].title)) by_word_[word].push_back(i);
  }

  /// The item that the words fit clearly better than the one pointed to; null where none does.
  [[nodiscard]] const AgendaItem* better(const AgendaItem& pointed_to, const std::set<std::string>& wanted) {
    std::map<std::size_t, std::size_t> shared;
    for (const auto& word : wanted)
      if (const auto items = by_word_.find(word); items != by_word_.end())
        for (const std::size_t item : items->second) ++shared[item];
    const AgendaItem* best = nullptr;
    std::size_t most = 0;
    for (const auto& [item, count] : shared)
      if (&meeting_.items[item] != &pointed_to && count > most) best = &meeting_.items[item], most = count;
    if (most < kClearlyMore || most < shared_count(wanted, words_of_item(pointed_to)) + kClearlyMore) return nullptr;
    return best;
  }

 private:
  const std::set<std::string>& words_of_item(const AgendaItem& item) {
    const auto [at, is_new] = whole_.try_emplace(&item);
    if (is_new) at->second = key_words(item.title + " " + item.summary.value_or(""));
    return at->second;
  }

  const Meeting& meeting_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
  std::unordered_map<const AgendaItem*, std::set<std::string>> whole_;
};

bool says_no_update(const ActionEntry& entry) {
  if (entry.status) return false;
  return !entry.note ||
         Phrases(*entry.note)
             .names_any({"no update", "nothing", "absent", "not present", "no report", "apologies", "not available"});
}

bool was_away(const BookIndex& index, const Meeting& meeting, std::string_view person) {
  const auto* row = index.attendance(meeting, person);
  return row == nullptr || !was_there(row->kind);
}

}  // namespace

void actions_dropped(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for (const auto body : index.bodies_that_met()) {
    const auto meetings = index.meetings_of(body);
    for (std::size_t i = 1; i < meetings.size(); ++i)
      if (follows(*meetings[i], *meetings[i - 1])) add_dropped(index, *meetings[i - 1], *meetings[i], naming, out);
    add_gaps(index, body, out);
  }
}

void actions_closed_as_other(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for (const Action& action : index.book().actions) {
    if (action.closing_reason) continue;
    bool said = false;
    for (const ActionEntry& entry : action.history) {
      const Meeting* at = index.meeting(entry.at);
      if (at == nullptr || !says_done(entry.status)) continue;
      said = true;
      if (const auto end = other_end(action, entry); end != OtherEnd::None)
        out.push_back(
            about("T3", Severity::Medium, *at, log_label(*at), action.id, other_end_text(action, entry, end, naming)));
    }
    const Meeting* last = action.history.empty() ? nullptr : index.meeting(action.history.back().at);
    if (said || last == nullptr || !is_closed(action.final_state)) continue;
    out.push_back(about("T3", Severity::Medium, *last, log_label(*last), action.id,
                        fmt::format("{} is closed and no reason is given. Record whether it was done, superseded, "
                                    "transferred or no longer needed.",
                                    base::capitalised(naming.action(action)))));
  }
}

void actions_overdue(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const DueWatch watch(index, naming);
  for (const Action& action : index.book().actions) watch.watch(action, out);
}

void updates_to_another_item(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  std::unordered_map<const Meeting*, ItemSubjects> subjects;
  for (const Action& action : index.book().actions)
    for (const ActionEntry& entry : action.history) {
      const Meeting* at = index.meeting(entry.at);
      const AgendaItem* named = at != nullptr && entry.note ? item_pointed_to(*at, *entry.note) : nullptr;
      if (named == nullptr) continue;
      const AgendaItem* better = subjects.try_emplace(at, *at).first->second.better(*named, key_words(action.text));
      if (better == nullptr) continue;
      out.push_back(about("T7", Severity::Medium, *at, log_label(*at), action.id,
                          fmt::format("The update of {} points to {} ({}), but its subject is that of {} ({}). Correct "
                                      "the reference, so that the update can be found.",
                                      naming.action(action), item_name(*named), naming.quoted(named->title, 50),
                                      item_name(*better), naming.quoted(better->title, 50))));
    }
}

void updates_not_sought(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const OwnerReader reader(index);
  for (const Action& action : index.book().actions) {
    if (action.update_sought == true || action.owners.empty()) continue;
    for (const ActionEntry& entry : action.history) {
      const Meeting* at = index.meeting(entry.at);
      if (at == nullptr || !is_report(entry) || !says_no_update(entry)) continue;
      std::vector<std::string_view> away;
      for (const ActionOwner& owner : reader.owners_of(action))
        if (!owner.person.empty() && was_away(index, *at, owner.person)) away.push_back(owner.person);
      if (away.empty()) continue;
      out.push_back(about("T8", Severity::Medium, *at, log_label(*at), action.id,
                          fmt::format("{} had no update because {} was away. Ask absent owners for an update in "
                                      "writing before the meeting.",
                                      base::capitalised(naming.action(action)), naming.people(away, at))));
    }
  }
}

}  // namespace governance
