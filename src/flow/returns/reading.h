// What every layout's reader fills while it goes through a file: figures, places, notes and faults.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "flow/returns/fault_list.h"
#include "spreadsheets/workbook.h"

namespace flow {

class Reading {
 public:
  Reading(std::string layout, std::string file_name) : faults(file_name), file_name_(std::move(file_name)) {
    file.layout = std::move(layout);
  }

  ImportedFile file;
  FaultList faults;

  /// The first name that a place comes with stays.
  void add_place(Place place);
  void add(std::string_view measure, std::string cut, const std::string& place, SeriesPeriod period,
           std::optional<Amount> amount, FileCell at);
  void note(std::string sentence) { file.notes.push_back(std::move(sentence)); }

  /// The code as it is kept; a fault where it is none.
  [[nodiscard]] std::optional<std::string> place_code(const spreadsheets::Cell& cell, const FileCell& at);
  [[nodiscard]] std::optional<SeriesPeriod> month(const spreadsheets::Cell& cell, const FileCell& at);
  [[nodiscard]] std::optional<SeriesPeriod> day(const spreadsheets::Cell& cell, const FileCell& at);

  /// All or nothing: a figure given twice is a fault, and so is a file without figures.
  [[nodiscard]] base::Checked<ImportedFile> finished();

 private:
  void refuse_doubles();

  std::string file_name_;
  std::set<std::string, std::less<>> known_places_;
};

/// Council, board or provider, as its code says; England and its regions too.
[[nodiscard]] PlaceKind kind_of_code(std::string_view code);

}  // namespace flow
