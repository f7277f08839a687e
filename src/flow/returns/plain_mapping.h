// A plain file of figures: which of its columns mean what, said once and kept with the source of the file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/measures/measure.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// Columns are named by their headings, compared without regard to case and spaces. Either `value`, or `numerator` and
/// `denominator`; `status` may be empty.
struct PlainMapping {
  std::string measure;          ///< a code
  std::string cut;              ///< "" the whole
  std::string sheet;            ///< empty: the first one
  std::size_t heading_row = 1;  ///< from 1
  std::string place;
  std::string period;
  std::string value;
  std::string numerator;
  std::string denominator;
  std::string status;
  std::string cut_column;  ///< where each row says its own part, as "band.7_13"; empty in a row: the whole

  friend bool operator==(const PlainMapping&, const PlainMapping&) = default;
};

/// What the headings seem to say, to be confirmed by a person: place, council, provider or org code; period, month or
/// date; value, numerator, denominator; status. The measure is the one whose code or name is a heading or the sheet's
/// name, or empty. Nothing where no row has a place, a period and a figure.
[[nodiscard]] std::optional<PlainMapping> guess_mapping(const spreadsheets::Workbook& book,
                                                        const std::vector<Measure>& known);

/// Lines "measure = dtoc.delayed_days", in the order of the struct; those that are empty are left out.
[[nodiscard]] std::string mapping_text(const PlainMapping& mapping);
/// Its subjects are "line 3". Refuses unknown and doubled names, and a mapping without measure, place, period and
/// figure.
[[nodiscard]] base::Checked<PlainMapping> parse_plain_mapping(std::string_view text);

}  // namespace flow
