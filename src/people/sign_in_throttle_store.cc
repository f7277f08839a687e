#include "people/sign_in_throttle_store.h"

#include <algorithm>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "people/token.h"

namespace people {
namespace {

constexpr std::size_t kIpv6Network = 8;  // bytes

std::string network_of(std::string_view remote_address) {
  std::string address(remote_address);
  in6_addr parsed{};
  if (inet_pton(AF_INET6, address.c_str(), &parsed) != 1 || IN6_IS_ADDR_V4MAPPED(&parsed)) return address;
  return {std::begin(parsed.s6_addr), std::begin(parsed.s6_addr) + kIpv6Network};
}

}  // namespace

TryKeys try_keys(std::string_view email, std::string_view remote_address) {
  return {.email = {fingerprint("sightline sign-in e-mail", email)},
          .address = {fingerprint("sightline sign-in network", network_of(remote_address))}};
}

bool is_held_back(record::Reader& reader, const TryKeys& keys, base::Instant now) {
  const base::Instant since = now - kTriesCountFor;
  const auto for_email =
      reader.scalar<std::int64_t>("SELECT count(*) FROM sign_in_try WHERE email = $1 AND at > $2", keys.email, since);
  if (for_email >= kMostTriesForOneEmail) return true;
  const auto from_address = reader.scalar<std::int64_t>(
      "SELECT count(*) FROM sign_in_try WHERE address = $1 AND at > $2", keys.address, since);
  return from_address >= kMostTriesFromOneAddress;
}

void count_try(record::Transaction& transaction, const TryKeys& keys, base::Instant now) {
  transaction.change("DELETE FROM sign_in_try WHERE at <= $1", now - kTriesCountFor);
  transaction.change("INSERT INTO sign_in_try (email, address, at) VALUES ($1, $2, $3)", keys.email, keys.address, now);
}

void forget_tries(record::Transaction& transaction, const TryKeys& keys) {
  transaction.change("DELETE FROM sign_in_try WHERE email = $1", keys.email);
}

}  // namespace people
