// How many points a second one core judges as control charts: spc_bench [SERIES.csv and LONG.csv to write for R].
//
// Limits, all four rules and a colour for every point: many series of 24 to 60 points, and one long one.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/os.h>

#include "base/random.h"
#include "flow/variation/control_chart.h"

namespace {

using namespace flow;

/// Many series one after the other.
struct Stack {
  std::vector<double> values;
  std::vector<std::size_t> starts;  ///< of each series, and the end of the last
};

/// Noise about a level that now and then moves, with two decimals.
Stack stack_of(std::size_t series, std::size_t shortest, std::size_t longest) {
  base::SeededRandom random(2017);
  Stack stack;
  for (std::size_t i = 0; i < series; ++i) {
    stack.starts.push_back(stack.values.size());
    const std::size_t length = shortest + random.below(longest - shortest + 1);
    double level = 100;
    for (std::size_t point = 0; point < length; ++point) {
      if (random.below(40) == 0) level = 100 + static_cast<double>(random.below(11)) - 5;
      const auto noise = static_cast<double>(random.below(1001) + random.below(1001));
      stack.values.push_back((level * 100 + noise) / 100);
    }
  }
  stack.starts.push_back(stack.values.size());
  return stack;
}

/// Points by the rule that they are shown with.
using Counts = std::array<std::size_t, 5>;

class Judge {
 public:
  explicit Judge(const Stack& stack)
      : stack_(stack), zones_(stack.values.size()), signals_(stack.values.size()), marks_(stack.values.size()) {}

  void run() {
    for (std::size_t i = 0; i + 1 < stack_.starts.size(); ++i) {
      const std::size_t start = stack_.starts[i], length = stack_.starts[i + 1] - start;
      judge_chart({std::span(stack_.values).subspan(start, length), kOneGroup}, kPlotTheDots, Improvement::Increase,
                  {std::span(&limits_, 1), std::span(zones_).subspan(start, length),
                   std::span(signals_).subspan(start, length), std::span(marks_).subspan(start, length)});
    }
  }

  [[nodiscard]] Counts counts() const {
    Counts counts{};
    for (const PointMark mark : marks_) ++counts[static_cast<std::size_t>(mark.rule)];
    return counts;
  }

 private:
  static constexpr std::array<std::uint32_t, 1> kOneGroup{0};

  const Stack& stack_;
  ProcessLimits limits_;
  std::vector<Zone> zones_;
  std::vector<Signals> signals_;
  std::vector<PointMark> marks_;
};

/// The median of five rounds, each of at least a third of a second.
double points_a_second(const Stack& stack, Judge& judge) {
  std::array<double, 5> rates{};
  for (double& rate : rates) {
    const auto began = std::chrono::steady_clock::now();
    std::size_t done = 0;
    std::chrono::duration<double> took{};
    do {
      judge.run();
      done += stack.values.size();
      took = std::chrono::steady_clock::now() - began;
    } while (took.count() < 1.0 / 3);
    rate = static_cast<double>(done) / took.count();
  }
  std::ranges::sort(rates);
  return rates[2];
}

void measure(const Stack& stack, std::string_view what) {
  Judge judge(stack);
  const double rate = points_a_second(stack, judge);
  const Counts counts = judge.counts();
  fmt::print("  {:<44} {:>8.2f} million points a second   outside {}, trend {}, two in three {}, shift {}\n",
             fmt::format("ours, {}", what), rate / 1e6, counts[1], counts[2], counts[3], counts[4]);
}

void write(const Stack& stack, const char* path) {
  auto file = fmt::output_file(path);
  file.print("series,value\n");
  for (std::size_t i = 0; i + 1 < stack.starts.size(); ++i)
    for (std::size_t point = stack.starts[i]; point < stack.starts[i + 1]; ++point)
      file.print("{},{}\n", i, stack.values[point]);
}

}  // namespace

int main(int argc, char** argv) {
  const Stack many = stack_of(20'000, 24, 60);
  const Stack longest = stack_of(1, 1'000'000, 1'000'000);
  measure(many, "20,000 series of 24 to 60 points");
  measure(longest, "one series of 1,000,000 points");
  if (argc > 2) {
    write(many, argv[1]);
    write(longest, argv[2]);
  }
  return 0;
}
