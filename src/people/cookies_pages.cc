#include <utility>

#include "people/cookies.h"

namespace people {

std::string cookie_name(const site::Request& request, std::string_view name) {
  return (request.is_secure ? "__Host-" : "") + std::string(name);
}

std::string_view cookie_value(const site::Request& request, std::string_view name) {
  return request.cookie(cookie_name(request, name));
}

site::Cookie new_cookie(const site::Request& request, std::string_view name, std::string value) {
  return {.name = cookie_name(request, name),
          .value = std::move(value),
          .max_age_seconds = std::nullopt,
          .is_secure = request.is_secure};
}

site::Cookie removed_cookie(const site::Request& request, std::string_view name) {
  return {.name = cookie_name(request, name), .value = "", .max_age_seconds = 0, .is_secure = request.is_secure};
}

}  // namespace people
