// Reading the log of actions, and taking the steps of an action as the record allows.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "governance/actions/logged_action.h"
#include "governance/committee_record/committee_record_store.h"

namespace governance {

/// Every action that the committee ever had, those withdrawn too, in no order. Whoever shows them leaves out those that
/// an interest keeps from the reader.
[[nodiscard]] std::vector<LoggedAction> action_log(record::Reader& reader, std::string_view committee);
/// The open ones of a person of the minute book, of all committees.
[[nodiscard]] std::vector<LoggedAction> open_actions_of(record::Reader& reader, std::string_view person);
[[nodiscard]] std::optional<LoggedAction> find_logged_action(record::Reader& reader, std::string_view token);

/// Takes a step on the action as it stood at `version`. Forbidden, Conflict and Invalid as may_take and check_step say.
/// Also Conflict where somebody else has changed it since; Invalid where the record has no such meeting, item, owner or
/// action to merge into, where the new date is past or no other, and where an action would lapse with a committee that
/// still meets.
[[nodiscard]] base::Result<void> take_step(record::Transaction& transaction, std::string_view token, int version,
                                           ActionStep step, ActionRole role, const Change& change);

/// The committee's own, or the usual one.
[[nodiscard]] RatingRule rating_rule_of(record::Reader& reader, std::string_view committee);
/// REQUIRES: the committee exists and the days are not negative.
void set_rating_rule(record::Transaction& transaction, std::string_view committee, const RatingRule& rule,
                     const Change& change);

}  // namespace governance
