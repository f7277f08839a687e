#include "flow/measures/measure_rows_store.h"

#include "base/check.h"
#include "flow/measures/code_table.h"

namespace flow {
namespace {

constexpr CodeLine<PeriodKind> kPeriodKinds[] = {
    {PeriodKind::Step, "step", "step"}, {PeriodKind::Day, "day", "day"}, {PeriodKind::Month, "month", "month"}};

std::optional<Amount> amount_of(std::optional<std::int64_t> millionths) {
  return millionths ? std::optional(Amount{*millionths}) : std::nullopt;
}

MeasureValue value_of(const record::Row& row) {
  const auto status = parse_value_status(row.get<std::string>(8));
  base::check(status.has_value(), "a stored status is one");
  return {.measure = row.get<std::string>(0),
          .version = row.get<int>(1),
          .cut = row.get<std::string>(2),
          .place = row.get<std::string>(3),
          .period = {period_kind_of(row.get<std::string>(4)), row.get<std::int64_t>(5)},
          .numerator = amount_of(row.get<std::optional<std::int64_t>>(6)),
          .denominator = amount_of(row.get<std::optional<std::int64_t>>(7)),
          .status = *status,
          .received_at = row.get<base::Instant>(9),
          .import = row.get<base::Uuid>(10),
          .at = {.sheet = row.get<std::string>(11),
                 .row = static_cast<std::size_t>(row.get<std::int64_t>(12)),
                 .column = row.get<std::string>(13)}};
}

}  // namespace

std::string_view period_kind_code(PeriodKind kind) {
  return line_of(kPeriodKinds, kind).code;
}

PeriodKind period_kind_of(std::string_view code) {
  const auto kind = parse_code(kPeriodKinds, code, "");
  base::check(kind.has_value(), "a stored kind of period is one");
  return *kind;
}

std::vector<MeasureValue> received_values(record::Reader& reader, std::string_view measure, std::string_view cut,
                                          std::string_view place) {
  return reader.all(
      "SELECT v.measure, v.version, v.cut, v.place, v.period_kind, v.period, v.numerator, v.denominator, i.status, "
      "i.imported_at, v.import, v.sheet, v.file_row, v.file_column FROM measure_value v JOIN measure_import i ON i.id "
      "= "
      "v.import WHERE v.measure = $1 AND v.cut = $2 AND v.place = $3 ORDER BY v.period, i.imported_at, v.import",
      value_of, measure, cut, place);
}

}  // namespace flow
