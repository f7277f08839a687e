// What a file of figures holds once it has been read: values with the place in the file that each came from. Readers of
// published layouts make it (flow/returns), the record keeps it (measure_store.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "flow/measures/amount.h"
#include "flow/measures/place.h"
#include "flow/series/series_period.h"

namespace flow {

enum class ValueStatus { Provisional, Final, Revised };

struct FileCell {
  std::string sheet;    ///< empty where a file has one
  std::size_t row = 0;  ///< from 1
  std::string column;   ///< its heading, or its letter where there is none
};

/// A cell that a publisher left empty, or filled with "-", "*" or "NA" where a number could have been, has no
/// numerator.
struct ImportedValue {
  std::string measure;  ///< a code of measure_catalogue.h, or of a measure made here
  std::string cut;      ///< "" the whole; "acute", "reason.A", "type1" ...: letters, digits, dots, underscores
  std::string place;    ///< a code
  SeriesPeriod period;
  std::optional<Amount> numerator;
  std::optional<Amount> denominator;  ///< where the file brings its own
  FileCell at;
};

struct ImportedFile {
  std::string layout;  ///< "dtoc_by_council", "ae_monthly", "discharge_daily", "plain" ...
  std::optional<base::Date> published;
  std::optional<base::Date> revised;
  ValueStatus status = ValueStatus::Final;
  std::vector<Place> places;  ///< each code once
  std::vector<ImportedValue> values;
  std::vector<std::string> notes;  ///< sentences: what was passed over or joined, a break at a change of boundaries
};

[[nodiscard]] std::string_view code_of(ValueStatus status);  ///< "provisional"
[[nodiscard]] base::Result<ValueStatus> parse_value_status(std::string_view text, std::string subject = "");

}  // namespace flow
