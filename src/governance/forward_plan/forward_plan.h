// A committee's forward plan (committee-governance.md, 13): what it takes every year in which months, what it takes
// once, and what was promised to it; worked out month by month.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "governance/actions/logged_action.h"
#include "governance/minute_book/book_words.h"
#include "governance/minute_book/meeting.h"

namespace governance {

struct PlanEntry {
  std::string id;
  std::string title;
  std::string purpose;              ///< what is asked of the meeting; may be empty
  std::string lead;                 ///< a post or a name, in words; may be empty
  std::vector<unsigned> months;     ///< 1 to 12, in order: every year. Empty: once
  std::optional<base::Date> since;  ///< of one that repeats: the first day of its first month; absent: ever
  std::optional<base::Date> once;   ///< the first day of its month, where it is taken once
  std::string source;               ///< of the duty, or who promised it; may be empty
  std::string goes_first_to;        ///< bodies that see the paper before; may be empty
  std::optional<AgendaPart> part;
  std::string meeting;  ///< where a promise was made, with its item: an interest there closes the entry too
  std::string item;
  bool is_ended = false;
  int version = 0;  ///< 0: not kept yet

  friend bool operator==(const PlanEntry&, const PlanEntry&) = default;
};
inline constexpr std::size_t kLongestPlanWords = 500;  ///< code points of each text
/// A title; months or one month, not both; nothing too long. Every fault by its field.
[[nodiscard]] base::Checked<void> check_entry(const PlanEntry& entry);

/// What became of an entry in a month. They are only ever added; the last one counts.
enum class PlanStep { OnAgenda, PutOff, NotNeeded };
inline constexpr PlanStep kPlanSteps[] = {PlanStep::OnAgenda, PlanStep::PutOff, PlanStep::NotNeeded};
template <>
inline constexpr auto kWordsOf<PlanStep> = std::to_array<std::string_view>({"on_agenda", "put_off", "not_needed"});
struct PlanOutcome {
  std::string entry;
  base::Date month;  ///< its first day
  PlanStep step = PlanStep::OnAgenda;
  std::string meeting;              ///< of OnAgenda: its id
  std::optional<base::Date> until;  ///< of PutOff: the first day of a later month
  std::string reason;               ///< of PutOff and NotNeeded

  friend bool operator==(const PlanOutcome&, const PlanOutcome&) = default;
};
/// Whether it has what its step needs; a month put off to lies after the month.
[[nodiscard]] base::Result<void> check_outcome(const PlanOutcome& outcome);

/// An entry in one month.
struct PlanRow {
  const PlanEntry* entry = nullptr;
  base::Date month;
  std::optional<PlanOutcome> outcome;      ///< none: still to be planned
  std::optional<base::Date> put_off_from;  ///< the month it was to be taken in before
};
/// By month, then title. From the month of `from` to that of `to`. The rows point into `entries`.
[[nodiscard]] std::vector<PlanRow> plan_rows(std::span<const PlanEntry> entries, std::span<const PlanOutcome> outcomes,
                                             base::Date from, base::Date to);
/// Nothing became of it, and its month is over.
[[nodiscard]] bool is_missed(const PlanRow& row, base::Date today);

/// What was promised to a meeting and does not stand in the plan yet, ready to be put there.
[[nodiscard]] std::vector<PlanEntry> promised(std::span<const LoggedAction> actions, std::span<const PlanEntry> entries,
                                              base::Date today);
/// What a meeting put off, likewise. Its month is that of its words ("until January's meeting"), else the one after.
[[nodiscard]] std::vector<PlanEntry> put_off_at(const Meeting& meeting, std::span<const base::Date> meetings,
                                                std::span<const PlanEntry> entries);

/// Duties that repeat, to choose from; each with where it is known from. Months are one trust's and may be changed.
[[nodiscard]] std::span<const PlanEntry> usual_duties();

/// "March, June, September and December", or "November 2026".
[[nodiscard]] std::string months_words(const PlanEntry& entry);
[[nodiscard]] std::string month_words(base::Date month);  ///< "November 2026"

}  // namespace governance
