// Who is really asking, when the request came through proxies that the operator named. X-Forwarded-* from anyone else
// is just text that the sender chose, and counts for nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/request_head.h"

namespace site {

/// The other end of the connection.
struct Peer {
  std::string address;  ///< as `plain_address` writes it
  bool is_secure = false;
};

/// An IP address in its one usual form: "::FFFF:10.0.0.1" is "10.0.0.1", "0:0::1" is "::1". Empty where it is none.
[[nodiscard]] std::string plain_address(std::string_view text);

class TrustedProxies {
 public:
  /// Refuses what is not an IP address.
  [[nodiscard]] static base::Result<TrustedProxies> parse(const std::vector<std::string>& addresses);
  [[nodiscard]] bool contains(std::string_view address) const;

 private:
  std::vector<std::string> addresses_;
};

struct Origin {
  std::string address;     ///< the person's
  bool is_secure = false;  ///< by TLS as far as the person sees
  std::string host;        ///< lower case, as the person typed it
};

/// From a trusted peer: the rightmost address of X-Forwarded-For that is not itself a trusted proxy, the last
/// X-Forwarded-Proto and the last X-Forwarded-Host. From any other: the connection itself and Host.
[[nodiscard]] Origin origin_of(const RequestHead& head, const Peer& peer, const TrustedProxies& proxies);

}  // namespace site
