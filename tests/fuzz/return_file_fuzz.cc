// Any bytes are a file of figures, none of them twice and each with its place; or a file whose faults are told with
// their place and what to do, a hundred at most. The first byte chooses whether a mapping is given.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <source_location>
#include <string_view>
#include <tuple>

#include "flow/measures/measure_catalogue.h"
#include "flow/returns/return_file.h"
#include "spreadsheets/csv_sheet.h"

namespace {

using namespace flow;

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

void require_whole(const ImportedFile& file) {
  std::set<std::string_view> places;
  for (const Place& place : file.places) require(places.insert(place.code).second);
  std::set<std::tuple<std::string_view, std::string_view, std::string_view, SeriesPeriod>> seen;
  require(!file.layout.empty() && !file.values.empty());
  for (const ImportedValue& value : file.values) {
    require(places.contains(value.place) && is_cut(value.cut));
    require(seen.emplace(value.measure, value.cut, value.place, value.period).second);
    require(value.at.row > 0 && !value.at.column.empty());
    require(!value.numerator || value.numerator->millionths >= 0);
  }
}

void require_told(const base::Checked<ImportedFile>& read) {
  if (read) return require_whole(*read);
  require(!read.error().empty() && read.error().size() <= 101);
  for (const base::Error& fault : read.error()) require(fault.subject.starts_with("file") && !fault.message.empty());
}

void try_mapping(std::string_view text) {
  const auto mapping = parse_plain_mapping(text);
  if (mapping) require(parse_plain_mapping(mapping_text(*mapping)) == *mapping);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try_mapping(bytes);
  const auto book = spreadsheets::read_csv_workbook(bytes);
  if (!book) return 0;
  require_told(read_return(*book, "file", measure_catalogue()));
  if (auto guess = guess_mapping(*book, measure_catalogue()); guess && data[0] % 2 == 1) {
    guess->measure = data[0] % 4 == 1 ? kDelayedDays : kFourHours;
    require_told(read_return(*book, "file", measure_catalogue(), &*guess));
  }
  return 0;
}
