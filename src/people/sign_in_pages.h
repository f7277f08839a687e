// Signing in and out, and one's own account.
#pragma once

#include "people/visit.h"

namespace people {

site::Response sign_in_form(Visit& visit);     ///< GET /sign-in: e-mail and password; personas in the demonstration
site::Response sign_in_submit(Visit& visit);   ///< POST /sign-in
site::Response choose_persona(Visit& visit);   ///< POST /sign-in/persona: demonstration only, else not found
site::Response sign_out_submit(Visit& visit);  ///< POST /sign-out
site::Response sign_out_everywhere_submit(Visit& visit);  ///< POST /account/sign-out-everywhere
site::Response account_page(Visit& visit);                ///< GET /account: who I am, my roles, my sessions
site::Response access_log_page(Visit& visit);             ///< GET /account/who-has-read: who has read my records

/// The cookie's name.
inline constexpr std::string_view kSessionCookie = "sightline_session";

}  // namespace people
