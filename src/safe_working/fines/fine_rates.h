// The guardian's fines as the pay circulars print them, by day, nodal point and band. Three numbers a row, never a
// formula: no formula gives the printed pennies, and in some rows of 2017 and 2018 the two parts are not the total.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/number.h"
#include "base/result.h"
#include "safe_working/contract_rules/source.h"

namespace safe_working {

/// A fine, or what one hour of it costs: the whole, and what the doctor and the guardian's fund get of it.
struct FineAmounts {
  base::Pence total;
  base::Pence doctor;
  base::Pence guardian;
  /// How far doctor and guardian together are from the total: 0, or a penny or more as printed or rounded.
  [[nodiscard]] constexpr base::Pence parts_less_total() const { return {doctor.value + guardian.value - total.value}; }
  friend constexpr bool operator==(const FineAmounts&, const FineAmounts&) = default;
};

/// The pay point of a doctor in training.
enum class NodalPoint { Np1, Np2, Np3, Np4, Np5 };
inline constexpr NodalPoint kNodalPoints[] = {NodalPoint::Np1, NodalPoint::Np2, NodalPoint::Np3, NodalPoint::Np4,
                                              NodalPoint::Np5};
[[nodiscard]] std::string_view nodal_point_code(NodalPoint point);  ///< NP1 to NP5
/// Reads NP1 to NP5, or a training grade that the circulars put at one point: FY1, FY2, CT1 to CT3, ST1 to ST5. Others
/// are refused with what to enter: ST6 to ST8 are at NP5 since October 2020 only.
[[nodiscard]] base::Result<NodalPoint> parse_nodal_point(std::string_view text, std::string subject = "");

/// Whether an hour is fined at the basic rate or, at night, at the enhanced one.
enum class RateBand { Basic, Enhanced };
inline constexpr RateBand kRateBands[] = {RateBand::Basic, RateBand::Enhanced};
[[nodiscard]] std::string_view rate_band_code(RateBand band);  ///< "basic", "enhanced"

/// One line of a circular: what an hour costs at each nodal point from this day, until the band's next line.
struct PrintedFines {
  base::Date from;
  RateBand band;
  std::array<std::optional<FineAmounts>, std::size(kNodalPoints)> by_point;  ///< none where nothing is printed
  Source source;
};
/// By band, then by day, oldest first.
[[nodiscard]] std::span<const PrintedFines> printed_fines();

struct HourlyFine {
  FineAmounts amounts;
  base::Date from;
  Source source;
};
/// What an hour of breach on this day costs. Refuses, with the reason, where nothing is printed.
[[nodiscard]] base::Result<HourlyFine> hourly_fine(RateBand band, NodalPoint point, base::Date date);

}  // namespace safe_working
