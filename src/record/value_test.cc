#include "record/value.h"

#include <limits>

#include <gtest/gtest.h>

#include "base/check.h"

namespace record {
namespace {

using namespace std::chrono_literals;

struct ThingTag;

template <class T>
T through_a_row(const T& value) {
  const std::vector<Value> values{to_value(value)};
  return Row(values).get<T>(0);
}

TEST(Value, ComesBackAsWhatItWas) {
  EXPECT_EQ(through_a_row(true), true);
  EXPECT_EQ(through_a_row(std::numeric_limits<int>::min()), std::numeric_limits<int>::min());
  EXPECT_EQ(through_a_row(std::numeric_limits<std::int64_t>::max()), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(through_a_row(std::string("Ynys Môn")), "Ynys Môn");
  EXPECT_EQ(through_a_row(Blob{{0, 255}}), (Blob{{0, 255}}));
  EXPECT_EQ(through_a_row(base::Date(2024y / 2 / 29)), 2024y / 2 / 29);
  EXPECT_EQ(through_a_row(base::Hundredths{11360}), base::Hundredths{11360});
  EXPECT_EQ(through_a_row(base::Pence{-5}), base::Pence{-5});
  EXPECT_EQ(through_a_row(std::chrono::minutes(105)), 105min);
  EXPECT_EQ(through_a_row(base::Instant(-1us)), base::Instant(-1us));
  const auto evening = base::local_time(2017y / 10 / 29, 20h + 30min);
  EXPECT_EQ(through_a_row(evening), evening);
}

TEST(Value, KeepsAnIdentifierAndItsKind) {
  base::SeededRandom random(7);
  const base::FixedClock clock(base::Instant(1'500'000'000s));
  const auto id = base::Id<ThingTag>::make(clock, random);
  EXPECT_EQ(through_a_row(id), id);
  EXPECT_EQ(through_a_row(id.value), id.value);
}

TEST(Value, MakesNothingOfNull) {
  const std::vector<Value> values{to_value(std::optional<int>()), to_value(std::optional<int>(3))};
  EXPECT_EQ(Row(values).get<std::optional<int>>(0), std::nullopt);
  EXPECT_EQ(Row(values).get<std::optional<int>>(1), 3);
  EXPECT_EQ(Row(values).get<std::optional<std::string>>(0), std::nullopt);
}

TEST(Row, RefusesWhatAColumnIsNot) {
  const std::vector<Value> values{std::int64_t{1} << 40, std::string("2017-02-30"), std::monostate(), std::int64_t{2}};
  const Row row(values);
  EXPECT_THROW((void)row.get<int>(0), base::OurMistake);
  EXPECT_THROW((void)row.get<std::string>(0), base::OurMistake);
  EXPECT_THROW((void)row.get<std::int64_t>(1), base::OurMistake);
  EXPECT_THROW((void)row.get<base::Date>(1), base::OurMistake);
  EXPECT_THROW((void)row.get<base::LocalTime>(1), base::OurMistake);
  EXPECT_THROW((void)row.get<base::Uuid>(1), base::OurMistake);
  EXPECT_THROW((void)row.get<Blob>(1), base::OurMistake);
  EXPECT_THROW((void)row.get<std::string>(2), base::OurMistake);
  EXPECT_THROW((void)row.get<bool>(3), base::OurMistake);
  EXPECT_THROW((void)row.get<std::optional<int>>(4), base::OurMistake);
}

}  // namespace
}  // namespace record
