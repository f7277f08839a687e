#include "people/sign_in_pages.h"

#include <algorithm>
#include <utility>

#include "people/account_trail_store.h"
#include "people/loopback.h"
#include "people/own_path.h"
#include "people/persona_store.h"
#include "people/token.h"
#include "site/csrf.h"

namespace people {
namespace {

using html::Fragment;

/// Whether a persona may be chosen without a password: only where there are none but invented people, and only by
/// someone at this very machine. A request that came through a proxy did not start here.
bool may_choose_persona(const Visit& visit) {
  const bool is_forwarded =
      !visit.request.header("x-forwarded-for").empty() || !visit.request.header("forwarded").empty();
  return visit.settings.is_demonstration && !is_forwarded && is_loopback_address(visit.request.remote_address) &&
         is_loopback_host(visit.request.host);
}

/// One who is signed out has no session whose secret could guard the form, so the form gets a cookie of its own.
std::optional<site::Cookie> give_form_secret(Visit& visit) {
  if (!visit.csrf_token.empty()) return std::nullopt;
  const std::string secret = new_token(visit.random);
  visit.csrf_token = site::csrf_token(secret);
  return new_cookie(visit.request, kFormCookie, secret);
}

Fragment persona_card(const Visit& visit, const Persona& persona) {
  const Fragment choice = site::hidden_input("person", persona.person.text()) +
                          site::button("Sign in as " + persona.name, site::ButtonKind::Secondary);
  return site::card(
      {.heading = persona.title,
       .to = std::nullopt,
       .content = html::paragraph(persona.story) + site::form("/sign-in/persona", visit.csrf_token, choice)});
}

std::vector<std::string> chapters_of(const std::vector<Persona>& all) {
  std::vector<std::string> chapters;
  for (const Persona& persona : all) {
    if (std::ranges::find(chapters, persona.chapter) == chapters.end()) chapters.push_back(persona.chapter);
  }
  return chapters;
}

Fragment persona_chapter(const Visit& visit, const std::vector<Persona>& all, const std::string& chapter) {
  Fragment out = html::heading(2, chapter);
  for (const Persona& persona : all) {
    if (persona.chapter == chapter) out += persona_card(visit, persona);
  }
  return out;
}

Fragment persona_choice(const Visit& visit, const std::vector<Persona>& all) {
  const Fragment explained = html::paragraph(
      "This is the demonstration. Choose who to be; no password is needed. All these people are invented.");
  return explained +
         html::each(chapters_of(all), [&](const std::string& chapter) { return persona_chapter(visit, all, chapter); });
}

Fragment password_form(const Visit& visit, const site::FormState& state, const std::string& next) {
  Fragment fields = site::text_input(
      state, {.name = "email", .label = "E-mail address", .type = "email", .autocomplete = "username"});
  fields += site::text_input(
      state, {.name = "password", .label = "Password", .type = "password", .autocomplete = "current-password"});
  fields += site::hidden_input("next", next);
  fields += site::button("Sign in");
  return site::form("/sign-in", visit.csrf_token, fields) +
         html::paragraph("If you cannot sign in, ask " + visit.settings.support_contact + " for help.");
}

Fragment notice_above(const Visit& visit) {
  if (visit.request.query.has("ended")) {
    return site::inset_text(
        html::paragraph("Your session has ended, because you were away for a while. Sign in to go on."));
  }
  return html::when(visit.request.query.has("signed-out"),
                    [] { return site::inset_text(html::paragraph("You are signed out.")); });
}

site::Response sign_in_page(Visit& visit, const site::FormState& state, const std::string& next, int status) {
  const auto cookie = give_form_secret(visit);
  const auto all = may_choose_persona(visit)
                       ? visit.database.read([](record::Reader& reader) { return personas(reader); })
                       : std::vector<Persona>();
  Fragment content = html::heading(1, "Sign in") + notice_above(visit);
  if (!all.empty()) content += persona_choice(visit, all) + html::heading(2, "With an account");
  content += password_form(visit, state, next);
  content += html::paragraph(html::link("/public", "Published meetings") + ": for everyone, without signing in.");
  site::Response response = visit.page({.title = "Sign in", .content = content, .errors = state.errors}, status);
  if (cookie) response.cookies.push_back(*cookie);
  return response;
}

base::Errors missing_fields(const site::FormValues& form) {
  base::Errors errors;
  if (form.get("email").empty()) errors.push_back({base::ErrorCode::Invalid, "email", "Enter your e-mail address."});
  if (form.get("password").empty()) errors.push_back({base::ErrorCode::Invalid, "password", "Enter your password."});
  return errors;
}

site::Response signed_in_response(const Visit& visit, const NewSession& session, std::string next) {
  site::Response response = site::Response::redirect(std::move(next));
  response.cookies.push_back(new_cookie(visit.request, kSessionCookie, session.cookie));
  response.cookies.push_back(removed_cookie(visit.request, kFormCookie));
  return response;
}

/// The browser is about to forget its earlier session's cookie; whoever may have copied it shall have no use of it.
void end_earlier_session(record::Transaction& transaction, const Visit& visit) {
  if (visit.who) sign_out(transaction, visit.clock.now(), cookie_value(visit.request, kSessionCookie));
}

base::Result<NewSession> start_as_persona(record::Transaction& transaction, const Visit& visit, PersonId person) {
  if (!is_persona(transaction, person)) return base::not_found("There is no such persona. Go back and choose another.");
  end_earlier_session(transaction, visit);
  NewSession session = start_session(transaction, visit.clock.now(), visit.random, person);
  note_account_action(transaction, visit.clock.now(), person.text(), AccountAction::PersonaChosen, person);
  return session;
}

}  // namespace

site::Response sign_in_form(Visit& visit) {
  std::string next = own_path(visit.request.query.get("next"));
  if (visit.who) return site::Response::redirect(std::move(next));
  return sign_in_page(visit, {}, next, 200);
}

site::Response sign_in_submit(Visit& visit) {
  const auto& form = visit.request.form;
  std::string next = own_path(form.get("next"));
  if (const auto errors = missing_fields(form); !errors.empty()) {
    return sign_in_page(visit, {.values = form, .errors = errors}, next, 400);
  }
  const auto session = sign_in(visit.database, visit.clock, visit.random, form.get("email"), form.get("password"),
                               visit.request.remote_address, visit.settings.password_cost);
  if (!session) {
    return sign_in_page(visit, {.values = form, .errors = {session.error()}}, next,
                        sign_in_status(session.error().code));
  }
  if (visit.who) {
    visit.database.write([&](record::Transaction& transaction) { end_earlier_session(transaction, visit); });
  }
  return signed_in_response(visit, *session, std::move(next));
}

site::Response choose_persona(Visit& visit) {
  if (!may_choose_persona(visit)) {
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no page at this address."});
  }
  const auto person = PersonId::parse(visit.request.form.get("person"));
  if (!person) return visit.refusal({base::ErrorCode::Invalid, "", "Go back and choose a persona by its button."});
  const auto session = visit.database.write(
      [&](record::Transaction& transaction) { return start_as_persona(transaction, visit, *person); });
  return session ? signed_in_response(visit, *session, "/") : visit.refusal(session.error());
}

site::Response sign_out_submit(Visit& visit) {
  visit.database.write([&](record::Transaction& transaction) {
    sign_out(transaction, visit.clock.now(), cookie_value(visit.request, kSessionCookie));
  });
  site::Response response = site::Response::redirect("/sign-in?signed-out=yes");
  response.cookies.push_back(removed_cookie(visit.request, kSessionCookie));
  return response;
}

site::Response sign_out_everywhere_submit(Visit& visit) {
  visit.database.write([&](record::Transaction& transaction) {
    sign_out_everywhere(transaction, visit.clock.now(), visit.person().person.id);
  });
  site::Response response = site::Response::redirect("/sign-in?signed-out=yes");
  response.cookies.push_back(removed_cookie(visit.request, kSessionCookie));
  return response;
}

int sign_in_status(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::Forbidden:
      return 429;
    case base::ErrorCode::Conflict:
      return 409;
    case base::ErrorCode::Unavailable:
      return 503;
    case base::ErrorCode::Invalid:
    case base::ErrorCode::NotFound:
      return 400;
  }
  return 400;
}

}  // namespace people
