// Who takes part: organisations, people, and the bodies that they meet as.
//
// Throughout the minute book an absent optional means that the source says nothing; an empty list means that the source
// shows there were none. The difference is what several checks look for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace governance {

/// Partners fall into sectors: conflicts are screened, and quorums counted, by them.
enum class Sector { NhsCommissioner, NhsProvider, LocalAuthority, NhsNational, Programme, ClinicalNetwork, Other };
inline constexpr Sector kSectors[] = {
    Sector::NhsCommissioner, Sector::NhsProvider,     Sector::LocalAuthority, Sector::NhsNational,
    Sector::Programme,       Sector::ClinicalNetwork, Sector::Other};

struct Organisation {
  std::string id;
  std::string name;
  std::vector<std::string> aliases_seen;
  Sector sector = Sector::Other;

  friend bool operator==(const Organisation&, const Organisation&) = default;
};

/// An interest as the NHS register has it (committee-governance.md, 7).
enum class InterestKind { Financial, NonFinancialProfessional, NonFinancialPersonal, Indirect };
inline constexpr InterestKind kInterestKinds[] = {InterestKind::Financial, InterestKind::NonFinancialProfessional,
                                                  InterestKind::NonFinancialPersonal, InterestKind::Indirect};
struct Interest {
  InterestKind kind = InterestKind::Financial;
  std::string description;
  std::vector<std::string> organisations;  ///< ids, or names of others (suppliers, charities)
  std::optional<base::Date> from;
  std::optional<base::Date> to;  ///< its last day

  friend bool operator==(const Interest&, const Interest&) = default;
};

struct InitialsSeen {
  std::string initials;
  std::string in;  ///< id of a meeting

  friend bool operator==(const InitialsSeen&, const InitialsSeen&) = default;
};
struct RoleSeen {
  std::string in;  ///< id of a meeting or bulletin
  std::string role;
  std::optional<std::string> organisation;

  friend bool operator==(const RoleSeen&, const RoleSeen&) = default;
};
struct Person {
  std::string id;
  std::string name;  ///< one preferred name
  std::vector<std::string> spellings_seen;
  std::vector<InitialsSeen> initials_seen;
  std::vector<RoleSeen> roles_seen;
  std::optional<std::vector<Interest>> interests;  ///< absent: no register; empty: a nil declaration

  friend bool operator==(const Person&, const Person&) = default;
};

/// A place on a body.
struct Seat {
  std::string id;
  std::optional<std::string> holder;  ///< a person's id; absent: vacant
  std::optional<std::string> organisation;
  std::vector<std::string> tags;
  std::vector<std::string> deputies;  ///< people named in advance; empty: the terms name none
  bool votes = true;

  friend bool operator==(const Seat&, const Seat&) = default;
};
struct Body {
  std::string id;
  std::string name;
  std::string kind;
  std::vector<std::string> parents;  ///< ids of organisations or bodies
  std::optional<std::string> notes;
  std::vector<std::string> aliases;
  std::vector<Seat> seats;                       ///< empty: not told
  std::optional<std::string> quorum_rule;        ///< in the rule language, as JSON text
  std::optional<std::string> reference_pattern;  ///< "{body}/{yy}/{seq}"

  friend bool operator==(const Body&, const Body&) = default;
};

}  // namespace governance
