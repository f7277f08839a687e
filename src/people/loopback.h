// Whether a request comes from this very machine.
#pragma once

#include <string_view>

namespace people {

/// 127.0.0.0/8 or ::1, also as IPv6 writes the former.
[[nodiscard]] bool is_loopback_address(std::string_view address);
/// A Host header that names this machine: localhost, 127.0.0.1 or [::1], with or without a port. A page of another site
/// that gets its own name to lead here (DNS rebinding) has another host.
[[nodiscard]] bool is_loopback_host(std::string_view host);

}  // namespace people
