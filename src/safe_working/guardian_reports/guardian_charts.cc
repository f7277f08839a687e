// The charts of the guardian's figures, each with a sentence that says what it shows.
#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working {
namespace {

using documents::Chart;
using documents::Series;

constexpr int kQuarters = 4;

/// Quarters are known by the month of submission, so the one that holds the cut-off counts up to it.
std::string series_name(const GuardianRecord& record, const base::Period& quarter) {
  const bool is_whole = record.cut_off >= base::end_of_day(quarter.to);
  return short_quarter_name(quarter) + (is_whole ? "" : " so far");
}

struct Most {
  std::string name;
  std::int64_t reports = 0;
};

std::string summary_of(const Chart& chart, std::string_view about) {
  Most most;
  std::int64_t all = 0;
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    std::int64_t sum = 0;
    for (const auto& series : chart.series) sum += static_cast<std::int64_t>(series.values[i]);
    if (sum > most.reports) most = {chart.categories[i], sum};
    all += sum;
  }
  const auto reports = base::counted(all, "report was", "reports were");
  if (all == 0) return fmt::format("No report was raised about {} in these four quarters.", about);
  return fmt::format("{} raised about {} in these four quarters, the most in {}: {}.", reports, about, most.name,
                     base::grouped(most.reports));
}

Chart by_quarter(const GuardianRecord& record, std::string title, std::string_view about, Trait trait,
                 documents::Lineage lineage) {
  base::check(!record.directorates.empty(), "a chart by directorate has a directorate");
  Chart chart{.title = std::move(title),
              .kind = documents::ChartKind::Columns,
              .category_axis = "Directorate",
              .value_axis = "Reports",
              .lineage = std::move(lineage)};
  std::map<people::DirectorateId, std::size_t> category_of;
  for (const auto& one : record.directorates) {
    category_of.emplace(one.id, chart.categories.size());
    chart.categories.push_back(one.code);
  }
  std::map<base::Date, std::size_t> series_of;
  for (const auto& quarter : quarters_up_to(record.cut_off_date(), kQuarters)) {
    series_of.emplace(quarter.from, chart.series.size());
    chart.series.push_back({series_name(record, quarter), std::vector<double>(chart.categories.size(), 0)});
  }
  const auto member = trait_row(trait).member;
  for (const auto& one : record.tallies) {
    const auto series = series_of.find(one.quarter_from);
    if (!(one.*member) || series == series_of.end()) continue;
    chart.series[series->second].values[category_of.at(one.directorate)] += static_cast<double>(one.reports);
  }
  chart.summary = summary_of(chart, about);
  return chart;
}

}  // namespace

Chart working_by_directorate_by_quarter(const GuardianRecord& record) {
  return by_quarter(record, "Reports about hours, pattern or support, by directorate and quarter",
                    "hours, pattern or support", Trait::Working, raised_to_date(record).lineage);
}

Chart education_by_directorate_by_quarter(const GuardianRecord& record) {
  return by_quarter(record, "Reports about education and training, by directorate and quarter",
                    "education and training", Trait::Education, education_to_date(record).lineage);
}

Chart answer_times(const GuardianRecord& record) {
  Chart chart{.title = fmt::format("How soon the reports raised in {} were answered",
                                   base::period_name(record.period.from, record.period.to)),
              .kind = documents::ChartKind::Columns,
              .category_axis = "Answered",
              .value_axis = "Reports",
              .series = {Series{"Reports", {}}},
              .lineage = answered_in_time(record).lineage};
  std::string words;
  for (const auto band : kAnswerBands) {
    std::int64_t reports = 0;
    for (const auto& one : record.tallies)
      if (one.is_in_period && one.band == band) reports += one.reports;
    chart.categories.emplace_back(answer_band_name(band));
    chart.series.front().values.push_back(static_cast<double>(reports));
    words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", answer_band_name(band), base::grouped(reports));
  }
  chart.summary = words + ".";
  return chart;
}

}  // namespace safe_working
