#include "safe_working/exception_reports/exception_report_store.h"

#include <atomic>
#include <barrier>
#include <optional>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "safe_working/exception_reports/exception_reports_testing.h"

namespace safe_working {
namespace {

using namespace testing_help;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Categories kBoth{.hours = true, .education = true};

/// Everything that a report holds, as text.
std::string shown(const ExceptionReport& report) {
  std::string out =
      fmt::format("{} {} {} {} {} {} {}|{}|", report.id.text(), report.doctor.text(), report.post.id.text(),
                  report.post.organisation.text(), report.post.directorate.text(), report.post.specialty,
                  report.post.grade, report.post.supervisor ? report.post.supervisor->text() : "none");
  out += fmt::format("{} {} {} {} ", report.duty ? report.duty->text() : "none", report.duty_label,
                     era_code(report.era), base::listed(category_names(report.categories)));
  for (const auto moment :
       {report.scheduled.starts, report.scheduled.ends, report.actual.starts, report.actual.ends, report.submitted})
    out += base::utc_iso(moment) + " ";
  out += fmt::format("{} {} {} {} {} {} {} {} {} {}", report.scheduled_breaks.count(), report.missed_breaks.count(),
                     report.is_safety_concern, report.what_happened, report.steps_taken, remedy_code(report.wanted),
                     report.wanted_when, report.is_late, report.is_generated, report.version);
  for (const ReviewPart& part : report.parts) {
    out +=
        fmt::format("\n{} {} {} {} {} {} {} {}", part.id.text(), reviewer_code(part.reviewer), state_code(part.state),
                    base::utc_iso(part.due), part.answered ? base::utc_iso(*part.answered) : "-",
                    part.closed ? base::utc_iso(*part.closed) : "-", part.outcome ? outcome_code(*part.outcome) : "-",
                    part.outcome_note);
  }
  return out;
}

/// The row's own summary, which figures are counted from.
struct Kept {
  std::optional<base::Instant> answered, closed, withdrawn;
  std::optional<std::string> outcome;
  friend bool operator==(const Kept&, const Kept&) = default;
};

class ExceptionReportStore : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(migrations()));
    database().write([](record::Transaction& transaction) { add_world(transaction); });
  }
  record::Database& database() { return **fresh_; }

  base::Result<void> keep(const ExceptionReport& report) {
    return database().write([&](record::Transaction& transaction) { return submit(transaction, report); });
  }
  ExceptionReport kept(const ExceptionReport& report) {
    EXPECT_TRUE(keep(report).has_value());
    return report;
  }
  std::optional<ExceptionReport> found(ReportId id) {
    return database().read([&](record::Reader& reader) { return find_report(reader, id); });
  }
  base::Result<ExceptionReport> step(const ExceptionReport& report, std::size_t part, ReviewInput input,
                                     people::PersonId by, Actor as, base::Instant now) {
    return database().write([&](record::Transaction& transaction) {
      return review(transaction, report.id, report.parts[part].id, report.version, input, by, as, now);
    });
  }
  Kept summary_row(ReportId id) {
    return database().read([&](record::Reader& reader) {
      return *reader.one(
          "SELECT answered_at, closed_at, withdrawn_at, outcome FROM exception_report WHERE id = $1",
          [](const record::Row& row) {
            return Kept{row.get<std::optional<base::Instant>>(0), row.get<std::optional<base::Instant>>(1),
                        row.get<std::optional<base::Instant>>(2), row.get<std::optional<std::string>>(3)};
          },
          id);
    });
  }
  std::vector<record::AuditEntry> trail(ReportId id) {
    return database().read(
        [&](record::Reader& reader) { return record::audit_of_subject(reader, kReportKind, id.text()); });
  }
  std::int64_t change_number() {
    return database().read([](record::Reader& reader) { return reports_change_number(reader); });
  }
  template <class List>
  std::vector<ReportId> ids(List list) {
    std::vector<ReportId> out;
    for (const ReportSummary& one : database().read([&](record::Reader& reader) { return list(reader); }))
      out.push_back(one.id);
    return out;
  }

 private:
  std::optional<record::FreshDatabase> fresh_;
};

ReviewInput input(ReviewEvent event, std::optional<Outcome> outcome = std::nullopt) {
  return {.event = event, .note = "A reason", .outcome = outcome, .wanted = std::nullopt};
}

TEST_P(ExceptionReportStore, GivesBackWhatWasSubmitted) {
  ReportDraft typed = draft(kBoth);
  typed.what_happened = "Zoë's list — 'over-ran'; DROP TABLE duty; --\nand \"quotes\" \\ too";
  typed.is_safety_concern = true;
  const auto report = kept(reform_report(1000, typed));
  ASSERT_EQ(report.parts.size(), 2U);
  EXPECT_EQ(shown(*found(report.id)), shown(report));
  EXPECT_FALSE(found({uuid(77)}).has_value());
}

TEST_P(ExceptionReportStore, GivesBackAPostWithoutASupervisorAndAReportWithoutADuty) {
  ExceptionReport report = report_of_2017();
  report.post.supervisor = std::nullopt;
  report.duty = std::nullopt;
  report.is_generated = true;
  kept(report);
  EXPECT_EQ(shown(*found(report.id)), shown(report));
}

TEST_P(ExceptionReportStore, KeepsAFormSentTwiceOnce) {
  const auto report = kept(reform_report());
  ExceptionReport again = report;
  again.what_happened = "Something else";
  const auto second = keep(again);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, base::ErrorCode::Conflict);
  EXPECT_EQ(found(report.id)->what_happened, report.what_happened);
  EXPECT_EQ(trail(report.id).size(), 1U);
}

TEST_P(ExceptionReportStore, KeepsAFormSentTwiceAtOnceOnce) {
  std::atomic<int> kept_once = 0;
  std::atomic<int> refused = 0;
  std::barrier together(2);
  const auto send = [&] {
    together.arrive_and_wait();
    keep(reform_report()) ? ++kept_once : ++refused;
  };
  {
    const std::jthread one(send);
    const std::jthread other(send);
  }
  EXPECT_EQ(kept_once, 1);
  EXPECT_EQ(refused, 1);
  EXPECT_EQ(trail({uuid(1000)}).size(), 1U);
}

TEST_P(ExceptionReportStore, WalksAReportToItsEnd) {
  auto report = kept(reform_report());
  const auto asked_at = at("2026-11-23T10:00");
  report = *step(report, 0, input(ReviewEvent::AskForDetail), kHr, Actor::Reviewer, asked_at);
  EXPECT_EQ(report.version, 2);
  ReviewInput answer = input(ReviewEvent::GiveDetail);
  answer.wanted = Remedy::Pay;
  report = *step(report, 0, answer, kDoctor, Actor::Doctor, at("2026-11-23T11:00"));
  report =
      *step(report, 0, input(ReviewEvent::ProposeOutcome, Outcome::Pay), kHr, Actor::Reviewer, at("2026-11-24T10:00"));
  EXPECT_EQ(summary_row(report.id), (Kept{at("2026-11-24T10:00"), std::nullopt, std::nullopt, std::nullopt}));
  report = *step(report, 0, input(ReviewEvent::Accept), kDoctor, Actor::Doctor, at("2026-11-25T10:00"));
  EXPECT_EQ(summary_row(report.id), (Kept{at("2026-11-24T10:00"), at("2026-11-25T10:00"), std::nullopt, "pay"}));
  EXPECT_EQ(shown(*found(report.id)), shown(report));
  EXPECT_EQ(found(report.id)->wanted, Remedy::Pay);

  const auto steps = database().read([&](record::Reader& reader) { return steps_of(reader, report.id); });
  std::vector<ReviewEvent> events;
  for (const ReviewStep& one : steps) events.push_back(one.event);
  EXPECT_THAT(events, ElementsAre(ReviewEvent::AskForDetail, ReviewEvent::GiveDetail, ReviewEvent::ProposeOutcome,
                                  ReviewEvent::Accept));
  EXPECT_EQ(steps[0].by, kHr);
  EXPECT_EQ(steps[0].as, Actor::Reviewer);
  EXPECT_EQ(steps[0].at, asked_at);
  EXPECT_EQ(steps[0].note, "A reason");
  EXPECT_EQ(steps[2].outcome, Outcome::Pay);
}

TEST_P(ExceptionReportStore, KeepsTheSummaryOfASplitReportTrue) {
  auto report = kept(reform_report(1000, draft(kBoth)));
  report = *step(report, 0, input(ReviewEvent::ProposeOutcome, Outcome::TimeOff), kHr, Actor::Reviewer,
                 at("2026-11-23T10:00"));
  EXPECT_EQ(summary_row(report.id), Kept{});
  report = *step(report, 1, input(ReviewEvent::ProposeOutcome, Outcome::OpportunityRestored), kDme, Actor::Reviewer,
                 at("2026-11-24T10:00"));
  report = *step(report, 0, input(ReviewEvent::Accept), kDoctor, Actor::Doctor, at("2026-11-25T10:00"));
  report = *step(report, 1, input(ReviewEvent::Accept), kDoctor, Actor::Doctor, at("2026-11-26T10:00"));
  EXPECT_EQ(summary_row(report.id), (Kept{at("2026-11-24T10:00"), at("2026-11-26T10:00"), std::nullopt, "time_off"}));
}

TEST_P(ExceptionReportStore, KeepsAWithdrawalApartFromAnEnd) {
  auto report = kept(reform_report());
  report = *step(report, 0, input(ReviewEvent::Withdraw), kDoctor, Actor::Doctor, at("2026-11-23T10:00"));
  EXPECT_EQ(summary_row(report.id), (Kept{std::nullopt, std::nullopt, at("2026-11-23T10:00"), std::nullopt}));
}

TEST_P(ExceptionReportStore, TellsWhoeverIsSecondThatTheReportHasChanged) {
  const auto report = kept(reform_report());
  ASSERT_TRUE(step(report, 0, input(ReviewEvent::AskForDetail), kHr, Actor::Reviewer, at("2026-11-23T10:00")));
  const auto second = step(report, 0, input(ReviewEvent::Withdraw), kDoctor, Actor::Doctor, at("2026-11-23T10:01"));
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, base::ErrorCode::Conflict);
  EXPECT_THAT(second.error().message, HasSubstr("changed this report since you opened it"));
  EXPECT_EQ(found(report.id)->parts[0].state, ReviewState::Clarification);
}

TEST_P(ExceptionReportStore, LetsExactlyOneOfTwoWhoSaveAtOnce) {
  for (int round = 0; round < 5; ++round) {
    const auto report = kept(reform_report(1000 + 10 * round));
    std::barrier together(2);
    std::vector<base::Result<ExceptionReport>> results(2, base::conflict("not run"));
    const auto save = [&](std::size_t who) {
      together.arrive_and_wait();
      results[who] =
          who == 0 ? step(report, 0, input(ReviewEvent::ProposeOutcome, Outcome::TimeOff), kHr, Actor::Reviewer,
                          at("2026-11-23T10:00"))
                   : step(report, 0, input(ReviewEvent::Withdraw), kDoctor, Actor::Doctor, at("2026-11-23T10:00"));
    };
    {
      const std::jthread one(save, 0U);
      const std::jthread other(save, 1U);
    }
    ASSERT_NE(results[0].has_value(), results[1].has_value());
    const auto& lost = results[0] ? results[1] : results[0];
    EXPECT_EQ(lost.error().code, base::ErrorCode::Conflict);
    EXPECT_EQ(found(report.id)->version, 2);
    EXPECT_EQ(trail(report.id).size(), 2U);
  }
}

TEST_P(ExceptionReportStore, KeepsNothingOfARefusedEvent) {
  const auto report = kept(reform_report());
  const auto before = change_number();
  EXPECT_FALSE(step(report, 0, input(ReviewEvent::Accept), kDoctor, Actor::Doctor, at("2026-11-23T10:00")));
  EXPECT_FALSE(
      step(report, 0, input(ReviewEvent::ProposeOutcome, Outcome::Pay), kHr, Actor::Reviewer, at("2026-11-23T10:00")));
  EXPECT_EQ(shown(*found(report.id)), shown(report));
  EXPECT_EQ(change_number(), before);
  EXPECT_EQ(trail(report.id).size(), 1U);
}

TEST_P(ExceptionReportStore, DoesNotFindAReportThatIsNotThere) {
  ExceptionReport never = reform_report();
  const auto out = step(never, 0, input(ReviewEvent::Withdraw), kDoctor, Actor::Doctor, at("2026-11-23T10:00"));
  EXPECT_EQ(out.error().code, base::ErrorCode::NotFound);
}

TEST_P(ExceptionReportStore, CountsEveryChange) {
  const auto start = change_number();
  const auto report = kept(reform_report());
  EXPECT_EQ(change_number(), start + 1);
  ASSERT_TRUE(step(report, 0, input(ReviewEvent::Withdraw), kDoctor, Actor::Doctor, at("2026-11-23T10:00")));
  EXPECT_EQ(change_number(), start + 2);
}

// ---- the trail ----------------------------------------------------------------------------------------------------

TEST_P(ExceptionReportStore, WritesEachStepIntoTheTrailWithBeforeAndAfter) {
  const auto report = kept(reform_report());
  ASSERT_TRUE(step(report, 0, input(ReviewEvent::NotEvidenced), kHr, Actor::Reviewer, at("2026-11-23T10:00")));
  const auto entries = trail(report.id);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].event.action, "exception report submitted");
  EXPECT_EQ(entries[0].event.actor, kDoctor.text());
  EXPECT_EQ(entries[0].event.person_id, kDoctor.text());
  EXPECT_EQ(entries[0].event.before, "");
  EXPECT_THAT(entries[0].event.after, HasSubstr("\"what_happened\":\"Two sick patients at hand-over\""));
  EXPECT_EQ(entries[1].event.action, "exception report not confirmed");
  EXPECT_EQ(entries[1].event.actor, kHr.text());
  EXPECT_EQ(entries[1].at, at("2026-11-23T10:00"));
  EXPECT_THAT(entries[1].event.before, HasSubstr("\"state\":\"submitted\""));
  EXPECT_THAT(entries[1].event.after, HasSubstr("\"state\":\"with_guardian\""));
  EXPECT_THAT(entries[1].event.after, HasSubstr("\"note\":\"A reason\""));
  const auto verdict = database().read([](record::Reader& reader) { return record::verify_audit(reader); });
  EXPECT_EQ(verdict.first_broken, std::nullopt) << verdict.reason;
}

TEST_P(ExceptionReportStore, TellsWhoHasReadAReportAndWhoTriedTo) {
  const auto report = kept(reform_report());
  database().write([&](record::Transaction& transaction) {
    log_reading(transaction, at("2026-11-23T10:00"), kHr, report);
    log_refused_reading(transaction, at("2026-11-23T11:00"), kSupervisor, report, kRefusedByReform);
    log_refused_reading(transaction, at("2026-11-23T12:00"), kOtherHr, report, kNotEntitled);
    log_list_reading(transaction, at("2026-11-23T13:00"), kHr, "reviews", std::vector{report.id});
  });
  const auto readings = database().read([&](record::Reader& reader) { return readings_of(reader, report.id); });
  ASSERT_EQ(readings.size(), 3U);
  EXPECT_EQ(readings[0].by, kHr);
  EXPECT_FALSE(readings[0].was_refused);
  EXPECT_EQ(readings[0].at, at("2026-11-23T10:00"));
  EXPECT_TRUE(readings[1].was_refused && readings[1].was_refused_by_reform);
  EXPECT_TRUE(readings[2].was_refused && !readings[2].was_refused_by_reform);
  const auto lists = database().read(
      [](record::Reader& reader) { return record::audit_of_subject(reader, "exception_report_list", "reviews"); });
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_THAT(lists[0].event.after, HasSubstr(report.id.text()));
}

// ---- lists --------------------------------------------------------------------------------------------------------

TEST_P(ExceptionReportStore, ListsADoctorsOwnNewestFirst) {
  kept(report_of_2017(2000));
  kept(reform_report(1000, draft(kBoth)));
  EXPECT_THAT(ids([](record::Reader& r) { return reports_of_doctor(r, kDoctor); }),
              ElementsAre(ReportId{uuid(1000)}, ReportId{uuid(2000)}));
  EXPECT_THAT(ids([](record::Reader& r) { return reports_of_doctor(r, kDoctor, 1); }),
              ElementsAre(ReportId{uuid(1000)}));
  EXPECT_THAT(ids([](record::Reader& r) { return reports_of_doctor(r, kOtherDoctor); }), IsEmpty());
  const auto list = database().read([](record::Reader& r) { return reports_of_doctor(r, kDoctor); });
  EXPECT_EQ(list[0].parts.size(), 2U);
  EXPECT_EQ(list[0].parts[0].reviewer, Reviewer::MedicalHr);
  EXPECT_EQ(list[0].event_date, day("2026-11-20"));
  EXPECT_EQ(list[0].duty, friday().id);
  EXPECT_EQ(list[0].specialty, "Acute medicine");
}

TEST_P(ExceptionReportStore, ListsReportsAboutTheDutiesOfAPeriod) {
  kept(report_of_2017(2000));
  kept(reform_report(1000));
  const base::Period week{day("2026-11-16"), day("2026-11-22")};
  EXPECT_THAT(ids([&](record::Reader& r) { return reports_about(r, kDoctor, week); }),
              ElementsAre(ReportId{uuid(1000)}));
  const base::Period day_after{day("2026-11-21"), day("2026-11-21")};
  EXPECT_THAT(ids([&](record::Reader& r) { return reports_about(r, kDoctor, day_after); }), IsEmpty());
}

TEST_P(ExceptionReportStore, QueuesASupervisorsOwnTraineesBeforeTheReformOnly) {
  auto early = kept(report_of_2017(2000));
  kept(report_on(monday_of_2017(), 2100, at("2017-11-06T22:00")));
  kept(reform_report(1000));
  const auto queue = [&](people::PersonId who) {
    return ids([&](record::Reader& r) { return queue_of_supervisor(r, who); });
  };
  EXPECT_THAT(queue(kSupervisor), ElementsAre(ReportId{uuid(2100)}, ReportId{uuid(2000)})) << "soonest due first";
  EXPECT_THAT(queue(kOtherSupervisor), IsEmpty());
  ASSERT_TRUE(step(early, 0, input(ReviewEvent::ProposeOutcome, Outcome::TimeOff), kSupervisor, Actor::Reviewer,
                   at("2017-11-08T09:00")));
  EXPECT_THAT(queue(kSupervisor), ElementsAre(ReportId{uuid(2100)})) << "answered";
}

TEST_P(ExceptionReportStore, QueuesWhatWaitsForHrAndForEducation) {
  const auto hours = kept(reform_report(1000));
  kept(reform_report(1100, draft({.education = true})));
  kept(reform_report(1200, draft(kBoth)));
  const auto queue = [&](const people::Scope& scope, Reviewer reviewer) {
    return ids([&](record::Reader& r) { return queue_of(r, scope, reviewer); });
  };
  const people::Scope trust{.organisation = kTrust, .directorate = {}, .specialty = {}};
  EXPECT_THAT(queue(trust, Reviewer::MedicalHr), ElementsAre(ReportId{uuid(1000)}, ReportId{uuid(1200)}));
  EXPECT_THAT(queue(trust, Reviewer::MedicalEducation), ElementsAre(ReportId{uuid(1100)}, ReportId{uuid(1200)}));
  EXPECT_THAT(queue({.organisation = kOtherTrust, .directorate = {}, .specialty = {}}, Reviewer::MedicalHr), IsEmpty());
  EXPECT_THAT(queue({.organisation = kTrust, .directorate = kSurgery, .specialty = {}}, Reviewer::MedicalHr),
              IsEmpty());
  EXPECT_THAT(
      queue({.organisation = kTrust, .directorate = kMedicine, .specialty = "Acute medicine"}, Reviewer::MedicalHr),
      ElementsAre(ReportId{uuid(1000)}, ReportId{uuid(1200)}));
  EXPECT_THAT(queue({.organisation = kTrust, .directorate = {}, .specialty = "Cardiology"}, Reviewer::MedicalHr),
              IsEmpty());
  ASSERT_TRUE(step(hours, 0, input(ReviewEvent::AskForDetail), kHr, Actor::Reviewer, at("2026-11-23T10:00")));
  EXPECT_THAT(queue(trust, Reviewer::MedicalHr), ElementsAre(ReportId{uuid(1000)}, ReportId{uuid(1200)}))
      << "the clock goes on while the doctor is asked";
}

TEST_P(ExceptionReportStore, QueuesForTheGuardianWhatIsDisputedAndWhatIsOverdue) {
  const people::Scope trust{.organisation = kTrust, .directorate = {}, .specialty = {}};
  const auto disputed = kept(reform_report(1000, draft(kBoth)));
  kept(report_of_2017(2000));
  const auto with_guardian = [&] { return ids([&](record::Reader& r) { return queue_of_guardian(r, trust); }); };
  const auto overdue = [&](std::string_view now) {
    return ids([&](record::Reader& r) { return overdue_for_guardian(r, trust, at(now)); });
  };
  EXPECT_THAT(with_guardian(), IsEmpty());
  EXPECT_THAT(overdue("2017-11-14T23:59"), IsEmpty());
  EXPECT_THAT(overdue("2017-11-15T00:00"), ElementsAre(ReportId{uuid(2000)}));
  EXPECT_THAT(overdue("2026-12-02T00:00"), ElementsAre(ReportId{uuid(2000)}, ReportId{uuid(1000)}));
  const auto split =
      database().read([&](record::Reader& r) { return overdue_for_guardian(r, trust, at("2026-12-02T00:00")); });
  EXPECT_EQ(split.back().parts.size(), 2U) << "each part once";
  auto after = *step(disputed, 0, input(ReviewEvent::NotEvidenced), kHr, Actor::Reviewer, at("2026-11-23T10:00"));
  after = *step(after, 1, input(ReviewEvent::NotEvidenced), kDme, Actor::Reviewer, at("2026-11-23T11:00"));
  EXPECT_THAT(with_guardian(), ElementsAre(ReportId{uuid(1000)})) << "once, though both its parts are there";
}

TEST_P(ExceptionReportStore, SummarisesReportsInTheOrderAskedFor) {
  kept(report_of_2017(2000));
  kept(reform_report(1000));
  const std::vector<ReportId> wanted = {{uuid(2000)}, {uuid(77)}, {uuid(1000)}};
  EXPECT_THAT(ids([&](record::Reader& r) { return summaries_of(r, wanted); }), ElementsAre(wanted[0], wanted[2]));
}

// ---- many at once -------------------------------------------------------------------------------------------------

TEST_P(ExceptionReportStore, AddsManyAsIfEachHadBeenSubmittedAndReviewed) {
  std::vector<ReportHistory> many;
  for (int i = 0; i < 120; ++i) {
    ExceptionReport report = reform_report(10'000 + 10 * i, draft(i % 2 == 0 ? kBoth : Categories{.hours = true}));
    std::vector<ReviewStep> steps;
    for (const auto& [event, as] :
         {std::pair(ReviewEvent::ProposeOutcome, Actor::Reviewer), std::pair(ReviewEvent::Accept, Actor::Doctor)}) {
      auto done = apply(report, report.parts[0].id, input(event, Outcome::TimeOff), as == Actor::Doctor ? kDoctor : kHr,
                        as, at("2026-11-24T10:00"));
      ASSERT_TRUE(done.has_value());
      report = done->report;
      steps.push_back(done->step);
    }
    many.push_back({report, steps});
  }
  const auto before = change_number();
  database().write([&](record::Transaction& transaction) { add_many(transaction, many); });
  EXPECT_GT(change_number(), before);
  for (const auto& [report, steps] : many) {
    const auto back = found(report.id);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(shown(*back), shown(report));
    EXPECT_EQ(summary_row(report.id),
              (Kept{report.answered(), report.closed(), report.withdrawn(),
                    report.outcome() ? std::optional(std::string(outcome_code(*report.outcome()))) : std::nullopt}));
  }
  const auto steps = database().read([&](record::Reader& reader) { return steps_of(reader, many[7].report.id); });
  EXPECT_EQ(steps.size(), 2U);
  const auto open = *found(many[0].report.id);  // its education part still waits
  EXPECT_TRUE(step(open, 1, input(ReviewEvent::ProposeOutcome, Outcome::OpportunityRestored), kDme, Actor::Reviewer,
                   at("2026-11-25T10:00")));
}

SIGHTLINE_ON_EACH_ENGINE(ExceptionReportStore);

}  // namespace
}  // namespace safe_working
