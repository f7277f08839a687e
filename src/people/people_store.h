// Reading and writing organisations, people, posts and roles.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "people/organisation.h"
#include "people/person.h"
#include "people/role.h"
#include "record/database.h"
#include "record/migration.h"

namespace people {

void add_organisation(record::Transaction& transaction, const Organisation& organisation);
[[nodiscard]] std::optional<Organisation> find_organisation(record::Reader& reader, const OdsCode& code);
[[nodiscard]] std::vector<Organisation> organisations(record::Reader& reader);

void add_directorate(record::Transaction& transaction, const Directorate& directorate);
/// In order of code.
[[nodiscard]] std::vector<Directorate> directorates(record::Reader& reader, const OdsCode& organisation);

void add_person(record::Transaction& transaction, const Person& person);
[[nodiscard]] std::optional<Person> find_person(record::Reader& reader, PersonId id);
/// Names for pages; ids not found are left out.
[[nodiscard]] std::map<PersonId, std::string> names_of(record::Reader& reader, std::span<const PersonId> ids);

void add_post(record::Transaction& transaction, const Post& post);
[[nodiscard]] std::optional<Post> find_post(record::Reader& reader, PostId id);
/// By start, latest first.
[[nodiscard]] std::vector<Post> posts_of(record::Reader& reader, PersonId holder);

/// Every post there ever was in the organisation, in order of id.
[[nodiscard]] std::vector<Post> posts_in(record::Reader& reader, const OdsCode& organisation);

/// How many doctors held a post on `date`, by directorate and grade code. A doctor with two posts counts in each.
struct DoctorsInPost {
  DirectorateId directorate;
  std::string grade;
  std::int64_t doctors = 0;
};
[[nodiscard]] std::vector<DoctorsInPost> doctors_in_post(record::Reader& reader, const OdsCode& organisation,
                                                         base::Date date);

/// Without an audit entry: for loading a record. A person's own grant goes through `give_role` (account_store.h).
void grant_role(record::Transaction& transaction, PersonId person, const RoleGrant& grant);
/// By start, earliest first.
[[nodiscard]] std::vector<RoleGrant> grants_of(record::Reader& reader, PersonId person);

/// Organisations, directorates, people, posts, roles. Number 2. (Accounts are number 3: account_store.h.)
[[nodiscard]] record::Migration people_migration();

}  // namespace people
