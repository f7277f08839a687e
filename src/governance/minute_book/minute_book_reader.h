// Reads a minute book from its file (docs/guides/minute-book-file.md).
#pragma once

#include <string_view>

#include "base/result.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// The whole book, or every fault that stops it (100 at most, and a last one where there are more). A fault's subject
/// is its path ("$.meetings[2].items[6].coi.outcome"), or "line 3, column 7" where the bytes are not JSON. What a book
/// names stands in it: people, organisations, bodies, meetings, actions, sources and seats by their ids, each id once.
/// An action alone may have been raised at a meeting that is not in the book.
[[nodiscard]] base::Checked<MinuteBook> read_minute_book(std::string_view bytes);

}  // namespace governance
