#include <fmt/format.h>

#include "base/number.h"
#include "people/people_store.h"
#include "people/sign_in_pages.h"

namespace people {
namespace {

using html::Fragment;

/// What the page shows, read in one view of the record.
struct Account {
  std::optional<std::string> email;
  std::vector<SessionSummary> sessions;
  std::map<OdsCode, std::string> organisations;
  std::map<DirectorateId, std::string> directorates;
};

void add_places(record::Reader& reader, const OdsCode& code, Account& account) {
  if (account.organisations.contains(code)) return;
  const auto organisation = find_organisation(reader, code);
  account.organisations.emplace(code, organisation ? organisation->name : code.text());
  for (const Directorate& directorate : directorates(reader, code)) {
    account.directorates.emplace(directorate.id, directorate.name);
  }
}

Account read_account(record::Reader& reader, const Visit& visit) {
  const SignedIn& who = visit.person();
  Account account{.email = email_of(reader, who.person.id),
                  .sessions = sessions_of(reader, who.person.id, visit.clock.now(),
                                          cookie_value(visit.request, kSessionCookie), visit.settings.session_limits),
                  .organisations = {},
                  .directorates = {}};
  for (const RoleGrant& grant : who.grants) add_places(reader, grant.organisation, account);
  return account;
}

Fragment about_me(const Person& person, const Account& account) {
  std::vector<site::SummaryRow> rows = {{.key = "Name", .value = person.name}};
  if (person.gmc_number) rows.push_back({.key = "GMC number", .value = *person.gmc_number});
  if (account.email) rows.push_back({.key = "E-mail address", .value = *account.email});
  return site::summary_list(rows);
}

std::string place_of(const RoleGrant& grant, const Account& account) {
  std::string place = account.organisations.at(grant.organisation);
  if (grant.directorate) place += ", " + account.directorates.at(*grant.directorate);
  if (grant.specialty) place += ", " + *grant.specialty;
  return place;
}

Fragment roles_table(const Visit& visit, const Account& account) {
  site::Table table{.caption = "Your roles",
                    .columns = {{"Role"}, {"Where"}, {"From"}, {"Until"}},
                    .rows = {},
                    .total = {},
                    .when_empty = "You have no role. Ask " + visit.settings.support_contact + " for one."};
  for (const RoleGrant& grant : visit.person().grants) {
    const std::string until = grant.ends ? base::long_date(*grant.ends) : "further notice";
    const std::string ended = grant.ends && *grant.ends < visit.today() ? " (ended)" : "";
    table.rows.push_back({{.content = role_name(grant.role), .is_header = true},
                          {.content = place_of(grant, account)},
                          {.content = base::long_date(grant.starts)},
                          {.content = until + ended}});
  }
  return site::table(table);
}

Fragment sessions_table(const Visit& visit, const Account& account) {
  site::Table table{
      .caption = "Where you are signed in", .columns = {{"Signed in"}, {"Last seen"}}, .rows = {}, .total = {}};
  for (const SessionSummary& session : account.sessions) {
    table.rows.push_back(
        {{.content = base::long_date_time(session.signed_in_at), .is_header = true},
         {.content = session.is_this_one ? "now, on this device" : base::long_date_time(session.last_seen)}});
  }
  return site::table(table) + site::form("/account/sign-out-everywhere", visit.csrf_token,
                                         site::button("Sign out everywhere", site::ButtonKind::Secondary));
}

Fragment password_section(const Visit& visit, const site::FormState& state) {
  Fragment fields = site::text_input(state, {.name = "current-password",
                                             .label = "Current password",
                                             .type = "password",
                                             .autocomplete = "current-password"});
  fields += site::text_input(state, {.name = "new-password",
                                     .label = "New password",
                                     .hint = "At least 12 characters. Three random words are easy to remember.",
                                     .type = "password",
                                     .autocomplete = "new-password"});
  fields += site::button("Change password", site::ButtonKind::Secondary);
  return html::heading(2, "Change your password") + html::paragraph("You will be signed out everywhere else.") +
         site::form("/account/password", visit.csrf_token, fields);
}

site::Response account_page_with(const Visit& visit, const site::FormState& state, int status) {
  const Account account = visit.database.read([&](record::Reader& reader) { return read_account(reader, visit); });
  Fragment content = html::heading(1, "Your account");
  content += about_me(visit.person().person, account);
  content += html::paragraph(html::link("/account/who-has-read", "Who has read your record"));
  content += roles_table(visit, account);
  content += sessions_table(visit, account);
  if (account.email) content += password_section(visit, state);
  const bool is_changed =
      visit.request.method != site::Method::Post && visit.request.query.get("changed") == "password";
  return visit.page({.title = "Your account",
                     .content = content,
                     .success = is_changed ? "Your password is changed. You are signed out everywhere else." : "",
                     .errors = state.errors},
                    status);
}

}  // namespace

site::Response account_page(Visit& visit) {
  return account_page_with(visit, {}, 200);
}

site::Response change_password_submit(Visit& visit) {
  const auto& form = visit.request.form;
  const auto changed = change_password(visit.database, visit.clock, visit.person().person.id,
                                       {.current_password = form.get("current-password"),
                                        .new_password = form.get("new-password"),
                                        .cookie = cookie_value(visit.request, kSessionCookie),
                                        .remote_address = visit.request.remote_address},
                                       visit.settings.password_cost);
  if (changed) return site::Response::redirect("/account?changed=password");
  return account_page_with(visit, {.values = form, .errors = {changed.error()}}, sign_in_status(changed.error().code));
}

}  // namespace people
