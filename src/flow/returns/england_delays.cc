#include "flow/returns/england_delays.h"

#include <array>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::size_t kAcute = 1;
constexpr std::size_t kNonAcute = 2;
constexpr std::size_t kNhs = 3;
constexpr std::size_t kBoth = 5;

/// What a column of the sheet holds; what has neither is a sum or no figure at all.
struct EnglandColumn {
  std::string_view care;
  std::string_view attribution;
};

std::optional<std::size_t> exact_part(const spreadsheets::Cell& cell) {
  const std::string words = plain_words(cell.text);
  for (std::size_t i = kAcute; i <= kBoth; ++i)
    if (words == plain_words(kDelayParts[i].words)) return i;
  return words == "non acute" ? std::optional(kNonAcute) : std::nullopt;
}

bool holds_attributions(const spreadsheets::Row& row) {
  std::array<bool, 3> seen{};
  for (const auto& cell : row.cells)
    if (const auto part = exact_part(cell); part && *part >= kNhs) seen[*part - kNhs] = true;
  return seen[0] && seen[1] && seen[2];
}

std::string_view care_named_in(const spreadsheets::Row& row, std::size_t up_to_column) {
  std::string_view care;
  for (std::size_t i = 0; i <= up_to_column && i < row.cells.size(); ++i) {
    const std::string words = plain_words(row.at(i).text);
    if (words.empty()) continue;
    if (words.starts_with("non-acute") || words.starts_with("non acute"))
      care = kDelayParts[kNonAcute].cut;
    else if (words.starts_with("acute"))
      care = kDelayParts[kAcute].cut;
    else if (words.starts_with("total") || words.starts_with("all"))
      care = {};
  }
  return care;
}

std::string_view care_of_block(const spreadsheets::Row& row) {
  return care_named_in(row, row.cells.size());
}

/// The row above names the type of care over the first of its columns; where it names none, the block's own name
/// counts.
std::vector<EnglandColumn> columns_of(const spreadsheets::Row& headings, const spreadsheets::Row* above,
                                      std::string_view block_care) {
  std::vector<EnglandColumn> out(headings.cells.size());
  for (std::size_t i = 0; i < headings.cells.size(); ++i) {
    const auto part = exact_part(headings.cells[i]);
    if (!part || *part < kNhs) continue;
    const std::string_view named = above == nullptr ? std::string_view() : care_named_in(*above, i);
    out[i] = {named.empty() && above == nullptr ? block_care : named, kDelayParts[*part].cut};
  }
  return out;
}

std::optional<std::size_t> reason_in(const spreadsheets::Row& row, std::size_t& label_column) {
  for (std::size_t i = 0; i < row.cells.size() && i < 4; ++i) {
    if (row.at(i).kind != spreadsheets::CellKind::Text || is_missing_mark(row.at(i).text)) continue;
    const auto part = delay_part_of(row.at(i).text);
    label_column = i;
    if (part && *part >= kFirstReason) return part;
  }
  return std::nullopt;
}

class EnglandSheetReader {
 public:
  EnglandSheetReader(const spreadsheets::Sheet& sheet, SeriesPeriod month, Reading& reading)
      : sheet_(sheet), month_(month), reading_(reading) {}

  std::vector<EnglandDelay> read() {
    for (std::size_t i = 0; i < sheet_.rows.size(); ++i) read_row(i);
    return std::move(figures_);
  }

 private:
  void read_row(std::size_t i) {
    const auto& row = sheet_.rows[i];
    if (holds_attributions(row)) return begin_block(i);
    std::size_t label_column = 0;
    if (const auto reason = reason_in(row, label_column)) return read_reason(row, *reason);
    if (const auto care = care_of_block(row); !care.empty() && row.cells.size() <= 4) block_care_ = care;
  }

  void begin_block(std::size_t i) {
    const auto& row = sheet_.rows[i];
    const bool has_care_above =
        i > 0 && !care_of_block(sheet_.rows[i - 1]).empty() && sheet_.rows[i - 1].cells.size() > 4;
    if (const auto own = care_of_block(row); !own.empty()) block_care_ = own;
    columns_ = columns_of(row, has_care_above ? &sheet_.rows[i - 1] : nullptr, block_care_);
    heading_row_ = &row;
  }

  void read_reason(const spreadsheets::Row& row, std::size_t reason) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const EnglandColumn& column = columns_[i];
      if (column.care.empty() || column.attribution.empty()) continue;
      const FileCell at{sheet_.name, row.number,
                        fmt::format("{} ({} {})", spreadsheets::column_letters(i), column.care,
                                    base::one_line(heading_row_->at(i).text))};
      figures_.push_back({month_,
                          column.care,
                          column.attribution,
                          reason,
                          {figure_in(row.at(i), FigureKind::Count, at, reading_.faults), at}});
    }
  }

  const spreadsheets::Sheet& sheet_;
  SeriesPeriod month_;
  Reading& reading_;
  std::string_view block_care_;
  const spreadsheets::Row* heading_row_ = nullptr;
  std::vector<EnglandColumn> columns_;
  std::vector<EnglandDelay> figures_;
};

}  // namespace

void add_england_delay(const EnglandDelay& figure, Reading& reading) {
  const std::string_view reason = kDelayParts[figure.reason].words;
  if (may_stand(figure.reason, figure.care, figure.attribution, figure.month)) {
    reading.add_place({std::string(kEngland), "England", PlaceKind::Nation, ""});
    reading.add(kDelayedDays, fmt::format("{}.{}.{}", figure.care, reason, figure.attribution), std::string(kEngland),
                figure.month, figure.days.amount, figure.days.at);
    return;
  }
  if (!figure.days.amount || figure.days.amount->millionths == 0) return;
  const bool is_other = figure.reason == kReasonOther;
  reading.faults.add(
      figure.days.at,
      is_other ? fmt::format("Reason O, other, is counted for non-acute care from April 2017 alone, and {} days stand "
                             "here. Take the figure out or correct its reason.",
                             amount_text(*figure.days.amount))
               : fmt::format(
                     "Reason {} cannot be attributed to {}, and {} days stand here. Correct the reason or who is "
                     "responsible.",
                     reason, figure.attribution == "both" ? "both" : "social care", amount_text(*figure.days.amount)));
}

std::vector<EnglandDelay> read_england_sheet(const spreadsheets::Sheet& sheet, SeriesPeriod month, Reading& reading) {
  return EnglandSheetReader(sheet, month, reading).read();
}

void check_against_england(const std::vector<EnglandDelay>& figures, const PublishedDelays& england,
                           FaultList& faults) {
  for (std::size_t part = 0; part < kDelayParts.size(); ++part) {
    const auto& expected = england.figures[part];
    if (!expected.amount) continue;
    Amount sum;
    for (const EnglandDelay& figure : figures) {
      const std::string_view cut = kDelayParts[part].cut;
      const bool counts = part == 0 || cut == figure.care || cut == figure.attribution || part == figure.reason;
      if (counts && figure.days.amount) sum += *figure.days.amount;
    }
    if (sum != *expected.amount)
      faults.add(expected.at, fmt::format("The sheet of England makes {} ({}) and England's row says {}. They must be "
                                          "equal: correct the figure that is wrong.",
                                          amount_text(sum), kDelayParts[part].words, amount_text(*expected.amount)));
  }
}

}  // namespace flow
