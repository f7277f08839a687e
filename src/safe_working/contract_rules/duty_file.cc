#include "safe_working/contract_rules/duty_file.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/number.h"
#include "base/text.h"
#include "safe_working/contract_rules/rota_time.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr std::array<std::string_view, 9> kNames = {"person", "kind",   "start",    "end",  "plan",
                                                    "breaks", "worked", "estimate", "label"};
constexpr std::size_t kRequired = 4;
constexpr std::size_t kMostFaults = 100;
constexpr RotaMinutes kLongestDuty = days(7);
constexpr int kMinutesOfABreak = 30;

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with(base::kCsvByteOrderMark)) bytes.remove_prefix(base::kCsvByteOrderMark.size());
  return bytes;
}

/// Two or four digits at a place; -1 where they are not digits.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned{'0'};
    if (digit > 9) return -1;
    value = value * 10 + static_cast<int>(digit);
  }
  return value;
}

struct WrittenTime {
  base::LocalTime wall;
  std::optional<minutes> offset;
};

/// "2026-09-14T08:00", with ":00" and an offset or Z behind it where there is one.
std::optional<WrittenTime> written_time(std::string_view text) {
  constexpr std::size_t kShortest = 16;
  if (text.size() < kShortest || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') ||
      text[13] != ':')
    return std::nullopt;
  const int year = digits(text, 0, 4);
  const int month = digits(text, 5, 2);
  const int day = digits(text, 8, 2);
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  if (year < 0 || month < 0 || day < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  const base::Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                        std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  WrittenTime time{base::local_time(date, minutes(60 * hour + minute)), std::nullopt};
  text.remove_prefix(kShortest);
  if (text.starts_with(":00")) text.remove_prefix(3);
  if (text.empty()) return time;
  if (text == "Z") return WrittenTime{time.wall, minutes(0)};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int ahead = 60 * digits(text, 1, 2) + digits(text, 4, 2);
  if (digits(text, 1, 2) < 0 || digits(text, 4, 2) < 0) return std::nullopt;
  time.offset = minutes(text[0] == '-' ? -ahead : ahead);
  return time;
}

constexpr std::string_view kTimeAdvice =
    "Enter the date and time as 2026-09-14T08:00, with an offset such as +01:00 where the clock showed it twice.";

std::optional<int> minutes_in(std::string_view text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

}  // namespace

DutyReader::DutyReader(std::string_view bytes, Order order)
    : bytes_(without_mark(bytes)), separator_(base::csv_separator(bytes_)), order_(order), cursor_(bytes_, separator_) {
  if (!base::is_utf8(bytes_) || bytes_.contains('\0')) {
    fault(kColumns, "This is not a text file in UTF-8. In Excel choose Save as, CSV UTF-8.");
    return;
  }
  read_header();
  if (fault_count_ > 0) return;
  if (order_ == Order::Gathered) gather();
  has_row_ = next_row();
  if (!has_row_ && fault_count_ == 0) fault(kColumns, "There are column names and no rows beneath them. Add the rows.");
}

void DutyReader::read_header() {
  places_.fill(-1);
  if (!cursor_.next()) {
    fault(kColumns, "The file is empty. Add a row of column names and the rows beneath it.");
    return;
  }
  const auto& header = cursor_.fields();
  width_ = header.size();
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto* const known = std::ranges::find(kNames, base::lower(header[i]));
    if (known == kNames.end()) {
      if (!header[i].empty()) unread_columns_.emplace_back(header[i]);
      continue;
    }
    int& place = places_[static_cast<std::size_t>(known - kNames.begin())];
    if (place >= 0) fault(kColumns, fmt::format("The column {} stands twice. Remove or rename one.", *known));
    place = static_cast<int>(i);
  }
  for (std::size_t i = 0; i < kRequired; ++i)
    if (places_[i] < 0) fault(kColumns, fmt::format("There is no column {}. Add it.", kNames[i]));
}

void DutyReader::gather() {
  std::unordered_map<std::string, std::uint32_t> numbers;
  while (cursor_.next()) {
    const std::string person(cell(Person));
    const auto number = numbers.try_emplace(person, static_cast<std::uint32_t>(numbers.size())).first->second;
    gathered_.push_back({number, static_cast<std::uint32_t>(cursor_.row_line()), cursor_.row_offset()});
  }
  std::ranges::sort(gathered_, {}, [](const Row& row) { return std::pair(row.person, row.line); });
}

bool DutyReader::next_row() {
  if (order_ == Order::Gathered) return next_gathered_row();
  return cursor_.next();
}

bool DutyReader::next_gathered_row() {
  if (next_gathered_ == gathered_.size()) return false;
  const Row& row = gathered_[next_gathered_++];
  cursor_ = base::CsvCursor(bytes_, separator_, row.offset, row.line);
  return cursor_.next();
}

std::string_view DutyReader::cell(Column column) const {
  const int place = places_[column];
  if (place < 0 || static_cast<std::size_t>(place) >= cursor_.fields().size()) return {};
  return cursor_.fields()[static_cast<std::size_t>(place)];
}

std::string DutyReader::place(Column column) const {
  const std::size_t line = std::max<std::size_t>(1, cursor_.row_line());
  return column == kColumns ? fmt::format("line {}", line) : base::csv_place(line, kNames[column]);
}

void DutyReader::fault(Column column, std::string message) {
  if (++fault_count_ <= kMostFaults) faults_.push_back({base::ErrorCode::Invalid, place(column), std::move(message)});
}

void DutyReader::add_fault(std::uint32_t line, std::string_view column, std::string message) {
  if (++fault_count_ <= kMostFaults)
    faults_.push_back({base::ErrorCode::Invalid, base::csv_place(line, column), std::move(message)});
}

bool DutyReader::next(FiledRotas& doctor) {
  if (!has_row_) return false;
  doctor.person.assign(cell(Person));
  doctor.filed.clear();
  for (const Plan plan : {Plan::Unstated, Plan::Scheduled, Plan::Actual}) {
    DoctorRota& rota = doctor.of(plan);
    rota.plan = plan;
    rota.duties.clear();
    rota.episodes.clear();
  }
  if (order_ == Order::AsFiled && !seen_.insert(doctor.person).second) {
    needs_gathering_ = true;
    return false;
  }
  while (has_row_ && cell(Person) == doctor.person) {
    read_row(doctor);
    has_row_ = next_row();
  }
  return true;
}

void DutyReader::read_row(FiledRotas& doctor) {
  if (cursor_.has_open_quote()) return fault(kColumns, "A quotation mark is opened here and never closed. Close it.");
  if (cursor_.fields().size() != width_)
    return fault(kColumns, fmt::format("This row has {} fields and the column names are {}. Add or remove a separator.",
                                       cursor_.fields().size(), width_));
  if (doctor.person.empty()) return fault(Person, "Enter whose duty it is.");
  RotaDuty duty;
  const auto kind = parse_duty_kind(cell(Kind));
  if (!kind) return fault(Kind, "Enter shift or on_call.");
  duty.kind = *kind;
  const auto plan = parse_plan(cell(PlanOf));
  if (!plan) return fault(PlanOf, "Enter scheduled or actual, or leave it empty.");
  DoctorRota& rota = doctor.of(*plan);
  // All of a row's faults are told, not the first alone.
  const bool has_times = read_times(duty);
  const bool has_breaks = read_breaks(duty);
  const bool has_estimate = read_estimate(duty);
  const bool has_worked = has_times && read_worked(duty, rota.episodes);
  if (!has_times || !has_breaks || !has_estimate || !has_worked) return;
  duty.row = static_cast<std::uint32_t>(doctor.filed.size());
  doctor.filed.push_back({static_cast<std::uint32_t>(cursor_.row_line()), std::string(cell(Label))});
  rota.duties.push_back(duty);
}

std::optional<RotaTime> DutyReader::read_time(Column column, std::string_view text) {
  const auto written = written_time(text);
  if (!written) {
    fault(column, std::string(kTimeAdvice));
    return std::nullopt;
  }
  const auto time = written->offset ? rota_time(written->wall, *written->offset) : rota_time(written->wall);
  if (time) return *time;
  const bool is_ambiguous = !written->offset && rota_time(written->wall, base::Repeated::Earlier).has_value();
  fault(column, is_ambiguous ? fmt::format("The clocks went back: {} happened twice. Write {}+01:00 for the first, or "
                                           "{}+00:00 for the second.",
                                           base::time_text(written->wall), base::local_iso(written->wall),
                                           base::local_iso(written->wall))
                             : time.error().message);
  return std::nullopt;
}

bool DutyReader::read_times(RotaDuty& duty) {
  const auto starts = read_time(Start, cell(Start));
  const auto ends = read_time(End, cell(End));
  if (!starts || !ends) return false;
  duty.starts = *starts;
  duty.ends = *ends;
  if (duty.length() > RotaMinutes(0) && duty.length() <= kLongestDuty) return true;
  fault(End, duty.length() <= RotaMinutes(0) ? "Enter an end that is after the start."
                                             : "This duty is longer than seven days. Check its dates.");
  return false;
}

bool DutyReader::read_breaks(RotaDuty& duty) {
  std::string_view text = cell(Breaks);
  if (text.empty()) return true;
  if (duty.kind == DutyKind::OnCall) {
    fault(Breaks, "Only a shift has breaks. Leave it empty.");
    return false;
  }
  int count = 0;
  int sum = 0;
  for (const std::string_view one : base::split(text, ';')) {
    const auto taken = minutes_in(base::trimmed(one));
    if (!taken || *taken > 24 * 60) {
      fault(Breaks, "Enter the minutes of each break taken, with ; between, for example 30;30, or 0 for none.");
      return false;
    }
    count += *taken / kMinutesOfABreak;
    sum += *taken;
  }
  if (duty.length() > RotaMinutes(0) && RotaMinutes(sum) >= duty.length()) {
    fault(Breaks, "The breaks are as long as the shift. Enter them in minutes.");
    return false;
  }
  duty.breaks_of_30 = static_cast<std::int8_t>(std::min(count, 100));
  return true;
}

bool DutyReader::read_estimate(RotaDuty& duty) {
  const std::string_view text = cell(Estimate);
  if (text.empty()) return true;
  const auto expected = minutes_in(text);
  const bool fits = expected && duty.kind == DutyKind::OnCall &&
                    (duty.length() <= RotaMinutes(0) || RotaMinutes(*expected) <= duty.length());
  if (!fits) {
    fault(Estimate, duty.kind == DutyKind::Shift
                        ? "Only an on_call period has an estimate: a shift is work throughout. Leave it empty."
                        : "Enter the minutes of work expected, no more than the period's length.");
    return false;
  }
  duty.estimate = static_cast<std::int16_t>(*expected);
  return true;
}

bool DutyReader::read_worked(RotaDuty& duty, std::vector<Episode>& episodes) {
  const std::string_view text = cell(Worked);
  if (text.empty()) return true;
  if (duty.kind == DutyKind::Shift) {
    fault(Worked, "Only an on_call period has work within it. Leave it empty.");
    return false;
  }
  const std::size_t first = episodes.size();
  for (const std::string_view one : base::split(text, ';')) {
    const auto slash = one.find('/');
    const auto from = read_time(Worked, base::trimmed(one.substr(0, slash)));
    const auto to =
        slash == std::string_view::npos ? std::nullopt : read_time(Worked, base::trimmed(one.substr(slash + 1)));
    if (!from || !to) {
      if (slash == std::string_view::npos) fault(Worked, "Enter each call as start/end, with ; between calls.");
      episodes.resize(first);
      return false;
    }
    episodes.push_back({*from, *to});
  }
  const auto of_duty = std::ranges::subrange(episodes.begin() + static_cast<std::ptrdiff_t>(first), episodes.end());
  std::ranges::sort(of_duty, {}, [](const Episode& e) { return e.starts.instant; });
  RotaInstant free_from = duty.starts.instant;
  for (const Episode& episode : of_duty) {
    if (episode.starts.instant < free_from || episode.ends.instant <= episode.starts.instant ||
        episode.ends.instant > duty.ends.instant) {
      fault(Worked, "Calls lie within the on-call period, end after they start and do not overlap. Correct the times.");
      episodes.resize(first);
      return false;
    }
    free_from = episode.ends.instant;
  }
  duty.first_episode = static_cast<std::uint32_t>(first);
  duty.episodes = static_cast<std::uint16_t>(of_duty.size());
  return true;
}

}  // namespace safe_working
