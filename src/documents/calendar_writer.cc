#include "documents/calendar_writer.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "base/london_time.h"
#include "documents/clean_text.h"

namespace documents {
namespace {

/// The rule of 1996: London changes its clock with the rest of Europe, at 01:00 UTC.
constexpr std::string_view kLondon[] = {"BEGIN:VTIMEZONE",
                                        "TZID:Europe/London",
                                        "BEGIN:DAYLIGHT",
                                        "DTSTART:19960331T010000",
                                        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                                        "TZOFFSETFROM:+0000",
                                        "TZOFFSETTO:+0100",
                                        "TZNAME:BST",
                                        "END:DAYLIGHT",
                                        "BEGIN:STANDARD",
                                        "DTSTART:19961027T020000",
                                        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                                        "TZOFFSETFROM:+0100",
                                        "TZOFFSETTO:+0000",
                                        "TZNAME:GMT",
                                        "END:STANDARD",
                                        "END:VTIMEZONE"};

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// As a TEXT value has it.
std::string text_value(std::string_view words) {
  std::string out;
  for (const char c : clean_text(words, LineEnds::Keep)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c != '\r')
      out += c;
  }
  return out;
}

std::string without_separators(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

class CalendarWriter {
 public:
  std::string write(const Calendar& calendar) && {
    // No METHOD: a published event would have to name an organiser to answer to.
    for (const std::string_view words :
         {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sightline//Meetings//EN", "CALSCALE:GREGORIAN"})
      line(words);
    line("X-WR-CALNAME:" + text_value(calendar.name));
    for (const std::string_view words : kLondon) line(words);
    for (const CalendarEvent& event : calendar.events) add(event, calendar.made_at);
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void add(const CalendarEvent& event, base::Instant made_at) {
    line("BEGIN:VEVENT");
    line("UID:" + text_value(event.uid));
    line("DTSTAMP:" + without_separators(base::utc_iso(made_at)));
    add_times(event);
    line("SUMMARY:" + text_value(event.summary));
    if (!event.location.empty()) line("LOCATION:" + text_value(event.location));
    line("END:VEVENT");
  }

  void add_times(const CalendarEvent& event) {
    if (!event.starts) return line("DTSTART;VALUE=DATE:" + without_separators(base::iso(event.day)));
    moment("DTSTART", event.day, *event.starts);
    if (event.ends && *event.ends > *event.starts) moment("DTEND", event.day, *event.ends);
  }
  void moment(std::string_view name, base::Date day, std::chrono::minutes time) {
    line(fmt::format("{};TZID=Europe/London:{}00", name,
                     without_separators(base::local_iso(base::local_time(day, time)))));
  }

  void line(std::string_view words) {
    constexpr std::size_t kLongest = 75;
    for (std::size_t room = kLongest; words.size() > room; room = kLongest - 1) {
      std::size_t cut = room;
      while (is_inside_character(words[cut])) --cut;
      out_ += words.substr(0, cut);
      out_ += "\r\n ";
      words.remove_prefix(cut);
    }
    out_ += words;
    out_ += "\r\n";
  }

  std::string out_;
};

}  // namespace

std::string calendar_file(const Calendar& calendar) {
  return CalendarWriter().write(calendar);
}

}  // namespace documents
