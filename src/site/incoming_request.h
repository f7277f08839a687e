// From a whole request on the wire to the value that handlers see.
#pragma once

#include <expected>
#include <string>

#include "site/forwarded.h"
#include "site/http.h"
#include "site/request_head.h"

namespace site {

/// Everything of Request but `path_values` and `reference`. HEAD becomes Get. Refuses a query or form that cannot be
/// read (400) and a body that is neither a urlencoded nor a multipart form (415). REQUIRES: `check_head` found nothing
/// wrong with `head`.
[[nodiscard]] std::expected<Request, Refusal> incoming_request(const RequestHead& head, const std::string& body,
                                                               const Peer& peer, const TrustedProxies& proxies);

}  // namespace site
