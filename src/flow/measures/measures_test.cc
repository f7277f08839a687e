#include <algorithm>
#include <numeric>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "flow/measures/amount.h"
#include "flow/measures/figure_series.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/measures/suppression.h"
#include "flow/measures/trajectory.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::DoubleNear;
using testing::ElementsAre;
using testing::Optional;

SeriesPeriod month(int year, unsigned m) {
  return month_period(std::chrono::year(year) / std::chrono::month(m) / 1);
}

const base::Instant kReceived = base::Instant(std::chrono::sys_days(2020y / 1 / 1));

MeasureValue value(std::string_view measure, std::string place, SeriesPeriod period, std::optional<std::int64_t> count,
                   std::string cut = "") {
  MeasureValue out{.measure = std::string(measure), .cut = std::move(cut), .place = std::move(place), .period = period};
  if (count) out.numerator = whole_amount(*count);
  out.received_at = kReceived;
  return out;
}

const Measure& catalogued(std::string_view code) {
  return *find_in_catalogue(code);
}

TEST(Amount, IsReadExactlyAndWrittenAsItWasRead) {
  EXPECT_THAT(parse_amount("1,234,567"), testing::Eq(whole_amount(1'234'567)));
  EXPECT_EQ(amount_text(*parse_amount("0.1") + *parse_amount("0.2")), "0.3");
  EXPECT_EQ(amount_text(*parse_amount("-12.500000")), "-12.5");
  EXPECT_EQ(amount_text(*parse_amount("1.5e3")), "1500");
  EXPECT_EQ(amount_text(*parse_amount("25e-2")), "0.25");
  EXPECT_EQ(amount_text(*parse_amount(".5")), "0.5");
  EXPECT_EQ(amount_text(*parse_amount("1000000000")), "1000000000");
}

TEST(Amount, RefusesWhatIsNoNumberOrCannotBeHeldExactly) {
  for (const auto* text : {"", "-", ".", "1,23", "12,34,567", "1 000", "1.2.3", "NaN", "inf", "0x1", "+1", "1e", "1e99",
                           "0.1234567", "1000000000.000001", "12345678901234567890", "१२"})
    EXPECT_FALSE(parse_amount(text).has_value()) << text;
}

TEST(KnownOn, GivesTheNewestReceivedByThatDayAndForgetsNothingBefore) {
  auto first = value(kDelayedDays, "E06000016", month(2017, 9), 829);
  auto corrected = value(kDelayedDays, "E06000016", month(2017, 9), 841);
  corrected.received_at = kReceived + 240h;
  const std::vector all{corrected, first};
  EXPECT_THAT(known_on(all, kReceived - 1us), testing::IsEmpty());
  EXPECT_EQ(known_on(all, kReceived).at(0).numerator, whole_amount(829));
  EXPECT_EQ(known_on(all, kReceived + 239h).at(0).numerator, whole_amount(829));
  EXPECT_EQ(known_on(all, kReceived + 240h).at(0).numerator, whole_amount(841));
}

TEST(Figure, OfPeopleDelayedIsDaysOverTheDaysOfTheMonth) {
  // England, as the published workbooks print it.
  EXPECT_THAT(figure_of(catalogued(kPeopleDelayed),
                        {.numerator = whole_amount(186'490), .denominator = {}, .days = days_in(month(2017, 2))}),
              Optional(DoubleNear(6'660.36, 0.005)));
  EXPECT_THAT(figure_of(catalogued(kPeopleDelayed),
                        {.numerator = whole_amount(145'876), .denominator = {}, .days = days_in(month(2019, 11))}),
              Optional(DoubleNear(4'862.53, 0.005)));
}

TEST(Figure, IsNotThereWhereItsDenominatorIsMissingOrNought) {
  const Measure& rate = catalogued(kDelaysPerOccupied);
  EXPECT_EQ(figure_of(rate, {.numerator = whole_amount(300), .denominator = {}, .days = 30}), std::nullopt);
  EXPECT_EQ(figure_of(rate, {.numerator = whole_amount(300), .denominator = whole_amount(0), .days = 30}),
            std::nullopt);
  EXPECT_THAT(figure_of(rate, {.numerator = whole_amount(300), .denominator = whole_amount(200), .days = 30}),
              Optional(DoubleNear(5.0, 1e-12)));
}

TEST(Figure, OfSeveralProvidersAddsNumeratorsAndDenominatorsAndNeverAveragesPercentages) {
  const std::vector<Place> places{{"RAA", "A", PlaceKind::Provider, ""}, {"RBB", "B", PlaceKind::Provider, ""}};
  const auto period = month(2018, 1);
  const FigureSource source{
      .numerators = {value(kBreaches, "RAA", period, 10), value(kBreaches, "RBB", period, 400)},
      .denominators = {value(kAttendances, "RAA", period, 1'000), value(kAttendances, "RBB", period, 1'000)}};
  const auto whole = figure_series(catalogued(kFourHours), "", places, source);
  ASSERT_EQ(whole.points.size(), 1U);
  EXPECT_THAT(whole.points[0].figure, Optional(DoubleNear(79.5, 1e-9)));
}

TEST(Figure, OfAPeriodInWhichOnePlaceIsMissingIsMissing) {
  const std::vector<Place> places{{"RAA", "A", PlaceKind::Provider, ""}, {"RBB", "B", PlaceKind::Provider, ""}};
  const FigureSource source{
      .numerators = {value(kAttendances, "RAA", month(2018, 1), 5), value(kAttendances, "RAA", month(2018, 2), 5),
                     value(kAttendances, "RAA", month(2018, 3), 5), value(kAttendances, "RBB", month(2018, 1), 7),
                     value(kAttendances, "RBB", month(2018, 2), std::nullopt),
                     value(kAttendances, "RBB", month(2018, 3), 7)},
      .denominators = {}};
  const auto whole = figure_series(catalogued(kAttendances), "", places, source);
  ASSERT_EQ(whole.points.size(), 3U);
  EXPECT_EQ(whole.points[0].figure, 12);
  EXPECT_EQ(whole.points[1].figure, std::nullopt) << "half a system is not a better one";
  EXPECT_EQ(whole.points[2].figure, 12);
}

TEST(Figure, DoesNotWaitForAPlaceThatHasClosed) {
  const std::vector<Place> places{{"E1", "Old", PlaceKind::Council, ""}, {"E2", "New", PlaceKind::Council, ""}};
  const FigureSource source{
      .numerators = {value(kDelayedDays, "E1", month(2019, 4), 30), value(kDelayedDays, "E2", month(2019, 5), 62)},
      .denominators = {}};
  const auto whole = figure_series(catalogued(kDelayedDays), "", places, source);
  EXPECT_EQ(whole.points.at(0).figure, 30);
  EXPECT_EQ(whole.points.at(1).figure, 62);
}

TEST(Figure, StandsOverTheYearsResidentsUntilTheyAreTooOld) {
  const std::vector<Place> places{{"E1", "One", PlaceKind::Council, ""}};
  const FigureSource source{.numerators = {value(kDelayedDays, "E1", month(2017, 9), 300, "nhs"),
                                           value(kDelayedDays, "E1", month(2019, 9), 300, "nhs")},
                            .denominators = {value(kAdults, "E1", month(2017, 6), 100'000)}};
  const auto rate = figure_series(catalogued(kDelaysPerAdults), "nhs", places, source);
  EXPECT_THAT(rate.points.front().figure, Optional(DoubleNear(10, 1e-9)))
      << "residents have no parts: the whole stands beneath";
  EXPECT_EQ(rate.points.back().figure, std::nullopt) << "27 months on";
}

TEST(Months, AreMadeOfWholeMonthsOfDaysAlone) {
  FigureSeries days{.measure = catalogued(kResidingRemaining), .cut = "", .places = {}, .points = {}};
  for (SeriesPeriod day = day_period(2024y / 1 / 31); day <= day_period(2024y / 2 / 29); day = day + 1)
    days.points.push_back(
        {.period = day, .figure = 10, .parts = {.numerator = whole_amount(10), .denominator = {}, .days = 1}});
  days.points.back().parts.numerator = whole_amount(39);
  const auto months = by_month(days);
  ASSERT_EQ(months.points.size(), 1U);
  EXPECT_EQ(months.points[0].period, month(2024, 2));
  EXPECT_THAT(months.points[0].figure, Optional(DoubleNear(11, 1e-6))) << "a level: the mean over 29 days";
}

TEST(Catalogue, HoldsDefinitionsThatAreWhole) {
  std::set<std::string> codes;
  for (const auto& measure : measure_catalogue()) {
    EXPECT_TRUE(check_measure(measure).has_value()) << measure.code;
    EXPECT_TRUE(codes.insert(measure.code).second) << measure.code;
    for (const auto& other : {measure.formula.numerator, measure.formula.denominator})
      EXPECT_TRUE(other.empty() || find_in_catalogue(other) != nullptr) << measure.code << " needs " << other;
  }
}

TEST(Catalogue, KeepsRatesOverOccupiedAndAvailableBedsApart) {
  EXPECT_NE(catalogued(kDelaysPerOccupied).denominator_kind, catalogued(kDelaysPerAvailable).denominator_kind);
  EXPECT_NE(catalogued(kDelaysPerOccupied).formula.denominator, catalogued(kDelaysPerAvailable).formula.denominator);
}

TEST(Definition, ThatIsHalfMadeIsRefusedWithEveryFieldAtOnce) {
  const auto checked = check_measure({.code = "Bad Code", .aggregation = Aggregation::RatioOfSums});
  ASSERT_FALSE(checked.has_value());
  std::vector<std::string> fields;
  for (const auto& fault : checked.error()) fields.push_back(fault.subject);
  EXPECT_THAT(fields, ElementsAre("code", "name", "owner", "definition", "unit", "source", "denominator_kind"));
}

TEST(Trajectory, RunsStraightBetweenItsPointsAndSaysNothingBeyondThem) {
  const Trajectory path{
      .kind = TrajectoryKind::Linear, .points = {{month(2017, 4), 60}, {month(2017, 10), 30}}, .index = {}};
  EXPECT_EQ(path.at(month(2017, 3)), std::nullopt);
  EXPECT_THAT(path.at(month(2017, 7)), Optional(DoubleNear(45, 1e-12)));
  EXPECT_EQ(path.at(month(2017, 10)), 30);
  EXPECT_EQ(path.at(month(2017, 11)), std::nullopt);
}

TEST(Trajectory, OfATargetHoldsUntilTheNext) {
  const Trajectory target{
      .kind = TrajectoryKind::Target, .points = {{month(2010, 7), 95}, {month(2024, 3), 76}}, .index = {}};
  EXPECT_EQ(target.at(month(2010, 6)), std::nullopt);
  EXPECT_EQ(target.at(month(2024, 2)), 95);
  EXPECT_EQ(target.at(month(2030, 1)), 76);
}

TEST(Trajectory, WithASeasonFollowsTheHistorysMonths) {
  Series history;
  for (int i = 0; i < 24; ++i) history.points.push_back({month(2015, 1) + i, i % 12 == 0 ? 200.0 : 100.0});
  const auto index = seasonal_index(history);
  ASSERT_TRUE(index.has_value());
  EXPECT_NEAR(std::accumulate(index->begin(), index->end(), 0.0), 12, 1e-9);
  const Trajectory path{
      .kind = TrajectoryKind::Seasonal, .points = {{month(2017, 1), 130}, {month(2017, 12), 130}}, .index = *index};
  EXPECT_THAT(path.at(month(2017, 1)), Optional(DoubleNear(240, 1e-9)));
  EXPECT_THAT(path.at(month(2017, 2)), Optional(DoubleNear(120, 1e-9)));
  history.points.pop_back();
  EXPECT_EQ(seasonal_index(history), std::nullopt) << "less than two years";
}

TEST(Rating, IsAmberWithinFivePerCentOnTheWorseSide) {
  EXPECT_EQ(rating_of(95, 95, Improvement::Increase), Rating::Green);
  EXPECT_EQ(rating_of(91, 95, Improvement::Increase), Rating::Amber);
  EXPECT_EQ(rating_of(90, 95, Improvement::Increase), Rating::Red);
  EXPECT_EQ(rating_of(52, 50, Improvement::Decrease), Rating::Amber);
  EXPECT_EQ(rating_of(49, 50, Improvement::Decrease), Rating::Green);
  EXPECT_EQ(rating_of(49, 50, Improvement::Neutral), std::nullopt);
}

TEST(RequiredChange, SetsWhatEachMonthMustBringBesideWhatItBrought) {
  Series series;
  for (int i = 0; i <= 12; ++i) series.points.push_back({month(2016, 9) + i, 100.0 - i});
  const auto change = required_change(series, 58, month(2018, 3));
  ASSERT_TRUE(change.has_value());
  EXPECT_EQ(change->periods_left, 6);
  EXPECT_NEAR(change->each_period, -5, 1e-12);
  EXPECT_NEAR(change->observed, -1, 1e-12);
  EXPECT_EQ(required_change(series, 58, month(2017, 9)), std::nullopt) << "no time is left";
}

constexpr SuppressionRule kBelowFive{.below = 5};

TEST(Suppression, WithholdsASecondCellSoThatTotalsDoNotGiveTheFirstAway) {
  const auto out = suppress({{{3, 10, 20}, {30, 40, 50}, {60, 70, 80}}}, kBelowFive);
  EXPECT_EQ(out.cells[0][0], Shown::Small);
  EXPECT_EQ(out.cells[0][1], Shown::Secondary) << "the row's smallest";
  EXPECT_EQ(out.cells[1][0], Shown::Secondary) << "the column's smallest";
  EXPECT_EQ(out.cells[1][1], Shown::Secondary) << "which closes the square";
  EXPECT_EQ(out.total, Shown::AsItIs);
}

TEST(Suppression, ShowsNoughtAndLeavesATableOfLargeNumbersAsItIs) {
  const auto out = suppress({{{0, 10}, {5, 0}}}, kBelowFive);
  for (const auto& row : out.cells) EXPECT_THAT(row, testing::Each(Shown::AsItIs));
}

/// Whether simple sums over what is shown fix a withheld inner cell: any line with one unknown.
bool gives_away(const CountTable& table, SuppressedTable shown) {
  const std::size_t rows = table.rows.size(), columns = table.rows[0].size();
  const auto hidden = [&](std::size_t r, std::size_t c) {
    if (r == rows && c == columns) return shown.total != Shown::AsItIs;
    if (r == rows) return shown.column_totals[c] != Shown::AsItIs;
    if (c == columns) return shown.row_totals[r] != Shown::AsItIs;
    return shown.cells[r][c] != Shown::AsItIs;
  };
  for (std::size_t r = 0; r <= rows; ++r) {
    int unknown = 0;
    for (std::size_t c = 0; c <= columns; ++c) unknown += hidden(r, c) ? 1 : 0;
    if (unknown == 1) return true;
  }
  for (std::size_t c = 0; c <= columns; ++c) {
    int unknown = 0;
    for (std::size_t r = 0; r <= rows; ++r) unknown += hidden(r, c) ? 1 : 0;
    if (unknown == 1) return true;
  }
  return false;
}

TEST(Suppression, OfRandomTablesLeavesNoLineWithOneUnknownAndNoSmallNumberShown) {
  base::SeededRandom random(7);
  for (int round = 0; round < 5'000; ++round) {
    const std::size_t rows = 2 + random.below(5), columns = 2 + random.below(5);
    CountTable table;
    for (std::size_t r = 0; r < rows; ++r) {
      table.rows.emplace_back();
      for (std::size_t c = 0; c < columns; ++c)
        table.rows.back().push_back(
            static_cast<std::int64_t>(random.below(3) == 0 ? random.below(6) : random.below(60)));
    }
    const auto out = suppress(table, kBelowFive);
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c)
        EXPECT_TRUE(table.rows[r][c] == 0 || table.rows[r][c] >= 5 || out.cells[r][c] != Shown::AsItIs);
    std::size_t above_nought = 0;
    for (const auto& row : table.rows)
      above_nought += static_cast<std::size_t>(std::ranges::count_if(row, [](auto n) { return n > 0; }));
    EXPECT_FALSE(above_nought > rows + columns && gives_away(table, out)) << "round " << round;
  }
}

TEST(FigureText, RoundsRatesToOnePlaceAndKeepsCountsWhole) {
  EXPECT_EQ(figure_text(catalogued(kPeopleDelayed), 27.6333), "27.6");
  EXPECT_EQ(figure_text(catalogued(kFourHours), 84.25), "84.3%");
  EXPECT_EQ(figure_text(catalogued(kAttendances), 12'345), "12,345");
  EXPECT_EQ(figure_text(catalogued(kPeopleDelayed), -0.04), "0.0");
}

}  // namespace
}  // namespace flow
