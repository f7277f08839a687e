#include "flow/delays/delay_register_store.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/check.h"
#include "base/log.h"
#include "base/mapped.h"
#include "flow/measures/measure_store.h"
#include "record/audit_trail.h"

namespace flow {
namespace {

constexpr std::string_view kDelayTables = R"sql(
CREATE TABLE delay_revision (
  row_id       TEXT NOT NULL,
  version      INTEGER NOT NULL CHECK (version >= 1),
  patient      TEXT NOT NULL CHECK (patient <> ''),
  provider     TEXT NOT NULL REFERENCES measure_place (code),
  council      TEXT NOT NULL REFERENCES measure_place (code),
  care         TEXT NOT NULL,
  reason       TEXT NOT NULL,
  attribution  TEXT NOT NULL,
  first_day    TEXT NOT NULL,
  last_day     TEXT,
  is_withdrawn INTEGER NOT NULL,
  recorded_by  TEXT NOT NULL CHECK (recorded_by <> ''),
  recorded_at  INTEGER NOT NULL,
  PRIMARY KEY (row_id, version)
) STRICT;
CREATE INDEX delay_revision_person ON delay_revision (provider, patient);
CREATE INDEX delay_revision_first_day ON delay_revision (first_day);
)sql";

constexpr std::string_view kDelayColumns =
    "d.row_id, d.version, d.patient, d.provider, d.council, d.care, d.reason, d.attribution, d.first_day, d.last_day, "
    "d.is_withdrawn, d.recorded_by, d.recorded_at";

template <class T>
T known_code(base::Result<T> parsed) {
  base::check(parsed.has_value(), "what is stored is a value that this program knows");
  return *std::move(parsed);
}

DelayRow delay_row_of(const record::Row& row) {
  return {.id = row.get<DelayRowId>(0),
          .version = row.get<int>(1),
          .spell = {.patient = row.get<std::string>(2),
                    .provider = row.get<std::string>(3),
                    .council = row.get<std::string>(4),
                    .cause = {.reason = known_code(parse_delay_reason(row.get<std::string>(6))),
                              .attribution = known_code(parse_attribution(row.get<std::string>(7))),
                              .care = known_code(parse_care_type(row.get<std::string>(5)))},
                    .from = row.get<base::Date>(8),
                    .to = row.get<std::optional<base::Date>>(9)},
          .is_withdrawn = row.get<bool>(10),
          .recorded_by = row.get<std::string>(11),
          .recorded_at = row.get<base::Instant>(12)};
}

void insert_revision(record::Transaction& transaction, const DelayRow& row) {
  const DelaySpell& spell = row.spell;
  transaction.change(
      "INSERT INTO delay_revision (row_id, version, patient, provider, council, care, reason, attribution, first_day, "
      "last_day, is_withdrawn, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
      "$13)",
      row.id, row.version, spell.patient, spell.provider, spell.council, code_of(spell.cause.care),
      code_of(spell.cause.reason), code_of(spell.cause.attribution), spell.from, spell.to, row.is_withdrawn,
      row.recorded_by, row.recorded_at);
}

std::string spell_json(const DelayRow& row) {
  const DelaySpell& spell = row.spell;
  return fmt::format(
      R"({{"version":{},"provider":{},"council":{},"care":"{}","reason":"{}","attribution":"{}","from":"{}","to":{}}})",
      row.version, base::json_quoted(spell.provider), base::json_quoted(spell.council), code_of(spell.cause.care),
      code_of(spell.cause.reason), code_of(spell.cause.attribution), base::iso(spell.from),
      spell.to ? base::json_quoted(base::iso(*spell.to)) : "null");
}

void note_delay(record::Transaction& transaction, std::string_view action, const DelayRow& after,
                const std::optional<DelayRow>& before = {}) {
  record::append_audit(transaction, after.recorded_at,
                       {.actor = after.recorded_by,
                        .action = std::string(action),
                        .subject_kind = "delay",
                        .subject_id = after.id.text(),
                        .person_id = "",
                        .before = before ? spell_json(*before) : "",
                        .after = spell_json(after)});
}

/// The newest revisions of one person's rows.
std::vector<DelayRow> rows_of_person(record::Reader& reader, const DelaySpell& spell) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM delay_revision d WHERE d.provider = $1 AND d.patient = $2 AND d.is_withdrawn = 0 AND "
      "d.version = (SELECT max(n.version) FROM delay_revision n WHERE n.row_id = d.row_id) ORDER BY "
      "d.first_day",
      kDelayColumns);
  return reader.all(sql, delay_row_of, spell.provider, spell.patient);
}

void check_place(record::Reader& reader, const std::string& code, PlaceKind kind, std::string_view field,
                 base::Errors& errors) {
  const auto place = find_place(reader, code);
  if (place && place->kind == kind) return;
  errors.push_back({base::ErrorCode::Invalid, std::string(field),
                    fmt::format("There is no such {}. Use the code of one that figures were imported for.", field)});
}

std::string days_text(const DelaySpell& spell) {
  return spell.to ? fmt::format("{} to {}", base::long_date(spell.from), base::long_date(*spell.to))
                  : fmt::format("{} on", base::long_date(spell.from));
}

/// Another keeper's row is not this one's to read: not its days either.
std::string overlap_words(const DelaySpell& other, const DelayChange& change) {
  if (change.keeps == nullptr || !change.keeps->covers(other))
    return "This person is in the register already on one of these days: one row a day. Another organisation keeps the "
           "row; agree with it who records which days.";
  return fmt::format("This person is in the register already, from {}: one row a day.", days_text(other));
}

base::Errors faults_of(record::Reader& reader, const DelaySpell& spell, const DelayChange& change,
                       std::optional<DelayRowId> itself) {
  base::Errors errors;
  if (auto checked = check_spell(spell, change.today); !checked) errors = std::move(checked.error());
  check_place(reader, spell.provider, PlaceKind::Provider, "provider", errors);
  check_place(reader, spell.council, PlaceKind::Council, "council", errors);
  for (const auto& other : rows_of_person(reader, spell))
    if (other.id != itself && overlap(other.spell, spell))
      errors.push_back({base::ErrorCode::Invalid, "from", overlap_words(other.spell, change)});
  return errors;
}

DelayRow new_row(const DelaySpell& spell, const DelayChange& change, base::Random& random) {
  return {.id = {base::Uuid::v7(change.at, random)},
          .version = 1,
          .spell = spell,
          .recorded_by = change.by,
          .recorded_at = change.at};
}

/// The row where it is still as the person saw it.
base::Checked<DelayRow> row_at(record::Reader& reader, DelayRowId id, int version) {
  auto row = find_delay_row(reader, id);
  const auto refuse = [](base::ErrorCode code, std::string message) {
    return std::unexpected(base::Errors{{code, "", std::move(message)}});
  };
  if (!row) return refuse(base::ErrorCode::NotFound, "There is no such row in the register.");
  if (row->version != version || row->is_withdrawn)
    return refuse(base::ErrorCode::Conflict,
                  "Somebody has changed this row since you opened it. Read what it says now, then try again.");
  return *std::move(row);
}

void note_register(record::Transaction& transaction, std::string_view action, std::string_view what,
                   std::string_view of, const DelayChange& change) {
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::string(action),
                        .subject_kind = "delay_register",
                        .subject_id = std::string(what),
                        .person_id = "",
                        .before = "",
                        .after = fmt::format(R"({{"rows_of":{}}})", base::json_quoted(of))});
}

DelayRow revised(const DelayRow& row, DelaySpell spell, const DelayChange& change) {
  return {.id = row.id,
          .version = row.version + 1,
          .spell = std::move(spell),
          .is_withdrawn = false,
          .recorded_by = change.by,
          .recorded_at = change.at};
}

}  // namespace

std::vector<DelayRow> delay_rows(record::Reader& reader, base::Period period, base::Instant known_at) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM delay_revision d WHERE d.recorded_at <= $3 AND d.is_withdrawn = 0 AND d.first_day <= "
      "$2 AND (d.last_day IS NULL OR d.last_day >= $1) AND d.version = (SELECT max(n.version) FROM "
      "delay_revision n WHERE n.row_id = d.row_id AND n.recorded_at <= $3) ORDER BY d.provider, d.patient, "
      "d.first_day",
      kDelayColumns);
  return reader.all(sql, delay_row_of, period.from, period.to, known_at);
}

std::vector<DelayRow> revisions_of(record::Reader& reader, DelayRowId id) {
  static const std::string sql =
      fmt::format("SELECT {} FROM delay_revision d WHERE d.row_id = $1 ORDER BY d.version", kDelayColumns);
  return reader.all(sql, delay_row_of, id);
}

std::optional<DelayRow> find_delay_row(record::Reader& reader, DelayRowId id) {
  auto all = revisions_of(reader, id);
  return all.empty() ? std::nullopt : std::optional(std::move(all.back()));
}

bool has_delay_rows(record::Reader& reader) {
  return reader.scalar<std::int64_t>("SELECT count(*) FROM (SELECT 1 FROM delay_revision LIMIT 1) AS any_row") != 0;
}

base::Checked<std::vector<DelayRow>> add_delays(record::Transaction& transaction, std::span<const DelaySpell> spells,
                                                const DelayChange& change, base::Random& random) {
  base::Errors errors;
  for (std::size_t i = 0; i < spells.size(); ++i)
    for (auto& fault : faults_of(transaction, spells[i], change, {})) {
      fault.subject = fmt::format("{} {}", i, fault.subject);
      errors.push_back(std::move(fault));
    }
  for (const auto& [first, second] : overlaps(spells))
    errors.push_back({base::ErrorCode::Invalid, fmt::format("{} from", second),
                      fmt::format("This person has another row in the file with days from {}: one row a day.",
                                  days_text(spells[first]))});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  std::vector<DelayRow> out;
  for (const auto& spell : spells) {
    out.push_back(new_row(spell, change, random));
    insert_revision(transaction, out.back());
    note_delay(transaction, "delay added", out.back());
  }
  return out;
}

base::Checked<DelayRow> add_delay(record::Transaction& transaction, const DelaySpell& spell, const DelayChange& change,
                                  base::Random& random) {
  auto errors = faults_of(transaction, spell, change, {});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  DelayRow row = new_row(spell, change, random);
  insert_revision(transaction, row);
  note_delay(transaction, "delay added", row);
  return row;
}

base::Checked<DelayRow> end_delay(record::Transaction& transaction, DelayRowId id, int version, base::Date last_day,
                                  const DelayChange& change) {
  const auto row = row_at(transaction, id, version);
  if (!row) return std::unexpected(row.error());
  auto ended = end_spell(row->spell, last_day, change.today);
  if (!ended) return std::unexpected(std::move(ended.error()));
  DelayRow after = revised(*row, *std::move(ended), change);
  insert_revision(transaction, after);
  note_delay(transaction, "delay ended", after, *row);
  return after;
}

base::Checked<DelayRow> change_delay_cause(record::Transaction& transaction, DelayRowId id, int version,
                                           const DelayCause& cause, base::Date from, const DelayChange& change,
                                           base::Random& random) {
  const auto row = row_at(transaction, id, version);
  if (!row) return std::unexpected(row.error());
  auto changed = change_cause(row->spell, cause, from, change.today);
  if (!changed) return std::unexpected(std::move(changed.error()));
  const DelayRow before = revised(*row, std::move(changed->before), change);
  insert_revision(transaction, before);
  note_delay(transaction, "delay's reason changed", before, *row);
  DelayRow after = new_row(changed->after, change, random);
  insert_revision(transaction, after);
  note_delay(transaction, "delay added", after);
  return after;
}

base::Checked<DelayRow> withdraw_delay(record::Transaction& transaction, DelayRowId id, int version,
                                       const DelayChange& change) {
  const auto row = row_at(transaction, id, version);
  if (!row) return std::unexpected(row.error());
  DelayRow after = revised(*row, row->spell, change);
  after.is_withdrawn = true;
  insert_revision(transaction, after);
  note_delay(transaction, "delay withdrawn", after, *row);
  return after;
}

void note_register_read(record::Transaction& transaction, std::string_view what, std::string_view of,
                        const DelayChange& change) {
  note_register(transaction, "delay register opened", what, of, change);
}

void note_register_refused(record::Transaction& transaction, std::string_view what, std::string_view of,
                           const DelayChange& change) {
  note_register(transaction, "delay register refused", what, of, change);
}

record::Migration delay_register_migration() {
  return {20, "delay register", kDelayTables, ""};
}

}  // namespace flow
