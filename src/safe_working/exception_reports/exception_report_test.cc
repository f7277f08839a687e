#include "safe_working/exception_reports/exception_report.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace safe_working {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::HasSubstr;

base::Uuid uuid(int n) {
  return base::Uuid::parse(fmt::format("00000000-0000-7000-8000-{:012}", n)).value();
}
const ReportId kReport{uuid(1)};
const std::vector<ReviewPartId> kParts = {{uuid(2)}, {uuid(3)}};
const people::PersonId kDoctor{uuid(4)};
const people::PersonId kReviewer{uuid(5)};

base::LocalTime wall(std::string_view text) {
  return base::parse_local_time(text).value();
}
base::Instant at(std::string_view local, base::Repeated repeated = base::Repeated::Refuse) {
  return base::instant_of(wall(local), repeated).value();
}

people::Post post() {
  people::Post out{.id = {uuid(6)}, .holder = kDoctor};
  out.specialty = "Acute medicine";
  out.grade = "FY1";
  return out;
}

Duty duty(std::string_view starts = "2026-11-20T08:00", std::string_view ends = "2026-11-20T16:30",
          minutes breaks = minutes(30), DutyKind kind = DutyKind::Shift) {
  return make_duty({uuid(7)}, post().id, kind, "Normal day", wall(starts), wall(ends), breaks).value();
}

ReportDraft draft(std::string_view start = "08:00", std::string_view end = "18:15") {
  ReportDraft out;
  out.actual_start = start;
  out.actual_end = end;
  out.missed_breaks = "0";
  out.categories.hours = true;
  out.what_happened = "Two sick patients at the end of the shift";
  out.wanted = "time_off";
  return out;
}

const base::Instant kNow = at("2026-11-22T03:00");

base::Checked<ExceptionReport> made(const ReportDraft& typed, const Duty& planned = duty(), Era era = Era::Reform,
                                    base::Instant now = kNow) {
  return make_report(kReport, post(), planned, typed, era, now, kParts);
}

std::vector<std::string> fields_of(const base::Checked<ExceptionReport>& report) {
  std::vector<std::string> fields;
  if (!report) {
    for (const base::Error& error : report.error()) fields.push_back(error.subject);
  }
  return fields;
}

TEST(MakeReport, TakesWhatDifferedFromTheSchedule) {
  const auto report = made(draft());
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->doctor, kDoctor);
  EXPECT_EQ(report->duty_label, "Normal day");
  EXPECT_EQ(report->scheduled, (WorkedTime{at("2026-11-20T08:00"), at("2026-11-20T16:30")}));
  EXPECT_EQ(report->actual, (WorkedTime{at("2026-11-20T08:00"), at("2026-11-20T18:15")}));
  EXPECT_EQ(report->extra_time(), hours(1) + minutes(45));
  EXPECT_EQ(report->wanted, Remedy::TimeOff);
  EXPECT_EQ(report->submitted, kNow);
  EXPECT_FALSE(report->is_late);
  EXPECT_EQ(report->version, 1);
  ASSERT_EQ(report->parts.size(), 1U);
  EXPECT_EQ(report->parts[0].id, kParts[0]);
  EXPECT_EQ(report->parts[0].reviewer, Reviewer::MedicalHr);
  EXPECT_EQ(report->parts[0].state, ReviewState::Submitted);
  EXPECT_EQ(report->parts[0].due, reply_by(Era::Reform, kNow));
}

TEST(MakeReport, CountsAMissedBreakAsExtraTime) {
  ReportDraft typed = draft("08:00", "16:30");
  typed.missed_breaks = "30";
  EXPECT_EQ(made(typed)->extra_time(), minutes(30));
}

TEST(MakeReport, CountsWorkingLessAsLess) {
  EXPECT_EQ(made(draft("09:00", "16:00"))->extra_time(), -minutes(90));
}

TEST(MakeReport, GoesToThoseWhoAnswerUnderTheRules) {
  const struct {
    std::string_view name;
    Era era;
    Categories categories;
    std::vector<Reviewer> reviewers;
  } cases[] = {
      {"2016, hours", Era::Original, {.hours = true}, {Reviewer::Supervisor}},
      {"2016, both", Era::Original, {.hours = true, .education = true}, {Reviewer::Supervisor}},
      {"2019, education", Era::Refresh, {.education = true}, {Reviewer::Supervisor}},
      {"reform, hours", Era::Reform, {.hours = true}, {Reviewer::MedicalHr}},
      {"reform, pattern", Era::Reform, {.pattern = true}, {Reviewer::MedicalHr}},
      {"reform, support", Era::Reform, {.support = true}, {Reviewer::MedicalHr}},
      {"reform, education", Era::Reform, {.education = true}, {Reviewer::MedicalEducation}},
      {"reform, both",
       Era::Reform,
       {.pattern = true, .education = true},
       {Reviewer::MedicalHr, Reviewer::MedicalEducation}},
  };
  for (const auto& row : cases) {
    ReportDraft typed = draft();
    typed.categories = row.categories;
    const auto report = made(typed, duty(), row.era);
    ASSERT_TRUE(report.has_value()) << row.name;
    std::vector<Reviewer> reviewers;
    for (const ReviewPart& part : report->parts) reviewers.push_back(part.reviewer);
    EXPECT_EQ(reviewers, row.reviewers) << row.name;
  }
}

TEST(MakeReport, TakesALateReportAndMarksItLate) {
  const auto is_late = [](Era era, std::string_view wanted, std::string_view now) {
    ReportDraft typed = draft();
    typed.wanted = wanted;
    const auto report = made(typed, duty(), era, at(now));
    EXPECT_TRUE(report.has_value());
    return report->is_late;
  };
  EXPECT_FALSE(is_late(Era::Reform, "pay", "2026-12-18T23:59"));
  EXPECT_TRUE(is_late(Era::Reform, "pay", "2026-12-19T00:00"));
  EXPECT_TRUE(is_late(Era::Original, "pay", "2026-11-28T00:00"));
  EXPECT_FALSE(is_late(Era::Original, "time_off", "2026-11-28T00:00"));
  EXPECT_TRUE(is_late(Era::Original, "none", "2026-12-05T00:00"));
  EXPECT_TRUE(is_late(Era::Reform, "none", "2028-02-29T12:00"));
}

// ---- times --------------------------------------------------------------------------------------------------------

TEST(MakeReport, FindsTheDayOfEachTime) {
  const struct {
    std::string_view name, planned_start, planned_end, start, end, worked_from, worked_to;
  } cases[] = {
      {"night, as planned but longer", "2026-11-19T20:30", "2026-11-20T09:00", "20:30", "10:15", "2026-11-19T20:30",
       "2026-11-20T10:15"},
      {"day that ran past midnight", "2026-11-19T14:00", "2026-11-19T22:00", "14:00", "00:30", "2026-11-19T14:00",
       "2026-11-20T00:30"},
      {"day that ended at midnight", "2026-11-19T14:00", "2026-11-19T22:00", "14:00", "00:00", "2026-11-19T14:00",
       "2026-11-20T00:00"},
      {"start brought forward over midnight", "2026-11-20T00:30", "2026-11-20T08:00", "23:45", "08:00",
       "2026-11-19T23:45", "2026-11-20T08:00"},
      {"start put off over midnight", "2026-11-19T23:30", "2026-11-20T08:00", "00:15", "08:30", "2026-11-20T00:15",
       "2026-11-20T08:30"},
      {"a whole day on call", "2026-11-19T08:00", "2026-11-20T08:00", "08:00", "09:20", "2026-11-19T08:00",
       "2026-11-20T09:20"},
      {"a whole day on call, ended early", "2026-11-19T08:00", "2026-11-20T08:00", "08:00", "07:10", "2026-11-19T08:00",
       "2026-11-20T07:10"},
      {"sent home early", "2026-11-19T08:00", "2026-11-19T16:30", "08:00", "11:00", "2026-11-19T08:00",
       "2026-11-19T11:00"},
      {"stayed till after midnight", "2026-11-19T08:00", "2026-11-19T16:30", "0800", "0030", "2026-11-19T08:00",
       "2026-11-20T00:30"},
      {"29 February", "2024-02-28T20:30", "2024-02-29T09:00", "20:30", "09:45", "2024-02-28T20:30", "2024-02-29T09:45"},
  };
  for (const auto& row : cases) {
    const auto report = made(draft(row.start, row.end), duty(row.planned_start, row.planned_end));
    ASSERT_TRUE(report.has_value()) << row.name << " " << testing::PrintToString(fields_of(report));
    EXPECT_EQ(report->actual, (WorkedTime{at(row.worked_from), at(row.worked_to)})) << row.name;
  }
}

const Duty kAutumnNight = duty("2026-10-24T20:30", "2026-10-25T09:00");
const Duty kSpringNight = duty("2026-03-28T20:30", "2026-03-29T09:00");

TEST(MakeReport, CountsElapsedTimeOverTheClockChanges) {
  const auto autumn = made(draft("20:30", "09:30"), kAutumnNight);
  ASSERT_TRUE(autumn.has_value());
  EXPECT_EQ(autumn->actual.length(), hours(14));
  EXPECT_EQ(autumn->extra_time(), minutes(30)) << "both are an hour longer";
  const auto spring = made(draft("20:30", "09:30"), kSpringNight);
  EXPECT_EQ(spring->actual.length(), hours(12));
  EXPECT_EQ(spring->extra_time(), minutes(30));
}

TEST(MakeReport, AsksWhichOfTwoTimesIsMeant) {
  ReportDraft typed = draft("20:30", "01:30");
  EXPECT_EQ(fields_of(made(typed, kAutumnNight)), std::vector<std::string>{"actual_end_which"});
  typed.actual_end_which = "first";
  EXPECT_EQ(made(typed, kAutumnNight)->actual.length(), hours(5));
  typed.actual_end_which = "second";
  EXPECT_EQ(made(typed, kAutumnNight)->actual.length(), hours(6));
  typed = draft("01:30", "09:00");
  EXPECT_EQ(fields_of(made(typed, kAutumnNight)), std::vector<std::string>{"actual_start_which"});
  typed.actual_start_which = "second";
  EXPECT_EQ(made(typed, kAutumnNight)->actual.length(), hours(7) + minutes(30));
}

TEST(MakeReport, DoesNotAskAboutATimeLeftAsPlanned) {
  const Duty planned = duty("2026-10-24T20:30", "2026-10-25T01:30");  // on the rota: the later 01:30
  const auto report = made(draft("19:30", "01:30"), planned);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->actual.ends, planned.ends);
  EXPECT_EQ(report->extra_time(), hours(1));
}

TEST(MakeReport, TakesTheSameWallTimeAnHourLaterWhenTheClocksWentBack) {
  ReportDraft typed = draft("01:30", "01:30");
  typed.actual_start_which = "first";
  typed.actual_end_which = "second";
  typed.what_happened = "Called in, sent home";
  EXPECT_EQ(made(typed, kAutumnNight)->actual.length(), hours(1));
}

TEST(MakeReport, RefusesATimeThatDidNotHappen) {
  const auto report = made(draft("20:30", "01:30"), kSpringNight);
  ASSERT_EQ(fields_of(report), std::vector<std::string>{"actual_end"});
  EXPECT_THAT(report.error().front().message, HasSubstr("did not happen"));
}

TEST(MakeReport, IgnoresWhichWhereTheTimeHappenedOnce) {
  ReportDraft typed = draft();
  typed.actual_end_which = "second";
  EXPECT_EQ(made(typed)->actual.ends, at("2026-11-20T18:15"));
}

TEST(MakeReport, AsksAboutAShiftThatIsVeryLong) {
  ReportDraft typed = draft("08:00", "06:30");  // a slip for 16:30, perhaps
  const auto asked = made(typed);
  ASSERT_EQ(fields_of(asked), std::vector<std::string>{"length_confirmed"});
  EXPECT_THAT(asked.error().front().message, HasSubstr("22 h 30 min"));
  typed.is_length_confirmed = true;
  EXPECT_EQ(made(typed)->actual.length(), hours(22) + minutes(30));
}

TEST(MakeReport, RefusesMoreThanThirtyTwoHoursEvenConfirmed) {
  const Duty planned = duty("2026-11-19T08:00", "2026-11-20T16:00");
  ReportDraft typed = draft("07:00", "16:00");
  typed.is_length_confirmed = true;
  EXPECT_EQ(fields_of(made(typed, planned)), std::vector<std::string>{"actual_end"});
}

TEST(MakeReport, RefusesAnEndThatHasNotCome) {
  const Duty tonight = duty("2026-11-21T20:30", "2026-11-22T09:00");
  EXPECT_EQ(fields_of(made(draft("20:30", "10:00"), tonight)), std::vector<std::string>{"actual_end"});
  EXPECT_TRUE(made(draft("19:30", "09:00"), tonight).has_value()) << "the planned end may still lie ahead";
}

// ---- what is asked of her -----------------------------------------------------------------------------------------

TEST(MakeReport, NamesEachFieldAtFault) {
  const struct {
    std::string_view name;
    std::function<void(ReportDraft&)> spoil;
    std::vector<std::string> fields;
  } cases[] = {
      {"no start", [](ReportDraft& d) { d.actual_start = ""; }, {"actual_start"}},
      {"no end", [](ReportDraft& d) { d.actual_end = " "; }, {"actual_end"}},
      {"neither", [](ReportDraft& d) { d.actual_start = d.actual_end = ""; }, {"actual_start", "actual_end"}},
      {"not a time", [](ReportDraft& d) { d.actual_end = "half past six"; }, {"actual_end"}},
      {"24:00", [](ReportDraft& d) { d.actual_end = "24:00"; }, {"actual_end"}},
      {"breaks not a number", [](ReportDraft& d) { d.missed_breaks = "all"; }, {"missed_breaks"}},
      {"negative breaks", [](ReportDraft& d) { d.missed_breaks = "-10"; }, {"missed_breaks"}},
      {"more breaks than planned", [](ReportDraft& d) { d.missed_breaks = "31"; }, {"missed_breaks"}},
      {"no category", [](ReportDraft& d) { d.categories = {}; }, {"categories"}},
      {"nothing happened", [](ReportDraft& d) { d.what_happened = " \n "; }, {"what_happened"}},
      {"too much happened", [](ReportDraft& d) { d.what_happened.assign(4001, 'x'); }, {"what_happened"}},
      {"bytes that are not text", [](ReportDraft& d) { d.what_happened = "\xc3("; }, {"what_happened"}},
      {"too many steps", [](ReportDraft& d) { d.steps_taken.assign(4001, 'x'); }, {"steps_taken"}},
      {"no wish", [](ReportDraft& d) { d.wanted = ""; }, {"wanted"}},
      {"an unknown wish", [](ReportDraft& d) { d.wanted = "cake"; }, {"wanted"}},
      {"too long a wish", [](ReportDraft& d) { d.wanted_when.assign(501, 'x'); }, {"wanted_when"}},
      {"hours as planned", [](ReportDraft& d) { d.actual_end = "16:30"; }, {"actual_end"}},
      {"everything",
       [](ReportDraft& d) { d = {}; },
       {"actual_start", "actual_end", "categories", "what_happened", "wanted"}},
  };
  for (const auto& row : cases) {
    ReportDraft typed = draft();
    row.spoil(typed);
    const auto report = made(typed);
    EXPECT_EQ(fields_of(report), row.fields) << row.name;
    if (report) continue;
    for (const base::Error& error : report.error()) EXPECT_TRUE(error.message.ends_with(".")) << error.message;
  }
}

TEST(MakeReport, TakesUnchangedTimesWhereTheyAreNotThePoint) {
  ReportDraft typed = draft("08:00", "16:30");
  typed.categories = {.education = true};
  EXPECT_TRUE(made(typed).has_value());
  typed.categories = {.hours = true};
  EXPECT_TRUE(made(typed, duty("2026-11-20T08:00", "2026-11-20T16:30", minutes(30), DutyKind::OnCall)).has_value());
}

TEST(MakeReport, TakesMissedBreaksWhereTheScheduleSaysNothingOfThem) {
  ReportDraft typed = draft();
  typed.missed_breaks = "60";
  EXPECT_TRUE(made(typed, duty("2026-11-20T08:00", "2026-11-20T16:30", minutes(0))).has_value());
  typed.missed_breaks = "";
  EXPECT_EQ(made(typed)->missed_breaks, minutes(0));
}

TEST(MakeReport, KeepsTheWordsTrimmedAndWhole) {
  ReportDraft typed = draft();
  typed.what_happened = "  <b>Zoë</b> & co, 95 % full\n";
  typed.wanted_when = " next week ";
  const auto report = made(typed);
  EXPECT_EQ(report->what_happened, "<b>Zoë</b> & co, 95 % full");
  EXPECT_EQ(report->wanted_when, "next week");
}

// ---- extra time against a slow twin -------------------------------------------------------------------------------

/// Minute by minute: worked and not planned counts one, planned and not worked takes one away.
std::int64_t extra_by_walking(const ExceptionReport& report) {
  const auto within = [](base::Instant t, const WorkedTime& span) { return span.starts <= t && t < span.ends; };
  std::int64_t extra = report.missed_breaks.count();
  const auto last = std::max(report.scheduled.ends, report.actual.ends);
  for (auto t = std::min(report.scheduled.starts, report.actual.starts); t < last; t += minutes(1)) {
    extra += within(t, report.actual) ? 1 : 0;
    extra -= within(t, report.scheduled) ? 1 : 0;
  }
  return extra;
}

TEST(ExtraTime, AgreesWithWalkingThroughTheMinutes) {
  base::SeededRandom random(20171207);
  for (int i = 0; i < 400; ++i) {
    const auto day = base::add_days(base::parse_iso_date("2026-10-20").value(), std::chrono::days(random.below(10)));
    const auto starts = base::local_time(day, minutes(random.below(24 * 60)));
    const auto ends = starts + minutes(1 + random.below(16 * 60));
    const auto planned = make_duty({uuid(7)}, post().id, DutyKind::Shift, "Any", starts, ends, minutes(0));
    ASSERT_TRUE(planned.has_value());
    ReportDraft typed = draft(base::time_text(starts + minutes(random.below(180)) - minutes(90)),
                              base::time_text(ends + minutes(random.below(240)) - minutes(30)));
    typed.actual_start_which = random.below(2) == 0 ? "first" : "second";
    typed.actual_end_which = "second";
    typed.missed_breaks = std::to_string(random.below(60));
    typed.categories.support = true;
    typed.is_length_confirmed = true;
    const auto report = made(typed, *planned);
    ASSERT_TRUE(report.has_value()) << testing::PrintToString(fields_of(report));
    EXPECT_EQ(report->extra_time().count(), extra_by_walking(*report)) << base::local_iso(starts);
    EXPECT_GT(report->actual.length(), minutes(0));
  }
}

// ---- what the report counts as ------------------------------------------------------------------------------------

ReviewInput input(ReviewEvent event, std::optional<Outcome> outcome = std::nullopt) {
  return {.event = event, .note = "A reason", .outcome = outcome, .wanted = std::nullopt};
}

ExceptionReport split_report() {
  ReportDraft typed = draft();
  typed.categories.education = true;
  return made(typed).value();
}

ExceptionReport step(const ExceptionReport& report, std::size_t part, ReviewInput what, Actor as, base::Instant now) {
  auto out = apply(report, kParts[part], what, as == Actor::Doctor ? kDoctor : kReviewer, as, now);
  EXPECT_TRUE(out.has_value()) << event_code(what.event);
  return out->report;
}

TEST(SplitReport, IsAnsweredAndClosedWhenBothPartsAre) {
  const auto monday = at("2026-11-23T09:00");
  const auto tuesday = at("2026-11-24T09:00");
  const auto friday = at("2026-11-27T09:00");
  ExceptionReport report = split_report();
  EXPECT_EQ(report.first_due(), reply_by(Era::Reform, kNow));
  EXPECT_EQ(report.next_due(), report.first_due());
  report = step(report, 0, input(ReviewEvent::ProposeOutcome, Outcome::TimeOff), Actor::Reviewer, monday);
  EXPECT_EQ(report.answered(), std::nullopt);
  EXPECT_EQ(report.next_due(), report.first_due()) << "education still waits";
  report = step(report, 1, input(ReviewEvent::ProposeOutcome, Outcome::OpportunityRestored), Actor::Reviewer, tuesday);
  EXPECT_EQ(report.answered(), tuesday);
  EXPECT_EQ(report.next_due(), std::nullopt);
  report = step(report, 1, input(ReviewEvent::Accept), Actor::Doctor, tuesday);
  EXPECT_TRUE(report.is_open());
  EXPECT_EQ(report.closed(), std::nullopt);
  EXPECT_EQ(report.outcome(), std::nullopt);
  report = step(report, 0, input(ReviewEvent::Accept), Actor::Doctor, friday);
  EXPECT_FALSE(report.is_open());
  EXPECT_EQ(report.closed(), friday);
  EXPECT_EQ(report.withdrawn(), std::nullopt);
  EXPECT_EQ(report.outcome(), Outcome::TimeOff);
  EXPECT_EQ(report.version, 5);
}

TEST(SplitReport, CountsOnlyThePartThatWasNotWithdrawn) {
  const auto monday = at("2026-11-23T09:00");
  ExceptionReport report = step(split_report(), 1, input(ReviewEvent::Withdraw), Actor::Doctor, kNow);
  EXPECT_EQ(report.withdrawn(), std::nullopt);
  EXPECT_EQ(report.answered(), std::nullopt);
  report = step(report, 0, input(ReviewEvent::ProposeOutcome, Outcome::TimeOff), Actor::Reviewer, monday);
  EXPECT_EQ(report.answered(), monday);
  report = step(report, 0, input(ReviewEvent::Accept), Actor::Doctor, monday);
  EXPECT_EQ(report.closed(), monday);
  EXPECT_EQ(report.outcome(), Outcome::TimeOff);
}

TEST(SplitReport, IsWithdrawnWhenBothPartsAre) {
  const auto later = kNow + hours(1);
  ExceptionReport report = step(split_report(), 0, input(ReviewEvent::Withdraw), Actor::Doctor, kNow);
  report = step(report, 1, input(ReviewEvent::Withdraw), Actor::Doctor, later);
  EXPECT_EQ(report.withdrawn(), later);
  EXPECT_EQ(report.closed(), std::nullopt);
  EXPECT_EQ(report.answered(), std::nullopt);
  EXPECT_EQ(report.outcome(), std::nullopt);
  EXPECT_FALSE(report.is_open());
}

// ---- the doctor's own choice --------------------------------------------------------------------------------------

ExceptionReport wanting(std::string_view wanted, std::string_view end = "18:15") {
  ReportDraft typed = draft("08:00", end);
  typed.categories.support = true;
  typed.wanted = wanted;
  return made(typed).value();
}

TEST(ReformOutcomes, AreTheDoctorsOwnChoiceForTimeBeyondTheSchedule) {
  using enum Outcome;
  const auto by_hr = [](const ExceptionReport& report) {
    return outcomes_for(report, report.parts[0], Actor::Reviewer);
  };
  EXPECT_EQ(by_hr(wanting("time_off")), std::vector{TimeOff});
  EXPECT_EQ(by_hr(wanting("pay")), std::vector{Pay});
  EXPECT_EQ(by_hr(wanting("none")), std::vector{NoAction});
  EXPECT_EQ(by_hr(wanting("none", "16:00")), (std::vector{NoAction, WorkScheduleReview, OrganisationalChange}));
  EXPECT_EQ(by_hr(wanting("time_off", "16:00")),
            (std::vector{TimeOff, NoAction, WorkScheduleReview, OrganisationalChange}));
}

TEST(ReformOutcomes, MayNotBeSwappedByHr) {
  const ExceptionReport report = wanting("pay");
  const auto swapped =
      apply(report, kParts[0], input(ReviewEvent::ProposeOutcome, Outcome::TimeOff), kReviewer, Actor::Reviewer, kNow);
  ASSERT_FALSE(swapped.has_value());
  EXPECT_EQ(swapped.error().subject, "outcome");
  EXPECT_THAT(swapped.error().message, HasSubstr("own choice"));
}

TEST(ReformOutcomes, FollowAChoiceMadeAnewWhenAsked) {
  ExceptionReport report = step(wanting("none"), 0, input(ReviewEvent::AskForDetail), Actor::Reviewer, kNow);
  ReviewInput answer = input(ReviewEvent::GiveDetail);
  answer.wanted = Remedy::Pay;
  report = step(report, 0, answer, Actor::Doctor, kNow);
  EXPECT_EQ(report.wanted, Remedy::Pay);
  EXPECT_EQ(outcomes_for(report, report.parts[0], Actor::Reviewer), std::vector{Outcome::Pay});
}

TEST(ReformOutcomes, LeaveTheGuardianAllOfThem) {
  const ExceptionReport report = wanting("pay");
  EXPECT_EQ(outcomes_for(report, report.parts[0], Actor::Guardian).size(), std::size(kOutcomes));
}

TEST(Apply, DoesNotFindAnotherReportsPart) {
  const auto out = apply(wanting("pay"), {uuid(99)}, input(ReviewEvent::Withdraw), kDoctor, Actor::Doctor, kNow);
  EXPECT_EQ(out.error().code, base::ErrorCode::NotFound);
}

TEST(Apply, AChoiceSentWithAnotherEventCountsForNothing) {
  ReviewInput withdraw = input(ReviewEvent::Withdraw);
  withdraw.wanted = Remedy::TimeOff;
  EXPECT_EQ(step(wanting("pay"), 0, withdraw, Actor::Doctor, kNow).wanted, Remedy::Pay);
}

TEST(CategoryNames, AreInTheOrderOfTheForm) {
  EXPECT_EQ(category_names({.hours = true, .pattern = true, .education = true, .support = true}),
            (std::vector<std::string>{"Hours of work", "Pattern of hours", "Education and training",
                                      "Support during service"}));
}

}  // namespace
}  // namespace safe_working
