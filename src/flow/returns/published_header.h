// The rows above the figures of a published workbook: Period, Published, Revised, Status, each with its value beside
// it.
#pragma once

#include <optional>

#include "base/date.h"
#include "flow/measures/imported_file.h"
#include "flow/returns/reading.h"
#include "spreadsheets/workbook.h"

namespace flow {

struct PublishedHeader {
  std::optional<SeriesPeriod> month;
  FileCell month_at;
  std::optional<base::Date> published;
  std::optional<base::Date> revised;
  ValueStatus status = ValueStatus::Final;
};

/// A date that cannot be read is noted: it may be words such as "to be confirmed". A period that cannot be read is left
/// out.
[[nodiscard]] PublishedHeader read_published_header(const spreadsheets::Sheet& sheet, Reading& reading);

}  // namespace flow
