#include "governance/minutes/minutes_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/minutes/minutes_item.h"
#include "governance/minutes/minutes_phrases.h"

namespace governance {
namespace {

using documents::Heading;
using documents::Paragraph;
using documents::Quantity;
using documents::Table;

class MinutesWriter {
 public:
  MinutesWriter(const Minutes& minutes, const MinutesReader& reader) : minutes_(minutes), reader_(reader) {}

  std::vector<documents::Block> blocks() {
    attendance();
    add_lines(blocks_, minutes_.text.notes);
    items();
    actions();
    next_meeting();
    amendments();
    if (minutes_.approval) {
      add(Heading{1, "Approval"});
      add(Paragraph{
          fmt::format("Approved{} {}.",
                      minutes_.state == MinutesState::ApprovedWithAmendments ? ", subject to these amendments," : "",
                      approval_words(*minutes_.approval))});
    }
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] const Meeting& meeting() const { return minutes_.text.meeting; }
  void add(documents::Block block) { blocks_.push_back(std::move(block)); }

  void attendance();
  void attendance_table(const std::string& caption, std::initializer_list<AttendanceKind> kinds);
  void items();
  void actions();
  void next_meeting();
  void amendments();

  const Minutes& minutes_;
  const MinutesReader& reader_;
  std::vector<documents::Block> blocks_;
};

// ---- who was there -------------------------------------------------------------------------------------------------

void MinutesWriter::attendance() {
  add(Heading{1, "Attendance"});
  attendance_table("Present", {AttendanceKind::Present});
  attendance_table("In attendance", {AttendanceKind::InAttendance, AttendanceKind::JoinedForItem});
  attendance_table("Apologies", {AttendanceKind::Apologies});
  add(Paragraph{"Quorum: " + quorum_words(meeting().quorum)});
}

void MinutesWriter::attendance_table(const std::string& caption, std::initializer_list<AttendanceKind> kinds) {
  Table table{.caption = caption,
              .columns = {{"Name"}, {"Role and organisation"}, {"How and when"}},
              .rows = {},
              .total = {},
              .note = {},
              .lineage = {}};
  bool has_remarks = false;
  for (const auto& row : meeting().attendance) {
    if (std::ranges::find(kinds, row.kind) == kinds.end()) continue;
    const std::string remark = attendance_remark(row, meeting(), reader_.names);
    has_remarks = has_remarks || !remark.empty();
    table.rows.push_back({attendance_name(row), role_and_organisation(row, reader_.names), remark});
  }
  if (table.rows.empty()) return add(Paragraph{caption + ": nobody recorded."});
  if (!has_remarks) {
    table.columns.pop_back();
    for (auto& row : table.rows) row.pop_back();
  }
  add(std::move(table));
}

// ---- what was taken ------------------------------------------------------------------------------------------------

void MinutesWriter::items() {
  add(Heading{1, "Business"});
  for (const auto& item : meeting().items) {
    const Sight sight = reader_.sight(item);
    if (sight == Sight::Nothing) continue;
    add(Heading{2, minutes_heading(item)});
    if (sight == Sight::Everything)
      add_item(blocks_, minutes_.text, item, reader_);
    else
      add(Paragraph{"An interest keeps this item from the reader for whom this copy was made."});
  }
}

void MinutesWriter::actions() {
  Table table{.caption = "Actions from this meeting",
              .columns = {{"Reference"}, {"Item"}, {"Action"}, {"Owner"}, {"By when"}},
              .rows = {},
              .total = {},
              .note = {},
              .lineage = {}};
  for (const auto& item : meeting().items) {
    if (reader_.sight(item) != Sight::Everything) continue;
    for (const Action* action : raised_at(minutes_.text, item))
      if (reader_.sees(*action, minutes_.text))
        table.rows.push_back({action->reference.value_or("not given yet"), item.number.value_or(""), action->text,
                              owner_words(*action, reader_.names), due_words(*action)});
  }
  add(Heading{1, "Actions"});
  if (table.rows.empty()) return add(Paragraph{"No actions were recorded."});
  add(std::move(table));
}

void MinutesWriter::next_meeting() {
  add(Heading{1, "Next meeting"});
  add(Paragraph{next_meeting_words(meeting().next_meeting)});
}

void MinutesWriter::amendments() {
  Table table{.caption = minutes_.state == MinutesState::Final ? "Amendments made on approval" : "Agreed amendments",
              .columns = {{"Item"}, {"For"}, {"Read"}, {"Proposed by"}},
              .rows = {},
              .total = {},
              .note = {},
              .lineage = {}};
  for (const auto& one : minutes_.amendments) {
    const AgendaItem& item = meeting().items[static_cast<std::size_t>(one.place)];
    if (one.state != AmendmentState::Agreed || reader_.sight(item) != Sight::Everything) continue;
    table.rows.push_back(
        {item.number.value_or(item.title), one.old_text, one.new_text, reader_.names.person(one.proposer)});
  }
  if (table.rows.empty() || !is_approved(minutes_.state)) return;
  add(Heading{1, "Amendments"});
  add(std::move(table));
}

// ---- the cover -----------------------------------------------------------------------------------------------------

std::vector<std::pair<std::string, std::string>> facts_of(const Meeting& meeting, const MinutesNames& names) {
  std::vector<std::pair<std::string, std::string>> out;
  if (meeting.number) out.emplace_back("Meeting number", *meeting.number);
  out.emplace_back("Day", base::weekday_date(meeting.date));
  if (const auto times = meeting_times(meeting); !times.empty()) out.emplace_back("Time", times);
  if (meeting.venue) out.emplace_back("Place", *meeting.venue);
  if (meeting.chair) out.emplace_back("Chair", names.person(*meeting.chair));
  if (meeting.minute_taker) out.emplace_back("Minutes taken by", names.person(*meeting.minute_taker));
  return out;
}

}  // namespace

std::string minutes_heading(const AgendaItem& item) {
  if (!item.number) return item.reference ? fmt::format("{}: {}", *item.reference, item.title) : item.title;
  return fmt::format("{}. {}{}", *item.number, item.title, item.reference ? " (" + *item.reference + ")" : "");
}

documents::Report minutes_report(const Minutes& minutes, const MinutesFrame& frame, const MinutesReader& reader) {
  const Meeting& meeting = minutes.text.meeting;
  return {.title = "Minutes of the " + frame.body,
          .subtitle = base::weekday_date(meeting.date),
          .organisation = frame.body,
          .author = {},
          .made_at = frame.made_at,
          .status = frame.mark,
          .facts = facts_of(meeting, reader.names),
          .blocks = MinutesWriter(minutes, reader).blocks()};
}

}  // namespace governance
