// For tests of rooms on the committee record: an invented joint committee with its meeting, as a book and in a record.
#pragma once

#include <string>
#include <string_view>

#include "governance/committee_record/committee_record_store.h"
#include "governance/meetings/meetings_testing.h"

namespace governance::testing_help {

/// The invented joint committee of meetings_testing.h, with its seats and quorum.
inline MinuteBook joint_committee() {
  const MeetingPlan held = plan();
  MinuteBook book;
  for (const auto* id : {"north_ccg", "south_ccg", "east_ccg", "trust", "council"}) {
    book.organisations.push_back({.id = id, .name = std::string("Invented ") + id, .aliases_seen = {}});
    book.organisations.back().sector = std::string_view(id) == "council" ? Sector::LocalAuthority : Sector::NhsProvider;
  }
  Body body;
  body.id = "jc";
  body.name = "Joint Committee";
  body.kind = "joint committee";
  body.quorum_rule =
      R"({"rule":{"at_least":3,"of":{"seat_tags_any":["ccg_chair"]}},"options":{"deputies_count":false}})";
  for (const auto& seat : held.seats)
    body.seats.push_back({.id = seat.id, .holder = held.holders.at(seat.id), .organisation = {}, .tags = seat.tags});
  book.bodies.push_back(body);
  for (const auto& row : held.meeting.attendance) {
    Person person;
    person.id = row.person;
    person.name = row.name_as_recorded;
    book.people.push_back(person);
  }
  book.meetings.push_back(held.meeting);
  Action action;
  action.id = "JC/26/1";
  action.raised_at = held.meeting.id;
  action.raised_item = "1";
  action.text = "Write to the councils.";
  action.final_state = FinalState::Open;
  book.actions.push_back(action);
  return book;
}

}  // namespace governance::testing_help
