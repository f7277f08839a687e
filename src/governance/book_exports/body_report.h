// A body's meetings as tables, for a workbook.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "documents/report.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// Five tables, each a sheet in Excel: Meetings, Attendance, Items, Decisions, Actions; rows by date. Holds all that
/// the book does, private parts and interests too: for those who may read them. REQUIRES: the book has the body.
[[nodiscard]] documents::Report body_report(const MinuteBook& book, std::string_view body, base::Instant made_at);

}  // namespace governance
