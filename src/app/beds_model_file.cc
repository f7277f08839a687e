#include "app/beds_model_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/text.h"
#include "flow/series/series_file.h"
#include "governance/minute_book/json_node.h"
#include "governance/minute_book/object_reader.h"

namespace app {
namespace {

using governance::BookFaults;
using governance::BookPath;
using governance::JsonArray;
using governance::JsonNode;
using governance::JsonObject;
using governance::ObjectReader;

constexpr governance::JsonLimits kLimits{.bytes = 16UL * 1024 * 1024, .depth = 16, .values = 500'000};
constexpr std::size_t kMostStays = 5'000'000;
constexpr double kMostArrivalsADay = 1e6;
constexpr std::int64_t kWarmUpDays = 1'000;
constexpr std::int64_t kUsualDays = 10'000;
constexpr std::int64_t kDaysFromCensus = 28;
constexpr std::int64_t kReplications = 20;
constexpr std::int64_t kReplicationsFromCensus = 1'000;
constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

struct Bounds {
  double low;
  double high;
  [[nodiscard]] bool hold(double value) const { return value >= low && value <= high; }
};
constexpr Bounds kShare{0, 1};
constexpr Bounds kChange{-0.95, 10};
constexpr Bounds kBeds{1, static_cast<double>(flow::kMostBeds)};
constexpr Bounds kBedsOfADay{0, static_cast<double>(flow::kMostBeds)};
constexpr Bounds kLength{1e-4, 36'500};  ///< of a mean or a spread, in days

class ModelReader {
 public:
  ModelReader(BookFaults& faults, const ReadBeside& read_beside) : faults_(faults), read_beside_(read_beside) {}

  flow::BedModel read(const JsonNode& file, BedsGiven beds) {
    const BookPath top;
    const auto* object = std::get_if<JsonObject>(&file.value);
    if (object == nullptr) {
      faults_.add(top, governance::not_this(file, governance::kUseObject));
      return {};
    }
    ObjectReader in(*object, top, faults_);
    flow::BedModel model;
    in.not_kept("name");
    read_arrivals(in, model);
    read_stay(in, "stay", model.stay);
    read_beds(in, beds, model.beds);
    read_rule(in, model);
    read_stages(in, model);
    read_setting(in, model);
    read_levers(in, model);
    read_run(in, model);
    read_what_it_rests_on(in, model);
    read_scenarios(in, model);
    in.finish();
    return model;
  }

 private:
  // ---- values ------------------------------------------------------------------------------------------------------

  std::optional<double> number_at(const JsonNode& node, const BookPath& where, Bounds bounds) {
    const auto* found = std::get_if<double>(&node.value);
    if (found != nullptr && bounds.hold(*found)) return *found;
    faults_.add(where, governance::not_this(node, fmt::format("use a number from {} to {}", bounds.low, bounds.high)));
    return std::nullopt;
  }
  std::optional<std::int64_t> whole_at(const JsonNode& node, const BookPath& where, Bounds bounds) {
    const auto* found = std::get_if<double>(&node.value);
    if (found != nullptr && bounds.hold(*found) && std::trunc(*found) == *found)
      return static_cast<std::int64_t>(*found);
    faults_.add(where, governance::not_this(
                           node, fmt::format("use a whole number from {:.0f} to {:.0f}", bounds.low, bounds.high)));
    return std::nullopt;
  }
  std::optional<double> number(ObjectReader& in, std::string_view key, Bounds bounds) {
    const JsonNode* node = in.take(key);
    return node == nullptr ? std::nullopt : number_at(*node, in.path(key), bounds);
  }
  std::optional<std::int64_t> whole(ObjectReader& in, std::string_view key, Bounds bounds) {
    const JsonNode* node = in.take(key);
    return node == nullptr ? std::nullopt : whole_at(*node, in.path(key), bounds);
  }
  double needed(ObjectReader& in, std::string_view key, Bounds bounds) {
    const JsonNode* node = in.take(key);
    if (node == nullptr) in.fault(key, fmt::format("is missing; use a number from {} to {}", bounds.low, bounds.high));
    return node == nullptr ? bounds.high : number_at(*node, in.path(key), bounds).value_or(bounds.high);
  }
  std::vector<double> numbers(ObjectReader& in, std::string_view key, Bounds bounds) {
    const JsonNode* node = in.take(key);
    return node == nullptr ? std::vector<double>{} : list_of(*node, in.path(key), bounds);
  }
  std::vector<double> list_of(const JsonNode& node, const BookPath& where, Bounds bounds) {
    const auto* list = std::get_if<JsonArray>(&node.value);
    std::vector<double> out;
    if (list == nullptr) faults_.add(where, governance::not_this(node, governance::kUseList));
    for (std::size_t i = 0; list != nullptr && i < list->size() && !faults_.is_full(); ++i)
      out.push_back(number_at((*list)[i], where.at(i), bounds).value_or(0));
    return out;
  }
  /// One number for every day, or seven from Monday.
  std::optional<flow::Week> week_at(const JsonNode& node, const BookPath& where, Bounds bounds) {
    flow::Week week{};
    if (!std::holds_alternative<JsonArray>(node.value)) {
      const auto value = number_at(node, where, bounds);
      if (!value) return std::nullopt;
      week.fill(*value);
      return week;
    }
    const auto list = list_of(node, where, bounds);
    if (list.size() != week.size()) {
      faults_.add(where,
                  fmt::format("has {} numbers; give seven, Monday to Sunday, or one for every day", list.size()));
      return std::nullopt;
    }
    std::ranges::copy(list, week.begin());
    return week;
  }
  const JsonObject* object_at(const JsonNode& node, const BookPath& where) {
    const auto* object = std::get_if<JsonObject>(&node.value);
    if (object == nullptr) faults_.add(where, governance::not_this(node, governance::kUseObject));
    return object;
  }

  // ---- who comes ---------------------------------------------------------------------------------------------------

  void read_arrivals(ObjectReader& in, flow::BedModel& model) {
    const JsonNode* node = in.take("arrivals_per_day");
    if (node == nullptr)
      in.fault("arrivals_per_day", "is missing; give seven numbers, Monday to Sunday, or one for every day");
    else
      model.arrivals_per_day =
          week_at(*node, in.path("arrivals_per_day"), {0, kMostArrivalsADay}).value_or(flow::Week{});
    const JsonNode* by_hour = in.take("arrivals_by_hour");
    if (by_hour == nullptr) return;
    const auto hours = list_of(*by_hour, in.path("arrivals_by_hour"), {0, kMostArrivalsADay});
    if (hours.size() != 24 || std::accumulate(hours.begin(), hours.end(), 0.0) <= 0)
      return in.fault("arrivals_by_hour", "give 24 numbers, from the hour after midnight on, not all of them 0");
    std::ranges::copy(hours, model.by_hour.emplace().begin());
  }

  // ---- stays -------------------------------------------------------------------------------------------------------

  void read_stay(ObjectReader& in, std::string_view key, flow::Stay& stay) {
    const JsonNode* node = in.take(key);
    if (node == nullptr) return in.fault(key, "is missing; " + std::string(kUseStay));
    const BookPath where = in.path(key);
    const JsonObject* object = object_at(*node, where);
    if (object == nullptr) return;
    ObjectReader within(*object, where, faults_);
    if (governance::member(*object, "sample") != nullptr) {
      read_sample(within, stay);
    } else if (governance::member(*object, "recorded") != nullptr) {
      read_recorded(within, stay);
    } else {
      if (object->size() != 1) return faults_.add(where, "names more or less than one shape; " + std::string(kUseStay));
      read_shape(within, object->front().key, stay);
    }
    within.finish();
  }

  void read_shape(ObjectReader& in, std::string_view shape, flow::Stay& stay) {
    const JsonNode* node = in.take(shape);
    const BookPath where = in.path(shape);
    if (shape != "exponential" && shape != "lognormal" && shape != "gamma" && shape != "fixed")
      return faults_.add(where, "is not a shape of stay; " + std::string(kUseStay));
    const JsonObject* object = node == nullptr ? nullptr : object_at(*node, where);
    if (object == nullptr) return node == nullptr ? faults_.add(where, std::string(governance::kUseObject)) : void();
    ObjectReader within(*object, where, faults_);
    if (shape == "exponential") stay = flow::ExponentialStay{needed(within, "mean", kLength)};
    if (shape == "fixed") stay = flow::FixedStay{needed(within, "days", {0, kLength.high})};
    if (shape == "lognormal") stay = spread<flow::LognormalStay>(within);
    if (shape == "gamma") stay = spread<flow::GammaStay>(within);
    within.finish();
  }

  template <class Shape>
  Shape spread(ObjectReader& in) {
    Shape out;
    out.mean = needed(in, "mean", kLength);
    out.sd = needed(in, "sd", {out.mean / 1000, std::max(out.mean, 1.0) * 100});
    return out;
  }

  void read_sample(ObjectReader& in, flow::Stay& stay) {
    flow::RecordedStays recorded;
    in.required("sample", recorded.file);
    in.required("column", recorded.column);
    recorded.smooth_days = number(in, "smooth_days", {0, 365}).value_or(0);
    if (recorded.file.empty() || recorded.column.empty()) return;
    const auto bytes = read_beside_(recorded.file);
    if (!bytes) return in.fault("sample", fmt::format("{}: {}", bytes.error().subject, bytes.error().message));
    auto days = stays_in(*bytes, recorded, in);
    if (days.empty()) return;
    std::ranges::sort(days);
    recorded.days = std::make_shared<const std::vector<double>>(std::move(days));
    stay = std::move(recorded);
  }

  /// The stays themselves, in the model.
  void read_recorded(ObjectReader& in, flow::Stay& stay) {
    flow::RecordedStays recorded{.file = "the model", .column = "recorded"};
    std::vector<double> days = numbers(in, "recorded", {0, kLength.high});
    recorded.smooth_days = number(in, "smooth_days", {0, 365}).value_or(0);
    if (days.empty()) return in.fault("recorded", "holds no stays; give a list of days, one for each stay");
    std::ranges::sort(days);
    recorded.days = std::make_shared<const std::vector<double>>(std::move(days));
    stay = std::move(recorded);
  }

  /// Cells without a number (empty, NA) are passed over: a stay that has not ended is not a stay.
  std::vector<double> stays_in(std::string_view bytes, const flow::RecordedStays& recorded, ObjectReader& in) {
    const auto told = [&](const std::string& place, const std::string& message) {
      in.fault("sample", fmt::format("{}, {}: {}", recorded.file, place, message));
    };
    std::vector<double> out;
    const auto table = base::read_csv(bytes, kMostStays);
    if (!table) {
      for (const base::Error& fault : table.error()) told(fault.subject, fault.message);
      return out;
    }
    const auto column = table->column(recorded.column);
    if (!column) {
      told("line 1", fmt::format("there is no column {}.", governance::quoted(recorded.column)));
      return out;
    }
    for (const base::CsvRow& row : table->rows) {
      const std::string& cell = row.fields[*column];
      if (cell.empty() || base::upper(cell) == "NA" || base::upper(cell) == "NAN") continue;
      const auto days = flow::parse_value(cell);
      if (days && *days >= 0 && *days <= kLength.high)
        out.push_back(*days);
      else
        told(base::csv_place(row.line, recorded.column),
             fmt::format("{} is not a stay; give days from 0 to {}.", governance::quoted(cell), kLength.high));
      if (faults_.is_full()) return {};
    }
    if (out.empty()) told(fmt::format("column {}", recorded.column), "holds no stays.");
    return out;
  }

  // ---- beds and what comes after -----------------------------------------------------------------------------------

  void read_beds(ObjectReader& in, BedsGiven given, std::array<std::int64_t, 7>& beds) {
    const JsonNode* node = in.take("beds");
    if (node == nullptr && given == BedsGiven::LeftOpen) return;
    if (node == nullptr) return in.fault("beds", "is missing; give a number of beds, or seven, Monday to Sunday");
    if (const auto found = beds_at(*node, in.path("beds"))) beds = *found;
  }

  std::optional<std::array<std::int64_t, 7>> beds_at(const JsonNode& node, const BookPath& where) {
    const auto week = week_at(node, where, std::holds_alternative<JsonArray>(node.value) ? kBedsOfADay : kBeds);
    if (!week) return std::nullopt;
    std::array<std::int64_t, 7> beds{};
    for (std::size_t day = 0; day < beds.size(); ++day) {
      beds[day] = static_cast<std::int64_t>((*week)[day]);
      if (static_cast<double>(beds[day]) != (*week)[day]) {
        faults_.add(where, "holds a part of a bed; use whole numbers");
        return std::nullopt;
      }
    }
    if (std::ranges::max(beds) == 0) faults_.add(where, "has no bed on any day");
    return beds;
  }

  void read_rule(ObjectReader& in, flow::BedModel& model) {
    std::string rule = "wait";
    in.optional("rule", rule);
    if (rule == "loss") model.rule = flow::BedRule::Loss;
    if (rule != "loss" && rule != "wait")
      in.fault("rule", fmt::format("is {}; use \"wait\" or \"loss\"", governance::quoted(rule)));
    model.divert_after_days = number(in, "divert_after_days", {0, flow::kLongestCensusStay});
    if (model.divert_after_days && model.rule == flow::BedRule::Loss)
      in.fault("divert_after_days", "nobody waits under the rule \"loss\"; leave this out, or use the rule \"wait\"");
  }

  void read_stages(ObjectReader& in, flow::BedModel& model) {
    const JsonNode* node = in.take("next_stages");
    if (node == nullptr) return;
    const BookPath where = in.path("next_stages");
    const auto* list = std::get_if<JsonArray>(&node->value);
    if (list == nullptr) return faults_.add(where, governance::not_this(*node, governance::kUseList));
    if (list->size() > flow::kMostStages)
      return faults_.add(where, fmt::format("has {} stages; there may be {}", list->size(), flow::kMostStages));
    double shares = 0;
    for (std::size_t i = 0; i < list->size(); ++i) {
      read_stage((*list)[i], where.at(i), model.next_stages.emplace_back());
      shares += model.next_stages.back().share;
    }
    if (shares > 1 + 1e-9)
      faults_.add(where, fmt::format("the shares come to {:.4g}; they may come to 1 at most", shares));
  }

  void read_stage(const JsonNode& node, const BookPath& where, flow::NextStage& stage) {
    const JsonObject* object = object_at(node, where);
    if (object == nullptr) return;
    ObjectReader in(*object, where, faults_);
    in.required("name", stage.name);
    stage.share = needed(in, "share", kShare);
    const JsonNode* places = in.take("places");
    if (places == nullptr) in.fault("places", "is missing; use a whole number");
    if (places != nullptr) stage.places = whole_at(*places, in.path("places"), kBeds).value_or(1);
    read_stay(in, "stay", stage.stay);
    stage.census = numbers(in, "census", {0, flow::kLongestCensusStay});
    in.finish();
  }

  // ---- levers ------------------------------------------------------------------------------------------------------

  void read_setting(ObjectReader& in, flow::BedModel& model) {
    const JsonNode* node = in.take("wrong_setting");
    if (node == nullptr) return;
    const BookPath where = in.path("wrong_setting");
    const JsonObject* object = object_at(*node, where);
    if (object == nullptr) return;
    ObjectReader within(*object, where, faults_);
    model.wrong_setting_share = needed(within, "share_of_admissions", kShare);
    model.wrong_setting_days_fewer = needed(within, "days_fewer", {0, kLength.high});
    within.finish();
  }

  void read_levers(ObjectReader& in, flow::BedModel& model) {
    model.levers.growth = number(in, "growth", kChange).value_or(0);
    model.levers.stay_change = number(in, "stay_change", kChange).value_or(0);
    model.levers.wrong_setting_moved = number(in, "wrong_setting_moved", kShare).value_or(0);
    if (model.levers.wrong_setting_moved > 0 && model.wrong_setting_share <= 0)
      in.fault("wrong_setting_moved", "there is nobody to move; give \"wrong_setting\" too");
  }

  std::optional<flow::LeverRange> range(ObjectReader& in, std::string_view key, Bounds bounds, double as_it_is) {
    const JsonNode* node = in.take(key);
    if (node == nullptr) return std::nullopt;
    const BookPath where = in.path(key);
    flow::LeverRange out;
    std::optional<double> likely;
    if (std::holds_alternative<JsonArray>(node->value)) {
      const auto ends = list_of(*node, where, bounds);
      if (ends.size() != 2) faults_.add(where, "give the lowest and the highest, such as [0, 0.05]");
      if (ends.size() != 2) return std::nullopt;
      out = {ends[0], 0, ends[1]};
    } else if (const JsonObject* object = object_at(*node, where)) {
      ObjectReader within(*object, where, faults_);
      out.low = needed(within, "low", bounds);
      likely = number(within, "likely", bounds);
      out.high = needed(within, "high", bounds);
      within.finish();
    }
    const bool has_as_it_is = out.low <= as_it_is && as_it_is <= out.high;
    out.likely = likely.value_or(has_as_it_is ? as_it_is : (out.low + out.high) / 2);
    if (out.low > out.likely || out.likely > out.high)
      faults_.add(where, "is not in rising order: lowest, likely, highest");
    return out;
  }

  void read_what_it_rests_on(ObjectReader& in, flow::BedModel& model) {
    model.arrival_days = number(in, "arrival_days", {7, 36'500});
    model.stays_seen = whole(in, "stays_seen", {2, 1e9});
    model.staffed_beds = whole(in, "staffed_beds", kBeds);
    std::string effort = "full";
    in.optional("effort", effort);
    if (effort == "quick") model.effort = flow::SearchEffort::Quick;
    if (effort != "quick" && effort != "full")
      in.fault("effort", fmt::format("is {}; use \"full\" or \"quick\"", governance::quoted(effort)));
    const JsonNode* node = in.take("ranges");
    if (node == nullptr) return;
    const BookPath where = in.path("ranges");
    const JsonObject* object = object_at(*node, where);
    if (object == nullptr) return;
    ObjectReader within(*object, where, faults_);
    model.growth_range = range(within, "growth", kChange, model.levers.growth);
    model.stay_change_range = range(within, "stay_change", kChange, model.levers.stay_change);
    model.wrong_setting_range = range(within, "wrong_setting_moved", kShare, model.levers.wrong_setting_moved);
    if (model.wrong_setting_range && model.wrong_setting_share <= 0)
      within.fault("wrong_setting_moved", "there is nobody to move; give \"wrong_setting\" too");
    within.finish();
  }

  // ---- the run -----------------------------------------------------------------------------------------------------

  void read_run(ObjectReader& in, flow::BedModel& model) {
    read_census(in, model);
    std::string weekday = std::string(kWeekdays.front());
    in.optional("start_weekday", weekday);
    const auto found = std::ranges::find_if(
        kWeekdays, [&](std::string_view name) { return base::lower(name) == base::lower(weekday); });
    if (found == kWeekdays.end())
      in.fault("start_weekday", fmt::format("is {}; use a day such as \"Monday\"", governance::quoted(weekday)));
    else
      model.start_weekday = static_cast<std::size_t>(found - kWeekdays.begin());
    const Bounds days{1, static_cast<double>(flow::kMostDays)};
    model.days = whole(in, "days", days).value_or(model.census ? kDaysFromCensus : kUsualDays);
    model.warm_up_days = whole(in, "warm_up_days", {0, days.high}).value_or(model.census ? 0 : kWarmUpDays);
    model.replications = whole(in, "replications", {1, static_cast<double>(flow::kMostReplications)})
                             .value_or(model.census ? kReplicationsFromCensus : kReplications);
    if (model.census && model.warm_up_days > 0)
      in.fault("warm_up_days", "a run that starts from today's census has no warm-up; leave one of them out");
  }

  void read_census(ObjectReader& in, flow::BedModel& model) {
    const JsonNode* node = in.take("census");
    const bool has_stage_census =
        std::ranges::any_of(model.next_stages, [](const auto& stage) { return !stage.census.empty(); });
    if (node == nullptr) {
      if (has_stage_census) in.fault("census", "is missing; a next stage has one, so give the beds' too");
      return;
    }
    const BookPath where = in.path("census");
    const JsonObject* object = object_at(*node, where);
    if (object == nullptr) return;
    flow::TodaysCensus& census = model.census.emplace();
    const Bounds days{0, flow::kLongestCensusStay};
    ObjectReader within(*object, where, faults_);
    census.beds = numbers(within, "beds", days);
    census.waiting = numbers(within, "waiting", days);
    within.finish();
    std::ranges::sort(census.waiting, std::greater());
    if (census.beds.size() > static_cast<std::size_t>(flow::kMostBeds))
      faults_.add(where, fmt::format("has {} patients; there may be {}", census.beds.size(), flow::kMostBeds));
    if (!census.waiting.empty() && model.rule == flow::BedRule::Loss)
      faults_.add(where, "has patients who wait; nobody waits under the rule \"loss\"");
  }

  void read_scenarios(ObjectReader& in, flow::BedModel& model) {
    const JsonNode* node = in.take("scenarios");
    if (node == nullptr) return;
    const BookPath where = in.path("scenarios");
    const auto* list = std::get_if<JsonArray>(&node->value);
    if (list == nullptr) return faults_.add(where, governance::not_this(*node, governance::kUseList));
    if (list->size() > flow::kMostScenarios)
      return faults_.add(where, fmt::format("has {} scenarios; there may be {}", list->size(), flow::kMostScenarios));
    std::set<std::string> names;
    for (std::size_t i = 0; i < list->size(); ++i) {
      read_scenario((*list)[i], where.at(i), model);
      if (!names.insert(model.scenarios.back().name).second)
        faults_.add(where.at(i), "has the name of a scenario before it; give each its own");
    }
  }

  void read_scenario(const JsonNode& node, const BookPath& where, flow::BedModel& model) {
    flow::Scenario& scenario = model.scenarios.emplace_back();
    const JsonObject* object = object_at(node, where);
    if (object == nullptr) return;
    ObjectReader in(*object, where, faults_);
    in.required("name", scenario.name);
    if (const JsonNode* beds = in.take("beds")) scenario.beds = beds_at(*beds, in.path("beds"));
    scenario.growth = number(in, "growth", kChange);
    scenario.stay_change = number(in, "stay_change", kChange);
    scenario.wrong_setting_moved = number(in, "wrong_setting_moved", kShare);
    if (scenario.wrong_setting_moved.value_or(0) > 0 && model.wrong_setting_share <= 0)
      in.fault("wrong_setting_moved", "there is nobody to move; give \"wrong_setting\" too");
    in.finish();
  }

  static constexpr std::string_view kUseStay =
      "use one of {\"lognormal\": {\"mean\": 21, \"sd\": 18}}, {\"gamma\": {\"mean\": 21, \"sd\": 18}}, "
      "{\"exponential\": {\"mean\": 7}}, {\"fixed\": {\"days\": 7}}, {\"sample\": \"FILE.csv\", \"column\": \"LOS\"}, "
      "{\"recorded\": [3, 5.5, 12]}";

  BookFaults& faults_;
  const ReadBeside& read_beside_;
};

}  // namespace

base::Checked<flow::BedModel> read_bed_model(std::string_view bytes, const ReadBeside& read_beside, BedsGiven beds) {
  const auto file = governance::parse_json(bytes, kLimits);
  if (!file) return std::unexpected(base::Errors{file.error()});
  BookFaults faults;
  flow::BedModel model = ModelReader(faults, read_beside).read(*file, beds);
  if (faults.any()) return std::unexpected(faults.take());
  return model;
}

}  // namespace app
