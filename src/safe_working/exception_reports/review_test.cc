#include "safe_working/exception_reports/review.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/london_time.h"

namespace safe_working {
namespace {

using testing::HasSubstr;
using enum ReviewState;
using E = ReviewEvent;

base::Instant at(std::string_view local) {
  return base::instant_of(base::parse_local_time(local).value()).value();
}

const base::Instant kDue = base::end_of_day(base::parse_iso_date("2026-12-01").value());
const base::Instant kInTime = at("2026-11-25T10:00");
const base::Instant kTooLate = at("2026-12-02T00:00");
const people::PersonId kSomeone = people::PersonId::parse("00000000-0000-7000-8000-000000000001").value();
const ReviewPartId kPart = ReviewPartId::parse("00000000-0000-7000-8000-0000000000aa").value();

Reviewer reviewer_of(Era era) {
  return era == Era::Reform ? Reviewer::MedicalHr : Reviewer::Supervisor;
}

ReviewPart part_in(ReviewState state, Reviewer reviewer = Reviewer::MedicalHr) {
  ReviewPart part{.id = kPart, .reviewer = reviewer, .state = state, .due = kDue};
  if (!is_open(state)) part.closed = at("2026-11-24T09:15");
  if (state == OutcomeProposed) part.answered = at("2026-11-24T09:00");
  return part;
}

ReviewInput input_for(ReviewEvent event) {
  return {.event = event, .note = "A reason", .outcome = Outcome::TimeOff, .wanted = std::nullopt};
}

// ---- the whole cross product --------------------------------------------------------------------------------------

/// The rules again, written by hand from the reference, state by state: what the table must say and nothing else.
/// "*" after an event: only when the answer is overdue.
using Expected = std::map<std::tuple<bool, ReviewState, Actor>, std::map<std::string, ReviewState>>;

const Expected& expected() {
  static const Expected all = {
      {{false, Submitted, Actor::Reviewer}, {{"start_review", UnderReview}, {"propose_outcome", OutcomeProposed}}},
      {{false, Submitted, Actor::Doctor}, {{"withdraw", Withdrawn}, {"take_to_guardian*", WithGuardian}}},
      {{false, Submitted, Actor::Guardian}, {{"take_to_guardian*", WithGuardian}}},
      {{false, UnderReview, Actor::Reviewer}, {{"propose_outcome", OutcomeProposed}}},
      {{false, UnderReview, Actor::Doctor}, {{"withdraw", Withdrawn}, {"take_to_guardian*", WithGuardian}}},
      {{false, UnderReview, Actor::Guardian}, {{"take_to_guardian*", WithGuardian}}},
      {{false, OutcomeProposed, Actor::Doctor}, {{"accept", Closed}, {"disagree", WithGuardian}}},
      {{false, WithGuardian, Actor::Guardian}, {{"decide", Closed}}},
      {{true, Submitted, Actor::Reviewer},
       {{"ask_for_detail", Clarification}, {"propose_outcome", OutcomeProposed}, {"not_evidenced", WithGuardian}}},
      {{true, Submitted, Actor::Doctor}, {{"withdraw", Withdrawn}, {"take_to_guardian*", WithGuardian}}},
      {{true, Submitted, Actor::Guardian}, {{"take_to_guardian*", WithGuardian}}},
      {{true, Clarification, Actor::Reviewer}, {{"propose_outcome", OutcomeProposed}, {"not_evidenced", WithGuardian}}},
      {{true, Clarification, Actor::Doctor},
       {{"give_detail", Submitted}, {"withdraw", Withdrawn}, {"take_to_guardian*", WithGuardian}}},
      {{true, Clarification, Actor::Guardian}, {{"take_to_guardian*", WithGuardian}}},
      {{true, OutcomeProposed, Actor::Doctor}, {{"accept", Closed}, {"disagree", WithGuardian}}},
      {{true, WithGuardian, Actor::Guardian}, {{"decide", Closed}}},
  };
  return all;
}

std::optional<ReviewState> expected_after(Era era, ReviewState from, ReviewEvent event, Actor actor, bool is_overdue) {
  const auto found = expected().find({era == Era::Reform, from, actor});
  if (found == expected().end()) return std::nullopt;
  const auto& events = found->second;
  const std::string code(event_code(event));
  if (const auto always = events.find(code); always != events.end()) return always->second;
  const auto when_overdue = events.find(code + "*");
  return is_overdue && when_overdue != events.end() ? std::optional(when_overdue->second) : std::nullopt;
}

template <class Check>
void for_every_combination(Check check) {
  for (const Era era : kEras) {
    for (const ReviewState from : kReviewStates) {
      for (const ReviewEvent event : kReviewEvents) {
        for (const Actor actor : kActors) {
          for (const bool is_overdue : {false, true}) check(era, from, event, actor, is_overdue);
        }
      }
    }
  }
}

TEST(Transitions, AreThoseOfTheReferenceAndNoOthers) {
  int combinations = 0;
  for_every_combination([&](Era era, ReviewState from, ReviewEvent event, Actor actor, bool is_overdue) {
    const Transition* const row = find_transition(era, from, event, actor, is_overdue);
    const auto wanted = expected_after(era, from, event, actor, is_overdue);
    const std::string name = fmt::format("{} {} {} {} {}", era_code(era), state_code(from), event_code(event),
                                         actor_code(actor), is_overdue ? "overdue" : "in time");
    ASSERT_EQ(row != nullptr, wanted.has_value()) << name;
    if (row != nullptr) {
      EXPECT_EQ(row->to, *wanted) << name;
    }
    ++combinations;
  });
  EXPECT_EQ(combinations, 3 * 7 * 10 * 3 * 2);
}

TEST(Apply, DoesWhatTheTableSaysAndRefusesTheRest) {
  for_every_combination([&](Era era, ReviewState from, ReviewEvent event, Actor actor, bool is_overdue) {
    const ReviewPart part = part_in(from, reviewer_of(era));
    const auto now = is_overdue ? kTooLate : kInTime;
    const auto reviewed = apply(era, part, input_for(event), kSomeone, actor, now);
    const auto wanted = expected_after(era, from, event, actor, is_overdue && awaits_reply(from));
    const std::string name =
        fmt::format("{} {} {} {}", era_code(era), state_code(from), event_code(event), actor_code(actor));
    ASSERT_EQ(reviewed.has_value(), wanted.has_value()) << name;
    if (!reviewed) {
      EXPECT_TRUE(reviewed.error().code == base::ErrorCode::Conflict ||
                  reviewed.error().code == base::ErrorCode::Forbidden)
          << name;
      EXPECT_FALSE(reviewed.error().message.empty()) << name;
      return;
    }
    EXPECT_EQ(reviewed->part.state, *wanted) << name;
    EXPECT_EQ(reviewed->step.from, from) << name;
    EXPECT_EQ(reviewed->step.to, *wanted) << name;
    EXPECT_EQ(reviewed->step.by, kSomeone) << name;
    EXPECT_EQ(reviewed->step.as, actor) << name;
    EXPECT_EQ(reviewed->step.at, now) << name;
    EXPECT_EQ(reviewed->part.closed.has_value(), !is_open(*wanted)) << name;
    EXPECT_EQ(reviewed->part.due, kDue) << name << ": no event moves the deadline";
  });
}

TEST(Transitions, HaveNoTwoRowsForOneThing) {
  std::set<std::tuple<Era, ReviewState, ReviewEvent, Actor>> seen;
  for (const Transition& row : transitions()) {
    for (const Era era : row.eras) EXPECT_TRUE(seen.emplace(era, row.from, row.event, row.actor).second);
  }
}

TEST(Transitions, LeadFromEveryOpenStateToAnEnd) {
  for (const Era era : kEras) {
    std::set<ReviewState> ends = {Closed, Withdrawn};
    for (std::size_t before = 0; before != ends.size();) {
      before = ends.size();
      for (const Transition& row : transitions()) {
        if (std::ranges::find(row.eras, era) != row.eras.end() && ends.contains(row.to)) ends.insert(row.from);
      }
    }
    for (const Transition& row : transitions()) {
      if (std::ranges::find(row.eras, era) != row.eras.end()) {
        EXPECT_TRUE(ends.contains(row.from));
      }
    }
  }
}

// ---- what an event leaves behind ----------------------------------------------------------------------------------

TEST(Apply, NotesTheFirstAnswerAndKeepsIt) {
  const auto proposed =
      apply(Era::Reform, part_in(Submitted), input_for(E::ProposeOutcome), kSomeone, Actor::Reviewer, kInTime);
  EXPECT_EQ(proposed->part.answered, kInTime);
  EXPECT_EQ(proposed->part.outcome, Outcome::TimeOff);
  EXPECT_EQ(proposed->part.outcome_note, "A reason");
  const auto disagreed = apply(Era::Reform, proposed->part, input_for(E::Disagree), kSomeone, Actor::Doctor, kInTime);
  EXPECT_EQ(disagreed->part.outcome, Outcome::TimeOff) << "what was proposed stands until the guardian decides";
  ReviewInput decision = input_for(E::Decide);
  decision.outcome = Outcome::Penalty;
  const auto decided = apply(Era::Reform, disagreed->part, decision, kSomeone, Actor::Guardian, kTooLate);
  EXPECT_EQ(decided->part.answered, kInTime);
  EXPECT_EQ(decided->part.outcome, Outcome::Penalty);
  EXPECT_EQ(decided->part.closed, kTooLate);
}

TEST(Apply, CountsPassingToTheGuardianAsTheReviewersAnswer) {
  const auto passed =
      apply(Era::Reform, part_in(Submitted), input_for(E::NotEvidenced), kSomeone, Actor::Reviewer, kInTime);
  EXPECT_EQ(passed->part.answered, kInTime);
  EXPECT_EQ(passed->part.outcome, std::nullopt);
}

TEST(Apply, LeavesAnOverdueReportUnansweredUntilTheGuardianDecides) {
  const auto taken =
      apply(Era::Reform, part_in(Submitted), input_for(E::TakeToGuardian), kSomeone, Actor::Doctor, kTooLate);
  EXPECT_EQ(taken->part.answered, std::nullopt);
  const auto later = kTooLate + std::chrono::hours(5);
  const auto decided = apply(Era::Reform, taken->part, input_for(E::Decide), kSomeone, Actor::Guardian, later);
  EXPECT_EQ(decided->part.answered, later);
}

TEST(Apply, DoesNotResetTheClockWhenDetailIsAskedForAndGiven) {
  const auto asked =
      apply(Era::Reform, part_in(Submitted), input_for(E::AskForDetail), kSomeone, Actor::Reviewer, kInTime);
  EXPECT_FALSE(asked->part.is_overdue(kInTime));
  EXPECT_TRUE(asked->part.is_overdue(kTooLate));
  const auto given = apply(Era::Reform, asked->part, input_for(E::GiveDetail), kSomeone, Actor::Doctor, kInTime);
  EXPECT_EQ(given->part.due, kDue);
  EXPECT_TRUE(given->part.is_overdue(kTooLate));
}

TEST(Apply, AcceptTakesOverWhatWasProposed) {
  ReviewPart part = part_in(OutcomeProposed);
  part.outcome = Outcome::Pay;
  const auto accepted =
      apply(Era::Original, part, {.event = E::Accept, .outcome = Outcome::Penalty}, kSomeone, Actor::Doctor, kInTime);
  EXPECT_EQ(accepted->part.outcome, Outcome::Pay) << "an outcome sent along with an acceptance counts for nothing";
  EXPECT_EQ(accepted->step.outcome, std::nullopt);
}

TEST(Apply, IsOverdueOnlyAfterTheLastMomentOfTheLastDay) {
  const auto take = [](base::Instant now) {
    return apply(Era::Refresh, part_in(Submitted, Reviewer::Supervisor), input_for(E::TakeToGuardian), kSomeone,
                 Actor::Doctor, now);
  };
  EXPECT_FALSE(take(kDue).has_value());
  EXPECT_TRUE(take(kDue + std::chrono::microseconds(1)).has_value());
  EXPECT_THAT(take(kDue).error().message, HasSubstr("1 December 2026"));
}

TEST(Apply, SaysWhenAReportWasClosed) {
  const auto again = apply(Era::Reform, part_in(Closed), input_for(E::Withdraw), kSomeone, Actor::Doctor, kInTime);
  EXPECT_EQ(again.error().code, base::ErrorCode::Conflict);
  EXPECT_THAT(again.error().message, HasSubstr("closed on 24 November 2026 at 09:15"));
}

TEST(Apply, ForbidsWhatIsNeverThisActors) {
  const auto decided =
      apply(Era::Reform, part_in(WithGuardian), input_for(E::Decide), kSomeone, Actor::Reviewer, kInTime);
  EXPECT_EQ(decided.error().code, base::ErrorCode::Forbidden);
  const auto asked = apply(Era::Original, part_in(Submitted, Reviewer::Supervisor), input_for(E::AskForDetail),
                           kSomeone, Actor::Reviewer, kInTime);
  EXPECT_EQ(asked.error().code, base::ErrorCode::Forbidden) << "only the reform knows this question";
}

TEST(Apply, AsksForTheNoteWhereOneIsNeeded) {
  const struct {
    ReviewEvent event;
    ReviewState from;
    Actor actor;
    bool is_needed;
  } cases[] = {
      {E::AskForDetail, Submitted, Actor::Reviewer, true}, {E::GiveDetail, Clarification, Actor::Doctor, true},
      {E::NotEvidenced, Submitted, Actor::Reviewer, true}, {E::Disagree, OutcomeProposed, Actor::Doctor, true},
      {E::Decide, WithGuardian, Actor::Guardian, true},    {E::ProposeOutcome, Submitted, Actor::Reviewer, false},
      {E::Accept, OutcomeProposed, Actor::Doctor, false},  {E::Withdraw, Submitted, Actor::Doctor, false},
  };
  for (const auto& row : cases) {
    for (const std::string note : {"", "  \n"}) {
      ReviewInput input = input_for(row.event);
      input.note = note;
      const auto reviewed = apply(Era::Reform, part_in(row.from), input, kSomeone, row.actor, kInTime);
      EXPECT_EQ(reviewed.has_value(), !row.is_needed) << event_code(row.event);
      if (!reviewed) {
        EXPECT_EQ(reviewed.error().code, base::ErrorCode::Invalid);
        EXPECT_EQ(reviewed.error().subject, "note");
      }
    }
  }
}

TEST(Apply, TakesANoteOfFourThousandCharactersAndNoMore) {
  std::string note;
  for (std::size_t i = 0; i < kLongestNote; ++i) note += "é";
  ReviewInput input{.event = E::Disagree, .note = note};
  EXPECT_TRUE(apply(Era::Reform, part_in(OutcomeProposed), input, kSomeone, Actor::Doctor, kInTime).has_value());
  input.note += "x";
  EXPECT_EQ(apply(Era::Reform, part_in(OutcomeProposed), input, kSomeone, Actor::Doctor, kInTime).error().subject,
            "note");
  input.note = "\xff";
  EXPECT_EQ(apply(Era::Reform, part_in(OutcomeProposed), input, kSomeone, Actor::Doctor, kInTime).error().subject,
            "note");
}

TEST(Apply, AsksForAnOutcomeThatTheReviewerMayGive) {
  ReviewInput input = input_for(E::ProposeOutcome);
  input.outcome = std::nullopt;
  EXPECT_EQ(apply(Era::Reform, part_in(Submitted), input, kSomeone, Actor::Reviewer, kInTime).error().subject,
            "outcome");
  input.outcome = Outcome::Penalty;
  EXPECT_EQ(apply(Era::Reform, part_in(Submitted), input, kSomeone, Actor::Reviewer, kInTime).error().subject,
            "outcome");
}

// ---- outcomes -----------------------------------------------------------------------------------------------------

TEST(Outcomes, OfAReviewerNeverHoldAPenalty) {
  for (const Era era : kEras) {
    for (const Reviewer reviewer : kReviewers) {
      const auto outcomes = outcomes_for(era, reviewer, Actor::Reviewer);
      EXPECT_EQ(std::ranges::find(outcomes, Outcome::Penalty), outcomes.end());
      EXPECT_TRUE(outcomes_for(era, reviewer, Actor::Doctor).empty());
      EXPECT_EQ(outcomes_for(era, reviewer, Actor::Guardian).size(), std::size(kOutcomes));
    }
  }
}

TEST(Outcomes, OfASupervisorEndWithTheReform) {
  EXPECT_EQ(outcomes_for(Era::Refresh, Reviewer::Supervisor, Actor::Reviewer).size(), 6U);
  EXPECT_TRUE(outcomes_for(Era::Reform, Reviewer::Supervisor, Actor::Reviewer).empty());
}

TEST(Outcomes, AreWeighedInTheOrderOfTheReport) {
  using enum Outcome;
  const std::vector<Outcome> order = {
      Penalty, TimeOff, Pay, WorkScheduleReview, OrganisationalChange, OpportunityRestored, NoAction};
  for (std::size_t heavy = 0; heavy < order.size(); ++heavy) {
    for (std::size_t light = heavy; light < order.size(); ++light) {
      EXPECT_EQ(weightiest(std::vector{order[light], order[heavy]}), order[heavy]);
    }
  }
  EXPECT_EQ(weightiest({}), std::nullopt);
}

// ---- codes --------------------------------------------------------------------------------------------------------

TEST(Codes, AreReadBackAndNamed) {
  for (const ReviewState state : kReviewStates) {
    EXPECT_EQ(parse_state(state_code(state)), state);
    EXPECT_FALSE(state_name(state).empty());
  }
  for (const ReviewEvent event : kReviewEvents) {
    EXPECT_EQ(parse_event(event_code(event)), event);
    EXPECT_FALSE(event_name(event).empty());
  }
  for (const Outcome outcome : kOutcomes) {
    EXPECT_EQ(parse_outcome(outcome_code(outcome)), outcome);
    EXPECT_FALSE(outcome_name(outcome).empty());
  }
  for (const Reviewer reviewer : kReviewers) {
    EXPECT_EQ(parse_reviewer(reviewer_code(reviewer)), reviewer);
    EXPECT_FALSE(reviewer_name(reviewer).empty());
  }
  for (const Actor actor : kActors) EXPECT_EQ(parse_actor(actor_code(actor)), actor);
  for (const Remedy remedy : kRemedies) {
    EXPECT_EQ(parse_remedy(remedy_code(remedy)), remedy);
    EXPECT_FALSE(remedy_name(remedy).empty());
  }
  EXPECT_EQ(parse_state("Submitted"), std::nullopt);
  EXPECT_EQ(parse_event(""), std::nullopt);
  EXPECT_EQ(parse_outcome("fine"), std::nullopt);
  EXPECT_EQ(parse_reviewer("consultant"), std::nullopt);
  EXPECT_EQ(parse_actor("anyone"), std::nullopt);
  EXPECT_EQ(parse_remedy(""), std::nullopt);
}

// ---- the page drawn from the table --------------------------------------------------------------------------------

std::string actor_words(Actor actor, bool is_reform) {
  switch (actor) {
    case Actor::Doctor:
      return "the doctor";
    case Actor::Reviewer:
      return is_reform ? "medical workforce or the director of medical education" : "the educational supervisor";
    case Actor::Guardian:
      return "the guardian";
  }
  return "";
}

std::string drawn(Era era) {
  std::string diagram = "```mermaid\nstateDiagram-v2\n  [*] --> submitted\n";
  std::string table = "| from | event | by | to | only |\n|---|---|---|---|---|\n";
  std::set<std::string> arrows;
  for (const Transition& row : transitions()) {
    if (std::ranges::find(row.eras, era) == row.eras.end()) continue;
    const std::string arrow =
        fmt::format("  {} --> {}: {}\n", state_code(row.from), state_code(row.to), event_code(row.event));
    if (arrows.insert(arrow).second) diagram += arrow;
    table += fmt::format("| {} | {} | {} | {} | {} |\n", state_name(row.from), event_name(row.event),
                         actor_words(row.actor, era == Era::Reform), state_name(row.to),
                         row.only_when_overdue ? "once the answer is overdue" : "");
  }
  return diagram + "  closed --> [*]\n  withdrawn --> [*]\n```\n\n" + table;
}

std::string review_states_page() {
  std::string page =
      "# How an exception report is reviewed\n\n"
      "Drawn from the table in `src/safe_working/exception_reports/review.cc` by its test; to draw it again, run\n"
      "`SIGHTLINE_WRITE_DOCS=1 build/debug/exception_reports_tests --gtest_filter='ReviewStatesPage.*'`.\n"
      "What is not in a table cannot be done.\n";
  for (const auto& [title, era] :
       {std::pair("Under the 2016 and 2019 rules", Era::Original), std::pair("Under the 2026 reform", Era::Reform)}) {
    const DeadlineRule& rule = deadline_rule(era);
    page += fmt::format("\n## {}\n\nAnswer due within {} days of the report.\n\n{}", title, rule.reply_within.count(),
                        drawn(era));
  }
  return page;
}

TEST(ReviewStatesPage, IsDrawnFromTheTable) {
  const std::filesystem::path file = "docs/review-states.md";
  if (std::getenv("SIGHTLINE_WRITE_DOCS") != nullptr) std::ofstream(file) << review_states_page();
  std::ifstream in(file);
  ASSERT_TRUE(in.is_open()) << "run in the project's root";
  std::stringstream kept;
  kept << in.rdbuf();
  EXPECT_EQ(kept.str(), review_states_page())
      << "the table has changed: draw the page again with SIGHTLINE_WRITE_DOCS=1";
}

}  // namespace
}  // namespace safe_working
