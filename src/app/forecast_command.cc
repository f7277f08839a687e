#include "app/forecast_command.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/forecast_answer.h"
#include "app/input_file.h"
#include "app/open_record.h"
#include "flow/forecasting/forecast.h"
#include "flow/series/series_file.h"

namespace app {
namespace {

constexpr std::int64_t kFarthestTarget = 10'000;
/// Squares of larger numbers and their sums would no longer be numbers.
constexpr double kLargest = 1e100;

struct ForecastOptions {
  std::filesystem::path file;
  std::filesystem::path holidays;
  std::string series = "series";
  bool names_series = false;
  std::int64_t season = 12;
  std::int64_t horizon = 12;
  std::string kind = "value";
  std::string method = "auto";
  std::string target;
  std::string by;
  std::string direction;
  std::vector<std::string> breaks;
  std::vector<std::string> excluded;
  std::string format = "json";
};

void tell(const std::filesystem::path& path, const base::Errors& faults) {
  for (const base::Error& fault : faults)
    fmt::print(stderr, "{}, {}: {}\n", path.string(), fault.subject, fault.message);
}

/// What the options ask for, or every fault in them.
class Question {
 public:
  explicit Question(const ForecastOptions& options) : options_(options) {
    asked_.season = static_cast<std::size_t>(options.season);
    asked_.horizon = static_cast<std::size_t>(options.horizon);
    asked_.kind = options.kind == "count"        ? flow::SeriesKind::Count
                  : options.kind == "percentage" ? flow::SeriesKind::Percentage
                                                 : flow::SeriesKind::Value;
    asked_.method = flow::parse_method(options.method).value_or(flow::Method::Auto);
  }

  base::Checked<flow::ForecastAsked> read() {
    read_breaks();
    read_target();
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return std::move(asked_);
  }

 private:
  template <class T>
  std::optional<T> kept(base::Result<T> result) {
    if (result) return *std::move(result);
    faults_.push_back(std::move(result.error()));
    return std::nullopt;
  }

  void read_breaks() {
    for (const std::string& text : options_.breaks)
      if (const auto period = kept(flow::parse_series_period(text, "--break"))) asked_.breaks.push_back(*period);
    for (const std::string& text : options_.excluded) {
      const auto between = text.find("..");
      const auto from = kept(flow::parse_series_period(text.substr(0, between), "--exclude"));
      const auto to =
          between == std::string::npos ? from : kept(flow::parse_series_period(text.substr(between + 2), "--exclude"));
      if (!from || !to) continue;
      if (from->kind != to->kind || *to < *from)
        faults_.push_back(
            {base::ErrorCode::Invalid, "--exclude",
             fmt::format("\"{}\" does not go from a period to a later one. Write it as 2020-03..2021-06.", text)});
      else
        asked_.excluded.push_back({*from, *to});
    }
  }

  void read_target() {
    if (options_.target.empty() != options_.by.empty()) {
      faults_.push_back({base::ErrorCode::Invalid, options_.by.empty() ? "--by" : "--target",
                         "Give both --target, a number, and --by, the date to reach it by."});
      return;
    }
    if (options_.target.empty()) return;
    const auto value = kept(flow::parse_value(options_.target, "--target"));
    const auto by = kept(flow::parse_series_period(options_.by, "--by"));
    if (!value || !by) return;
    asked_.target = {*value, *by, std::nullopt};
    if (!options_.direction.empty())
      asked_.target->side = options_.direction == "below" ? flow::TargetSide::AtOrBelow : flow::TargetSide::AtOrAbove;
  }

  const ForecastOptions& options_;
  flow::ForecastAsked asked_;
  base::Errors faults_;
};

std::optional<std::vector<flow::Series>> read_file(const ForecastOptions& options) {
  const auto file = InputFile::open(options.file);
  if (!file) {
    (void)refused(file.error());
    return std::nullopt;
  }
  auto series = flow::read_series(file->text(), {.series = options.series, .must_have_series = options.names_series});
  if (series) return *std::move(series);
  tell(options.file, series.error());
  return std::nullopt;
}

bool read_holidays(const ForecastOptions& options, flow::ForecastAsked& asked) {
  if (options.holidays.empty()) return true;
  const auto file = InputFile::open(options.holidays);
  if (!file) {
    (void)refused(file.error());
    return false;
  }
  auto holidays = flow::read_holidays(file->text());
  if (!holidays) {
    tell(options.holidays, holidays.error());
    return false;
  }
  asked.holidays = *std::move(holidays);
  return true;
}

/// What is wrong with a value for its kind; empty where nothing is.
std::string_view fault_in(double value, flow::SeriesKind kind) {
  if (std::abs(value) > kLargest) return "is too large a number to forecast with. Correct it.";
  if (flow::within_kind(value, kind) == value) return "";
  return kind == flow::SeriesKind::Count ? "is below 0, which a count cannot be. Correct it, or say --kind value."
                                         : "is not a percentage from 0 to 100. Correct it, or say --kind value.";
}

/// What the values must be for their kind, and where the target must lie; the first fault of each series.
base::Errors faults_of(const std::vector<flow::Series>& series, const flow::ForecastAsked& asked) {
  base::Errors faults;
  for (const flow::Series& one : series) {
    const std::string subject = one.name.empty() ? "column value" : fmt::format("series \"{}\"", one.name);
    const auto found = std::ranges::find_if(one.points, [&](const flow::SeriesPoint& point) {
      return point.value && !fault_in(*point.value, asked.kind).empty();
    });
    if (found != one.points.end())
      faults.push_back({base::ErrorCode::Invalid, subject,
                        fmt::format("{} at {} {}", *found->value, flow::period_text(found->period),
                                    fault_in(*found->value, asked.kind))});
    if (!asked.target) continue;
    const auto steps = flow::steps_until(one, asked.target->by);
    if (steps && (*steps < 1 || *steps > kFarthestTarget))
      faults.push_back({base::ErrorCode::Invalid, "--by",
                        fmt::format("{} does not lie between one and {} steps after the last value of {}.",
                                    flow::period_text(asked.target->by), kFarthestTarget, subject)});
  }
  return faults;
}

int forecast(const ForecastOptions& options) {
  auto asked = Question(options).read();
  if (!asked) return refused(asked.error());
  const auto series = read_file(options);
  if (!series || !read_holidays(options, *asked)) return 2;
  if (const auto faults = faults_of(*series, *asked); !faults.empty()) {
    tell(options.file, faults);
    return 2;
  }
  const auto before = std::chrono::steady_clock::now();
  const auto forecasts = flow::make_forecasts(*series, *asked);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
  const ForecastAnswer answer{forecasts, asked->target, took.count()};
  fmt::print("{}", options.format == "json" ? forecast_json(answer) : forecast_csv(answer));
  return 0;
}

std::vector<std::string> method_codes() {
  std::vector<std::string> out;
  for (const flow::Method method : flow::all_methods()) out.emplace_back(flow::method_code(method));
  return out;
}

void add_figures(CLI::App& command, ForecastOptions& o) {
  command.add_option("file", o.file, "CSV file: [series,]period,value; - is standard input")->required();
  command.add_option("--season", o.season, "Steps in a season: 12 for months, 7 for days, 1 for none")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command.add_option("--horizon", o.horizon, "Steps to forecast")->check(CLI::Range(1, 1000))->capture_default_str();
  command.add_option("--kind", o.kind, "count (never below 0), percentage (0 to 100) or value")
      ->check(CLI::IsMember({"count", "percentage", "value"}))
      ->capture_default_str();
  command.add_option("--method", o.method, fmt::format("{}", fmt::join(method_codes(), ", ")))
      ->check(CLI::IsMember(method_codes()))
      ->capture_default_str();
  command.add_option_function<std::string>(
      "--series",
      [&o](const std::string& column) {
        o.series = column;
        o.names_series = true;
      },
      "The column that names the series; default: series");
}

void add_what_is_known(CLI::App& command, ForecastOptions& o) {
  command.add_option("--holidays", o.holidays, "CSV file date,name of days that are not like others, for daily series");
  command.add_option("--break", o.breaks, "From this period on the level is another; may be repeated")->delimiter(',');
  command.add_option("--exclude", o.excluded, "Set these periods aside, for example 2020-03..2021-06; may be repeated")
      ->delimiter(',');
  command.add_option("--target", o.target, "A value to reach");
  command.add_option("--by", o.by, "The period to reach it by");
  command
      .add_option("--direction", o.direction,
                  "below or above: what reaching means; default: towards the target from the last value")
      ->check(CLI::IsMember({"below", "above"}));
}

}  // namespace

void add_forecast(CLI::App& top, int& status) {
  auto* command = top.add_subcommand("forecast", "Forecast series, with ranges and the chance of reaching a target");
  const auto options = std::make_shared<ForecastOptions>();
  add_figures(*command, *options);
  add_what_is_known(*command, *options);
  command->add_option("--format", options->format, "json or csv")
      ->check(CLI::IsMember({"json", "csv"}))
      ->capture_default_str();
  command->callback([options, &status] { status = forecast(*options); });
}

}  // namespace app
