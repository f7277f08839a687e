// Where an action stands, and the steps that took it there. Steps are only ever added; the standing is worked out from
// them, one after the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "governance/actions/action_state.h"
#include "governance/minute_book/action.h"

namespace governance {

enum class Rating { Blue, Green, Amber, Red };
inline constexpr Rating kRatings[] = {Rating::Blue, Rating::Green, Rating::Amber, Rating::Red};
[[nodiscard]] std::string_view rating_word(Rating rating);    ///< "Amber"
[[nodiscard]] std::string_view rating_letter(Rating rating);  ///< "A"
[[nodiscard]] std::string_view rating_code(Rating rating);    ///< "amber": stored, and in addresses
[[nodiscard]] std::optional<Rating> parse_rating(std::string_view code);

struct RatingByHand {
  Rating rating = Rating::Green;
  std::string reason;

  friend bool operator==(const RatingByHand&, const RatingByHand&) = default;
};

/// The committee's decision that an action leaves the log.
struct Closing {
  ClosingReason reason = ClosingReason::Completed;
  std::string other;         ///< superseded by, transferred to, merged into: a reference, a body, a name
  bool is_accepted = false;  ///< by whom it was transferred to
  std::string meeting;       ///< its id; empty for one that was brought in closed
  std::string item;

  friend bool operator==(const Closing&, const Closing&) = default;
};

struct ActionCourse {
  ActionStatus status = ActionStatus::Open;
  std::string owner;                        ///< who answers for it: as accountable_of has it
  std::string due;                          ///< as typed, or the date it was moved to
  int times_moved = 0;                      ///< to a later date
  bool will_miss = false;                   ///< the owner's last word
  bool is_declined = false;                 ///< by the owner that it has
  std::optional<base::Instant> updated_at;  ///< the owner's last word
  std::optional<RatingByHand> by_hand;
  std::optional<Closing> closing;  ///< where it is closed

  friend bool operator==(const ActionCourse&, const ActionCourse&) = default;
};

/// Between several owners of whom none is named as the one who answers.
inline constexpr std::string_view kBetweenOwners = ", ";

inline constexpr std::size_t kLongestNote = 4'000;  ///< code points

struct ActionStep {
  int sequence = 0;  ///< 1, 2, 3 ...; 0: not kept yet
  StepKind kind = StepKind::OnTrack;
  base::Instant at;
  std::string by;  ///< id of the account's person, or "command line"
  std::string note;
  std::string owner;                    ///< Raised, Reworded, Assigned: the owner from then on
  std::string due;                      ///< Raised, Reworded: as typed; DateMoved: a date
  bool is_later = false;                ///< DateMoved: than it was
  std::optional<bool> is_proposed;      ///< Raised, Reworded: whether the owner has to accept; none: as it stands
  std::optional<Rating> rating;         ///< RatingSet
  std::optional<ClosingReason> reason;  ///< Closed
  std::string other;                    ///< Closed: superseded by, transferred to, merged into
  std::string meeting;                  ///< Closed: where the committee decided it
  std::string item;

  friend bool operator==(const ActionStep&, const ActionStep&) = default;
};

/// Whether a step has what its kind needs; the refusal's subject is the part's name. Whether it may be taken is for
/// may_take, and whether meeting, item and other action exist is for the record.
[[nodiscard]] base::Result<void> check_step(const ActionStep& step);

/// REQUIRES: check_step holds, and the status is one that the step is taken from.
[[nodiscard]] ActionCourse after_step(ActionCourse course, const ActionStep& step);

/// Where an action of a minute book stands: what is not said to be closed is open.
[[nodiscard]] ActionCourse course_of(const Action& action);
/// Who answers for an action: a person, or the words that stand for one. Several, with nobody named among them, are
/// joined by ", "; empty where there is none.
[[nodiscard]] std::string accountable_of(const Action& action);
/// The action as the minute book has it once it stands so.
[[nodiscard]] Action recorded(Action action, const ActionCourse& course);

}  // namespace governance
