#include "safe_working/fines/fine_rates.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace safe_working {
namespace {

using std::chrono::April;
using std::chrono::August;
using std::chrono::October;
using std::chrono::year;
using enum RateBand;

/// Total, doctor, guardian in pence, as printed.
constexpr FineAmounts fine(std::int64_t total, std::int64_t doctor, std::int64_t guardian) {
  return {{total}, {doctor}, {guardian}};
}

constexpr Source circular(std::string_view document, std::string_view provision) {
  return {document, provision, Evidence::A};
}
constexpr Source k2017 = circular("Pay and Conditions Circular (M&D) 1/2017",
                                  "guardian fines; from 1 April 2017, its pay year, published 27 March 2017");
constexpr Source k2018 = circular("Pay and Conditions Circular (M&D) 3/2018", "guardian fines from 1 October 2018");
constexpr Source k2019 = circular("Pay and Conditions Circular (M&D) 2/2019 R2", "guardian fines from 1 April 2019");
constexpr Source k2019Refresh =
    circular("Pay and Conditions Circulars (M&D) 2/2019 R2 and 1/2020", "guardian fines from 23 August 2019");
constexpr Source k2021 = circular("Pay and Conditions Circular (M&D) 1/2021", "guardian fines from 1 April 2021");
constexpr Source k2022 =
    circular("Pay and Conditions Circular (M&D) 1/2022", "guardian fines from 1 April 2022, frozen since");

constexpr std::optional<FineAmounts> kNotPrinted = std::nullopt;

// Amend by adding rows; a released row is not edited, so that an old fine keeps its price.
constexpr std::array kPrintedFines = {
    PrintedFines{
        year(2017) / April / 1,
        Basic,
        {fine(5105, 2337, 2769), fine(5909, 2705, 3204), fine(6994, 3200, 3794), fine(8862, 4057, 4806), kNotPrinted},
        k2017},
    PrintedFines{
        year(2018) / October / 1,
        Basic,
        {fine(5207, 2383, 2824), fine(6027, 2759, 3268), fine(7134, 3264, 3870), fine(9039, 4138, 4902), kNotPrinted},
        k2018},
    PrintedFines{
        year(2019) / April / 1,
        Basic,
        {fine(5311, 2383, 2928), fine(6147, 2759, 3388), fine(7276, 3264, 4012), fine(9220, 4138, 5082), kNotPrinted},
        k2019},
    PrintedFines{
        year(2019) / August / 23,
        Basic,
        {fine(6356, 2383, 3973), fine(7356, 2759, 4597), fine(8704, 3264, 5440), fine(11032, 4138, 6894), kNotPrinted},
        k2019Refresh},
    PrintedFines{year(2021) / April / 1,
                 Basic,
                 {fine(6356, 2383, 3973), fine(7356, 2759, 4597), fine(8704, 3264, 5440), fine(11032, 4138, 6894),
                  fine(11708, 4391, 7317)},
                 k2021},
    PrintedFines{year(2022) / April / 1,
                 Basic,
                 {fine(6356, 2383, 3973), fine(7356, 2759, 4597), fine(8704, 3264, 5440), fine(11032, 4138, 6894),
                  fine(12652, 4745, 7907)},
                 k2022},
    PrintedFines{
        year(2017) / April / 1,
        Enhanced,
        {fine(6994, 3200, 3794), fine(8095, 3705, 4390), fine(9580, 4384, 5197), fine(12142, 5557, 6586), kNotPrinted},
        k2017},
    PrintedFines{
        year(2018) / October / 1,
        Enhanced,
        {fine(7134, 3264, 3870), fine(8257, 3779, 4478), fine(9772, 4472, 5301), fine(12385, 5668, 6717), kNotPrinted},
        k2018},
    PrintedFines{
        year(2019) / April / 1,
        Enhanced,
        {fine(7276, 3264, 4012), fine(8421, 3779, 4642), fine(9968, 4472, 5496), fine(12632, 5668, 6964), kNotPrinted},
        k2019},
    PrintedFines{year(2019) / August / 23,
                 Enhanced,
                 {fine(8708, 3264, 5444), fine(10078, 3779, 6299), fine(11925, 4472, 7453), fine(15114, 5668, 9446),
                  kNotPrinted},
                 k2019Refresh},
    PrintedFines{year(2021) / April / 1,
                 Enhanced,
                 {fine(8708, 3264, 5444), fine(10078, 3779, 6299), fine(11925, 4472, 7453), fine(15114, 5668, 9446),
                  fine(16040, 6015, 10025)},
                 k2021},
    PrintedFines{year(2022) / April / 1,
                 Enhanced,
                 {fine(8708, 3264, 5444), fine(10078, 3779, 6299), fine(11925, 4472, 7453), fine(15114, 5668, 9446),
                  fine(17334, 6501, 10833)},
                 k2022},
};

// NP1 is foundation year 1, and so on (circulars). Dental specialty training starts at NP4, whatever its year is
// called.
constexpr std::array<std::pair<std::string_view, NodalPoint>, 10> kGradesOfOnePoint = {{
    {"FY1", NodalPoint::Np1},
    {"FY2", NodalPoint::Np2},
    {"CT1", NodalPoint::Np3},
    {"CT2", NodalPoint::Np3},
    {"ST1", NodalPoint::Np3},
    {"ST2", NodalPoint::Np3},
    {"CT3", NodalPoint::Np4},
    {"ST3", NodalPoint::Np4},
    {"ST4", NodalPoint::Np4},
    {"ST5", NodalPoint::Np4},
}};
constexpr std::array<std::string_view, 3> kGradesOfFiveSince2020 = {"ST6", "ST7", "ST8"};

std::size_t column(NodalPoint point) {
  return static_cast<std::size_t>(point);
}

/// The band's line in force on this day; nothing before the first.
const PrintedFines* line_on(RateBand band, base::Date date) {
  const PrintedFines* found = nullptr;
  for (const PrintedFines& line : kPrintedFines) {
    if (line.band == band && line.from <= date) found = &line;
  }
  return found;
}

/// The first day on which anything is printed for this point.
base::Date first_printed(RateBand band, NodalPoint point) {
  const auto* const found = std::ranges::find_if(kPrintedFines, [&](const PrintedFines& line) {
    return line.band == band && line.by_point[column(point)].has_value();
  });
  base::check(found != kPrintedFines.end(), "every nodal point is printed at some time");
  return found->from;
}

}  // namespace

std::string_view nodal_point_code(NodalPoint point) {
  constexpr std::array<std::string_view, std::size(kNodalPoints)> kCodes = {"NP1", "NP2", "NP3", "NP4", "NP5"};
  return kCodes[column(point)];
}

base::Result<NodalPoint> parse_nodal_point(std::string_view text, std::string subject) {
  const std::string typed = base::upper(base::trimmed(text));
  for (const NodalPoint point : kNodalPoints) {
    if (nodal_point_code(point) == typed) return point;
  }
  for (const auto& [grade, point] : kGradesOfOnePoint) {
    if (grade == typed) return point;
  }
  if (std::ranges::find(kGradesOfFiveSince2020, typed) != kGradesOfFiveSince2020.end())
    return base::invalid(std::move(subject),
                         "Enter the nodal point that the doctor was paid at: this grade has been at NP5 since "
                         "October 2020 only.");
  return base::invalid(std::move(subject),
                       "Enter the nodal point, NP1 to NP5, or a training grade from FY1 to ST5: NP1 is FY1, NP2 is "
                       "FY2, NP3 is CT1, CT2, ST1 and ST2, NP4 is CT3 and ST3 to ST5.");
}

std::string_view rate_band_code(RateBand band) {
  return band == Basic ? "basic" : "enhanced";
}

std::span<const PrintedFines> printed_fines() {
  return kPrintedFines;
}

base::Result<HourlyFine> hourly_fine(RateBand band, NodalPoint point, base::Date date) {
  const PrintedFines* const line = line_on(band, date);
  if (line != nullptr && line->by_point[column(point)])
    return HourlyFine{*line->by_point[column(point)], line->from, line->source};
  return base::not_found(
      fmt::format("No printed fine was found for {} before {}, so a fine on {} cannot be priced. Check the date{}.",
                  nodal_point_code(point), base::long_date(first_printed(band, point)), base::long_date(date),
                  line == nullptr ? ", or ask NHS Employers for the amounts of that time" : " and the nodal point"));
}

}  // namespace safe_working
