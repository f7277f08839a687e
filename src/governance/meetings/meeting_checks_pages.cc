// A meeting held against the checks: before it is issued, as it is minuted, and as it was brought in.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/check.h"
#include "governance/meetings/live_meeting_pages.h"
#include "governance/meetings/meeting_parts_pages.h"

namespace governance {
namespace {

/// What can be told of an agenda, before anything has happened.
constexpr std::string_view kOfAnAgenda[] = {"C3", "C4", "C5", "C6", "I1", "I2", "I3", "N1", "P2", "X1", "X2"};

bool has_happened(const OpenedMeeting& opened) {
  return opened.stored.state == MeetingState::Recorded || opened.live.opened().has_value();
}

/// Findings about an item that is closed to the visitor are left out with it.
bool is_shown(const OpenedMeeting& opened, const CheckFinding& finding) {
  if (finding.meeting != opened.meeting().id) return false;
  if (!has_happened(opened) && std::ranges::find(kOfAnAgenda, finding.check) == std::end(kOfAnAgenda)) return false;
  const auto& items = opened.meeting().items;
  const auto item = std::ranges::find_if(items, [&](const AgendaItem& one) { return one.number == finding.item; });
  return item == items.end() || opened.sight(*item) == Sight::Everything;
}

site::TagColour colour_of(Severity severity) {
  if (severity == Severity::High) return site::TagColour::Red;
  return severity == Severity::Medium ? site::TagColour::Orange : site::TagColour::Grey;
}

std::string_view name_of(std::string_view code) {
  const auto all = checks();
  const auto found = std::ranges::find(all, code, &Check::code);
  return found == all.end() ? code : found->name;
}

}  // namespace

site::Response meeting_checks_page(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const MinuteBook book = visit.database.read([](record::Reader& reader) { return load_book(reader); });
  site::Table table{.caption = "What the checks found",
                    .is_caption_hidden = true,
                    .columns = {{"Item"}, {"How serious"}, {"Check"}, {"What is wrong, and how to mend it"}},
                    .when_empty = "The checks found nothing."};
  for (const auto& finding : check_book(book)) {
    if (!is_shown(*opened, finding)) continue;
    table.rows.push_back({{finding.item.empty() ? "Meeting" : "Item " + finding.item, true},
                          {site::tag(severity_name(finding.severity), colour_of(finding.severity))},
                          {fmt::format("{} {}", finding.check, name_of(finding.check))},
                          {finding.text}});
  }
  site::Page page{.title = "Checks: " + meeting_title(*opened), .is_wide = true};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened->meeting())};
  page.content =
      html::heading(1, "Checks: " + meeting_title(*opened)) +
      html::paragraph(has_happened(*opened) ? "Every check that a meeting is held against."
                                            : "What can be told before the meeting. The rest is checked once "
                                              "it has begun.") +
      site::table(table);
  return visit.page(page);
}

}  // namespace governance
