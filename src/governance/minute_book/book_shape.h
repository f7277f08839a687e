// The keys of the whole of a minute book's file, for reading and writing alike.
#pragma once

#include "governance/minute_book/action_shape.h"
#include "governance/minute_book/bulletin_shape.h"
#include "governance/minute_book/meeting_shape.h"
#include "governance/minute_book/minute_book.h"
#include "governance/minute_book/parties_shape.h"

namespace governance {

template <class Io, Of<Source> T>
void shape(Io& io, T& source) {
  io.required("id", source.id);
  io.optional("file", source.file);
  io.optional("document", source.document);
  io.optional("owner", source.owner);
}

template <class Io, Of<MinuteBook> T>
void shape(Io& io, T& book) {
  io.not_kept("schema");
  io.optional("sources", book.sources);
  io.optional("organisations", book.organisations);
  io.required("bodies", book.bodies);
  io.required("people", book.people);
  io.required("meetings", book.meetings);
  io.optional("actions", book.actions);
  io.optional("bulletins", book.bulletins);
  io.not_kept("anomalies");
}

}  // namespace governance
