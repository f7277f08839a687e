#include "governance/committee_record/document.h"

namespace governance {

std::string entry_document(const MeetingEntry& entry) {
  ObjectWriter out;
  out.required("id", entry.id);
  out.required("kind", std::string(entry_code(entry.kind)));
  out.optional("item", entry.item);
  out.optional("person", entry.person);
  out.optional("text", entry.text);
  out.optional("replaces", entry.replaces);
  if (entry.standing) out.required("standing", std::string(standing_code(*entry.standing)));
  out.optional("seat", entry.seat);
  out.optional("mode", entry.mode);
  out.optional("declared", entry.declared);
  out.optional("outcome", entry.outcome);
  out.optional("verb", entry.verb);
  out.optional("due", entry.due);
  if (entry.limb > 0) out.required("limb", entry.limb);
  out.optional("about", entry.about);
  out.optional("checked_by", entry.checked_by);
  return json_text(out.take(), JsonLayout::Compact);
}

}  // namespace governance
