// Times as they are typed on the command line: local, with an offset where the clock showed them twice.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace app {

/// Reads 2017-11-15T20:00, 2026-10-25T01:30+01:00 or 2017-11-15T20:00Z: London's time, which the offset must fit.
/// Refuses a time that did not happen, and one that happened twice and has no offset, with how to type it.
[[nodiscard]] base::Result<base::Instant> parse_moment(std::string_view text, std::string subject);
/// London's time with its offset: 2026-10-25T01:30+01:00.
[[nodiscard]] std::string moment_text(base::Instant instant);

}  // namespace app
