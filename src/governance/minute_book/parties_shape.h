// The keys of organisations, bodies and people in a minute book's file, for reading and writing alike.
#pragma once

#include "governance/minute_book/object_reader.h"
#include "governance/minute_book/parties.h"

namespace governance {

template <class Io, Of<Organisation> T>
void shape(Io& io, T& organisation) {
  io.required("id", organisation.id);
  io.required("name", organisation.name);
  io.required("sector", organisation.sector);
  io.optional("aliases_seen", organisation.aliases_seen);
}

template <class Io, Of<Interest> T>
void shape(Io& io, T& interest) {
  io.required("kind", interest.kind);
  io.required("description", interest.description);
  io.optional("organisations", interest.organisations);
  io.optional("from", interest.from);
  io.optional("to", interest.to);
}
template <class Io, Of<InitialsSeen> T>
void shape(Io& io, T& seen) {
  io.required("initials", seen.initials);
  io.required("in", seen.in);
}
template <class Io, Of<RoleSeen> T>
void shape(Io& io, T& seen) {
  io.required("in", seen.in);
  io.required("role", seen.role);
  io.optional("org", seen.organisation);
}
template <class Io, Of<Person> T>
void shape(Io& io, T& person) {
  io.required("id", person.id);
  io.required("name", person.name);
  io.optional("spellings_seen", person.spellings_seen);
  io.optional("initials_seen", person.initials_seen);
  io.optional("roles_seen", person.roles_seen);
  io.optional("interests", person.interests);
}

template <class Io, Of<Tenure> T>
void shape(Io& io, T& tenure) {
  io.required("person", tenure.person);
  io.required("from", tenure.from);
  io.optional("to", tenure.to);
}
template <class Io, Of<Seat> T>
void shape(Io& io, T& seat) {
  io.required("id", seat.id);
  io.optional("holder", seat.holder);
  io.optional("org", seat.organisation);
  io.optional("tags", seat.tags);
  io.optional("deputies", seat.deputies);
  io.optional("votes", seat.votes);
  io.optional("post", seat.post);
  io.optional("tenures", seat.tenures);
}
template <class Io, Of<ClearDays> T>
void shape(Io& io, T& clear) {
  io.required("days", clear.days);
  io.required("counts_weekends", clear.counts_weekends);
}
template <class Io, Of<UrgentPower> T>
void shape(Io& io, T& power) {
  io.required("paragraph", power.paragraph);
  io.optional("deciders", power.deciders);
  io.required("consulted", power.consulted);
  io.required("circulation", power.circulation);
}
template <class Io, Of<Body> T>
void shape(Io& io, T& body) {
  io.required("id", body.id);
  io.required("name", body.name);
  io.required("kind", body.kind);
  io.optional("parent", body.parents);
  io.optional("notes", body.notes);
  io.optional("aliases", body.aliases);
  io.optional("seats", body.seats);
  io.json("quorum_rule", body.quorum_rule);
  io.optional("reference_pattern", body.reference_pattern);
  io.optional("purpose", body.purpose);
  io.optional("delegated_authority", body.delegated_authority);
  io.optional("reporting_line", body.reporting_line);
  io.optional("frequency", body.frequency);
  io.optional("review_date", body.review_date);
  io.optional("notice", body.notice);
  io.optional("papers", body.papers);
  io.optional("deputies_are_named", body.deputies_are_named);
  io.optional("urgent_power", body.urgent_power);
}

}  // namespace governance
