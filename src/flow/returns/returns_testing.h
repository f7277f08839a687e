// For tests: files of figures as text, and what reading them gives back.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/check.h"
#include "flow/returns/return_file.h"
#include "spreadsheets/csv_sheet.h"

namespace flow::testing_help {

inline spreadsheets::Workbook csv_book(const std::string& text) {
  auto book = spreadsheets::read_csv_workbook(text);
  base::check(book.has_value(), "the test's file is a file");
  return std::move(*book);
}

/// A monthly count, a percentage and a daily count.
inline std::vector<Measure> some_measures() {
  Measure count{.code = "waits.added", .name = "People added"};
  Measure share{.code = "waits.share", .name = "Share seen", .unit = "%"};
  Measure daily{.code = "arrivals.daily", .name = "Arrivals", .period = PeriodKind::Day};
  return {count, share, daily};
}

inline base::Checked<ImportedFile> read_csv_return(const std::string& text, const PlainMapping* mapping = nullptr) {
  return read_return(csv_book(text), "file.csv", some_measures(), mapping);
}

/// "subject: message" of each fault, a line each; empty where the file was read.
inline std::string faults_of(const base::Checked<ImportedFile>& read) {
  std::string out;
  if (!read)
    for (const auto& error : read.error()) out += error.subject + ": " + error.message + "\n";
  return out;
}

/// The figure as text; "missing" where it has none, "absent" where the file has no such value.
inline std::string figure(const base::Checked<ImportedFile>& read, std::string_view measure, std::string_view cut,
                          std::string_view place, std::string_view period) {
  if (!read) return "refused";
  for (const ImportedValue& value : read->values)
    if (value.measure == measure && value.cut == cut && value.place == place && period_text(value.period) == period)
      return value.numerator ? amount_text(*value.numerator) : "missing";
  return "absent";
}

/// A file of the data folder that stands beside the project, or where SIGHTLINE_DATA says; empty where there is none.
inline std::string shared_data(const std::string& name) {
  const char* const given = std::getenv("SIGHTLINE_DATA");
  const std::filesystem::path folder = given != nullptr ? given : "../shared/data";
  std::ifstream in(folder / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace flow::testing_help

#define SIGHTLINE_NEEDS_DATA(text, name)                          \
  const std::string text = flow::testing_help::shared_data(name); \
  if (text.empty()) GTEST_SKIP() << (name) << " is not beside the project"
