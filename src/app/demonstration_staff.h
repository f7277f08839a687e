// The people of the demonstration: invented doctors in post, supervisors, and one person for each role.
#pragma once

#include <vector>

#include "app/demonstration_story.h"
#include "base/clock.h"
#include "base/random.h"
#include "people/organisation.h"
#include "people/person.h"
#include "record/database.h"
#include "safe_working/establishment/establishment.h"

namespace app {

struct DemonstrationStaff {
  people::Organisation trust;
  std::vector<people::Directorate> directorates;
  std::vector<people::Post> posts_2017;
  std::vector<people::Post> posts_now;
  StoryCast cast;
  people::Post doctor_2017;  ///< of the persona who reports in autumn 2017
  people::Post doctor_now;   ///< of the persona who reports today
  std::int64_t people = 0;
};

/// The trust of paper P1 with its directorates, and its establishment of November 2017 as P1 printed it.
[[nodiscard]] safe_working::Establishment p1_establishment(const std::vector<people::Directorate>& directorates);

/// Writes organisations, people, posts, roles and personas.
[[nodiscard]] DemonstrationStaff add_staff(record::Transaction& transaction, base::Instant now, base::Random& random);

}  // namespace app
