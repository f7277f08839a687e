// The keys of a standing down as the record keeps it.
#pragma once

#include "governance/minute_book/object_reader.h"
#include "governance/standing_down/standing_down.h"

namespace governance {

template <class Io, Of<EndingAnswer> T>
void shape(Io& io, T& said) {
  io.required("line", said.line);
  io.required("words", said.words);
}
template <class Io, Of<Duty> T>
void shape(Io& io, T& duty) {
  io.required("duty", duty.duty);
  io.optional("successor", duty.successor);
}
template <class Io, Of<ParentsResolution> T>
void shape(Io& io, T& resolution) {
  io.required("words", resolution.words);
  io.required("on", resolution.on);
}
template <class Io, Of<StandingDown> T>
void shape(Io& io, T& it) {
  io.optional("resolution", it.resolution);
  io.optional("by_parent", it.by_parent);
  io.optional("effective", it.effective);
  io.optional("successor", it.successor);
  io.optional("duties", it.duties);
  io.optional("last_minutes", it.last_minutes);
  io.optional("answers", it.answers);
}

}  // namespace governance
