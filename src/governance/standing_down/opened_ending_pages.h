// A committee's standing down as its secretary or a governance lead sees it, and its forms.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "governance/decisions/opened_decisions_pages.h"
#include "governance/standing_down/standing_down_store.h"
#include "people/visit.h"
#include "site/components.h"

namespace governance {

struct OpenedEnding {
  StoredCommittee committee;
  Viewer viewer;
  StoredEnding stored;
  EndingRecord record;
  std::vector<LifeStepTaken> life;
  std::vector<std::string> receivers;            ///< names of other committees that go on
  std::map<std::string, std::string> texts;      ///< of open actions that the viewer may read, by token
  std::map<std::string, std::string> decisions;  ///< words of decisions that the viewer may read, by place

  [[nodiscard]] const Body& body() const { return committee.body; }
  [[nodiscard]] const StandingDown& it() const { return stored.it; }
};
/// NotFound, in the same words, where there is no such committee and where it is not the visitor's. `to_change`:
/// Forbidden where the visitor is not its secretary.
[[nodiscard]] base::Result<OpenedEnding> open_ending(people::Visit& visit, bool to_change = false);

[[nodiscard]] html::Url ending_address(const Body& body);
/// What closes a line, as forms for the secretary.
[[nodiscard]] html::Fragment line_forms(people::Visit& visit, const OpenedEnding& opened, EndingLine line,
                                        const site::FormState& state);
/// A form of this page: it carries the version that it was made from and what it asks.
[[nodiscard]] html::Fragment ending_form(people::Visit& visit, const OpenedEnding& opened, std::string_view what,
                                         const html::Fragment& fields);

}  // namespace governance
