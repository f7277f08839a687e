// The answer to a question about beds: the number with its causes, and what fewer or more beds and each lever would do.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "flow/beds/bed_comparison.h"
#include "flow/beds/bed_plan.h"
#include "flow/beds/bed_words.h"

namespace flow {

/// Beds in use at the end of a day where nobody is held up.
struct WeekdayBeds {
  double mean = 0;
  std::int64_t nine_of_ten = 0;  ///< beds that nine such days in ten do not exceed
};

struct BedPlanAnswer {
  BedPlan plan;
  RequiredBeds required;
  std::vector<ComparedScenario> compared;  ///< what the others are set beside first
  bool compares_with_now = true;           ///< otherwise with the number required, as the beds now would never suffice
  std::array<WeekdayBeds, 7> week;         ///< Monday first, stays as if exponential
};

/// Refuses what `required_beds` and `too_large_for_page` refuse; the subject is a field of the form.
[[nodiscard]] base::Result<BedPlanAnswer> answer_to(const BedPlan& plan);

[[nodiscard]] ComparedFigure compared_figure(const BedPlanAnswer& answer);
/// A sentence for each scenario.
[[nodiscard]] std::vector<std::string> comparison_sentences(const BedPlanAnswer& answer);

}  // namespace flow
