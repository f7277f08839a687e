#include <array>
#include <map>

#include <fmt/format.h>

#include "base/number.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/returns/discharge_files.h"
#include "flow/returns/discharge_reasons.h"
#include "flow/returns/figure_cell.h"
#include "flow/returns/reading.h"
#include "flow/returns/table.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 3> kReasonColumns = {"period", "delay_reason", "delay_count"};
constexpr std::array<std::string_view, 5> kMetricColumns = {"period", "org code", "metric group", "metric", "value"};

void refuse_unknown_reason(std::string_view label, const FileCell& at, Reading& reading) {
  reading.faults.add(at,
                     fmt::format("\"{}\" is none of the 37 reasons of delay. Correct the label; where it is new, ask "
                                 "for it to be added.",
                                 shown_text(label)));
}

void add_reason(std::string_view reason, const std::string& place, SeriesPeriod month, const spreadsheets::Cell& value,
                const FileCell& at, Reading& reading) {
  reading.add(kDischargeDelays, discharge_reason_cut(reason), place, month,
              figure_in(value, FigureKind::Count, at, reading.faults), at);
}

class DischargeMetricsReader {
 public:
  DischargeMetricsReader(const Table& table, const std::string& file_name)
      : table_(table),
        reading_("discharge_metrics", file_name),
        period_(*table.column("period")),
        code_(*table.column("org code")),
        group_(*table.column("metric group")),
        metric_(*table.column("metric")),
        value_(*table.column("value")) {}

  base::Checked<ImportedFile> read() {
    for (const auto& row : table_.rows()) read_row(row);
    for (const auto& [group, rows] : passed_over_)
      reading_.note(
          fmt::format("The metric group \"{}\" was passed over ({}): only reasons of delay are read from this file.",
                      group, base::counted(rows, "row", "rows")));
    return reading_.finished();
  }

 private:
  void read_row(const spreadsheets::Row& row) {
    const std::string& label = row.at(metric_).text;
    const auto reason = discharge_reason(label);
    if (!reason) {
      const bool is_of_reasons = plain_words(row.at(group_).text).contains("reason") || is_in_discharge_family(label);
      if (is_of_reasons) return refuse_unknown_reason(label, table_.at(row, metric_), reading_);
      ++passed_over_[shown_text(row.at(group_).text)];
      return;
    }
    const auto month = reading_.month(row.at(period_), table_.at(row, period_));
    const auto place = place_in(row);
    if (month && place) add_reason(*reason, *place, *month, row.at(value_), table_.at(row, value_), reading_);
  }

  std::optional<std::string> place_in(const spreadsheets::Row& row) {
    const auto name_column = table_.column("org name");
    const std::string name = name_column ? row.at(*name_column).text : "";
    const std::string code_words = plain_words(row.at(code_).text);
    if (code_words == "england" || (is_missing_mark(code_words) && plain_words(name) == "england")) {
      reading_.add_place({std::string(kEngland), "England", PlaceKind::Nation, ""});
      return std::string(kEngland);
    }
    auto code = reading_.place_code(row.at(code_), table_.at(row, code_));
    if (code) reading_.add_place({*code, name.empty() ? *code : name, kind_of_code(*code), ""});
    return code;
  }

  const Table& table_;
  Reading reading_;
  std::size_t period_;
  std::size_t code_;
  std::size_t group_;
  std::size_t metric_;
  std::size_t value_;
  std::map<std::string, std::int64_t> passed_over_;
};

}  // namespace

std::optional<base::Checked<ImportedFile>> read_discharge_reasons(const spreadsheets::Workbook& book,
                                                                  const std::string& file_name) {
  const auto table = find_table(book, kReasonColumns);
  if (!table) return std::nullopt;
  Reading reading("discharge_reasons", file_name);
  reading.add_place({std::string(kEngland), "England", PlaceKind::Nation, ""});
  const std::size_t period = *table->column("period");
  const std::size_t label = *table->column("delay_reason");
  const std::size_t count = *table->column("delay_count");
  for (const auto& row : table->rows()) {
    const auto month = reading.month(row.at(period), table->at(row, period));
    const auto reason = discharge_reason(row.at(label).text);
    if (!reason) refuse_unknown_reason(row.at(label).text, table->at(row, label), reading);
    if (month && reason)
      add_reason(*reason, std::string(kEngland), *month, row.at(count), table->at(row, count), reading);
  }
  return reading.finished();
}

std::optional<base::Checked<ImportedFile>> read_discharge_metrics(const spreadsheets::Workbook& book,
                                                                  const std::string& file_name) {
  const auto table = find_table(book, kMetricColumns);
  if (!table) return std::nullopt;
  return DischargeMetricsReader(*table, file_name).read();
}

}  // namespace flow
