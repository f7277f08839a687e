// Recorded stays as a person gives them: pasted, one after the other, or in a CSV file with a column of days.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "flow/beds/stay.h"

namespace flow {

struct TypedStays {
  std::string
      pasted;        ///< numbers apart by spaces, commas, semicolons or line ends; words before the first are a header
  std::string file;  ///< bytes of a CSV file; used in place of what was pasted where it is not empty
  std::string column;  ///< of the file; empty: its only column, or the one named LOS
};

/// In days. Cells that are empty or NA are passed over. Refuses with the place of each fault, up to ten; subjects are
/// the fields "stays", "stays-file" and "stay-column".
[[nodiscard]] base::Checked<RecordedStays> read_typed_stays(const TypedStays& typed);

}  // namespace flow
