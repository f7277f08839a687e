// An exception report: what a doctor's duty turned out to be, beside what was planned.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/london_time.h"
#include "base/result.h"
#include "base/uuid.h"
#include "people/person.h"
#include "safe_working/exception_reports/era.h"
#include "safe_working/exception_reports/remedy.h"
#include "safe_working/exception_reports/review.h"
#include "safe_working/work_schedules/duty.h"

namespace safe_working {

using ReportId = base::Id<struct ReportTag>;

/// One or several.
struct Categories {
  bool hours = false;      ///< hours of work, breaks included
  bool pattern = false;    ///< pattern of hours
  bool education = false;  ///< education and training
  bool support = false;    ///< support during service
  [[nodiscard]] bool any() const { return hours || pattern || education || support; }
  /// Anything that is not education.
  [[nodiscard]] bool any_working() const { return hours || pattern || support; }
  friend bool operator==(const Categories&, const Categories&) = default;
};
[[nodiscard]] std::vector<std::string> category_names(const Categories& categories);

/// A duty's times: wall times are derived with base::local_of.
struct WorkedTime {
  base::Instant starts;
  base::Instant ends;
  /// Elapsed, clock changes counted.
  [[nodiscard]] std::chrono::minutes length() const;
  friend bool operator==(const WorkedTime&, const WorkedTime&) = default;
};

struct ExceptionReport {
  ReportId id;
  people::PersonId doctor;
  people::Post post;  ///< as it was when reported: directorate, specialty, grade, supervisor
  std::optional<DutyId> duty;
  std::string duty_label;
  Era era = Era::Reform;
  WorkedTime scheduled;
  WorkedTime actual;
  std::chrono::minutes scheduled_breaks{0};
  std::chrono::minutes missed_breaks{0};
  Categories categories;
  bool is_safety_concern = false;
  std::string what_happened;
  std::string steps_taken;
  Remedy wanted = Remedy::None;
  std::string wanted_when;  ///< in her words: "a half day in the week of 30 November"
  base::Instant submitted;
  bool is_late = false;           ///< after submit_by
  bool is_generated = false;      ///< made up for the demonstration
  int version = 1;                ///< goes up with every change: two people saving at once are told
  std::vector<ReviewPart> parts;  ///< one under the 2016 and 2019 rules; under the reform one or two

  [[nodiscard]] base::Date event_date() const { return base::date_of(scheduled.starts); }
  /// Time worked beyond the schedule, missed breaks included; negative when she worked less.
  [[nodiscard]] std::chrono::minutes extra_time() const;
  [[nodiscard]] const ReviewPart* find_part(ReviewPartId part) const;
  /// Any part is.
  [[nodiscard]] bool is_open() const;
  /// The soonest reply deadline of the parts still open and unanswered.
  [[nodiscard]] std::optional<base::Instant> next_due() const;

  // What the report counts as, all parts together: kept beside it by the store, so that figures need no other table.
  [[nodiscard]] base::Instant first_due() const;  ///< the soonest reply deadline that any part was given
  [[nodiscard]] std::optional<base::Instant> answered()
      const;  ///< when the last part not withdrawn had its first answer
  [[nodiscard]] std::optional<base::Instant> closed()
      const;  ///< when the last part was; nothing when all were withdrawn
  [[nodiscard]] std::optional<base::Instant> withdrawn() const;  ///< when the last part was, where all were
  [[nodiscard]] std::optional<Outcome> outcome() const;          ///< of a closed report: the weightiest
};

/// What a doctor typed, before it is checked. Times of day are what the ward's clock showed: the start is the such time
/// nearest the planned one, the end the such time after the start that is nearest the planned one, so that midnight
/// needs no date.
struct ReportDraft {
  std::string actual_start;        ///< "08:00"
  std::string actual_start_which;  ///< "first" or "second", where that time happened twice; else empty
  std::string actual_end;          ///< "21:45"
  std::string actual_end_which;
  bool is_length_confirmed = false;  ///< she was asked whether so long a shift is right, and it is
  std::string missed_breaks;         ///< minutes, or empty
  Categories categories;
  bool is_safety_concern = false;
  std::string what_happened;
  std::string steps_taken;
  std::string wanted;  ///< a remedy code; needed: "neither" is a choice too
  std::string wanted_when;
};

inline constexpr std::size_t kLongestAccount = 4000;  ///< of what happened and of steps taken, in characters
inline constexpr std::size_t kLongestWish = 500;      ///< of when she would like it

/// Everything that is wrong with it, each by its form field's name, or the report, with its parts and deadlines. A
/// report after its deadline is taken and marked late: there is no cap and no prior permission. A time that happened
/// twice (the clocks went back) and is not the planned one is refused with "actual_start_which" or "actual_end_which"
/// until she has said which. A shift more than 8 hours over is refused with "length_confirmed" until she has confirmed
/// it. REQUIRES: `duty` is of `post` and has started; two part ids.
[[nodiscard]] base::Checked<ExceptionReport> make_report(ReportId id, const people::Post& post, const Duty& duty,
                                                         const ReportDraft& draft, Era era, base::Instant now,
                                                         const std::vector<ReviewPartId>& part_ids);

/// What this actor may give for this part of this report. Under the reform HR gives the doctor's own choice for time
/// beyond the schedule, and nothing else; where she chose neither, no action (HR may ask her first).
[[nodiscard]] std::vector<Outcome> outcomes_for(const ExceptionReport& report, const ReviewPart& part, Actor actor);

/// The report after the event, one version on, and the step to be kept. As `apply` of review.h, and NotFound where the
/// report has no such part.
struct ReviewedReport {
  ExceptionReport report;
  ReviewStep step;
};
[[nodiscard]] base::Result<ReviewedReport> apply(const ExceptionReport& report, ReviewPartId part,
                                                 const ReviewInput& input, people::PersonId by, Actor as,
                                                 base::Instant now);

}  // namespace safe_working
