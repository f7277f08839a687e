#include "flow/measures/measure_definition_store.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/log.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/measures/measure_rows_store.h"

namespace flow {
namespace {

constexpr std::string_view kDefinitionColumns =
    "code, version, name, owner, definition, numerator, denominator, denominator_kind, unit, improvement, aggregation, "
    "formula_numerator, formula_denominator, denominator_serves, is_per_day, is_complement, multiplier, period_kind, "
    "source, refresh, suppress_below, round_to, valid_from, valid_to, chart_kind";

Measure definition_of(const record::Row& row) {
  return {.code = row.get<std::string>(0),
          .version = row.get<int>(1),
          .name = row.get<std::string>(2),
          .owner = row.get<std::string>(3),
          .definition = row.get<std::string>(4),
          .numerator = row.get<std::string>(5),
          .denominator = row.get<std::string>(6),
          .denominator_kind = stored(parse_denominator_kind(row.get<std::string>(7))),
          .unit = row.get<std::string>(8),
          .improvement = stored(parse_improvement(row.get<std::string>(9))),
          .aggregation = stored(parse_aggregation(row.get<std::string>(10))),
          .formula = {.numerator = row.get<std::string>(11),
                      .denominator = row.get<std::string>(12),
                      .denominator_serves = row.get<std::int64_t>(13),
                      .is_per_day = row.get<bool>(14),
                      .is_complement = row.get<bool>(15),
                      .multiplier = row.get<std::int64_t>(16)},
          .period = period_kind_of(row.get<std::string>(17)),
          .source = row.get<std::string>(18),
          .refresh = row.get<std::string>(19),
          .suppression = {.below = row.get<std::int64_t>(20), .round_to = row.get<std::int64_t>(21)},
          .valid_from = row.get<base::Date>(22),
          .valid_to = row.get<std::optional<base::Date>>(23),
          .chart = stored(parse_chart_kind(row.get<std::string>(24)))};
}

std::vector<record::Value> definition_row(const Measure& measure, std::string_view by, base::Instant now) {
  const Formula& formula = measure.formula;
  return {record::to_value(measure.code),
          record::to_value(measure.version),
          record::to_value(measure.name),
          record::to_value(measure.owner),
          record::to_value(measure.definition),
          record::to_value(measure.numerator),
          record::to_value(measure.denominator),
          record::to_value(code_of(measure.denominator_kind)),
          record::to_value(measure.unit),
          record::to_value(code_of(measure.improvement)),
          record::to_value(code_of(measure.aggregation)),
          record::to_value(formula.numerator),
          record::to_value(formula.denominator),
          record::to_value(formula.denominator_serves),
          record::to_value(formula.is_per_day),
          record::to_value(formula.is_complement),
          record::to_value(formula.multiplier),
          record::to_value(period_kind_code(measure.period)),
          record::to_value(measure.source),
          record::to_value(measure.refresh),
          record::to_value(measure.suppression.below),
          record::to_value(measure.suppression.round_to),
          record::to_value(measure.valid_from),
          record::to_value(measure.valid_to),
          record::to_value(code_of(measure.chart)),
          record::to_value(by),
          record::to_value(now)};
}

}  // namespace

std::vector<Measure> measures(record::Reader& reader) {
  std::vector<Measure> out = measure_catalogue();
  const auto made = reader.all(
      fmt::format("SELECT {} FROM measure_definition ORDER BY code, version", kDefinitionColumns), definition_of);
  for (const auto& measure : made) {
    const auto held = std::ranges::find(out, measure.code, &Measure::code);
    if (held == out.end()) {
      out.push_back(measure);
    } else {
      *held = measure;
    }
  }
  return out;
}

std::optional<Measure> find_measure(record::Reader& reader, std::string_view code) {
  auto all = versions_of(reader, code);
  return all.empty() ? std::nullopt : std::optional(std::move(all.back()));
}

std::vector<Measure> versions_of(record::Reader& reader, std::string_view code) {
  std::vector<Measure> out;
  if (const auto* published = find_in_catalogue(code); published != nullptr) out.push_back(*published);
  auto made =
      reader.all(fmt::format("SELECT {} FROM measure_definition WHERE code = $1 ORDER BY version", kDefinitionColumns),
                 definition_of, code);
  std::ranges::move(made, std::back_inserter(out));
  return out;
}

base::Checked<Measure> keep_measure(record::Transaction& transaction, Measure measure, std::string_view by,
                                    base::Instant now) {
  if (auto checked = check_measure(measure); !checked) return std::unexpected(std::move(checked.error()));
  const auto before = versions_of(transaction, measure.code);
  measure.version = before.empty() ? 1 : before.back().version + 1;
  if (!before.empty() && measure.valid_from <= before.back().valid_from)
    return std::unexpected(base::Errors{{base::ErrorCode::Invalid, "valid_from",
                                         fmt::format("A new version starts after the one before, which started on {}.",
                                                     base::long_date(before.back().valid_from))}});
  transaction.change_with(
      fmt::format(
          "INSERT INTO measure_definition ({}, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
          "$9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)",
          kDefinitionColumns),
      definition_row(measure, by, now));
  append_measure_audit(transaction, now,
                       {.by = by,
                        .action = "measure defined",
                        .id = measure.code,
                        .after = fmt::format(R"({{"version":{},"name":{},"definition":{}}})", measure.version,
                                             base::json_quoted(measure.name), base::json_quoted(measure.definition))});
  return measure;
}

}  // namespace flow
