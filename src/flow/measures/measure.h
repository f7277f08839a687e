// A measure: what is counted, over what, by whom it is owned, and how its figures are put together. A changed
// definition is a new version; charts break there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "flow/series/series_period.h"
#include "flow/variation/point_mark.h"
#include "flow/variation/series_chart.h"

namespace flow {

/// How values of several places, or of shorter periods, become one.
enum class Aggregation {
  Sum,          ///< counts
  RatioOfSums,  ///< numerators and denominators are added, never percentages averaged
  Mean,         ///< a level that is counted each day: the mean over days; over places the sum
  Last,         ///< a level at the period's end; over places the sum
};

/// What stands beneath the line. Rates over different kinds are never put beside each other as if they were one.
enum class DenominatorKind { None, Own, Adults, OccupiedBeds, AvailableBeds, Other };

/// How a figure is worked out from counted values. A measure with neither code has values of its own in files.
struct Formula {
  std::string numerator;    ///< code of another measure; empty: this one's own values
  std::string denominator;  ///< code of another measure; empty: the values' own denominators, or none
  /// Months that the other measure's value serves after its own: a quarter's beds, a year's residents. 0: its own only.
  std::int64_t denominator_serves = 0;
  bool is_per_day = false;      ///< divided by the days of the period
  bool is_complement = false;   ///< 1 − numerator / denominator
  std::int64_t multiplier = 1;  ///< 100 for a percentage, 100,000 for a rate
};

/// Counts from 1 to `below` − 1 are not shown, nor what would reveal them; what is shown is rounded to `round_to`.
struct SuppressionRule {
  std::int64_t below = 0;  ///< 0: nothing is withheld
  std::int64_t round_to = 1;
};

struct Measure {
  std::string code;  ///< "dtoc.people_per_day": small letters, digits, dots and underscores
  int version = 1;
  std::string name;
  std::string owner;        ///< a role or body: "System performance group"
  std::string definition;   ///< what is counted, and what is not
  std::string numerator;    ///< in words
  std::string denominator;  ///< in words; empty: none
  DenominatorKind denominator_kind = DenominatorKind::None;
  std::string unit;  ///< "people a day", "%", "per 100,000 adults a day", "attendances"
  Improvement improvement = Improvement::Neutral;
  Aggregation aggregation = Aggregation::Sum;
  Formula formula;
  PeriodKind period = PeriodKind::Month;  ///< of its values
  std::string source;                     ///< the return or feed
  std::string refresh;                    ///< "the second Thursday of the month after next"
  SuppressionRule suppression;
  base::Date valid_from;
  std::optional<base::Date> valid_to;
  ChartKind chart = ChartKind::Xmr;

  [[nodiscard]] bool is_percentage() const { return unit == "%"; }
  /// The measure whose stored values its figures are made of.
  [[nodiscard]] const std::string& counted() const { return formula.numerator.empty() ? code : formula.numerator; }
};

[[nodiscard]] std::string_view code_of(Aggregation aggregation);   ///< "ratio_of_sums"
[[nodiscard]] std::string_view words_of(Aggregation aggregation);  ///< "sum of numerators over sum of denominators"
[[nodiscard]] std::string_view code_of(DenominatorKind kind);      ///< "occupied_beds"
[[nodiscard]] std::string_view words_of(DenominatorKind kind);     ///< "occupied beds"
[[nodiscard]] base::Result<Aggregation> parse_aggregation(std::string_view text, std::string subject = "");
[[nodiscard]] base::Result<DenominatorKind> parse_denominator_kind(std::string_view text, std::string subject = "");

/// Every fault of a definition that a person made, each named by its field ("code", "name", "owner", "definition" ...).
[[nodiscard]] base::Checked<void> check_measure(const Measure& measure);

/// Both count the same: what differs, if anything, is its name, who keeps it, or how it is shown.
[[nodiscard]] bool counts_the_same(const Measure& one, const Measure& other);
/// The version in force when the period began; the first where none was, the newest for a step. REQUIRES: one version
/// or more, the oldest first.
[[nodiscard]] int version_at(std::span<const Measure> versions, SeriesPeriod period);

/// "reason A, completion of assessment", "acute beds", "type 1"; the cut itself where nothing is known of it.
[[nodiscard]] std::string cut_words(std::string_view cut);
[[nodiscard]] bool is_cut(std::string_view text);

}  // namespace flow
