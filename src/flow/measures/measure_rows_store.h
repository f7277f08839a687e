// Rows as the record holds them, and their trail: for this room's stores.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/clock.h"
#include "base/result.h"
#include "flow/measures/measure_value.h"
#include "record/database.h"

namespace flow {

[[nodiscard]] std::string_view period_kind_code(PeriodKind kind);  ///< "month"
/// REQUIRES: a code that period_kind_code gave.
[[nodiscard]] PeriodKind period_kind_of(std::string_view code);

/// All that was ever received for a measure's cut and place, the oldest first.
[[nodiscard]] std::vector<MeasureValue> received_values(record::Reader& reader, std::string_view measure,
                                                        std::string_view cut, std::string_view place);

/// Of several places, each value as it was known then.
[[nodiscard]] std::vector<MeasureValue> values_known(record::Reader& reader, std::string_view measure,
                                                     std::string_view cut, const std::vector<std::string>& places,
                                                     base::Instant known_at);

/// What was read back from a row's code.
template <class T>
[[nodiscard]] T stored(base::Result<T> parsed) {
  base::check(parsed.has_value(), "what is stored is a value that this program knows");
  return *std::move(parsed);
}

/// An entry of the audit trail: `by` did `action` to the measure or place `id`; `after` is JSON.
struct MeasureAudit {
  std::string_view by;
  std::string_view action;
  std::string_view id;
  std::string after;
  std::string_view kind = "measure";
};
void append_measure_audit(record::Transaction& transaction, base::Instant now, MeasureAudit entry);

}  // namespace flow
