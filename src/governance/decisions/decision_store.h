// Decisions in the record: worked out from the meetings that it holds, with the steps set down about them; and
// decisions between meetings, each one document with a version.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_life_store.h"
#include "governance/decisions/between_meetings.h"
#include "governance/decisions/decision_register.h"

namespace governance {

/// A meeting as it was held, and as it is recorded.
struct HeldMeeting {
  StoredMeeting stored;
  LiveMeeting live;
  NumberedMeeting recorded;
};
/// Those that have begun, or were brought in. By date, newest first.
[[nodiscard]] std::vector<HeldMeeting> held_meetings(record::Reader& reader, const Body& body);

/// The body's, by date, newest first; those between meetings are among them, with the place "between-meetings/ID".
[[nodiscard]] std::vector<RegisteredDecision> decisions_of(record::Reader& reader, const Body& body,
                                                           const std::vector<HeldMeeting>& meetings);

[[nodiscard]] std::vector<DecisionStep> decision_steps_of(record::Reader& reader, std::string_view committee);
/// REQUIRES: check_decision_step holds. `by` and `at` are taken from the change.
void add_decision_step(record::Transaction& transaction, std::string_view committee, const DecisionStep& step,
                       const Change& change);

struct StoredBetween {
  BetweenMeetings it;
  std::string committee;
  int version = 0;  ///< 0: not kept yet
};
/// The newest first.
[[nodiscard]] std::vector<StoredBetween> between_meetings_of(record::Reader& reader, std::string_view committee);
[[nodiscard]] std::optional<StoredBetween> find_between(record::Reader& reader, std::string_view id);
/// Conflict where somebody else has changed it since. A new one gets its reference.
[[nodiscard]] base::Result<void> save_between(record::Transaction& transaction, const StoredBetween& stored,
                                              const Change& change);

/// Puts items on the agenda of the committee's next meeting that has not begun: `meeting`, or the first from `today`
/// on; where none is planned yet they wait for it. `id` tells what waits from what waits already.
[[nodiscard]] base::Result<void> put_on_agenda(record::Transaction& transaction, const Body& body,
                                               const std::vector<AgendaItem>& items, std::optional<std::string> meeting,
                                               const std::string& id, base::Date today, const Change& change);

/// The places that stand on agendas of meetings which have not begun, or wait for one.
[[nodiscard]] std::vector<std::string> places_on_agendas(record::Reader& reader, const Body& body);

/// In addresses: says nothing of the decision.
[[nodiscard]] std::string decision_key(std::string_view place);

}  // namespace governance
