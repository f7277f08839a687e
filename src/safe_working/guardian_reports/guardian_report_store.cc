// Counting the record: one statement of three branches over exception_report, so that a million reports take a fraction
// of a second.
//
//   settled    closed before the period began: nearly all of a long record. Counted in the order of an index, without
//              sorting, by what is still asked of them.
//   new        submitted since the period began: a range of exception_report_figures.
//   carried    submitted before, but not ended before, the period: a range of exception_report_ended.
//
// The traits of the last two are worked out in SQL as bits of one number, by the same text that lists the records
// beneath a figure.
#include "safe_working/guardian_reports/guardian_report_store.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "people/people_store.h"
#include "safe_working/establishment/establishment_store.h"

namespace safe_working {
namespace {

constexpr std::string_view kIndexes = R"sql(
CREATE INDEX exception_report_settled ON exception_report (organisation, substr(submitted_date, 1, 7), directorate_id,
  is_education, is_working, is_generated, closed_at);
CREATE INDEX exception_report_ended ON exception_report
  (organisation, (coalesce(closed_at, withdrawn_at, 9223372036854775807)), submitted_at);
)sql";

// $1 organisation, $2 cut-off, $3 the moment the period begins, $4 its first and $5 its last day. A comparison with
// NULL does not hold, in WHERE and in CASE alike.
std::string_view trait_sql(Trait trait) {
  switch (trait) {
    case Trait::InPeriod:
      return "submitted_date >= $4 AND submitted_date <= $5";
    case Trait::CarriedOver:
      return "submitted_at < $3 AND (closed_at IS NULL OR closed_at >= $3)";
    case Trait::ClosedInPeriod:
      return "closed_at >= $3 AND closed_at <= $2";
    case Trait::Education:
      return "is_education = 1";
    case Trait::Working:
      return "is_working = 1";
    case Trait::SafetyConcern:
      return "is_safety_concern = 1";
    case Trait::Open:
      return "closed_at IS NULL OR closed_at > $2";
    case Trait::Overdue:
      return "due_at < $2 AND (answered_at IS NULL OR answered_at > $2) AND (closed_at IS NULL OR closed_at > $2)";
    case Trait::ReplyDue:
      return "answered_at <= $2 OR due_at < $2";
    case Trait::AnsweredInTime:
      return "answered_at <= $2 AND answered_at <= due_at";
  }
  throw base::OurMistake("a trait without SQL");
}

constexpr std::int64_t bit_of(Trait trait) {
  return std::int64_t{1} << static_cast<int>(trait);
}

std::int64_t bits_of(const ReportCondition& condition) {
  std::int64_t bits = 0;
  for (const auto trait : condition.traits) bits |= bit_of(trait);
  return bits;
}

/// The traits of one report as bits.
std::string traits_sql() {
  std::string out;
  for (const auto& row : trait_rows())
    out += fmt::format("{}CASE WHEN {} THEN {} ELSE 0 END", out.empty() ? "" : " + ", trait_sql(row.trait),
                       bit_of(row.trait));
  return out;
}

constexpr std::string_view kCountedSql = "organisation = $1 AND (withdrawn_at IS NULL OR withdrawn_at > $2)";
// As in the index exception_report_ended: closed or withdrawn; the end of time for one that is open.
constexpr std::string_view kEndedSql = "coalesce(closed_at, withdrawn_at, 9223372036854775807)";
constexpr std::string_view kOutcomeSql = "CASE WHEN closed_at <= $2 THEN outcome ELSE NULL END";
// The numbers are the AnswerBand's. Two and seven days in microseconds.
constexpr std::string_view kBandSql =
    "CASE WHEN answered_at IS NULL OR answered_at > $2 THEN 3"
    " WHEN answered_at - submitted_at <= 172800000000 THEN 0"
    " WHEN answered_at - submitted_at <= 604800000000 THEN 1 ELSE 2 END";
static_assert(static_cast<int>(AnswerBand::Within48Hours) == 0 && static_cast<int>(AnswerBand::Within7Days) == 1 &&
              static_cast<int>(AnswerBand::Later) == 2 && static_cast<int>(AnswerBand::NotYet) == 3);

/// $6: reports closed before this moment are settled.
const std::string& settled_sql() {
  static const std::string sql = fmt::format(
      "SELECT directorate_id, '' AS grade, substr(submitted_date, 1, 7) AS month,"
      " is_education * {} + is_working * {} AS traits, 3 AS band, CAST(NULL AS TEXT) AS outcome,"
      " is_generated, count(*)"
      " FROM exception_report WHERE organisation = $1 AND closed_at < $6"
      " GROUP BY substr(submitted_date, 1, 7), directorate_id, is_education, is_working, is_generated",
      bit_of(Trait::Education), bit_of(Trait::Working));
  return sql;
}

std::string unsettled_sql(std::string_view which) {
  return fmt::format(
      "SELECT directorate_id, grade, substr(submitted_date, 1, 7) AS month, {} AS traits, {} AS band, {} AS outcome,"
      " is_generated, count(*)"
      " FROM exception_report WHERE {} AND {} GROUP BY 1, 2, 3, 4, 5, 6, 7",
      traits_sql(), kBandSql, kOutcomeSql, kCountedSql, which);
}

const std::string& count_sql() {
  // Under a plus sign SQLite does not choose the index of submitted_at, of which all older reports are in range.
  static const std::string sql =
      settled_sql() + " UNION ALL " + unsettled_sql("submitted_at >= $3 AND submitted_at <= $2") + " UNION ALL " +
      unsettled_sql(fmt::format("+submitted_at < $3 AND +submitted_at <= $2 AND {} >= $6", kEndedSql));
  return sql;
}

/// The moments a count is made of.
struct Moments {
  base::Instant cut_off;
  base::Instant begins;
  base::Instant settled_before;
};

Moments moments(const base::Period& period, base::Instant cut_off) {
  const auto at = std::min(cut_off, base::end_of_day(period.to));
  const auto begins = base::start_of_day(period.from);
  return {at, begins, std::min(begins, at)};
}

/// A row of the count. Months become quarters here, where the quarter is known.
struct Counted {
  ReportTally tally;
  bool is_generated = false;
};

base::Date month_of(const std::string& text) {
  auto date = base::parse_iso_date(text + "-01");
  base::check(date.has_value(), "a stored date is one");
  return *date;
}

std::optional<Outcome> outcome_of(const std::optional<std::string>& code) {
  if (!code) return std::nullopt;
  auto outcome = parse_outcome(*code);
  base::check(outcome.has_value(), "a stored outcome is one that this program knows");
  return outcome;
}

Counted counted_from(const record::Row& row) {
  Counted out{.tally = {.directorate = row.get<people::DirectorateId>(0),
                        .grade = row.get<std::string>(1),
                        .quarter_from = quarter_from(month_of(row.get<std::string>(2))),
                        .band = kAnswerBands[row.get<std::int64_t>(4)],
                        .outcome = outcome_of(row.get<std::optional<std::string>>(5)),
                        .reports = row.get<std::int64_t>(7)},
              .is_generated = row.get<bool>(6)};
  const auto bits = row.get<std::int64_t>(3);
  for (const auto& trait : trait_rows()) out.tally.*trait.member = (bits & bit_of(trait.trait)) != 0;
  return out;
}

using TallyKey =
    std::tuple<people::DirectorateId, std::string, base::Date, std::int64_t, AnswerBand, std::optional<Outcome>>;

TallyKey key_of(const ReportTally& tally) {
  std::int64_t bits = 0;
  for (const auto& row : trait_rows())
    if (tally.*row.member) bits |= bit_of(row.trait);
  return {tally.directorate, tally.grade, tally.quarter_from, bits, tally.band, tally.outcome};
}

void count_reports(record::Reader& reader, GuardianRecord& record, const Moments& at) {
  std::map<TallyKey, ReportTally> tallies;
  reader.each(
      count_sql(),
      [&](const record::Row& row) {
        auto one = counted_from(row);
        const auto n = one.tally.reports;
        const auto [found, is_new] = tallies.try_emplace(key_of(one.tally), one.tally);
        if (!is_new) found->second.reports += n;
        record.has_generated_reports |= one.is_generated;
      },
      record.organisation.code.text(), at.cut_off, at.begins, record.period.from, record.period.to, at.settled_before);
  for (auto& [key, tally] : tallies) record.tallies.push_back(std::move(tally));
}

void find_first(record::Reader& reader, GuardianRecord& record) {
  static const std::string sql = fmt::format(
      "SELECT submitted_at FROM exception_report WHERE {} AND submitted_at <= $2 ORDER BY submitted_at LIMIT 1",
      kCountedSql);
  const auto first = reader.one(
      sql, [](const record::Row& row) { return row.get<base::Instant>(0); }, record.organisation.code.text(),
      record.cut_off);
  record.to_date_from = first ? base::date_of(*first) : record.period.from;
}

void read_people(record::Reader& reader, GuardianRecord& record) {
  record.directorates = people::directorates(reader, record.organisation.code);
  for (auto& one : people::doctors_in_post(reader, record.organisation.code, record.cut_off_date()))
    record.in_post.push_back({one.directorate, std::move(one.grade), one.doctors});
}

void read_establishment_known_today(record::Reader& reader, GuardianRecord& record) {
  auto import = establishment_on(reader, record.organisation.code, record.cut_off_date(), base::Instant::max());
  if (!import) return;
  record.establishment = std::move(import->establishment);
  record.establishment_imported = import->imported_at;
}

/// The range in which to look for what has these traits, by the index that is shortest.
std::string range_sql(const ReportCondition& condition) {
  const auto asks = [&](Trait trait) { return std::ranges::count(condition.traits, trait) > 0; };
  const auto ended = [](std::string_view when) {
    return fmt::format("+submitted_at <= $2 AND {} {}", kEndedSql, when);
  };
  if (asks(Trait::Open) || asks(Trait::Overdue)) return ended("> $2");
  if (asks(Trait::ClosedInPeriod)) return ended(">= $3");
  if (asks(Trait::InPeriod)) return "submitted_at >= $3 AND submitted_at <= $2";
  return "submitted_at <= $2";
}

}  // namespace

base::Result<GuardianRecord> read_guardian_record(record::Reader& reader, const people::OdsCode& organisation,
                                                  const base::Period& period, base::Instant cut_off) {
  if (period.to < period.from) return base::invalid("to", "The last day must be on or after the first day.");
  auto found = people::find_organisation(reader, organisation);
  if (!found) return base::not_found("There is no such organisation.");
  const auto at = moments(period, cut_off);
  GuardianRecord record{.organisation = *std::move(found), .period = period, .cut_off = at.cut_off};
  count_reports(reader, record, at);
  find_first(reader, record);
  read_people(reader, record);
  read_establishment_known_today(reader, record);
  return record;
}

std::vector<ReportSummary> records_beneath(record::Reader& reader, const people::OdsCode& organisation,
                                           const base::Period& period, base::Instant cut_off,
                                           std::string_view figure_name, int most, int skip) {
  const auto condition = condition_of(figure_name);
  if (!condition) return {};
  const auto at = moments(period, cut_off);
  const auto sql = fmt::format(
      "SELECT id FROM (SELECT id, submitted_at, {} AS traits, {} AS outcome FROM exception_report WHERE {} AND {}) q"
      " WHERE (traits & $6) = $6 AND ($7 = '' OR outcome = $7) ORDER BY submitted_at DESC, id DESC LIMIT $8 OFFSET $9",
      traits_sql(), kOutcomeSql, kCountedSql, range_sql(*condition));
  const auto outcome = condition->outcome ? outcome_code(*condition->outcome) : std::string_view();
  const auto ids = reader.all(
      sql, [](const record::Row& row) { return row.get<ReportId>(0); }, organisation.text(), at.cut_off, at.begins,
      period.from, period.to, bits_of(*condition), outcome, most, skip);
  return summaries_of(reader, ids);
}

record::Migration guardian_report_migration() {
  return {7, "guardian figures", kIndexes, {}};
}

}  // namespace safe_working
