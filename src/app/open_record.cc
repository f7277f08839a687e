#include "app/open_record.h"

#include <fmt/format.h>

#include "app/schema.h"
#include "people/people_store.h"
#include "record/migration.h"

namespace app {

int refused(const base::Error& error) {
  fmt::print(stderr, "{}{}{}\n", error.subject, error.subject.empty() ? "" : ": ", error.message);
  return error.code == base::ErrorCode::Unavailable ? 1 : 2;
}

int refused(const base::Errors& errors) {
  int status = 2;
  for (const auto& error : errors) status = refused(error);
  return status;
}

std::expected<std::unique_ptr<record::Database>, int> open_record(const std::string& url, Opening opening,
                                                                  record::DatabaseOptions options) {
  const auto parsed = record::DatabaseUrl::parse(url);
  if (!parsed) return std::unexpected(refused(parsed.error()));
  options.read_only = opening == Opening::ReadOnly;
  auto database = record::Database::open(*parsed, options);
  if (!database) return std::unexpected(refused(database.error()));
  if (opening == Opening::Write) {
    const auto ran = record::migrate(**database, schema(), base::SystemClock());
    if (!ran) return std::unexpected(refused(ran.error()));
  } else if (const auto current = record::schema_is_current(**database, schema()); !current) {
    return std::unexpected(refused(current.error()));
  }
  return std::move(*database);
}

base::Result<people::Organisation> choose_organisation(record::Reader& reader, const std::string& code) {
  if (!code.empty()) {
    const auto parsed = people::OdsCode::parse(code, "--organisation");
    if (!parsed) return std::unexpected(parsed.error());
    auto found = people::find_organisation(reader, *parsed);
    if (!found) return base::not_found(fmt::format("The record has no organisation with the code {}.", parsed->text()));
    return *found;
  }
  auto all = people::organisations(reader);
  if (all.empty())
    return base::not_found("The record has no organisation yet. Run `sightline demo load` or `sightline user add`.");
  // Partners that only send people to committees have no directorates, and nothing to report on.
  if (all.size() > 1)
    std::erase_if(all, [&](const people::Organisation& one) { return people::directorates(reader, one.code).empty(); });
  if (all.size() != 1)
    return base::invalid("--organisation",
                         "The record has several organisations. Say which, for example --organisation RWE.");
  return all.front();
}

}  // namespace app
