#include "flow/returns/plain_mapping.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "flow/returns/table.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

struct MappingLine {
  std::string_view name;
  std::string PlainMapping::* text;
};
constexpr std::array<MappingLine, 10> kMappingLines = {{{"measure", &PlainMapping::measure},
                                                        {"cut", &PlainMapping::cut},
                                                        {"sheet", &PlainMapping::sheet},
                                                        {"place", &PlainMapping::place},
                                                        {"period", &PlainMapping::period},
                                                        {"value", &PlainMapping::value},
                                                        {"numerator", &PlainMapping::numerator},
                                                        {"denominator", &PlainMapping::denominator},
                                                        {"status", &PlainMapping::status},
                                                        {"cut_column", &PlainMapping::cut_column}}};
constexpr std::string_view kHeadingRow = "heading_row";

/// Headings in the order of how sure they are.
constexpr std::array<std::string_view, 12> kPlaceWords = {
    "org code", "org_code", "organisation code", "provider code", "council code", "la code",
    "ons code", "place",    "council",           "provider",      "trust",        "code"};
constexpr std::array<std::string_view, 5> kPeriodWords = {"period", "month", "date", "day", "reporting period"};
constexpr std::array<std::string_view, 5> kValueWords = {"value", "count", "number", "figure", "total"};
constexpr std::array<std::string_view, 1> kNumeratorWords = {"numerator"};
constexpr std::array<std::string_view, 1> kDenominatorWords = {"denominator"};
constexpr std::array<std::string_view, 1> kStatusWords = {"status"};

std::string heading_of(const Table& table, std::span<const std::string_view> words) {
  for (const std::string_view word : words)
    for (std::size_t i = 0; i < table.headings().size(); ++i)
      if (bare_letters(table.headings()[i]) == bare_letters(word)) return table.heading_at(i).column;
  return "";
}

/// A measure that a heading or the sheet is named after; with it the heading, which is then the column of its values.
void guess_measure(const Table& table, std::string_view sheet, const std::vector<Measure>& known, PlainMapping& out) {
  for (const Measure& measure : known) {
    const auto is_named = [&](std::string_view text) {
      return !text.empty() &&
             (plain_words(text) == plain_words(measure.code) || bare_letters(text) == bare_letters(measure.name));
    };
    for (std::size_t i = 0; i < table.headings().size(); ++i)
      if (is_named(table.headings()[i])) {
        out.measure = measure.code;
        if (out.value.empty()) out.value = table.heading_at(i).column;
        return;
      }
    if (is_named(sheet)) out.measure = measure.code;
  }
}

std::optional<PlainMapping> guess_of(const spreadsheets::Sheet& sheet, std::size_t i,
                                     const std::vector<Measure>& known) {
  const Table table(sheet, i);
  PlainMapping out{.sheet = sheet.name, .heading_row = sheet.rows[i].number};
  out.place = heading_of(table, kPlaceWords);
  out.period = heading_of(table, kPeriodWords);
  out.numerator = heading_of(table, kNumeratorWords);
  out.denominator = heading_of(table, kDenominatorWords);
  if (out.numerator.empty() || out.denominator.empty()) {
    out.numerator.clear();
    out.denominator.clear();
    out.value = heading_of(table, kValueWords);
  }
  guess_measure(table, sheet.name, known, out);
  if (!out.numerator.empty()) out.value.clear();
  out.status = heading_of(table, kStatusWords);
  const bool has_figure = !out.value.empty() || !out.numerator.empty();
  return out.place.empty() || out.period.empty() || !has_figure ? std::nullopt : std::optional(out);
}

base::Result<void> take_line(std::string_view line, PlainMapping& out, std::set<std::string, std::less<>>& seen) {
  const auto equals = line.find('=');
  if (equals == std::string_view::npos)
    return base::invalid("", "Write a name, an equals sign and what it stands for: period = Month.");
  const std::string name(base::trimmed(line.substr(0, equals)));
  const auto text = base::trimmed(line.substr(equals + 1));
  const auto found = std::ranges::find(kMappingLines, name, &MappingLine::name);
  if (found == kMappingLines.end() && name != kHeadingRow)
    return base::invalid("",
                         fmt::format("\"{}\" is no part of a mapping. Write measure, cut, sheet, heading_row, place, "
                                     "period, value, numerator, denominator, status or cut_column.",
                                     shown_text(name)));
  if (!seen.insert(name).second) return base::invalid("", fmt::format("{} stands twice. Keep one of them.", name));
  if (found != kMappingLines.end()) {
    out.*(found->text) = std::string(text);
    return {};
  }
  const auto row = base::parse_whole(text, 1, static_cast<std::int64_t>(spreadsheets::kMostRows));
  if (!row) return base::invalid("", row.error().message);
  out.heading_row = static_cast<std::size_t>(*row);
  return {};
}

void require_whole_mapping(const PlainMapping& mapping, base::Errors& errors) {
  const auto missing = [&](bool is_missing, std::string_view words) {
    if (is_missing) errors.push_back({base::ErrorCode::Invalid, "", std::string(words)});
  };
  missing(mapping.measure.empty(), "Say which measure the figures are of: measure = its code.");
  missing(mapping.place.empty(), "Say which column holds the codes of places: place = its heading.");
  missing(mapping.period.empty(), "Say which column holds the days or months: period = its heading.");
  missing(!mapping.cut.empty() && !mapping.cut_column.empty(),
          "Say either the part that the whole file is of (cut), or the column in which each row says its own "
          "(cut_column).");
  const bool has_ratio = !mapping.numerator.empty() && !mapping.denominator.empty();
  const bool has_part = !mapping.numerator.empty() || !mapping.denominator.empty();
  missing(mapping.value.empty() == !has_ratio || (has_part && !has_ratio),
          "Say which column holds the figures: either value, or both numerator and denominator.");
}

}  // namespace

std::optional<PlainMapping> guess_mapping(const spreadsheets::Workbook& book, const std::vector<Measure>& known) {
  constexpr std::size_t kRowsLookedAt = 60;
  for (const auto& sheet : book.sheets)
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), kRowsLookedAt); ++i)
      if (auto guess = guess_of(sheet, i, known)) return guess;
  return std::nullopt;
}

std::string mapping_text(const PlainMapping& mapping) {
  std::string out;
  for (const MappingLine& line : kMappingLines) {
    if (!(mapping.*line.text).empty()) out += fmt::format("{} = {}\n", line.name, mapping.*line.text);
    if (line.name == "sheet") out += fmt::format("{} = {}\n", kHeadingRow, mapping.heading_row);
  }
  return out;
}

base::Checked<PlainMapping> parse_plain_mapping(std::string_view text) {
  PlainMapping out;
  base::Errors errors;
  std::set<std::string, std::less<>> seen;
  std::size_t number = 0;
  for (const std::string_view line : base::split(text, '\n')) {
    ++number;
    if (base::trimmed(line).empty()) continue;
    if (const auto taken = take_line(line, out, seen); !taken)
      errors.push_back({base::ErrorCode::Invalid, fmt::format("line {}", number), taken.error().message});
  }
  if (errors.empty()) require_whole_mapping(out, errors);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

}  // namespace flow
