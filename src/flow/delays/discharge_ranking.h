// Why people who no longer need to stay do, since June 2024: the reasons of one month in order of size, and the five
// families that they make up. A return of its own: never put together with the reasons A to O.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace flow {

/// A reason in a month and in the month before; nothing where it was not reported, or is withheld.
struct ReasonCount {
  std::string cut;  ///< as discharge_reason_cut gives it
  std::optional<double> people;
  std::optional<double> before;
};

struct RankedReason {
  std::string_view family;  ///< "Capacity"
  std::string_view words;   ///< "Equipment and associated training not yet delivered (Pathway 1-3)"
  ReasonCount count;
};

/// People are known where each of its reasons is.
struct ReasonFamily {
  std::string_view name;
  std::optional<double> people;
  std::optional<double> before;
};

struct DischargeRanking {
  std::vector<RankedReason> reasons;   ///< the biggest first, those not known last, alike ones by their words
  std::vector<ReasonFamily> families;  ///< the same; a family of which no reason was given is left out
  std::optional<double> whole;         ///< of all that was given; nothing where one of them is not known
  std::optional<double> whole_before;
};

/// Cuts that are none of the 37 reasons are left out.
[[nodiscard]] DischargeRanking discharge_ranking(std::span<const ReasonCount> counts);

/// Now less before: nothing where either is not known.
[[nodiscard]] std::optional<double> change_of(const std::optional<double>& now, const std::optional<double>& before);

}  // namespace flow
