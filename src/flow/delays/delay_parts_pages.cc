#include "flow/delays/delay_parts_pages.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/number.h"
#include "charts/chart_pages.h"
#include "flow/delays/delay_target.h"
#include "flow/delays/discharge_reasons_pages.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/measures/suppression.h"
#include "flow/performance/measure_address.h"
#include "flow/place_figures/figure_of_period.h"
#include "flow/place_figures/place_parts_pages.h"
#include "flow/variation/number_words.h"

namespace flow {
namespace {

using html::Fragment;

/// Fewer delayed days than this could be one person's.
constexpr SuppressionRule kRegisterRule{.below = 5, .round_to = 1};
constexpr std::size_t kMonthsCharted = 36;

// ---- the target -----------------------------------------------------------------------------------------------------

std::optional<double> people_now(const DelayFigures& figures) {
  const auto* latest = latest_of(figures.people.figures);
  return latest == nullptr ? std::nullopt : latest->figure;
}

std::string rate_text(const DelayTarget& target) {
  return target.over == DenominatorKind::Adults ? fmt::format("{} a day for 100,000 adults", target.rate)
                                                : fmt::format("{}% of occupied beds", target.rate);
}

Fragment latest_rate(const DelayFigures& figures, const DelayTarget& target) {
  const FigureSeries& rate = target.over == DenominatorKind::Adults ? figures.per_adults : figures.per_occupied;
  const auto* latest = latest_of(rate);
  if (latest == nullptr) return html::raw("Not known");
  return html::link(
      measure_address(rate.measure.code, figures.place.code),
      fmt::format("{} in {}", figure_text(rate.measure, *latest->figure), period_words(latest->period, true)));
}

std::vector<site::TableCell> target_row(const DelayFigures& figures, const DelayTarget& target) {
  const bool over_adults = target.over == DenominatorKind::Adults;
  const auto& denominator = over_adults ? figures.adults : figures.occupied;
  std::vector<site::TableCell> row{
      {rate_text(target), true}, {std::string(words_of(target.over))}, {latest_rate(figures, target)}};
  if (!denominator || !figures.month) {
    const Fragment missing =
        over_adults ? html::raw("Not known: import adults") : html::raw("Not known: import occupied beds (KH03)");
    row.insert(row.end(), {{missing}, {missing}});
    return row;
  }
  row.push_back({fmt::format("{:.1f}", allowed_people_per_day(target, *denominator))});
  row.push_back({fmt::format("{} of {} counted", count_text(allowed_delayed_days(target, *denominator, *figures.month)),
                             count_text(figures.whole.days))});
  return row;
}

// ---- reasons and attributions ---------------------------------------------------------------------------------------

site::Table cuts_table(const DelayFigures& figures, std::string caption, std::string first_column,
                       const std::vector<DelayCutLine>& lines) {
  site::Table out{.caption = std::move(caption),
                  .columns = {{std::move(first_column)}, {"Delayed days", true}, {"Share", true}}};
  for (const auto& partner : figures.partners) out.columns.push_back({partner.name, true});
  const auto add = [&](const DelayCutLine& line, const std::string& words) {
    const auto address = measure_address(kDelayedDays, figures.place.code, line.cut);
    std::vector<site::TableCell> row{{words, true},
                                     {line.days ? html::link(address, count_text(line.days)) : Fragment("Not known")},
                                     {share_text(line.days, figures.whole.days)}};
    for (const auto& days : line.partners) row.push_back({count_text(days)});
    return row;
  };
  for (const auto& line : lines) out.rows.push_back(add(line, sentence_case(cut_words(line.cut))));
  out.total = add(figures.whole, "All");
  return out;
}

std::optional<double> sum_of(const std::vector<DelayCutLine>& lines) {
  if (lines.empty()) return std::nullopt;
  double out = 0;
  for (const auto& line : lines) out += line.days.value_or(0);
  return out;
}

/// The parts of a month's return come to its whole; where they do not, by how much.
Fragment identity_line(const DelayFigures& figures) {
  std::vector<Fragment> faults;
  for (const auto& [words, lines] :
       {std::pair("The reasons", &figures.reasons), std::pair("NHS, social care and both", &figures.attributions),
        std::pair("Acute and non-acute", &figures.cares)}) {
    const auto sum = sum_of(*lines);
    if (sum && figures.whole.days && *sum != *figures.whole.days)
      faults.emplace_back(
          fmt::format("{} come to {}, the whole is {}.", words, count_text(sum), count_text(figures.whole.days)));
  }
  if (faults.empty()) return html::paragraph(html::raw("Each of these tables adds up to the whole."));
  return site::warning_callout("The parts do not add up", html::bullets(faults));
}

std::optional<double> cause_days(const DelayFigures& figures, DelayReason reason, Attribution attribution) {
  std::optional<double> out;
  for (const auto& line : figures.causes)
    for (const auto care : kCareTypes)
      if (line.days && line.cut == fmt::format("{}.{}.{}", code_of(care), code_of(reason), code_of(attribution)))
        out = out.value_or(0) + *line.days;
  return out;
}

Fragment crossed_table(const DelayFigures& figures) {
  if (figures.causes.empty()) return {};
  site::Table table{.caption = "Reasons by attribution, delayed days",
                    .columns = {{"Reason"}, {"NHS", true}, {"Social care", true}, {"Both", true}}};
  for (const auto reason : kDelayReasons) {
    std::vector<site::TableCell> row{{fmt::format("{}, {}", code_of(reason), words_of(reason)), true}};
    for (const auto attribution : kAttributions)
      row.push_back({is_allowed(reason, attribution) ? count_text(cause_days(figures, reason, attribution))
                                                     : std::string("Not allowed")});
    table.rows.push_back(std::move(row));
  }
  return site::table(table);
}

// ---- the register ---------------------------------------------------------------------------------------------------

/// A row a partner, a column an attribution: what is shown of it, where small numbers are withheld.
SuppressedTable shown_of(const RegisterMonth& month, bool sees_register) {
  CountTable counts;
  for (const auto& line : month.lines) {
    counts.rows.emplace_back();
    for (const auto attribution : kAttributions) counts.rows.back().push_back(line.counted.of(attribution));
  }
  return suppress(counts, sees_register ? SuppressionRule{} : kRegisterRule);
}

std::string counted_text(std::int64_t days, Shown shown) {
  return shown == Shown::AsItIs ? base::grouped(days) : "Withheld";
}

std::string difference_text(std::int64_t days, const std::optional<double>& published, Shown shown) {
  if (!published) return "Not known";
  if (shown != Shown::AsItIs) return "Withheld";
  const auto difference = static_cast<std::int64_t>(std::llround(static_cast<double>(days) - *published));
  return fmt::format("{:+}", difference);
}

Fragment comparison_table(const RegisterMonth& month, const SuppressedTable& shown) {
  site::Table table{.caption = "Delayed days, the register beside the published figure",
                    .columns = {{"Partner"}, {"Register", true}, {"Published", true}, {"Difference", true}}};
  for (std::size_t i = 0; i < month.lines.size(); ++i) {
    const auto& line = month.lines[i];
    table.rows.push_back({{line.name, true},
                          {counted_text(line.counted.days, shown.row_totals[i])},
                          {count_text(line.published)},
                          {difference_text(line.counted.days, line.published, shown.row_totals[i])}});
  }
  table.total = {{Fragment("All"), true},
                 {counted_text(month.tally.system.days, shown.total)},
                 {count_text(month.published)},
                 {difference_text(month.tally.system.days, month.published, shown.total)}};
  return site::table(table);
}

Fragment attribution_table(const RegisterMonth& month, const SuppressedTable& shown) {
  site::Table table{.caption = "Delayed days of the register, by partner and attribution",
                    .columns = {{"Partner"}, {"NHS", true}, {"Social care", true}, {"Both", true}, {"All", true}}};
  for (std::size_t i = 0; i < month.lines.size(); ++i) {
    std::vector<site::TableCell> row{{month.lines[i].name, true}};
    for (std::size_t j = 0; j < std::size(kAttributions); ++j)
      row.push_back({counted_text(month.lines[i].counted.of(kAttributions[j]), shown.cells[i][j])});
    row.push_back({counted_text(month.lines[i].counted.days, shown.row_totals[i])});
    table.rows.push_back(std::move(row));
  }
  table.total = {{Fragment("All"), true}};
  for (std::size_t j = 0; j < std::size(kAttributions); ++j)
    table.total.push_back({counted_text(month.tally.system.of(kAttributions[j]), shown.column_totals[j])});
  table.total.push_back({counted_text(month.tally.system.days, shown.total)});
  return site::table(table);
}

/// The same days by the other kind of partner, and by type of care: for those who see the rows.
Fragment others_table(const RegisterMonth& month) {
  site::Table table{.caption = fmt::format("Delayed days of the register, by {} and type of care",
                                           month.is_by_provider ? "council" : "provider"),
                    .columns = {{"Partner"}, {"Acute", true}, {"Non-acute", true}, {"All", true}}};
  for (const auto& line : month.others)
    table.rows.push_back({{line.name, true},
                          {base::grouped(line.counted.of(CareType::Acute))},
                          {base::grouped(line.counted.of(CareType::NonAcute))},
                          {base::grouped(line.counted.days)}});
  const auto& all = month.tally.system;
  table.total = {{Fragment("All"), true},
                 {base::grouped(all.of(CareType::Acute))},
                 {base::grouped(all.of(CareType::NonAcute))},
                 {base::grouped(all.days)}};
  return site::table(table);
}

Fragment reason_table(const RegisterMonth& month) {
  site::Table table{
      .caption = "Delayed days of the register, by reason and attribution",
      .columns = {{"Reason"}, {"NHS", true}, {"Social care", true}, {"Both", true}, {"All", true}, {"Share", true}}};
  const auto& count = month.tally.system;
  for (const auto reason : kDelayReasons) {
    if (count.of(reason) == 0) continue;
    std::vector<site::TableCell> row{{fmt::format("{}, {}", code_of(reason), words_of(reason)), true}};
    for (const auto attribution : kAttributions) row.push_back({base::grouped(count.of(reason, attribution))});
    row.push_back({base::grouped(count.of(reason))});
    row.push_back({share_text(static_cast<double>(count.of(reason)), static_cast<double>(count.days))});
    table.rows.push_back(std::move(row));
  }
  return site::table(table);
}

// ---- since 2020 -----------------------------------------------------------------------------------------------------

Fragment remaining_part(const DelayFigures& figures) {
  if (latest_of(figures.remaining.figures) == nullptr)
    return html::paragraph(html::raw("No figures of discharge since 2020 have been imported for this place."));
  if (!figures.remaining.refusal.empty()) return html::paragraph(figures.remaining.refusal);
  const auto view = view_of(figures.remaining_months, {.title = figures.place.name, .with_forecast = false});
  return charts::page_chart(time_chart_of(view.chart ? view : figures.remaining, kMonthsCharted), "remaining");
}

}  // namespace

Fragment delay_targets_part(const DelayFigures& figures) {
  site::Table table{.caption = "What the target allows",
                    .columns = {{"Target"},
                                {"Over"},
                                {"Latest rate", true},
                                {"People a day allowed", true},
                                {"Delayed days allowed in the month", true}}};
  std::vector<Fragment> sources;
  for (const auto& target : delay_targets()) {
    table.rows.push_back(target_row(figures, target));
    sources.emplace_back(fmt::format("{}. {}. {}.", target.words, target.source, target.certainty));
  }
  Fragment out = quality_notice("The rate for 100,000 adults", figures.adults_quality) +
                 quality_notice("The rate over occupied beds", figures.occupied_quality) + site::table(table);
  if (const auto now = people_now(figures))
    out += html::paragraph(fmt::format("{} people were delayed on a mean day of the latest month.",
                                       figure_text(figures.people.figures.measure, *now)));
  if (const auto* latest = latest_of(figures.per_available); latest != nullptr)
    out += html::paragraph(fmt::format("Over available beds, which is another rate and is not held to this target: {}.",
                                       figure_text(figures.per_available.measure, *latest->figure)));
  return out + site::details("Where the targets come from", html::bullets(sources));
}

Fragment delay_causes_part(const DelayFigures& figures) {
  if (!figures.month) return {};
  Fragment out = html::heading(2, Fragment("Why, in " + period_words(*figures.month, true)));
  if (figures.reasons.empty() && figures.attributions.empty())
    return out + html::paragraph(html::raw("Reasons and attributions of this place have not been imported."));
  out += site::table(cuts_table(figures, "By reason", "Reason", figures.reasons));
  out += site::table(cuts_table(figures, "By who is held responsible", "Responsible", figures.attributions));
  out += site::table(cuts_table(figures, "By type of care", "Care", figures.cares));
  return out + crossed_table(figures) + identity_line(figures);
}

Fragment register_part(const RegisterMonth& month, bool sees_register) {
  const auto shown = shown_of(month, sees_register);
  const auto& period = month.tally.period;
  Fragment out = html::paragraph(
      fmt::format("Counted from the register's rows, {} to {}: each day from 00:01 on the first to 24:00 on the last.",
                  base::long_date(period.from), base::long_date(period.to)));
  if (shown.total == Shown::AsItIs)
    out += html::paragraph(fmt::format("{:.1f} people were delayed on a mean day.", month.tally.people_per_day()));
  out += comparison_table(month, shown) + attribution_table(month, shown);
  if (sees_register) return out + others_table(month) + reason_table(month);
  return out + html::paragraph(html::raw("Numbers from 1 to 4 are withheld, and others that would give them away."));
}

Fragment since_2020_part(const DelayFigures& figures) {
  return html::heading(2, html::raw("Since 2020")) +
         site::inset_text(html::paragraph(html::raw(
             "A break: the return of delayed transfers stopped with February 2020. What is counted since is another "
             "thing, is not comparable, and is never joined to the chart above."))) +
         remaining_part(figures) + discharge_reasons_part(figures.discharge, figures.place);
}

}  // namespace flow
