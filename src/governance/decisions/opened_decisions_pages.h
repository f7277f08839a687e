// A body's decisions as one visitor may see them. Every page about decisions starts here.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "governance/decisions/decision_store.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "people/visit.h"
#include "site/components.h"

namespace governance {

struct ShownDecision {
  RegisteredDecision decision;
  Sight sight = Sight::Nothing;  ///< asked of item_access.h
  std::string open_title;        ///< of its item
};

struct OpenedDecisions {
  StoredCommittee committee;
  Viewer viewer;
  std::vector<HeldMeeting> meetings;
  std::vector<ShownDecision> decisions;  ///< without those of which the visitor is to see nothing
  std::vector<RegisteredDecision> all;   ///< for working out, never for showing
  std::vector<StoredMeeting> to_come;    ///< that have not begun, the soonest first
  std::vector<std::string> on_agendas;   ///< places
  std::map<std::string, std::string> initials;

  [[nodiscard]] const Body& body() const { return committee.body; }
  [[nodiscard]] std::string name_of(const std::string& person) const;
  /// Provisional, and on no agenda yet; the oldest first.
  [[nodiscard]] std::vector<AwaitsRatification> to_ratify() const;
};

/// Of the committee of the address's {id}. NotFound, in the same words, where there is none and where it is not the
/// visitor's to see. `to_run`: Forbidden where the visitor is not its secretary.
[[nodiscard]] base::Result<OpenedDecisions> open_decisions(people::Visit& visit, bool to_run = false);

/// What of a decision between meetings the viewer may see.
[[nodiscard]] Sight sight_of_between(const BetweenMeetings& it, const Viewer& viewer);

[[nodiscard]] html::Url decisions_address(const Body& body);
[[nodiscard]] html::Url decision_address(const Body& body, std::string_view place);
[[nodiscard]] html::Fragment status_tag(DecisionStatus status);
/// Initials by a person's id, as the committee's people have them.
[[nodiscard]] std::map<std::string, std::string> initials_by_id(record::Reader& reader);

}  // namespace governance
