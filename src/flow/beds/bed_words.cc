#include "flow/beds/bed_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/number.h"

namespace flow {
namespace {

constexpr double kNormal95 = 1.959964;

std::string plain_percent(double share) {
  return fmt::format("{:g} %", std::round(share * 1e6) / 1e4);
}

std::string beds_counted(std::int64_t beds) {
  return base::counted(beds, "bed", "beds");
}

/// One place where the interval is narrow enough for it.
int places_of(double half_width) {
  return half_width >= 1 ? 0 : 1;
}

std::string they_do(const ComparedFigure& figure) {
  if (figure.rule == BedRule::Loss) return "are turned away";
  if (figure.over_days > 0)
    return fmt::format("wait longer than {:g} {}", figure.over_days, figure.over_days == 1 ? "day" : "days");
  return "wait";
}

std::string change_words(const Estimate& difference, const std::string& than) {
  if (!difference.value) return "";
  const double points = *difference.value * 100;
  const double half = difference.se.value_or(0) * kNormal95 * 100;
  const int places = places_of(half);
  const double unit = std::pow(10, places);
  if (std::abs(points) <= half || std::round(points * unit) == 0)
    return fmt::format(", as many as {} as far as can be told", than);
  const auto rounded = [&](double value) { return fmt::format("{:.{}f}", value, places); };
  const std::string size = rounded(std::abs(points));
  std::string words =
      fmt::format(", {} {} {} than {}", size, size == "1" ? "point" : "points", points > 0 ? "more" : "fewer", than);
  if (!difference.se) return words;
  return words + fmt::format(" ({} to {})", rounded(std::abs(points) - half), rounded(std::abs(points) + half));
}

/// "With 4 beds fewer" where nothing but the number of beds differs.
std::string scenario_start(const ComparedScenario& one, const ComparedScenario& base) {
  const double more = one.mean_beds - base.mean_beds;
  if (&one == &base || one.load != base.load || more == 0 || more != std::round(more)) return one.name + ":";
  return fmt::format("With {} {},", beds_counted(static_cast<std::int64_t>(std::abs(more))),
                     more < 0 ? "fewer" : "more");
}

}  // namespace

std::string whom_words(BedRule rule, double max_wait_days) {
  if (rule == BedRule::Loss) return "turned away";
  if (max_wait_days > 0)
    return fmt::format("waiting longer than {:g} {}", max_wait_days, max_wait_days == 1 ? "day" : "days");
  return "waiting";
}

std::string requirement_words(const BedModel& model, const RequirementAsked& asked, const RequiredBeds& required) {
  return fmt::format("{}, {} to {} ({}), for at most {} of patients {}", beds_counted(required.beds), required.low,
                     required.high, plain_percent(asked.level), plain_percent(asked.max_share),
                     whom_words(model.rule, asked.max_wait_days));
}

std::string share_interval_words(const Estimate& share) {
  if (!share.value) return "not known";
  const double percent = *share.value * 100;
  const double half = share.se.value_or(0) * kNormal95 * 100;
  const int places = places_of(half);
  if (!share.se) return fmt::format("{:.{}f} %", percent, places);
  return fmt::format("{:.{}f} % ({:.{}f} to {:.{}f})", percent, places, std::max(0.0, percent - half), places,
                     std::min(100.0, percent + half), places);
}

Estimate compared_share(const ComparedScenario& scenario, const ComparedFigure& figure) {
  if (figure.rule == BedRule::Loss) return scenario.figures.p_block;
  return figure.over_days > 0 ? scenario.figures.p_wait_over : scenario.figures.p_wait;
}

Estimate compared_difference(const ComparedScenario& scenario, const ComparedFigure& figure) {
  if (figure.rule == BedRule::Loss) return scenario.p_block_difference;
  return figure.over_days > 0 ? scenario.p_wait_over_difference : scenario.p_wait_difference;
}

std::string scenario_words(const ComparedScenario& scenario, const ComparedScenario& base,
                           const ComparedFigure& figure) {
  const std::string start = scenario_start(scenario, base);
  if (scenario.refusal) return fmt::format("{} not run. {}", start, scenario.refusal->message);
  const std::string change = &scenario == &base ? "" : change_words(compared_difference(scenario, figure), figure.than);
  return fmt::format("{} {} of patients {}{}.", start, share_interval_words(compared_share(scenario, figure)),
                     they_do(figure), change);
}

}  // namespace flow
