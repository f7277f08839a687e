// Which of several targets a chart's icon judges: chosen by a person, with the reason. Every choice is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/uuid.h"
#include "record/database.h"

namespace flow {

struct TargetChoice {
  base::Uuid id;
  std::string measure;
  std::string cut;
  std::string place;                 ///< as the chart was asked for: a place's code, or a system's
  std::optional<base::Uuid> target;  ///< a kept trajectory; nothing: the newest that holds, as where nothing was chosen
  std::string reason;
  std::string by;  ///< a role or initials, as shown
  std::string by_person;
  base::Instant chosen_at;
};
/// REQUIRES: the target, where there is one, is kept.
void keep_target_choice(record::Transaction& transaction, const TargetChoice& choice);
/// The newest by `known_at`.
[[nodiscard]] std::optional<TargetChoice> target_choice(record::Reader& reader, std::string_view measure,
                                                        std::string_view cut, std::string_view place,
                                                        base::Instant known_at);

}  // namespace flow
