// Whether what a minute book names stands in it.
#pragma once

#include "governance/minute_book/book_path.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// Organisations, bodies and people share their ids, because a conflict's parties may be any; so do meetings and
/// bulletins.
void refuse_repeated_ids(const MinuteBook& book, BookFaults& faults);
/// Empty ids are passed over: their own fault is told where they stand.
void refuse_lost_references(const MinuteBook& book, BookFaults& faults);

}  // namespace governance
