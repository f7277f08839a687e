#include "flow/measures/measure_rows_store.h"

#include "flow/measures/code_table.h"
#include "record/audit_trail.h"

namespace flow {
namespace {

constexpr CodeLine<PeriodKind> kPeriodKinds[] = {
    {PeriodKind::Step, "step", "step"}, {PeriodKind::Day, "day", "day"}, {PeriodKind::Month, "month", "month"}};

std::optional<Amount> amount_of(std::optional<std::int64_t> millionths) {
  return millionths ? std::optional(Amount{*millionths}) : std::nullopt;
}

MeasureValue value_of(const record::Row& row) {
  return {.measure = row.get<std::string>(0),
          .version = row.get<int>(1),
          .cut = row.get<std::string>(2),
          .place = row.get<std::string>(3),
          .period = {period_kind_of(row.get<std::string>(4)), row.get<std::int64_t>(5)},
          .numerator = amount_of(row.get<std::optional<std::int64_t>>(6)),
          .denominator = amount_of(row.get<std::optional<std::int64_t>>(7)),
          .status = stored(parse_value_status(row.get<std::string>(8))),
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
  return stored(parse_code(kPeriodKinds, code, ""));
}

std::vector<MeasureValue> received_values(record::Reader& reader, std::string_view measure, std::string_view cut,
                                          std::string_view place) {
  return reader.all(
      "SELECT v.measure, v.version, v.cut, v.place, v.period_kind, v.period, v.numerator, v.denominator, i.status, "
      "i.imported_at, v.import, v.sheet, v.file_row, v.file_column FROM measure_value v JOIN measure_import i "
      "ON i.id = v.import WHERE v.measure = $1 AND v.cut = $2 AND v.place = $3 ORDER BY v.period, i.imported_at, "
      "v.import",
      value_of, measure, cut, place);
}

std::vector<MeasureValue> values_known(record::Reader& reader, std::string_view measure, std::string_view cut,
                                       const std::vector<std::string>& places, base::Instant known_at) {
  std::vector<MeasureValue> received;
  for (const auto& place : places)
    for (auto& value : received_values(reader, measure, cut, place)) received.push_back(std::move(value));
  return known_on(received, known_at);
}

void append_measure_audit(record::Transaction& transaction, base::Instant now, MeasureAudit entry) {
  record::append_audit(transaction, now,
                       {.actor = std::string(entry.by),
                        .action = std::string(entry.action),
                        .subject_kind = std::string(entry.kind),
                        .subject_id = std::string(entry.id),
                        .person_id = "",
                        .before = "",
                        .after = std::move(entry.after)});
}

}  // namespace flow
