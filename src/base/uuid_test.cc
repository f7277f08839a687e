#include "base/uuid.h"

#include <set>

#include <gtest/gtest.h>

#include "base/london_time.h"

namespace base {
namespace {

using namespace std::chrono_literals;

TEST(Uuid, IsVersionSevenAndOrderedByItsMoment) {
  SeededRandom random(1);
  const Instant now = start_of_day(2026y / 11 / 22);
  std::string last;
  for (int i = 0; i < 1000; ++i) {
    const auto text = Uuid::v7(now + std::chrono::milliseconds(i), random).text();
    EXPECT_EQ(text[14], '7');
    EXPECT_TRUE(std::string_view("89ab").contains(text[19])) << text;
    EXPECT_LT(last, text);
    last = text;
  }
}

TEST(Uuid, IsReadBackInEitherCase) {
  SeededRandom random(2);
  const auto id = Uuid::v7(start_of_day(2026y / 1 / 1), random);
  EXPECT_EQ(*Uuid::parse(id.text()), id);
  EXPECT_EQ(Uuid::parse("0193F0C0-0000-7000-8000-00000000ABCD")->text(), "0193f0c0-0000-7000-8000-00000000abcd");
}

TEST(Uuid, RefusesWhatIsNotOne) {
  for (const auto text : {"", "0193f0c0", "0193f0c000007000800000000000abcd", "0193f0c0-0000-7000-8000-00000000abcg",
                          "0193f0c0-0000-7000-8000-00000000abcde", "0193f0c00-000-7000-8000-00000000abcd"})
    EXPECT_FALSE(Uuid::parse(text).has_value()) << text;
}

TEST(SeededRandom, GivesTheSameNumbersOnEveryMachine) {
  SeededRandom random(42);
  EXPECT_EQ(random.next(), 1546998764402558742ULL);
  EXPECT_EQ(random.next(), 6990951692964543102ULL);
}

TEST(Random, StaysBelowItsBoundAndReachesEveryNumber) {
  SeededRandom random(3);
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random.below(7));
  EXPECT_EQ(seen.size(), 7U);
  EXPECT_EQ(*seen.rbegin(), 6U);
}

TEST(SystemRandom, DoesNotRepeatItself) {
  SystemRandom random;
  EXPECT_NE(random.next(), random.next());
}

}  // namespace
}  // namespace base
