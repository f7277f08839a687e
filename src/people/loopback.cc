#include "people/loopback.h"

#include <algorithm>
#include <array>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "base/text.h"

namespace people {

bool is_loopback_address(std::string_view address) {
  std::string text(address);
  if (text.starts_with("::ffff:")) text.erase(0, std::string_view("::ffff:").size());
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24U) == 127U;
  in6_addr six{};
  return inet_pton(AF_INET6, text.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six) != 0;
}

bool is_loopback_host(std::string_view host) {
  constexpr std::array<std::string_view, 3> names = {"localhost", "127.0.0.1", "[::1]"};
  const auto colon = host.rfind(':');
  const bool has_port = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
  const std::string name = base::lower(has_port ? host.substr(0, colon) : host);
  return std::ranges::find(names, name) != names.end();
}

}  // namespace people
