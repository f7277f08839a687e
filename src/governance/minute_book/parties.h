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

/// Who held a seat from a day on, and until when.
struct Tenure {
  std::string person;
  base::Date from;
  std::optional<base::Date> to;  ///< its last day; absent: still

  friend bool operator==(const Tenure&, const Tenure&) = default;
};
/// A place on a body.
struct Seat {
  std::string id;
  std::optional<std::string> holder;  ///< a person's id; absent: vacant
  std::optional<std::string> organisation;
  std::vector<std::string> tags;
  std::vector<std::string> deputies;  ///< people named in advance; empty: the terms name none
  bool votes = true;
  std::optional<std::string> post;  ///< whoever has it holds the seat: "Chair of the North CCG"
  std::vector<Tenure> tenures;      ///< in order of date; empty: not told

  /// Who holds it on that day: by its tenures, or by `holder` where they do not tell of the day.
  [[nodiscard]] std::optional<std::string> holder_on(base::Date day) const;

  friend bool operator==(const Seat&, const Seat&) = default;
};
/// So many days before a meeting, without the day itself and the day of the meeting.
struct ClearDays {
  int days = 0;
  bool counts_weekends = false;

  friend bool operator==(const ClearDays&, const ClearDays&) = default;
};

/// How a resolution sent round is carried. Not in the terms: none may be.
enum class Circulation { NotAllowed, Majority, Unanimous };
inline constexpr Circulation kCirculations[] = {Circulation::NotAllowed, Circulation::Majority, Circulation::Unanimous};

/// The power to decide between meetings.
struct UrgentPower {
  std::string paragraph;              ///< of the terms or standing orders that gives it
  std::vector<std::string> deciders;  ///< seats, each of whose holders must agree
  int consulted = 0;                  ///< how many other members must be asked first
  Circulation circulation = Circulation::NotAllowed;

  friend bool operator==(const UrgentPower&, const UrgentPower&) = default;
};

struct Body {
  std::string id;
  std::string name;
  std::string kind;
  std::vector<std::string> parents;  ///< ids of organisations or bodies; several: a joint committee
  std::optional<std::string> notes;
  std::vector<std::string> aliases;
  std::vector<Seat> seats;                       ///< empty: not told
  std::optional<std::string> quorum_rule;        ///< in the rule language, as JSON text
  std::optional<std::string> reference_pattern;  ///< "{body}/{yy}/{seq}"
  // Of the terms of reference; absent: not told.
  std::optional<std::string> purpose;
  std::optional<std::string> delegated_authority;
  std::optional<std::string> reporting_line;
  std::optional<std::string> frequency;
  std::optional<base::Date> review_date;
  std::optional<ClearDays> notice;         ///< of a meeting
  std::optional<ClearDays> papers;         ///< by when they go out
  std::optional<bool> deputies_are_named;  ///< nobody sits for another who was not named for the seat in advance
  std::optional<UrgentPower> urgent_power;

  friend bool operator==(const Body&, const Body&) = default;
};

}  // namespace governance
