// A document's table on a page.
#pragma once

#include "documents/report.h"
#include "site/components.h"

namespace safe_working {

/// The same cells in the same words as in every other form of the document, with its note beneath.
[[nodiscard]] html::Fragment page_table(const documents::Table& table);

}  // namespace safe_working
