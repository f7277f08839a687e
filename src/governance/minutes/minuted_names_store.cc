#include "governance/minutes/minuted_names_store.h"

#include "governance/committee_record/committee_record_store.h"

namespace governance {

std::map<std::string, std::string> minuted_names(record::Reader& reader, const Meeting& meeting) {
  std::map<std::string, std::string> out;
  for (const auto& one : committee_people(reader)) out.emplace(one.person.id, one.person.name);
  for (const auto& row : meeting.attendance) out[row.person] = row.initials.value_or(row.name_as_recorded);
  return out;
}

}  // namespace governance
