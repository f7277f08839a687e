// Rules and attendances made up from a seed, for the quorum engine and its twin.
#pragma once

#include <cstddef>

#include "base/random.h"
#include "governance/committees/quorum_rule.h"

namespace slow {

struct QuorumWorld {
  governance::QuorumTerms terms;
  governance::QuorumAttendance attendance;
};

/// At most `most_seats` seats and `most_people` people; rules at most three deep.
[[nodiscard]] QuorumWorld random_quorum_world(base::Random& random, std::size_t most_seats, std::size_t most_people);

/// Rule and attendance as files that `sightline quorum` reads, for a failure's message.
[[nodiscard]] std::string as_files(const QuorumWorld& world);

}  // namespace slow
