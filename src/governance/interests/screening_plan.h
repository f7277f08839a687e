// Screening of a meeting's items by the governance leads of every partner: what is proposed, who concurs, what stands.
//
// A lead's proposal takes effect at once where it keeps at least as much from at least as many as what stood before. To
// loosen what stands takes a second lead, of another sector, wherever another sector sits at the table: until then the
// stricter screening stands.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "governance/interests/item_hits.h"
#include "governance/meetings/live_meeting.h"

namespace governance {

enum class LookKind { Proposed, Concurred, Objected };
inline constexpr LookKind kLookKinds[] = {LookKind::Proposed, LookKind::Concurred, LookKind::Objected};
[[nodiscard]] std::string_view look_code(LookKind kind);   ///< stored
[[nodiscard]] std::string_view look_words(LookKind kind);  ///< "concurred"

/// What a lead asks for an item.
struct Proposal {
  ScreeningOutcome outcome = ScreeningOutcome::NothingNoted;
  std::vector<std::string> parties;  ///< people's ids, organisations' ids or names, sector_party words, kEveryone
  std::vector<std::string> cleared;  ///< people who were hit and have no conflict here, for the reason given
  std::string reason;

  friend bool operator==(const Proposal&, const Proposal&) = default;
};
/// One lead's look at one item; only ever added.
struct Look {
  std::string item;   ///< its printed number
  std::string about;  ///< words_looked_at of the item then: once it is worded anew, it wants looking at again
  LookKind kind = LookKind::Proposed;
  Proposal proposal;          ///< of Proposed; of the others only the reason
  bool is_loosening = false;  ///< of Proposed: it loosens what stood then
  Sector sector = Sector::Other;
  std::string account;  ///< id of the lead's
  std::string name;     ///< of the lead
  base::Instant at;
};
/// What of an item a look was at.
[[nodiscard]] std::string words_looked_at(const AgendaItem& item);

inline constexpr std::string_view kEveryone = "all parties";
/// How a sector stands among parties; empty for one that cannot be a party as a whole.
[[nodiscard]] std::string_view sector_party(Sector sector);
/// How an organisation stands among parties: its id, or its name where a person has that id.
[[nodiscard]] std::string organisation_party(const Organisation& organisation, const std::vector<std::string>& people);

/// Every fault: an outcome that names parties without any, a reason missing, a hit neither a party nor cleared, a
/// pecuniary interest that stays in the room. Subjects: outcome, parties, reason, hit-PERSON. `caught`: whom the
/// parties hold.
[[nodiscard]] base::Checked<Proposal> checked(Proposal proposal, const std::vector<Hit>& hits,
                                              const std::vector<std::string>& caught);

/// Whether `proposal`, which catches `caught`, keeps less, or keeps it from fewer, than what stands.
[[nodiscard]] bool loosens(const Proposal& proposal, const std::vector<std::string>& caught,
                           const std::optional<Screening>& standing);

/// Where an item stands among the leads.
struct ItemLooks {
  std::optional<Look> proposal;    ///< the newest of the item as it is worded now
  std::vector<Look> answers;       ///< to it, the newest of each account
  std::set<Sector> looked;         ///< sectors whose lead proposed it or answered
  bool waits_for_another = false;  ///< it loosens, and no lead of another sector has concurred
  [[nodiscard]] bool is_objected() const;
};
/// `sectors`: those at the table.
[[nodiscard]] ItemLooks looks_at(const AgendaItem& item, std::span<const Look> looks, const std::set<Sector>& sectors);

/// The partners' sectors at the table by the meeting's list and seats; those alone whose leads screen.
[[nodiscard]] std::set<Sector> sectors_at_table(const MeetingPlan& plan);
/// Items that leads look at: the business, and whatever names a hit.
[[nodiscard]] bool wants_screening(const AgendaItem& item);

/// Whether screening has an answer to the hit: the person is named or held by a party, or the standing interests of the
/// partners themselves are noted and the hit is the employer's.
[[nodiscard]] bool is_dealt_with(const Hit& hit, const AgendaItem& item, const MeetingPlan& plan);

/// The proposal as the item's screening, its parties resolved to named people: a Handling for each of `caught`, and one
/// that notes nothing for each cleared. `ruled_by`: a person of the book; may be empty.
[[nodiscard]] Screening screening_of(const Proposal& proposal, const std::vector<std::string>& caught,
                                     const std::string& ruled_by);
/// Who of `people` is held by these parties (caught.h).
[[nodiscard]] std::vector<std::string> resolved(const AgendaItem& item, const Proposal& proposal,
                                                const MeetingPlan& plan, const std::vector<std::string>& people);

}  // namespace governance
