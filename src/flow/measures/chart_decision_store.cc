#include "flow/measures/chart_decision_store.h"

#include <fmt/format.h>

#include "base/log.h"
#include "flow/measures/code_table.h"
#include "flow/measures/measure_rows_store.h"

namespace flow {
namespace {

constexpr CodeLine<DecisionKind> kDecisionKinds[] = {{DecisionKind::Rebase, "rebase", "New limits"},
                                                     {DecisionKind::Exclude, "exclude", "Point left out"},
                                                     {DecisionKind::Break, "break", "Break"}};
}  // namespace

std::string_view code_of(DecisionKind kind) {
  return line_of(kDecisionKinds, kind).code;
}

void keep_decision(record::Transaction& transaction, const SeriesDecision& decision) {
  transaction.change(
      "INSERT INTO measure_decision (id, measure, cut, place, kind, period_kind, period, reason, decided_as, "
      "decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      decision.id, decision.measure, decision.cut, decision.place, code_of(decision.kind),
      period_kind_code(decision.at.kind), decision.at.number, decision.reason, decision.by, decision.by_person,
      decision.decided_at);
  append_measure_audit(
      transaction, decision.decided_at,
      {.by = decision.by_person,
       .action = "chart decision recorded",
       .id = decision.measure,
       .after = fmt::format(R"({{"kind":{},"period":{},"place":{},"reason":{}}})",
                            base::json_quoted(code_of(decision.kind)), base::json_quoted(period_text(decision.at)),
                            base::json_quoted(decision.place), base::json_quoted(decision.reason))});
}

base::Result<void> withdraw_decision(record::Transaction& transaction, const DecisionWithdrawal& withdrawal) {
  const auto found = transaction.one(
      "SELECT id FROM measure_decision WHERE id = $1 AND measure = $2 AND cut = $3 AND place = $4",
      [](const record::Row& row) { return row.get<base::Uuid>(0); }, withdrawal.decision, withdrawal.measure,
      withdrawal.cut, withdrawal.place);
  if (!found) return base::not_found("There is no such decision about this chart.");
  const auto added = transaction.change(
      "INSERT INTO measure_decision_withdrawn (decision, reason, withdrawn_by, withdrawn_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (decision) DO NOTHING",
      withdrawal.decision, withdrawal.reason, withdrawal.by_person, withdrawal.withdrawn_at);
  if (added == 0) return base::conflict("Somebody has withdrawn this decision before.");
  append_measure_audit(
      transaction, withdrawal.withdrawn_at,
      {.by = withdrawal.by_person,
       .action = "chart decision withdrawn",
       .id = withdrawal.measure,
       .after = fmt::format(R"({{"decision":{},"reason":{}}})", base::json_quoted(withdrawal.decision.text()),
                            base::json_quoted(withdrawal.reason))});
  return {};
}

std::vector<SeriesDecision> decisions(record::Reader& reader, std::string_view measure, std::string_view cut,
                                      std::string_view place, base::Instant known_at) {
  return reader.all(
      "SELECT d.id, d.measure, d.cut, d.place, d.kind, d.period_kind, d.period, d.reason, d.decided_as, d.decided_by, "
      "d.decided_at FROM measure_decision d LEFT JOIN measure_decision_withdrawn w ON w.decision = d.id AND "
      "w.withdrawn_at <= $4 WHERE d.measure = $1 AND d.cut = $2 AND d.place = $3 AND d.decided_at <= $4 AND w.decision "
      "IS NULL ORDER BY d.period, d.decided_at",
      [](const record::Row& row) {
        return SeriesDecision{.id = row.get<base::Uuid>(0),
                              .measure = row.get<std::string>(1),
                              .cut = row.get<std::string>(2),
                              .place = row.get<std::string>(3),
                              .kind = stored(parse_code(kDecisionKinds, row.get<std::string>(4), "")),
                              .at = {period_kind_of(row.get<std::string>(5)), row.get<std::int64_t>(6)},
                              .reason = row.get<std::string>(7),
                              .by = row.get<std::string>(8),
                              .by_person = row.get<std::string>(9),
                              .decided_at = row.get<base::Instant>(10)};
      },
      measure, cut, place, known_at);
}

}  // namespace flow
