// HR-72. The work in [w, w + 168 h) is piecewise linear in w, so that its greatest value lies where w is the start of a
// piece of work or w + 168 h the end of one: two ordered lists, walked once with two pointers.
#include <algorithm>
#include <limits>

#include "safe_working/contract_rules/clusters.h"
#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using WindowClusters = Clusters<JudgedTime>;

constexpr RotaMinutes kSevenDays = days(7);

class SevenDayWindows {
 public:
  SevenDayWindows(const RotaFacts& facts, Findings& findings)
      : facts_(facts),
        pieces_(facts.pieces),
        findings_(findings),
        limit_before_(minutes_of(ContractEra::E1)),
        limit_after_(minutes_of(ContractEra::E2)) {}

  void judge() {
    const local_days clarified = std::min(local_days(kSevenDaysClarified), facts_.e2_from);
    const bool is_by_calendar =
        facts_.settings->seven_days == SevenDays::Calendar && facts_.dates.front() - days(6) < clarified;
    if (is_by_calendar) judge_calendar_days(std::min(facts_.dates.back(), clarified - days(1)));
    judge_critical_starts();
    if (const auto last = clusters_.finish()) report(*last);
  }

 private:
  static std::int64_t minutes_of(ContractEra era) { return limits_of(era).at(Rule::Hr72).limit.numerator; }

  /// From midnight to midnight, for windows that start before the wording was clarified.
  void judge_calendar_days(local_days last) {
    for (local_days date = facts_.dates.front() - days(6); date <= last; date += days(1))
      consider(facts_.midnight(date), facts_.midnight(date + days(7)));
    rolling_from_ = facts_.midnight(last + days(1));
  }

  void judge_critical_starts() {
    std::size_t by_start = 0;
    std::size_t by_end = 0;
    while (by_start < pieces_.size() || by_end < pieces_.size()) {
      const JudgedTime start = by_start < pieces_.size() ? pieces_[by_start].starts : JudgedTime::max();
      const JudgedTime end = by_end < pieces_.size() ? pieces_[by_end].ends - kSevenDays : JudgedTime::max();
      const bool opens_with_work = start <= end;
      (opens_with_work ? by_start : by_end) += 1;
      const JudgedTime from = std::min(start, end);
      if (from < rolling_from_) continue;
      consider_gap(from);
      consider(from, from + kSevenDays, opens_with_work);
    }
    consider_gap(pieces_.back().ends);
  }

  void consider_gap(JudgedTime until) {
    if (const auto done = clusters_.close_before(until)) report(*done);
    while (const auto free_from = clusters_.take_free_from(until)) {
      if (*free_from >= rolling_from_) consider(*free_from, *free_from + kSevenDays);
      if (const auto done = clusters_.close_before(until)) report(*done);
    }
  }

  void consider(JudgedTime from, JudgedTime to, bool opens_with_work = false) {
    while (first_ < pieces_.size() && pieces_[first_].ends <= from) ++first_;
    while (past_ < pieces_.size() && pieces_[past_].starts < to) ++past_;
    if (first_ >= past_) return;
    const std::int64_t work = facts_.work_of_pieces(first_, past_, from, to);
    if (work <= (from < facts_.e2_begins ? limit_before_ : limit_after_)) return;
    if (const auto done = clusters_.add({from, to, work, 1, first_, past_ - 1, opens_with_work})) report(*done);
  }

  void report(const WindowClusters::Window& window) {
    const std::size_t first = pieces_[window.first].duty;
    const std::size_t last = pieces_[window.last].duty;
    const LimitRow& limit = facts_.limits_from(window.start).at(Rule::Hr72);
    Finding found = facts_.finding(limit, {window.amount, 1}, window.start, window.end, first, last);
    if (found.is_fine_trigger)
      found.fine_minutes = static_cast<std::int32_t>(window.amount - limit.fine_limit.numerator);
    if (window.start < rolling_from_) found.notes |= bit(Note::CalendarDays);
    for (std::size_t i = first; i <= last && facts_.has_on_call; ++i) found.notes |= facts_.estimate_note(i);
    findings_.push_back(found);
  }

  const RotaFacts& facts_;
  std::span<const WorkPiece> pieces_;
  Findings& findings_;
  WindowClusters clusters_;
  std::int64_t limit_before_;
  std::int64_t limit_after_;
  JudgedTime rolling_from_ = JudgedTime::min();  ///< windows that start before are calendar weeks
  std::size_t first_ = 0;                        ///< the first piece that ends in or after the window at hand
  std::size_t past_ = 0;                         ///< the first that starts after it
};

}  // namespace

void judge_hours_in_seven_days(const RotaFacts& facts, Findings& findings) {
  if (facts.pieces.empty()) return;
  SevenDayWindows(facts, findings).judge();
}

}  // namespace safe_working
