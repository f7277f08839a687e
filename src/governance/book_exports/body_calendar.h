// A body's meetings as a calendar.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "documents/calendar_writer.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// The meetings held, and the next one that the newest announces: when, where, and "BODY meeting"; nothing of what is
/// on the agenda or who comes. `host` names this Sightline in the events' ids ("sightline.trust.example"): a meeting of
/// the same body and day keeps its id from its announcement on. REQUIRES: the book has the body.
[[nodiscard]] documents::Calendar body_calendar(const MinuteBook& book, std::string_view body, std::string_view host,
                                                base::Instant made_at);

}  // namespace governance
