// One body's part of a minute book.
#pragma once

#include <string_view>

#include "governance/minute_book/minute_book.h"

namespace governance {

/// A book of its own, which read_minute_book takes: the body's meetings and bulletins, its actions, and the people,
/// organisations and sources that occur in them, without what they did elsewhere. Another body that is named keeps its
/// id, name and kind alone; of another's bulletin only the papers that are this body's minutes are kept. Actions are
/// the body's that it raised, took or had in its log; where no other body met, all are. Empty where there is no such
/// body.
[[nodiscard]] MinuteBook book_of(const MinuteBook& book, std::string_view body);

}  // namespace governance
