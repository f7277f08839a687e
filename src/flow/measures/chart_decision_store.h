// What was decided about a chart, by whom and why. A decision that is withdrawn is kept, with the withdrawal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/uuid.h"
#include "flow/series/series_period.h"
#include "record/database.h"

namespace flow {

/// New limits from a point on, a point left out, or (in a forecast) a break: who decided it, and why.
enum class DecisionKind { Rebase, Exclude, Break };
[[nodiscard]] std::string_view code_of(DecisionKind kind);
struct SeriesDecision {
  base::Uuid id;
  std::string measure;
  std::string cut;
  std::string place;  ///< as the chart was asked for: a place's code, or a system's
  DecisionKind kind = DecisionKind::Rebase;
  SeriesPeriod at;
  std::string reason;
  std::string by;  ///< a role or initials, as shown
  std::string by_person;
  base::Instant decided_at;
};
void keep_decision(record::Transaction& transaction, const SeriesDecision& decision);
struct DecisionWithdrawal {
  base::Uuid decision;
  std::string measure;  ///< with cut and place: the chart that it was decided about
  std::string cut;
  std::string place;
  std::string reason;
  std::string by_person;
  base::Instant withdrawn_at;
};
/// From then on it no longer counts. Conflict where it was withdrawn before, NotFound where there is none about that
/// chart.
[[nodiscard]] base::Result<void> withdraw_decision(record::Transaction& transaction,
                                                   const DecisionWithdrawal& withdrawal);
[[nodiscard]] std::vector<SeriesDecision> decisions(record::Reader& reader, std::string_view measure,
                                                    std::string_view cut, std::string_view place,
                                                    base::Instant known_at);

}  // namespace flow
