// The keys of an agenda item, its screening and its decisions in a minute book's file, for reading and writing alike.
#pragma once

#include "governance/minute_book/agenda_item.h"
#include "governance/minute_book/object_reader.h"

namespace governance {

template <class Io, Of<Handling> T>
void shape(Io& io, T& handling) {
  io.required("person", handling.person);
  io.optional("declared", handling.declared);
  io.optional("outcome", handling.outcome);
  io.optional("ruled_by", handling.ruled_by);
  io.optional("left", handling.left);
  io.optional("returned", handling.returned);
  io.optional("took_part_in_decision", handling.took_part_in_decision);
}
template <class Io, Of<Screening> T>
void shape(Io& io, T& screening) {
  io.required("screened", screening.screened);
  io.required("outcome", screening.outcome);
  io.optional("parties", screening.parties);
  io.optional("reason_recorded", screening.reason);
  io.optional("declarations_by_name", screening.declarations_by_name);
  io.optional("handling_recorded", screening.handling);
  io.optional("people", screening.people);
}

template <class Io, Of<QuorumStatement> T>
void shape(Io& io, T& quorum) {
  io.optional("statement", quorum.statement);
  io.optional("quorate", quorum.is_quorate);
  io.optional("reason", quorum.reason);
}

template <class Io, Of<Limb> T>
void shape(Io& io, T& limb) {
  io.required("text", limb.text);
  io.optional("outcome", limb.outcome);
  io.optional("ratifies", limb.ratifies);
}
template <class Io, Of<Condition> T>
void shape(Io& io, T& condition) {
  io.required("text", condition.text);
  io.optional("owner", condition.owner);
  io.optional("due", condition.due);
  io.optional("checked_by", condition.checked_by);
}
template <class Io, Of<Amendment> T>
void shape(Io& io, T& amendment) {
  io.optional("old_text", amendment.old_text);
  io.optional("new_text", amendment.new_text);
  io.optional("proposer", amendment.proposer);
}
template <class Io, Of<Decision> T>
void shape(Io& io, T& decision) {
  io.required("verb", decision.verb);
  io.required("text", decision.text);
  io.optional("id", decision.id);
  io.required("form", decision.form);
  io.optional("inquorate", decision.is_inquorate);
  io.optional("reason", decision.reason);
  io.optional("ratified_at", decision.ratified_at);
  io.optional("ratifies", decision.ratifies);
  io.optional("ratification_route", decision.ratification_route);
  io.optional("excluded", decision.excluded);
  io.optional("abstained", decision.abstained);
  io.optional("limbs", decision.limbs);
  io.optional("conditions", decision.conditions);
  io.optional("amendments", decision.amendments);
}

template <class Io, Of<Departure> T>
void shape(Io& io, T& departure) {
  io.required("person", departure.person);
  io.optional("time", departure.at);
}
template <class Io, Of<AgendaItem> T>
void shape(Io& io, T& item) {
  io.optional("key", item.key);
  io.optional("no", item.number);
  io.optional("ref_as_recorded", item.reference);
  io.required("title", item.title);
  io.optional("closed_title", item.closed_title);
  io.optional("part", item.part);
  io.optional("private_reason", item.private_reason);
  io.optional("minutes_allotted", item.minutes_allotted);
  io.required("kind", item.kind);
  io.optional("paper", item.paper);
  io.optional("medium", item.medium);
  io.optional("late", item.is_late);
  io.optional("presenters", item.presenters);
  io.optional("purpose", item.purpose);
  io.optional("purpose_source", item.purpose_source);
  io.optional("coi", item.screening);
  io.optional("presided_by", item.presided_by);
  io.optional("quorum", item.quorum);
  io.optional("summary", item.summary);
  io.optional("proposal", item.proposal);
  io.optional("decisions", item.decisions);
  io.optional("actions", item.actions);
  io.optional("joined", item.joined);
  io.optional("left", item.left);
}

}  // namespace governance
