// What the four-hour standard has asked for, as dated facts, each with where it is written and how sure that is.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "flow/measures/trajectory.h"

namespace flow {

/// A read at the source, B a quoted copy, C not verified. A fact of grade C is shown and never applied by itself.
enum class Certainty { Read, Quoted, Unverified };
[[nodiscard]] std::string_view code_of(Certainty certainty);   ///< "B"
[[nodiscard]] std::string_view words_of(Certainty certainty);  ///< "quoted from a published copy"

struct TargetFact {
  double percent = 0;
  base::Date from;            ///< the first day of the month from which, or by which, it holds
  bool is_milestone = false;  ///< to be reached by that month, rather than in force from it
  std::string_view words;
  std::string_view source;
  Certainty certainty = Certainty::Unverified;
};

/// In order of their dates. Amended by adding a row.
[[nodiscard]] std::span<const TargetFact> four_hour_facts();

/// Those that may be applied, as a target from month to month.
[[nodiscard]] Trajectory usual_four_hour_target();

}  // namespace flow
