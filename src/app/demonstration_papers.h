// The papers of the demonstration's committee: today's, issued, and one that waits for the guardian's report.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "record/database.h"

namespace app {

/// REQUIRES: the meeting is in the record, issued, with items 3, 4 and 5 that have papers.
void add_papers(record::Transaction& transaction, std::string_view meeting, base::Instant now, base::Random& random);

}  // namespace app
