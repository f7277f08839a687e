// For this room's tests: the joint committee's meeting of 19 November 2026, minuted, with an item that is closed to TM.
#pragma once

#include <string>
#include <string_view>

#include "governance/meetings/meetings_testing.h"
#include "governance/minutes/minutes.h"
#include "governance/minutes/minutes_report.h"

namespace governance::testing_help {

/// Everyone but CM is there. Item 1 opens; item 2 is closed to the trust by screening, whose secrets all hold the word
/// "bidder"; item 3 is decided after EC has left, so that it is inquorate.
inline Typed minuted_meeting() {
  MeetingPlan made = plan();
  AgendaItem& closed = made.meeting.items[1];
  closed.title = "Award of a contract";
  closed.purpose = "approve the first bidder";
  closed.screening = Screening{};
  closed.screening->screened = true;
  closed.screening->people.push_back({.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  Typed typed(made);
  typed.line(at(9, 0), "NC, SC, EC, TM, SE here").line(at(9, 1), "apologies CM").line(at(9, 3), "open");
  typed.line(at(9, 4), "item 1").line(at(9, 5), "NC welcomed everyone.");
  typed.line(at(9, 10), "item 2").line(at(9, 11), "SC nothing to declare");
  typed.line(at(9, 12), "The second bidder was dearer.").line(at(9, 13), "APPROVE the award to the first bidder");
  typed.line(at(9, 14), "action SC by 11 December: write to the losing bidder");
  typed.line(at(9, 40), "item 3").line(at(9, 41), "EC left at 9.47");
  typed.line(at(9, 50), "The plan was praised. The plan was long.").line(at(9, 51), "NOTE the plan");
  typed.line(at(9, 52), "APPROVE the plan").line(at(9, 53), "action NC: thank the authors");
  typed.line(at(10, 0), "close 10.00");
  return typed;
}

inline MinutesNames initials_of(const Meeting& meeting) {
  return {.person =
              [rows = meeting.attendance](std::string_view id) {
                const auto row = std::ranges::find(rows, id, &Attendance::person);
                return row == rows.end() ? std::string(id) : row->initials.value_or(row->name_as_recorded);
              },
          .organisation = [](std::string_view id) { return std::string(id); }};
}

inline MinutesText minuted_text() {
  const LiveMeeting live = minuted_meeting().live();
  return drafted(live, initials_of(live.plan().meeting).person);
}

/// A reader to whom item 2 is closed, or to whom nothing is.
inline MinutesReader reader_of(const Meeting& meeting, bool is_excluded) {
  return {.sight =
              [is_excluded](const AgendaItem& item) {
                return is_excluded && item.number == "2" ? Sight::TitleOnly : Sight::Everything;
              },
          .sees_elsewhere = [](const Action&) { return true; },
          .names = initials_of(meeting)};
}

inline documents::Report minuted_report(const Minutes& minutes, bool is_excluded = false) {
  return minutes_report(
      minutes, {.body = "Joint Committee", .mark = std::string(minutes_mark(minutes.state)), .made_at = at(12, 0)},
      reader_of(minutes.text.meeting, is_excluded));
}

/// Minutes that have come as far as that, without amendments.
inline Minutes minutes_at(MinutesState state) {
  Minutes out;
  out.state = state;
  out.text = minuted_text();
  return out;
}

}  // namespace governance::testing_help
