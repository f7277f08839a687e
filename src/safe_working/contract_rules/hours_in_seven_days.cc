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
using WindowClusters = Clusters<JudgedTime, RotaMinutes>;

constexpr RotaMinutes kSevenDays = days(7);

class SevenDayWindows {
 public:
  SevenDayWindows(const RotaFacts& facts, Findings& findings)
      : facts_(facts),
        pieces_(facts.pieces),
        findings_(findings),
        clusters_(kSevenDays),
        limit_before_(minutes_of(ContractEra::E1)),
        limit_after_(minutes_of(ContractEra::E2)) {}

  void judge_all() {
    const local_days clarified = std::min(local_days(kSevenDaysClarified), facts_.e2_from);
    if (facts_.settings->seven_days == SevenDays::Rolling || facts_.dates.front() - days(6) >= clarified)
      return judge(JudgedTime::min());
    is_calendar_ = true;
    judge_calendar_days(clarified);
    is_calendar_ = false;
    judge(facts_.midnight(clarified));
  }

 private:
  void judge(JudgedTime not_before) {
    first_ = past_ = 0;
    std::size_t by_start = 0;
    std::size_t by_end = 0;
    while (by_start < pieces_.size() || by_end < pieces_.size()) {
      const JudgedTime start = by_start < pieces_.size() ? pieces_[by_start].starts : JudgedTime::max();
      const JudgedTime end = by_end < pieces_.size() ? pieces_[by_end].ends - kSevenDays : JudgedTime::max();
      (start <= end ? by_start : by_end) += 1;
      if (const JudgedTime from = std::min(start, end); from >= not_before) consider_until(from);
    }
    consider_gap(pieces_.back().ends);
    if (const auto last = clusters_.finish()) report(*last, last->start + kSevenDays, 0);
  }

  /// From midnight to midnight, for windows that start before the wording was clarified.
  void judge_calendar_days(local_days clarified) {
    const local_days last = std::min(facts_.dates.back(), clarified - days(1));
    for (local_days date = facts_.dates.front() - days(6); date <= last; date += days(1))
      consider(facts_.midnight(date), facts_.midnight(date + days(7)));
    if (const auto worst = clusters_.finish()) report_calendar(*worst);
  }

  static std::int64_t minutes_of(ContractEra era) { return limits_of(era).at(Rule::Hr72).limit.numerator; }

  void consider_until(JudgedTime from) {
    consider_gap(from);
    consider(from, from + kSevenDays);
  }

  void consider_gap(JudgedTime until) {
    if (const auto free_from = clusters_.take_free_from(until)) consider(*free_from, *free_from + kSevenDays);
  }

  void consider(JudgedTime from, JudgedTime to) {
    while (first_ < pieces_.size() && pieces_[first_].ends <= from) ++first_;
    while (past_ < pieces_.size() && pieces_[past_].starts < to) ++past_;
    if (first_ >= past_) return;
    const std::int64_t work = facts_.work_before[past_ - 1] + pieces_[past_ - 1].before(to) -
                              facts_.work_before[first_] - pieces_[first_].before(from);
    if (work <= (from < facts_.e2_begins ? limit_before_ : limit_after_)) return;
    const auto done = clusters_.add({from, work, 1, first_, past_ - 1});
    if (done) report_closed(*done);
  }

  void report_closed(const WindowClusters::Window& window) {
    if (is_calendar_) return report_calendar(window);
    report(window, window.start + kSevenDays, 0);
  }

  void report_calendar(const WindowClusters::Window& window) {
    const local_days date = std::chrono::floor<days>(facts_.real(window.start).wall());
    report(window, facts_.midnight(date + days(7)), bit(Note::CalendarDays));
  }

  void report(const WindowClusters::Window& window, JudgedTime to, std::uint16_t notes) {
    const std::size_t first = pieces_[window.first].duty;
    const std::size_t last = pieces_[window.last].duty;
    const LimitRow& limit = facts_.limits_from(window.start).at(Rule::Hr72);
    Finding found = facts_.finding(limit, {window.amount, 1}, window.start, to, first, last);
    if (found.is_fine_trigger)
      found.fine_minutes = static_cast<std::int32_t>(window.amount - limit.fine_limit.numerator);
    found.notes |= notes;
    for (std::size_t i = first; i <= last && facts_.has_on_call; ++i) found.notes |= facts_.estimate_note(i);
    findings_.push_back(found);
  }

  const RotaFacts& facts_;
  std::span<const WorkPiece> pieces_;
  Findings& findings_;
  WindowClusters clusters_;
  std::int64_t limit_before_;
  std::int64_t limit_after_;
  bool is_calendar_ = false;
  std::size_t first_ = 0;
  std::size_t past_ = 0;
};

}  // namespace

void judge_hours_in_seven_days(const RotaFacts& facts, Findings& findings) {
  if (facts.pieces.empty()) return;
  SevenDayWindows(facts, findings).judge_all();
}

}  // namespace safe_working
