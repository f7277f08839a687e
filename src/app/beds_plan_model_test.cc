// The model that the page about beds gives away, as the command reads it.
#include <map>

#include <gtest/gtest.h>

#include "app/beds_model_file.h"
#include "flow/beds/bed_plan_answer.h"

namespace app {
namespace {

using Changes = std::map<std::string, std::string, std::less<>>;

flow::BedPlan typed_plan(const Changes& changes) {
  const flow::Typed typed = [&](std::string_view field) -> std::string {
    if (const auto at = changes.find(field); at != changes.end()) return at->second;
    for (const auto& [name, value] : flow::bed_plan_example())
      if (name == field) return std::string(value);
    return "";
  };
  return flow::read_bed_plan(typed, "").value();
}

base::Checked<flow::BedModel> as_the_command_reads(const flow::BedPlan& plan) {
  return read_bed_model(
      flow::bed_model_json(plan), [](const std::string& path) { return base::invalid(path, "There is no file."); },
      BedsGiven::Needed);
}

TEST(BedsPlanModel, GivesTheCommandTheNumberThatThePageShows) {
  for (const Changes& changes :
       {Changes{{"arrivals-mon", "1.37"}, {"growth-low", "1.5"}},
        Changes{{"stay", "recorded"}, {"stays", "2 3.5 9 14 20 31 5 5 7 60"}, {"rule", "loss"}, {"max-share", "7"}}}) {
    const flow::BedPlan plan = typed_plan(changes);
    const auto model = as_the_command_reads(plan);
    ASSERT_TRUE(model) << model.error().front().subject << ": " << model.error().front().message;
    const auto on_page = flow::answer_to(plan);
    ASSERT_TRUE(on_page) << on_page.error().message;
    const auto by_command = flow::required_beds(*model, plan.asked, plan.seed);
    ASSERT_TRUE(by_command) << by_command.error().message;
    EXPECT_EQ(by_command->beds, on_page->required.beds);
    EXPECT_EQ(by_command->low, on_page->required.low);
    EXPECT_EQ(by_command->high, on_page->required.high);
    EXPECT_EQ(*by_command->share.value, *on_page->required.share.value);
    EXPECT_EQ(by_command->events, on_page->required.events) << "the very same search";
    EXPECT_EQ(model->scenarios.size(), plan.model.scenarios.size());
  }
}

}  // namespace
}  // namespace app
