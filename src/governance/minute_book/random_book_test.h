// Books with every key filled, or not, by chance: what the shapes know, the filler fills.
#pragma once

#include <cstdint>

#include "governance/minute_book/minute_book.h"

namespace governance {

/// The same seed gives the same book; read_minute_book takes it. Words hold what breaks careless writers.
[[nodiscard]] MinuteBook random_book(std::uint64_t seed);

}  // namespace governance
