// How long a page takes to write: a table of 100 rows of five columns in its whole frame. The limit beside it is the
// copy of the finished bytes, the least that any writer must do.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "site/components.h"

namespace {

constexpr int kRuns = 9;
constexpr int kRendersInRun = 500;

site::Table table_of_100() {
  site::Table table;
  table.caption = "Reports";
  table.columns = {{"Directorate"}, {"Grade"}, {"Doctors", true}, {"Reports", true}, {"State"}};
  for (int i = 0; i < 100; ++i) {
    const std::string n = std::to_string(i);
    table.rows.push_back({{.content = "Women's & children's health " + n, .is_header = true},
                          {.content = "Foundation year 1"},
                          {.content = n},
                          {.content = std::to_string(i * 7)},
                          {.content = site::tag("Waiting", site::TagColour::Blue)}});
  }
  return table;
}

/// Microseconds for one call, the middle of several runs.
template <class Work>
double microseconds(Work work) {
  std::vector<double> times;
  for (int run = 0; run < kRuns; ++run) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kRendersInRun; ++i) work();
    const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
    times.push_back(taken.count() / kRendersInRun);
  }
  std::ranges::sort(times);
  return times[kRuns / 2];
}

}  // namespace

int main() {
  const site::PageFrame frame{.organisation = "Marshgate", .navigation = {{"Reports", "/reports", true}}};
  const site::Table table = table_of_100();
  std::size_t bytes = 0;
  const double rendered =
      microseconds([&] { bytes += site::render(frame, {.title = "Reports", .content = site::table(table)}).size(); });
  const double with_cells = microseconds(
      [&] { bytes += site::render(frame, {.title = "Reports", .content = site::table(table_of_100())}).size(); });
  const std::string page = site::render(frame, {.title = "Reports", .content = site::table(table)});
  const double copied = microseconds([&] { bytes += std::string(page).size(); });
  std::printf("page of a 100-row table, %zu bytes, median of %d runs of %d\n", page.size(), kRuns, kRendersInRun);
  std::printf("  table and page        %7.1f us\n", rendered);
  std::printf("  with making the cells %7.1f us\n", with_cells);
  std::printf("  copying the bytes     %7.1f us\n", copied);
  return bytes == 0;
}
