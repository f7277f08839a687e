// An interest as the register has it, with the NHS fields; and what a person has declared in all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "governance/interests/interest_rules.h"
#include "governance/minute_book/parties.h"

namespace governance {

inline constexpr std::size_t kLongestInterestText = 2'000;  ///< code points, of each field

/// What the holder says of it.
struct DeclaredInterest {
  InterestKind kind = InterestKind::Financial;
  std::string relationship;  ///< of an indirect one: whose it is ("spouse"); never that person's name
  std::string description;
  std::vector<std::string> organisations;  ///< partners' ids, or names of suppliers and others
  std::vector<std::string> places;         ///< towns, sites: so that items can be matched
  base::Date from;                         ///< the day on which it arose
  std::optional<base::Date> to;            ///< its last day
  bool is_pecuniary = false;               ///< disclosable pecuniary, under the councillors' code
  bool consents = true;                    ///< to its publication
  std::string consent_reason;              ///< why not

  friend bool operator==(const DeclaredInterest&, const DeclaredInterest&) = default;
};
/// What is to be done about it, and with whom that was agreed.
struct Mitigation {
  std::string text;
  std::string agreed_with;  ///< role and organisation of the manager or governance lead
  base::Date agreed_on;

  friend bool operator==(const Mitigation&, const Mitigation&) = default;
};
/// A governance lead's decision, over the holder's wish either way.
enum class Publication { AsHolderConsents, HeldBack, Released };
struct PublicationDecision {
  Publication publication = Publication::AsHolderConsents;
  std::string reason;
  std::string decided_by;  ///< role and initials
  std::optional<base::Date> decided_on;

  friend bool operator==(const PublicationDecision&, const PublicationDecision&) = default;
};

enum class RegisterAct { Declared, Changed, Ended, MitigationAgreed, PublicationDecided };
inline constexpr RegisterAct kRegisterActs[] = {RegisterAct::Declared, RegisterAct::Changed, RegisterAct::Ended,
                                                RegisterAct::MitigationAgreed, RegisterAct::PublicationDecided};
[[nodiscard]] std::string_view act_code(RegisterAct act);   ///< stored
[[nodiscard]] std::string_view act_words(RegisterAct act);  ///< "declared"

/// One version: the newest is what stands.
struct RegisterEntry {
  std::string id;
  std::string person;  ///< of the minute book
  int version = 1;
  DeclaredInterest interest;
  base::Date declared_on;
  base::Date confirmed_on;
  std::optional<Mitigation> mitigation;
  PublicationDecision publication;

  /// From its first day to its last; one that is yet to begin is not current.
  [[nodiscard]] bool is_current(base::Date on) const;
  [[nodiscard]] bool has_ended(base::Date on) const;
  /// By how many days it was declared too late; 0 where it was in time.
  [[nodiscard]] std::chrono::days days_late(Regime regime) const;

  friend bool operator==(const RegisterEntry&, const RegisterEntry&) = default;
};

/// What one person has declared.
struct PersonRegister {
  std::string person;
  std::vector<RegisterEntry> entries;      ///< the newest version of each, the earliest declared first
  std::optional<base::Date> nil_on;        ///< when last declared to have none
  std::optional<base::Date> confirmed_on;  ///< when all was last confirmed at once
};

/// When what an entry says was last said: by its own declaration or change, or with all the rest.
[[nodiscard]] base::Date last_confirmed(const RegisterEntry& entry, const PersonRegister& one);

enum class DeclarationState {
  Nothing,          ///< neither a declaration nor a nil return: a finding, not an absence of interests
  ConfirmationDue,  ///< what stands was not confirmed within its time
  UpToDate,
};
[[nodiscard]] DeclarationState declaration_state(const PersonRegister& one, Regime regime, base::Date today);
/// The last day on which what was said of the oldest part stands; nothing where nothing was declared.
[[nodiscard]] std::optional<base::Date> confirmation_due(const PersonRegister& one, Regime regime, base::Date today);

/// Every fault at once; subjects are the fields' names in forms: kind, relationship, description, organisations, from,
/// to, consent-reason.
[[nodiscard]] base::Checked<DeclaredInterest> checked(DeclaredInterest interest, base::Date today);

/// As the minute book has it, so that its checks and screening read the register.
[[nodiscard]] Interest interest_of(const RegisterEntry& entry);
/// What came with an imported book as entries of the register, declared on the day they came: ids from `token`.
[[nodiscard]] std::vector<RegisterEntry> entries_of(const Person& person, std::string_view token, base::Date day);

[[nodiscard]] std::string_view kind_code(InterestKind kind);   ///< "non_financial_professional"
[[nodiscard]] std::string_view kind_words(InterestKind kind);  ///< "Non-financial professional"
/// What it means, with examples: "You or your organisation could gain or lose money ..."
[[nodiscard]] std::string_view kind_help(InterestKind kind);

}  // namespace governance
