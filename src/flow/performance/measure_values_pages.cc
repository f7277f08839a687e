#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "flow/measures/measure_import_store.h"
#include "flow/measures/measure_rows_store.h"
#include "flow/performance/measure_forms_pages.h"
#include "flow/performance/performance_pages.h"

namespace flow {
namespace {

using html::Fragment;

constexpr std::size_t kValuesOfPage = 24;

/// A value as it was received, and what and where it is of.
struct ReceivedValue {
  MeasureValue value;
  std::size_t part = 0;   ///< 0 the figure's numerators, 1 what they stand over
  std::size_t place = 0;  ///< of the places that the figure is made of
};

/// What a figure is made of.
struct ReceivedValues {
  std::vector<std::string> parts;   ///< names of the counted measures
  std::vector<std::string> places;  ///< their names
  std::vector<ReceivedValue> values;
};

void add_received(record::Reader& reader, std::string_view measure, std::string_view cut,
                  const std::vector<std::string>& codes, base::Instant known_at, ReceivedValues& out) {
  for (std::size_t place = 0; place < codes.size(); ++place)
    for (auto& value : received_values(reader, measure, cut, codes[place]))
      if (value.received_at <= known_at)
        out.values.push_back({.value = std::move(value), .part = out.parts.size(), .place = place});
}

/// The newest period first; of one period numerators before what they stand over, and a correction before what it
/// corrected.
void put_newest_first(std::vector<ReceivedValue>& values) {
  std::ranges::sort(values, [](const ReceivedValue& one, const ReceivedValue& other) {
    return std::tuple(other.value.period, one.part, one.place, other.value.received_at, other.value.import) <
           std::tuple(one.value.period, other.part, other.place, one.value.received_at, one.value.import);
  });
}

ReceivedValues values_received(record::Reader& reader, const MeasurePage& shown) {
  ReceivedValues out;
  const auto codes = view_place(reader, shown.measure, shown.place).parts;
  for (const auto& code : codes) out.places.push_back(find_place(reader, code)->name);
  const std::string& counted = shown.measure.counted();
  add_received(reader, counted, shown.asked.cut, codes, shown.asked.known_at, out);
  out.parts.push_back(find_measure(reader, counted)->name);
  if (const auto& beneath = shown.measure.formula.denominator; !beneath.empty()) {
    const auto before = out.values.size();
    add_received(reader, beneath, shown.asked.cut, codes, shown.asked.known_at, out);
    if (out.values.size() == before) add_received(reader, beneath, "", codes, shown.asked.known_at, out);
    out.parts.push_back(find_measure(reader, beneath)->name);
  }
  put_newest_first(out.values);
  return out;
}

std::string amount_words(const MeasureValue& value) {
  std::string out = value.numerator ? amount_text(*value.numerator) : "missing";
  if (value.denominator) out += " of " + amount_text(*value.denominator);
  return out;
}

std::string origin_words(const MeasureValue& value, const std::string& file) {
  const std::string sheet = value.at.sheet.empty() ? "" : fmt::format("sheet {}, ", value.at.sheet);
  return fmt::format("{}: {}row {}, column {}; {}, received {}", file, sheet, value.at.row, value.at.column,
                     code_of(value.status), base::short_date_time(value.received_at));
}

/// The names of the files that some values came in, each asked for once.
std::map<base::Uuid, std::string> file_names(record::Reader& reader, std::span<const ReceivedValue> values) {
  std::map<base::Uuid, std::string> out;
  for (const auto& received : values)
    if (auto& name = out[received.value.import]; name.empty())
      name = find_figures_import(reader, received.value.import)->file_name;
  return out;
}

Fragment values_table(const ReceivedValues& all, std::span<const ReceivedValue> values,
                      const std::map<base::Uuid, std::string>& files) {
  const bool has_parts = all.parts.size() > 1;
  const bool has_places = all.places.size() > 1;
  site::Table table{.caption = "Values, the newest period first",
                    .columns = {{has_places ? "Period and place" : "Period"}, {"Value", true}},
                    .when_empty = "No value was received."};
  if (has_parts) table.columns.push_back({"Of"});
  table.columns.push_back({"Came from"});
  for (const auto& [value, part, place] : values) {
    // One heading for both: on a phone each column is a line of its own.
    std::string head = short_period(value.period);
    if (has_places) head += ", " + all.places[place];
    std::vector<site::TableCell> row{{head, true}, {amount_words(value)}};
    if (has_parts) row.push_back({all.parts[part]});
    row.push_back({origin_words(value, files.at(value.import))});
    table.rows.push_back(std::move(row));
  }
  return site::table(table);
}

Fragment values_by_page(const people::Visit& visit, record::Reader& reader, const MeasurePage& shown) {
  const auto all = values_received(reader, shown);
  const std::size_t count = all.values.size();
  const int pages = std::max(1, static_cast<int>((count + kValuesOfPage - 1) / kValuesOfPage));
  const auto number = base::parse_whole(visit.request.query.get("page"), 1, pages).value_or(1);
  const auto from = static_cast<std::size_t>(number - 1) * kValuesOfPage;
  const std::span values = std::span(all.values).subspan(from, std::min(kValuesOfPage, count - from));
  Fragment out = values_table(all, values, file_names(reader, values));
  if (pages > 1)
    out += html::paragraph(fmt::format("{} to {} of {} values.", base::grouped(static_cast<std::int64_t>(from + 1)),
                                       base::grouped(static_cast<std::int64_t>(from + values.size())),
                                       base::grouped(static_cast<std::int64_t>(count))));
  return out + site::pagination(static_cast<int>(number), pages,
                                address_of(measure_path(shown.measure.code) + "/values", shown.asked));
}

}  // namespace

site::Response measure_values_page(people::Visit& visit) {
  const auto shown = measure_page_of(visit);
  if (!shown) return visit.refusal(shown.error());
  site::Page page{.title = "Where the figures come from", .is_wide = true};
  page.breadcrumb = {{"Performance", "/performance"},
                     {shown->measure.name, address_of(measure_path(shown->measure.code), shown->asked)}};
  page.content = html::heading(1, html::raw("Where the figures come from")) +
                 html::element("p", {{"class", "nhsuk-body-l"}}, shown->measure.name + ", " + shown->place.name) +
                 html::paragraph(
                     "Each value as it was received. A correction stands above what it corrected; nothing "
                     "is overwritten.") +
                 measure_definition(shown->measure);
  page.content += visit.database.read([&](record::Reader& reader) {
    const bool has_small = suppression_of(reader, shown->measure).below > 1;
    if (has_small && !visit.may_anywhere(people::Permission::KeepMeasures))
      return html::paragraph("Small numbers of this measure are withheld, so its values are shown to analysts alone.");
    return values_by_page(visit, reader, *shown);
  });
  return visit.page(page);
}

}  // namespace flow
