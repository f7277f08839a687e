#include "people/account_trail_store.h"

#include <utility>

#include "base/check.h"
#include "record/audit_trail.h"

namespace people {

std::string_view action_words(AccountAction action) {
  switch (action) {
    case AccountAction::AccountAdded:
      return "account added";
    case AccountAction::AccountClosed:
      return "account closed";
    case AccountAction::RoleGranted:
      return "role granted";
    case AccountAction::PasswordChanged:
      return "password changed";
    case AccountAction::PasswordChangeRefused:
      return "password change refused";
    case AccountAction::SignedIn:
      return "signed in";
    case AccountAction::SignInRefused:
      return "sign-in refused";
    case AccountAction::SignedOut:
      return "signed out";
    case AccountAction::SignedOutEverywhere:
      return "signed out everywhere";
    case AccountAction::PersonaChosen:
      return "persona chosen";
  }
  throw base::OurMistake("an account action that has no words");
}

void note_account_action(record::Transaction& transaction, base::Instant at, std::string_view actor,
                         AccountAction action, PersonId person, std::string details) {
  const std::string id = person.is_nil() ? "" : person.text();
  record::append_audit(transaction, at,
                       {.actor = std::string(actor),
                        .action = std::string(action_words(action)),
                        .subject_kind = "account",
                        .subject_id = id,
                        .person_id = id,
                        .before = "",
                        .after = std::move(details)});
}

}  // namespace people
