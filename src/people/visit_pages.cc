#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/london_time.h"
#include "people/cookies.h"
#include "people/people_store.h"
#include "people/token.h"
#include "people/visit.h"
#include "site/csrf.h"
#include "site/problem.h"

namespace people {
namespace {

/// One entry of the navigation, shown to those who have the permission.
struct Door {
  Permission permission;
  std::string_view words;
  std::string_view path;
};
constexpr Door kDoors[] = {
    {Permission::SeeOwnSchedule, "My week", "/week"},
    {Permission::SeeOwnReports, "My reports", "/reports"},
    {Permission::SeeReviewQueue, "To answer", "/reviews"},
    {Permission::SeeGuardianOverview, "Overview", "/guardian"},
    {Permission::DecideAsGuardian, "To decide", "/guardian/decisions"},
    {Permission::SeeGuardianReport, "Report", "/guardian/report"},
    {Permission::CheckSchedules, "Rotas", "/rotas"},
    {Permission::SeeEstablishment, "Establishment", "/establishment"},
    {Permission::SeeSystemFigures, "Performance", "/performance"},
    {Permission::SeeCommittees, "Committees", "/committees"},
    {Permission::UpdateOwnActions, "My actions", "/actions"},
    {Permission::DeclareInterests, "My interests", "/interests"},
    {Permission::SignedIn, "Account", "/account"},
};

bool is_at_or_beneath(std::string_view path, std::string_view top) {
  return path == top || (path.starts_with(top) && path[top.size()] == '/');
}

std::vector<site::NavigationItem> navigation_for(const Visit& visit) {
  std::vector<site::NavigationItem> items;
  std::size_t longest = 0;
  for (const Door& door : kDoors) {
    if (!visit.may_anywhere(door.permission)) continue;
    items.push_back({.words = std::string(door.words), .to = html::Url(door.path), .is_current = false});
    if (is_at_or_beneath(visit.request.path, door.path)) longest = std::max(longest, door.path.size());
  }
  // "/guardian/report" is beneath "/guardian" too: the closest one is where the person is.
  for (auto& item : items) {
    item.is_current = item.to.text().size() == longest && is_at_or_beneath(visit.request.path, item.to.text());
  }
  return items;
}

const RoleGrant* first_in_force(const SignedIn& who, base::Date today) {
  const auto found = std::ranges::find_if(who.grants, [&](const RoleGrant& grant) { return grant.is_in_force(today); });
  return found == who.grants.end() ? nullptr : &*found;
}

std::string initials_and_role(const SignedIn& who, base::Date today) {
  const RoleGrant* const grant = first_in_force(who, today);
  const std::string initials = who.person.initials();
  return grant == nullptr ? initials : initials + ", " + std::string(role_name(grant->role));
}

std::string organisation_name(Visit& visit) {
  const OdsCode code = visit.organisation();
  if (code == OdsCode()) return "";
  const auto organisation =
      visit.database.read([&](record::Reader& reader) { return find_organisation(reader, code); });
  return organisation ? organisation->name : "";
}

std::string token_for(const Visit& visit) {
  if (visit.who) return site::csrf_token(visit.who->session_secret);
  const auto secret = cookie_value(visit.request, kFormCookie);
  return has_shape_of_token(secret) ? site::csrf_token(secret) : "";
}

struct Refusal {
  int status;
  std::string_view title;
};

Refusal refusal_for(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::Invalid:
      return {400, "This could not be done"};
    case base::ErrorCode::NotFound:
      return {404, "Page not found"};
    case base::ErrorCode::Forbidden:
      return {403, "You cannot do this"};
    case base::ErrorCode::Conflict:
      return {409, "Something has changed"};
    case base::ErrorCode::Unavailable:
      return {503, "Not available at the moment"};
  }
  throw base::OurMistake("an error code that has no page");
}

}  // namespace

base::Date Visit::today() const {
  return base::date_of(clock.now());
}

const SignedIn& Visit::person() const {
  base::check(who.has_value(), "someone is signed in");
  return *who;
}

OdsCode Visit::organisation() const {
  const RoleGrant* const grant = who ? first_in_force(*who, today()) : nullptr;
  return grant == nullptr ? OdsCode() : grant->organisation;
}

bool Visit::may(Permission permission, const Scope& scope) const {
  const auto grants = who ? std::span<const RoleGrant>(who->grants) : std::span<const RoleGrant>();
  return people::may(grants, permission, scope, today());
}

bool Visit::may_anywhere(Permission permission) const {
  if (permission == Permission::SignedIn) return who.has_value();
  const auto grants = who ? std::span<const RoleGrant>(who->grants) : std::span<const RoleGrant>();
  return people::may_anywhere(grants, permission, today());
}

site::Response Visit::page(const site::Page& content, int status) const {
  return site::Response::html(site::render(frame, content), status);
}

site::Response Visit::refusal(const base::Error& error) const {
  const auto [status, title] = refusal_for(error.code);
  if (request.wants_json()) return site::problem(status, title, error.message, request.reference);
  const std::string_view reference = status == 503 ? request.reference : std::string_view();
  return page(
      {.title = std::string(title), .content = site::error_page(title, html::paragraph(error.message), reference)},
      status);
}

Visit make_visit(const site::Request& request, record::Database& database, const base::Clock& clock,
                 base::Random& random, const ServiceSettings& settings) {
  Visit visit{.request = request,
              .database = database,
              .clock = clock,
              .random = random,
              .settings = settings,
              .who = find_session(database, clock, cookie_value(request, kSessionCookie), settings.session_limits),
              .frame = {},
              .csrf_token = ""};
  visit.csrf_token = token_for(visit);
  visit.frame.csrf_token = visit.csrf_token;
  visit.frame.navigation = navigation_for(visit);
  if (visit.who) visit.frame.signed_in_as = initials_and_role(*visit.who, visit.today());
  visit.frame.organisation = organisation_name(visit);
  if (settings.is_demonstration) visit.frame.notice = "Demonstration: the people and their reports are invented.";
  return visit;
}

}  // namespace people
