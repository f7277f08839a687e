#include "governance/book_exports/body_calendar.h"

#include <map>
#include <string>

#include <fmt/format.h>

#include "base/check.h"

namespace governance {
namespace {

class CalendarMaker {
 public:
  CalendarMaker(const Body& body, std::string_view host) : body_(body), host_(host) {}

  [[nodiscard]] documents::CalendarEvent event(base::Date day, std::optional<TimeOfDay> starts,
                                               std::optional<TimeOfDay> ends, const std::optional<std::string>& venue) {
    const int nth = ++on_day_[day];
    const std::string again = nth == 1 ? "" : fmt::format("-{}", nth);
    return {.uid = fmt::format("{}-{}{}@{}", body_.id, base::iso(day), again, host_),
            .day = day,
            .starts = starts,
            .ends = ends,
            .summary = body_.name + " meeting",
            .location = venue.value_or("")};
  }
  [[nodiscard]] bool has(base::Date day) const { return on_day_.contains(day); }

 private:
  const Body& body_;
  std::string_view host_;
  std::map<base::Date, int> on_day_;
};

}  // namespace

documents::Calendar body_calendar(const MinuteBook& book, std::string_view body, std::string_view host,
                                  base::Instant made_at) {
  const Body* found = book.body(body);
  base::check(found != nullptr, "a calendar is made of a body that the book has");
  CalendarMaker maker(*found, host);
  documents::Calendar calendar{.name = found->name, .made_at = made_at, .events = {}};
  const auto meetings = book.meetings_of(body);
  for (const Meeting* meeting : meetings)
    calendar.events.push_back(maker.event(meeting->date, meeting->started ? meeting->started : meeting->starts,
                                          meeting->finished ? meeting->finished : meeting->ends, meeting->venue));
  if (meetings.empty()) return calendar;
  const NextMeeting& next = meetings.back()->next_meeting;
  if (next.date && !maker.has(*next.date))
    calendar.events.push_back(maker.event(*next.date, next.starts, next.ends, next.venue));
  return calendar;
}

}  // namespace governance
