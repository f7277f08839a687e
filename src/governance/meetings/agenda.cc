#include "governance/meetings/agenda.h"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

AgendaItem usual(std::string title, ItemKind kind) {
  AgendaItem out;
  out.title = std::move(title);
  out.kind = kind;
  return out;
}

std::vector<AgendaItem> usual_items(const Meeting* last) {
  std::vector<AgendaItem> out = {usual("Welcome and introductions", ItemKind::Opening),
                                 usual("Apologies for absence and quorum", ItemKind::Opening),
                                 usual("Declarations of interest on agenda topics", ItemKind::Conflicts),
                                 usual("Notification of any other business", ItemKind::OtherBusinessNotice)};
  if (last != nullptr) {
    out.push_back(usual("Minutes of the meeting held on " + base::long_date(last->date), ItemKind::Minutes));
    out.back().medium = Medium::Paper;
    out.back().purpose = "approve";
    out.push_back(usual("Action log", ItemKind::ActionLog));
    out.back().medium = Medium::Paper;
  }
  out.push_back(usual("Any other business", ItemKind::OtherBusiness));
  out.push_back(usual("Date, time and venue of next meeting", ItemKind::NextMeeting));
  return out;
}

const Person* find(const std::vector<Person>& people, const std::string& id) {
  const auto found = std::ranges::find(people, id, &Person::id);
  return found == people.end() ? nullptr : &*found;
}

Attendance expected(const Meeting& meeting, const Person& person, const Seat& seat) {
  Attendance out;
  out.person = person.id;
  out.name_as_recorded = person.name;
  out.kind = seat.votes ? AttendanceKind::Present : AttendanceKind::InAttendance;
  out.seat = seat.id;
  out.organisation = seat.organisation;
  if (!person.roles_seen.empty()) {
    out.role = person.roles_seen.back().role;
    if (!out.organisation) out.organisation = person.roles_seen.back().organisation;
  }
  out.initials =
      person.initials_seen.empty() ? free_initials(meeting, person.name) : person.initials_seen.back().initials;
  return out;
}

bool comes_last(const AgendaItem& item) {
  return item.kind == ItemKind::OtherBusiness || item.kind == ItemKind::NextMeeting;
}

int number_of(const AgendaItem& item) {
  int out = 0;
  for (const char c : item.number.value_or(""))
    if (c >= '0' && c <= '9' && out < 100'000) out = out * 10 + (c - '0');
  return out;
}

int letters_used(const Meeting& meeting) {
  return static_cast<int>(
      std::ranges::count_if(meeting.items, [](const AgendaItem& one) { return one.paper.has_value(); }));
}

}  // namespace

Meeting new_meeting(const Body& body, const std::vector<Person>& people, base::Date date, const Meeting* last) {
  Meeting out;
  out.id = fmt::format("{}-{}", body.id, base::iso(date));
  out.body = body.id;
  out.date = date;
  out.items = usual_items(last);
  if (last != nullptr) {
    out.minutes.previous_meeting = base::iso(last->date);
    out.venue = last->venue;
    out.starts = last->starts;
    out.ends = last->ends;
  }
  for (const auto& seat : body.seats) {
    const Person* const holder = seat.holder ? find(people, *seat.holder) : nullptr;
    if (holder == nullptr) continue;
    if (std::ranges::find(out.attendance, holder->id, &Attendance::person) == out.attendance.end())
      out.attendance.push_back(expected(out, *holder, seat));
    if (std::ranges::find(seat.tags, "chair") != seat.tags.end()) out.chair = holder->id;
  }
  number_agenda(out);
  return out;
}

std::string paper_letter(int place) {
  std::string out;
  for (int left = place + 1; left > 0; left = (left - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (left - 1) % 26));
  return out;
}

void number_agenda(Meeting& meeting) {
  int number = 0;
  int letter = 0;
  for (auto& item : meeting.items) {
    item.number = std::to_string(++number);
    item.paper.reset();
    if (item.medium == Medium::Paper) item.paper = paper_letter(letter++);
  }
}

void move_item(Meeting& meeting, std::size_t place, AgendaMove move) {
  auto& items = meeting.items;
  if (move == AgendaMove::Up && place > 0) std::swap(items[place], items[place - 1]);
  if (move == AgendaMove::Down && place + 1 < items.size()) std::swap(items[place], items[place + 1]);
}

void add_item(Meeting& meeting, AgendaItem item, bool is_issued) {
  auto& items = meeting.items;
  if (is_issued) {
    int highest = 0;
    for (const auto& one : items) highest = std::max(highest, number_of(one));
    item.number = std::to_string(highest + 1);
    if (item.medium == Medium::Paper) item.paper = paper_letter(letters_used(meeting));
    item.is_late = true;
  }
  items.insert(comes_last(item) ? items.end() : std::ranges::find_if(items, comes_last), std::move(item));
  if (!is_issued) number_agenda(meeting);
}

void change_item(Meeting& meeting, std::size_t place, AgendaItem item, bool is_issued) {
  base::check(place < meeting.items.size(), "an item is changed that the agenda has");
  AgendaItem& old = meeting.items[place];
  item.number = old.number;
  item.paper = old.paper;
  if (is_issued && item.medium == Medium::Paper && !item.paper) item.paper = paper_letter(letters_used(meeting));
  old = std::move(item);
  if (!is_issued) number_agenda(meeting);
}

std::vector<std::optional<TimeOfDay>> item_times(const Meeting& meeting) {
  std::vector<std::optional<TimeOfDay>> out;
  out.reserve(meeting.items.size());
  const bool is_told =
      std::ranges::any_of(meeting.items, [](const AgendaItem& item) { return item.minutes_allotted.has_value(); });
  auto at = is_told ? meeting.starts : std::nullopt;
  for (const auto& item : meeting.items) {
    out.push_back(at);
    if (at) *at += std::chrono::minutes(item.minutes_allotted.value_or(0));
  }
  return out;
}

std::optional<int> minutes_too_many(const Meeting& meeting) {
  if (!meeting.starts || !meeting.ends) return std::nullopt;
  int allotted = 0;
  for (const auto& item : meeting.items) allotted += item.minutes_allotted.value_or(0);
  const auto there_are = (*meeting.ends - *meeting.starts).count();
  if (there_are <= 0 || allotted <= there_are) return std::nullopt;
  return allotted - static_cast<int>(there_are);
}

std::vector<std::string> parts_of(const Meeting& meeting) {
  std::vector<std::string> out;
  for (const AgendaPart part : kAgendaParts)
    if (std::ranges::find(meeting.items, part, &AgendaItem::part) != meeting.items.end())
      out.emplace_back(word_of(part));
  return out;
}

base::Errors faults_before_issue(const Meeting& meeting) {
  base::Errors out;
  const auto fault = [&](std::string subject, std::string message) {
    out.push_back({base::ErrorCode::Invalid, std::move(subject), std::move(message)});
  };
  if (!meeting.chair) fault("chair", "Say who chairs the meeting.");
  if (!meeting.starts) fault("starts", "Enter when the meeting starts.");
  if (meeting.attendance.empty()) fault("people", "Add the people who are expected.");
  std::map<std::string, int> initials;
  for (const auto& row : meeting.attendance)
    if (row.initials) ++initials[base::lower(*row.initials)];
  for (const auto& row : meeting.attendance) {
    if (!row.initials)
      fault("people", "Give each person initials: minutes name people by them.");
    else if (initials[base::lower(*row.initials)] > 1)
      fault("people", fmt::format("Two people have the initials {}. Add a letter to one of them.", *row.initials));
  }
  for (const auto& item : meeting.items)
    if (base::trimmed(item.title).empty()) fault("items", "Give each item a title.");
  return out;
}

std::string free_initials(const Meeting& meeting, std::string_view name) {
  std::string out;
  std::string_view last;
  for (const auto word : base::split(name, ' ')) {
    if (word.empty() || word.ends_with('.') || base::lower(word) == "dr") continue;
    out += base::upper(word.substr(0, 1));
    last = word;
  }
  const auto is_taken = [&](const std::string& initials) {
    return std::ranges::any_of(meeting.attendance, [&](const Attendance& row) {
      return row.initials && base::lower(*row.initials) == base::lower(initials);
    });
  };
  for (std::size_t more = 1; is_taken(out) && more < last.size(); ++more) out += base::lower(last.substr(more, 1));
  for (int n = 2; is_taken(out); ++n) out += std::to_string(n);
  return out;
}

base::Date last_day_of_notice(base::Date meeting, int clear_days, bool counts_weekends) {
  base::Date day = base::add_days(meeting, -std::chrono::days(1));
  for (int left = clear_days; left > 0; day = base::add_days(day, -std::chrono::days(1))) {
    const auto weekday = base::weekday_of(day);
    const bool is_weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    if (counts_weekends || !is_weekend) --left;
  }
  return day;
}

}  // namespace governance
