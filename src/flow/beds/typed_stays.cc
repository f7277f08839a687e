#include "flow/beds/typed_stays.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/number.h"
#include "base/text.h"
#include "flow/beds/bed_plan.h"
#include "flow/series/series_file.h"

namespace flow {
namespace {

constexpr std::int64_t kLongestTypedStay = 3'650;
constexpr std::size_t kMostFaults = 10;
constexpr std::size_t kFewestStays = 2;
constexpr std::string_view kPasted = "stays";
constexpr std::string_view kFile = "stays-file";

base::Error stay_fault(std::string_view field, std::string message) {
  return {base::ErrorCode::Invalid, std::string(field), std::move(message)};
}

bool is_left_out(std::string_view cell) {
  const std::string word = base::upper(cell);
  return word.empty() || word == "NA" || word == "NAN" || word == "NULL";
}

class StayList {
 public:
  explicit StayList(std::string_view field) : field_(field) {}

  /// `place` says where the cell stands: "line 4".
  void add(std::string_view cell, const std::string& place) {
    if (is_left_out(cell)) return;
    const auto days = parse_value(cell);
    if (days && *days >= 0 && *days <= static_cast<double>(kLongestTypedStay))
      days_.push_back(*days);
    else
      refuse(fmt::format("{} is not a stay: enter days from 0 to {}.", base::capitalised(place),
                         base::grouped(kLongestTypedStay)));
  }
  [[nodiscard]] bool is_full() const { return faults_.size() >= kMostFaults; }
  void refuse(std::string message) { faults_.push_back(stay_fault(field_, std::move(message))); }

  base::Checked<RecordedStays> take() {
    if (faults_.empty() && days_.size() < kFewestStays) refuse("Give at least two recorded stays, in days.");
    if (faults_.empty() && days_.size() > kMostTypedStays)
      refuse(fmt::format("Give at most {} stays; the latest year of them is enough.",
                         base::grouped(static_cast<std::int64_t>(kMostTypedStays))));
    if (faults_.empty() && std::ranges::max(days_) <= 0) refuse("Every stay is 0 days. Give stays in days.");
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    std::ranges::sort(days_);
    return RecordedStays{.days = std::make_shared<const std::vector<double>>(std::move(days_)),
                         .file = "the model",
                         .column = "recorded"};
  }

 private:
  std::string_view field_;
  std::vector<double> days_;
  base::Errors faults_;
};

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ';';
}

/// Each with the line that it stands on.
std::vector<std::pair<std::string_view, std::size_t>> words_of(std::string_view text) {
  std::vector<std::pair<std::string_view, std::size_t>> words;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    while (at < text.size() && !is_separator(text[at])) ++at;
    if (at > from) words.emplace_back(text.substr(from, at - from), line);
    if (at < text.size() && text[at] == '\n') ++line;
    ++at;
  }
  return words;
}

base::Checked<RecordedStays> read_pasted(std::string_view text) {
  StayList stays(kPasted);
  bool is_header = true;
  for (const auto& [word, line] : words_of(text)) {
    is_header = is_header && line == 1 && !parse_value(word);
    if (!is_header) stays.add(word, fmt::format("line {}", line));
    if (stays.is_full()) break;
  }
  return stays.take();
}

std::optional<std::size_t> column_of(const base::CsvTable& table, std::string_view wanted) {
  if (!wanted.empty()) return table.column(wanted);
  if (table.header.size() == 1) return 0;
  return table.column("LOS");
}

base::Checked<RecordedStays> read_file(const TypedStays& typed) {
  const auto table = base::read_csv(typed.file);
  if (!table) {
    base::Errors faults;
    for (const base::Error& fault : table.error())
      if (faults.size() < kMostFaults) faults.push_back(stay_fault(kFile, fault.subject + ": " + fault.message));
    return std::unexpected(std::move(faults));
  }
  const auto column = column_of(*table, base::trimmed(typed.column));
  if (!column)
    return std::unexpected(base::Errors{
        stay_fault("stay-column", "The file has no such column. Enter the name of the column that holds the stays.")});
  StayList stays(kFile);
  for (const base::CsvRow& row : table->rows) {
    stays.add(row.fields[*column], fmt::format("line {}", row.line));
    if (stays.is_full()) break;
  }
  return stays.take();
}

}  // namespace

base::Checked<RecordedStays> read_typed_stays(const TypedStays& typed) {
  return typed.file.empty() ? read_pasted(typed.pasted) : read_file(typed);
}

}  // namespace flow
