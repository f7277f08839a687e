// The keys of a meeting in a minute book's file, for reading and writing alike.
#pragma once

#include "governance/minute_book/agenda_item_shape.h"
#include "governance/minute_book/book_weekday.h"
#include "governance/minute_book/meeting.h"
#include "governance/minute_book/object_reader.h"

namespace governance {

template <class Io, Of<Attendance> T>
void shape(Io& io, T& attendance) {
  io.required("person", attendance.person);
  io.required("name_as_recorded", attendance.name_as_recorded);
  io.optional("initials", attendance.initials);
  io.optional("role_as_recorded", attendance.role);
  io.optional("org", attendance.organisation);
  io.required("kind", attendance.kind);
  io.optional("note", attendance.note);
  io.optional("seat", attendance.seat);
  io.optional("deputy_for", attendance.deputy_for);
  io.optional("votes", attendance.votes);
  io.optional("mode", attendance.mode);
  io.optional("from", attendance.from);
  io.optional("to", attendance.to);
}

template <class Io, Of<MinutesStatus> T>
void shape(Io& io, T& minutes) {
  io.optional("previous_meeting", minutes.previous_meeting);
  io.optional("previous_outcome", minutes.previous_outcome);
  io.optional("own_outcome", minutes.own_outcome);
  io.optional("approval_route", minutes.approval_route);
}
template <class Io, Of<NextMeeting> T>
void shape(Io& io, T& next) {
  io.optional("date", next.date);
  io.optional("start", next.starts);
  io.optional("end", next.ends);
  io.optional("venue", next.venue);
  io.optional("note", next.note);
}
template <class Io, Of<ScreeningBody> T>
void shape(Io& io, T& screening_body) {
  io.required("name", screening_body.name);
  io.optional("sectors", screening_body.sectors);
}

template <class Io, Of<Meeting> T>
void shape(Io& io, T& meeting) {
  io.required("id", meeting.id);
  io.required("body", meeting.body);
  io.optional("source", meeting.source);
  io.optional("number_as_recorded", meeting.number);
  io.required("date", meeting.date);
  weekday_of_date(io, meeting.date);
  io.optional("start", meeting.starts);
  io.optional("end", meeting.ends);
  io.optional("started", meeting.started);
  io.optional("finished", meeting.finished);
  io.optional("time_note", meeting.time_note);
  io.optional("venue", meeting.venue);
  io.optional("chair", meeting.chair);
  io.optional("minute_taker", meeting.minute_taker);
  io.optional("papers_owner", meeting.papers_owner);
  io.optional("quorum", meeting.quorum);
  io.optional("screened_by", meeting.screened_by);
  io.optional("parts", meeting.parts);
  io.optional("sits_with", meeting.sits_with);
  io.required("attendance", meeting.attendance);
  io.required("items", meeting.items);
  io.optional("minutes", meeting.minutes);
  io.optional("next_meeting", meeting.next_meeting);
  io.optional("unlogged_commitments", meeting.unlogged_commitments);
}

}  // namespace governance
