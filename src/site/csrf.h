// Against forged requests: a page of another site that makes a signed-in person's browser send our forms.
//
// The token in each form is derived from the session's secret, so any app process can check what another one wrote. It
// is masked anew each time it is written, so that a compressed page's size says nothing about it.
#pragma once

#include <string>
#include <string_view>

#include "site/http.h"

namespace site {

/// For a form. `session_secret` is what the person's cookie holds: the session's, or before sign-in a random one of its
/// own. REQUIRES: not empty.
[[nodiscard]] std::string csrf_token(std::string_view session_secret);

/// Whether `token` came from `csrf_token` with the same secret. Takes the same time whatever the token is.
[[nodiscard]] bool csrf_token_is_valid(std::string_view session_secret, std::string_view token);

/// The browser says that another site's page made the request: by Sec-Fetch-Site, or where it sends none by an Origin
/// with another host. A request with neither is not known to be cross-site.
[[nodiscard]] bool is_cross_site(const Request& request);

}  // namespace site
