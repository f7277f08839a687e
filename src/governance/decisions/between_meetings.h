// Decisions between meetings: urgent ones by those whom the terms name, and resolutions sent round. Both are reported
// to the next meeting, and provisional until it ratifies them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "governance/decisions/ratification.h"
#include "governance/minute_book/book_words.h"
#include "governance/minute_book/parties.h"

namespace governance {

enum class BetweenKind { Urgent, Circulated };
enum class BetweenState { Open, Decided, NotCarried };
enum class VoteChoice { For, Against, Abstains };
inline constexpr BetweenKind kBetweenKinds[] = {BetweenKind::Urgent, BetweenKind::Circulated};
inline constexpr BetweenState kBetweenStates[] = {BetweenState::Open, BetweenState::Decided, BetweenState::NotCarried};
inline constexpr VoteChoice kVoteChoices[] = {VoteChoice::For, VoteChoice::Against, VoteChoice::Abstains};
template <>
inline constexpr auto kWordsOf<BetweenKind> = std::to_array<std::string_view>({"urgent", "circulated"});
template <>
inline constexpr auto kWordsOf<BetweenState> = std::to_array<std::string_view>({"open", "decided", "not_carried"});
template <>
inline constexpr auto kWordsOf<VoteChoice> = std::to_array<std::string_view>({"for", "against", "abstains"});

struct Consulted {
  std::string person;
  base::Date on;
  std::string said;
  friend bool operator==(const Consulted&, const Consulted&) = default;
};
/// By a seat: one each.
struct SeatVote {
  std::string seat;
  VoteChoice choice = VoteChoice::For;
  friend bool operator==(const SeatVote&, const SeatVote&) = default;
};
/// Who declares an interest sees nothing of the decision any more and takes no part in it.
struct DeclaredConflict {
  std::string person;
  std::string interest;
  friend bool operator==(const DeclaredConflict&, const DeclaredConflict&) = default;
};

struct BetweenMeetings {
  std::string id;         ///< in Decision::ratifies and in addresses
  std::string reference;  ///< "VPC/U/26/1"
  BetweenKind kind = BetweenKind::Urgent;
  Verb verb = Verb::Approve;
  std::string text;
  std::string reason;  ///< why it cannot wait for a meeting
  base::Date opened;
  std::optional<base::Date> closes = std::nullopt;  ///< of a resolution sent round: the last day for votes
  std::vector<std::string> agreed = {};             ///< seats of those who decide, of an urgent one
  std::vector<Consulted> consulted = {};
  std::vector<SeatVote> votes = {};
  std::vector<DeclaredConflict> conflicts = {};
  BetweenState state = BetweenState::Open;
  std::optional<base::Date> decided_on = std::nullopt;
  std::string paragraph = {};  ///< the power used, as the terms had it when it was decided

  friend bool operator==(const BetweenMeetings&, const BetweenMeetings&) = default;
};

/// A new one, where the terms give the power: Conflict where they do not, Invalid where words or the closing day are
/// missing. The refusals' subjects are the fields' names.
[[nodiscard]] base::Checked<void> check_opening(const Body& body, const BetweenMeetings& made, base::Date today);

// Each changes it or says what to do instead. Conflict where it is no longer open.
[[nodiscard]] base::Result<void> add_consulted(BetweenMeetings& it, const Body& body, Consulted consulted,
                                               base::Date today);
[[nodiscard]] base::Result<void> add_agreement(BetweenMeetings& it, const Body& body, const std::string& seat);
[[nodiscard]] base::Result<void> add_vote(BetweenMeetings& it, const Body& body, SeatVote vote, base::Date today);
[[nodiscard]] base::Result<void> add_conflict(BetweenMeetings& it, DeclaredConflict conflict);

/// How a resolution sent round stands.
struct CircularTally {
  int votes_for = 0;
  int votes_against = 0;
  int abstentions = 0;
  int silent = 0;                  ///< seats that have not voted
  int needed = 0;                  ///< votes for it
  std::optional<bool> is_carried;  ///< none: still open
};
/// Of the seats that vote and are filled, without those whose holders have an interest.
[[nodiscard]] CircularTally tally(const BetweenMeetings& it, const Body& body, base::Date today);

/// What is still missing before an urgent one is decided; empty: nothing.
[[nodiscard]] std::vector<std::string> missing_for_decision(const BetweenMeetings& it, const Body& body);
/// Decided, or not carried. Conflict where something is missing or the vote is still open.
[[nodiscard]] base::Result<void> conclude(BetweenMeetings& it, const Body& body, base::Date today);

/// For the next agenda. REQUIRES: it is decided.
[[nodiscard]] AwaitsRatification awaiting(const BetweenMeetings& it);

}  // namespace governance
