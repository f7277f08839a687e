#include "governance/actions/action_rating.h"

#include <gtest/gtest.h>

#include "base/london_time.h"

namespace governance {
namespace {

using namespace std::chrono_literals;

constexpr base::Date kToday = 2026y / 11 / 19;
constexpr RatingRule kRule;

base::Date in_days(int n) {
  return base::add_days(kToday, std::chrono::days(n));
}
std::optional<Rating> rated(const ActionCourse& course, std::optional<base::Date> due, RatingRule rule = kRule) {
  return rating_by_rule(course, due, rule, kToday).rating;
}
ActionCourse updated(int days_ago) {
  ActionCourse out;
  out.status = ActionStatus::InProgress;
  out.updated_at = base::start_of_day(in_days(-days_ago)) + 9h;
  return out;
}
ActionCourse closed(ClosingReason reason) {
  ActionCourse out;
  out.status = ActionStatus::Closed;
  out.closing = Closing{.reason = reason};
  return out;
}

TEST(ActionRating, IsGreenUntilTheWarningBegins) {
  EXPECT_EQ(rated({}, std::nullopt), Rating::Green);
  EXPECT_EQ(rated({}, in_days(15)), Rating::Green);
  EXPECT_EQ(rated({}, in_days(14)), Rating::Amber);
  EXPECT_EQ(rated({}, in_days(14), {.days_of_warning = 7}), Rating::Green);
  EXPECT_EQ(rated({}, in_days(0)), Rating::Amber);
}

TEST(ActionRating, StaysGreenWithAnUpdateSinceTheWarningBegan) {
  EXPECT_EQ(rated(updated(1), in_days(5)), Rating::Green);
  EXPECT_EQ(rated(updated(9), in_days(5)), Rating::Green);
  EXPECT_EQ(rated(updated(10), in_days(5)), Rating::Amber);
}

TEST(ActionRating, IsRedFromTheDayAfterTheDate) {
  EXPECT_EQ(rated(updated(0), in_days(-1)), Rating::Red);
  EXPECT_EQ(rating_by_rule({}, in_days(-1), kRule, kToday).why, "overdue by 1 day");
}

TEST(ActionRating, CountsHowOftenTheDateWasMoved) {
  ActionCourse course;
  course.times_moved = 1;
  EXPECT_EQ(rated(course, in_days(60)), Rating::Amber);
  course.times_moved = 2;
  EXPECT_EQ(rated(course, in_days(60)), Rating::Red);
}

TEST(ActionRating, BelievesTheOwnerWhoWillMissTheDate) {
  auto course = updated(0);
  course.will_miss = true;
  EXPECT_EQ(rated(course, in_days(60)), Rating::Red);
}

TEST(ActionRating, IsGreenWhereTheOwnerSaysItIsDoneAndOnlyThenWaits) {
  auto course = updated(3);
  course.status = ActionStatus::DoneAwaitingAgreement;
  EXPECT_EQ(rated(course, in_days(-30)), Rating::Green);
}

TEST(ActionRating, IsBlueForCompletedAloneAndNothingForOtherEnds) {
  for (const auto reason : kClosingReasons)
    EXPECT_EQ(rated(closed(reason), in_days(-30)),
              reason == ClosingReason::Completed ? std::optional(Rating::Blue) : std::nullopt);
  EXPECT_EQ(rating_by_rule(closed(ClosingReason::Superseded), {}, kRule, kToday).why, "closed: superseded");
}

TEST(ActionRating, ShowsTheReasonOfOneSetByHandAndWhatTheRuleSays) {
  ActionCourse course;
  course.by_hand = RatingByHand{Rating::Amber, "The supplier has confirmed a date"};
  const auto shown = rating_of(course, in_days(-1), kRule, kToday);
  EXPECT_EQ(shown.rating, Rating::Amber);
  EXPECT_EQ(shown.why, "set by hand: The supplier has confirmed a date (by rule red: overdue by 1 day)");
  auto done = closed(ClosingReason::Completed);
  done.by_hand = course.by_hand;
  EXPECT_EQ(rating_of(done, {}, kRule, kToday).rating, Rating::Blue);
}

TEST(ActionRating, HasALetterAndAWordOfItsOwn) {
  for (const auto rating : kRatings) {
    EXPECT_EQ(parse_rating(rating_code(rating)), rating);
    EXPECT_EQ(rating_letter(rating), rating_word(rating).substr(0, 1));
  }
  EXPECT_FALSE(parse_rating("purple"));
}

}  // namespace
}  // namespace governance
