// Between a route and its handler: who may, forged forms, and what is said when something fails.
#include <exception>
#include <optional>

#include "base/check.h"
#include "base/log.h"
#include "people/cookies.h"
#include "people/own_path.h"
#include "people/visit.h"
#include "site/csrf.h"
#include "site/problem.h"

namespace people {
namespace {

struct Failed {
  int status;
  std::string_view title;
  std::string_view what_to_do;
};

constexpr Failed kTryLater = {503, "Sightline cannot answer at the moment",
                              "Wait a minute, then try again. If you were sending something, look whether it was kept "
                              "before you send it again."};
constexpr Failed kBroken = {
    500, "Sorry, there is a problem with Sightline",
    "Try again later. If you were sending something, look whether it was kept before you send it "
    "again. If it goes on, report the reference below to those who run Sightline for you."};

site::Response failure_page(const site::Request& request, const site::PageFrame& frame, const Failed& failed) {
  if (request.wants_json()) return site::problem(failed.status, failed.title, failed.what_to_do, request.reference);
  const site::Page page{
      .title = std::string(failed.title),
      .content = site::error_page(failed.title, html::paragraph(failed.what_to_do), request.reference)};
  site::Response response = site::Response::html(site::render(frame, page), failed.status);
  if (failed.status == kTryLater.status) response.headers.emplace_back("Retry-After", "60");
  return response;
}

bool may_help_to_wait(record::Failure::Kind kind) {
  return kind == record::Failure::Kind::Unavailable || kind == record::Failure::Kind::Conflict;
}

void log_failure(const site::Request& request, std::string_view kind, const char* cause) {
  base::log(base::LogLevel::Error, "request_failed",
            {{"reference", request.reference}, {"kind", std::string(kind)}, {"cause", std::string(cause)}});
}

/// What `work` answers, or a page that says what failed.
template <class Work>
site::Response guarded(const site::Request& request, const site::PageFrame& frame, Work work) {
  try {
    return work();
  } catch (const record::Failure& failure) {
    log_failure(request, "database", failure.what());
    return failure_page(request, frame, may_help_to_wait(failure.kind()) ? kTryLater : kBroken);
  } catch (const base::OurMistake& mistake) {
    log_failure(request, "our mistake", mistake.what());
  } catch (const std::exception& other) {
    log_failure(request, "exception", other.what());
  }
  return failure_page(request, frame, kBroken);
}

site::Response signed_out_answer(const Visit& visit) {
  const bool was_signed_in = !cookie_value(visit.request, kSessionCookie).empty();
  if (visit.request.wants_json()) {
    return site::problem(401, "Not signed in", "Sign in, then try again.", visit.request.reference);
  }
  if (visit.request.method != site::Method::Post) {
    return site::Response::redirect(sign_in_path(visit.request.path, was_signed_in));
  }
  const html::Fragment what_to_do =
      html::paragraph("You were signed out before this was sent, so it was not kept.") +
      html::paragraph(html::link("/sign-in", "Sign in") + ", then go back and send it again.");
  return visit.page({.title = "You are signed out", .content = site::error_page("You are signed out", what_to_do)},
                    401);
}

/// A form counts only with a token made from this visitor's own secret: the session's, or on a public page that of the
/// form cookie, for someone may have signed in in another window since.
bool has_token(const Route& route, const Visit& visit) {
  const auto token = visit.request.form.get(site::kCsrfField);
  if (visit.who && site::csrf_token_is_valid(visit.who->session_secret, token)) return true;
  const auto form_secret = cookie_value(visit.request, kFormCookie);
  return route.permission == Permission::Public && site::csrf_token_is_valid(form_secret, token);
}

std::optional<base::Error> why_not(const Route& route, const Visit& visit) {
  using base::ErrorCode;
  if (!visit.may_anywhere(route.permission)) {
    return base::Error{
        ErrorCode::Forbidden, "",
        "Your role does not include this page. If you need it, ask the administrator of Sightline in your "
        "organisation."};
  }
  const bool is_forged =
      route.method == site::Method::Post && (site::is_cross_site(visit.request) || !has_token(route, visit));
  if (is_forged) {
    return base::Error{ErrorCode::Forbidden, "",
                       "This page was open too long, or your browser keeps no cookies for it. Go back, reload the page "
                       "and try again. Nothing was kept of what you sent."};
  }
  return std::nullopt;
}

site::Response checked_answer(const Route& route, Visit& visit) {
  if (route.permission != Permission::Public && !visit.who) return signed_out_answer(visit);
  if (const auto error = why_not(route, visit)) {
    base::log(base::LogLevel::Info, "request_refused",
              {{"reference", visit.request.reference}, {"route", std::string(route.pattern)}});
    return visit.refusal(*error);
  }
  return route.handler(visit);
}

}  // namespace

site::Response dispatch(const Route& route, Visit& visit) {
  return guarded(visit.request, visit.frame, [&] { return checked_answer(route, visit); });
}

site::Response answer(const Route& route, const site::Request& request, record::Database& database,
                      const base::Clock& clock, base::Random& random, const ServiceSettings& settings) {
  return guarded(request, {}, [&] {
    Visit visit = make_visit(request, database, clock, random, settings);
    return dispatch(route, visit);
  });
}

site::Response answer_without_route(const site::Request& request, record::Database& database, const base::Clock& clock,
                                    base::Random& random, const ServiceSettings& settings, const base::Error& why) {
  return guarded(request, {}, [&] { return make_visit(request, database, clock, random, settings).refusal(why); });
}

}  // namespace people
