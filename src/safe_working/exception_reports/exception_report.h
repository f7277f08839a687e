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

enum class Remedy { None, TimeOff, Pay };  ///< what the doctor would like
[[nodiscard]] std::string_view remedy_code(Remedy remedy);  ///< "none", "time_off", "pay"
[[nodiscard]] std::optional<Remedy> parse_remedy(std::string_view code);
[[nodiscard]] std::string_view remedy_name(Remedy remedy);

/// A duty's times: wall times are derived with base::local_of.
struct WorkedTime {
  base::Instant starts;
  base::Instant ends;
};

struct ExceptionReport {
  ReportId id;
  people::PersonId doctor;
  people::Post post;                      ///< as it was when reported: directorate, specialty, grade, supervisor
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
  std::string wanted_when;                ///< in her words: "a half day in the week of 30 November"
  base::Instant submitted;
  bool is_late = false;                   ///< after submit_by
  bool is_generated = false;              ///< made up for the demonstration
  int version = 1;                        ///< goes up with every change: two people saving at once are told
  std::vector<ReviewPart> parts;          ///< one under the 2016 and 2019 rules; under the reform one or two

  [[nodiscard]] base::Date event_date() const { return base::date_of(scheduled.starts); }
  /// Time worked beyond the schedule, missed breaks included; negative when she worked less.
  [[nodiscard]] std::chrono::minutes extra_time() const;
  [[nodiscard]] bool is_open() const;
  /// The soonest reply deadline of the parts still open and unanswered.
  [[nodiscard]] std::optional<base::Instant> next_due() const;
};

/// What a doctor typed, before it is checked. Times of day are wall times on the duty's date; an end before the start means
/// the next day.
struct ReportDraft {
  std::string actual_start;      ///< "08:00"
  std::string actual_end;        ///< "21:45"
  std::string missed_breaks;     ///< minutes, or empty
  Categories categories;
  bool is_safety_concern = false;
  std::string what_happened;
  std::string steps_taken;
  std::string wanted;            ///< a remedy code
  std::string wanted_when;
};

/// Everything that is wrong with it, each by its form field's name, or the report, with its parts and deadlines. A report
/// after its deadline is taken and marked late: there is no cap and no prior permission. REQUIRES: `duty` is of `post`.
[[nodiscard]] base::Checked<ExceptionReport> make_report(ReportId id, const people::Post& post, const Duty& duty,
                                                         const ReportDraft& draft, Era era, base::Instant now,
                                                         const std::vector<ReviewPartId>& part_ids);

}  // namespace safe_working
