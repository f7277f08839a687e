#include "safe_working/exception_reports/report_view_pages.h"

#include <fmt/format.h>

#include "base/check.h"

namespace safe_working::view {
namespace {

using html::Fragment;
using site::TagColour;

TagColour colour_of(ReviewState state) {
  switch (state) {
    case ReviewState::Submitted:
    case ReviewState::UnderReview:
      return TagColour::Blue;
    case ReviewState::Clarification:
      return TagColour::Yellow;
    case ReviewState::OutcomeProposed:
      return TagColour::AquaGreen;
    case ReviewState::WithGuardian:
      return TagColour::Purple;
    case ReviewState::Closed:
      return TagColour::Green;
    case ReviewState::Withdrawn:
      return TagColour::Grey;
  }
  throw base::OurMistake("a state without a colour");
}

std::string on_day(std::string_view what, base::Instant when) {
  return fmt::format("{} on {}", what, base::long_date_time(when));
}

}  // namespace

Fragment state_tags(const ReviewPart& part, base::Instant now) {
  Fragment out = site::tag(state_name(part.state), colour_of(part.state));
  if (part.is_overdue(now)) out += " " + site::tag("Overdue", TagColour::Red);
  return out;
}

Fragment state_tags(std::span<const ReviewPart> parts, base::Instant now) {
  if (parts.size() == 1) return state_tags(parts.front(), now);
  std::vector<Fragment> lines;
  for (const ReviewPart& part : parts)
    lines.push_back(Fragment(reviewer_name(part.reviewer)) + ": " + state_tags(part, now));
  return html::bullets(lines);
}

std::string clock_words(const ReviewPart& part, base::Instant now) {
  if (part.state == ReviewState::Closed && part.closed) return on_day("Closed", *part.closed);
  if (part.state == ReviewState::Withdrawn && part.closed) return on_day("Withdrawn", *part.closed);
  if (awaits_reply(part.state)) {
    return fmt::format("Answer due by {}, {}", base::long_date(base::date_of(part.due)),
                       base::time_left_text(now, part.due));
  }
  return part.answered ? on_day("Answered", *part.answered) : "Not answered in time";
}

std::string times_text(base::LocalTime starts, base::LocalTime ends) {
  const auto days = base::days_between(base::date_of(starts), base::date_of(ends)).count();
  std::string out = base::time_text(starts) + " to " + base::time_text(ends);
  if (days == 1) out += " the next day";
  if (days > 1) out += " on " + base::weekday_name(base::date_of(ends));
  return out;
}

std::string duty_text(const Duty& duty) {
  return fmt::format("{}, {}, {}", duty.label, base::weekday_date(duty.date()),
                     times_text(duty.starts_local, duty.ends_local));
}

std::string moment_text(base::Instant moment) {
  const base::LocalTime local = base::local_of(moment);
  const auto first = base::instant_of(local, base::Repeated::Earlier);
  const auto second = base::instant_of(local, base::Repeated::Later);
  base::check(first && second, "a moment has a wall time");
  std::string out = base::short_date_time(moment);
  // Seconds are not shown, so the moment lies within the minute that the wall time names.
  if (*first != *second)
    out += fmt::format(" (the {} {})", moment < *second ? "first" : "second", base::time_text(local));
  return out;
}

bool spans_clock_change(const WorkedTime& worked) {
  return base::local_of(worked.ends) - base::local_of(worked.starts) != worked.length();
}

Fragment safety_callout(const std::string& contact) {
  return site::warning_callout(
      "Sightline alerts nobody",
      html::paragraph("If patients or staff are not safe now, tell someone now: " + Fragment(contact) + ".") +
          html::paragraph("Ticking the box marks the report for those who read it later. It does not call anyone."));
}

}  // namespace safe_working::view
