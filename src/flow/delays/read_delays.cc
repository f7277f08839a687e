#include "flow/delays/read_delays.h"

#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/csv.h"
#include "flow/measures/place.h"

namespace flow {
namespace {

enum Column : std::size_t { Reference, Provider, Council, Care, Reason, Attributed, From, To };
constexpr std::string_view kColumns[] = {"reference", "provider",    "council", "care",
                                         "reason",    "attribution", "from",    "to"};
using Places = std::array<std::size_t, std::size(kColumns)>;

class RowReader {
 public:
  RowReader(const base::CsvRow& row, const Places& places, std::string_view file, base::Errors& errors)
      : row_(&row), places_(&places), file_(file), errors_(&errors) {}

  /// The parsed value of a column; a default, with the fault noted, where it cannot be read.
  template <class Parse>
  auto read(Column column, Parse parse) {
    using Out = typename decltype(parse(std::string_view(), std::string()))::value_type;
    auto out = parse(text(column), file_place(file_, row_->line, kColumns[column]));
    if (out) return *std::move(out);
    errors_->push_back(std::move(out.error()));
    return Out{};
  }
  [[nodiscard]] std::string_view text(Column column) const { return row_->fields[(*places_)[column]]; }

 private:
  const base::CsvRow* row_;
  const Places* places_;
  std::string_view file_;
  base::Errors* errors_;
};

base::Checked<Places> columns_of(const base::CsvTable& table, std::string_view file) {
  Places out{};
  base::Errors errors;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto found = table.column(kColumns[i]);
    if (found)
      out[i] = *found;
    else
      errors.push_back({base::ErrorCode::Invalid, file_place(file, 1, kColumns[i]),
                        fmt::format("There is no column {}. Add it, even where it stays empty.", kColumns[i])});
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

DelaySpell spell_of(RowReader row) {
  DelaySpell out{.patient = row.read(Reference, parse_patient_reference),
                 .provider = row.read(Provider, parse_place_code),
                 .council = row.read(Council, parse_place_code),
                 .cause = {.reason = row.read(Reason, parse_delay_reason),
                           .attribution = row.read(Attributed, parse_attribution),
                           .care = row.read(Care, parse_care_type)},
                 .from = row.read(From, base::parse_iso_date),
                 .to = {}};
  if (!row.text(To).empty()) out.to = row.read(To, base::parse_iso_date);
  return out;
}

}  // namespace

std::string file_place(std::string_view file, std::size_t line, std::string_view field) {
  return fmt::format("{}, {}", file, base::csv_place(line, field == "patient" ? "reference" : field));
}

base::Checked<std::vector<FileSpell>> read_delays(std::string_view bytes, std::string_view file, base::Date today) {
  auto table = base::read_csv(bytes);
  if (!table) {
    for (auto& fault : table.error())
      fault.subject = fault.subject.empty() ? std::string(file) : fmt::format("{}, {}", file, fault.subject);
    return std::unexpected(std::move(table.error()));
  }
  const auto places = columns_of(*table, file);
  if (!places) return std::unexpected(places.error());
  base::Errors errors;
  std::vector<FileSpell> out;
  for (const auto& row : table->rows) {
    const std::size_t faults = errors.size();
    out.push_back({spell_of(RowReader(row, *places, file, errors)), row.line});
    // Rules that join columns are asked only where each column could be read.
    if (errors.size() != faults) continue;
    if (auto checked = check_spell(out.back().spell, today); !checked)
      for (auto& fault : checked.error()) {
        fault.subject = file_place(file, row.line, fault.subject);
        errors.push_back(std::move(fault));
      }
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

std::string delays_template() {
  std::string out(base::kCsvByteOrderMark);
  out += base::csv_line({std::begin(kColumns), std::end(kColumns)});
  return out + base::csv_line({"D0001", "RWE", "E06000016", "acute", "Di", "social_care", "2017-09-01", ""});
}

}  // namespace flow
