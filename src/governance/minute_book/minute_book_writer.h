// Writes a minute book as its file (docs/guides/minute-book-file.md).
#pragma once

#include <string>

#include "governance/minute_book/minute_book.h"

namespace governance {

/// In the full form, indented, keys in one order: the same book gives the same bytes, and read_minute_book gives the
/// same book back. REQUIRES: the book is one that read_minute_book takes (words are not empty, ids are known).
[[nodiscard]] std::string write_minute_book(const MinuteBook& book);

}  // namespace governance
