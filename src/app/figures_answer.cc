#include "app/figures_answer.h"

#include <boost/json.hpp>

#include "app/contract_answer.h"
#include "flow/performance/performance_report.h"
#include "flow/variation/chart_words.h"

namespace app {
namespace {

boost::json::value number_or_null(const std::optional<double>& number) {
  if (!number) return nullptr;
  return *number;
}

boost::json::value amount_json(const std::optional<flow::Amount>& amount) {
  if (!amount) return nullptr;
  return flow::number_of(*amount);
}

boost::json::array figure_points(const flow::MeasureView& view) {
  boost::json::array out;
  for (const auto& point : view.figures.points)
    out.push_back(boost::json::object{{"period", flow::period_text(point.period)},
                                      {"figure", number_or_null(point.figure)},
                                      {"numerator", amount_json(point.parts.numerator)},
                                      {"denominator", amount_json(point.parts.denominator)},
                                      {"days", point.parts.days},
                                      {"status", flow::code_of(point.status)}});
  return out;
}

boost::json::array forecast_points(const flow::MeasureView& view) {
  boost::json::array out;
  if (!view.forecast) return out;
  for (const auto& point : view.forecast->points)
    out.push_back(boost::json::object{{"period", flow::period_text(point.period)},
                                      {"mean", point.mean},
                                      {"lower80", point.lower80},
                                      {"upper80", point.upper80},
                                      {"lower95", point.lower95},
                                      {"upper95", point.upper95}});
  return out;
}

boost::json::object measure_json(const flow::Measure& measure) {
  return {{"code", measure.code},
          {"version", measure.version},
          {"name", measure.name},
          {"definition", measure.definition},
          {"numerator", measure.numerator},
          {"denominator", measure.denominator},
          {"denominator_kind", flow::code_of(measure.denominator_kind)},
          {"unit", measure.unit},
          {"improvement", flow::code_of(measure.improvement)},
          {"aggregation", flow::code_of(measure.aggregation)},
          {"owner", measure.owner},
          {"source", measure.source}};
}

}  // namespace

std::string figures_answer(const flow::MeasureView& view) {
  boost::json::array places;
  for (const auto& place : view.figures.places)
    places.push_back(boost::json::object{{"code", place.code}, {"name", place.name}});
  boost::json::object out{{"measure", measure_json(view.figures.measure)},
                          {"place", view.settings.title},
                          {"cut", view.figures.cut},
                          {"places", std::move(places)},
                          {"points", figure_points(view)},
                          {"target", number_or_null(view.target)},
                          {"trajectory", number_or_null(view.path)},
                          {"forecast", forecast_points(view)},
                          {"words", words_json(flow::words_beside(view))}};
  out["variation"] = view.chart ? boost::json::value(flow::variation_icon(*view.chart)) : boost::json::value(nullptr);
  out["assurance"] = view.chart && view.chart->assurance ? boost::json::value(flow::code_of(*view.chart->assurance))
                                                         : boost::json::value(nullptr);
  out["rating"] = view.rating ? boost::json::value(flow::words_of(*view.rating)) : boost::json::value(nullptr);
  return boost::json::serialize(out);
}

}  // namespace app
