#include "safe_working/establishment/establishment_store.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/log.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/sha256.h"

namespace safe_working {
namespace {

constexpr std::string_view kTables = R"sql(
CREATE TABLE establishment_import (
  id            TEXT PRIMARY KEY,
  organisation  TEXT NOT NULL REFERENCES organisation (code),
  as_at         TEXT NOT NULL,
  source        TEXT NOT NULL CHECK (source <> ''),
  file_sha256   TEXT NOT NULL,
  imported_by   TEXT NOT NULL CHECK (imported_by <> ''),
  imported_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX establishment_import_used ON establishment_import (organisation, as_at, imported_at);

CREATE TABLE establishment_line (
  import         TEXT NOT NULL REFERENCES establishment_import (id),
  place          INTEGER NOT NULL,
  directorate    TEXT NOT NULL REFERENCES directorate (id),
  establishment  INTEGER NOT NULL CHECK (establishment >= 0),
  PRIMARY KEY (import, place),
  UNIQUE (import, directorate)
) STRICT;

CREATE TABLE establishment_grade (
  import         TEXT NOT NULL,
  place          INTEGER NOT NULL,
  grade_group    TEXT NOT NULL,
  vacancies      INTEGER NOT NULL CHECK (vacancies >= 0),
  establishment  INTEGER CHECK (establishment >= vacancies),
  PRIMARY KEY (import, place, grade_group),
  FOREIGN KEY (import, place) REFERENCES establishment_line (import, place)
) STRICT;
)sql";

constexpr std::string_view kColumns = "id, organisation, as_at, source, file_sha256, imported_by, imported_at";

std::string select_imports(std::string_view rest) {
  return fmt::format("SELECT {} FROM establishment_import {}", kColumns, rest);
}

EstablishmentImport import_of(const record::Row& row) {
  auto organisation = people::OdsCode::parse(row.get<std::string>(1));
  base::check(organisation.has_value(), "a stored organisation code is one");
  return {.id = row.get<base::Uuid>(0),
          .organisation = *std::move(organisation),
          .establishment = {.as_at = row.get<base::Date>(2), .source = row.get<std::string>(3)},
          .file_sha256 = row.get<std::string>(4),
          .imported_by = row.get<std::string>(5),
          .imported_at = row.get<base::Instant>(6)};
}

people::GradeGroup group_of(std::string_view name) {
  const auto group = people::parse_grade_group(name);
  base::check(group.has_value(), "a stored grade group is one that this program knows");
  return *group;
}

void read_lines(record::Reader& reader, EstablishmentImport& import) {
  auto& lines = import.establishment.directorates;
  reader.each(
      "SELECT l.directorate, d.code, l.establishment, g.grade_group, g.vacancies, g.establishment "
      "FROM establishment_line l JOIN directorate d ON d.id = l.directorate "
      "JOIN establishment_grade g ON g.import = l.import AND g.place = l.place "
      "WHERE l.import = $1 ORDER BY l.place",
      [&](const record::Row& row) {
        const auto directorate = row.get<people::DirectorateId>(0);
        if (lines.empty() || lines.back().directorate != directorate)
          lines.push_back({.directorate = directorate,
                           .directorate_code = row.get<std::string>(1),
                           .establishment = row.get<base::Hundredths>(2)});
        const auto group = group_of(row.get<std::string>(3));
        lines.back().vacancies[group] = row.get<base::Hundredths>(4);
        if (const auto posts = row.get<std::optional<base::Hundredths>>(5))
          lines.back().establishment_by_grade[group] = *posts;
      },
      import.id);
}

void add_line(record::Transaction& transaction, const base::Uuid& import, std::int64_t place,
              const DirectorateEstablishment& line) {
  transaction.change(
      "INSERT INTO establishment_line (import, place, directorate, establishment) VALUES ($1, $2, $3, $4)", import,
      place, line.directorate, line.establishment);
  for (const auto& [group, vacant] : line.vacancies) {
    std::optional<base::Hundredths> posts;
    if (const auto found = line.establishment_by_grade.find(group); found != line.establishment_by_grade.end())
      posts = found->second;
    transaction.change(
        "INSERT INTO establishment_grade (import, place, grade_group, vacancies, establishment) VALUES ($1, $2, $3, "
        "$4, $5)",
        import, place, people::grade_group_name(group), vacant, posts);
  }
}

std::string audited(const EstablishmentImport& import) {
  const auto& establishment = import.establishment;
  return fmt::format(R"({{"organisation":{},"as_at":{},"source":{},"sha256":{},"establishment":{},"vacancies":{}}})",
                     base::json_quoted(import.organisation.text()), base::json_quoted(base::iso(establishment.as_at)),
                     base::json_quoted(establishment.source), base::json_quoted(import.file_sha256),
                     base::decimal_text(establishment.total()), base::decimal_text(establishment.vacant()));
}

/// The one in use for exactly that day. An older one with the same bytes does not count: sending a file again is how a
/// person takes back a wrong one sent in between.
std::optional<EstablishmentImport> in_use_for(record::Reader& reader, const people::OdsCode& organisation,
                                              base::Date as_at) {
  auto found =
      reader.all(select_imports("WHERE organisation = $1 AND as_at = $2 ORDER BY imported_at DESC, id DESC LIMIT 1"),
                 import_of, organisation.text(), as_at);
  if (found.empty()) return std::nullopt;
  read_lines(reader, found.front());
  return std::move(found.front());
}

}  // namespace

void add_establishment(record::Transaction& transaction, const EstablishmentImport& import) {
  const auto& establishment = import.establishment;
  transaction.change(
      "INSERT INTO establishment_import (id, organisation, as_at, source, file_sha256, imported_by, imported_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      import.id, import.organisation.text(), establishment.as_at, establishment.source, import.file_sha256,
      import.imported_by, import.imported_at);
  std::int64_t place = 0;
  for (const auto& line : establishment.directorates) add_line(transaction, import.id, ++place, line);
  record::append_audit(transaction, import.imported_at,
                       {.actor = import.imported_by,
                        .action = "establishment imported",
                        .subject_kind = "establishment_import",
                        .subject_id = import.id.text(),
                        .after = audited(import)});
}

base::Checked<ImportedFile> import_establishment(record::Transaction& transaction, const people::OdsCode& organisation,
                                                 const EstablishmentFile& file, std::string_view imported_by,
                                                 base::Instant now, base::Random& random) {
  const auto source = file.name.empty() ? std::string("A file without a name") : file.name;
  auto establishment =
      read_establishment(file.bytes, file.as_at, source, people::directorates(transaction, organisation));
  if (!establishment) return std::unexpected(std::move(establishment.error()));
  auto sha256 = record::sha256(file.bytes);
  if (auto earlier = in_use_for(transaction, organisation, file.as_at); earlier && earlier->file_sha256 == sha256)
    return ImportedFile{.import = *std::move(earlier), .is_new = false};
  ImportedFile imported{.import = {.id = base::Uuid::v7(now, random),
                                   .organisation = organisation,
                                   .establishment = *std::move(establishment),
                                   .file_sha256 = std::move(sha256),
                                   .imported_by = std::string(imported_by),
                                   .imported_at = now}};
  add_establishment(transaction, imported.import);
  return imported;
}

std::optional<EstablishmentImport> establishment_on(record::Reader& reader, const people::OdsCode& organisation,
                                                    base::Date date, base::Instant known_at) {
  auto found = reader.all(select_imports("WHERE organisation = $1 AND as_at <= $2 AND imported_at <= $3 "
                                         "ORDER BY as_at DESC, imported_at DESC, id DESC LIMIT 1"),
                          import_of, organisation.text(), date, known_at);
  if (found.empty()) return std::nullopt;
  read_lines(reader, found.front());
  return std::move(found.front());
}

std::vector<EstablishmentImport> establishment_imports(record::Reader& reader, const people::OdsCode& organisation,
                                                       int most) {
  auto imports = reader.all(select_imports("WHERE organisation = $1 ORDER BY imported_at DESC, id DESC LIMIT $2"),
                            import_of, organisation.text(), most);
  for (auto& import : imports) read_lines(reader, import);
  return imports;
}

std::int64_t establishment_change_number(record::Reader& reader, const people::OdsCode& organisation) {
  // Imports are only ever added.
  return reader.scalar<std::int64_t>("SELECT count(*) FROM establishment_import WHERE organisation = $1",
                                     organisation.text());
}

record::Migration establishment_migration() {
  return {6, "establishment", kTables, {}};
}

}  // namespace safe_working
