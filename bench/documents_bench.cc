// What a long board paper costs in each form: a report of about 22 pages with a table of 200 rows and three charts.
// Times are the median of several runs in one process, after one that is not counted (it loads the font).
#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <iostream>
#include <vector>

#include <sys/resource.h>

#include <fmt/format.h>

#include "documents/writers.h"

namespace {

using namespace documents;

constexpr int kRuns = 7;

const char* const kWords =
    "The Board is asked to note the number of exception reports, the directorates that they come from, and what was "
    "done "
    "about them. Most ended in time off in lieu. The final figures confirm the first estimate of the office: efficient "
    "rotas "
    "make for fewer fines, and vacancies that are filled by locums at short notice make for more. ";

Chart chart(ChartKind kind) {
  Chart chart{.title = "Exception reports by directorate",
              .summary = "Medicine raised the most in every quarter.",
              .kind = kind,
              .category_axis = "Quarter",
              .value_axis = "Reports",
              .categories = {"Dec to Feb", "Mar to May", "Jun to Aug", "Sep to Nov"}};
  for (int s = 0; s < 4; ++s)
    chart.series.push_back({fmt::format("Directorate {}", s + 1), {3.0 + s, 14.0, 25.0 - s, 7.0}});
  return chart;
}

Table table(int rows) {
  Table table{.caption = "Posts by directorate and grade",
              .columns = {{"Post"}, {"Directorate"}, {"Establishment", true}, {"Vacant", true}, {"% vacant", true}}};
  for (int i = 1; i <= rows; ++i) {
    const base::Hundredths vacant{i % 37 * 10};
    table.rows.push_back({fmt::format("Post {}", i), "Emergency and specialist medicine", Count{40}, Decimal{vacant},
                          Percentage{vacant, base::whole(40)}});
  }
  return table;
}

Report board_paper() {
  Report report{.title = "Guardian of Safe Working Hours: annual report",
                .subtitle = "2017",
                .organisation = "Example University Hospitals NHS Trust",
                .author = "Guardian of Safe Working Hours",
                .made_at = base::Instant(std::chrono::sys_days(std::chrono::year{2017} / 12 / 1)),
                .status = "Draft"};
  for (int section = 1; section <= 12; ++section) {
    report.blocks.push_back(Heading{1, fmt::format("Section {}", section)});
    for (int i = 0; i < 9; ++i) report.blocks.push_back(Paragraph{std::string(kWords) + kWords});
  }
  for (const auto kind : {ChartKind::Columns, ChartKind::StackedColumns, ChartKind::Lines})
    report.blocks.push_back(chart(kind));
  report.blocks.push_back(table(200));
  return report;
}

double median_milliseconds(const std::function<void()>& work) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  work();
  for (int i = 0; i < kRuns; ++i) {
    const auto start = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  std::ranges::sort(times);
  return times[kRuns / 2];
}

long resident_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

}  // namespace

int main() {
  const Report report = board_paper();
  std::cout << fmt::format("{:6} {:>12} {:>12} {:>18}\n", "form", "median ms", "bytes", "highest memory MB");
  for (const Format format : {Format::Html, Format::Json, Format::Csv, Format::Excel, Format::Word, Format::Pdf}) {
    std::size_t size = 0;
    const double time = median_milliseconds([&] { size = write(report, format).size(); });
    std::cout << fmt::format("{:6} {:>12.1f} {:>12} {:>18}\n", file_ending(format), time, size, resident_megabytes());
  }
}
