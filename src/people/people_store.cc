#include "people/people_store.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/check.h"

// Lists are put in order here, not by the database: PostgreSQL orders text by its locale and NULL last, SQLite by bytes
// and NULL first.

namespace people {
namespace {

constexpr std::string_view kPeopleTables = R"sql(
CREATE TABLE organisation (
  code         TEXT PRIMARY KEY CHECK (length(code) BETWEEN 3 AND 9),
  name         TEXT NOT NULL CHECK (name <> ''),
  kind         TEXT NOT NULL CHECK (kind <> ''),
  closed       TEXT,
  reform_date  TEXT CHECK (reform_date <= '2026-02-04')
) STRICT;

CREATE TABLE directorate (
  id            TEXT PRIMARY KEY,
  organisation  TEXT NOT NULL REFERENCES organisation (code),
  code          TEXT NOT NULL CHECK (code <> ''),
  name          TEXT NOT NULL CHECK (name <> ''),
  UNIQUE (organisation, id)
) STRICT;
CREATE UNIQUE INDEX directorate_code ON directorate (organisation, lower(code));

CREATE TABLE person (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL CHECK (name <> ''),
  gmc_number  TEXT UNIQUE CHECK (length(gmc_number) = 7)
) STRICT;

CREATE TABLE post (
  id            TEXT PRIMARY KEY,
  holder        TEXT NOT NULL REFERENCES person (id),
  organisation  TEXT NOT NULL REFERENCES organisation (code),
  directorate   TEXT NOT NULL,
  specialty     TEXT NOT NULL,
  grade         TEXT NOT NULL CHECK (grade <> ''),
  starts        TEXT NOT NULL,
  ends          TEXT NOT NULL,
  supervisor    TEXT REFERENCES person (id),
  CHECK (starts <= ends),
  FOREIGN KEY (organisation, directorate) REFERENCES directorate (organisation, id)
) STRICT;
CREATE INDEX post_holder ON post (holder, starts);
CREATE INDEX post_supervisor ON post (supervisor);
CREATE INDEX post_organisation ON post (organisation, ends, starts);

CREATE TABLE role_grant (
  person        TEXT NOT NULL REFERENCES person (id),
  role          TEXT NOT NULL CHECK (role <> ''),
  organisation  TEXT NOT NULL REFERENCES organisation (code),
  directorate   TEXT,
  specialty     TEXT CHECK (specialty <> ''),
  starts        TEXT NOT NULL,
  ends          TEXT,
  CHECK (starts <= ends),
  FOREIGN KEY (organisation, directorate) REFERENCES directorate (organisation, id)
) STRICT;
CREATE UNIQUE INDEX role_grant_once
  ON role_grant (person, role, organisation, coalesce(directorate, ''), coalesce(specialty, ''), starts);
)sql";

constexpr std::array<std::pair<OrganisationKind, std::string_view>, 6> kKinds = {{
    {OrganisationKind::Trust, "trust"},
    {OrganisationKind::IntegratedCareBoard, "integrated-care-board"},
    {OrganisationKind::CommissioningGroup, "commissioning-group"},
    {OrganisationKind::LocalAuthority, "local-authority"},
    {OrganisationKind::Region, "region"},
    {OrganisationKind::Other, "other"},
}};

std::string_view kind_code(OrganisationKind kind) {
  const auto found = std::ranges::find(kKinds, kind, &std::pair<OrganisationKind, std::string_view>::first);
  base::check(found != kKinds.end(), "every kind of organisation has a code");
  return found->second;
}

OrganisationKind kind_of(std::string_view code) {
  const auto found = std::ranges::find(kKinds, code, &std::pair<OrganisationKind, std::string_view>::second);
  base::check(found != kKinds.end(), "a stored kind of organisation is one that this program knows");
  return found->first;
}

OdsCode stored_code(const record::Row& row, std::size_t column) {
  auto code = OdsCode::parse(row.get<std::string>(column));
  base::check(code.has_value(), "a stored organisation code is one");
  return *std::move(code);
}

Organisation organisation_of(const record::Row& row) {
  return {.code = stored_code(row, 0),
          .name = row.get<std::string>(1),
          .kind = kind_of(row.get<std::string>(2)),
          .closed = row.get<std::optional<base::Date>>(3),
          .reform_date = row.get<std::optional<base::Date>>(4)};
}

Directorate directorate_of(const record::Row& row) {
  return {.id = row.get<DirectorateId>(0),
          .organisation = stored_code(row, 1),
          .code = row.get<std::string>(2),
          .name = row.get<std::string>(3)};
}

Post post_of(const record::Row& row) {
  return {.id = row.get<PostId>(0),
          .holder = row.get<PersonId>(1),
          .organisation = stored_code(row, 2),
          .directorate = row.get<DirectorateId>(3),
          .specialty = row.get<std::string>(4),
          .grade = row.get<std::string>(5),
          .starts = row.get<base::Date>(6),
          .ends = row.get<base::Date>(7),
          .supervisor = row.get<std::optional<PersonId>>(8)};
}

RoleGrant grant_of(const record::Row& row) {
  const auto role = parse_role(row.get<std::string>(0));
  base::check(role.has_value(), "a stored role is one that this program knows");
  return {.role = *role,
          .organisation = stored_code(row, 1),
          .directorate = row.get<std::optional<DirectorateId>>(2),
          .specialty = row.get<std::optional<std::string>>(3),
          .starts = row.get<base::Date>(4),
          .ends = row.get<std::optional<base::Date>>(5)};
}

/// Names are asked for in blocks of this size, so that the statement is the same each time and stays prepared.
constexpr std::size_t kNameBlock = 16;
constexpr std::string_view kSelectNames =
    "SELECT id, name FROM person "
    "WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

void add_names(record::Reader& reader, std::span<const PersonId> block, std::map<PersonId, std::string>& names) {
  std::array<std::string, kNameBlock> ids;
  std::ranges::transform(block, ids.begin(), &PersonId::text);
  const auto keep = [&](const record::Row& row) { names.emplace(row.get<PersonId>(0), row.get<std::string>(1)); };
  std::apply([&](const auto&... id) { reader.each(kSelectNames, keep, id...); }, ids);
}

}  // namespace

void add_organisation(record::Transaction& transaction, const Organisation& organisation) {
  transaction.change("INSERT INTO organisation (code, name, kind, closed, reform_date) VALUES ($1, $2, $3, $4, $5)",
                     organisation.code.text(), organisation.name, kind_code(organisation.kind), organisation.closed,
                     organisation.reform_date);
}

std::optional<Organisation> find_organisation(record::Reader& reader, const OdsCode& code) {
  return reader.one("SELECT code, name, kind, closed, reform_date FROM organisation WHERE code = $1", organisation_of,
                    code.text());
}

std::vector<Organisation> organisations(record::Reader& reader) {
  return reader.all("SELECT code, name, kind, closed, reform_date FROM organisation ORDER BY code", organisation_of);
}

void add_directorate(record::Transaction& transaction, const Directorate& directorate) {
  transaction.change("INSERT INTO directorate (id, organisation, code, name) VALUES ($1, $2, $3, $4)", directorate.id,
                     directorate.organisation.text(), directorate.code, directorate.name);
}

std::vector<Directorate> directorates(record::Reader& reader, const OdsCode& organisation) {
  auto out = reader.all("SELECT id, organisation, code, name FROM directorate WHERE organisation = $1", directorate_of,
                        organisation.text());
  std::ranges::sort(out, {}, &Directorate::code);
  return out;
}

void add_person(record::Transaction& transaction, const Person& person) {
  transaction.change("INSERT INTO person (id, name, gmc_number) VALUES ($1, $2, $3)", person.id, person.name,
                     person.gmc_number);
}

std::optional<Person> find_person(record::Reader& reader, PersonId id) {
  const auto person_of = [](const record::Row& row) {
    return Person{.id = row.get<PersonId>(0),
                  .name = row.get<std::string>(1),
                  .gmc_number = row.get<std::optional<std::string>>(2)};
  };
  return reader.one("SELECT id, name, gmc_number FROM person WHERE id = $1", person_of, id);
}

std::map<PersonId, std::string> names_of(record::Reader& reader, std::span<const PersonId> ids) {
  std::vector<PersonId> wanted(ids.begin(), ids.end());
  std::ranges::sort(wanted);
  const auto repeated = std::ranges::unique(wanted);
  wanted.erase(repeated.begin(), repeated.end());

  std::map<PersonId, std::string> names;
  for (std::size_t i = 0; i < wanted.size(); i += kNameBlock) {
    add_names(reader, std::span(wanted).subspan(i, std::min(kNameBlock, wanted.size() - i)), names);
  }
  return names;
}

void add_post(record::Transaction& transaction, const Post& post) {
  transaction.change(
      "INSERT INTO post (id, holder, organisation, directorate, specialty, grade, starts, ends, supervisor) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      post.id, post.holder, post.organisation.text(), post.directorate, post.specialty, post.grade, post.starts,
      post.ends, post.supervisor);
}

std::optional<Post> find_post(record::Reader& reader, PostId id) {
  return reader.one(
      "SELECT id, holder, organisation, directorate, specialty, grade, starts, ends, supervisor FROM post "
      "WHERE id = $1",
      post_of, id);
}

std::vector<Post> posts_of(record::Reader& reader, PersonId holder) {
  return reader.all(
      "SELECT id, holder, organisation, directorate, specialty, grade, starts, ends, supervisor FROM post "
      "WHERE holder = $1 ORDER BY starts DESC, id DESC",
      post_of, holder);
}

std::vector<Post> posts_in(record::Reader& reader, const OdsCode& organisation) {
  return reader.all(
      "SELECT id, holder, organisation, directorate, specialty, grade, starts, ends, supervisor FROM post "
      "WHERE organisation = $1 ORDER BY id",
      post_of, organisation.text());
}

std::vector<DoctorsInPost> doctors_in_post(record::Reader& reader, const OdsCode& organisation, base::Date date) {
  const auto count_of = [](const record::Row& row) {
    return DoctorsInPost{.directorate = row.get<DirectorateId>(0),
                         .grade = row.get<std::string>(1),
                         .doctors = row.get<std::int64_t>(2)};
  };
  auto out = reader.all(
      "SELECT directorate, grade, count(DISTINCT holder) FROM post "
      "WHERE organisation = $1 AND ends >= $2 AND starts <= $2 "
      "GROUP BY directorate, grade",
      count_of, organisation.text(), date);
  std::ranges::sort(out, {}, [](const DoctorsInPost& count) { return std::tie(count.directorate, count.grade); });
  return out;
}

void grant_role(record::Transaction& transaction, PersonId person, const RoleGrant& grant) {
  transaction.change(
      "INSERT INTO role_grant (person, role, organisation, directorate, specialty, starts, ends) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      person, role_code(grant.role), grant.organisation.text(), grant.directorate, grant.specialty, grant.starts,
      grant.ends);
}

std::vector<RoleGrant> grants_of(record::Reader& reader, PersonId person) {
  auto out =
      reader.all("SELECT role, organisation, directorate, specialty, starts, ends FROM role_grant WHERE person = $1",
                 grant_of, person);
  std::ranges::sort(out, {}, [](const RoleGrant& grant) {
    return std::tie(grant.starts, grant.role, grant.organisation, grant.directorate, grant.specialty);
  });
  return out;
}

record::Migration people_migration() {
  return {.number = 2, .name = "organisations, people, posts and roles", .sqlite = kPeopleTables, .postgres = {}};
}

}  // namespace people
