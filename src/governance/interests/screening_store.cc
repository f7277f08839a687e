#include "governance/interests/screening_store.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "governance/interests/interest_schema_store.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

void write_down(record::Transaction& transaction, const Change& change, std::string action, std::string_view kind,
                std::string_view id) {
  // Parties and reasons stand in the rows, which are only ever added: the trail repeats none of them.
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::move(action),
                        .subject_kind = std::string(kind),
                        .subject_id = std::string(id),
                        .person_id = "",
                        .before = "",
                        .after = ""});
}

template <class T, std::size_t n>
T from_code(const T (&all)[n], std::string_view code, std::string_view (*code_of)(T)) {
  const auto* const found = std::ranges::find(all, code, code_of);
  base::check(found != std::end(all), "a stored word is one that was written");
  return *found;
}

Look look_from(const record::Row& row) {
  return {.item = row.get<std::string>(0),
          .about = row.get<std::string>(1),
          .kind = from_code(kLookKinds, row.get<std::string>(2), look_code),
          .proposal = {.outcome = kScreeningOutcomes[static_cast<std::size_t>(row.get<int>(3))],
                       .parties = from_lines(row.get<std::string>(4)),
                       .cleared = from_lines(row.get<std::string>(5)),
                       .reason = row.get<std::string>(6)},
          .is_loosening = row.get<bool>(7),
          .sector = kSectors[static_cast<std::size_t>(row.get<int>(8))],
          .account = row.get<std::string>(9),
          .name = row.get<std::string>(10),
          .at = row.get<base::Instant>(11)};
}

constexpr std::string_view kBreachColumns =
    "id, version, person, meeting, kind, found_on, what, gravity, assessment, lesson, lesson_is_public";

Breach breach_from(const record::Row& row) {
  return {.id = row.get<std::string>(0),
          .version = row.get<int>(1),
          .person = row.get<std::string>(2),
          .meeting = row.get<std::string>(3),
          .kind = from_code(kBreachKinds, row.get<std::string>(4), breach_kind_code),
          .found_on = row.get<base::Date>(5),
          .what = row.get<std::string>(6),
          .gravity = from_code(kBreachGravities, row.get<std::string>(7), gravity_code),
          .assessment = row.get<std::string>(8),
          .lesson = row.get<std::string>(9),
          .lesson_is_public = row.get<bool>(10)};
}

}  // namespace

std::vector<Look> looks_of(record::Reader& reader, std::string_view meeting) {
  return reader.all(
      "SELECT item, about, kind, outcome, parties, cleared, reason, is_loosening, sector, account, name, at"
      " FROM screening_look WHERE meeting = $1 ORDER BY sequence",
      look_from, meeting);
}

void add_look(record::Transaction& transaction, std::string_view meeting, const Look& look, const Change& change) {
  transaction.change(
      "INSERT INTO screening_look (meeting, sequence, item, about, kind, outcome, parties, cleared, reason,"
      " is_loosening, sector, account, name, at)"
      " VALUES ($1, (SELECT COALESCE(max(sequence), 0) + 1 FROM screening_look WHERE meeting = $1), $2, $3, $4, $5, $6,"
      " $7, $8, $9, $10, $11, $12, $13)",
      meeting, look.item, look.about, look_code(look.kind), std::to_underlying(look.proposal.outcome),
      as_lines(look.proposal.parties), as_lines(look.proposal.cleared), look.proposal.reason, look.is_loosening,
      std::to_underlying(look.sector), look.account, look.name, change.at);
  write_down(transaction, change, fmt::format("screening {}", look_code(look.kind)), "meeting", meeting);
}

std::vector<Breach> breaches(record::Reader& reader) {
  return reader.all(fmt::format("SELECT {} FROM interest_breach b WHERE version = (SELECT max(version) FROM"
                                " interest_breach WHERE id = b.id) ORDER BY found_on DESC, id",
                                kBreachColumns),
                    breach_from);
}

std::optional<Breach> find_breach(record::Reader& reader, std::string_view id) {
  return reader.one(
      fmt::format("SELECT {} FROM interest_breach WHERE id = $1 ORDER BY version DESC LIMIT 1", kBreachColumns),
      breach_from, id);
}

base::Result<void> save_breach(record::Transaction& transaction, const Breach& breach, const Change& change) {
  const auto before = find_breach(transaction, breach.id);
  if ((before ? before->version : 0) != breach.version)
    return base::conflict("Someone has changed this breach since you opened it. Look at it as it is now.");
  transaction.change(
      "INSERT INTO interest_breach (id, version, person, meeting, kind, found_on, what, gravity, assessment, lesson,"
      " lesson_is_public, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      breach.id, breach.version + 1, breach.person, breach.meeting, breach_kind_code(breach.kind), breach.found_on,
      breach.what, gravity_code(breach.gravity), breach.assessment, breach.lesson, breach.lesson_is_public, change.by,
      change.at);
  write_down(transaction, change, before ? "interest breach changed" : "interest breach recorded", "interest_breach",
             breach.id);
  return {};
}

}  // namespace governance
