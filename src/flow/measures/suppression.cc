#include "flow/measures/suppression.h"

#include <algorithm>
#include <cstdlib>

#include "base/check.h"

namespace flow {
namespace {

/// The table with its totals as a last row and a last column: every line of it adds up to its last cell.
class WholeTable {
 public:
  WholeTable(const CountTable& table, std::int64_t below) : below_(below) {
    const std::size_t columns = table.rows.empty() ? 0 : table.rows.front().size();
    counts_.assign(table.rows.size() + 1, std::vector<std::int64_t>(columns + 1, 0));
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      base::check(table.rows[r].size() == columns, "every row has a cell for each column");
      for (std::size_t c = 0; c < columns; ++c) add(r, c, table.rows[r][c]);
    }
    shown_.assign(counts_.size(), std::vector<Shown>(columns + 1, Shown::AsItIs));
    for (std::size_t r = 0; r < counts_.size(); ++r)
      for (std::size_t c = 0; c <= columns; ++c)
        if (is_small(counts_[r][c])) shown_[r][c] = Shown::Small;
  }

  /// Withholds one more cell where a line needs it; false where none does.
  bool cover_one() {
    for (std::size_t r = 0; r < counts_.size(); ++r)
      if (needs_cover(row(r)) && withhold_smallest(row(r))) return true;
    for (std::size_t c = 0; c < counts_.front().size(); ++c)
      if (needs_cover(column(c)) && withhold_smallest(column(c))) return true;
    return false;
  }

  [[nodiscard]] const std::vector<std::vector<Shown>>& shown() const { return shown_; }

 private:
  struct Cell {
    std::size_t row, column;
  };

  void add(std::size_t r, std::size_t c, std::int64_t count) {
    base::check(count >= 0, "a count is not negative");
    counts_[r][c] += count;
    counts_[r].back() += count;
    counts_.back()[c] += count;
    counts_.back().back() += count;
  }
  [[nodiscard]] bool is_small(std::int64_t count) const { return count > 0 && count < below_; }
  [[nodiscard]] std::vector<Cell> row(std::size_t r) const {
    std::vector<Cell> out;
    out.reserve(counts_[r].size());
    for (std::size_t c = 0; c < counts_[r].size(); ++c) out.push_back({r, c});
    return out;
  }
  [[nodiscard]] std::vector<Cell> column(std::size_t c) const {
    std::vector<Cell> out;
    out.reserve(counts_.size());
    for (std::size_t r = 0; r < counts_.size(); ++r) out.push_back({r, c});
    return out;
  }
  [[nodiscard]] Shown& shown_at(Cell cell) { return shown_[cell.row][cell.column]; }
  [[nodiscard]] std::int64_t count_at(Cell cell) const { return counts_[cell.row][cell.column]; }

  /// One withheld cell is the total less the rest. Several whose sum is small are small together.
  [[nodiscard]] bool needs_cover(const std::vector<Cell>& line) {
    std::size_t withheld = 0;
    std::int64_t parts = 0;
    for (const Cell cell : line) {
      if (shown_at(cell) == Shown::AsItIs) continue;
      ++withheld;
      if (cell.row != line.back().row || cell.column != line.back().column) parts += count_at(cell);
    }
    if (withheld == 0) return false;
    const bool total_is_withheld = shown_at(line.back()) != Shown::AsItIs;
    return withheld == 1 || (!total_is_withheld && is_small(parts));
  }

  bool withhold_smallest(const std::vector<Cell>& line) {
    const Cell* best = nullptr;
    const auto is_total = [&](const Cell& cell) { return &cell == &line.back(); };
    for (const Cell& cell : line) {
      if (shown_at(cell) != Shown::AsItIs || count_at(cell) == 0) continue;
      const bool is_better = best == nullptr || (is_total(*best) && !is_total(cell)) ||
                             (is_total(*best) == is_total(cell) && count_at(cell) < count_at(*best));
      if (is_better) best = &cell;
    }
    if (best == nullptr) return false;
    shown_at(*best) = Shown::Secondary;
    return true;
  }

  std::int64_t below_;
  std::vector<std::vector<std::int64_t>> counts_;
  std::vector<std::vector<Shown>> shown_;
};

}  // namespace

SuppressedTable suppress(const CountTable& table, const SuppressionRule& rule) {
  WholeTable whole(table, rule.below);
  while (whole.cover_one()) {
  }
  SuppressedTable out;
  for (std::size_t r = 0; r + 1 < whole.shown().size(); ++r) {
    const auto& line = whole.shown()[r];
    out.cells.emplace_back(line.begin(), line.end() - 1);
    out.row_totals.push_back(line.back());
  }
  const auto& last = whole.shown().back();
  out.column_totals.assign(last.begin(), last.end() - 1);
  out.total = last.back();
  return out;
}

std::int64_t rounded(std::int64_t count, const SuppressionRule& rule) {
  const auto step = std::max<std::int64_t>(rule.round_to, 1);
  const auto size = (std::abs(count) + step / 2) / step * step;
  return count < 0 ? -size : size;
}

}  // namespace flow
