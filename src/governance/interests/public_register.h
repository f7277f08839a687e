// What of a committee's register is public on a given day.
#pragma once

#include <string>
#include <vector>

#include "governance/interests/register_entry.h"

namespace governance {

/// A decision-maker of the committee: a holder of a voting seat.
struct DecisionMaker {
  std::string name;
  std::string position;  ///< of the seat: organisation or role; may be empty
  Regime regime = Regime::NhsRegister;
  PersonRegister declared;
};

struct PublicEntry {
  std::string name;
  std::string position;
  std::string kind;         ///< in words
  std::string description;  ///< with the relationship of an indirect one
  std::vector<std::string> organisations;
  base::Date from;
  std::optional<base::Date> to;
  base::Date declared_on;
  int days_late = 0;
  std::string mitigation;  ///< empty: none agreed

  friend bool operator==(const PublicEntry&, const PublicEntry&) = default;
};
struct PublicRegister {
  std::vector<PublicEntry> entries;  ///< by name, then first day
  std::vector<std::string> nil;      ///< who declared to have none
  std::vector<std::string> neither;  ///< who made neither a declaration nor a nil return

  friend bool operator==(const PublicRegister&, const PublicRegister&) = default;
};

/// Whether an entry is public on the day: it has begun; it goes on, or its six months are not over; nobody holds it
/// back; and its holder consents, or a governance lead decided for publication.
[[nodiscard]] bool is_public(const RegisterEntry& entry, Regime regime, base::Date on);
/// What the public register shows on the day, of these decision-makers.
[[nodiscard]] PublicRegister public_register(const std::vector<DecisionMaker>& people, base::Date on);

}  // namespace governance
