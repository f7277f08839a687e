// The rule language of a quorum: a tree of values that terms of reference keep, a form edits and quorum.h judges.
//
// A rule counts seats in which somebody sits who counts (QuorumOptions says who). A seat counts once, however many
// people sit in it; a person who holds two seats counts in each.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "governance/committees/quorum_attendance.h"

namespace governance {

/// Which seats: all conditions that are given hold at once. None given: every seat.
struct SeatSelector {
  std::vector<std::string> tags_any;  ///< at least one of these tags
  std::vector<std::string> tags_all;  ///< every one of these tags
  std::vector<std::string> organisations;
  std::vector<std::string> sectors;
  std::optional<bool> has_vote;
  std::vector<std::string> seats;  ///< ids

  [[nodiscard]] bool selects(const QuorumSeat& seat) const;
  [[nodiscard]] bool selects_every_seat() const { return *this == SeatSelector(); }
  friend bool operator==(const SeatSelector&, const SeatSelector&) = default;
};

struct QuorumRule;

struct AllOf {
  std::vector<QuorumRule> rules;
  bool operator==(const AllOf&) const;
};
struct AnyOf {
  std::vector<QuorumRule> rules;
  bool operator==(const AnyOf&) const;
};
/// At least `count` of the rules hold.
struct KOf {
  int count = 1;
  std::vector<QuorumRule> rules;
  bool operator==(const KOf&) const;
};
struct NotRule {
  std::vector<QuorumRule> rule;  ///< exactly one
  bool operator==(const NotRule&) const;
};

struct AtLeast {
  int count = 1;
  SeatSelector of;
  bool operator==(const AtLeast&) const = default;
};

/// Seats: those selected, the vacant too unless the options say otherwise. FilledSeats: those with a holder. Both count
/// what `of` selects. Present: everyone present who counts, whatever `of` selects. `base_of` chooses otherwise.
enum class FractionBase { Seats, FilledSeats, Present };
enum class FractionRounding { Up, Down };

/// The seats of `of` that count are at least a part of the base, rounded, and `plus` more. "More than half" is
/// 1/2, Down, plus 1.
struct AtLeastFraction {
  int numerator = 1;    ///< 1 to the denominator
  int denominator = 2;  ///< 1 to 1,000
  SeatSelector of;
  FractionBase base = FractionBase::Seats;
  std::optional<SeatSelector> base_of;
  FractionRounding rounding = FractionRounding::Up;
  int plus = 0;

  /// REQUIRES: base >= 0.
  [[nodiscard]] int needed(int base_count) const;
  bool operator==(const AtLeastFraction&) const = default;
};

enum class SeatGrouping { Organisation, Sector, Tags, TagPrefix };

/// At least `count` from each group. The groups are the tags listed, or those found among the seats that `of` selects,
/// vacant ones too: each organisation, each sector, each tag that begins with the prefix and a colon. Where no group
/// is found, nothing can be from each: the rule does not hold.
struct FromEach {
  SeatGrouping grouping = SeatGrouping::Organisation;
  std::vector<std::string> tags;  ///< of Tags
  std::string prefix;             ///< of TagPrefix, without the colon
  int count = 1;
  SeatSelector of;

  /// In the order of the seats; of Tags, as listed.
  [[nodiscard]] std::vector<std::string> groups(const std::vector<QuorumSeat>& seats) const;
  [[nodiscard]] bool is_in(const QuorumSeat& seat, const std::string& group) const;
  bool operator==(const FromEach&) const = default;
};

struct QuorumRule {
  std::variant<AtLeast, AtLeastFraction, FromEach, AllOf, AnyOf, KOf, NotRule> form;
  bool operator==(const QuorumRule&) const = default;
};

/// Who counts, for the whole of a rule.
struct QuorumOptions {
  bool deputies_count = true;
  std::optional<bool> substitutes_count;  ///< as deputies_count where not set
  bool remote_counts = true;
  bool conflicted_counts = false;  ///< people shut out of the item by an interest
  bool chair_counts = true;        ///< who sits in a seat tagged "chair"; the seat stays in a base of seats
  bool vacancies_in_base = true;   ///< whether a base of seats has the vacant ones in it

  [[nodiscard]] bool substitutes() const { return substitutes_count.value_or(deputies_count); }
  friend bool operator==(const QuorumOptions&, const QuorumOptions&) = default;
};

/// A body's quorum, as its terms of reference state it.
struct QuorumTerms {
  QuorumRule rule;
  QuorumOptions options;
  friend bool operator==(const QuorumTerms&, const QuorumTerms&) = default;
};

/// Why a person present does not count; None where nothing speaks against it.
enum class NotCounted { None, Excluded, Remote, Deputy, Substitute, Chair, SeatTaken };
/// SeatTaken is never given here: it takes the other people in the seat to know.
[[nodiscard]] NotCounted why_not_counted(const SeatedPerson& person, const QuorumSeat& seat,
                                         const QuorumOptions& options);

}  // namespace governance
