#include "flow/returns/delays_tidy.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/returns/delay_places.h"
#include "flow/returns/delay_rules.h"
#include "flow/returns/england_delays.h"
#include "flow/returns/table.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 8> kPlaceHeadings = {"period", "ons_code",  "name",        "total",
                                                            "acute",  "non_acute", "social_care", "a"};
constexpr std::array<std::string_view, 5> kReasonHeadings = {"period", "care_type", "reason", "attribution",
                                                             "delayed_days"};
/// As kDelayParts.
constexpr std::array<std::string_view, kDelayParts.size()> kColumns = {
    "total", "acute", "non_acute", "nhs", "social_care", "both", "a", "b", "c",
    "di",    "dii",   "e",         "f",   "g",           "h",    "i", "o"};

std::optional<Place> place_in(const Table& table, const spreadsheets::Row& row, Reading& reading) {
  const auto& code = row.at(*table.column("ons_code"));
  const std::string name = delay_place_name(row.at(*table.column("name")).text);
  if (is_missing_mark(code.text))
    if (auto place = place_without_code(name)) return place;
  const auto read = reading.place_code(code, table.at(row, *table.column("ons_code")));
  if (!read) return std::nullopt;
  return Place{*read, name, kind_of_code(*read), ""};
}

void check_days(const Table& table, const spreadsheets::Row& row, SeriesPeriod month, Reading& reading) {
  const auto column = table.column("days_in_month");
  if (!column || is_missing_mark(row.at(*column).text)) return;
  const auto days = figure_in(row.at(*column), FigureKind::Count, table.at(row, *column), reading.faults);
  const auto real = static_cast<unsigned>(base::last_of_month(*first_day(month)).day());
  if (days && *days != whole_amount(real))
    reading.faults.add(table.at(row, *column), fmt::format("{} has {} days and not {}. Correct the month or the days.",
                                                           period_text(month), real, amount_text(*days)));
}

std::optional<PublishedDelays> delay_row_in(const Table& table, const spreadsheets::Row& row, Reading& reading) {
  const std::size_t period = *table.column("period");
  const auto month = reading.month(row.at(period), table.at(row, period));
  auto place = place_in(table, row, reading);
  if (!month || !place) return std::nullopt;
  check_days(table, row, *month, reading);
  PublishedDelays out{.place = place->code, .period = *month, .figures = {}};
  reading.add_place(std::move(*place));
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    const auto column = table.column(kColumns[i]);
    if (!column) continue;
    const FileCell at = table.at(row, *column);
    out.figures[i] = {figure_in(row.at(*column), FigureKind::Count, at, reading.faults), at};
  }
  return out;
}

/// The rows of months that have the residents of elsewhere; says where England's row stays unchecked for want of them.
std::vector<PublishedDelays> of_complete_months(const std::vector<PublishedDelays>& rows, Reading& reading) {
  std::set<SeriesPeriod> complete;
  for (const PublishedDelays& row : rows)
    if (is_resident_of_elsewhere(row.place)) complete.insert(row.period);
  std::vector<PublishedDelays> out;
  for (const PublishedDelays& row : rows)
    if (complete.contains(row.period)) out.push_back(row);
  const bool is_left_out = std::ranges::any_of(
      rows, [&](const PublishedDelays& row) { return row.place == kEngland && !complete.contains(row.period); });
  if (is_left_out)
    reading.note("The places were not added up to England in months that lack the residents of elsewhere.");
  return out;
}

std::optional<std::string_view> word_of(std::string_view text, std::span<const DelayPart> parts) {
  for (const DelayPart& part : parts)
    if (plain_words(text) == plain_words(part.words)) return part.cut;
  return std::nullopt;
}

std::optional<std::size_t> reason_of(std::string_view text) {
  for (std::size_t i = kFirstReason; i < kDelayParts.size(); ++i)
    if (plain_words(text) == plain_words(kDelayParts[i].words)) return i;
  return std::nullopt;
}

void read_england_row(const Table& table, const spreadsheets::Row& row, Reading& reading,
                      std::vector<EnglandDelay>& out) {
  const auto cell = [&](std::string_view heading) { return row.at(*table.column(heading)); };
  const auto at = [&](std::string_view heading) { return table.at(row, *table.column(heading)); };
  const auto unknown = [&](std::string_view heading, std::string_view known) {
    reading.faults.add(at(heading),
                       fmt::format("\"{}\" is not known here. Write {}.", shown_text(cell(heading).text), known));
  };
  const auto month = reading.month(cell("period"), at("period"));
  const auto care = word_of(cell("care_type").text, std::span(kDelayParts).subspan(1, 2));
  const auto attribution = word_of(cell("attribution").text, std::span(kDelayParts).subspan(3, 3));
  const auto reason = reason_of(cell("reason").text);
  if (!care) unknown("care_type", "Acute or Non-Acute");
  if (!attribution) unknown("attribution", "NHS, Social Care or Both");
  if (!reason) unknown("reason", "A, B, C, Di, Dii, E, F, G, H, I or O");
  const auto days = figure_in(cell("delayed_days"), FigureKind::Count, at("delayed_days"), reading.faults);
  if (month && care && attribution && reason)
    out.push_back({*month, *care, *attribution, *reason, {days, at("delayed_days")}});
}

}  // namespace

std::optional<base::Checked<ImportedFile>> read_delays_by_place(const spreadsheets::Workbook& book,
                                                                const std::string& file_name) {
  const auto table = find_table(book, kPlaceHeadings);
  if (!table) return std::nullopt;
  Reading reading("dtoc_by_council_rows", file_name);
  std::vector<PublishedDelays> rows;
  for (const auto& row : table->rows())
    if (auto read = delay_row_in(*table, row, reading)) rows.push_back(std::move(*read));
  for (const PublishedDelays& row : rows) check_delay_row(row, reading.faults);
  check_sums_to_england(of_complete_months(rows, reading), reading.faults);
  for (const PublishedDelays& row : rows) add_delays(row, reading);
  note_boundary_changes(reading);
  return reading.finished();
}

std::optional<base::Checked<ImportedFile>> read_delays_by_reason(const spreadsheets::Workbook& book,
                                                                 const std::string& file_name) {
  const auto table = find_table(book, kReasonHeadings);
  if (!table) return std::nullopt;
  Reading reading("dtoc_england_by_reason", file_name);
  std::vector<EnglandDelay> figures;
  for (const auto& row : table->rows()) read_england_row(*table, row, reading, figures);
  for (const EnglandDelay& figure : figures) add_england_delay(figure, reading);
  return reading.finished();
}

}  // namespace flow
