// A file of figures, told by what it holds and not by its name: a published return, or a plain file with a mapping.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "flow/measures/measure.h"
#include "flow/returns/plain_mapping.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// With a mapping the file is read as a plain one; without, as the published layout that it has, and as a plain file
/// where its headings name everything, the measure too. All or nothing: each refusal's subject is
/// "FILE, sheet S, row R, column C" and its message the rule and what to do; at most 100, then how many more. What the
/// workbook's reading passed over is in the notes.
[[nodiscard]] base::Checked<ImportedFile> read_return(const spreadsheets::Workbook& book, const std::string& file_name,
                                                      const std::vector<Measure>& known,
                                                      const PlainMapping* mapping = nullptr);

}  // namespace flow
