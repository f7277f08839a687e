// How many duties a second one core judges: rota_bench [DUTIES.csv to write for the other yardsticks].
//
// Ours judges every modelled rule with full evidence. Beside it, in the same run and on the same duties, the nine rules
// that most tools judge, written as anyone would write them: plain loops here, SQL in SQLite, JavaScript in Node
// (rota.mjs). They count and keep no evidence.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/random.h"
#include "safe_working/contract_rules/file_check.h"
#include "safe_working/contract_rules/rota_time.h"
#include "safe_working/contract_rules/what_if.h"

namespace {

using namespace safe_working;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int kWeeks = 20;  // from 3 November 2025 to 22 March 2026: no clock change, so that the plain loops are right
constexpr base::Date kFirstMonday{std::chrono::year(2025), std::chrono::month(11), std::chrono::day(3)};

/// A week of a rota: for each day its shift, by start and length in minutes; no length is a day off.
struct Planned {
  int start;
  int length;
};
constexpr Planned kOff{0, 0};
constexpr Planned kDay{8 * 60, 510};
constexpr Planned kLong{8 * 60, 750};
constexpr Planned kNight{20 * 60 + 30, 750};
/// Within every limit of 2019: 45 h 15 min a week, one weekend in four, at most four nights.
constexpr std::array<std::array<Planned, 7>, 4> kRota = {{{kDay, kDay, kDay, kOff, kLong, kLong, kLong},
                                                          {kOff, kOff, kDay, kDay, kDay, kOff, kOff},
                                                          {kNight, kNight, kNight, kNight, kOff, kOff, kOff},
                                                          {kDay, kDay, kDay, kDay, kDay, kOff, kOff}}};

RotaTime at(int day, int minute) {
  return *rota_time(base::local_time(base::add_days(kFirstMonday, days(day)), minutes(minute)));
}

/// `overrun`: minutes by which a shift may end late, and now and then a day off is worked; 0 keeps to the plan.
DoctorRota rota_of(int doctor, int overrun, base::Random& random) {
  DoctorRota rota;
  for (int day = 0; day < 7 * kWeeks; ++day) {
    Planned shift = kRota[static_cast<std::size_t>((day / 7 + doctor) % 4)][static_cast<std::size_t>(day % 7)];
    if (overrun > 0 && shift.length == 0 && random.below(6) == 0) shift = kDay;
    if (shift.length == 0) continue;
    if (overrun > 0) shift.length += static_cast<int>(random.below(static_cast<std::uint64_t>(overrun)));
    RotaDuty duty;
    duty.starts = at(day, shift.start);
    duty.ends = at(day, shift.start + shift.length);
    duty.breaks_of_30 = static_cast<std::int8_t>(overrun > 0 ? random.below(3) : 3);
    duty.row = static_cast<std::uint32_t>(rota.duties.size());
    rota.duties.push_back(duty);
  }
  if (put_in_order(rota)) {
    std::vector<RotaDuty> kept;
    for (const RotaDuty& duty : rota.duties)
      if (kept.empty() || kept.back().ends.instant <= duty.starts.instant) kept.push_back(duty);
    rota.duties = kept;
  }
  rota.terms.reference = base::Period{kFirstMonday, base::add_days(kFirstMonday, days(7 * kWeeks - 1))};
  rota.terms.rota_weeks = kWeeks;
  return rota;
}

std::vector<DoctorRota> rotas(int doctors, int overrun) {
  base::SeededRandom random(2026);
  std::vector<DoctorRota> all;
  for (int i = 0; i < doctors; ++i) all.push_back(rota_of(i, overrun, random));
  return all;
}

std::size_t duties_in(const std::vector<DoctorRota>& all) {
  std::size_t sum = 0;
  for (const DoctorRota& rota : all) sum += rota.duties.size();
  return sum;
}

/// The median of several rounds, each of at least a third of a second. `work` goes once through `units`.
template <class Work>
double units_a_second(std::size_t units, Work work) {
  constexpr int kRounds = 5;
  std::vector<double> rates;
  for (int round = 0; round < kRounds; ++round) {
    const auto began = std::chrono::steady_clock::now();
    std::size_t done = 0;
    std::chrono::duration<double> took{};
    do {
      work();
      done += units;
      took = std::chrono::steady_clock::now() - began;
    } while (took.count() < 1.0 / 3);
    rates.push_back(static_cast<double>(done) / took.count());
  }
  std::ranges::sort(rates);
  return rates[kRounds / 2];
}

void print(std::string_view what, double a_second, std::string_view more) {
  fmt::print("  {:<52} {:>7.2f} million duties a second   {}\n", what, a_second / 1e6, more);
}

// ---- the nine rules in plain loops ---------------------------------------------------------------------------------

constexpr std::array<Rule, 9> kNine = {Rule::Hr48,    Rule::Hr72,   Rule::Sh13, Rule::ShLong, Rule::ShNight,
                                       Rule::RsNight, Rule::ShCons, Rule::Rs11, Rule::We3};
using Counts = std::array<std::int64_t, kNine.size()>;

/// Doctors over HR-48, HR-72 and WE-3; shifts, runs and rests for the others.
class PlainLoops {
 public:
  explicit PlainLoops(const DoctorRota& rota) {
    const std::int64_t zero = at(0, 0).instant.time_since_epoch().count();
    for (const RotaDuty& duty : rota.duties)
      shifts_.push_back(
          {duty.starts.instant.time_since_epoch().count() - zero, duty.ends.instant.time_since_epoch().count() - zero});
  }

  void count(Counts& counts) const {
    counts[0] += average() > 48.0 * 60;
    counts[1] += is_over_72();
    bool weekends[kWeeks] = {};
    int longs = 0, nights = 0, all = 0;
    std::int64_t long_day = -9, night_day = -9, any_day = -9;
    for (std::size_t i = 0; i < shifts_.size(); ++i) {
      const auto [start, end] = shifts_[i];
      const std::int64_t day = start / 1440;
      const bool is_night = night_minutes(start, end) >= 180;
      counts[2] += end - start > 780;
      if (i > 0) counts[7] += start - shifts_[i - 1].end < 660;
      if (end - start > 600 && !is_night) {
        longs = day - long_day <= 1 ? longs + (day > long_day) : 1;
        long_day = day;
        counts[3] += longs == 5;
      }
      if (is_night) {
        nights = day - night_day <= 1 ? nights + (day > night_day) : 1;
        night_day = day;
        counts[4] += nights == 5;
        counts[5] += is_short_after_night(i, day);
      }
      const bool is_next = day - any_day <= 1;
      all = is_next ? all + (day > any_day) : 1;
      counts[6] += all == 8 && day > any_day;
      any_day = day;
      mark_weekend(start, end, weekends);
    }
    counts[8] += std::ranges::count(weekends, true) * 3 > kWeeks;
  }

 private:
  struct Shift {
    std::int64_t start;
    std::int64_t end;
  };

  [[nodiscard]] double average() const {
    std::int64_t sum = 0;
    for (const Shift& shift : shifts_) sum += std::min<std::int64_t>(shift.end, kWeeks * 10080) - shift.start;
    return static_cast<double>(sum) / kWeeks;
  }

  [[nodiscard]] std::int64_t work(std::int64_t from) const {
    std::int64_t sum = 0;
    for (const Shift& shift : shifts_)
      sum += std::max<std::int64_t>(0, std::min(shift.end, from + 10080) - std::max(shift.start, from));
    return sum;
  }
  [[nodiscard]] bool is_over_72() const {
    return std::ranges::any_of(
        shifts_, [&](const Shift& shift) { return work(shift.start) > 72 * 60 || work(shift.end - 10080) > 72 * 60; });
  }

  static std::int64_t night_minutes(std::int64_t start, std::int64_t end) {
    std::int64_t sum = 0;
    for (std::int64_t midnight = start / 1440 * 1440; midnight <= end + 60; midnight += 1440)
      sum += std::max<std::int64_t>(0, std::min(end, midnight + 360) - std::max(start, midnight - 60));
    return sum;
  }

  [[nodiscard]] bool is_short_after_night(std::size_t i, std::int64_t day) const {
    if (i + 1 == shifts_.size()) return false;
    const Shift next = shifts_[i + 1];
    for (std::size_t j = i + 1; j < shifts_.size() && shifts_[j].start / 1440 - day <= 1; ++j)
      if (night_minutes(shifts_[j].start, shifts_[j].end) >= 180) return false;
    return next.start - shifts_[i].end < 46 * 60;
  }

  static void mark_weekend(std::int64_t start, std::int64_t end, bool (&weekends)[kWeeks]) {
    const std::int64_t week = start / 10080;
    if (start % 10080 < 10079 && end - week * 10080 > 7201) weekends[week] = true;
  }

  std::vector<Shift> shifts_;
};

Counts ours(const std::vector<DoctorRota>& all) {
  RotaChecker checker(Settings{.contract = Contract::Of2019}, RuleSelection(kNine));
  Counts counts{};
  for (const DoctorRota& rota : all) {
    std::array<std::int64_t, kRuleCount> found{};
    for (const Finding& finding : checker.check(rota)) ++found[index_of(finding.rule)];
    for (std::size_t i = 0; i < kNine.size(); ++i) {
      const bool is_of_doctor = kNine[i] == Rule::Hr48 || kNine[i] == Rule::Hr72 || kNine[i] == Rule::We3;
      const auto count = found[index_of(kNine[i])];
      counts[i] += is_of_doctor ? std::min<std::int64_t>(1, count) : count;
    }
  }
  return counts;
}

std::string words(const Counts& counts) {
  return fmt::format("{}", fmt::join(counts.begin(), counts.end(), " "));
}

// ---- the nine rules in SQL -----------------------------------------------------------------------------------------

constexpr const char* kSql = R"(
WITH shift AS (
  SELECT person, starts, ends, ends - starts AS length, starts / 1440 AS day,
    max(0, min(ends, (starts / 1440) * 1440 + 360) - starts) +
    max(0, min(ends, (starts / 1440 + 1) * 1440 + 360) - max(starts, (starts / 1440 + 1) * 1440 - 60)) >= 180 AS is_night,
    lag(ends) OVER w AS previous_end, lead(starts) OVER w AS next_start
  FROM duty WINDOW w AS (PARTITION BY person ORDER BY starts)),
long_run AS (
  SELECT person, day - dense_rank() OVER (PARTITION BY person ORDER BY day) AS run, day
  FROM shift WHERE length > 600 AND NOT is_night),
night_run AS (
  SELECT person, day - dense_rank() OVER (PARTITION BY person ORDER BY day) AS run, day, ends, next_start
  FROM shift WHERE is_night),
any_run AS (
  SELECT person, day - dense_rank() OVER (PARTITION BY person ORDER BY day) AS run, day FROM shift)
SELECT
 (SELECT count(*) FROM (SELECT person FROM duty GROUP BY person
    HAVING sum(min(ends, 20 * 10080) - starts) > 20 * 48 * 60)),
 (SELECT count(DISTINCT person) FROM (
    SELECT c.person, c.start, sum(max(0, min(d.ends, c.start + 10080) - max(d.starts, c.start))) AS work
    FROM (SELECT person, starts AS start FROM duty UNION SELECT person, ends - 10080 FROM duty) c
    JOIN duty d ON d.person = c.person AND d.ends > c.start AND d.starts < c.start + 10080
    GROUP BY c.person, c.start) WHERE work > 72 * 60),
 (SELECT count(*) FROM shift WHERE length > 780),
 (SELECT count(*) FROM (SELECT 1 FROM long_run GROUP BY person, run HAVING count(DISTINCT day) > 4)),
 (SELECT count(*) FROM (SELECT 1 FROM night_run GROUP BY person, run HAVING count(DISTINCT day) > 4)),
 (SELECT count(*) FROM (SELECT max(ends) AS ended, next_start AS next FROM night_run GROUP BY person, run)
    WHERE next - ended < 46 * 60),
 (SELECT count(*) FROM (SELECT 1 FROM any_run GROUP BY person, run HAVING count(DISTINCT day) > 7)),
 (SELECT count(*) FROM shift WHERE starts - previous_end < 660),
 (SELECT count(*) FROM (SELECT person FROM duty WHERE starts % 10080 < 10079 AND ends - starts / 10080 * 10080 > 7201
    GROUP BY person HAVING count(DISTINCT starts / 10080) * 3 > 20)))";

class Sqlite {
 public:
  explicit Sqlite(const std::vector<DoctorRota>& all) {
    sqlite3_open(":memory:", &database_);
    run("CREATE TABLE duty (person INTEGER, starts INTEGER, ends INTEGER); BEGIN;");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database_, "INSERT INTO duty VALUES (?, ?, ?)", -1, &insert, nullptr);
    const std::int64_t zero = at(0, 0).instant.time_since_epoch().count();
    for (std::size_t person = 0; person < all.size(); ++person)
      for (const RotaDuty& duty : all[person].duties) {
        sqlite3_bind_int64(insert, 1, static_cast<std::int64_t>(person));
        sqlite3_bind_int64(insert, 2, duty.starts.instant.time_since_epoch().count() - zero);
        sqlite3_bind_int64(insert, 3, duty.ends.instant.time_since_epoch().count() - zero);
        sqlite3_step(insert);
        sqlite3_reset(insert);
      }
    sqlite3_finalize(insert);
    run("COMMIT; CREATE INDEX duty_by_person ON duty (person, starts, ends); ANALYZE;");
  }
  ~Sqlite() { sqlite3_close(database_); }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  [[nodiscard]] Counts count() const {
    Counts counts{};
    sqlite3_stmt* query = nullptr;
    if (sqlite3_prepare_v2(database_, kSql, -1, &query, nullptr) != SQLITE_OK)
      fmt::print(stderr, "{}\n", sqlite3_errmsg(database_));
    sqlite3_step(query);
    for (int i = 0; i < static_cast<int>(counts.size()); ++i)
      counts[static_cast<std::size_t>(i)] = sqlite3_column_int64(query, i);
    sqlite3_finalize(query);
    return counts;
  }

 private:
  void run(const char* sql) { sqlite3_exec(database_, sql, nullptr, nullptr, nullptr); }
  sqlite3* database_ = nullptr;
};

// ---- files ---------------------------------------------------------------------------------------------------------

std::string csv_of(const std::vector<DoctorRota>& all) {
  std::string csv = "person,kind,start,end,breaks\n";
  for (std::size_t person = 0; person < all.size(); ++person)
    for (const RotaDuty& duty : all[person].duties)
      csv += fmt::format("D{:06},shift,{},{},{}\n", person, base::local_iso(base::LocalTime(duty.starts.wall())),
                         base::local_iso(base::LocalTime(duty.ends.wall())),
                         duty.breaks_of_30 == 3   ? "30;30;30"
                         : duty.breaks_of_30 == 2 ? "30;30"
                                                  : "30");
  return csv;
}

struct Nothing : FindingTaker {
  void begin() override {}
  void take(const FiledRotas&, const FiledDoctor&, const DoctorRota&, std::span<const Finding>) override {}
};

void measure_memory(const std::vector<DoctorRota>& all, std::string_view what) {
  RotaChecker checker(Settings{.contract = Contract::Of2019});
  std::size_t found = 0;
  const auto rate = units_a_second(duties_in(all), [&] {
    found = 0;
    for (const DoctorRota& rota : all) found += checker.check(rota).size();
  });
  print(fmt::format("ours, every rule with evidence, {}", what), rate,
        fmt::format("{:.1f} findings in 100 duties",
                    100.0 * static_cast<double>(found) / static_cast<double>(duties_in(all))));
}

void measure_file(const std::vector<DoctorRota>& all, std::string_view what) {
  const std::string csv = csv_of(all);
  RotaChecker checker(Settings{.contract = Contract::Of2019});
  Nothing nothing;
  const auto rate = units_a_second(duties_in(all), [&] {
    if (!check_duties(csv, {}, checker, nothing)) fmt::print(stderr, "the file has faults\n");
  });
  print(fmt::format("ours, from CSV text, {}", what), rate,
        fmt::format("{:.0f} MB/s", rate / static_cast<double>(duties_in(all)) * static_cast<double>(csv.size()) / 1e6));
}

void measure_edit(const DoctorRota& rota, std::string_view what) {
  RotaChecker checker(Settings{.contract = Contract::Of2019});
  WhatIf what_if(checker, rota);
  std::size_t place = 0;
  const auto rate = units_a_second(1, [&] {
    RotaDuty duty = rota.duties[place];
    duty.ends.instant += RotaMinutes(hours(1));
    const Effect effect = what_if.effect_of({static_cast<std::uint32_t>(place), duty});
    place = (place + 1 + effect.come.size() % 2) % rota.duties.size();
  });
  fmt::print("  {:<52} {:>7.2f} us   (limit 50)   {} duties\n",
             fmt::format("ours, one doctor after one edit, {}", what), 1e6 / rate, rota.duties.size());
}

void measure_yardsticks(const std::vector<DoctorRota>& all, std::string_view what) {
  const Counts mine = ours(all);
  std::vector<PlainLoops> loops(all.begin(), all.end());
  Counts plain{};
  const auto loop_rate = units_a_second(duties_in(all), [&] {
    plain = {};
    for (const PlainLoops& one : loops) one.count(plain);
  });
  print(fmt::format("nine rules in plain loops, {}", what), loop_rate, words(plain));
  const Sqlite sqlite(all);
  Counts sql{};
  const auto sql_rate = units_a_second(duties_in(all), [&] { sql = sqlite.count(); });
  print(fmt::format("nine rules in SQLite, {}", what), sql_rate, words(sql));
  fmt::print("  {:<52} {}\n", fmt::format("ours counts, {}", what), words(mine));
  if (mine != plain || mine != sql) fmt::print("  THEY DISAGREE\n");
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kDoctors = 2000;
  const auto clean = rotas(kDoctors, 0);
  const auto rich = rotas(kDoctors, 240);
  measure_memory(clean, "clean");
  measure_memory(rich, "breach-rich");
  measure_file(clean, "clean");
  measure_file(rich, "breach-rich");
  measure_edit(clean.front(), "clean");
  measure_edit(rich.front(), "breach-rich");
  measure_yardsticks(clean, "clean");
  measure_yardsticks(rich, "breach-rich");
  if (argc > 1) std::ofstream(argv[1], std::ios::binary) << csv_of(rich);
  return 0;
}
