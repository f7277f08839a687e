#include "governance/book_exports/body_report.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/london_time.h"
#include "base/text.h"
#include "governance/minute_book/body_extract.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

using documents::Count;
using documents::Day;
using documents::Quantity;
using documents::Table;
using Row = std::vector<Quantity>;

Quantity words(const std::optional<std::string>& text) {
  return text.value_or("");
}
Quantity time(const std::optional<TimeOfDay>& time_of_day) {
  return time_of_day ? base::time_text(base::LocalTime(*time_of_day)) : std::string();
}
Quantity yes_no(const std::optional<bool>& answer) {
  return std::string(!answer ? "" : *answer ? "yes" : "no");
}
/// "declare_discuss_not_decide" as "declare discuss not decide".
template <HasWords E>
Quantity choice(E value) {
  std::string out(word_of(value));
  std::ranges::replace(out, '_', ' ');
  return out;
}

/// Makes the tables of a book that holds one body's meetings alone.
class BodyTables {
 public:
  explicit BodyTables(const MinuteBook& book, std::string_view body) : book_(book), meetings_(book.meetings_of(body)) {}

  [[nodiscard]] Table meetings() const {
    Table table = empty("Meetings",
                        {"Meeting", "Date", "Start", "End", "Venue", "Chair", "Minute taker", "Quorate",
                         "Quorum, as minuted", "Minutes"},
                        {"Present", "In attendance", "Apologies", "Items", "Decisions"});
    for (const Meeting* one : meetings_) table.rows.push_back(meeting_row(*one));
    return table;
  }

  [[nodiscard]] Table attendance() const {
    Table table = empty("Attendance", {"Meeting", "Date", "Name", "Initials", "Role", "Organisation", "List",
                                       "Deputy for", "Votes", "Mode", "From", "To", "Note"});
    for (const Meeting* meeting : meetings_)
      for (const Attendance& one : meeting->attendance) table.rows.push_back(attendance_row(*meeting, one));
    return table;
  }

  [[nodiscard]] Table items() const {
    Table table = empty("Items", {"Meeting", "Date", "Item", "Reference", "Title", "Kind", "Paper", "Medium",
                                  "Presented by", "Purpose", "Conflicts of interest", "Parties", "Summary"});
    for (const Meeting* meeting : meetings_)
      for (const AgendaItem& item : meeting->items) table.rows.push_back(item_row(*meeting, item));
    return table;
  }

  [[nodiscard]] Table decisions() const {
    Table table = empty("Decisions", {"Meeting", "Date", "Item", "Title", "Verb", "Decision", "Form", "Inquorate",
                                      "Ratified at", "Ratification", "Excluded", "Abstained", "Reason"});
    for (const Meeting* meeting : meetings_)
      for (const AgendaItem& item : meeting->items)
        for (const Decision& decision : item.decisions) table.rows.push_back(decision_row(*meeting, item, decision));
    return table;
  }

  [[nodiscard]] Table actions() const {
    Table table = empty("Actions", {"Action", "Raised at", "Item", "Text", "Owners", "Accountable", "Due", "State",
                                    "Last entry", "Status, as recorded", "Note", "Closing reason"});
    for (const Action& action : book_.actions) table.rows.push_back(action_row(action));
    return table;
  }

 private:
  static Table empty(std::string caption, const std::vector<std::string>& worded,
                     const std::vector<std::string>& numeric = {}) {
    Table table;
    table.caption = std::move(caption);
    for (const auto& head : worded) table.columns.push_back({head, false});
    for (const auto& head : numeric) table.columns.push_back({head, true});
    return table;
  }

  static std::string heading(const Meeting& meeting) { return meeting.number.value_or(meeting.id); }
  static std::string heading(const AgendaItem& item) { return item.number.value_or(item.reference.value_or("")); }
  [[nodiscard]] std::string person(const std::string& id) const {
    const Person* found = book_.person(id);
    return found == nullptr ? id : found->name;
  }
  [[nodiscard]] std::string person(const std::optional<std::string>& id) const { return id ? person(*id) : ""; }
  [[nodiscard]] std::string organisation(const std::optional<std::string>& id) const {
    if (!id) return "";
    const Organisation* found = book_.organisation(*id);
    return found == nullptr ? *id : found->name;
  }
  [[nodiscard]] std::string people(const std::vector<std::string>& ids) const {
    std::vector<std::string> names;
    names.reserve(ids.size());
    for (const auto& id : ids) names.push_back(person(id));
    return base::listed(names);
  }
  [[nodiscard]] std::string party(const std::string& id) const {
    return book_.person(id) != nullptr ? person(id) : organisation(id);
  }
  /// The day of a meeting in the book, or its id.
  [[nodiscard]] Quantity held_on(const std::optional<std::string>& id) const {
    if (!id) return std::string();
    const Meeting* found = book_.meeting(*id);
    return found == nullptr ? Quantity(*id) : Day{found->date};
  }

  [[nodiscard]] Row meeting_row(const Meeting& meeting) const {
    const auto count = [&](AttendanceKind kind) {
      return Count{std::ranges::count(meeting.attendance, kind, &Attendance::kind)};
    };
    Count decisions;
    for (const AgendaItem& item : meeting.items) decisions.value += static_cast<std::int64_t>(item.decisions.size());
    return {heading(meeting),
            Day{meeting.date},
            time(meeting.started ? meeting.started : meeting.starts),
            time(meeting.finished ? meeting.finished : meeting.ends),
            words(meeting.venue),
            person(meeting.chair),
            person(meeting.minute_taker),
            yes_no(meeting.quorum.is_quorate),
            words(meeting.quorum.statement),
            words(meeting.minutes.own_outcome),
            count(AttendanceKind::Present),
            count(AttendanceKind::InAttendance),
            count(AttendanceKind::Apologies),
            Count{static_cast<std::int64_t>(meeting.items.size())},
            decisions};
  }

  [[nodiscard]] Row attendance_row(const Meeting& meeting, const Attendance& one) const {
    return {heading(meeting),     Day{meeting.date},
            one.name_as_recorded, words(one.initials),
            words(one.role),      organisation(one.organisation),
            choice(one.kind),     person(one.deputy_for),
            yes_no(one.votes),    one.mode ? choice(*one.mode) : Quantity(std::string()),
            time(one.from),       time(one.to),
            words(one.note)};
  }

  [[nodiscard]] Row item_row(const Meeting& meeting, const AgendaItem& item) const {
    std::vector<std::string> parties;
    if (item.screening)
      for (const auto& id : item.screening->parties) parties.push_back(party(id));
    return {heading(meeting),
            Day{meeting.date},
            words(item.number),
            words(item.reference),
            item.title,
            choice(item.kind),
            words(item.paper),
            choice(item.medium),
            people(item.presenters),
            words(item.purpose),
            item.screening ? choice(item.screening->outcome) : Quantity(std::string()),
            base::listed(parties),
            words(item.summary)};
  }

  [[nodiscard]] Row decision_row(const Meeting& meeting, const AgendaItem& item, const Decision& decision) const {
    return {heading(meeting),
            Day{meeting.date},
            heading(item),
            item.title,
            base::upper(word_of(decision.verb)),
            decision.text,
            choice(decision.form),
            yes_no(decision.is_inquorate),
            held_on(decision.ratified_at),
            words(decision.ratification_route),
            people(decision.excluded),
            people(decision.abstained),
            words(decision.reason)};
  }

  [[nodiscard]] Row action_row(const Action& action) const {
    const ActionEntry* last = action.history.empty() ? nullptr : &action.history.back();
    const auto of_last = [&](std::optional<std::string> ActionEntry::* part) {
      return last == nullptr ? Quantity(std::string()) : words(last->*part);
    };
    return {action.reference.value_or(action.id),
            held_on(action.raised_at),
            words(action.raised_item),
            action.text,
            people(action.owners),
            person(action.accountable),
            due(action),
            choice(action.final_state),
            held_on(last == nullptr ? std::nullopt : std::optional(last->at)),
            of_last(&ActionEntry::status),
            of_last(&ActionEntry::note),
            words(action.closing_reason)};
  }
  static Quantity due(const Action& action) {
    if (!action.due) return std::string();
    const auto date = base::parse_iso_date(*action.due);
    return date ? Quantity(Day{*date}) : Quantity(*action.due);
  }

  const MinuteBook& book_;
  std::vector<const Meeting*> meetings_;
};

}  // namespace

documents::Report body_report(const MinuteBook& book, std::string_view body, base::Instant made_at) {
  const Body* found = book.body(body);
  base::check(found != nullptr, "a report is made of a body that the book has");
  const MinuteBook extract = book_of(book, body);
  const BodyTables tables(extract, body);
  documents::Report report;
  report.title = found->name;
  report.subtitle = "Meetings, decisions and actions";
  report.made_at = made_at;
  report.blocks = {tables.meetings(), tables.attendance(), tables.items(), tables.decisions(), tables.actions()};
  return report;
}

}  // namespace governance
