// A file that somebody sends as a paper: checked, made into a PDF where it is Word, read and counted.
#pragma once

#include "governance/papers/paper_store.h"
#include "site/http.h"

namespace governance {

/// Its subject is "file". Slow: outside every transaction.
[[nodiscard]] base::Result<NewVersion> received(const site::Upload& upload);

}  // namespace governance
