// A sheet's row of headings and the rows beneath it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/measures/imported_file.h"
#include "spreadsheets/workbook.h"

namespace flow {

class Table {
 public:
  /// REQUIRES: `heading_row` is the place of a row in `sheet`, which outlives this.
  Table(const spreadsheets::Sheet& sheet, std::size_t heading_row);

  [[nodiscard]] std::span<const spreadsheets::Row> rows() const;
  [[nodiscard]] const std::vector<std::string>& headings() const { return headings_; }  ///< as plain_words
  /// The first column of this heading.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view heading) const;
  /// Names the column by its heading, or by its letter.
  [[nodiscard]] FileCell at(const spreadsheets::Row& row, std::size_t column) const;
  [[nodiscard]] FileCell heading_at(std::size_t column) const;

 private:
  const spreadsheets::Sheet* sheet_;
  std::size_t heading_row_;
  std::vector<std::string> headings_;
};

/// By the first of its first 60 rows that holds each of these headings (plain_words).
[[nodiscard]] std::optional<Table> find_table(const spreadsheets::Sheet& sheet,
                                              std::span<const std::string_view> headings);
/// In any sheet of the workbook, the first that has one.
[[nodiscard]] std::optional<Table> find_table(const spreadsheets::Workbook& book,
                                              std::span<const std::string_view> headings);

}  // namespace flow
