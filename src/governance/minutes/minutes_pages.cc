#include "governance/minutes/minutes_pages.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "documents/writers.h"
#include "governance/minutes/minutes_changes_pages.h"
#include "governance/minutes/minutes_forms_pages.h"
#include "governance/minutes/minutes_report.h"

namespace governance {
namespace {

using html::Fragment;

// ---- the page ------------------------------------------------------------------------------------------------------

site::TagColour colour_of(const OpenedMinutes& opened) {
  if (opened.is_as_recorded()) return site::TagColour::Grey;
  return is_approved(opened.minutes().state) ? site::TagColour::Green : site::TagColour::Yellow;
}

Fragment closed_to_reader(const OpenedMinutes& opened) {
  std::vector<std::string> closed;
  for (const auto& item : opened.text().meeting.items)
    if (opened.sight(item) == Sight::TitleOnly) closed.push_back(item.number.value_or(item.title));
  return html::when(!closed.empty(), [&] {
    return site::inset_text(html::paragraph(fmt::format(
        "An interest keeps item {} of these minutes from you, on this page and in the files.", base::listed(closed))));
  });
}

Fragment downloads(const OpenedMinutes& opened) {
  const auto file = [&](documents::Format format, std::string_view words) {
    return html::link(
        meeting_address(opened.opened.meeting(), fmt::format("minutes/minutes.{}", documents::file_ending(format))),
        words);
  };
  return html::heading(2, "Download") +
         html::bullets({file(documents::Format::Word, "Word"), file(documents::Format::Pdf, "PDF")});
}

Fragment history(const OpenedMinutes& opened) {
  if (opened.steps.empty()) return {};
  std::vector<site::TimelineEntry> entries;
  for (const auto& step : opened.steps) {
    const auto who = opened.accounts.find(step.by);
    Fragment what = html::paragraph(step_done(step.step));
    // A note may touch on any item, so it is for those who work on the minutes.
    if (!step.note.empty() && !opened.actors.empty()) what += html::paragraph(step.note);
    entries.push_back({base::short_date_time(step.at), who == opened.accounts.end() ? "" : who->second, what});
  }
  return html::heading(2, "How they came about") + site::timeline(entries);
}

Fragment not_held_yet(const OpenedMinutes& opened) {
  if (opened.opened.stored.state == MeetingState::Planned)
    return html::paragraph("The agenda of this meeting is not issued yet. Minutes follow the meeting.");
  return html::paragraph("This meeting has not been held yet. Its minutes are drawn up from what is set down at it.");
}

bool has_something_to_say(const OpenedMinutes& opened) {
  return opened.minutes().state != MinutesState::Notes || opened.is_as_recorded() || opened.opened.live.opened();
}

/// Beneath a heading of the page's own.
Fragment as_part_of_page(documents::Report report) {
  for (auto& block : report.blocks)
    if (auto* const heading = std::get_if<documents::Heading>(&block)) ++heading->level;
  return html::trusted(documents::html_body(report));
}

Fragment content(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state) {
  if (!has_something_to_say(opened)) return not_held_yet(opened);
  const auto report = report_of(opened, visit.clock.now());
  const bool has_said = opened.is_as_recorded() || opened.minutes().state == MinutesState::Draft;
  const Fragment status = html::paragraph(site::tag(report.status, colour_of(opened)) + " " +
                                          (has_said ? "" : state_name(opened.minutes().state)));
  const Fragment minutes = downloads(opened) + html::heading(2, "The minutes") + as_part_of_page(report);
  const Fragment amendments = amendments_section(visit, opened, state);
  const Fragment before = status + closed_to_reader(opened);
  // Who works on them looks for what is to be done; who reads them, for what they say.
  if (opened.actors.empty())
    return before + minutes + confirmation_section(visit, opened) + amendments + history(opened);
  return before + confirmation_section(visit, opened) + next_step_section(visit, opened, state) + amendments + minutes +
         wording_section(visit, opened, state) + history(opened);
}

site::Response show(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state, int status) {
  const std::string title = "Minutes: " + meeting_title(opened.opened);
  site::Page page{.title = title, .errors = state.errors};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened.opened.meeting())};
  page.content = html::heading(1, title) + content(visit, opened, state);
  return visit.page(page, status);
}

int status_of(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::Forbidden:
      return 403;
    case base::ErrorCode::NotFound:
      return 404;
    case base::ErrorCode::Conflict:
      return 409;
    default:
      return 400;
  }
}

}  // namespace

site::Response minutes_page(people::Visit& visit) {
  const auto opened = open_minutes(visit);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response minutes_submit(people::Visit& visit) {
  const auto opened = open_minutes(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto done = change_minutes(visit, *opened);
  if (!done)
    return show(visit, *opened, {.values = visit.request.form, .errors = {done.error()}}, status_of(done.error().code));
  return site::Response::redirect(meeting_address(opened->opened.meeting(), "minutes").text());
}

site::Response minutes_file(people::Visit& visit) {
  const auto file = visit.request.path_value("file");
  constexpr std::string_view kName = "minutes.";
  const auto format = file.starts_with(kName) ? documents::parse_format(file.substr(kName.size())) : std::nullopt;
  if (format != documents::Format::Pdf && format != documents::Format::Word)
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such file. Choose one on the minutes' page."});
  const auto opened = open_minutes(visit);
  if (!opened) return visit.refusal(opened.error());
  if (!has_something_to_say(*opened))
    return visit.refusal({base::ErrorCode::NotFound, "", "This meeting has not been held yet, so it has no minutes."});
  const auto report = report_of(*opened, visit.clock.now());
  const auto name = fmt::format("minutes-{}-{}.{}", opened->opened.meeting().id,
                                opened->is_as_recorded()               ? "as-recorded"
                                : is_approved(opened->minutes().state) ? "confirmed"
                                                                       : "draft",
                                documents::file_ending(*format));
  return site::Response::file(documents::write(report, *format), std::string(documents::media_type(*format)), name);
}

}  // namespace governance
