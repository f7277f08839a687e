#include "flow/measures/withholding_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "flow/measures/measure_definition_store.h"
#include "flow/measures/measure_rows_store.h"
#include "flow/measures/place_store.h"
#include "flow/measures/suppression.h"

namespace flow {
namespace {

/// Which points of a series may not be shown.
class Withholding {
 public:
  Withholding(record::Reader& reader, const Measure& measure, const FigureAsk& ask, SuppressionRule rule)
      : counted_(measure.counted()), ask_(ask), rule_(rule), siblings_(places_added_up(reader)) {
    for (const auto& cut : reach_of(reader, measure).cuts)
      for (const auto& value : values_known(reader, counted_, cut, siblings_, ask_.known_at))
        if (value.numerator) note(value);
  }

  void apply(FigureSeries& figures) const {
    for (auto& point : figures.points) {
      if (is_withheld(point.period)) {
        point.figure.reset();
        point.parts = {};
        point.is_withheld = true;
      } else if (rule_.round_to > 1 && point.parts.numerator) {
        point.parts.numerator = whole_amount(rounded(count_of(*point.parts.numerator), rule_));
        point.figure = figure_of(figures.measure, point.parts);
      }
    }
  }

 private:
  static std::int64_t count_of(Amount amount) { return std::llround(number_of(amount)); }

  /// Those whose figures add up to one that is shown elsewhere.
  [[nodiscard]] std::vector<std::string> places_added_up(record::Reader& reader) const {
    if (ask_.places.size() != 1) return ask_.places;
    const auto own = find_place(reader, ask_.places.front());
    std::vector<std::string> out;
    for (const auto& place : places(reader))
      if (place.code == own->code ||
          (!own->part_of.empty() && place.part_of == own->part_of && place.kind == own->kind))
        out.push_back(place.code);
    return out;
  }

  void note(const MeasureValue& value) {
    const auto count = count_of(*value.numerator);
    if (value.cut == ask_.cut) counts_[value.period][value.place] = count;
    if (!value.cut.empty() && count > 0 && count < rule_.below) small_parts_.insert({value.place, value.period});
  }

  [[nodiscard]] bool has_small_part(SeriesPeriod period) const {
    return std::ranges::any_of(ask_.places, [&](const auto& place) { return small_parts_.contains({place, period}); });
  }

  [[nodiscard]] bool is_withheld(SeriesPeriod period) const {
    if (!ask_.cut.empty() && has_small_part(period)) return true;
    const auto found = counts_.find(period);
    if (found == counts_.end()) return false;
    CountTable table;
    for (const auto& place : siblings_) {
      const auto count = found->second.find(place);
      table.rows.push_back({count == found->second.end() ? 0 : count->second});
    }
    const auto shown = suppress(table, rule_);
    if (ask_.places.size() != 1) return shown.total != Shown::AsItIs;
    const auto own = std::ranges::find(siblings_, ask_.places.front()) - siblings_.begin();
    return shown.cells[static_cast<std::size_t>(own)].front() != Shown::AsItIs;
  }

  std::string counted_;
  const FigureAsk& ask_;
  SuppressionRule rule_;
  std::vector<std::string> siblings_;
  std::map<SeriesPeriod, std::map<std::string, std::int64_t>> counts_;
  std::set<std::pair<std::string, SeriesPeriod>> small_parts_;
};

}  // namespace

SuppressionRule suppression_of(record::Reader& reader, const Measure& measure) {
  SuppressionRule rule = measure.suppression;
  if (measure.formula.numerator.empty()) return rule;
  if (const auto counted = find_measure(reader, measure.formula.numerator)) {
    rule.below = std::max(rule.below, counted->suppression.below);
    rule.round_to = std::max(rule.round_to, counted->suppression.round_to);
  }
  return rule;
}

void withhold_small(record::Reader& reader, const FigureAsk& ask, const SuppressionRule& rule, FigureSeries& figures) {
  Withholding(reader, figures.measure, ask, rule).apply(figures);
}

}  // namespace flow
