#include "governance/interests/meeting_declarations_store.h"

#include <algorithm>

namespace governance {
namespace {

constexpr int kMonthsBack = 12;

bool is_listed(const Meeting& meeting, std::string_view person) {
  return std::ranges::find(meeting.attendance, person, &Attendance::person) != meeting.attendance.end();
}

bool is_struck(const std::vector<MeetingEntry>& entries, const std::string& id) {
  return std::ranges::any_of(
      entries, [&](const MeetingEntry& one) { return one.kind == EntryKind::Struck && one.replaces == id; });
}

void take(record::Reader& reader, const StoredCommittee& committee, const Meeting& meeting, std::string_view person,
          Regime regime, std::vector<MeetingDeclaration>& out) {
  const auto entries = entries_of(reader, meeting.id);
  for (const auto& one : entries) {
    if (one.kind != EntryKind::Declared || one.person != person || one.declared != Declared::Yes) continue;
    if (is_struck(entries, one.id)) continue;
    out.push_back({.entry = one.id,
                   .committee = committee.body.name,
                   .meeting = meeting.date,
                   .text = one.text,
                   .put_on_by = declare_by(meeting.date, regime)});
  }
}

}  // namespace

std::vector<MeetingDeclaration> declarations_off_register(record::Reader& reader, std::string_view person,
                                                          Regime regime, base::Date today) {
  std::vector<MeetingDeclaration> out;
  for (const auto& committee : committees(reader))
    for (const auto& stored : meetings_of(reader, committee.body.id)) {
      const bool is_recent = base::add_months(stored.meeting.date, kMonthsBack) >= today;
      if (stored.state == MeetingState::Issued && is_recent && is_listed(stored.meeting, person))
        take(reader, committee, stored.meeting, person, regime, out);
    }
  const auto done = declarations_on_register(reader, person);
  std::erase_if(out, [&](const MeetingDeclaration& one) { return std::ranges::find(done, one.entry) != done.end(); });
  std::ranges::sort(out, {}, [](const MeetingDeclaration& one) { return std::tie(one.meeting, one.entry); });
  return out;
}

}  // namespace governance
