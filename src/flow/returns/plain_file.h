// A plain file of figures, read by its mapping.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "flow/measures/measure.h"
#include "flow/returns/plain_mapping.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// Refuses a measure that is not known, a column that is not there, a period of another kind than the measure's, a
/// figure that the measure cannot have: below nought, a percentage beyond 100, a numerator beyond its denominator where
/// the measure is a percentage. Figures are rounded to six decimal places.
[[nodiscard]] base::Checked<ImportedFile> read_plain_file(const spreadsheets::Workbook& book,
                                                          const std::string& file_name,
                                                          const std::vector<Measure>& known,
                                                          const PlainMapping& mapping);

}  // namespace flow
