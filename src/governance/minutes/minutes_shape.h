// The keys of minutes as the record keeps them: those of the minute book's file, and their own.
#pragma once

#include "governance/minute_book/action_shape.h"
#include "governance/minute_book/meeting_shape.h"
#include "governance/minutes/minutes.h"

namespace governance {

template <class Io, Of<MinutesText> T>
void shape(Io& io, T& text) {
  io.required("meeting", text.meeting);
  io.optional("actions", text.actions);
  io.optional("notes", text.notes);
}

template <class Io, Of<MinutesAmendment> T>
void shape(Io& io, T& amendment) {
  io.required("place", amendment.place);
  io.required("proposer", amendment.proposer);
  io.required("old_text", amendment.old_text);
  io.required("new_text", amendment.new_text);
  io.required("state", amendment.state);
}

template <class Io, Of<Approval> T>
void shape(Io& io, T& approval) {
  io.required("route", approval.route);
  io.optional("meeting", approval.meeting);
  io.required("date", approval.date);
  io.optional("by", approval.by);
}

/// REQUIRES: not notes, which have no text yet.
template <class Io, Of<Minutes> T>
void shape(Io& io, T& minutes) {
  io.required("state", minutes.state);
  io.required("text", minutes.text);
  io.optional("amendments", minutes.amendments);
  io.optional("approval", minutes.approval);
  io.optional("drawn_from", minutes.drawn_from);
}

}  // namespace governance
