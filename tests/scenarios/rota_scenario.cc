#include "tests/scenarios/rota_scenario.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/text.h"
#include "tests/scenarios/scenario_words.h"

namespace scenarios {
namespace {

using namespace safe_working;
using std::chrono::minutes;

// ---- duties --------------------------------------------------------------------------------------------------------

struct DutyLine {
  DutyKind kind = DutyKind::Shift;
  base::Date date;
  minutes from{};
  std::optional<base::Date> end_date;
  minutes to{};
  std::string_view from_clock;  ///< "BST", "GMT" or nothing
  std::string_view to_clock;
  std::vector<std::pair<minutes, minutes>> episodes;
  int estimate = kNoEstimate;
  int breaks = kBreaksNotStated;
  int days_running = 1;
  int weeks_running = 1;
};

std::string_view clock_of(Words& words) {
  if (words.take("BST")) return "BST";
  return words.take("GMT") ? "GMT" : "";
}

RotaTime moment(base::Date date, minutes time, std::string_view clock) {
  Words words(clock);
  return words.moment(date, time);
}

void read_option(Words& words, DutyLine& duty) {
  if (words.take("breaks")) {
    duty.breaks = words.number();
  } else if (words.take("estimate")) {
    duty.estimate = words.duration();
  } else if (words.take("worked")) {
    const minutes from = words.time_of_day();
    words.need("-");
    duty.episodes.emplace_back(from, words.time_of_day());
  } else {
    const int times = words.number();
    if (words.take("days running"))
      duty.days_running = times;
    else if (words.take("weeks running"))
      duty.weeks_running = times;
    else
      throw Unreadable{"Write “days running” or “weeks running” after the number."};
  }
}

DutyLine duty_line(Words& words, DutyKind kind) {
  DutyLine duty{.kind = kind, .date = words.date()};
  duty.from = words.time_of_day();
  duty.from_clock = clock_of(words);
  words.need("-");
  if (words.has_date()) duty.end_date = words.date();
  duty.to = words.time_of_day();
  duty.to_clock = clock_of(words);
  while (words.take(",")) read_option(words, duty);
  return duty;
}

/// The first moment after `start` that the clock shows a time.
RotaTime next_time(const RotaTime& start, minutes time) {
  const auto wall = base::LocalTime(minutes(start.wall().time_since_epoch().count()));
  const base::Date date = base::date_of(wall);
  const bool is_next_day = base::local_time(date, time) < wall;
  return moment(is_next_day ? base::add_days(date, std::chrono::days(1)) : date, time, "");
}

void add_duty(DoctorRota& rota, const DutyLine& line, std::chrono::days later) {
  const base::Date date = base::add_days(line.date, later);
  const bool ends_next_day = line.to <= line.from;
  const base::Date end = line.end_date ? base::add_days(*line.end_date, later)
                                       : base::add_days(date, std::chrono::days(ends_next_day ? 1 : 0));
  RotaDuty duty{.starts = moment(date, line.from, line.from_clock), .ends = moment(end, line.to, line.to_clock)};
  if (duty.length() <= RotaMinutes(0)) throw Unreadable{"Let the duty end after it starts."};
  duty.kind = line.kind;
  duty.row = static_cast<std::uint32_t>(rota.duties.size());
  duty.estimate = static_cast<std::int16_t>(line.estimate);
  duty.breaks_of_30 = static_cast<std::int8_t>(line.breaks);
  duty.first_episode = static_cast<std::uint32_t>(rota.episodes.size());
  duty.episodes = static_cast<std::uint16_t>(line.episodes.size());
  RotaTime after = duty.starts;
  for (const auto& [from, to] : line.episodes) {
    const RotaTime starts = next_time(after, from);
    after = next_time(starts, to);
    const bool fits = starts.instant < after.instant && after.instant <= duty.ends.instant;
    if (!fits) throw Unreadable{"Let the work lie inside the on-call period, in order."};
    rota.episodes.push_back({starts, after});
  }
  rota.duties.push_back(duty);
}

void add_duties(DoctorRota& rota, const DutyLine& line) {
  for (int week = 0; week < line.weeks_running; ++week) {
    for (int day = 0; day < line.days_running; ++day) add_duty(rota, line, std::chrono::days(7 * week + day));
  }
}

// ---- what is expected ----------------------------------------------------------------------------------------------

Rule rule(Words& words) {
  const std::string_view id = words.word();
  const auto found = parse_rule(id);
  if (!found) throw Unreadable{fmt::format("There is no rule {}.", id)};
  return *found;
}

void read_detail(Words& words, Expected& expected) {
  if (words.take("limit")) {
    expected.limit = words.measure();
  } else if (words.take("from")) {
    expected.from = words.moment().instant;
  } else if (words.take("to")) {
    expected.to = words.moment().instant;
  } else if (words.take("not fined")) {
    expected.is_fined = false;
  } else if (words.take("fined")) {
    expected.is_fined = true;
    if (words.has_duration()) expected.fine_minutes = words.duration();
  } else if (words.take("on paper")) {
    expected.paper_minutes = words.duration();
  } else if (words.take("E1")) {
    expected.era = ContractEra::E1;
  } else if (words.take("E2")) {
    expected.era = ContractEra::E2;
  } else {
    throw Unreadable{
        fmt::format("Write limit, from, to, fined, not fined, on paper, E1 or E2 before “{}”.", words.peek())};
  }
}

Expected expectation(Words& words) {
  Expected expected{.rule = rule(words)};
  if (words.take("notice"))
    expected.verdict = Verdict::Notice;
  else
    words.need("breach");
  if (!words.at_end() && words.peek() != ",") expected.measured = words.measure();
  while (words.take(",")) read_detail(words, expected);
  return expected;
}

void read_expect(Words& words, RotaScenario& scenario, std::size_t line, std::string_view text) {
  if (words.take("nothing else") || words.take("nothing")) {
    scenario.rest = Rest::Nothing;
  } else if (words.take("no other breach") || words.take("no breach")) {
    scenario.rest = Rest::NoBreach;
  } else if (words.take("no more") || words.take("no")) {
    do scenario.silent.push_back({line, rule(words)});
    while (words.take(","));
  } else {
    scenario.expected.push_back(expectation(words));
    scenario.expected.back().line = line;
    scenario.expected.back().words = text;
  }
}

// ---- other lines ---------------------------------------------------------------------------------------------------

void read_leave(Words& words, DoctorTerms& terms) {
  const base::Date from = words.date();
  const base::Date to = words.take("-") ? words.date() : from;
  for (base::Date day = from; day <= to; day = base::add_days(day, std::chrono::days(1))) terms.leave.push_back(day);
}

bool read_terms(Words& words, DoctorTerms& terms) {
  if (words.take("leave")) {
    read_leave(words, terms);
  } else if (words.take("reference")) {
    const base::Date from = words.date();
    words.need("-");
    terms.reference = {from, words.date()};
  } else if (words.take("rota weeks")) {
    terms.rota_weeks = words.number();
  } else if (words.take("moved to 2019 limits")) {
    terms.moved_to_2019_limits = words.date();
  } else if (words.take("opted out")) {
    terms.opted_out = true;
  } else if (words.take("weekends approved")) {
    terms.weekends_approved = true;
  } else if (words.take("eight days agreed")) {
    terms.eight_days_agreed = true;
  } else {
    return false;
  }
  return true;
}

void read_setting(Words& words, Settings& settings) {
  const auto done = set(settings, words.word());
  if (!done) throw Unreadable{done.error().message};
}

void read_contract(Words& words, Settings& settings) {
  const auto contract = parse_contract(words.word());
  if (!contract) throw Unreadable{contract.error().message};
  settings.contract = *contract;
}

void read_plan(Words& words, DoctorRota& rota) {
  const std::string_view code = words.word();
  const auto plan = parse_plan(code);
  if (!plan) throw Unreadable{fmt::format("Write scheduled or actual in place of “{}”.", code)};
  rota.plan = *plan;
}

void read_line(std::string_view text, std::size_t line, RotaScenario& scenario) {
  Words words(text);
  if (words.take("shift")) {
    add_duties(scenario.rota, duty_line(words, DutyKind::Shift));
  } else if (words.take("on call")) {
    add_duties(scenario.rota, duty_line(words, DutyKind::OnCall));
  } else if (words.take("contract")) {
    read_contract(words, scenario.settings);
  } else if (words.take("setting")) {
    read_setting(words, scenario.settings);
  } else if (words.take("plan")) {
    read_plan(words, scenario.rota);
  } else if (words.take("judge")) {
    do scenario.judged.push_back(rule(words));
    while (words.take(","));
  } else if (words.take("expect")) {
    read_expect(words, scenario, line, text);
  } else if (!read_terms(words, scenario.rota.terms)) {
    throw Unreadable{
        fmt::format("No line starts with “{}”; how_to_write_one.txt shows those that there are.", words.peek())};
  }
  if (!words.at_end()) throw Unreadable{fmt::format("Leave out “{}” and what follows.", words.peek())};
}

/// Duties may be written in any order.
std::optional<base::Error> fault_of_whole(RotaScenario& scenario) {
  std::ranges::sort(scenario.rota.terms.leave);
  if (put_in_order(scenario.rota)) return base::Error{.subject = scenario.place, .message = "Two duties overlap."};
  const bool expects = !scenario.expected.empty() || !scenario.silent.empty() || scenario.rest != Rest::Anything;
  if (!expects) return base::Error{.subject = scenario.place, .message = "Say what to expect."};
  return std::nullopt;
}

}  // namespace

base::Checked<std::vector<RotaScenario>> parse_scenarios(std::string_view text, std::string_view file) {
  std::vector<RotaScenario> scenarios;
  base::Errors faults;
  std::size_t number = 0;
  for (const std::string_view raw : base::split(text, '\n')) {
    ++number;
    const std::string_view line = base::trimmed(raw.substr(0, raw.find('#')));
    const std::string place = fmt::format("{}:{}", file, number);
    if (line.empty()) continue;
    if (line.starts_with("== ")) {
      scenarios.push_back({.title = std::string(base::trimmed(line.substr(3))), .place = place});
    } else if (scenarios.empty()) {
      faults.push_back({.subject = place, .message = "Begin with a title, such as “== Three nights in a row”."});
    } else {
      try {
        read_line(line, number, scenarios.back());
      } catch (const Unreadable& unreadable) {
        faults.push_back({.subject = place, .message = unreadable.advice});
      }
    }
  }
  for (RotaScenario& scenario : scenarios) {
    if (auto fault = fault_of_whole(scenario)) faults.push_back(*fault);
  }
  if (!faults.empty()) return std::unexpected(faults);
  return scenarios;
}

}  // namespace scenarios
