// Targets and trajectories in the record, as dated rows with who set them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/uuid.h"
#include "flow/measures/trajectory.h"
#include "record/database.h"

namespace flow {

/// A target or a trajectory, for a place or (empty) for all.
struct KeptTrajectory {
  base::Uuid id;
  std::string measure;
  std::string cut;
  std::string place;
  std::string name;    ///< "England's mandate 2017/18"
  std::string source;  ///< who set it, where it is written
  Trajectory trajectory;
  std::string recorded_by;
  base::Instant recorded_at;
};
void keep_trajectory(record::Transaction& transaction, const KeptTrajectory& trajectory);
/// Those recorded by `known_at`: of the place before those for all, the newest first.
[[nodiscard]] std::vector<KeptTrajectory> trajectories(record::Reader& reader, std::string_view measure,
                                                       std::string_view cut, std::string_view place,
                                                       base::Instant known_at);

}  // namespace flow
