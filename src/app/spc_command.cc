#include "app/spc_command.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/input_file.h"
#include "app/open_record.h"
#include "app/spc_answer.h"
#include "base/number.h"
#include "base/text.h"
#include "flow/series/series_file.h"
#include "flow/variation/day_groups.h"
#include "flow/variation/series_chart.h"

namespace app {
namespace {

/// As typed; empty where not given.
struct SpcAsked {
  std::filesystem::path file;
  std::filesystem::path denominators;
  std::filesystem::path trajectory;
  std::string series;
  std::string improvement;
  std::vector<std::string> targets;
  std::vector<std::string> exclusions;
  std::string rebase;
  std::string rebase_reason;
  std::string baseline;
  std::string run_length;
  std::string day_groups;
  std::string ruleset = "ptd";
  std::string chart = "xmr";
  bool has_no_screening = false;
  bool is_seasonal = false;
  std::string format = "text";
};

base::Result<std::vector<flow::DatedTarget>> typed_targets(const std::vector<std::string>& typed) {
  std::vector<flow::DatedTarget> targets;
  for (const std::string& one : typed) {
    flow::DatedTarget target;
    const auto equals = one.find('=');
    if (equals != std::string::npos) {
      const auto from = flow::parse_series_period(base::trimmed(one.substr(0, equals)), "--target");
      if (!from) return std::unexpected(from.error());
      target.from = *from;
    }
    const std::string number(base::trimmed(equals == std::string::npos ? one : one.substr(equals + 1)));
    const auto value = flow::parse_value(number, "--target");
    if (!value)
      return base::invalid("--target", fmt::format("\"{}\" is not a target. Write 95, or 2017-09=90 for one that is in "
                                                   "force from a date.",
                                                   one));
    target.value = *value;
    targets.push_back(target);
  }
  return targets;
}

base::Result<std::vector<flow::ChartDecision>> typed_rebases(const SpcAsked& asked) {
  std::vector<flow::ChartDecision> rebases;
  const std::string reason = base::one_line(asked.rebase_reason);
  if (!reason.empty() && asked.rebase.empty())
    return base::invalid("--rebase-reason", "Say from when too: --rebase 2017-04.");
  if (asked.rebase.empty()) return rebases;
  for (const std::string_view one : base::split(asked.rebase, ',')) {
    const auto at = flow::parse_series_period(base::trimmed(one), "--rebase");
    if (!at) return std::unexpected(at.error());
    rebases.push_back({*at, reason, ""});
  }
  return rebases;
}

base::Result<std::vector<flow::ChartDecision>> typed_exclusions(const std::vector<std::string>& typed) {
  std::vector<flow::ChartDecision> exclusions;
  for (const std::string& one : typed) {
    const auto equals = one.find('=');
    const std::string reason = equals == std::string::npos ? "" : base::one_line(one.substr(equals + 1));
    if (reason.empty())
      return base::invalid("--exclude", "Give the reason too: --exclude \"2017-04=Two sites did not report\".");
    const auto at = flow::parse_series_period(base::trimmed(one.substr(0, equals)), "--exclude");
    if (!at) return std::unexpected(at.error());
    exclusions.push_back({*at, reason, ""});
  }
  return exclusions;
}

base::Result<void> take_numbers(const SpcAsked& asked, flow::ChartAsk& ask) {
  if (!asked.baseline.empty()) {
    const auto baseline = base::parse_whole(asked.baseline, 1, 1'000'000'000, "--baseline");
    if (!baseline) return std::unexpected(baseline.error());
    ask.baseline = static_cast<std::size_t>(*baseline);
  }
  if (!asked.run_length.empty()) {
    const auto length = base::parse_whole(asked.run_length, 6, 7, "--run-length");
    if (!length) return std::unexpected(length.error());
    ask.rules.shift_length = ask.rules.trend_length = static_cast<std::size_t>(*length);
  }
  if (asked.has_no_screening) ask.rules.screens_moving_ranges = false;
  return {};
}

base::Result<void> take_kinds(const SpcAsked& asked, flow::ChartAsk& ask) {
  const auto improvement = flow::parse_improvement(asked.improvement, "--improvement");
  if (!improvement) return std::unexpected(improvement.error());
  const auto ruleset = flow::parse_ruleset(asked.ruleset, "--ruleset");
  if (!ruleset) return std::unexpected(ruleset.error());
  const auto kind = flow::parse_chart_kind(asked.chart, "--chart");
  if (!kind) return std::unexpected(kind.error());
  if ((*kind == flow::ChartKind::PPrime) == asked.denominators.empty())
    return base::invalid("--denominators", "Give this file with --chart p-prime, and with no other chart.");
  ask.improvement = *improvement;
  ask.ruleset = *ruleset;
  ask.rules = flow::rules_of(*ruleset);
  ask.kind = *kind;
  ask.is_seasonally_adjusted = asked.is_seasonal;
  return {};
}

base::Result<flow::ChartAsk> ask_of(const SpcAsked& asked) {
  flow::ChartAsk ask;
  if (auto taken = take_kinds(asked, ask); !taken) return std::unexpected(taken.error());
  if (auto taken = take_numbers(asked, ask); !taken) return std::unexpected(taken.error());
  auto targets = typed_targets(asked.targets);
  if (!targets) return std::unexpected(targets.error());
  auto rebases = typed_rebases(asked);
  if (!rebases) return std::unexpected(rebases.error());
  auto exclusions = typed_exclusions(asked.exclusions);
  if (!exclusions) return std::unexpected(exclusions.error());
  ask.targets = *std::move(targets);
  ask.rebases = *std::move(rebases);
  ask.exclusions = *std::move(exclusions);
  if (auto fits = flow::check_ask(ask); !fits) {
    std::ranges::replace(fits.error().subject, ' ', '-');
    fits.error().subject = "--" + fits.error().subject;
    return std::unexpected(fits.error());
  }
  return ask;
}

/// Nothing where the file is refused and standard error says why.
std::optional<std::vector<flow::Series>> series_in(const std::filesystem::path& path, const std::string& column) {
  const auto file = InputFile::open(path);
  if (!file) {
    (void)refused(file.error());
    return std::nullopt;
  }
  flow::SeriesColumns columns;
  if (!column.empty()) columns = {.series = column, .must_have_series = true};
  auto read = flow::read_series(file->text(), columns);
  if (read) return *std::move(read);
  for (const base::Error& fault : read.error())
    fmt::print(stderr, "{}{}{}: {}\n", path.string(), fault.subject.empty() ? "" : ", ", fault.subject, fault.message);
  return std::nullopt;
}

/// The series of the same name; the only one, where a file has no names.
const flow::Series* of_name(const std::vector<flow::Series>& all, const std::string& name) {
  if (all.size() == 1 && all.front().name.empty()) return &all.front();
  const auto found = std::ranges::find(all, name, &flow::Series::name);
  return found == all.end() ? nullptr : &*found;
}

/// The files, read.
struct SpcInput {
  std::vector<flow::Series> series;
  std::vector<flow::Series> denominators;
  std::vector<flow::Series> trajectories;
};

/// Each file's series, split by day of the week where that is asked for.
std::optional<std::vector<flow::Series>> split_series(const std::filesystem::path& path, const SpcAsked& asked,
                                                      std::optional<flow::DayGroups> groups) {
  auto whole = series_in(path, asked.series);
  if (!whole || !groups) return whole;
  std::vector<flow::Series> all;
  for (const flow::Series& series : *whole) {
    auto parts = flow::split_by_day(series, *groups);
    if (!parts) {
      (void)refused({parts.error().code, path.string(), parts.error().message});
      return std::nullopt;
    }
    std::ranges::move(*parts, std::back_inserter(all));
  }
  return all;
}

std::optional<SpcInput> read_input(const SpcAsked& asked) {
  std::optional<flow::DayGroups> groups;
  if (!asked.day_groups.empty()) {
    const auto parsed = flow::parse_day_groups(asked.day_groups, "--day-groups");
    if (!parsed) return (void)refused(parsed.error()), std::nullopt;
    groups = *parsed;
  }
  SpcInput input;
  const auto read = [&](const std::filesystem::path& path, std::vector<flow::Series>& into) {
    if (path.empty()) return true;
    auto series = split_series(path, asked, groups);
    if (!series) return false;
    into = *std::move(series);
    return true;
  };
  const bool is_read = read(asked.file, input.series) && read(asked.denominators, input.denominators) &&
                       read(asked.trajectory, input.trajectories);
  return is_read ? std::optional(std::move(input)) : std::nullopt;
}

std::string place_of(const SpcAsked& asked, const flow::Series& series, const base::Error& fault) {
  std::string place = asked.file.string();
  for (const std::string& part : {series.name, fault.subject})
    if (!part.empty()) place += ", " + part;
  return place;
}

int draw(const SpcAsked& asked) {
  const auto ask = ask_of(asked);
  if (!ask) return refused(ask.error());
  const auto input = read_input(asked);
  if (!input) return 2;
  std::vector<flow::SeriesChart> charts;
  for (const flow::Series& series : input->series) {
    flow::ChartAsk own = *ask;
    if (const auto* trajectory = of_name(input->trajectories, series.name)) own.trajectory = trajectory->points;
    const auto* denominators = of_name(input->denominators, series.name);
    if (ask->kind == flow::ChartKind::PPrime && denominators == nullptr)
      return refused({base::ErrorCode::Invalid, asked.denominators.string(),
                      fmt::format("The file has no series \"{}\".", base::one_line(series.name))});
    auto chart = flow::chart_of(series, own, denominators);
    if (!chart) return refused({chart.error().code, place_of(asked, series, chart.error()), chart.error().message});
    charts.push_back(*std::move(chart));
  }
  fmt::print("{}", asked.format == "json" ? spc_json(charts, *ask) : spc_text(charts));
  return 0;
}

}  // namespace

void add_spc(CLI::App& top, int& status) {
  auto* spc = top.add_subcommand("spc", "Control charts: whether a change in a series is real, or chance");
  const auto asked = std::make_shared<SpcAsked>();
  auto& o = *asked;
  spc->add_option("file", o.file, "CSV file: [series,]date,value; - is standard input")->required();
  spc->add_option("--improvement", o.improvement, "Which way is better: increase, decrease or neutral")->required();
  spc->add_option("--series", o.series, "The column that names the series; default: series, where there is one");
  spc->add_option("--target", o.targets, "A target; 2017-09=90 for one in force from a date; may be repeated")
      ->allow_extra_args(false);
  spc->add_option("--trajectory", o.trajectory, "CSV file with the planned value of each date");
  spc->add_option("--rebase", o.rebase, "New limits from these dates on, for example 2017-04-01,2018-04-01");
  spc->add_option("--rebase-reason", o.rebase_reason, "What changed there, for those who read the chart");
  spc->add_option("--baseline", o.baseline, "Limits rest on the first N points; 12 or more");
  spc->add_option("--exclude", o.exclusions,
                  "DATE=REASON: leave a point out of limits and rules, and say why; may be repeated")
      ->allow_extra_args(false);
  spc->add_flag("--no-screening", o.has_no_screening, "Keep large moving ranges");
  spc->add_option("--ruleset", o.ruleset, "ptd (NHSRplotthedots) or mdc (Making Data Count)")->capture_default_str();
  spc->add_option("--run-length", o.run_length, "With mdc: points of a shift and of a trend, 6 or 7; default 7");
  spc->add_option("--chart", o.chart, "xmr, t, g (rare events) or p-prime (percentages)")->capture_default_str();
  spc->add_option("--denominators", o.denominators,
                  "With --chart p-prime: CSV file with the denominators; FILE has the numerators");
  spc->add_option("--day-groups", o.day_groups,
                  "Of daily series: a chart for each of the weekdays, or weekends and the rest apart");
  spc->add_flag("--seasonal", o.is_seasonal, "Adjust monthly or daily values for season before judging them");
  spc->add_option("--format", o.format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
  spc->callback([asked, &status] { status = draw(*asked); });
}

}  // namespace app
