// A report made here as a version of a committee's paper.
#pragma once

#include <string>

#include "documents/report.h"
#include "governance/papers/paper_store.h"

namespace app {

/// Its PDF, with the pages and words that the paper's checks ask for.
[[nodiscard]] governance::NewVersion version_of(const documents::Report& report, std::string file_name,
                                                governance::Timeliness timeliness);

}  // namespace app
