// The demonstration's personas: invented people whom a visitor may be without a password. They are in the record only
// where the demonstration was loaded; whether one may be chosen is asked again at each sign-in (sign_in_pages.cc).
#pragma once

#include <string>
#include <vector>

#include "people/person.h"
#include "record/database.h"

namespace people {

struct Persona {
  PersonId person;
  std::string name;     ///< the person's; not stored again
  std::string chapter;  ///< heading over several: "The present weeks, under the 2026 reform"
  int position = 0;     ///< order of chapters and within them; a chapter stands where its first persona does
  std::string title;    ///< "Resident doctor, FY2 in general surgery"
  std::string story;    ///< a sentence on what there is to see
};

/// REQUIRES: the person is in the record.
void add_persona(record::Transaction& transaction, const Persona& persona);
/// By position.
[[nodiscard]] std::vector<Persona> personas(record::Reader& reader);
[[nodiscard]] bool is_persona(record::Reader& reader, PersonId person);

}  // namespace people
