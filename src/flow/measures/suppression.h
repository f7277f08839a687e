// Withholding small numbers from a table, and what would give them away.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "flow/measures/measure.h"

namespace flow {

/// A table of counts with a total to each row and each column, and one of all.
struct CountTable {
  std::vector<std::vector<std::int64_t>> rows;  ///< each as long as the others; counts from 0
};

enum class Shown { AsItIs, Small, Secondary };  ///< Secondary: withheld so that a total does not give a small one away

struct SuppressedTable {
  std::vector<std::vector<Shown>> cells;
  std::vector<Shown> row_totals;
  std::vector<Shown> column_totals;
  Shown total = Shown::AsItIs;
};

/// Each count from 1 to below − 1 is withheld; then, by the smallest counts that serve, others, until no line of the
/// table (its total and the total of all with it) has exactly one withheld cell, and what those that are withheld in a
/// line come to is itself at least `below`. Nought is shown, and serves as no cover. Nothing is withheld where below is
/// 0 or 1.
[[nodiscard]] SuppressedTable suppress(const CountTable& table, const SuppressionRule& rule);

/// Half away from nought, to the rule's multiple.
[[nodiscard]] std::int64_t rounded(std::int64_t count, const SuppressionRule& rule);

}  // namespace flow
