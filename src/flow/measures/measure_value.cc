#include "flow/measures/measure_value.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/check.h"

namespace flow {
namespace {

using Key = std::tuple<std::string, std::string, std::string, SeriesPeriod>;

Key key_of(const MeasureValue& value) {
  return {value.measure, value.cut, value.place, value.period};
}

std::optional<Amount> sum_of(std::optional<Amount> a, std::optional<Amount> b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

/// Rounded half away from nought, in millionths: far finer than anything shown.
std::optional<Amount> mean_of(std::optional<Amount> sum, std::size_t count) {
  if (!sum) return std::nullopt;
  const auto n = static_cast<std::int64_t>(count);
  const auto half = sum->millionths < 0 ? -n / 2 : n / 2;
  return Amount{(sum->millionths + half) / n};
}

}  // namespace

std::vector<MeasureValue> known_on(std::span<const MeasureValue> values, base::Instant known_at) {
  std::map<Key, const MeasureValue*> latest;
  for (const auto& value : values) {
    if (value.received_at > known_at) continue;
    auto& held = latest[key_of(value)];
    const auto rank = [](const MeasureValue& v) { return std::pair(v.received_at, v.import); };
    if (held == nullptr || rank(*held) < rank(value)) held = &value;
  }
  std::vector<MeasureValue> out;
  out.reserve(latest.size());
  for (const auto& [key, value] : latest) out.push_back(*value);
  return out;
}

std::optional<double> figure_of(const Measure& measure, const FigureParts& parts) {
  const Formula& formula = measure.formula;
  if (!parts.numerator) return std::nullopt;
  double figure = number_of(*parts.numerator);
  if (formula.is_per_day) {
    if (parts.days <= 0) return std::nullopt;
    figure /= static_cast<double>(parts.days);
  }
  if (measure.denominator_kind != DenominatorKind::None) {
    if (!parts.denominator || parts.denominator->millionths == 0) return std::nullopt;
    figure /= number_of(*parts.denominator);
    if (formula.is_complement) figure = 1 - figure;
  }
  return figure * static_cast<double>(formula.multiplier);
}

std::int64_t days_in(SeriesPeriod period) {
  if (period.kind != PeriodKind::Month) return 1;
  return base::days_between(*first_day(period), *first_day(period + 1)).count();
}

FigureParts over_places(std::span<const FigureParts> parts) {
  base::check(!parts.empty(), "there is a place to add up");
  FigureParts out = parts.front();
  for (const auto& other : parts.subspan(1)) {
    out.numerator = sum_of(out.numerator, other.numerator);
    const bool has_none = !out.denominator && !other.denominator;
    if (!has_none) out.denominator = sum_of(out.denominator, other.denominator);
  }
  return out;
}

FigureParts over_periods(std::span<const FigureParts> parts, Aggregation aggregation) {
  base::check(!parts.empty(), "there is a period to add up");
  if (aggregation == Aggregation::Last) return parts.back();
  FigureParts out = over_places(parts);
  out.days = 0;
  for (const auto& part : parts) out.days += part.days;
  if (aggregation == Aggregation::Mean) {
    out.numerator = mean_of(out.numerator, parts.size());
    if (out.denominator) out.denominator = mean_of(out.denominator, parts.size());
  }
  return out;
}

}  // namespace flow
