#include "people/persona_store.h"

namespace people {

void add_persona(record::Transaction& transaction, const Persona& persona) {
  transaction.change("INSERT INTO demo_persona (person, chapter, position, title, story) VALUES ($1, $2, $3, $4, $5)",
                     persona.person, persona.chapter, persona.position, persona.title, persona.story);
}

std::vector<Persona> personas(record::Reader& reader) {
  const auto persona_of = [](const record::Row& row) {
    return Persona{.person = row.get<PersonId>(0),
                   .name = row.get<std::string>(1),
                   .chapter = row.get<std::string>(2),
                   .position = row.get<int>(3),
                   .title = row.get<std::string>(4),
                   .story = row.get<std::string>(5)};
  };
  return reader.all(
      "SELECT person.id, person.name, demo_persona.chapter, demo_persona.position, demo_persona.title, "
      "demo_persona.story FROM demo_persona JOIN person ON person.id = demo_persona.person "
      "ORDER BY demo_persona.position, person.id",
      persona_of);
}

bool is_persona(record::Reader& reader, PersonId person) {
  return reader.scalar<std::int64_t>("SELECT count(*) FROM demo_persona WHERE person = $1", person) > 0;
}

}  // namespace people
