// Marks of how far a feed may be trusted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "base/uuid.h"
#include "flow/series/series_period.h"
#include "record/database.h"

namespace flow {

/// How far a feed may be trusted, said beside each of its figures.
enum class QualityGrade { Good, Caution, Poor };
[[nodiscard]] std::string_view code_of(QualityGrade grade);
[[nodiscard]] std::string_view words_of(QualityGrade grade);  ///< "Use with caution"
[[nodiscard]] base::Result<QualityGrade> parse_quality_grade(std::string_view text, std::string subject = "");
struct QualityMark {
  base::Uuid id;
  std::string measure;
  std::string place;  ///< empty: of all places
  QualityGrade grade = QualityGrade::Good;
  std::string words;
  SeriesPeriod from;
  std::optional<SeriesPeriod> to;
  std::string by;
  base::Instant marked_at;
};
void keep_quality_mark(record::Transaction& transaction, const QualityMark& mark);
/// The newest that holds for the measure, place and period.
[[nodiscard]] std::optional<QualityMark> quality_of(record::Reader& reader, std::string_view measure,
                                                    std::string_view place, SeriesPeriod period,
                                                    base::Instant known_at);

}  // namespace flow
