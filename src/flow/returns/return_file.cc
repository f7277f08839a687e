#include "flow/returns/return_file.h"

#include <array>
#include <optional>

#include "flow/returns/acute_beds.h"
#include "flow/returns/delays_tidy.h"
#include "flow/returns/delays_workbook.h"
#include "flow/returns/discharge_files.h"
#include "flow/returns/emergency_monthly.h"
#include "flow/returns/fault_list.h"
#include "flow/returns/plain_file.h"

namespace flow {
namespace {

using LayoutReader = std::optional<base::Checked<ImportedFile>> (*)(const spreadsheets::Workbook&, const std::string&);

/// Each tells by headings that no other layout has.
constexpr std::array<LayoutReader, 9> kLayouts = {
    read_delays_workbook,   read_delays_by_place,   read_delays_by_reason,
    read_emergency_monthly, read_emergency_by_type, read_discharge_metrics,
    read_discharge_daily,   read_discharge_reasons, read_acute_beds};

base::Checked<ImportedFile> read_any(const spreadsheets::Workbook& book, const std::string& file_name,
                                     const std::vector<Measure>& known, const PlainMapping* mapping) {
  if (mapping != nullptr) return read_plain_file(book, file_name, known, *mapping);
  for (const LayoutReader reader : kLayouts)
    if (auto read = reader(book, file_name)) return std::move(*read);
  if (const auto guess = guess_mapping(book, known); guess && !guess->measure.empty())
    return read_plain_file(book, file_name, known, *guess);
  FaultList faults(file_name);
  faults.add({},
             "This is none of the published returns that are known here. Say which columns hold the place, the period "
             "and the figure, and of which measure they are.");
  return std::unexpected(faults.taken());
}

}  // namespace

base::Checked<ImportedFile> read_return(const spreadsheets::Workbook& book, const std::string& file_name,
                                        const std::vector<Measure>& known, const PlainMapping* mapping) {
  auto read = read_any(book, file_name, known, mapping);
  if (read) read->notes.insert(read->notes.begin(), book.notes.begin(), book.notes.end());
  return read;
}

}  // namespace flow
