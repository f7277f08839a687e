#include "flow/measures/figures_store.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "flow/measures/measure_definition_store.h"
#include "flow/measures/measure_rows_store.h"
#include "flow/measures/place_store.h"
#include "flow/measures/withholding_store.h"

namespace flow {

FigureSeries figures(record::Reader& reader, const FigureAsk& ask) {
  const auto measure = find_measure(reader, ask.measure);
  base::check(measure.has_value(), "figures are asked of a measure that is there");
  std::vector<Place> found;
  for (const auto& code : ask.places) {
    auto place = find_place(reader, code);
    base::check(place.has_value(), "figures are asked of places that are there");
    found.push_back(*std::move(place));
  }
  FigureSource source{.numerators = values_known(reader, measure->counted(), ask.cut, ask.places, ask.known_at),
                      .denominators = {}};
  if (const auto& beneath = measure->formula.denominator; !beneath.empty()) {
    source.denominators = values_known(reader, beneath, ask.cut, ask.places, ask.known_at);
    if (source.denominators.empty()) source.denominators = values_known(reader, beneath, "", ask.places, ask.known_at);
  }
  FigureSeries out = figure_series(*measure, ask.cut, std::move(found), source);
  if (const auto rule = suppression_of(reader, *measure); rule.below > 1 || rule.round_to > 1)
    withhold_small(reader, ask, rule, out);
  return out;
}

std::vector<MeasureValue> history_of(record::Reader& reader, std::string_view measure, std::string_view cut,
                                     std::string_view place, SeriesPeriod period) {
  auto all = received_values(reader, measure, cut, place);
  std::erase_if(all, [&](const MeasureValue& value) { return value.period != period; });
  return all;
}

std::vector<std::string> places_with(record::Reader& reader, const Measure& measure) {
  // Asked place by place, which the index answers at once; DISTINCT would read every value of the country.
  auto out = reader.all(
      "SELECT p.code FROM measure_place p WHERE EXISTS (SELECT 1 FROM measure_value v WHERE v.measure = $1 AND "
      "v.place = p.code)",
      [](const record::Row& row) { return row.get<std::string>(0); }, measure.counted());
  std::ranges::sort(out);  // by bytes, which a database's collation need not be
  return out;
}

MeasureReach reach_of(record::Reader& reader, const Measure& measure) {
  return {.cuts = reader.all(
              "SELECT DISTINCT cut FROM measure_value WHERE measure = $1 ORDER BY cut",
              [](const record::Row& row) { return row.get<std::string>(0); }, measure.counted()),
          .places = places_with(reader, measure)};
}

}  // namespace flow
