// The register in the record: entries and their versions, nil returns, disposals. Versions are only ever added; who
// declared and who decided stand with each.
//
// With every change the minute book's person is brought up to date (keep_interests), in the same transaction: so
// load_book, the checks (C5) and screening read the register without knowing of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/interests/register_entry.h"

namespace governance {

/// Everyone of the minute book, by person. Interests that came with an imported book stand as entries; the first change
/// made here to a person's register keeps them as such.
[[nodiscard]] std::map<std::string, PersonRegister> registers(record::Reader& reader);
[[nodiscard]] PersonRegister register_of(record::Reader& reader, const StoredPerson& person);

/// One version of an entry with who made it.
struct RegisterVersion {
  RegisterEntry entry;
  RegisterAct act = RegisterAct::Declared;
  std::string by;  ///< account, or "command line"
  base::Instant at;
};
/// The oldest first.
[[nodiscard]] std::vector<RegisterVersion> entry_versions(record::Reader& reader, std::string_view entry);

/// Adds the entry. Its id is made here; it is declared today.
RegisterEntry declare(record::Transaction& transaction, const StoredPerson& person, const DeclaredInterest& interest,
                      const Change& change, base::Random& random);
/// The next version of the entry, which the caller has changed. NotFound where the person has no such entry; Conflict
/// where somebody else has changed it since.
[[nodiscard]] base::Result<void> keep_version(record::Transaction& transaction, const StoredPerson& person,
                                              const RegisterEntry& entry, RegisterAct act, const Change& change);
/// "I have no interests". Conflict where an interest goes on.
[[nodiscard]] base::Result<void> declare_nil(record::Transaction& transaction, const StoredPerson& person,
                                             const Change& change);
/// "All of it is still right."  Conflict where nothing was declared.
[[nodiscard]] base::Result<void> confirm_all(record::Transaction& transaction, const StoredPerson& person,
                                             const Change& change);

/// What was declared at a meeting (its entry's id) stands on the register, by a new entry or by one that was there.
void put_on_register(record::Transaction& transaction, const StoredPerson& person, std::string_view declaration,
                     const Change& change);
[[nodiscard]] std::vector<std::string> declarations_on_register(record::Reader& reader, std::string_view person);

/// Whether a committee's register is published: not until a governance lead says so.
[[nodiscard]] bool register_is_public(record::Reader& reader, std::string_view committee);
void set_register_public(record::Transaction& transaction, std::string_view committee, bool is_public,
                         const Change& change);

/// A disposal that one person asked for and another has not decided yet.
struct DisposalAsked {
  std::string entry;
  std::string asked_by;  ///< account
  std::string reason;
};
/// Entries whose years on file are over, and the disposals asked for.
[[nodiscard]] std::vector<DisposalAsked> disposals_asked(record::Reader& reader);
/// Conflict before the entry's years on file are over.
[[nodiscard]] base::Result<void> ask_disposal(record::Transaction& transaction, const StoredPerson& person,
                                              std::string_view entry, std::string_view reason, Regime regime,
                                              const Change& change);
/// Takes the entry and its versions out; that it was there, and who disposed of it, stays. Forbidden for whoever asked.
[[nodiscard]] base::Result<void> approve_disposal(record::Transaction& transaction, const StoredPerson& person,
                                                  std::string_view entry, const Change& change);

/// Number 15: the tables of this room.
[[nodiscard]] record::Migration interests_migration();

}  // namespace governance
