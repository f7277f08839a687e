#include "app/forecast_answer.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/contract_answer.h"
#include "base/csv.h"

namespace app {
namespace {

using namespace flow;

boost::json::array points_json(const Forecast& forecast) {
  boost::json::array out;
  for (const ForecastPoint& point : forecast.points)
    out.push_back(boost::json::object{{"step", point.step},
                                      {"period", period_text(point.period)},
                                      {"mean", point.mean},
                                      {"lower80", point.lower80},
                                      {"upper80", point.upper80},
                                      {"lower95", point.lower95},
                                      {"upper95", point.upper95}});
  return out;
}

boost::json::value period_json(const std::optional<SeriesPeriod>& period) {
  if (!period) return nullptr;
  return boost::json::value(period_text(*period));
}

boost::json::value number_json(const std::optional<double>& number) {
  if (!number) return nullptr;
  return *number;
}

boost::json::value target_json(const Forecast& forecast, const std::optional<TargetAsked>& asked) {
  if (!asked || !forecast.target) return nullptr;
  const ForecastTarget& target = *forecast.target;
  return boost::json::object{{"value", asked->value},
                             {"by", period_text(asked->by)},
                             {"direction", target.side == TargetSide::AtOrBelow ? "below" : "above"},
                             {"chance", target.chance.chance},
                             {"base_rate", number_json(target.chance.base_rate)},
                             {"past_stretches", target.chance.past_stretches},
                             {"median_date", period_json(target.median)},
                             {"early_date", period_json(target.early)},
                             {"late_date", period_json(target.late)},
                             {"not_within_horizon", target.chance.not_within}};
}

boost::json::array members_json(const Forecast& forecast) {
  boost::json::array out;
  for (const MemberWeight& member : forecast.members)
    out.push_back(boost::json::object{{"name", member.name}, {"weight", member.weight}});
  return out;
}

}  // namespace

std::string forecast_json(const ForecastAnswer& answer) {
  boost::json::array series;
  for (const Forecast& forecast : answer.forecasts) {
    boost::json::array floor;
    for (const double value : forecast.floor) floor.emplace_back(value);
    series.push_back(boost::json::object{{"name", forecast.name},
                                         {"method", forecast.method},
                                         {"points", points_json(forecast)},
                                         {"seasonal_naive", std::move(floor)},
                                         {"members", members_json(forecast)},
                                         {"target", target_json(forecast, answer.target)},
                                         {"warnings", words_json(forecast.warnings)}});
  }
  return boost::json::serialize(boost::json::object{{"series", std::move(series)}, {"seconds", answer.seconds}}) + "\n";
}

std::string forecast_csv(const ForecastAnswer& answer) {
  std::string out = base::csv_line(
      {"series", "method", "step", "period", "mean", "lower80", "upper80", "lower95", "upper95", "seasonal_naive"});
  const auto number = [](double value) { return fmt::format("{}", value); };
  for (const Forecast& forecast : answer.forecasts)
    for (const ForecastPoint& point : forecast.points)
      out += base::csv_line({forecast.name, forecast.method, fmt::format("{}", point.step), period_text(point.period),
                             number(point.mean), number(point.lower80), number(point.upper80), number(point.lower95),
                             number(point.upper95), number(forecast.floor[point.step - 1])});
  return out;
}

}  // namespace app
