#include "flow/measures/figure_series.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/number.h"

namespace flow {
namespace {

using ByPlace = std::map<std::string, std::map<SeriesPeriod, const MeasureValue*>>;

ByPlace sorted(const std::vector<MeasureValue>& values, std::string_view cut) {
  ByPlace out;
  for (const auto& value : values)
    if (value.cut == cut) out[value.place][value.period] = &value;
  return out;
}

/// Its own period's, or the one that still serves.
const MeasureValue* serving(const std::map<SeriesPeriod, const MeasureValue*>& values, SeriesPeriod period,
                            std::int64_t serves) {
  auto after = values.upper_bound(period);
  if (after == values.begin()) return nullptr;
  const auto& [at, value] = *--after;
  if (at.kind != period.kind || period.number - at.number > serves) return nullptr;
  return value;
}

ValueStatus weaker(ValueStatus a, ValueStatus b) {
  if (a == ValueStatus::Provisional || b == ValueStatus::Provisional) return ValueStatus::Provisional;
  return a == ValueStatus::Revised || b == ValueStatus::Revised ? ValueStatus::Revised : ValueStatus::Final;
}

class Assembly {
 public:
  Assembly(const Measure& measure, std::string_view cut, const FigureSource& source)
      : measure_(measure),
        numerators_(sorted(source.numerators, cut)),
        denominators_(sorted(source.denominators, cut)) {
    // Residents and beds have no cuts of their own: the whole stands beneath each.
    if (denominators_.empty()) denominators_ = sorted(source.denominators, "");
  }

  [[nodiscard]] std::vector<SeriesPeriod> periods(const std::vector<Place>& places) const {
    std::vector<SeriesPeriod> out;
    for (const auto& place : places)
      if (const auto found = numerators_.find(place.code); found != numerators_.end())
        for (const auto& [period, value] : found->second) out.push_back(period);
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
  }

  [[nodiscard]] FigurePoint point(SeriesPeriod period, const std::vector<Place>& places) const {
    FigurePoint out{.period = period};
    std::vector<FigureParts> parts;
    for (const auto& place : places)
      if (has_begun_and_not_ended(place.code, period)) parts.push_back(parts_of(place.code, period, out));
    if (parts.empty()) return out;
    out.parts = over_places(parts);
    out.figure = figure_of(measure_, out.parts);
    return out;
  }

 private:
  [[nodiscard]] bool has_begun_and_not_ended(const std::string& place, SeriesPeriod period) const {
    const auto found = numerators_.find(place);
    return found != numerators_.end() && found->second.begin()->first <= period &&
           period <= found->second.rbegin()->first;
  }

  static void note(const MeasureValue& value, FigurePoint& point) {
    point.status = weaker(point.status, value.status);
    point.received_at = std::max(point.received_at, value.received_at);
  }

  [[nodiscard]] FigureParts parts_of(const std::string& place, SeriesPeriod period, FigurePoint& point) const {
    FigureParts out{.days = days_in(period)};
    const auto& values = numerators_.at(place);
    if (const auto found = values.find(period); found != values.end()) {
      out.numerator = found->second->numerator;
      out.denominator = found->second->denominator;
      note(*found->second, point);
    }
    if (measure_.formula.denominator.empty()) return out;
    out.denominator.reset();
    if (const auto found = denominators_.find(place); found != denominators_.end())
      if (const auto* value = serving(found->second, period, measure_.formula.denominator_serves); value != nullptr) {
        out.denominator = value->numerator;
        note(*value, point);
      }
    return out;
  }

  const Measure& measure_;
  ByPlace numerators_;
  ByPlace denominators_;
};

bool shows_decimals(const Measure& measure) {
  return measure.formula.multiplier != 1 || measure.formula.is_per_day ||
         measure.aggregation == Aggregation::RatioOfSums;
}

}  // namespace

FigureSeries figure_series(const Measure& measure, std::string cut, std::vector<Place> places,
                           const FigureSource& source) {
  FigureSeries out{.measure = measure, .cut = std::move(cut), .places = std::move(places), .points = {}};
  const Assembly assembly(measure, out.cut, source);
  const auto periods = assembly.periods(out.places);
  if (periods.empty()) return out;
  for (SeriesPeriod period = periods.front(); period <= periods.back(); period = period + 1)
    out.points.push_back(assembly.point(period, out.places));
  return out;
}

Series series_of(const FigureSeries& figures, std::string name) {
  Series out{.name = std::move(name), .points = {}};
  for (const auto& point : figures.points) out.points.push_back({point.period, point.figure});
  return out;
}

const FigurePoint* latest_of(const FigureSeries& figures) {
  const auto found = std::ranges::find_if(figures.points.rbegin(), figures.points.rend(),
                                          [](const auto& p) { return p.figure.has_value(); });
  return found == figures.points.rend() ? nullptr : &*found;
}

FigureSeries by_month(const FigureSeries& days) {
  FigureSeries out{.measure = days.measure, .cut = days.cut, .places = days.places, .points = {}};
  out.measure.period = PeriodKind::Month;
  std::map<SeriesPeriod, std::vector<const FigurePoint*>> months;
  for (const auto& point : days.points) {
    base::check(point.period.kind == PeriodKind::Day, "only days are put together into months");
    months[month_period(*first_day(point.period))].push_back(&point);
  }
  for (const auto& [month, points] : months) {
    if (std::ssize(points) != days_in(month)) continue;
    FigurePoint whole{.period = month};
    std::vector<FigureParts> parts;
    for (const auto* point : points) {
      parts.push_back(point->parts);
      whole.status = weaker(whole.status, point->status);
      whole.received_at = std::max(whole.received_at, point->received_at);
    }
    whole.parts = over_periods(parts, out.measure.aggregation);
    whole.figure = figure_of(out.measure, whole.parts);
    out.points.push_back(whole);
  }
  return out;
}

std::string figure_text(const Measure& measure, double figure) {
  // A forecast of a count is shown as a count.
  if (!shows_decimals(measure) && std::abs(figure) < 1e15) {
    const auto whole = static_cast<std::int64_t>(std::llround(std::abs(figure)));
    return (figure < 0 && whole != 0 ? "−" : "") + base::grouped(whole);
  }
  const auto tenths = static_cast<std::int64_t>(std::llround(std::abs(figure) * 10));
  const std::string sign = figure < 0 && tenths != 0 ? "−" : "";
  const std::string number = fmt::format("{}{}.{}", sign, base::grouped(tenths / 10), tenths % 10);
  return measure.is_percentage() ? number + "%" : number;
}

}  // namespace flow
