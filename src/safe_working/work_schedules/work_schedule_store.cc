#include "safe_working/work_schedules/work_schedule_store.h"

#include "base/check.h"

namespace safe_working {
namespace {

constexpr std::string_view kSchema = R"(
CREATE TABLE duty (
  id TEXT NOT NULL PRIMARY KEY,
  post_id TEXT NOT NULL REFERENCES post (id),
  kind TEXT NOT NULL CHECK (kind IN ('shift', 'on_call')),
  label TEXT NOT NULL CHECK (label <> ''),
  starts_local TEXT NOT NULL,
  ends_local TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  breaks_minutes INTEGER NOT NULL CHECK (breaks_minutes >= 0),
  CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX duty_by_post ON duty (post_id, starts_local);
)";

Duty duty_from(const record::Row& row) {
  const auto kind = parse_duty_kind(row.get<std::string>(2));
  base::check(kind.has_value(), "a stored duty has a known kind");
  return Duty{.id = row.get<DutyId>(0),
              .post = row.get<people::PostId>(1),
              .kind = *kind,
              .label = row.get<std::string>(3),
              .starts_local = row.get<base::LocalTime>(4),
              .ends_local = row.get<base::LocalTime>(5),
              .starts = row.get<base::Instant>(6),
              .ends = row.get<base::Instant>(7),
              .breaks = row.get<std::chrono::minutes>(8)};
}

}  // namespace

void add_duty(record::Transaction& transaction, const Duty& duty) {
  transaction.change(
      "INSERT INTO duty (id, post_id, kind, label, starts_local, ends_local, starts_at, ends_at, breaks_minutes)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      duty.id, duty.post, duty_kind_code(duty.kind), duty.label, duty.starts_local, duty.ends_local, duty.starts,
      duty.ends, duty.breaks);
}

std::optional<Duty> find_duty(record::Reader& reader, DutyId id) {
  return reader.one(
      "SELECT id, post_id, kind, label, starts_local, ends_local, starts_at, ends_at, breaks_minutes"
      " FROM duty WHERE id = $1",
      duty_from, id);
}

std::vector<Duty> duties_of(record::Reader& reader, people::PersonId doctor, const base::Period& period) {
  // Wall times are text of one width, so that the day's bounds compare as text and the index serves.
  const auto from = base::local_time(period.from, std::chrono::minutes(0));
  const auto before = base::local_time(base::add_days(period.to, std::chrono::days(1)), std::chrono::minutes(0));
  return reader.all(
      "SELECT d.id, d.post_id, d.kind, d.label, d.starts_local, d.ends_local, d.starts_at, d.ends_at, d.breaks_minutes"
      " FROM duty d JOIN post p ON p.id = d.post_id"
      " WHERE p.holder = $1 AND d.starts_local >= $2 AND d.starts_local < $3 ORDER BY d.starts_at, d.id",
      duty_from, doctor, from, before);
}

record::Migration work_schedule_migration() {
  return {4, "work schedules", kSchema, ""};
}

}  // namespace safe_working
