// A cell where a figure stands, or could.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "flow/measures/amount.h"
#include "flow/returns/fault_list.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// What a publisher writes where no number is: nothing, "-", "*", "NA", "n/a", ":", "..".
[[nodiscard]] bool is_missing_mark(std::string_view text);

struct FigureCell {
  std::optional<Amount> amount;  ///< nothing where it is missing, or was refused
  FileCell at;
};

enum class FigureKind { Count, Level };  ///< whole and not negative; not negative

/// Reads the cell; a number that cannot be read, or cannot be, goes to `faults`. A level with more than six decimal
/// places, as a workbook's own sums have, is rounded to six.
[[nodiscard]] std::optional<Amount> figure_in(const spreadsheets::Cell& cell, FigureKind kind, const FileCell& at,
                                              FaultList& faults);

/// The decimals that a number is printed with: 2 of "4862.53".
[[nodiscard]] int decimals_in(std::string_view text);

}  // namespace flow
