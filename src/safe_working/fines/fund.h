// The guardian's fund: the guardian's part of the fines comes in, what the guardian decides with the doctors' forum
// goes out. Arithmetic alone: who may decide is elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/number.h"
#include "base/result.h"

namespace safe_working {

enum class FundMovement : std::uint8_t { Fine, Spend };

struct FundEntry {
  base::Date on;
  FundMovement movement = FundMovement::Fine;
  base::Pence amount;       ///< above nought; of a fine, the guardian's part
  std::string directorate;  ///< the one fined, or whose ring-fenced share is spent; empty: the fund as a whole
};

/// How much of each fine is kept for the directorate that was fined, of a hundred: one trust agreed 25. There is no
/// default: without an agreement nothing is kept apart. The share is rounded once a fine, half a penny up.
struct RingFence {
  int percent = 0;  ///< 1 to 100
};

/// One line of the ledger: opening + fines - spent = closing.
struct FundLine {
  base::Pence opening;
  base::Pence fines;
  base::Pence spent;
  base::Pence closing;
  friend bool operator==(const FundLine&, const FundLine&) = default;
};

struct RingFencedLine {
  std::string directorate;
  FundLine line;
};

struct FundQuarter {
  base::Period period;
  FundLine whole;
  std::vector<RingFencedLine>
      ring_fenced;  ///< part of the whole, by directorate in order of name; none without a share
};

struct FundOpening {
  base::Pence whole;
  std::vector<std::pair<std::string, base::Pence>> ring_fenced;  ///< of the whole, by directorate
};

/// The ledger, a line a quarter. On one day fines come in before money goes out. A directorate's spending takes from
/// its own share first, then from what is kept for nobody; other spending never touches a share. Refuses, with the date
/// and the amounts, spending of more than there is, an amount of nought or less, an entry outside the quarters, and
/// shares that are more than the whole. REQUIRES: quarters in order, each starting the day after the one before; a
/// share of 1 to 100 percent.
[[nodiscard]] base::Result<std::vector<FundQuarter>> fund_by_quarter(std::span<const base::Period> quarters,
                                                                     const FundOpening& opening,
                                                                     const std::vector<FundEntry>& entries,
                                                                     std::optional<RingFence> ring_fence);

}  // namespace safe_working
