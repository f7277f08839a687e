// The keys of an action in a minute book's file, for reading and writing alike.
#pragma once

#include "governance/minute_book/action.h"
#include "governance/minute_book/object_reader.h"

namespace governance {

template <class Io, Of<ActionEntry> T>
void shape(Io& io, T& entry) {
  io.required("at", entry.at);
  io.optional("status_as_recorded", entry.status);
  io.optional("note", entry.note);
}

template <class Io, Of<Action> T>
void shape(Io& io, T& action) {
  io.required("id", action.id);
  io.optional("ref_as_recorded", action.reference);
  io.optional("raised_at", action.raised_at);
  io.optional("raised_item", action.raised_item);
  io.required("text", action.text);
  io.optional("owners", action.owners);
  io.optional("accountable", action.accountable);
  io.optional("due", action.due);
  io.optional("history", action.history);
  io.optional("final_state", action.final_state);
  io.optional("closing_reason", action.closing_reason);
  io.optional("receiving_body", action.receiving_body);
  io.optional("update_sought", action.update_sought);
  io.optional("accepted_by_owner", action.accepted_by_owner);
}

}  // namespace governance
