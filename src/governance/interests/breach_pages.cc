// Breaches of the rules on interests: recorded, assessed, their lesson told without names. For governance leads alone.
#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/uuid.h"
#include "governance/interests/interest_form_pages.h"
#include "governance/interests/interests_pages.h"
#include "governance/interests/screening_store.h"

namespace governance {
namespace {

using html::Fragment;

struct Known {
  std::vector<StoredPerson> people;
  std::vector<Meeting> meetings;
  std::vector<Breach> breaches;

  [[nodiscard]] std::string name(std::string_view person) const {
    const auto found = std::ranges::find(people, person, [](const StoredPerson& one) { return one.person.id; });
    return found == people.end() ? "Someone not in the record" : found->person.name;
  }
  [[nodiscard]] std::string day(std::string_view meeting) const {
    const auto found = std::ranges::find(meetings, meeting, &Meeting::id);
    return found == meetings.end() ? "No meeting" : base::long_date(found->date);
  }
};

Known known(people::Visit& visit) {
  return visit.database.read([](record::Reader& reader) {
    Known out{.people = committee_people(reader), .meetings = {}, .breaches = breaches(reader)};
    for (const auto& committee : committees(reader))
      for (auto& stored : meetings_of(reader, committee.body.id)) out.meetings.push_back(std::move(stored.meeting));
    return out;
  });
}

Fragment new_fields(const site::FormState& state, const Known& all) {
  std::vector<std::pair<std::string, std::string>> people = {{"", "Choose a person"}};
  for (const auto& one : all.people) people.emplace_back(one.token, one.person.name);
  std::vector<std::pair<std::string, std::string>> meetings = {{"", "No one meeting"}};
  for (const auto& one : all.meetings)
    meetings.emplace_back(one.id, fmt::format("{} ({})", base::long_date(one.date), one.body));
  site::Choices kinds{.name = "kind", .legend = "What was wrong?", .choices = {}};
  for (const auto kind : kBreachKinds)
    kinds.choices.push_back(
        {.value = std::string(breach_kind_code(kind)), .label = std::string(breach_kind_words(kind))});
  return site::select(state, {.name = "person", .label = "Whose interest", .options = people}) +
         site::radios(state, kinds) +
         site::select(state, {.name = "meeting", .label = "At which meeting", .options = meetings}) +
         site::date_input(state, {.name = "found", .legend = "When it was found", .hint = ""}) +
         site::text_area(state, {.name = "what", .label = "What happened", .rows = 4});
}

site::Response show_list(people::Visit& visit, const Known& all, const site::FormState& state, int status) {
  site::Table table{.caption = "Breaches, the newest first",
                    .columns = {{"Found"}, {"What was wrong"}, {"Whose"}, {"Assessed"}, {"Lesson"}},
                    .when_empty = "No breach is recorded."};
  for (const auto& one : all.breaches)
    table.rows.push_back(
        {{html::link(html::Url("/interests/breaches/" + one.id), base::short_date(one.found_on)), true},
         {breach_kind_words(one.kind)},
         {all.name(one.person)},
         {gravity_words(one.gravity)},
         {one.lesson_is_public ? one.lesson : "Not told"}});
  site::Page page{.title = "Breaches", .errors = state.errors, .is_wide = true};
  page.back = site::NavigationItem{.words = "Interests: overview", .to = "/interests/overview"};
  page.content =
      html::heading(1, "Breaches of the rules on interests") +
      html::paragraph(
          "For governance leads alone. Of a breach only its lesson is told to others, without "
          "names, once you say so.") +
      site::table(table) + html::heading(2, "Record a breach") +
      site::form("/interests/breaches", visit.csrf_token, new_fields(state, all) + site::button("Record the breach"));
  return visit.page(page, status);
}

base::Checked<Breach> typed_breach(const people::Visit& visit, const Known& all) {
  const auto& form = visit.request.form;
  base::Errors faults;
  Breach out;
  const auto person =
      std::ranges::find(all.people, form.get("person"), [](const StoredPerson& one) { return one.token; });
  if (person != all.people.end()) out.person = person->person.id;
  const auto* const kind = std::ranges::find(kBreachKinds, form.get("kind"), breach_kind_code);
  if (kind == std::end(kBreachKinds))
    faults.push_back({base::ErrorCode::Invalid, "kind", "Choose what was wrong."});
  else
    out.kind = *kind;
  if (std::ranges::find(all.meetings, form.get("meeting"), &Meeting::id) != all.meetings.end())
    out.meeting = form.get("meeting");
  const auto found = typed_date(form, "found", "The day on which it was found");
  if (!found) faults.push_back(found.error());
  if (found && !*found) faults.push_back({base::ErrorCode::Invalid, "found", "Enter the day on which it was found."});
  out.found_on = found && *found ? **found : visit.today();
  out.what = form.get("what");
  auto whole = checked(std::move(out), "", visit.today());
  if (!whole) faults.insert(faults.end(), whole.error().begin(), whole.error().end());
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return whole;
}

// ---- one breach ----------------------------------------------------------------------------------------------------

site::FormState assessed_values(const Breach& breach) {
  site::FormState out;
  out.values.add("gravity", std::string(gravity_code(breach.gravity)));
  out.values.add("assessment", breach.assessment);
  out.values.add("lesson", breach.lesson);
  if (breach.lesson_is_public) out.values.add("public", "yes");
  return out;
}

site::Response show_one(people::Visit& visit, const Known& all, const Breach& breach, const site::FormState& state,
                        int status) {
  site::Choices gravities{.name = "gravity", .legend = "How grave is it?", .choices = {}};
  for (const auto gravity : kBreachGravities)
    gravities.choices.push_back(
        {.value = std::string(gravity_code(gravity)), .label = std::string(gravity_words(gravity))});
  site::Page page{.title = "A breach", .errors = state.errors};
  page.back = site::NavigationItem{.words = "Breaches", .to = "/interests/breaches"};
  page.content =
      html::heading(1, breach_kind_words(breach.kind)) +
      site::summary_list({{"Whose", all.name(breach.person)},
                          {"Meeting", all.day(breach.meeting)},
                          {"Found", base::long_date(breach.found_on)},
                          {"What happened", breach.what}}) +
      site::form(
          html::Url("/interests/breaches/" + breach.id), visit.csrf_token,
          site::hidden_input("version", std::to_string(breach.version)) + site::radios(state, gravities) +
              site::text_area(state, {.name = "assessment", .label = "Why, and what was done", .rows = 4}) +
              site::text_area(state, {.name = "lesson",
                                      .label = "What others may learn from it",
                                      .hint = "Without names, and without what would give someone away.",
                                      .rows = 3}) +
              site::checkboxes(state, {.name = "public",
                                       .legend = "",
                                       .choices = {{.value = "yes", .label = "The lesson may be told to others"}}}) +
              site::button("Save"));
  return visit.page(page, status);
}

Breach with_assessment(const site::FormValues& form, Breach breach) {
  const auto* const gravity = std::ranges::find(kBreachGravities, form.get("gravity"), gravity_code);
  breach.gravity = gravity == std::end(kBreachGravities) ? BreachGravity::NotAssessed : *gravity;
  breach.assessment = form.get("assessment");
  breach.lesson = form.get("lesson");
  breach.lesson_is_public = form.get("public") == "yes";
  return breach;
}

const Breach* asked(const people::Visit& visit, const Known& all) {
  const auto found = std::ranges::find(all.breaches, visit.request.path_value("id"), &Breach::id);
  return found == all.breaches.end() ? nullptr : &*found;
}

base::Error no_such_breach() {
  return {base::ErrorCode::NotFound, "", "There is no such breach."};
}

base::Result<void> keep(people::Visit& visit, const Breach& breach) {
  return visit.database.write([&](record::Transaction& transaction) {
    return save_breach(transaction, breach, {.by = visit.person().person.id.text(), .at = visit.clock.now()});
  });
}

}  // namespace

site::Response breaches_page(people::Visit& visit) {
  return show_list(visit, known(visit), {}, 200);
}

site::Response breaches_submit(people::Visit& visit) {
  const auto all = known(visit);
  auto breach = typed_breach(visit, all);
  if (!breach) return show_list(visit, all, {.values = visit.request.form, .errors = breach.error()}, 400);
  breach->id = base::Uuid::v7(visit.clock.now(), visit.random).text();
  if (const auto kept = keep(visit, *breach); !kept) return visit.refusal(kept.error());
  return site::Response::redirect("/interests/breaches/" + breach->id);
}

site::Response breach_page(people::Visit& visit) {
  const auto all = known(visit);
  const Breach* const breach = asked(visit, all);
  if (breach == nullptr) return visit.refusal(no_such_breach());
  return show_one(visit, all, *breach, assessed_values(*breach), 200);
}

site::Response breach_submit(people::Visit& visit) {
  const auto all = known(visit);
  const Breach* const stands = asked(visit, all);
  if (stands == nullptr) return visit.refusal(no_such_breach());
  const auto& form = visit.request.form;
  const auto breach = checked(with_assessment(form, *stands), all.name(stands->person), visit.today());
  if (!breach) return show_one(visit, all, *stands, {.values = form, .errors = breach.error()}, 400);
  if (form.get("version") != std::to_string(stands->version))
    return visit.refusal({base::ErrorCode::Conflict, "",
                          "Someone has changed this breach since you opened it. Look at it as it is now."});
  if (const auto kept = keep(visit, *breach); !kept) return visit.refusal(kept.error());
  return site::Response::redirect("/interests/breaches");
}

}  // namespace governance
