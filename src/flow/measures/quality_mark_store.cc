#include "flow/measures/quality_mark_store.h"

#include <fmt/format.h>

#include "base/log.h"
#include "flow/measures/code_table.h"
#include "flow/measures/measure_rows_store.h"

namespace flow {
namespace {

constexpr CodeLine<QualityGrade> kGrades[] = {{QualityGrade::Good, "good", "Good"},
                                              {QualityGrade::Caution, "caution", "Use with caution"},
                                              {QualityGrade::Poor, "poor", "Poor"}};

}  // namespace

std::string_view code_of(QualityGrade grade) {
  return line_of(kGrades, grade).code;
}

std::string_view words_of(QualityGrade grade) {
  return line_of(kGrades, grade).words;
}

base::Result<QualityGrade> parse_quality_grade(std::string_view text, std::string subject) {
  return parse_code(kGrades, text, std::move(subject));
}

void keep_quality_mark(record::Transaction& transaction, const QualityMark& mark) {
  std::optional<std::int64_t> to;
  if (mark.to) to = mark.to->number;
  transaction.change(
      "INSERT INTO measure_quality_mark (id, measure, place, grade, words, period_kind, from_period, to_period, "
      "marked_by, marked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      mark.id, mark.measure, mark.place, code_of(mark.grade), mark.words, period_kind_code(mark.from.kind),
      mark.from.number, to, mark.by, mark.marked_at);
  append_measure_audit(
      transaction, mark.marked_at,
      {.by = mark.by,
       .action = "quality marked",
       .id = mark.measure,
       .after = fmt::format(R"({{"grade":{},"place":{},"words":{}}})", base::json_quoted(code_of(mark.grade)),
                            base::json_quoted(mark.place), base::json_quoted(mark.words))});
}

std::optional<QualityMark> quality_of(record::Reader& reader, std::string_view measure, std::string_view place,
                                      SeriesPeriod period, base::Instant known_at) {
  return reader.one(
      "SELECT id, measure, place, grade, words, period_kind, from_period, to_period, marked_by, marked_at FROM "
      "measure_quality_mark WHERE measure = $1 AND (place = $2 OR place = '') AND period_kind = $3 AND from_period <= "
      "$4 "
      "AND (to_period IS NULL OR to_period >= $4) AND marked_at <= $5 ORDER BY marked_at DESC, id DESC LIMIT 1",
      [](const record::Row& row) {
        const PeriodKind kind = period_kind_of(row.get<std::string>(5));
        QualityMark mark{.id = row.get<base::Uuid>(0),
                         .measure = row.get<std::string>(1),
                         .place = row.get<std::string>(2),
                         .grade = stored(parse_quality_grade(row.get<std::string>(3))),
                         .words = row.get<std::string>(4),
                         .from = {kind, row.get<std::int64_t>(6)},
                         .to = {},
                         .by = row.get<std::string>(8),
                         .marked_at = row.get<base::Instant>(9)};
        if (const auto to = row.get<std::optional<std::int64_t>>(7)) mark.to = SeriesPeriod{kind, *to};
        return mark;
      },
      measure, place, period_kind_code(period.kind), period.number, known_at);
}

}  // namespace flow
