#include "safe_working/fines/fine_rates.h"

#include <cstdlib>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace safe_working {
namespace {

base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}

std::string pounds(base::Pence amount) {
  const auto pence = std::to_string(amount.value % 100);
  return std::to_string(amount.value / 100) + "." + (pence.size() == 1 ? "0" : "") + pence;
}
std::string as_printed(const FineAmounts& amounts) {
  return pounds(amounts.total) + " / " + pounds(amounts.doctor) + " / " + pounds(amounts.guardian);
}

// The circulars' tables, copied as text, so that a slip of the finger in the rows is seen.
struct PrintedRow {
  std::string_view from, to;
  std::string_view points[5];
};
constexpr PrintedRow kBasic[] = {
    {"2017-04-01",
     "2018-09-30",
     {"51.05 / 23.37 / 27.69", "59.09 / 27.05 / 32.04", "69.94 / 32.00 / 37.94", "88.62 / 40.57 / 48.06", ""}},
    {"2018-10-01",
     "2019-03-31",
     {"52.07 / 23.83 / 28.24", "60.27 / 27.59 / 32.68", "71.34 / 32.64 / 38.70", "90.39 / 41.38 / 49.02", ""}},
    {"2019-04-01",
     "2019-08-22",
     {"53.11 / 23.83 / 29.28", "61.47 / 27.59 / 33.88", "72.76 / 32.64 / 40.12", "92.20 / 41.38 / 50.82", ""}},
    {"2019-08-23",
     "2021-03-31",
     {"63.56 / 23.83 / 39.73", "73.56 / 27.59 / 45.97", "87.04 / 32.64 / 54.40", "110.32 / 41.38 / 68.94", ""}},
    {"2021-04-01",
     "2022-03-31",
     {"63.56 / 23.83 / 39.73", "73.56 / 27.59 / 45.97", "87.04 / 32.64 / 54.40", "110.32 / 41.38 / 68.94",
      "117.08 / 43.91 / 73.17"}},
    {"2022-04-01",
     "2030-01-01",
     {"63.56 / 23.83 / 39.73", "73.56 / 27.59 / 45.97", "87.04 / 32.64 / 54.40", "110.32 / 41.38 / 68.94",
      "126.52 / 47.45 / 79.07"}},
};
constexpr PrintedRow kEnhanced[] = {
    {"2017-04-01",
     "2018-09-30",
     {"69.94 / 32.00 / 37.94", "80.95 / 37.05 / 43.90", "95.80 / 43.84 / 51.97", "121.42 / 55.57 / 65.86", ""}},
    {"2018-10-01",
     "2019-03-31",
     {"71.34 / 32.64 / 38.70", "82.57 / 37.79 / 44.78", "97.72 / 44.72 / 53.01", "123.85 / 56.68 / 67.17", ""}},
    {"2019-04-01",
     "2019-08-22",
     {"72.76 / 32.64 / 40.12", "84.21 / 37.79 / 46.42", "99.68 / 44.72 / 54.96", "126.32 / 56.68 / 69.64", ""}},
    {"2019-08-23",
     "2021-03-31",
     {"87.08 / 32.64 / 54.44", "100.78 / 37.79 / 62.99", "119.25 / 44.72 / 74.53", "151.14 / 56.68 / 94.46", ""}},
    {"2021-04-01",
     "2022-03-31",
     {"87.08 / 32.64 / 54.44", "100.78 / 37.79 / 62.99", "119.25 / 44.72 / 74.53", "151.14 / 56.68 / 94.46",
      "160.40 / 60.15 / 100.25"}},
    {"2022-04-01",
     "2030-01-01",
     {"87.08 / 32.64 / 54.44", "100.78 / 37.79 / 62.99", "119.25 / 44.72 / 74.53", "151.14 / 56.68 / 94.46",
      "173.34 / 65.01 / 108.33"}},
};

void expect_as_printed(RateBand band, std::span<const PrintedRow> rows) {
  for (const PrintedRow& row : rows) {
    for (const NodalPoint point : kNodalPoints) {
      const std::string_view printed = row.points[static_cast<std::size_t>(point)];
      for (const std::string_view date : {row.from, row.to}) {
        const auto found = hourly_fine(band, point, day(date));
        EXPECT_EQ(found ? as_printed(found->amounts) : "", printed) << nodal_point_code(point) << " on " << date;
      }
    }
  }
}

TEST(HourlyFine, IsAsPrintedOnTheFirstAndTheLastDayOfEachLine) {
  expect_as_printed(RateBand::Basic, kBasic);
  expect_as_printed(RateBand::Enhanced, kEnhanced);
}

TEST(HourlyFine, CitesTheCircularOfItsDay) {
  EXPECT_EQ(hourly_fine(RateBand::Enhanced, NodalPoint::Np2, day("2017-11-15"))->source.document,
            "Pay and Conditions Circular (M&D) 1/2017");
  EXPECT_EQ(hourly_fine(RateBand::Basic, NodalPoint::Np1, day("2022-06-15"))->source.document,
            "Pay and Conditions Circular (M&D) 1/2022");
  EXPECT_EQ(hourly_fine(RateBand::Basic, NodalPoint::Np1, day("2022-06-15"))->from, day("2022-04-01"));
}

TEST(HourlyFine, IsRefusedBeforeTheFirstCircular) {
  for (const RateBand band : kRateBands) {
    const auto refused = hourly_fine(band, NodalPoint::Np1, day("2017-03-31"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message,
              "No printed fine was found for NP1 before 1 April 2017, so a fine on 31 March 2017 cannot be priced. "
              "Check the date, or ask NHS Employers for the amounts of that time.");
  }
}

TEST(HourlyFine, OfNodalPointFiveIsRefusedBeforeItsFirstAmounts) {
  const auto refused = hourly_fine(RateBand::Basic, NodalPoint::Np5, day("2021-03-31"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "No printed fine was found for NP5 before 1 April 2021, so a fine on 31 March 2021 cannot be priced. "
            "Check the date and the nodal point.");
  EXPECT_TRUE(hourly_fine(RateBand::Basic, NodalPoint::Np5, day("2021-04-01")));
}

TEST(PrintedFines, StandInOrderCiteAndNeverOverlap) {
  std::set<std::pair<RateBand, base::Date>> seen;
  const PrintedFines* before = nullptr;
  for (const PrintedFines& line : printed_fines()) {
    EXPECT_TRUE(line.from.ok());
    EXPECT_TRUE(seen.insert({line.band, line.from}).second) << "two lines for one day";
    if (before != nullptr && before->band == line.band) {
      EXPECT_LT(before->from, line.from);
    }
    EXPECT_FALSE(line.source.document.empty());
    EXPECT_NE(line.source.provision.find(base::long_date(line.from)), std::string_view::npos) << line.source.provision;
    EXPECT_EQ(line.source.grade, Evidence::A);
    before = &line;
  }
  EXPECT_EQ(seen.size(), std::size(kBasic) + std::size(kEnhanced));
}

TEST(PrintedFines, NeverLoseANodalPointOnceItHasBeenPrinted) {
  std::map<std::pair<RateBand, NodalPoint>, bool> printed;
  for (const PrintedFines& line : printed_fines()) {
    for (const NodalPoint point : kNodalPoints) {
      const bool is_printed = line.by_point[static_cast<std::size_t>(point)].has_value();
      bool& was_printed = printed[{line.band, point}];
      EXPECT_TRUE(is_printed || !was_printed) << nodal_point_code(point) << " from " << base::iso(line.from);
      was_printed = is_printed;
    }
  }
}

TEST(PrintedFines, HavePartsThatAreAPennyOffTheTotalInSixPlaces) {
  int off = 0;
  for (const PrintedFines& line : printed_fines()) {
    for (const auto& amounts : line.by_point) {
      if (!amounts) continue;
      const auto difference = amounts->parts_less_total().value;
      EXPECT_LE(std::abs(difference), 1) << base::iso(line.from);
      if (difference == 0) continue;
      ++off;
      EXPECT_LT(line.from, day("2019-04-01"));
    }
  }
  EXPECT_EQ(off, 6);
}

TEST(PrintedFines, CostMoreAtNightAndHigherUp) {
  for (const PrintedFines& line : printed_fines()) {
    for (std::size_t i = 1; i < line.by_point.size(); ++i) {
      if (line.by_point[i]) {
        EXPECT_LT(line.by_point[i - 1]->total, line.by_point[i]->total);
      }
    }
    if (line.band != RateBand::Enhanced) continue;
    for (const NodalPoint point : kNodalPoints) {
      const auto& at_night = line.by_point[static_cast<std::size_t>(point)];
      if (at_night) {
        EXPECT_GT(at_night->total, hourly_fine(RateBand::Basic, point, line.from)->amounts.total);
      }
    }
  }
}

TEST(NodalPoint, IsReadFromItsCodeOrAGradeThatHasOnlyOne) {
  for (const NodalPoint point : kNodalPoints) EXPECT_EQ(parse_nodal_point(nodal_point_code(point)), point);
  EXPECT_EQ(parse_nodal_point(" np2 "), NodalPoint::Np2);
  EXPECT_EQ(parse_nodal_point("FY1"), NodalPoint::Np1);
  EXPECT_EQ(parse_nodal_point("ST2"), NodalPoint::Np3);
  EXPECT_EQ(parse_nodal_point("ct3"), NodalPoint::Np4);
}

TEST(NodalPoint, OfAGradeThatChangedPointIsAskedFor) {
  const auto refused = parse_nodal_point("ST7", "--grade");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().subject, "--grade");
  EXPECT_NE(refused.error().message.find("since October 2020"), std::string::npos);
  for (const std::string_view wrong : {"NP6", "NP", "", "consultant", "TG-CT"})
    EXPECT_FALSE(parse_nodal_point(wrong)) << wrong;
}

}  // namespace
}  // namespace safe_working
