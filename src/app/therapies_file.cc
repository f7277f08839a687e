#include "app/therapies_file.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/json_nodes.h"
#include "base/mapped.h"
#include "governance/minute_book/json_node.h"
#include "governance/minute_book/object_reader.h"

namespace app {
namespace {

using flow::TherapyAnswer;
using flow::TherapyPlan;
using flow::TherapyService;
using governance::BookFaults;
using governance::BookPath;
using governance::JsonArray;
using governance::JsonNode;
using governance::JsonObject;
using governance::ObjectReader;

constexpr governance::JsonLimits kLimits{.bytes = 8UL * 1024 * 1024, .depth = 8, .values = 200'000};

class PlanReader {
 public:
  explicit PlanReader(BookFaults& faults) : faults_(faults) {}

  TherapyPlan read(const JsonNode& file) {
    TherapyPlan plan;
    const BookPath top;
    const auto* object = std::get_if<JsonObject>(&file.value);
    if (object == nullptr) {
      faults_.add(top, governance::not_this(file, governance::kUseObject));
      return plan;
    }
    ObjectReader in(*object, top, faults_);
    number(in, "percentile", 0.01, 1, plan.percentile);
    const JsonNode* list = in.take("services");
    const auto* services = list == nullptr ? nullptr : std::get_if<JsonArray>(&list->value);
    if (services == nullptr || services->empty())
      in.fault("services", "give a list of services, each with its name, referrals and staff");
    else
      read_services(*services, in.path("services"), plan);
    in.finish();
    return plan;
  }

 private:
  void read_services(const JsonArray& list, const BookPath& where, TherapyPlan& plan) {
    for (std::size_t i = 0; i < list.size() && !faults_.is_full(); ++i)
      read_service(list[i], where.at(i), plan.services.emplace_back());
  }

  void read_service(const JsonNode& node, const BookPath& where, TherapyService& service) {
    const auto* object = std::get_if<JsonObject>(&node.value);
    if (object == nullptr) return faults_.add(where, governance::not_this(node, governance::kUseObject));
    ObjectReader in(*object, where, faults_);
    in.required("name", service.name);
    in.optional("referrals_by_week", service.referrals_by_week);
    if (service.referrals_by_week.empty()) in.fault("referrals_by_week", "give the referrals of each week, in a list");
    for (std::size_t week = 0; week < service.referrals_by_week.size(); ++week)
      if (!(service.referrals_by_week[week] >= 0 && service.referrals_by_week[week] <= 1e6))
        faults_.add(in.path("referrals_by_week").at(week), "use a number from 0 to 1000000");
    number(in, "contacts", 0, 1'000, service.work.contacts);
    number(in, "direct_minutes", 0, 1'440, service.work.direct_minutes);
    number(in, "indirect_minutes", 0, 1'440, service.work.indirect_minutes);
    number(in, "backlog_hours", 0, 1e7, service.backlog_hours);
    read_staff(in, service.staff);
    in.finish();
  }

  void read_staff(ObjectReader& in, flow::TherapyStaff& staff) {
    const JsonNode* node = in.take("staff");
    const auto* object = node == nullptr ? nullptr : std::get_if<JsonObject>(&node->value);
    if (object == nullptr) return in.fault("staff", std::string(governance::kUseObject));
    const BookPath where = in.path("staff");
    ObjectReader within(*object, where, faults_);
    number(within, "whole_time_equivalents", 0, 100'000, staff.whole_time_equivalents);
    number(within, "contracted_hours", 1, 100, staff.contracted_hours);
    number(within, "away_share", 0, 0.99, staff.away_share);
    number(within, "clinical_share", 0.01, 1, staff.clinical_share);
    within.finish();
  }

  void number(ObjectReader& in, std::string_view key, double low, double high, double& value) {
    const JsonNode* node = in.take(key);
    if (node == nullptr) return;
    const auto* found = std::get_if<double>(&node->value);
    if (found != nullptr && *found >= low && *found <= high)
      value = *found;
    else
      in.fault(key, governance::not_this(*node, fmt::format("use a number from {} to {}", low, high)));
  }

  BookFaults& faults_;
};

using app::node_of;

JsonNode node_of(const TherapyAnswer& answer) {
  return {JsonObject{{"name", {answer.name}},
                     {"demand_hours", node_of(answer.demand_hours)},
                     {"mean_demand_hours", {answer.mean_demand_hours}},
                     {"capacity_hours", {answer.capacity_hours}},
                     {"backlog_hours", node_of(answer.backlog_hours)},
                     {"percentile", {answer.percentile}},
                     {"hours_at_percentile", {answer.hours_at_percentile}},
                     {"whole_time_equivalents", {answer.whole_time_equivalents}}}};
}

}  // namespace

base::Checked<TherapyPlan> read_therapy_plan(std::string_view bytes) {
  const auto file = governance::parse_json(bytes, kLimits);
  if (!file) return std::unexpected(base::Errors{file.error()});
  BookFaults faults;
  TherapyPlan plan = PlanReader(faults).read(*file);
  if (faults.any()) return std::unexpected(faults.take());
  return plan;
}

std::string therapies_json(const std::vector<TherapyAnswer>& answers) {
  JsonArray services = base::mapped(answers, [](const TherapyAnswer& answer) { return node_of(answer); });
  return json_line({{"services", {std::move(services)}}});
}

std::string therapies_text(const std::vector<TherapyAnswer>& answers) {
  std::string out;
  for (const TherapyAnswer& answer : answers) {
    out += fmt::format("{}\n", answer.name);
    out += fmt::format("  demand: {:.1f} hours a week on average; capacity: {:.1f}\n", answer.mean_demand_hours,
                       answer.capacity_hours);
    out += fmt::format("  hours not done at the end of each week: {:.1f}\n", fmt::join(answer.backlog_hours, ", "));
    out += fmt::format("  to suffice for {:.4g} % of the weeks: {:.1f} hours, which is {:.2f} whole-time equivalents\n",
                       answer.percentile * 100, answer.hours_at_percentile, answer.whole_time_equivalents);
  }
  return out;
}

}  // namespace app
