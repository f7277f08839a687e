// What a chart and its icons mean, in plain English, for readers who see the chart and for those who do not.
#pragma once

#include <string>

#include "flow/variation/series_chart.h"

namespace flow {

/// Direction and colour in one: "improvement_high", "concern_low", "neutral_high", "common_cause"; "none".
[[nodiscard]] std::string variation_icon(const SeriesChart& chart);
/// "Improving: the latest point is part of a signal of high values, which here are better."
[[nodiscard]] std::string variation_words(const SeriesChart& chart);
/// "Hit or miss: the target of 95 lies within the limits, so it will be met some of the time, by chance."
[[nodiscard]] std::string assurance_words(const SeriesChart& chart);
/// A few sentences: which points, the latest, mean and limits, signals, target.
[[nodiscard]] std::string summary_words(const SeriesChart& chart);
/// "XmR chart by the rules of NHSRplotthedots (ptd)": so that a reader knows which ruleset drew it.
[[nodiscard]] std::string kind_words(const ChartAsk& ask);

}  // namespace flow
