// One made-up exception report from its shift to its end, played by the real rules: what the rules refuse cannot be in
// the demonstration.
#pragma once

#include <optional>

#include "base/random.h"
#include "people/person.h"
#include "safe_working/exception_reports/exception_report_store.h"

namespace app {

/// Who acts in the stories of one organisation.
struct StoryCast {
  people::PersonId medical_hr;
  people::PersonId medical_education;
  people::PersonId guardian;
};

enum class StoryEnd {
  Waiting,       ///< submitted, nothing done yet
  Opened,        ///< the supervisor has opened it (before the reform)
  Questioned,    ///< the reviewer asked for detail (reform)
  Proposed,      ///< answered, the doctor has not said what she thinks
  WithGuardian,  ///< the doctor did not agree
  Closed,        ///< with `outcome`
};

struct StoryPlan {
  const people::Post* post = nullptr;
  base::Instant submitted;
  bool is_education = false;
  StoryEnd end = StoryEnd::Closed;
  safe_working::Outcome outcome = safe_working::Outcome::TimeOff;  ///< of a closed one
  base::Instant latest;                                            ///< nothing in the story happens after this
  std::optional<base::Date> reform_date;
};

[[nodiscard]] safe_working::ReportHistory tell(const StoryPlan& plan, const StoryCast& cast, base::Random& random);

}  // namespace app
