#include "flow/returns/reading.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "flow/returns/words.h"

namespace flow {

void Reading::add_place(Place place) {
  if (known_places_.insert(place.code).second) file.places.push_back(std::move(place));
}

void Reading::add(std::string_view measure, std::string cut, const std::string& place, SeriesPeriod period,
                  std::optional<Amount> amount, FileCell at) {
  file.values.push_back({.measure = std::string(measure),
                         .cut = std::move(cut),
                         .place = place,
                         .period = period,
                         .numerator = amount,
                         .denominator = std::nullopt,
                         .at = std::move(at)});
}

std::optional<std::string> Reading::place_code(const spreadsheets::Cell& cell, const FileCell& at) {
  auto code = parse_place_code(cell.text);
  if (code) return std::move(*code);
  faults.add(at, fmt::format("\"{}\" is no code of a place. Write the code that its publisher uses, such as RWE or "
                             "E06000016.",
                             shown_text(cell.text)));
  return std::nullopt;
}

std::optional<SeriesPeriod> Reading::month(const spreadsheets::Cell& cell, const FileCell& at) {
  const auto period = month_of(cell.text);
  if (!period)
    faults.add(at, fmt::format("\"{}\" is no month. Write it as 2019-11 or November 2019.", shown_text(cell.text)));
  return period;
}

std::optional<SeriesPeriod> Reading::day(const spreadsheets::Cell& cell, const FileCell& at) {
  const auto date = day_of(cell.text);
  if (date) return day_period(*date);
  faults.add(at, fmt::format("\"{}\" is no day. Write it as 2019-11-30 or 30/11/2019.", shown_text(cell.text)));
  return std::nullopt;
}

void Reading::refuse_doubles() {
  const auto key = [](const ImportedValue* value) {
    return std::tie(value->place, value->period, value->measure, value->cut);
  };
  std::vector<const ImportedValue*> sorted;
  sorted.reserve(file.values.size());
  for (const ImportedValue& value : file.values) sorted.push_back(&value);
  std::ranges::sort(sorted, [&](const ImportedValue* a, const ImportedValue* b) {
    return key(a) == key(b) ? std::less<>()(a, b) : key(a) < key(b);
  });
  for (std::size_t i = 1; i < sorted.size(); ++i)
    if (key(sorted[i - 1]) == key(sorted[i]))
      faults.add(sorted[i]->at, fmt::format("The figure of {} in {} stands here and on row {} too. Keep one of them.",
                                            sorted[i]->place, period_text(sorted[i]->period), sorted[i - 1]->at.row));
}

base::Checked<ImportedFile> Reading::finished() {
  if (faults.empty()) refuse_doubles();
  if (faults.empty() && file.values.empty())
    faults.add({}, "There are headings and no figures beneath them. Send the file with its figures.");
  if (!faults.empty()) return std::unexpected(faults.taken());
  return std::move(file);
}

PlaceKind kind_of_code(std::string_view code) {
  if (code == kEngland) return PlaceKind::Nation;
  if (code.starts_with("E54") || (code.size() == 3 && code.starts_with('Q'))) return PlaceKind::Board;
  if (code.starts_with("E40") || (code.size() == 3 && code.starts_with('Y'))) return PlaceKind::System;
  const bool is_council = code.size() == 9 && (code.starts_with("E06") || code.starts_with("E08") ||
                                               code.starts_with("E09") || code.starts_with("E10"));
  return is_council ? PlaceKind::Council : PlaceKind::Provider;
}

}  // namespace flow
