// How the demonstration's numbers come about. P1 gives totals; PastQuarter holds them (the two printed for September to
// November 2017, and a split of the remaining 209 reports over the three quarters before, which P1 does not print).
// Each report is then told by demonstration_story.h with the seed's choices of doctor, day, shift and delay.
#include "app/demonstration.h"

#include <algorithm>
#include <array>

#include "app/demonstration_committees.h"
#include "app/demonstration_figures.h"
#include "app/demonstration_staff.h"
#include "app/demonstration_story.h"
#include "base/check.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Date;
using base::Instant;
using safe_working::Outcome;
using safe_working::ReportHistory;

struct EndCount {
  StoryEnd end;
  Outcome outcome;
  int reports;
};

struct PastQuarter {
  base::Period submitted;
  int education;     ///< of the reports below; taken from those that ended with no action
  bool is_fy1_only;  ///< P1 2.1: only FY1 doctors were on the contract from December 2016
  std::array<EndCount, 8> ends;
};

/// When P1 was written: its counts are of what had happened by then.
constexpr Date kWrittenOn = 2017y / 11 / 21;

constexpr std::array kPastQuarters = {
    PastQuarter{{2016y / 12 / 12, 2017y / 2 / 28},
                2,
                true,
                {{{StoryEnd::Closed, Outcome::TimeOff, 34},
                  {StoryEnd::Closed, Outcome::Pay, 6},
                  {StoryEnd::Closed, Outcome::NoAction, 12}}}},
    PastQuarter{{2017y / 3 / 1, 2017y / 5 / 31},
                3,
                false,
                {{{StoryEnd::Closed, Outcome::TimeOff, 49},
                  {StoryEnd::Closed, Outcome::Pay, 9},
                  {StoryEnd::Closed, Outcome::NoAction, 16}}}},
    PastQuarter{{2017y / 6 / 1, 2017y / 8 / 31},
                3,
                false,
                {{{StoryEnd::Closed, Outcome::TimeOff, 55},
                  {StoryEnd::Closed, Outcome::Pay, 10},
                  {StoryEnd::Closed, Outcome::NoAction, 18}}}},
    PastQuarter{{2017y / 9 / 1, 2017y / 11 / 19},
                3,
                false,
                {{{StoryEnd::Closed, Outcome::TimeOff, 47},
                  {StoryEnd::Closed, Outcome::Penalty, 1},
                  {StoryEnd::Closed, Outcome::Pay, 5},
                  {StoryEnd::Closed, Outcome::NoAction, 8},
                  {StoryEnd::Waiting, Outcome::TimeOff, 3},
                  {StoryEnd::Opened, Outcome::TimeOff, 2},
                  {StoryEnd::Proposed, Outcome::TimeOff, 1},
                  {StoryEnd::WithGuardian, Outcome::TimeOff, 1}}}},
};
static_assert(
    [] {
      int all = 0, education = 0, last = 0;
      for (const auto& quarter : kPastQuarters) {
        last = 0;
        for (const auto& end : quarter.ends) last += end.reports;
        all += last;
        education += quarter.education;
      }
      return all == 277 && education == 11 && last == 68;
    }(),
    "P1's printed totals: 277 to date, 11 education, 68 in the quarter");

Instant some_time_on(Date date, base::Random& random) {
  return base::start_of_day(date) + 7h + std::chrono::minutes(static_cast<int>(random.below(16 * 60)));
}

Date some_day_in(const base::Period& period, base::Random& random) {
  const auto days = static_cast<std::uint64_t>(base::days_between(period.from, period.to).count() + 1);
  return base::add_days(period.from, std::chrono::days(static_cast<int>(random.below(days))));
}

const people::Post& some_post(const std::vector<people::Post>& posts, bool is_fy1_only, base::Random& random) {
  for (;;) {
    const auto& post = posts[random.below(posts.size())];
    // Foundation doctors report most; others are passed over two times in three.
    if (post.grade == "FY1" || (!is_fy1_only && random.below(3) == 0)) return post;
  }
}

std::vector<ReportHistory> reports_of_2017(const DemonstrationStaff& staff, base::Random& random) {
  std::vector<ReportHistory> out;
  const Instant latest = base::start_of_day(kWrittenOn) + 8h;
  for (const auto& quarter : kPastQuarters) {
    int education_left = quarter.education;
    for (const auto& ending : quarter.ends) {
      for (int n = 0; n < ending.reports; ++n) {
        StoryPlan plan{.end = ending.end, .outcome = ending.outcome, .latest = latest, .reform_date = std::nullopt};
        plan.is_education = ending.outcome == Outcome::NoAction && education_left > 0;
        if (plan.is_education) --education_left;
        // Those left open belong to the doctor and the supervisor whom a visitor may become.
        const bool is_open = ending.end != StoryEnd::Closed;
        plan.post = is_open ? &staff.doctor_2017 : &some_post(staff.posts_2017, quarter.is_fy1_only, random);
        plan.submitted = some_time_on(is_open ? base::add_days(quarter.submitted.to, -std::chrono::days(3 * n + 1))
                                              : some_day_in(quarter.submitted, random),
                                      random);
        out.push_back(tell(plan, staff.cast, random));
      }
    }
  }
  return out;
}

constexpr std::array kPresentEnds = {
    EndCount{StoryEnd::Closed, Outcome::TimeOff, 14},  EndCount{StoryEnd::Closed, Outcome::Pay, 9},
    EndCount{StoryEnd::Closed, Outcome::NoAction, 3},  EndCount{StoryEnd::Waiting, Outcome::TimeOff, 6},
    EndCount{StoryEnd::Waiting, Outcome::Pay, 4},      EndCount{StoryEnd::Questioned, Outcome::TimeOff, 2},
    EndCount{StoryEnd::Proposed, Outcome::TimeOff, 3}, EndCount{StoryEnd::WithGuardian, Outcome::Pay, 2},
};

std::vector<ReportHistory> reports_of_now(const DemonstrationStaff& staff, Instant now, base::Random& random) {
  std::vector<ReportHistory> out;
  const auto today = base::date_of(now);
  int number = 0;
  for (const auto& ending : kPresentEnds) {
    for (int n = 0; n < ending.reports; ++n, ++number) {
      StoryPlan plan{
          .end = ending.end, .outcome = ending.outcome, .latest = now, .reform_date = staff.trust.reform_date};
      plan.is_education = ending.outcome == Outcome::NoAction || (ending.end == StoryEnd::Waiting && n == 0);
      plan.post =
          ending.end == StoryEnd::Proposed && n == 0 ? &staff.doctor_now : &some_post(staff.posts_now, false, random);
      // Closed ones lie weeks back; of those waiting, most are within their ten days and a few are not.
      const int back = ending.end == StoryEnd::Closed ? 18 + number : 2 + 3 * n;
      plan.submitted = base::start_of_day(base::add_days(today, -std::chrono::days(back))) + 9h +
                       std::chrono::minutes(static_cast<int>(random.below(9 * 60)));
      out.push_back(tell(plan, staff.cast, random));
    }
  }
  return out;
}

struct RotaDay {
  std::string_view label;
  std::chrono::minutes start;
  std::chrono::minutes end;
  std::chrono::minutes breaks;
};
constexpr RotaDay kOff{"", 0min, 0min, 0min};
constexpr RotaDay kNormal{"Normal day", 8h, 17h, 30min};
constexpr RotaDay kLong{"Long day", 8h, 20h + 30min, 60min};
constexpr RotaDay kNight{"Night", 20h + 30min, 33h, 60min};
/// Four weeks, Monday to Sunday.
constexpr RotaDay kRota[4][7] = {{kNormal, kNormal, kNormal, kLong, kNormal, kOff, kOff},
                                 {kNormal, kNormal, kOff, kNormal, kLong, kLong, kLong},
                                 {kOff, kOff, kNormal, kNormal, kNormal, kOff, kOff},
                                 {kNight, kNight, kNight, kNight, kOff, kOff, kOff}};

std::int64_t add_schedule(record::Transaction& transaction, const people::Post& post, const base::Period& period,
                          std::size_t first_week, Instant now, base::Random& random) {
  std::int64_t duties = 0;
  const auto monday = base::monday_of(period.from);
  for (Date day = monday; day <= period.to; day = base::add_days(day, std::chrono::days(1))) {
    const auto n = static_cast<std::size_t>(base::days_between(monday, day).count());
    const auto& planned = kRota[(first_week + n / 7) % 4][n % 7];
    if (planned.label.empty() || !post.is_held_on(day)) continue;
    const auto duty = safe_working::make_duty({base::Uuid::v7(now, random)}, post.id, safe_working::DutyKind::Shift,
                                              std::string(planned.label), base::local_time(day, planned.start),
                                              base::local_time(day, planned.end), planned.breaks);
    base::check(duty.has_value(), "the demonstration's rota is of real times");
    safe_working::add_duty(transaction, *duty);
    ++duties;
  }
  return duties;
}

std::int64_t add_schedules(record::Transaction& transaction, const DemonstrationStaff& staff, Instant now,
                           base::Random& random) {
  std::int64_t duties = add_schedule(transaction, staff.doctor_2017, {2017y / 10 / 2, 2018y / 1 / 28}, 0, now, random);
  const auto today = base::date_of(now);
  const base::Period around{base::add_days(today, std::chrono::days(-35)),
                            base::add_days(today, std::chrono::days(56))};
  // The persona's own rota starts so that the present week is the first: normal days and a long Thursday.
  std::size_t week = 3;
  for (const auto& post : staff.posts_now)
    duties += add_schedule(transaction, post, around, post.id == staff.doctor_now.id ? 3 : week++ % 4, now, random);
  return duties;
}

void note_in_audit(record::Transaction& transaction, Instant now, std::string action, std::int64_t reports,
                   std::uint64_t seed) {
  record::append_audit(transaction, now,
                       {.actor = "command line",
                        .action = std::move(action),
                        .subject_kind = "demonstration",
                        .subject_id = std::to_string(seed),
                        .after = "{\"reports\":" + std::to_string(reports) + "}"});
}

}  // namespace

bool is_new(record::Database& database) {
  return database.read([](record::Reader& reader) { return people::organisations(reader).empty(); });
}

base::Result<DemonstrationSummary> load_demonstration(record::Database& database, const base::Clock& clock,
                                                      std::uint64_t seed) {
  const Instant now = clock.now();
  return database.write([&](record::Transaction& transaction) -> base::Result<DemonstrationSummary> {
    if (!people::organisations(transaction).empty())
      return base::conflict(
          "This record already has an organisation in it. A demonstration is loaded into a new one only: name "
          "another with --database.");
    base::SeededRandom random(seed);
    const auto staff = add_staff(transaction, now, random);
    auto reports = reports_of_2017(staff, random);
    auto present = reports_of_now(staff, now, random);
    std::ranges::move(present, std::back_inserter(reports));
    safe_working::add_many(transaction, reports);
    DemonstrationSummary summary{.people = staff.people,
                                 .duties = add_schedules(transaction, staff, now, random),
                                 .reports = static_cast<std::int64_t>(reports.size())};
    summary.people += add_committees(transaction, staff.trust.code, now, seed);
    summary.people += add_figures_of_system(transaction, staff.trust.code, now, seed);
    note_in_audit(transaction, now, "demonstration loaded", summary.reports, seed);
    return summary;
  });
}

}  // namespace app
