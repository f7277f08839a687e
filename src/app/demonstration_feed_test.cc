#include "app/demonstration_feed.h"

#include <gmock/gmock.h>

#include "app/demonstration.h"
#include "app/schema.h"
#include "base/csv.h"
#include "base/london_time.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/measures/measure_import_store.h"
#include "flow/measures/measure_store.h"
#include "record/testing/fresh_database.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::Ge;
using testing::HasSubstr;
using testing::Le;

constexpr FeedLevel kLevel{.attendances = 600, .over_share = 0.2};
constexpr base::Period kYear{2025y / 1 / 6, 2026y / 1 / 4};  // 52 whole weeks

std::string feed(std::uint64_t seed) {
  base::SeededRandom random(seed);
  return invented_daily_feed("RWE", kLevel, kYear, random);
}

double mean_on(const base::CsvTable& table, std::chrono::weekday weekday) {
  double sum = 0;
  double days = 0;
  for (const auto& row : table.rows)
    if (base::weekday_of(*base::parse_iso_date(row.fields[0], "")) == weekday) {
      sum += std::stod(row.fields[2]);
      ++days;
    }
  return sum / days;
}

TEST(InventedDailyFeed, SaysInEachRowThatItIsInvented) {
  const auto table = base::read_csv(feed(1));
  ASSERT_TRUE(table.has_value());
  ASSERT_EQ(table->rows.size(), 364U);
  for (const auto& row : table->rows) EXPECT_EQ(row.fields[4], "INVENTED for demonstration");
}

TEST(InventedDailyFeed, HasBusierMondaysAroundTheLevelAndNobodyWhoDidNotAttend) {
  const auto table = base::read_csv(feed(1));
  ASSERT_TRUE(table.has_value());
  EXPECT_THAT(mean_on(*table, std::chrono::Monday), AllOf(Ge(640.0), Le(700.0)));
  EXPECT_LT(mean_on(*table, std::chrono::Saturday), 590.0);
  for (const auto& row : table->rows) EXPECT_LT(std::stoi(row.fields[3]), std::stoi(row.fields[2]));
}

TEST(InventedDailyFeed, IsTheSameFromTheSameSeedAlone) {
  EXPECT_EQ(feed(1), feed(1));
  EXPECT_NE(feed(1), feed(2));
}

class DemonstrationFigures : public record::EachEngine {
 protected:
  record::FreshDatabase loaded() {
    auto database = fresh_database(schema());
    EXPECT_TRUE(load_demonstration(*database, clock_).has_value());
    return database;
  }
  base::FixedClock clock_{base::start_of_day(2026y / 11 / 18) + 22h};
};
SIGHTLINE_ON_EACH_ENGINE(DemonstrationFigures);

TEST_P(DemonstrationFigures, EndTheDailyFeedTheDayBeforeAndMarkItAsInvented) {
  auto database = loaded();
  database->read([&](record::Reader& reader) {
    const auto days = flow::figures(
        reader,
        {.measure = std::string(flow::kDailyAttendances), .cut = "", .places = {"RWE"}, .known_at = clock_.now()});
    ASSERT_EQ(days.points.size(), 728U);
    EXPECT_EQ(days.points.back().period, flow::day_period(2026y / 11 / 17));
    for (const auto measure : {flow::kDailyAttendances, flow::kDailyBreaches, flow::kDailyFourHours}) {
      const auto mark = flow::quality_of(reader, measure, "RWE", days.points.front().period, clock_.now());
      ASSERT_TRUE(mark.has_value());
      EXPECT_EQ(mark->grade, flow::QualityGrade::Poor);
      EXPECT_THAT(mark->words, HasSubstr("INVENTED"));
    }
  });
}

TEST_P(DemonstrationFigures, MarkEachRateOverAnInventedNumber) {
  auto database = loaded();
  database->read([&](record::Reader& reader) {
    const auto month = flow::month_period(2019y / 12 / 1);
    for (const auto measure : {flow::kDelaysPerAdults, flow::kDelaysPerOccupied})
      for (const std::string place : {"LLR", "E06000016", "E10000018", "E06000017"}) {
        const auto mark = flow::quality_of(reader, measure, place, month, clock_.now());
        ASSERT_TRUE(mark.has_value()) << measure << place;
        EXPECT_THAT(mark->words, HasSubstr("INVENTED"));
      }
    const auto councils = flow::figures(reader, {.measure = std::string(flow::kDelaysPerAdults),
                                                 .cut = "",
                                                 .places = {"E06000016", "E10000018", "E06000017"},
                                                 .known_at = clock_.now()});
    // December 2019: 374 + 1,393 + 65 days over 31, for 850,000 adults.
    ASSERT_NE(flow::latest_of(councils), nullptr);
    EXPECT_NEAR(*flow::latest_of(councils)->figure, 1832.0 / 31 / 8.5, 1e-9);
  });
}

TEST_P(DemonstrationFigures, NameInventedFilesAsTheyAre) {
  auto database = loaded();
  const auto imports = database->read([](record::Reader& reader) { return flow::figures_imports(reader, 20); });
  int invented = 0;
  for (const auto& one : imports) invented += one.file_name.starts_with("invented-") ? 1 : 0;
  EXPECT_EQ(invented, 4);
}

}  // namespace
}  // namespace app
