#include "flow/measures/place_store.h"

#include <fmt/format.h>

#include "base/log.h"
#include "flow/measures/measure_rows_store.h"

namespace flow {
namespace {

Place place_of(const record::Row& row) {
  return {.code = row.get<std::string>(0),
          .name = row.get<std::string>(1),
          .kind = stored(parse_place_kind(row.get<std::string>(2))),
          .part_of = row.get<std::string>(3)};
}

}  // namespace

std::vector<Place> places(record::Reader& reader) {
  return reader.all("SELECT code, name, kind, part_of FROM measure_place ORDER BY code", place_of);
}

std::optional<Place> find_place(record::Reader& reader, std::string_view code) {
  return reader.one("SELECT code, name, kind, part_of FROM measure_place WHERE code = $1", place_of, code);
}

void keep_place(record::Transaction& transaction, const Place& place, std::string_view by, base::Instant now) {
  const auto before = find_place(transaction, place.code);
  if (before == place) return;
  transaction.change(
      "INSERT INTO measure_place (code, name, kind, part_of) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, part_of = excluded.part_of",
      place.code, place.name, code_of(place.kind), place.part_of);
  append_measure_audit(transaction, now,
                       {.by = by,
                        .action = before ? "place changed" : "place added",
                        .id = place.code,
                        .after = fmt::format(R"({{"name":{},"part_of":{}}})", base::json_quoted(place.name),
                                             base::json_quoted(place.part_of)),
                        .kind = "measure_place"});
}

}  // namespace flow
