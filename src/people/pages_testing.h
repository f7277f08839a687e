// For this room's tests of pages: requests as a browser would send them, and what came back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "people/people_testing.h"
#include "people/sign_in_pages.h"
#include "people/visit.h"
#include "site/csrf.h"

namespace people::testing_help {

using Fields = std::map<std::string, std::string>;

class PagesOnEachEngine : public OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(migrations()));
    add_trust(database());
  }
  record::Database& database() { return **fresh_; }

  /// A person with that role, signed in: the cookie's value.
  std::string signed_in(Role role) {
    const std::string email = std::to_string(++people_) + "@example.org";
    return session_of(add(database(), "Dr Amber Example-Ash", email, grant(role)));
  }
  std::string session_of(PersonId person) {
    return database()
        .write(
            [&](record::Transaction& transaction) { return start_session(transaction, clock.now(), random, person); })
        .cookie;
  }
  bool is_alive(const std::string& session) { return find_session(database(), clock, session).has_value(); }

  static site::Request get(std::string path, const std::string& session = "", const Fields& query = {}) {
    site::Request request;
    request.path = std::move(path);
    for (const auto& [name, value] : query) request.query.add(name, value);
    return from_browser(std::move(request), session);
  }
  /// With a right token: the session's where there is one, else that of a form cookie.
  site::Request post(std::string path, const std::string& session, const Fields& fields) {
    site::Request request;
    request.method = site::Method::Post;
    request.path = std::move(path);
    for (const auto& [name, value] : fields) request.form.add(name, value);
    const auto who = find_session(database(), clock, session);
    if (!who) request.cookies[std::string(kFormCookie)] = kFormSecret;
    request.form.add(std::string(site::kCsrfField), site::csrf_token(who ? who->session_secret : kFormSecret));
    return from_browser(std::move(request), session);
  }
  site::Response ask(const Route& route, const site::Request& request) {
    return answer(route, request, database(), clock, random, settings);
  }

  static std::string header(const site::Response& response, std::string_view name) {
    for (const auto& [given, value] : response.headers) {
      if (given == name) return value;
    }
    return "";
  }
  static std::optional<site::Cookie> cookie(const site::Response& response, std::string_view name) {
    for (const auto& given : response.cookies) {
      if (given.name == name) return given;
    }
    return std::nullopt;
  }

  inline static const std::string kFormSecret = std::string(43, 'F');
  ServiceSettings settings{.session_limits = {}, .password_cost = kCheap};

 private:
  static site::Request from_browser(site::Request request, const std::string& session) {
    request.remote_address = "192.0.2.1";
    request.host = "sightline.example";
    request.reference = "REFERENCE1";
    if (!session.empty()) request.cookies[std::string(kSessionCookie)] = session;
    return request;
  }

  std::optional<record::FreshDatabase> fresh_;
  int people_ = 0;
};

}  // namespace people::testing_help
