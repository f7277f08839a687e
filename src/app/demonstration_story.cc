#include "app/demonstration_story.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/check.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Instant;
using safe_working::Actor;
using safe_working::Era;
using safe_working::ExceptionReport;
using safe_working::Outcome;
using safe_working::Remedy;
using safe_working::ReportHistory;
using safe_working::Reviewer;
using safe_working::ReviewEvent;
using safe_working::ReviewInput;

struct Pattern {
  std::string_view label;
  std::chrono::minutes start;
  std::chrono::minutes end;  // below start: the next day
  std::chrono::minutes breaks;
};
constexpr std::array kPatterns = {Pattern{"Normal day", 8h, 17h, 30min}, Pattern{"Long day", 8h, 20h + 30min, 60min},
                                  Pattern{"Evening", 14h, 22h, 30min}, Pattern{"Night", 20h + 30min, 9h, 60min}};

constexpr std::array kWhatHappened = {
    "Stayed to hand over two unwell patients; the next team was a person short.",
    "The ward round finished late and the discharge letters were still to be done.",
    "Called to an emergency at the end of the shift. Nobody was free to take over.",
    "A gap on the rota: two wards covered by one doctor until the evening team came.",
    "No break could be taken; the bleep was not covered.",
    "Clerked the last four admissions before leaving, as there was no evening doctor.",
};
constexpr std::array kEducationMissed = {
    "Could not go to the weekly teaching; the ward had no other doctor.",
    "Clinic for training was cancelled to cover the ward.",
    "Simulation day missed because the locum shift was not filled.",
};

template <class List>
std::string pick(const List& list, base::Random& random) {
  return std::string(list[random.below(list.size())]);
}

base::Uuid new_uuid(Instant at, base::Random& random) {
  return base::Uuid::v7(at, random);
}

/// A shift that was over, with all the time worked beyond it, on the day of the report or up to five days before.
constexpr auto kLongestOverrun = 3h;

safe_working::Duty shift_before(Instant submitted, const people::Post& post, base::Random& random) {
  const auto& pattern = kPatterns[random.below(kPatterns.size())];
  const bool is_overnight = pattern.end < pattern.start;
  auto days_before = std::chrono::days((is_overnight ? 2 : 1) + static_cast<int>(random.below(5)));
  // One who reports soon after midnight does not mean the evening that may have run past it.
  const auto since_midnight = submitted - base::start_of_day(base::date_of(submitted));
  if (days_before == std::chrono::days(1) && pattern.end + kLongestOverrun > since_midnight + 24h) ++days_before;
  const base::Date date = std::max(base::add_days(base::date_of(submitted), -days_before), post.starts);
  const auto starts = base::local_time(date, pattern.start);
  const auto ends = base::local_time(date, is_overnight ? pattern.end + 24h : pattern.end);
  auto duty = safe_working::make_duty({new_uuid(submitted, random)}, post.id, safe_working::DutyKind::Shift,
                                      std::string(pattern.label), starts, ends, pattern.breaks);
  base::check(duty.has_value(), "the demonstration's shifts are real times");
  return *duty;
}

safe_working::ReportDraft draft_for(const safe_working::Duty& duty, const StoryPlan& plan, base::Random& random) {
  safe_working::ReportDraft draft;
  const bool is_pay = plan.outcome == Outcome::Pay || (plan.outcome == Outcome::Penalty && random.below(2) == 0);
  const auto extra = std::chrono::minutes(plan.is_education ? 0 : 30 + 15 * static_cast<int>(random.below(8)));
  draft.actual_start = base::time_text(duty.starts_local);
  draft.actual_end = base::time_text(duty.ends_local + extra);
  draft.missed_breaks = plan.is_education || random.below(3) > 0 ? "" : "30";
  draft.categories.education = plan.is_education;
  draft.categories.hours = !plan.is_education;
  draft.categories.pattern = !plan.is_education && random.below(6) == 0;
  draft.categories.support = !plan.is_education && random.below(8) == 0;
  draft.is_safety_concern = !plan.is_education && random.below(24) == 0;
  draft.what_happened = plan.is_education ? pick(kEducationMissed, random) : pick(kWhatHappened, random);
  draft.wanted = std::string(safe_working::remedy_code(plan.is_education ? Remedy::None
                                                       : is_pay          ? Remedy::Pay
                                                                         : Remedy::TimeOff));
  return draft;
}

/// Moves the story on, one event at a time, never past its latest moment.
class Teller {
 public:
  Teller(ReportHistory& history, const StoryPlan& plan, const StoryCast& cast, base::Random& random)
      : history_(history), plan_(plan), cast_(cast), random_(random), now_(plan.submitted) {}

  void answer_after(std::chrono::hours least, std::chrono::hours most) {
    const auto span = static_cast<std::uint64_t>((most - least).count() * 60 + 1);
    now_ = std::min(now_ + least + std::chrono::minutes(static_cast<int>(random_.below(span))), plan_.latest);
  }

  void step(ReviewEvent event, Actor as, const std::string& note = "", std::optional<Outcome> outcome = std::nullopt) {
    for (auto& part : history_.report.parts) {
      const ReviewInput input{.event = event, .note = note, .outcome = outcome};
      auto done = safe_working::apply(history_.report.era, part, input, who(as, part.reviewer), as, now_);
      base::check(done.has_value(), done ? "" : done.error().message.c_str());
      part = done->part;
      history_.steps.push_back(done->step);
    }
    ++history_.report.version;
  }

 private:
  people::PersonId who(Actor as, Reviewer reviewer) const {
    if (as == Actor::Doctor) return history_.report.doctor;
    if (as == Actor::Guardian) return cast_.guardian;
    if (reviewer == Reviewer::MedicalHr) return cast_.medical_hr;
    if (reviewer == Reviewer::MedicalEducation) return cast_.medical_education;
    return history_.report.post.supervisor.value_or(cast_.guardian);
  }

  ReportHistory& history_;
  const StoryPlan& plan_;
  const StoryCast& cast_;
  base::Random& random_;
  Instant now_;
};

/// What a reviewer may answer, nearest to how the story ends.
Outcome answer_for(const ExceptionReport& report, Outcome wanted) {
  const auto& part = report.parts.front();
  const auto allowed = safe_working::outcomes_for(report.era, part.reviewer, Actor::Reviewer);
  if (std::ranges::find(allowed, wanted) != allowed.end()) return wanted;
  if (part.reviewer == Reviewer::MedicalHr) return report.wanted == Remedy::Pay ? Outcome::Pay : Outcome::TimeOff;
  return std::ranges::find(allowed, Outcome::NoAction) != allowed.end() ? Outcome::NoAction : allowed.front();
}

void first_answer_delay(Teller& teller, base::Random& random) {
  const auto band = random.below(100);
  if (band < 45) {
    teller.answer_after(2h, 46h);
  } else if (band < 85) {
    teller.answer_after(50h, 160h);
  } else {
    teller.answer_after(190h, 360h);
  }
}

void close(Teller& teller, const ExceptionReport& report, Outcome outcome) {
  const Outcome answer = answer_for(report, outcome);
  teller.step(ReviewEvent::ProposeOutcome, Actor::Reviewer, "", answer);
  teller.answer_after(1h, 60h);
  if (answer == outcome) {
    teller.step(ReviewEvent::Accept, Actor::Doctor);
    return;
  }
  teller.step(ReviewEvent::Disagree, Actor::Doctor, "I would like the guardian to look at this.");
  teller.answer_after(20h, 90h);
  teller.step(ReviewEvent::Decide, Actor::Guardian, "Decided after speaking with both.", outcome);
}

}  // namespace

ReportHistory tell(const StoryPlan& plan, const StoryCast& cast, base::Random& random) {
  const auto duty = shift_before(plan.submitted, *plan.post, random);
  const auto draft = draft_for(duty, plan, random);
  const auto era = safe_working::era_of(duty.date(), plan.reform_date);
  const std::vector<safe_working::ReviewPartId> part_ids = {{new_uuid(plan.submitted, random)},
                                                            {new_uuid(plan.submitted, random)}};
  auto report = safe_working::make_report({new_uuid(plan.submitted, random)}, *plan.post, duty, draft, era,
                                          plan.submitted, part_ids);
  base::check(report.has_value(), report ? "" : report.error().front().message.c_str());
  ReportHistory history{.report = std::move(*report), .steps = {}};
  history.report.duty.reset();  // made-up shifts of the past are not kept as work schedules
  history.report.is_generated = true;

  Teller teller(history, plan, cast, random);
  if (plan.end == StoryEnd::Waiting) return history;
  first_answer_delay(teller, random);
  const bool is_reform = era == Era::Reform;
  switch (plan.end) {
    case StoryEnd::Waiting:
      break;
    case StoryEnd::Opened:
    case StoryEnd::Questioned:
      if (is_reform)
        teller.step(ReviewEvent::AskForDetail, Actor::Reviewer, "Please say which ward you were covering.");
      else
        teller.step(ReviewEvent::StartReview, Actor::Reviewer);
      break;
    case StoryEnd::Proposed:
      teller.step(ReviewEvent::ProposeOutcome, Actor::Reviewer, "", answer_for(history.report, plan.outcome));
      break;
    case StoryEnd::WithGuardian:
      teller.step(ReviewEvent::ProposeOutcome, Actor::Reviewer, "", answer_for(history.report, plan.outcome));
      teller.answer_after(1h, 48h);
      teller.step(ReviewEvent::Disagree, Actor::Doctor, "The time was worked; please look at the ward's record.");
      break;
    case StoryEnd::Closed:
      close(teller, history.report, plan.outcome);
      break;
  }
  return history;
}

}  // namespace app
