#include "flow/beds/bed_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "flow/beds/typed_stays.h"
#include "flow/series/series_file.h"

namespace flow {
namespace {

using std::string_view;

constexpr std::array<string_view, 7> kDayFields = {"arrivals-mon", "arrivals-tue", "arrivals-wed", "arrivals-thu",
                                                   "arrivals-fri", "arrivals-sat", "arrivals-sun"};
constexpr std::array<string_view, 7> kDayNames = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
constexpr double kRunEvents = 1e6;  ///< of one run of the page's model, about
constexpr std::int64_t kPlanReplications = 20;
constexpr double kMostPlannedBeds = 10'000;

class PlanReader {
 public:
  PlanReader(const Typed& typed, const std::string& stays_file) : typed_(typed), stays_file_(stays_file) {}

  base::Checked<BedPlan> read() {
    read_arrivals();
    read_stay();
    read_beds();
    read_wish();
    read_levers();
    read_rest();
    if (!typed_.faults().empty()) return std::unexpected(std::move(typed_.faults()));
    finish();
    return std::move(plan_);
  }

 private:
  // ---- who comes ---------------------------------------------------------------------------------------------------

  void read_arrivals() {
    BedModel& model = plan_.model;
    if (typed_.text("arrivals") == "same") {
      model.arrivals_per_day.fill(typed_.number({"arrivals-every", "Admissions a day", 0, 10'000}));
    } else {
      for (std::size_t day = 0; day < kDayFields.size(); ++day)
        model.arrivals_per_day[day] = typed_.number({kDayFields[day], kDayNames[day], 0, 10'000});
    }
    if (typed_.faults().empty() && mean_arrivals(model) <= 0)
      typed_.fault(typed_.text("arrivals") == "same" ? "arrivals-every" : kDayFields[0],
                   "Nobody comes: enter at least one number of admissions above 0.");
    model.arrival_days = typed_.optional_number({"arrival-days", "Days over which they were counted", 7, 36'500});
  }

  void read_stay() {
    if (typed_.text("stay") == "recorded") return read_recorded();
    LognormalStay stay;
    stay.mean = typed_.number({"stay-mean", "Mean stay", 0.1, 3'650, " days"});
    const AskedNumber spread{"stay-sd", "Standard deviation", stay.mean / 1'000, std::max(stay.mean, 1.0) * 20,
                             " days"};
    stay.sd = typed_.number(spread);
    plan_.model.stay = stay;
    plan_.model.stays_seen = typed_.optional_whole({"stays-seen", "Number of stays", 2, 1e9});
  }

  void read_recorded() {
    auto stays =
        read_typed_stays({.pasted = typed_.text("stays"), .file = stays_file_, .column = typed_.text("stay-column")});
    if (stays)
      plan_.model.stay = *std::move(stays);
    else
      typed_.faults().insert(typed_.faults().end(), stays.error().begin(), stays.error().end());
  }

  // ---- beds, and what is asked of them -----------------------------------------------------------------------------

  void read_beds() {
    plan_.beds_now = typed_.whole({"beds", "Beds now", 1, kMostPlannedBeds});
    plan_.model.rule = typed_.text("rule") == "loss" ? BedRule::Loss : BedRule::Wait;
    plan_.model.staffed_beds = typed_.optional_whole({"staffed", "Beds that there are staff for", 1, kMostPlannedBeds});
  }

  void read_wish() {
    plan_.asked.max_share = typed_.number({"max-share", "Share of patients", 0.1, 90, " %"}) / 100;
    if (plan_.model.rule == BedRule::Wait)
      plan_.asked.max_wait_days = typed_.optional_number({"max-days", "Days", 0, 365}).value_or(0);
    plan_.asked.level =
        typed_.optional_number({"level", "How sure the range is to be", 50, 99, " %"}).value_or(80) / 100;
  }

  // ---- levers ------------------------------------------------------------------------------------------------------

  std::optional<LeverRange> range(const AskedNumber& lowest, const AskedNumber& highest, double& lever) {
    const auto low = typed_.optional_number(lowest);
    const auto high = typed_.optional_number(highest);
    const bool has_low = !typed_.is_empty(lowest.field);
    const bool has_high = !typed_.is_empty(highest.field);
    if (has_low != has_high)
      typed_.fault(has_low ? highest.field : lowest.field,
                   fmt::format("{}: enter both ends, or neither.", lowest.what));
    if (!low || !high) return std::nullopt;
    if (*low > *high) {
      typed_.fault(highest.field, fmt::format("{}: the highest must be at or above the lowest.", lowest.what));
      return std::nullopt;
    }
    // A range that leaves the present out is most likely at its middle.
    const bool holds_present = *low <= 0 && *high >= 0;
    lever = holds_present ? 0 : (*low + *high) / 200;
    return LeverRange{*low / 100, lever, *high / 100};
  }

  void read_levers() {
    BedModel& model = plan_.model;
    constexpr string_view kGrowth = "Growth of admissions";
    constexpr string_view kStay = "Change of stay";
    constexpr string_view kMoved = "Share who are moved";
    model.growth_range =
        range({"growth-low", kGrowth, -90, 200, " %"}, {"growth-high", kGrowth, -90, 200, " %"}, model.levers.growth);
    model.stay_change_range =
        range({"stay-low", kStay, -90, 200, " %"}, {"stay-high", kStay, -90, 200, " %"}, model.levers.stay_change);
    model.wrong_setting_share =
        typed_.optional_number({"wrong-share", "Share in the wrong setting", 0, 100, " %"}).value_or(0) / 100;
    model.wrong_setting_days_fewer = typed_.optional_number({"days-fewer", "Days fewer", 0, 3'650}).value_or(0);
    model.wrong_setting_range = range({"moved-low", kMoved, 0, 100, " %"}, {"moved-high", kMoved, 0, 100, " %"},
                                      model.levers.wrong_setting_moved);
    if (model.wrong_setting_range && model.wrong_setting_share <= 0)
      typed_.fault("wrong-share",
                   "Enter the share of admissions in the wrong setting, or leave out the share who are moved.");
    if (model.wrong_setting_share > 0 && model.wrong_setting_days_fewer <= 0)
      typed_.fault("days-fewer", "Enter by how many days the stay of a patient who is moved is shorter.");
  }

  void read_rest() {
    const auto seed = typed_.optional_whole({"seed", "Seed", 0, 1e9});
    plan_.seed = static_cast<std::uint64_t>(seed.value_or(1));
  }

  // ---- the run -----------------------------------------------------------------------------------------------------

  void finish() {
    BedModel& model = plan_.model;
    model = with_beds(std::move(model), plan_.beds_now);
    model.effort = SearchEffort::Quick;
    model.replications = kPlanReplications;
    model.warm_up_days = std::clamp<std::int64_t>(std::llround(20 * mean_stay_of(model)), 100, 2'000);
    model.days = 1;
    const double each_day = events_of(model) / static_cast<double>(model.warm_up_days + 1);
    model.days = std::clamp<std::int64_t>(std::llround(kRunEvents / each_day) - model.warm_up_days, 365, 10'000);
    add_scenarios();
  }

  void add_beds(std::string name, std::int64_t beds) {
    std::array<std::int64_t, 7> week{};
    week.fill(beds);
    plan_.model.scenarios.push_back({.name = std::move(name), .beds = week});
  }

  void add_scenarios() {
    BedModel& model = plan_.model;
    const auto step = std::max<std::int64_t>(1, std::llround(static_cast<double>(plan_.beds_now) / 20));
    if (plan_.beds_now > step) add_beds(fmt::format("Fewer beds: {}", plan_.beds_now - step), plan_.beds_now - step);
    add_beds(fmt::format("More beds: {}", plan_.beds_now + step), plan_.beds_now + step);
    if (model.staffed_beds && std::abs(*model.staffed_beds - plan_.beds_now) != step &&
        *model.staffed_beds != plan_.beds_now)
      add_beds(fmt::format("Beds that there are staff for: {}", *model.staffed_beds), *model.staffed_beds);
    const auto percent = [](double share) { return fmt::format("{:g} %", std::round(std::abs(share) * 1e4) / 100); };
    if (const auto& range = model.growth_range; range && range->high > 0)
      model.scenarios.push_back({.name = "Admissions " + percent(range->high) + " more", .growth = range->high});
    if (const auto& range = model.stay_change_range; range && range->low < 0)
      model.scenarios.push_back({.name = "Stays " + percent(range->low) + " shorter", .stay_change = range->low});
    if (const auto& range = model.wrong_setting_range; range && range->high > 0)
      model.scenarios.push_back(
          {.name = percent(range->high) + " of those in the wrong setting moved", .wrong_setting_moved = range->high});
  }

  TypedNumbers typed_;
  const std::string& stays_file_;
  BedPlan plan_;
};

}  // namespace

base::Checked<BedPlan> read_bed_plan(const Typed& typed, const std::string& stays_file) {
  return PlanReader(typed, stays_file).read();
}

std::optional<base::Error> too_large_for_page(const BedPlan& plan) {
  constexpr double kRunsBesideScenarios = 2;
  const double runs = static_cast<double>(plan.model.scenarios.size()) + kRunsBesideScenarios;
  const double events = events_of_requirement(plan.model) + runs * events_of(plan.model);
  if (events <= kMostPlanEvents) return std::nullopt;
  return base::Error{
      base::ErrorCode::Invalid, "arrivals",
      fmt::format(
          "This is too large to be worked out while you wait: about {} patients a day for {:.3g} days each. Ask "
          "for one ward or specialty at a time, or download the model and run it with the command "
          "\"sightline beds required\".",
          std::llround(mean_arrivals(plan.model)), mean_stay_of(plan.model))};
}

const std::vector<std::pair<string_view, string_view>>& bed_plan_example() {
  static const std::vector<std::pair<string_view, string_view>> fields = {{"arrivals", "week"},
                                                                          {"arrivals-every", ""},
                                                                          {"arrivals-mon", "4"},
                                                                          {"arrivals-tue", "3.5"},
                                                                          {"arrivals-wed", "3.2"},
                                                                          {"arrivals-thu", "3.1"},
                                                                          {"arrivals-fri", "3.3"},
                                                                          {"arrivals-sat", "2"},
                                                                          {"arrivals-sun", "1.8"},
                                                                          {"arrival-days", "365"},
                                                                          {"stay", "spread"},
                                                                          {"stay-mean", "21"},
                                                                          {"stay-sd", "18"},
                                                                          {"stays-seen", "1090"},
                                                                          {"stays", ""},
                                                                          {"stay-column", ""},
                                                                          {"beds", "74"},
                                                                          {"staffed", "70"},
                                                                          {"rule", "wait"},
                                                                          {"max-share", "5"},
                                                                          {"max-days", "2"},
                                                                          {"level", "80"},
                                                                          {"growth-low", "0"},
                                                                          {"growth-high", "4"},
                                                                          {"stay-low", "-5"},
                                                                          {"stay-high", "2"},
                                                                          {"wrong-share", "31"},
                                                                          {"days-fewer", "6"},
                                                                          {"moved-low", "0"},
                                                                          {"moved-high", "50"},
                                                                          {"seed", "1"}};
  return fields;
}

bool is_kept_from_address(string_view field) {
  return field == "stays";
}

}  // namespace flow
