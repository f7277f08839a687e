#include "governance/interests/interest_store.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/mapped.h"
#include "base/uuid.h"
#include "governance/interests/interest_schema_store.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

constexpr std::string_view kColumns =
    "entry, version, person, act, made_by, made_at, kind, relationship, description, organisations, places, first_day,"
    " last_day, is_pecuniary, consents, consent_reason, declared_on, confirmed_on, mitigation, mitigation_with,"
    " mitigation_on, publication, publication_reason, publication_by, publication_on";

constexpr std::pair<Publication, std::string_view> kPublications[] = {
    {Publication::AsHolderConsents, "as_holder_consents"},
    {Publication::HeldBack, "held_back"},
    {Publication::Released, "released"}};

template <class Pairs, class Value>
auto found_by_code(const Pairs& all, const Value& code) {
  const auto found = std::ranges::find_if(all, [&](const auto& one) { return one.second == code; });
  base::check(found != std::end(all), "a stored word is one that was written");
  return found->first;
}
InterestKind kind_from(std::string_view code) {
  const auto* const found = std::ranges::find(kInterestKinds, code, kind_code);
  base::check(found != std::end(kInterestKinds), "a stored interest has a known kind");
  return *found;
}
RegisterAct act_from(std::string_view code) {
  const auto* const found = std::ranges::find(kRegisterActs, code, act_code);
  base::check(found != std::end(kRegisterActs), "a stored version has a known act");
  return *found;
}

DeclaredInterest interest_from(const record::Row& row) {
  return {.kind = kind_from(row.get<std::string>(6)),
          .relationship = row.get<std::string>(7),
          .description = row.get<std::string>(8),
          .organisations = from_lines(row.get<std::string>(9)),
          .places = from_lines(row.get<std::string>(10)),
          .from = row.get<base::Date>(11),
          .to = row.get<std::optional<base::Date>>(12),
          .is_pecuniary = row.get<bool>(13),
          .consents = row.get<bool>(14),
          .consent_reason = row.get<std::string>(15)};
}

RegisterVersion version_from(const record::Row& row) {
  RegisterVersion out;
  RegisterEntry& entry = out.entry;
  entry.id = row.get<std::string>(0);
  entry.version = row.get<int>(1);
  entry.person = row.get<std::string>(2);
  out.act = act_from(row.get<std::string>(3));
  out.by = row.get<std::string>(4);
  out.at = row.get<base::Instant>(5);
  entry.interest = interest_from(row);
  entry.declared_on = row.get<base::Date>(16);
  entry.confirmed_on = row.get<base::Date>(17);
  if (auto text = row.get<std::optional<std::string>>(18))
    entry.mitigation = {
        .text = *std::move(text), .agreed_with = row.get<std::string>(19), .agreed_on = row.get<base::Date>(20)};
  entry.publication = {.publication = found_by_code(kPublications, row.get<std::string>(21)),
                       .reason = row.get<std::string>(22),
                       .decided_by = row.get<std::string>(23),
                       .decided_on = row.get<std::optional<base::Date>>(24)};
  return out;
}

std::vector<record::Value> values_of(const RegisterEntry& entry, RegisterAct act, const Change& change) {
  using record::to_value;
  const DeclaredInterest& it = entry.interest;
  const auto day = [](const std::optional<base::Date>& one) {
    return one ? to_value(*one) : record::Value(std::monostate());
  };
  const auto code =
      std::ranges::find(kPublications, entry.publication.publication, &std::pair<Publication, std::string_view>::first);
  const bool has_mitigation = entry.mitigation.has_value();
  return {to_value(entry.id),
          to_value(entry.version),
          to_value(entry.person),
          to_value(act_code(act)),
          to_value(change.by),
          to_value(change.at),
          to_value(kind_code(it.kind)),
          to_value(it.relationship),
          to_value(it.description),
          to_value(as_lines(it.organisations)),
          to_value(as_lines(it.places)),
          to_value(it.from),
          day(it.to),
          to_value(it.is_pecuniary),
          to_value(it.consents),
          to_value(it.consent_reason),
          to_value(entry.declared_on),
          to_value(entry.confirmed_on),
          has_mitigation ? to_value(entry.mitigation->text) : record::Value(std::monostate()),
          to_value(has_mitigation ? entry.mitigation->agreed_with : ""),
          day(has_mitigation ? std::optional(entry.mitigation->agreed_on) : std::nullopt),
          to_value(code->second),
          to_value(entry.publication.reason),
          to_value(entry.publication.decided_by),
          day(entry.publication.decided_on)};
}

/// What was said stands in the version itself, which disposal can take out; the trail says that it was said.
void write_down(record::Transaction& transaction, const StoredPerson& person, const Change& change,
                std::string_view what, std::string_view entry, int version) {
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = fmt::format("interest {}", what),
                        .subject_kind = "interest",
                        .subject_id = std::string(entry.empty() ? person.token : entry),
                        .person_id = person.account ? person.account->text() : "",
                        .before = "",
                        .after = version == 0 ? "" : fmt::format(R"({{"version":{}}})", version)});
}

void insert(record::Transaction& transaction, const RegisterEntry& entry, RegisterAct act, const Change& change) {
  static const std::string sql = fmt::format(
      "INSERT INTO interest_version ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
      " $17, $18, $19, $20, $21, $22, $23, $24, $25)",
      kColumns);
  transaction.change_with(sql, values_of(entry, act, change));
}

struct Statements {
  std::optional<base::Date> nil_on;
  std::optional<base::Date> confirmed_on;
};
void take_statement(std::map<std::string, Statements>& out, const record::Row& row) {
  if (row.get<std::string>(1) == "on_register") return;
  Statements& one = out[row.get<std::string>(0)];
  auto& day = row.get<std::string>(1) == "nil" ? one.nil_on : one.confirmed_on;
  day = std::max(day.value_or(row.get<base::Date>(2)), row.get<base::Date>(2));
}

bool has_register(record::Reader& reader, std::string_view person) {
  const auto count = [&](std::string_view sql) { return reader.scalar<std::int64_t>(sql, person); };
  return count("SELECT count(*) FROM interest_version WHERE person = $1") +
             count("SELECT count(*) FROM interest_statement WHERE person = $1") +
             count("SELECT count(*) FROM interest_disposal WHERE person = $1") >
         0;
}

/// The day on which the record took the person in: a token begins with its milliseconds.
base::Date day_of(const std::string& token) {
  const std::string digits = token.substr(0, 8) + token.substr(9, 4);
  std::int64_t milliseconds = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), milliseconds, 16);
  return base::date_of(base::Instant(std::chrono::milliseconds(milliseconds)));
}

/// What an imported book told of a person who has said nothing here yet: said on the day on which it was brought in.
PersonRegister imported(const StoredPerson& person) {
  PersonRegister out{.person = person.person.id, .entries = {}, .nil_on = {}, .confirmed_on = {}};
  if (!person.person.interests) return out;
  out.entries = entries_of(person.person, person.token, day_of(person.token));
  if (out.entries.empty()) out.nil_on = day_of(person.token);
  return out;
}

/// The first change of a person's register keeps what came with the book.
void adopt(record::Transaction& transaction, const StoredPerson& person, const Change& change) {
  if (has_register(transaction, person.person.id)) return;
  for (const auto& entry : imported(person).entries) insert(transaction, entry, RegisterAct::Declared, change);
}

void bring_up_to_date(record::Transaction& transaction, const StoredPerson& person, const Change& change) {
  keep_interests(transaction, person.person.id, base::mapped(register_of(transaction, person).entries, interest_of),
                 change);
}

void state(record::Transaction& transaction, const StoredPerson& person, std::string_view kind, std::string_view about,
           const Change& change) {
  transaction.change(
      "INSERT INTO interest_statement (person, kind, about, made_on, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
      person.person.id, kind, about, base::date_of(change.at), change.by, change.at);
}

const std::string& newest_versions() {
  static const std::string sql = fmt::format(
      "SELECT {} FROM interest_version v WHERE version = (SELECT max(version) FROM interest_version"
      " WHERE entry = v.entry)",
      kColumns);
  return sql;
}

void sort_entries(PersonRegister& one) {
  std::ranges::sort(one.entries, {}, [](const RegisterEntry& entry) { return std::tie(entry.declared_on, entry.id); });
}

}  // namespace

// ---- reading -------------------------------------------------------------------------------------------------------

std::map<std::string, PersonRegister> registers(record::Reader& reader) {
  std::map<std::string, PersonRegister> out;
  std::map<std::string, Statements> statements;
  reader.each("SELECT person, kind, made_on FROM interest_statement",
              [&](const record::Row& row) { take_statement(statements, row); });
  reader.each(newest_versions(), [&](const record::Row& row) {
    auto version = version_from(row);
    out[version.entry.person].entries.push_back(std::move(version.entry));
  });
  for (const auto& [person, said] : statements) {
    out[person].nil_on = said.nil_on;
    out[person].confirmed_on = said.confirmed_on;
  }
  std::vector<std::string> disposed = reader.all("SELECT person FROM interest_disposal",
                                                 [](const record::Row& row) { return row.get<std::string>(0); });
  for (const auto& person : disposed) out[person];
  for (auto& [person, one] : out) {
    one.person = person;
    sort_entries(one);
  }
  for (const auto& person : committee_people(reader))
    if (!out.contains(person.person.id)) out.emplace(person.person.id, imported(person));
  return out;
}

PersonRegister register_of(record::Reader& reader, const StoredPerson& person) {
  if (!has_register(reader, person.person.id)) return imported(person);
  PersonRegister out{.person = person.person.id, .entries = {}, .nil_on = {}, .confirmed_on = {}};
  reader.each(
      newest_versions() + " AND person = $1",
      [&](const record::Row& row) { out.entries.push_back(version_from(row).entry); }, person.person.id);
  std::map<std::string, Statements> statements;
  reader.each(
      "SELECT person, kind, made_on FROM interest_statement WHERE person = $1",
      [&](const record::Row& row) { take_statement(statements, row); }, person.person.id);
  out.nil_on = statements[person.person.id].nil_on;
  out.confirmed_on = statements[person.person.id].confirmed_on;
  sort_entries(out);
  return out;
}

std::vector<RegisterVersion> entry_versions(record::Reader& reader, std::string_view entry) {
  static const std::string sql =
      fmt::format("SELECT {} FROM interest_version WHERE entry = $1 ORDER BY version", kColumns);
  return reader.all(sql, version_from, entry);
}

// ---- declaring -----------------------------------------------------------------------------------------------------

RegisterEntry declare(record::Transaction& transaction, const StoredPerson& person, const DeclaredInterest& interest,
                      const Change& change, base::Random& random) {
  adopt(transaction, person, change);
  RegisterEntry entry;
  entry.id = base::Uuid::v7(change.at, random).text();
  entry.person = person.person.id;
  entry.interest = interest;
  entry.declared_on = base::date_of(change.at);
  entry.confirmed_on = entry.declared_on;
  insert(transaction, entry, RegisterAct::Declared, change);
  write_down(transaction, person, change, act_words(RegisterAct::Declared), entry.id, 1);
  bring_up_to_date(transaction, person, change);
  return entry;
}

base::Result<void> keep_version(record::Transaction& transaction, const StoredPerson& person,
                                const RegisterEntry& entry, RegisterAct act, const Change& change) {
  adopt(transaction, person, change);
  const auto now = register_of(transaction, person);
  const auto stands = std::ranges::find(now.entries, entry.id, &RegisterEntry::id);
  if (stands == now.entries.end()) return base::not_found("There is no such entry in this register.");
  if (stands->version != entry.version)
    return base::conflict("Someone has changed this entry since you opened it. Look at it as it is now.");
  RegisterEntry next = entry;
  next.version = entry.version + 1;
  if (act == RegisterAct::Changed || act == RegisterAct::Ended) next.confirmed_on = base::date_of(change.at);
  insert(transaction, next, act, change);
  write_down(transaction, person, change, act_words(act), entry.id, next.version);
  bring_up_to_date(transaction, person, change);
  return {};
}

base::Result<void> declare_nil(record::Transaction& transaction, const StoredPerson& person, const Change& change) {
  adopt(transaction, person, change);
  const auto today = base::date_of(change.at);
  const auto now = register_of(transaction, person);
  if (std::ranges::any_of(now.entries, [&](const RegisterEntry& one) { return !one.has_ended(today); }))
    return base::conflict("The register holds an interest that goes on. Give it its last day first.");
  state(transaction, person, "nil", "", change);
  write_down(transaction, person, change, "nil return made", "", 0);
  bring_up_to_date(transaction, person, change);
  return {};
}

base::Result<void> confirm_all(record::Transaction& transaction, const StoredPerson& person, const Change& change) {
  adopt(transaction, person, change);
  const auto now = register_of(transaction, person);
  const auto today = base::date_of(change.at);
  if (std::ranges::all_of(now.entries, [&](const RegisterEntry& one) { return one.has_ended(today); }))
    return base::conflict("There is no interest to confirm. If there is none, say that you have no interests.");
  state(transaction, person, "confirmed", "", change);
  write_down(transaction, person, change, "register confirmed", "", 0);
  return {};
}

void put_on_register(record::Transaction& transaction, const StoredPerson& person, std::string_view declaration,
                     const Change& change) {
  adopt(transaction, person, change);
  state(transaction, person, "on_register", declaration, change);
  write_down(transaction, person, change, "declared at a meeting is on the register", "", 0);
}

std::vector<std::string> declarations_on_register(record::Reader& reader, std::string_view person) {
  return reader.all(
      "SELECT about FROM interest_statement WHERE person = $1 AND kind = 'on_register' ORDER BY about",
      [](const record::Row& row) { return row.get<std::string>(0); }, person);
}

// ---- publication ---------------------------------------------------------------------------------------------------

bool register_is_public(record::Reader& reader, std::string_view committee) {
  return reader
      .one(
          "SELECT is_public FROM register_release WHERE committee = $1 ORDER BY sequence DESC LIMIT 1",
          [](const record::Row& row) { return row.get<bool>(0); }, committee)
      .value_or(false);
}

void set_register_public(record::Transaction& transaction, std::string_view committee, bool is_public,
                         const Change& change) {
  transaction.change(
      "INSERT INTO register_release (committee, sequence, is_public, made_by, made_at) VALUES ($1,"
      " (SELECT COALESCE(max(sequence), 0) + 1 FROM register_release WHERE committee = $1), $2, $3, $4)",
      committee, is_public, change.by, change.at);
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = is_public ? "register of interests published" : "register of interests taken back",
                        .subject_kind = "committee",
                        .subject_id = std::string(committee),
                        .person_id = "",
                        .before = "",
                        .after = ""});
}

// ---- disposal ------------------------------------------------------------------------------------------------------

std::vector<DisposalAsked> disposals_asked(record::Reader& reader) {
  return reader.all("SELECT entry, asked_by, reason FROM interest_disposal WHERE approved_at IS NULL ORDER BY entry",
                    [](const record::Row& row) {
                      return DisposalAsked{.entry = row.get<std::string>(0),
                                           .asked_by = row.get<std::string>(1),
                                           .reason = row.get<std::string>(2)};
                    });
}

base::Result<void> ask_disposal(record::Transaction& transaction, const StoredPerson& person, std::string_view entry,
                                std::string_view reason, Regime regime, const Change& change) {
  adopt(transaction, person, change);
  const auto now = register_of(transaction, person);
  const auto found = std::ranges::find(now.entries, entry, &RegisterEntry::id);
  if (found == now.entries.end()) return base::not_found("There is no such entry in this register.");
  if (!found->interest.to || base::date_of(change.at) <= on_file_until(*found->interest.to, regime))
    return base::conflict("An interest is kept on file for six years after its last day. They are not over.");
  const auto added = transaction.change(
      "INSERT INTO interest_disposal (entry, person, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)"
      " ON CONFLICT DO NOTHING",
      entry, person.person.id, reason, change.by, change.at);
  if (added == 0) return base::conflict("Its disposal has been asked for already.");
  write_down(transaction, person, change, "disposal asked for", entry, 0);
  return {};
}

base::Result<void> approve_disposal(record::Transaction& transaction, const StoredPerson& person,
                                    std::string_view entry, const Change& change) {
  const auto asked = transaction.one(
      "SELECT asked_by FROM interest_disposal WHERE entry = $1 AND person = $2 AND approved_at IS NULL",
      [](const record::Row& row) { return row.get<std::string>(0); }, entry, person.person.id);
  if (!asked) return base::not_found("Nobody has asked for this entry's disposal.");
  if (*asked == change.by) return base::forbidden("Somebody else than who asked for it decides on a disposal.");
  transaction.change("UPDATE interest_disposal SET approved_by = $2, approved_at = $3 WHERE entry = $1", entry,
                     change.by, change.at);
  transaction.change("DELETE FROM interest_version WHERE entry = $1", entry);
  write_down(transaction, person, change, "disposed of", entry, 0);
  bring_up_to_date(transaction, person, change);
  return {};
}

}  // namespace governance
