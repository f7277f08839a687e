// Interests declared at a meeting as it happened, which are not on the register yet.
#pragma once

#include <string>
#include <vector>

#include "governance/interests/interest_store.h"

namespace governance {

struct MeetingDeclaration {
  std::string entry;      ///< of the meeting
  std::string committee;  ///< its name
  base::Date meeting;     ///< its day
  std::string text;       ///< as it was set down
  base::Date put_on_by;   ///< the last day on which it is put on the register in time
};

/// The person's, of meetings of the last twelve months; the oldest first. Those struck since, and those put on the
/// register (put_on_register), are left out.
[[nodiscard]] std::vector<MeetingDeclaration> declarations_off_register(record::Reader& reader, std::string_view person,
                                                                        Regime regime, base::Date today);

}  // namespace governance
