// What this room writes into the audit trail. No entry holds an e-mail address.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "people/person.h"
#include "record/database.h"

namespace people {

enum class AccountAction {
  AccountAdded,
  AccountClosed,
  RoleGranted,
  PasswordChanged,
  PasswordChangeRefused,
  SignedIn,
  SignInRefused,
  SignedOut,
  SignedOutEverywhere,
  PersonaChosen,
};
[[nodiscard]] std::string_view action_words(AccountAction action);  ///< "signed in"

/// Who acts where no person is signed in.
inline constexpr std::string_view kSystemActor = "system";
inline constexpr std::string_view kCommandLineActor = "command line";

/// `actor`: a person's id, or one of the above. `person` is nil where nobody known is meant. `details`: a JSON object,
/// or empty.
void note_account_action(record::Transaction& transaction, base::Instant at, std::string_view actor,
                         AccountAction action, PersonId person, std::string details = "");

}  // namespace people
