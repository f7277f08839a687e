#include "tests/scenarios/variation_scenario.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "flow/series/series_file.h"

namespace scenarios {
namespace {

using namespace flow;
using Words = std::vector<std::string>;

struct Unreadable {
  std::string advice;
};

/// Split at spaces; "a quoted text" is one word.
Words words_of(std::string_view line) {
  Words words;
  bool is_quoted = false, is_new = true;
  for (const char c : line) {
    if (c == '#' && !is_quoted) break;
    if (c == '"') is_quoted = !is_quoted;
    if (c == ' ' && !is_quoted) {
      is_new = true;
      continue;
    }
    if (is_new) words.emplace_back();
    is_new = false;
    words.back() += c;
  }
  return words;
}

double number_of(const std::string& word) {
  const auto value = parse_value(word);
  if (!value) throw Unreadable{fmt::format("Write a number in place of “{}”.", word)};
  return *value;
}

std::size_t count_of(const std::string& word) {
  std::size_t count = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), count);
  if (fault != std::errc() || end != word.data() + word.size())
    throw Unreadable{fmt::format("Write a whole number in place of “{}”.", word)};
  return count;
}

SeriesPeriod period_of(const std::string& word) {
  const auto period = parse_series_period(word);
  if (!period) throw Unreadable{period.error().message};
  return *period;
}

void need(const Words& words, std::size_t count) {
  if (words.size() != count) throw Unreadable{fmt::format("After “{}” stand {} words.", words.front(), count - 1)};
}

template <class T>
T taken(base::Result<T> result) {
  if (!result) throw Unreadable{result.error().message};
  return *std::move(result);
}

/// What the lines of a case say before they are put together.
class ScenarioMaker {
 public:
  explicit ScenarioMaker(VariationScenario scenario) : scenario_(std::move(scenario)) {}

  void take(const Words& words, std::size_t line) {
    const std::string& first = words.front();
    if (first == "values") return take_values(words, values_);
    if (first == "denominators") return take_values(words, denominators_);
    if (first == "expect") return scenario_.expected.push_back({line, {words.begin() + 1, words.end()}});
    if (first == "leave") return take_exclusion(words);
    if (first == "target") return take_target(words);
    if (words == Words{"no", "screening"}) return void(scenario_.ask.rules.screens_moving_ranges = false);
    if (words == Words{"adjust", "for", "season"}) return void(scenario_.ask.is_seasonally_adjusted = true);
    need(words, 2);
    take_option(first, words[1]);
  }

  VariationScenario finish() {
    if (scenario_.expected.empty()) throw Unreadable{"Say what to expect."};
    scenario_.series.points = points_of(values_);
    if (!denominators_.empty()) scenario_.denominators = Series{"", points_of(denominators_)};
    if (const auto fits = check_ask(scenario_.ask); !fits) throw Unreadable{fits.error().message};
    return std::move(scenario_);
  }

 private:
  void take_option(const std::string& name, const std::string& word) {
    ChartAsk& ask = scenario_.ask;
    if (name == "ruleset") {
      ask.ruleset = taken(parse_ruleset(word));
      ask.rules = rules_of(ask.ruleset);
    } else if (name == "better") {
      ask.improvement = taken(parse_improvement(word));
    } else if (name == "chart") {
      ask.kind = taken(parse_chart_kind(word));
    } else if (name == "from") {
      from_ = period_of(word);
    } else if (name == "baseline") {
      ask.baseline = count_of(word);
    } else if (name == "run") {
      ask.rules.shift_length = ask.rules.trend_length = count_of(word);
    } else if (name == "rebase") {
      ask.rebases.push_back({period_of(word), "", ""});
    } else {
      throw Unreadable{fmt::format("No line starts with “{}”.", name)};
    }
  }

  void take_target(const Words& words) {
    if (words.size() == 4 && words[2] == "from")
      return scenario_.ask.targets.push_back({period_of(words[3]), number_of(words[1])});
    need(words, 2);
    scenario_.ask.targets.push_back({std::nullopt, number_of(words[1])});
  }

  void take_exclusion(const Words& words) {
    if (words.size() != 4 || words[1] != "out") throw Unreadable{"Write: leave out 2017-04 \"the reason\"."};
    scenario_.ask.exclusions.push_back({period_of(words[2]), words[3], ""});
  }

  /// "5 x 12" is twelve fives; "-" is missing.
  static void take_values(const Words& words, std::vector<std::optional<double>>& into) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto value = words[i] == "-" ? std::nullopt : std::optional(number_of(words[i]));
      const bool repeats = i + 2 < words.size() && words[i + 1] == "x";
      into.insert(into.end(), repeats ? count_of(words[i + 2]) : 1, value);
      if (repeats) i += 2;
    }
  }

  [[nodiscard]] std::vector<SeriesPoint> points_of(const std::vector<std::optional<double>>& values) const {
    std::vector<SeriesPoint> points;
    for (std::size_t i = 0; i < values.size(); ++i) points.push_back({from_ + static_cast<std::int64_t>(i), values[i]});
    return points;
  }

  VariationScenario scenario_;
  SeriesPeriod from_{PeriodKind::Step, 1};
  std::vector<std::optional<double>> values_, denominators_;
};

class FileReader {
 public:
  FileReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  base::Checked<std::vector<VariationScenario>> read() {
    std::size_t number = 0;
    for (const std::string_view raw : base::split(text_, '\n')) {
      ++number;
      const std::string_view line = base::trimmed(raw);
      if (line.starts_with("== "))
        begin(std::string(line.substr(3)), number);
      else if (const Words words = words_of(line); !words.empty())
        guarded(number, [&] {
          if (!maker_) throw Unreadable{"Begin with a title: == What this case shows."};
          maker_->take(words, number);
        });
    }
    finish();
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return std::move(scenarios_);
  }

 private:
  void begin(std::string title, std::size_t line) {
    finish();
    began_ = line;
    VariationScenario scenario;
    scenario.title = std::move(title);
    scenario.place = fmt::format("{}:{}", file_, line);
    maker_.emplace(std::move(scenario));
  }

  void finish() {
    if (maker_) guarded(began_, [&] { scenarios_.push_back(maker_->finish()); });
    maker_.reset();
  }

  template <class Step>
  void guarded(std::size_t line, Step step) {
    try {
      step();
    } catch (const Unreadable& fault) {
      faults_.push_back({base::ErrorCode::Invalid, fmt::format("{}:{}", file_, line), fault.advice});
    }
  }

  std::string_view text_, file_;
  std::optional<ScenarioMaker> maker_;
  std::size_t began_ = 0;
  std::vector<VariationScenario> scenarios_;
  base::Errors faults_;
};

// ---- comparing -----------------------------------------------------------------------------------------------------

const std::set<std::string> kLimitWords = {"mean", "lower", "upper", "group", "at"};

/// As far as it was written out: 1.94 is met by 1.9444.
bool is_near(double value, const std::string& written) {
  const auto point = written.find('.');
  const auto places = point == std::string::npos ? 0 : static_cast<int>(written.size() - point - 1);
  return std::abs(value - number_of(written)) <= 0.5000001 * std::pow(10, -places);
}

std::string shown(std::optional<double> value) {
  return value ? fmt::format("{}", *value) : "none";
}

class Judge {
 public:
  Judge(const VariationScenario& scenario, const SeriesChart& chart) : scenario_(scenario), chart_(chart) {
    for (const ChartedPoint& point : chart.points) marks_.push_back(mark_of(point));
    expected_.resize(marks_.size());
  }

  std::vector<std::string> faults() {
    for (const ChartExpectation& one : scenario_.expected) {
      line_ = one.line;
      try {
        judge(one.words);
      } catch (const Unreadable& fault) {
        differ(fault.advice);
      }
    }
    return std::move(faults_);
  }

 private:
  static std::string mark_of(const ChartedPoint& point) {
    if (point.status == PointStatus::Missing) return "missing";
    if (point.status == PointStatus::Excluded) return "left out";
    if (point.mark.rule == PointRule::CommonCause) return "";
    return fmt::format("{} {}", code_of(point.mark.rule), code_of(point.mark.colour));
  }

  void differ(std::string what) { faults_.push_back(fmt::format("line {}: {}", line_, what)); }

  void judge(const Words& words) {
    if (words.empty()) throw Unreadable{"Say what to expect."};
    const std::string& first = words.front();
    if (first == "nothing") return judge_rest();
    if (kLimitWords.contains(first)) return judge_limits(words);
    if (first == "variation")
      return judge_word(words, chart_.variation ? std::string(code_of(*chart_.variation)) : "none");
    if (first == "assurance")
      return judge_word(words, chart_.assurance ? std::string(code_of(*chart_.assurance)) : "none");
    if (first == "says") return judge_sentence(words, findings());
    if (first == "warning") return judge_sentence(words, chart_.warnings);
    if (words == Words{"no", "warning"}) return judge_no_warning();
    judge_points(words);
  }

  [[nodiscard]] std::vector<std::string> findings() const {
    std::vector<std::string> words;
    for (const Finding& finding : chart_.findings) words.push_back(finding.words);
    return words;
  }

  void judge_no_warning() {
    for (const std::string& warning : chart_.warnings) differ("a warning: " + warning);
  }

  void judge_word(const Words& words, const std::string& found) {
    need(words, 2);
    if (words[1] != found) differ(fmt::format("{} is {}", words[0], found));
  }

  void judge_sentence(const Words& words, const std::vector<std::string>& sentences) {
    need(words, 2);
    const std::string wanted = words[1].substr(1, words[1].size() - 2);
    if (std::ranges::none_of(sentences, [&](const auto& one) { return one.contains(wanted); }))
      differ(fmt::format("not said, but: {}", base::listed(sentences)));
  }

  /// "[group 2] mean 5 lower 3 upper 7 [at 4]"
  void judge_limits(const Words& words) {
    std::map<std::string, std::string> wanted;
    if (words.size() % 2 != 0) throw Unreadable{"Write: mean 5 lower 3.2 upper none."};
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) wanted[words[i]] = words[i + 1];
    std::size_t at = 0;
    if (wanted.contains("group")) at = group_start(count_of(wanted["group"]));
    if (wanted.contains("at")) at = count_of(wanted["at"]) - 1;
    if (at >= chart_.points.size()) throw Unreadable{"There is no such point."};
    const ChartedPoint& point = chart_.points[at];
    const std::map<std::string, std::optional<double>> found = {
        {"mean", point.mean}, {"lower", point.lower}, {"upper", point.upper}};
    for (const auto& [name, written] : wanted) {
      if (name == "group" || name == "at") continue;
      if (!found.contains(name)) throw Unreadable{fmt::format("There is no “{}”.", name)};
      const auto value = found.at(name);
      if (written == "none" ? value.has_value() : !value || !is_near(*value, written))
        differ(fmt::format("{} is {}", name, shown(value)));
    }
  }

  [[nodiscard]] std::size_t group_start(std::size_t number) const {
    if (number == 0 || number > chart_.groups.size()) throw Unreadable{"There is no such group."};
    return chart_.groups[number - 1].first;
  }

  /// "3-9 shift improvement", "5 outside concern", "4 missing", "4 common cause"
  void judge_points(const Words& words) {
    const std::string& range = words.front();
    const auto dash = range.find('-');
    const std::size_t first = count_of(range.substr(0, dash));
    const std::size_t last = dash == std::string::npos ? first : count_of(range.substr(dash + 1));
    std::string wanted = fmt::format("{}", fmt::join(words.begin() + 1, words.end(), " "));
    if (wanted == "common cause") wanted.clear();
    if (first == 0 || last < first || last > marks_.size()) throw Unreadable{"There are no such points."};
    for (std::size_t i = first - 1; i < last; ++i) {
      expected_[i] = true;
      if (marks_[i] != wanted)
        differ(fmt::format("point {} is {}", i + 1, marks_[i].empty() ? "common cause" : marks_[i]));
    }
  }

  void judge_rest() {
    for (std::size_t i = 0; i < marks_.size(); ++i)
      if (!expected_[i] && !marks_[i].empty()) differ(fmt::format("point {} is {}", i + 1, marks_[i]));
  }

  const VariationScenario& scenario_;
  const SeriesChart& chart_;
  std::vector<std::string> marks_;
  std::vector<bool> expected_;
  std::size_t line_ = 0;
  std::vector<std::string> faults_;
};

}  // namespace

base::Checked<std::vector<VariationScenario>> parse_variation(std::string_view text, std::string_view file) {
  return FileReader(text, file).read();
}

std::vector<std::string> faults_of(const VariationScenario& scenario) {
  const auto chart = chart_of(scenario.series, scenario.ask, scenario.denominators ? &*scenario.denominators : nullptr);
  if (chart) return Judge(scenario, *chart).faults();
  for (const ChartExpectation& one : scenario.expected)
    if (one.words.size() == 2 && one.words[0] == "refused" &&
        chart.error().message.contains(one.words[1].substr(1, one.words[1].size() - 2)))
      return {};
  return {fmt::format("refused: {} {}", chart.error().subject, chart.error().message)};
}

}  // namespace scenarios
