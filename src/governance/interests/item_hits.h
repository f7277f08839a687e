// Whom an item of an agenda may touch: the register and employers matched against what the item says it is about. A hit
// is a question for the governance leads, never an outcome.
#pragma once

#include <string>
#include <vector>

#include "governance/checks/organisation_names.h"
#include "governance/interests/register_entry.h"
#include "governance/minute_book/agenda_item.h"

namespace governance {

/// One who will have the papers or be in the room, as far as matching goes.
struct ScreenedPerson {
  std::string id;
  std::string name;                        ///< in full: found in titles
  std::string short_name;                  ///< initials where the meeting gives them, else the name: shown
  std::vector<std::string> organisations;  ///< partners' ids, by employment and by seat
  std::vector<RegisterEntry> interests;    ///< those that are current, or ended within six months
};

enum class HitSource { Employer, Interest, Name };
struct Hit {
  std::string person;
  HitSource source = HitSource::Employer;
  std::string matched;         ///< the organisation, supplier, place or name
  std::string why;             ///< in a sentence: whose, what, and where it stands in the item
  bool is_financial = false;   ///< of a registered interest
  bool asks_to_leave = false;  ///< a disclosable pecuniary interest: the councillors' code has them leave the room

  friend bool operator==(const Hit&, const Hit&) = default;
};

/// In the order of the people; the same thing matched in several places is one hit. `partners` by their names and
/// aliases; others by the words that the register has.
[[nodiscard]] std::vector<Hit> hits_of(const AgendaItem& item, const std::vector<ScreenedPerson>& people,
                                       const std::vector<Organisation>& partners);

/// Why an item cannot be screened as it stands: verbal, late, or without a paper; empty where it can.
[[nodiscard]] std::string unscreenable_because(const AgendaItem& item);

}  // namespace governance
