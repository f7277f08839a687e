// HR-48 and HR-56: (A + B) / C of the Working Time Regulations 1998, regulation 4(6), as the decision page says.
#include <algorithm>

#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr days kLongestReference(26 * 7);

/// Days from `from` to the day before `past`.
struct Reference {
  local_days from;
  local_days past;
  bool is_assumed;
};

class Average {
 public:
  Average(const RotaFacts& facts, const Reference& reference, Findings& findings)
      : facts_(facts), reference_(reference), findings_(findings) {}

  void judge() {
    const JudgedTime from = facts_.midnight(reference_.from);
    const JudgedTime to = facts_.midnight(reference_.past);
    const Rule rule = facts_.rota->terms.opted_out ? Rule::Hr56 : Rule::Hr48;
    const LimitRow& limit = facts_.limits_from(from).at(rule);
    const auto leave = count_leave();
    const std::int64_t work = facts_.work_between(from, to) - planned_on_leave(from, to);
    const auto length = (reference_.past - reference_.from).count();
    const Measure without_leave{work * 7, length - leave};
    if (leave == 0 || facts_.settings->leave_in_average == LeaveInAverage::DropDays)
      return report(limit, without_leave, from, to, Verdict::Breach, 0);
    const Made made = make_up(leave);
    const Measure whole{(work + made.minutes) * 7, length};
    if (made.is_whole || exceeds(whole, limit.limit)) return report(limit, whole, from, to, Verdict::Breach, 0);
    report(limit, without_leave, from, to, Verdict::Notice, bit(Note::LeaveUnfilled));
  }

 private:
  /// Work after the period to make up for leave in it.
  struct Made {
    std::int64_t minutes;
    bool is_whole;
  };

  [[nodiscard]] bool is_leave(local_days date) const {
    return std::ranges::binary_search(facts_.rota->terms.leave, base::Date(date),
                                      [](base::Date a, base::Date b) { return a < b; });
  }

  [[nodiscard]] int count_leave() const {
    return static_cast<int>(std::ranges::count_if(facts_.rota->terms.leave, [&](base::Date date) {
      return local_days(date) >= reference_.from && local_days(date) < reference_.past;
    }));
  }

  /// A planned duty on a day of leave is not worked.
  [[nodiscard]] bool is_planned_on_leave(std::size_t i) const {
    return facts_.rota->plan == Plan::Scheduled && !facts_.rota->terms.leave.empty() && is_leave(facts_.dates[i]);
  }
  [[nodiscard]] std::int64_t planned_on_leave(JudgedTime from, JudgedTime to) const {
    if (facts_.rota->terms.leave.empty()) return 0;
    std::int64_t minutes = 0;
    for (const WorkPiece& piece : facts_.pieces)
      if (is_planned_on_leave(piece.duty)) minutes += piece.between(from, to);
    return minutes;
  }

  [[nodiscard]] Made make_up(int leave) const {
    Made made{0, false};
    int found = 0;
    local_days counted = local_days::min();
    for (auto i = first_from(reference_.past); i < facts_.dates.size(); ++i) {
      const std::int32_t work = is_planned_on_leave(i) ? 0 : facts_.work_of(i);
      if (work == 0) continue;
      const bool is_new_date = facts_.dates[i] != counted;
      if (is_new_date && found == leave) return {made.minutes, true};
      if (is_new_date) ++found;
      counted = facts_.dates[i];
      made.minutes += work;
    }
    made.is_whole = found == leave;
    return made;
  }

  [[nodiscard]] std::size_t first_from(local_days date) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(facts_.dates, date) - facts_.dates.begin());
  }

  void report(const LimitRow& limit, Measure average, JudgedTime from, JudgedTime to, Verdict verdict,
              std::uint16_t notes) {
    if (average.denominator <= 0 || !exceeds(average, limit.limit)) return;
    std::size_t first = first_from(reference_.from);
    if (first > 0 && facts_.end(first - 1) > from) --first;
    std::size_t past = first_from(reference_.past);
    // With leave throughout, the work after the period is all there is to show.
    if (first == past && past == facts_.dates.size()) return;
    if (first == past) ++past;
    Finding found = facts_.finding(limit, average, from, to, first, past - 1);
    found.verdict = verdict;
    found.notes |= notes;
    for (std::size_t i = first; i < past && facts_.has_on_call; ++i)
      found.notes |= static_cast<std::uint16_t>(facts_.estimate_note(i) & bit(Note::NoEstimate));
    if (reference_.is_assumed) note_assumed(found);
    set_fine(limit, found);
    findings_.push_back(found);
  }

  void note_assumed(Finding& found) const {
    found.notes |= bit(Note::ReferenceAssumed);
    if ((reference_.past - reference_.from).count() >= facts_.settings->shortest_reference_weeks * 7) return;
    found.verdict = Verdict::Notice;
    found.notes |= bit(Note::TooShort);
  }

  /// The hours above the limit over the whole period.
  static void set_fine(const LimitRow& limit, Finding& found) {
    found.is_fine_trigger = found.is_fine_trigger && found.verdict == Verdict::Breach;
    if (!found.is_fine_trigger) return;
    const auto above = found.measured.numerator - limit.fine_limit.numerator * found.measured.denominator;
    found.fine_minutes = static_cast<std::int32_t>((above + 6) / 7);
  }

  const RotaFacts& facts_;
  const Reference& reference_;
  Findings& findings_;
};

/// The whole weeks of the duties, in blocks of at most 26; a last block too short to judge is left out after another.
void judge_assumed(const RotaFacts& facts, Findings& findings) {
  const local_days first = facts.dates.front();
  const auto weeks = ((facts.dates.back() - first).count() + 7) / 7;
  const local_days past = first + days(7 * weeks);
  for (local_days from = first; from < past; from += kLongestReference) {
    const Reference reference{from, std::min(past, from + kLongestReference), true};
    const auto length = (reference.past - reference.from).count() / 7;
    if (from != first && length < facts.settings->shortest_reference_weeks) return;
    Average(facts, reference, findings).judge();
  }
}

}  // namespace

void judge_average_hours(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  if (!rules.has(facts.rota->terms.opted_out ? Rule::Hr56 : Rule::Hr48)) return;
  const auto& agreed = facts.rota->terms.reference;
  if (!agreed) return judge_assumed(facts, findings);
  const Reference reference{local_days(agreed->from), local_days(agreed->to) + days(1), false};
  Average(facts, reference, findings).judge();
}

}  // namespace safe_working
