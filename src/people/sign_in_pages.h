// Signing in and out, and one's own account.
#pragma once

#include "people/cookies.h"
#include "people/visit.h"

namespace people {

site::Response sign_in_form(Visit& visit);    ///< GET /sign-in: e-mail and password; personas in the demonstration
site::Response sign_in_submit(Visit& visit);  ///< POST /sign-in: email, password, next
/// POST /sign-in/persona: person. In the demonstration only, from a browser on this machine only, else not found.
site::Response choose_persona(Visit& visit);
site::Response sign_out_submit(Visit& visit);             ///< POST /sign-out
site::Response sign_out_everywhere_submit(Visit& visit);  ///< POST /account/sign-out-everywhere
site::Response account_page(Visit& visit);                ///< GET /account: who I am, my roles, my sessions
site::Response change_password_submit(Visit& visit);      ///< POST /account/password: current-password, new-password
site::Response access_log_page(Visit& visit);             ///< GET /account/who-has-read: who has read my records

/// The status of a page that asks once more for a password: too many tries are 429.
[[nodiscard]] int sign_in_status(base::ErrorCode code);

}  // namespace people
