#include "site/forwarded.h"

#include <algorithm>
#include <array>
#include <ranges>

#include <arpa/inet.h>

#include "base/text.h"
#include "site/header_value.h"

namespace site {
namespace {

/// All items of all fields of that name, in order: each proxy adds at the end.
std::vector<std::string> items_of(const RequestHead& head, std::string_view name) {
  std::vector<std::string> items;
  for (const auto& [each, value] : head.fields)
    if (each == name)
      for (const auto item : list_items(value)) items.emplace_back(item);
  return items;
}

/// Some gateways write "203.0.113.9:51234" or "[2001:db8::9]:443".
std::string_view without_port(std::string_view hop) {
  if (hop.starts_with('[')) return hop.substr(1, hop.find(']') - 1);
  const auto colon = hop.find(':');
  const bool is_only_colon = colon != std::string_view::npos && hop.find(':', colon + 1) == std::string_view::npos;
  return is_only_colon ? hop.substr(0, colon) : hop;
}

std::string address_of(const RequestHead& head, const Peer& peer, const TrustedProxies& proxies) {
  std::string nearest = peer.address;
  for (const auto& hop : items_of(head, "x-forwarded-for") | std::views::reverse) {
    auto address = plain_address(without_port(hop));
    if (address.empty()) break;
    nearest = std::move(address);
    if (!proxies.contains(nearest)) break;
  }
  return nearest;
}

}  // namespace

std::string plain_address(std::string_view text) {
  const std::string copy(text);
  std::array<char, INET6_ADDRSTRLEN> out{};
  in_addr four{};
  if (inet_pton(AF_INET, copy.c_str(), &four) == 1) return inet_ntop(AF_INET, &four, out.data(), out.size());
  in6_addr six{};
  if (inet_pton(AF_INET6, copy.c_str(), &six) != 1) return "";
  if (IN6_IS_ADDR_V4MAPPED(&six)) return inet_ntop(AF_INET, &six.s6_addr[12], out.data(), out.size());
  return inet_ntop(AF_INET6, &six, out.data(), out.size());
}

base::Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& addresses) {
  TrustedProxies proxies;
  for (const auto& text : addresses) {
    auto address = plain_address(text);
    if (address.empty()) return base::invalid(text, "Give each trusted proxy as an IP address, such as 10.0.0.1.");
    proxies.addresses_.push_back(std::move(address));
  }
  return proxies;
}

bool TrustedProxies::contains(std::string_view address) const {
  return std::ranges::find(addresses_, address) != addresses_.end();
}

Origin origin_of(const RequestHead& head, const Peer& peer, const TrustedProxies& proxies) {
  Origin origin{peer.address, peer.is_secure, base::lower(head.field("host").value_or(""))};
  if (!proxies.contains(peer.address)) return origin;
  origin.address = address_of(head, peer, proxies);
  const auto protocols = items_of(head, "x-forwarded-proto");
  if (!protocols.empty()) origin.is_secure = base::lower(protocols.back()) == "https";
  const auto hosts = items_of(head, "x-forwarded-host");
  if (!hosts.empty() && is_host(hosts.back())) origin.host = base::lower(hosts.back());
  return origin;
}

}  // namespace site
