// Which actions a visitor may see: those of the own committees and those that are the visitor's own, without those from
// an item that an interest closes to the visitor.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "governance/actions/action_log_store.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "people/visit.h"

namespace governance {

/// Asks once a committee and once a meeting. Belongs to one visit and one reading of the record.
class ActionSight {
 public:
  ActionSight(record::Reader& reader, const people::Visit& visit) : reader_(reader), visit_(visit) {}

  [[nodiscard]] bool may_see(const LoggedAction& action);
  /// REQUIRES: the committee exists.
  [[nodiscard]] const Viewer& viewer(const std::string& committee);
  [[nodiscard]] ActionRole role(const LoggedAction& action);

 private:
  struct Meeting {
    std::vector<AgendaItem> items;
    std::vector<bool> is_closed;  ///< to the visitor, item by item
  };
  [[nodiscard]] const Body& body(const std::string& committee);
  [[nodiscard]] const Meeting& meeting(const LoggedAction& action);

  record::Reader& reader_;
  const people::Visit& visit_;
  std::map<std::string, Body> bodies_;
  std::map<std::string, Viewer> viewers_;
  std::map<std::string, Meeting> meetings_;
};

/// One action as a visitor may see it.
struct OpenedAction {
  StoredAction stored;
  LoggedAction logged;
  StoredCommittee committee;
  ActionRole role;
  RatingRule rule;
  std::map<std::string, std::string> people;  ///< of the minute book, by id
};
/// The action of the address's {id}. NotFound, in the same words, where there is none and where it is not the visitor's
/// to see.
[[nodiscard]] base::Result<OpenedAction> open_action(people::Visit& visit);

/// Names of the minute book's people by id.
[[nodiscard]] std::map<std::string, std::string> people_by_id(record::Reader& reader);

}  // namespace governance
