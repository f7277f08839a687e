// The sets and protocols on which forecasts are measured: what a method is told, and what then happened.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "flow/forecasting/holidays.h"
#include "flow/series/series.h"

namespace bench {

/// One forecast to make.
struct ForecastCase {
  std::string name;          ///< of the series
  flow::SeriesPeriod first;  ///< of the first value
  std::vector<double> train;
  std::vector<double> test;
};

/// Cases that are made of one file: the same origin of many series.
struct ForecastSet {
  std::string name;
  std::string kind;  ///< count, percentage or value
  std::size_t season = 1;
  std::vector<ForecastCase> cases;
  std::optional<std::vector<flow::Holiday>> holidays;
};

/// What the case tells a method.
[[nodiscard]] flow::Series series_of(const ForecastCase& one);

/// `back` moves every origin back by so many test windows: 0 is the protocol itself, 1 and more are for choosing.
[[nodiscard]] std::vector<ForecastSet> read_sets(const std::filesystem::path& data, int back);

}  // namespace bench
