#include "governance/actions/logged_action.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

constexpr base::Date kToday = 2026y / 11 / 19;
constexpr RatingRule kRule;

LoggedAction action(std::string reference, std::optional<base::Date> due, ActionStatus status = ActionStatus::Open) {
  LoggedAction out;
  out.reference = std::move(reference);
  out.text = "Write to the Councils about beds";
  out.course.status = status;
  out.course.owner = "ash";
  if (status == ActionStatus::Closed) out.course.closing = Closing{};
  if (due) out.due = DueDate{.by = *due};
  return out;
}
bool shows(const LoggedAction& one, const LogFilter& filter) {
  return fits(one, filter, kRule, kToday);
}

TEST(ActionDue, IsADateOrWordsOrNothing) {
  const std::array meetings = {base::Date(2026y / 11 / 19), base::Date(2026y / 12 / 10), base::Date(2027y / 1 / 14)};
  const auto due = [&](std::string words) {
    const auto found = due_of({.due = std::move(words)}, kToday, meetings);
    return found ? std::optional(found->by) : std::nullopt;
  };
  EXPECT_EQ(due("2027-02-01"), 2027y / 2 / 1);
  EXPECT_EQ(due("next meeting"), 2026y / 12 / 10);
  EXPECT_EQ(due("January's meeting"), 2027y / 1 / 14);
  EXPECT_EQ(due("16 January"), 2027y / 1 / 16);
  EXPECT_EQ(due("when it suits"), std::nullopt);
  EXPECT_EQ(due(""), std::nullopt);
}

TEST(ActionLog, PutsTheSoonestFirstAndClosedOnesLast) {
  const std::vector all = {action("A/10", std::nullopt), action("A/9", std::nullopt), action("A/3", 2026y / 12 / 1),
                           action("A/4", 2026y / 11 / 20), action("A/1", 2026y / 1 / 1, ActionStatus::Closed)};
  EXPECT_THAT(base::mapped(in_log_order(all, {.part = LogPart::All}, kRule, kToday), &LoggedAction::reference),
              ElementsAre("A/4", "A/3", "A/9", "A/10", "A/1"));
}

TEST(ActionLog, ShowsEveryOpenActionUntilItIsClosed) {
  for (const auto status : kActionStatuses) {
    const auto one = action("A/1", std::nullopt, status);
    EXPECT_EQ(shows(one, {}), is_open(status));
    EXPECT_EQ(shows(one, {.part = LogPart::Closed}), status == ActionStatus::Closed);
    EXPECT_EQ(shows(one, {.part = LogPart::All}), status != ActionStatus::Withdrawn);
  }
}

TEST(ActionLog, IsFilteredByOwnerRatingAndWords) {
  const auto one = action("SLT/19/140", 2026y / 11 / 1);
  EXPECT_TRUE(shows(one, {.owner = "ash"}));
  EXPECT_FALSE(shows(one, {.owner = "birch"}));
  EXPECT_TRUE(shows(one, {.rating = Rating::Red}));
  EXPECT_FALSE(shows(one, {.rating = Rating::Green}));
  EXPECT_TRUE(shows(one, {.words = "BEDS councils"}));
  EXPECT_FALSE(shows(one, {.words = "beds chairs"}));
  EXPECT_TRUE(shows(one, {.words = "slt 19-140"}));
}

TEST(ActionLog, NamesNumbersThatAreMissingAndThoseWithdrawn) {
  const std::vector all = {action("A/1", {}), action("A/2", {}, ActionStatus::Withdrawn), action("A/4", {})};
  EXPECT_THAT(unused_numbers(all), ElementsAre("A/3"));
  EXPECT_THAT(withdrawn_numbers(all), ElementsAre("A/2"));
}

}  // namespace
}  // namespace governance
