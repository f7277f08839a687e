#include "flow/beds/bed_report_pages.h"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"

namespace flow {
namespace {

using documents::Block;
using documents::Quantity;

constexpr std::array<std::string_view, 7> kReportDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                         "Friday", "Saturday", "Sunday"};

/// To so many places as a reader can use: tenths, or for short waits hundredths.
Quantity tenths(double value) {
  return documents::Decimal{{std::llround(value * 10) * 10}};
}
Quantity hundredths(double value) {
  return documents::Decimal{{std::llround(value * 100)}};
}
Quantity unless_unknown(const std::optional<double>& value, Quantity (*shown)(double)) {
  return value ? shown(*value) : Quantity(documents::NotShown{"not known"});
}
Quantity count(std::int64_t value) {
  return documents::Count{value};
}
std::string signed_percent(double share) {
  return fmt::format("{:+.1f} %", share * 100);
}
std::string beds_in_words(std::int64_t beds) {
  return base::counted(beds, "bed", "beds");
}

// ---- the number ----------------------------------------------------------------------------------------------------

std::string share_sentence(const BedPlanAnswer& answer) {
  const RequiredBeds& found = answer.required;
  const std::string whom = whom_words(answer.plan.model.rule, answer.plan.asked.max_wait_days);
  std::string out =
      fmt::format("With {}, {} of patients are {}", beds_in_words(found.beds), share_interval_words(found.share), whom);
  if (found.share_one_fewer.value)
    out += fmt::format("; with one fewer, {}", share_interval_words(found.share_one_fewer));
  return out + fmt::format(". On average {:.1f} beds would be in use if nobody ever waited.", found.load);
}

std::optional<std::string> staff_sentence(const BedPlanAnswer& answer) {
  if (!answer.required.staff) return std::nullopt;
  const StaffLimit& staff = *answer.required.staff;
  if (staff.short_by == 0) return fmt::format("There are staff for {}, which is enough.", beds_in_words(staff.beds));
  const std::string then = staff.share.value
                               ? fmt::format("{} of patients would be {}", share_interval_words(staff.share),
                                             whom_words(answer.plan.model.rule, answer.plan.asked.max_wait_days))
                               : "the queue would grow without end";
  return fmt::format("There are staff for {}: {} short. With those, {}.", beds_in_words(staff.beds), staff.short_by,
                     then);
}

void add_number(const BedPlanAnswer& answer, std::vector<Block>& out) {
  out.push_back(documents::Heading{1, "The number"});
  out.push_back(documents::Paragraph{requirement_words(answer.plan.model, answer.plan.asked, answer.required) + "."});
  out.push_back(documents::Paragraph{share_sentence(answer)});
  if (auto staff = staff_sentence(answer)) out.push_back(documents::Note{*std::move(staff)});
  for (const std::string& note : answer.required.notes) out.push_back(documents::Note{note});
}

// ---- why it has a range --------------------------------------------------------------------------------------------

using LayerRow = std::vector<Quantity>;

LayerRow layer_row(std::string name, const std::optional<BedRange>& range, std::string meaning, std::string without) {
  if (!range)
    return {std::move(name), documents::NotShown{"not counted"}, documents::NotShown{"not counted"},
            std::move(without)};
  return {std::move(name), count(range->low), count(range->high), std::move(meaning)};
}

void add_layers(const RequiredBeds& found, std::vector<Block>& out) {
  out.push_back(documents::Heading{1, "Why the number has a range"});
  documents::Table table{.caption = "Layers of the range, in beds",
                         .columns = {{"Layer", false}, {"From", true}, {"To", true}, {"What it is", false}},
                         .rows = {}};
  table.rows.push_back(layer_row("Chance", found.chance, "What single years would have needed, by luck alone", ""));
  table.rows.push_back(layer_row("Estimation", found.estimation, "Admissions and stays are known from a sample",
                                 "Say over how many days, and from how many stays"));
  table.rows.push_back(
      layer_row("Scenario", found.scenario, "Over the ranges of what might change", "Nothing was said to change"));
  table.rows.push_back(layer_row("Together", found.together, "All three at once", ""));
  table.note = "The widths do not add up, because causes seldom all pull one way.";
  out.push_back(std::move(table));
}

std::string driver_range(const BedDriver& driver) {
  if (driver.low_value == 0 && driver.high_value == 0) return "single years";
  return fmt::format("{} to {}", signed_percent(driver.low_value), signed_percent(driver.high_value));
}

documents::Chart tornado(const RequiredBeds& found) {
  const BedDriver& widest = found.drivers.front();
  documents::Chart chart{
      .title = "What drives the range",
      .summary = fmt::format("The widest is {}, which moves the number by {}: from {} to {}.", widest.name,
                             beds_in_words(widest.width()), widest.beds.low, widest.beds.high),
      .kind = documents::ChartKind::Ranges,
      .category_axis = "Driver",
      .value_axis = "Beds required",
      .categories = {},
      .series = {{"Beds at the first end", {}}, {"Beds at the second end", {}}},
      .lineage = {},
      .base = documents::BaseLine{static_cast<double>(found.beds),
                                  fmt::format("{}, the number found", beds_in_words(found.beds))}};
  for (const BedDriver& driver : found.drivers) {
    chart.categories.push_back(base::capitalised(driver.name));
    chart.series[0].values.push_back(static_cast<double>(driver.beds.low));
    chart.series[1].values.push_back(static_cast<double>(driver.beds.high));
  }
  return chart;
}

void add_drivers(const RequiredBeds& found, std::vector<Block>& out) {
  out.push_back(documents::Heading{1, "What drives the range"});
  out.push_back(tornado(found));
  documents::Table table{
      .caption = "Beds required at the two ends of each driver, all else as likely",
      .columns = {{"Driver", false}, {"From and to", false}, {"Beds at the first", true}, {"Beds at the second", true}},
      .rows = base::mapped(found.drivers, [](const BedDriver& driver) {
        return std::vector<Quantity>{base::capitalised(driver.name), driver_range(driver), count(driver.beds.low),
                                     count(driver.beds.high)};
      })};
  out.push_back(std::move(table));
}

// ---- fewer, the same or more ---------------------------------------------------------------------------------------

std::vector<Quantity> compared_row(const ComparedScenario& one, const ComparedFigure& figure) {
  std::vector<Quantity> row{one.name, count(std::llround(one.mean_beds)), tenths(one.load)};
  if (one.refusal) {
    row.insert(row.end(), 4, documents::NotShown{"never ends"});
    return row;
  }
  const Estimate share = compared_share(one, figure);
  const Estimate change = compared_difference(one, figure);
  const auto difference = [](const std::optional<double>& value) {
    return value ? Quantity(fmt::format("{:+.1f}", *value * 100)) : Quantity(std::string("–"));
  };
  row.push_back(unless_unknown(share.value, [](double of_all) { return tenths(of_all * 100); }));
  row.push_back(difference(change.value));
  row.push_back(change.se ? Quantity(fmt::format("{:+.1f} to {:+.1f}", (*change.value - 1.96 * *change.se) * 100,
                                                 (*change.value + 1.96 * *change.se) * 100))
                          : Quantity(std::string("–")));
  row.push_back(unless_unknown(one.figures.mean_wait_days.value, hundredths));
  return row;
}

void add_comparison(const BedPlanAnswer& answer, std::vector<Block>& out) {
  const ComparedFigure figure = compared_figure(answer);
  out.push_back(documents::Heading{1, "Fewer, the same or more beds"});
  if (!answer.compares_with_now)
    out.push_back(documents::Note{
        fmt::format("With the {} there are now the queue would grow without end, so the others are set beside the "
                    "number found.",
                    beds_in_words(answer.plan.beds_now))});
  out.push_back(documents::List{comparison_sentences(answer)});
  const std::string whom = base::capitalised(whom_words(figure.rule, figure.over_days));
  documents::Table table{
      .caption = "Each beside the first, the same patients coming in all",
      .columns = {{"What", false},
                  {"Beds", true},
                  {"Load, beds", true},
                  {whom + ", %", true},
                  {"Change, points", true},
                  {"95 % interval of the change", true},
                  {"Mean wait, days", true}},
      .rows = base::mapped(answer.compared, [&](const ComparedScenario& one) { return compared_row(one, figure); })};
  table.note =
      "The intervals are those of the simulation's own chance. That the same patients come in each makes a change far "
      "surer than either figure.";
  out.push_back(std::move(table));
}

// ---- the week, and how it was worked out ---------------------------------------------------------------------------

void add_week(const BedPlanAnswer& answer, std::vector<Block>& out) {
  out.push_back(documents::Heading{1, "Through the week"});
  documents::Chart chart{.title = "Beds in use at the end of each day",
                         .summary = "",
                         .kind = documents::ChartKind::Columns,
                         .category_axis = "Day",
                         .value_axis = "Beds",
                         .categories = base::mapped(kReportDays, [](std::string_view day) { return std::string(day); }),
                         .series = {{"On average", {}}, {"Enough on nine such days of ten", {}}},
                         .lineage = {}};
  std::size_t most = 0;
  std::size_t least = 0;
  for (std::size_t day = 0; day < answer.week.size(); ++day) {
    const WeekdayBeds& beds = answer.week[day];
    if (beds.mean > answer.week[most].mean) most = day;
    if (beds.mean < answer.week[least].mean) least = day;
    chart.series[0].values.push_back(std::round(beds.mean * 10) / 10);
    chart.series[1].values.push_back(static_cast<double>(beds.nine_of_ten));
  }
  chart.summary = fmt::format(
      "Most on {}, {:.1f} on average, and fewest on {}, {:.1f}, if nobody were held up and stays "
      "were exponential with the same mean.",
      kReportDays[most], answer.week[most].mean, kReportDays[least], answer.week[least].mean);
  out.push_back(std::move(chart));
}

std::string rests_sentence(const RequiredBeds& found) {
  const std::string days = found.arrival_days
                               ? fmt::format("Admissions were counted over {:g} days.", *found.arrival_days)
                               : "It was not said over how many days admissions were counted.";
  const std::string stays = found.stays
                                ? fmt::format("The stay rests on {}.", base::counted(*found.stays, "stay", "stays"))
                                : "It was not said on how many stays the stay rests.";
  return days + " " + stays;
}

void add_method(const BedPlanAnswer& answer, std::vector<Block>& out) {
  const BedModel& model = answer.plan.model;
  const RequiredBeds& found = answer.required;
  const double error = found.share.se.value_or(0) * 100;
  out.push_back(documents::Heading{1, "How it was worked out"});
  std::vector<std::string> items{
      fmt::format(
          "Admissions a day, Monday to Sunday: {}.",
          base::listed(base::mapped(model.arrivals_per_day, [](double day) { return fmt::format("{:g}", day); }))),
      fmt::format("Stay: {}.", stay_words(model.stay)),
      rests_sentence(found),
      fmt::format("Simulated in {} replications of {} days each; the standard error of the share is {:.2f} points.",
                  base::grouped(found.replications), base::grouped(found.days), error),
      fmt::format("Each range rests on {} draws. Seed {}: the same seed gives the same numbers.", found.draws,
                  answer.plan.seed),
      fmt::format("The same on the command line, with the model downloaded as beds-model.json: {}",
                  bed_plan_command(answer.plan))};
  out.push_back(documents::List{std::move(items)});
  out.push_back(documents::Paragraph{
      "The model takes beds of one kind as all alike, admissions as Poisson, and the day a patient leaves as not "
      "depending on the day of the week."});
}

}  // namespace

documents::Report bed_report(const BedPlanAnswer& answer, const BedReportAbout& about) {
  documents::Report report{.title = "Beds required",
                           .subtitle = requirement_words(answer.plan.model, answer.plan.asked, answer.required),
                           .organisation = about.organisation,
                           .author = "Sightline, beds and staff",
                           .made_at = about.made_at,
                           .status = about.is_demonstration ? "Demonstration" : "",
                           .facts = {},
                           .blocks = {}};
  add_number(answer, report.blocks);
  add_layers(answer.required, report.blocks);
  add_drivers(answer.required, report.blocks);
  add_comparison(answer, report.blocks);
  add_week(answer, report.blocks);
  add_method(answer, report.blocks);
  return report;
}

}  // namespace flow
