#include "tests/reference/rota_world.h"

#include <array>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"

namespace slow {
namespace {

using namespace safe_working;
using std::chrono::days;
using std::chrono::minutes;

RotaTime at(base::Instant instant) {
  const auto minute = std::chrono::floor<RotaMinutes>(instant);
  const auto ahead =
      base::local_of(instant).time_since_epoch() - std::chrono::floor<minutes>(instant).time_since_epoch();
  return {RotaInstant(minute.time_since_epoch()), static_cast<std::int16_t>(ahead.count())};
}

int pick(base::Random& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

bool one_in(base::Random& random, std::uint64_t n) {
  return random.below(n) == 0;
}

constexpr base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

struct Hours {
  int from;  ///< minutes from midnight
  int length;
};
/// As rotas have them: the limits themselves, and what lies just about them.
constexpr std::array kShifts = {
    Hours{480, 540}, Hours{480, 750},  Hours{780, 750},  Hours{1230, 750}, Hours{720, 750},  Hours{990, 555},
    Hours{480, 600}, Hours{480, 601},  Hours{480, 780},  Hours{480, 781},  Hours{1020, 540}, Hours{1260, 660},
    Hours{840, 720}, Hours{840, 721},  Hours{480, 300},  Hours{480, 240},  Hours{1200, 780}, Hours{959, 662},
    Hours{720, 661}, Hours{1380, 420}, Hours{1380, 180}, Hours{1320, 719}, Hours{1320, 720}, Hours{300, 1230}};
constexpr std::array kOnCalls = {Hours{1020, 900}, Hours{480, 1440}, Hours{1020, 960}, Hours{1200, 720},
                                 Hours{480, 1441}, Hours{1320, 540}, Hours{540, 480}};
constexpr std::array kFirstDays = {date(2016, 10, 24), date(2018, 4, 9),  date(2018, 3, 19), date(2019, 7, 8),
                                   date(2019, 10, 7),  date(2020, 7, 13), date(2026, 3, 2),  date(2026, 10, 5),
                                   date(2026, 6, 1),   date(2027, 3, 15)};

class Maker {
 public:
  explicit Maker(base::Random& random) : random_(random) {}

  World world() {
    first_ = kFirstDays[random_.below(kFirstDays.size())];
    first_ = base::add_days(first_, days(pick(random_, 0, 9)));
    days_ = one_in(random_, 4) ? pick(random_, 29, 70) : pick(random_, 1, 28);
    world_.rota.plan = std::array{Plan::Unstated, Plan::Scheduled, Plan::Actual}[random_.below(3)];
    settings();
    duties();
    terms();
    return std::move(world_);
  }

 private:
  void settings() {
    Settings& s = world_.settings;
    if (one_in(random_, 3)) s.contract = one_in(random_, 2) ? Contract::Of2016 : Contract::Of2019;
    s.nights_are_long = one_in(random_, 3);
    if (one_in(random_, 4)) s.clock_changes = ClockChanges::Paper;
    if (one_in(random_, 2)) s.seven_days = SevenDays::Calendar;
    if (one_in(random_, 2)) s.limits_2019_from = base::add_days(first_, days(pick(random_, -3, days_)));
    if (one_in(random_, 3)) s.on_calls_in_a_row = pick(random_, 1, 7);
    if (one_in(random_, 2)) s.break_occasion = BreakOccasion::Shift;
    if (one_in(random_, 3)) s.leave_in_average = LeaveInAverage::DropDays;
    if (one_in(random_, 2)) s.shortest_reference_weeks = pick(random_, 1, 8);
    if (one_in(random_, 2))
      s.rest_fines_of_2016 = one_in(random_, 2) ? RestFinesOf2016::BetweenShifts : RestFinesOf2016::OnCall;
  }

  /// Mostly a few kinds of duty over and over, as real rotas are: runs form, and rests come near their limits.
  void duties() {
    jitter_ = one_in(random_, 3) ? 0 : pick(random_, 1, 240);
    const std::uint64_t off = random_.below(5) + 2;
    const std::uint64_t on_call = one_in(random_, 3) ? 2 : 8;
    const bool has_quiet_weekends = on_call == 2 && off >= 5;
    Hours hours = kShifts[random_.below(kShifts.size())];
    for (int day = 0; day < days_; ++day) {
      if (has_quiet_weekends && is_weekend(day)) {
        add(day, Hours{540, 720}, DutyKind::OnCall);
        continue;
      }
      if (one_in(random_, off)) continue;
      if (one_in(random_, 3)) hours = kShifts[random_.below(kShifts.size())];
      const bool is_on_call = one_in(random_, on_call);
      add(day, is_on_call ? kOnCalls[random_.below(kOnCalls.size())] : hours,
          is_on_call ? DutyKind::OnCall : DutyKind::Shift);
      if (one_in(random_, 8)) add(day, Hours{pick(random_, 0, 1439), pick(random_, 30, 600)}, DutyKind::Shift);
    }
  }

  [[nodiscard]] bool is_weekend(int day) const {
    return base::weekday_of(base::add_days(first_, days(day))).iso_encoding() > 5;
  }

  int jittered(int value) {
    return jitter_ == 0 || one_in(random_, 2) ? value : value + pick(random_, 0, 2 * jitter_) - jitter_;
  }

  void add(int day, Hours hours, DutyKind kind) {
    DoctorRota& rota = world_.rota;
    const auto wall = [&](int minute) { return base::local_time(base::add_days(first_, days(day)), minutes(minute)); };
    const int from = jittered(hours.from);
    RotaDuty duty{
        .starts = rota_time_near(wall(from)), .ends = rota_time_near(wall(from + hours.length)), .kind = kind};
    if (jitter_ > 0) duty.ends = later(duty.starts, std::max(1, jittered(static_cast<int>(duty.length().count()))));
    if (!rota.duties.empty() && !fits_after(rota.duties.back(), duty)) return;
    // On paper, an hour that is walked twice may end before it starts.
    if (duty.length() <= RotaMinutes(0) || duty.paper_length() <= RotaMinutes(0)) return;
    duty.row = static_cast<std::uint32_t>(rota.duties.size() + 2);
    if (kind == DutyKind::Shift && !one_in(random_, 3)) duty.breaks_of_30 = static_cast<std::int8_t>(random_.below(4));
    if (kind == DutyKind::OnCall) on_call(duty);
    rota.duties.push_back(duty);
  }

  static bool fits_after(const RotaDuty& last, const RotaDuty& next) {
    return last.ends.instant <= next.starts.instant && last.ends.wall() <= next.starts.wall();
  }

  void on_call(RotaDuty& duty) {
    DoctorRota& rota = world_.rota;
    if (!one_in(random_, 3)) duty.estimate = static_cast<std::int16_t>(pick(random_, 0, 600));
    duty.estimate = static_cast<std::int16_t>(std::min<int>(duty.estimate, duty.length().count()));
    duty.first_episode = static_cast<std::uint32_t>(rota.episodes.size());
    if (one_in(random_, 2)) return;
    int from = pick(random_, 0, 300);
    while (duty.episodes < 6) {
      const int to = from + pick(random_, 1, 200);
      if (to > duty.length().count()) return;
      const Episode episode{later(duty.starts, from), later(duty.starts, to)};
      const bool fits_on_paper = episode.starts.wall() < episode.ends.wall() &&
                                 (duty.episodes == 0 || rota.episodes.back().ends.wall() <= episode.starts.wall()) &&
                                 duty.starts.wall() <= episode.starts.wall() && episode.ends.wall() <= duty.ends.wall();
      if (fits_on_paper) {
        rota.episodes.push_back(episode);
        ++duty.episodes;
      }
      from = to + pick(random_, 0, 400);
    }
  }

  void terms() {
    DoctorTerms& terms = world_.rota.terms;
    if (one_in(random_, 2)) {
      const int from = pick(random_, -3, days_ / 2);
      terms.reference = {base::add_days(first_, days(from)),
                         base::add_days(first_, days(pick(random_, from, days_ + 7)))};
    }
    if (one_in(random_, 2)) {
      for (int day = -2; day < days_ + 4; ++day) {
        if (one_in(random_, 12)) terms.leave.push_back(base::add_days(first_, days(day)));
      }
    }
    terms.opted_out = one_in(random_, 4);
    if (one_in(random_, 2)) terms.rota_weeks = pick(random_, 1, 10);
    terms.weekends_approved = one_in(random_, 3);
    terms.eight_days_agreed = one_in(random_, 3);
    if (one_in(random_, 3)) terms.moved_to_2019_limits = base::add_days(first_, days(pick(random_, -5, days_)));
  }

  base::Random& random_;
  World world_;
  base::Date first_{};
  int days_ = 0;
  int jitter_ = 0;
};

// ---- as files ------------------------------------------------------------------------------------------------------

std::string time_words(const RotaTime& time) {
  const auto wall = base::LocalTime(minutes(time.wall().time_since_epoch().count()));
  return fmt::format("{}{}", base::local_iso(wall), time.ahead == 60 ? "+01:00" : "+00:00");
}

std::string duty_line(const DoctorRota& rota, const RotaDuty& duty) {
  std::string breaks = duty.breaks_of_30 == 0 ? "0" : "";
  for (int i = 0; i < duty.breaks_of_30; ++i) breaks += i == 0 ? "30" : ";30";
  std::string worked;
  for (const Episode& episode : rota.episodes_of(duty))
    worked += fmt::format("{}{}/{}", worked.empty() ? "" : ";", time_words(episode.starts), time_words(episode.ends));
  return fmt::format("p,{},{},{},{},{},{},{}\n", duty_kind_code(duty.kind), time_words(duty.starts),
                     time_words(duty.ends), plan_code(rota.plan), breaks, worked,
                     duty.estimate < 0 ? "" : std::to_string(duty.estimate));
}

std::string_view yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

std::string person_line(const DoctorTerms& terms) {
  std::string leave;
  for (const base::Date day : terms.leave) leave += (leave.empty() ? "" : ";") + base::iso(day);
  return fmt::format("p,{},{},{},{},{},{},{},{}\n", terms.reference ? base::iso(terms.reference->from) : "",
                     terms.reference ? base::iso(terms.reference->to) : "", leave, yes_or_no(terms.opted_out),
                     terms.rota_weeks ? std::to_string(*terms.rota_weeks) : "", yes_or_no(terms.weekends_approved),
                     yes_or_no(terms.eight_days_agreed),
                     terms.moved_to_2019_limits ? base::iso(*terms.moved_to_2019_limits) : "");
}

std::string settings_line(const Settings& s) {
  const auto contract = std::array{"auto", "2016", "2019"}[static_cast<std::size_t>(s.contract)];
  const auto fines = std::array{"between_shifts", "on_call", "both"}[static_cast<std::size_t>(s.rest_fines_of_2016)];
  return fmt::format(
      "--contract {} --set nights_are_long={} --set clock_changes={} --set seven_days={} --set limits_2019_from={} "
      "--set "
      "on_calls_in_a_row={} --set break_occasion={} --set leave_in_average={} --set shortest_reference_weeks={} --set "
      "rest_fines_of_2016={}\n",
      contract, yes_or_no(s.nights_are_long), s.clock_changes == ClockChanges::Paper ? "paper" : "real",
      s.seven_days == SevenDays::Calendar ? "calendar" : "rolling", base::iso(s.limits_2019_from), s.on_calls_in_a_row,
      s.break_occasion == BreakOccasion::Shift ? "shift" : "break",
      s.leave_in_average == LeaveInAverage::DropDays ? "drop_days" : "statute", s.shortest_reference_weeks, fines);
}

}  // namespace

RotaTime rota_time_near(base::LocalTime wall) {
  const auto instant = base::instant_of(wall, base::Repeated::Earlier);
  if (instant) return at(*instant);
  const auto an_hour_on = base::instant_of(wall + std::chrono::hours(1), base::Repeated::Earlier);
  base::check(an_hour_on.has_value(), "an hour after a time that March leaves out there is one");
  return at(*an_hour_on);
}

RotaTime later(const RotaTime& time, int minutes_later) {
  return at(base::Instant(minutes(time.instant.time_since_epoch().count() + minutes_later)));
}

World random_world(base::Random& random) {
  return Maker(random).world();
}

std::string as_files(const World& world) {
  std::string files = "person,kind,start,end,plan,breaks,worked,estimate\n";
  for (const RotaDuty& duty : world.rota.duties) files += duty_line(world.rota, duty);
  files +=
      "\nperson,reference_from,reference_to,leave,opt_out,rota_weeks,weekend_approvals,eight_days_agreed,"
      "moved_to_2019_limits\n";
  files += person_line(world.rota.terms);
  return files + "\n" + settings_line(world.settings);
}

}  // namespace slow
