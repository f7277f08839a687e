// A visit: one request by one person, as page handlers see it; the shape of a route; and how a route is answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "people/account_store.h"
#include "people/role.h"
#include "record/database.h"
#include "site/components.h"
#include "site/http.h"

namespace people {

/// What the program was started with, as far as pages care.
struct ServiceSettings {
  bool is_demonstration = false;  ///< personas may be chosen without a password, from this machine alone
  std::string safety_contact =    ///< whom to call at once about an immediate safety concern; each trust sets its own
      "the senior doctor on duty for your team, or the site manager through switchboard";
  std::string support_contact = "your medical workforce team";
  SessionLimits session_limits;
  PasswordCost password_cost;
};

struct Visit {
  const site::Request& request;
  record::Database& database;
  const base::Clock& clock;
  base::Random& random;
  const ServiceSettings& settings;
  std::optional<SignedIn> who;  ///< always set where the route's permission is not Public
  site::PageFrame frame;        ///< navigation by what `who` may do; ready to render
  std::string csrf_token;       ///< for every form; empty only for one who is signed out and has no form cookie yet

  [[nodiscard]] base::Date today() const;
  /// The signed-in person. REQUIRES: a route that is not Public.
  [[nodiscard]] const SignedIn& person() const;
  /// The organisation whose pages are shown: that of the person's first grant in force. Nothing's code ("") where no
  /// grant is in force, which is so only on SignedIn and Public pages.
  [[nodiscard]] OdsCode organisation() const;
  [[nodiscard]] bool may(Permission permission, const Scope& scope) const;
  /// SignedIn is given to anyone signed in, with or without a grant in force.
  [[nodiscard]] bool may_anywhere(Permission permission) const;

  [[nodiscard]] site::Response page(const site::Page& content, int status = 200) const;
  /// A plain page (or RFC 9457 problem for JSON clients) that says what to do: Forbidden 403, NotFound 404, Conflict
  /// 409, Invalid 400, Unavailable 503. The last also gives the reference to quote.
  [[nodiscard]] site::Response refusal(const base::Error& error) const;
};

using PageHandler = site::Response (*)(Visit&);

/// One line of the product's table of contents. There is no default permission: a route without one does not compile.
struct Route {
  Route(site::Method route_method, std::string_view route_pattern, Permission route_permission,
        PageHandler route_handler)
      : method(route_method), pattern(route_pattern), permission(route_permission), handler(route_handler) {}
  site::Method method;
  std::string_view pattern;
  Permission permission;
  PageHandler handler;
};

// The request must outlive the visit, as must all else that is handed in.

/// Finds out who visits, by the session cookie, and makes the frame. Throws record::Failure.
[[nodiscard]] Visit make_visit(const site::Request& request, record::Database& database, const base::Clock& clock,
                               base::Random& random, const ServiceSettings& settings);

/// Runs the route's handler, after these:
///   not signed in                        GET: 303 to /sign-in, which leads back; else 401
///   no grant in force gives the          403
///   route's permission
///   a POST from another site, or         403: "This page was open too long ..."
///   without this session's token
/// What fails outside us (record::Failure) becomes 503 or 500, a mistake of ours or any other exception 500, each with
/// the reference that the log has beside the cause.
[[nodiscard]] site::Response dispatch(const Route& route, Visit& visit);

/// make_visit and dispatch: the whole answer to a request that the route fits. Lets no exception out.
[[nodiscard]] site::Response answer(const Route& route, const site::Request& request, record::Database& database,
                                    const base::Clock& clock, base::Random& random, const ServiceSettings& settings);
/// The answer to a request that no route fits: `why`, inside the visitor's own frame. Lets no exception out.
[[nodiscard]] site::Response answer_without_route(const site::Request& request, record::Database& database,
                                                  const base::Clock& clock, base::Random& random,
                                                  const ServiceSettings& settings, const base::Error& why);

}  // namespace people
