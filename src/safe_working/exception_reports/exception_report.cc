#include "safe_working/exception_reports/exception_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/number.h"
#include "base/text.h"
#include "safe_working/exception_reports/route.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::duration_cast;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto kLongestWorked = hours(32);
constexpr auto kAskedAbout = hours(8);  // so much more than planned is more often a slip of the finger than a shift
constexpr std::int64_t kMostMissedMinutes = 240;  // where the schedule says nothing of breaks

/// One typed time of day, as the moment it may mean.
struct TypedTime {
  std::string_view text;
  std::string_view which;
  std::string_view field;
  std::string_view which_field;
};

std::optional<base::Repeated> repeated_from(std::string_view which) {
  if (which == "first") return base::Repeated::Earlier;
  if (which == "second") return base::Repeated::Later;
  return std::nullopt;
}

/// `local` as a moment. A time that happened twice is the planned one where it is typed as planned, else what she said.
base::Result<base::Instant> moment_of(base::LocalTime local, const TypedTime& typed, base::Instant planned) {
  const auto said = repeated_from(typed.which);
  if (!said && base::local_of(planned) == local) return planned;
  const auto moment = base::instant_of(local, said.value_or(base::Repeated::Refuse), std::string(typed.field));
  if (moment || said) return moment;
  const bool is_repeated = base::instant_of(local, base::Repeated::Earlier).has_value();
  if (!is_repeated) return moment;
  return base::invalid(std::string(typed.which_field), moment.error().message);
}

/// Of the same time of day on the days round the planned one, the nearest to it that is after `after`.
base::LocalTime nearest(minutes time_of_day, base::Instant planned, std::optional<base::LocalTime> after) {
  const base::LocalTime wanted = base::local_of(planned);
  std::optional<base::LocalTime> best;
  for (int shift = -1; shift <= 2; ++shift) {
    const auto candidate = base::local_time(base::add_days(base::date_of(wanted), days(shift)), time_of_day);
    if (after && candidate <= *after) continue;
    const auto gap = [&](base::LocalTime t) { return t < wanted ? wanted - t : t - wanted; };
    if (!best || gap(candidate) < gap(*best)) best = candidate;
  }
  base::check(best.has_value(), "some day's time is after the start");
  return *best;
}

class Checker {
 public:
  Checker(const Duty& duty, const ReportDraft& draft, base::Instant now) : duty_(duty), draft_(draft), now_(now) {}

  WorkedTime worked() {
    const auto starts = start();
    const auto ends = starts ? end(*starts) : end_alone();
    if (!starts || !ends) return {};
    const WorkedTime worked{*starts, *ends};
    if (worked.ends - worked.starts > kLongestWorked) {
      refuse("actual_end", fmt::format("That makes {} of work. Check both times: at most 32 hours can be one shift.",
                                       base::duration_text(worked.length())));
    } else if (worked.length() > duty_.length() + kAskedAbout && !draft_.is_length_confirmed) {
      refuse("length_confirmed", fmt::format("That makes {} of work. Check both times, or confirm that it is right.",
                                             base::duration_text(worked.length())));
    } else if (worked.ends > now_ && worked.ends > duty_.ends) {
      refuse("actual_end", "This time has not come yet. Report when you have finished, or enter the time now.");
    }
    return worked;
  }

  minutes missed_breaks() {
    const auto typed = base::trimmed(draft_.missed_breaks);
    if (typed.empty()) return minutes(0);
    const std::int64_t most = duty_.breaks > minutes(0) ? duty_.breaks.count() : kMostMissedMinutes;
    const auto parsed = base::parse_whole(typed, 0, most);
    if (parsed) return minutes(*parsed);
    refuse("missed_breaks", fmt::format("Enter the minutes of break you missed, from 0 to {}.", most));
    return minutes(0);
  }

  void categories() {
    if (!draft_.categories.any()) refuse("categories", "Choose what the report is about.");
  }

  /// Hours that are as planned say nothing; on call, they may be: the work was in between.
  void difference(const WorkedTime& worked, minutes missed) {
    if (!errors_.empty() || duty_.kind == DutyKind::OnCall) return;
    const Categories only_hours{.hours = true};
    const bool is_as_planned = worked == WorkedTime{duty_.starts, duty_.ends} && missed == minutes(0);
    if (is_as_planned && draft_.categories == only_hours)
      refuse("actual_end",
             "These hours are as planned. Change the time that differed, enter the break you missed, or choose another "
             "category.");
  }

  std::string account(std::string_view text, std::string_view field, bool is_needed, std::size_t most) {
    const auto typed = base::trimmed(text);
    if (typed.empty() && is_needed) refuse(field, "Say in a few words what happened.");
    if (!base::is_utf8(typed)) {
      refuse(field, "Write it again: it holds characters that cannot be read.");
    } else if (base::length_utf8(typed) > most) {
      refuse(field, fmt::format("Write at most {} characters.", base::grouped(static_cast<std::int64_t>(most))));
    }
    return std::string(typed);
  }

  Remedy wanted() {
    const auto parsed = parse_remedy(draft_.wanted);
    if (!parsed) refuse("wanted", "Choose time off, pay or neither.");
    return parsed.value_or(Remedy::None);
  }

  base::Errors errors() && { return std::move(errors_); }

 private:
  void refuse(std::string_view field, std::string message) {
    errors_.push_back({base::ErrorCode::Invalid, std::string(field), std::move(message)});
  }

  /// The time of day, or nothing and the refusal is kept.
  std::optional<minutes> time_of_day(const TypedTime& typed, std::string_view what) {
    if (const auto parsed = base::parse_time_of_day(typed.text)) return *parsed;
    refuse(typed.field, fmt::format("Enter the time you {} on the 24-hour clock, for example 21:45.", what));
    return std::nullopt;
  }

  template <class T>
  std::optional<T> kept(const base::Result<T>& result) {
    if (result) return *result;
    errors_.push_back(result.error());
    return std::nullopt;
  }

  std::optional<base::Instant> start() {
    const auto time = time_of_day(typed_start(), "started");
    if (!time) return std::nullopt;
    return kept(moment_of(nearest(*time, duty_.starts, std::nullopt), typed_start(), duty_.starts));
  }

  std::optional<base::Instant> end(base::Instant starts) {
    const auto time = time_of_day(typed_end(), "finished");
    if (!time) return std::nullopt;
    const base::LocalTime local_start = base::local_of(starts);
    const auto same_wall_time = nearest(*time, duty_.ends, local_start - minutes(1));
    // The same wall time again is an hour later in the night the clocks go back; on any other, a day later.
    const auto found = moment_of(same_wall_time, typed_end(), duty_.ends);
    if (found && *found <= starts)
      return kept(moment_of(nearest(*time, duty_.ends, local_start), typed_end(), duty_.ends));
    return kept(found);
  }

  /// With no start to go by, at least what is wrong with the end by itself.
  std::optional<base::Instant> end_alone() {
    (void)time_of_day(typed_end(), "finished");
    return std::nullopt;
  }

  TypedTime typed_start() const {
    return {draft_.actual_start, draft_.actual_start_which, "actual_start", "actual_start_which"};
  }
  TypedTime typed_end() const { return {draft_.actual_end, draft_.actual_end_which, "actual_end", "actual_end_which"}; }

  const Duty& duty_;
  const ReportDraft& draft_;
  base::Instant now_;
  base::Errors errors_;
};

std::vector<ReviewPart> parts_of(const Categories& categories, Era era, base::Instant now,
                                 const std::vector<ReviewPartId>& ids) {
  std::vector<ReviewPart> parts;
  for (const Reviewer reviewer : reviewers_for(era, categories.any_working(), categories.education))
    parts.push_back({.id = ids[parts.size()], .reviewer = reviewer, .due = reply_by(era, now)});
  return parts;
}

std::vector<Outcome> hr_outcomes(const ExceptionReport& report) {
  const bool has_choice = report.wanted != Remedy::None;
  const Outcome choice = report.wanted == Remedy::Pay ? Outcome::Pay : Outcome::TimeOff;
  if (report.extra_time() > minutes(0)) return {has_choice ? choice : Outcome::NoAction};
  std::vector<Outcome> out = {Outcome::NoAction, Outcome::WorkScheduleReview, Outcome::OrganisationalChange};
  if (has_choice) out.insert(out.begin(), choice);
  return out;
}

template <class Part, class Get>
std::optional<base::Instant> latest(const std::vector<Part>& parts, Get get) {
  std::optional<base::Instant> out;
  for (const Part& part : parts) {
    if (const auto moment = get(part)) out = std::max(out, moment);
  }
  return out;
}

bool is_withdrawn(const ReviewPart& part) {
  return part.state == ReviewState::Withdrawn;
}

}  // namespace

std::vector<std::string> category_names(const Categories& categories) {
  std::vector<std::string> names;
  if (categories.hours) names.emplace_back("Hours of work");
  if (categories.pattern) names.emplace_back("Pattern of hours");
  if (categories.education) names.emplace_back("Education and training");
  if (categories.support) names.emplace_back("Support during service");
  return names;
}

minutes WorkedTime::length() const {
  return duration_cast<minutes>(ends - starts);
}

minutes ExceptionReport::extra_time() const {
  return actual.length() - scheduled.length() + missed_breaks;
}

const ReviewPart* ExceptionReport::find_part(ReviewPartId part) const {
  const auto found = std::ranges::find(parts, part, &ReviewPart::id);
  return found == parts.end() ? nullptr : &*found;
}

bool ExceptionReport::is_open() const {
  return std::ranges::any_of(parts, [](const ReviewPart& part) { return safe_working::is_open(part.state); });
}

std::optional<base::Instant> ExceptionReport::next_due() const {
  std::optional<base::Instant> soonest;
  for (const ReviewPart& part : parts) {
    if (!awaits_reply(part.state) || part.answered) continue;
    soonest = soonest ? std::min(*soonest, part.due) : part.due;
  }
  return soonest;
}

base::Instant ExceptionReport::first_due() const {
  base::check(!parts.empty(), "a report has a part");
  return std::ranges::min_element(parts, {}, &ReviewPart::due)->due;
}

std::optional<base::Instant> ExceptionReport::answered() const {
  const bool is_waiting =
      std::ranges::any_of(parts, [](const ReviewPart& part) { return !is_withdrawn(part) && !part.answered; });
  if (is_waiting) return std::nullopt;
  return latest(parts, [](const ReviewPart& part) { return is_withdrawn(part) ? std::nullopt : part.answered; });
}

std::optional<base::Instant> ExceptionReport::closed() const {
  if (is_open() || std::ranges::all_of(parts, is_withdrawn)) return std::nullopt;
  return latest(parts, [](const ReviewPart& part) { return part.closed; });
}

std::optional<base::Instant> ExceptionReport::withdrawn() const {
  if (!std::ranges::all_of(parts, is_withdrawn)) return std::nullopt;
  return latest(parts, [](const ReviewPart& part) { return part.closed; });
}

std::optional<Outcome> ExceptionReport::outcome() const {
  if (!closed()) return std::nullopt;
  std::vector<Outcome> given;
  for (const ReviewPart& part : parts) {
    if (part.state == ReviewState::Closed && part.outcome) given.push_back(*part.outcome);
  }
  return weightiest(given);
}

base::Checked<ExceptionReport> make_report(ReportId id, const people::Post& post, const Duty& duty,
                                           const ReportDraft& draft, Era era, base::Instant now,
                                           const std::vector<ReviewPartId>& part_ids) {
  base::check(duty.post == post.id, "a duty is reported under its own post");
  base::check(duty.starts <= now, "a duty is reported once it has started");
  base::check(part_ids.size() >= 2, "a report may need two parts");
  Checker checker(duty, draft, now);
  ExceptionReport report{.id = id,
                         .doctor = post.holder,
                         .post = post,
                         .duty = duty.id,
                         .duty_label = duty.label,
                         .era = era,
                         .scheduled = {duty.starts, duty.ends},
                         .actual = checker.worked(),
                         .scheduled_breaks = duty.breaks,
                         .missed_breaks = checker.missed_breaks(),
                         .categories = draft.categories,
                         .is_safety_concern = draft.is_safety_concern,
                         .submitted = now};
  checker.categories();
  report.what_happened = checker.account(draft.what_happened, "what_happened", true, kLongestAccount);
  report.steps_taken = checker.account(draft.steps_taken, "steps_taken", false, kLongestAccount);
  report.wanted = checker.wanted();
  report.wanted_when = checker.account(draft.wanted_when, "wanted_when", false, kLongestWish);
  checker.difference(report.actual, report.missed_breaks);
  if (auto errors = std::move(checker).errors(); !errors.empty()) return std::unexpected(std::move(errors));
  report.is_late = now > submit_by(era, report.event_date(), report.wanted == Remedy::Pay);
  report.parts = parts_of(report.categories, era, now, part_ids);
  return report;
}

std::vector<Outcome> outcomes_for(const ExceptionReport& report, const ReviewPart& part, Actor actor) {
  const bool is_hr = actor == Actor::Reviewer && part.reviewer == Reviewer::MedicalHr;
  return is_hr ? hr_outcomes(report) : outcomes_for(report.era, part.reviewer, actor);
}

base::Result<ReviewedReport> apply(const ExceptionReport& report, ReviewPartId part_id, const ReviewInput& input,
                                   people::PersonId by, Actor as, base::Instant now) {
  const ReviewPart* const part = report.find_part(part_id);
  if (part == nullptr) return base::not_found("This report has no such part.");
  auto reviewed = apply(report.era, *part, input, by, as, now);
  if (!reviewed) return std::unexpected(reviewed.error());
  if (needs_outcome(input.event)) {
    const auto allowed = outcomes_for(report, *part, as);
    if (std::ranges::find(allowed, *input.outcome) == allowed.end())
      return base::invalid("outcome", "Time beyond the schedule is answered with the doctor's own choice.");
  }
  ReviewedReport out{report, std::move(reviewed->step)};
  *std::ranges::find(out.report.parts, part_id, &ReviewPart::id) = std::move(reviewed->part);
  if (input.event == ReviewEvent::GiveDetail && input.wanted) out.report.wanted = *input.wanted;
  ++out.report.version;
  return out;
}

}  // namespace safe_working
