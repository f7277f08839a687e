// The keys of a decision between meetings as the record keeps it.
#pragma once

#include "governance/decisions/between_meetings.h"
#include "governance/minute_book/object_reader.h"

namespace governance {

template <class Io, Of<Consulted> T>
void shape(Io& io, T& consulted) {
  io.required("person", consulted.person);
  io.required("on", consulted.on);
  io.required("said", consulted.said);
}
template <class Io, Of<SeatVote> T>
void shape(Io& io, T& vote) {
  io.required("seat", vote.seat);
  io.required("choice", vote.choice);
}
template <class Io, Of<DeclaredConflict> T>
void shape(Io& io, T& conflict) {
  io.required("person", conflict.person);
  io.required("interest", conflict.interest);
}
template <class Io, Of<BetweenMeetings> T>
void shape(Io& io, T& it) {
  io.required("id", it.id);
  io.required("reference", it.reference);
  io.required("kind", it.kind);
  io.required("verb", it.verb);
  io.required("text", it.text);
  io.required("reason", it.reason);
  io.required("opened", it.opened);
  io.optional("closes", it.closes);
  io.optional("agreed", it.agreed);
  io.optional("consulted", it.consulted);
  io.optional("votes", it.votes);
  io.optional("conflicts", it.conflicts);
  io.required("state", it.state);
  io.optional("decided_on", it.decided_on);
  io.optional("paragraph", it.paragraph);
}

}  // namespace governance
