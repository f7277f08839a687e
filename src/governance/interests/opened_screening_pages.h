// A meeting's screening as one visitor may see it: found, allowed, matched against the register.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "governance/interests/screening_store.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "people/visit.h"

namespace governance {

struct OpenedScreening {
  OpenedMeeting meeting;
  MeetingPlan plan;  ///< with everyone's ties
  std::vector<ScreenedPerson> people;
  std::vector<std::string> secretaries;  ///< people who run the committee
  std::vector<Look> looks;
  std::set<Sector> at_table;
  Sector own_sector = Sector::Other;  ///< of a governance lead
  bool may_screen = false;            ///< a governance lead; others read the plan

  /// Of what the visitor may see.
  [[nodiscard]] std::vector<Hit> hits(const AgendaItem& item) const;
  /// A lead with a registered interest in the item, or named in it, does not screen it and does not see it.
  [[nodiscard]] bool is_own_matter(const AgendaItem& item) const;
  [[nodiscard]] bool sees(const AgendaItem& item) const;
  [[nodiscard]] std::vector<std::string> ids() const;
  /// Initials, or the name where the list gives none.
  [[nodiscard]] std::string name_of(std::string_view person) const;
  /// "UHL", "local authorities", "TM", "everyone".
  [[nodiscard]] std::string party_name(const std::string& party) const;
};

/// NotFound as open_meeting; Forbidden for members who are neither chair, secretary nor governance lead.
[[nodiscard]] base::Result<OpenedScreening> open_screening(people::Visit& visit);

}  // namespace governance
