#include <algorithm>

#include "people/people_store.h"
#include "safe_working/rota_checks/rota_checks_pages.h"

namespace safe_working {
namespace {

using html::Fragment;
using people::Permission;

/// The posts of today that the person's role covers, and the directorates they are in.
struct Covered {
  std::vector<people::Post> posts;
  std::vector<people::Directorate> directorates;
};

Covered read_covered(people::Visit& visit) {
  const auto organisation = visit.organisation();
  Covered out;
  visit.database.read([&](record::Reader& reader) {
    out.posts = people::posts_in(reader, organisation);
    out.directorates = people::directorates(reader, organisation);
  });
  std::erase_if(out.posts,
                [&](const people::Post& post) { return !post.is_held_on(visit.today()) || !may_check(visit, post); });
  std::erase_if(out.directorates, [&](const people::Directorate& directorate) {
    return std::ranges::find(out.posts, directorate.id, &people::Post::directorate) == out.posts.end();
  });
  return out;
}

/// The directorate asked for by its code, or the first.
const people::Directorate& shown_directorate(const people::Visit& visit, const Covered& covered) {
  const auto asked = visit.request.query.get("directorate");
  const auto found = std::ranges::find(covered.directorates, asked, &people::Directorate::code);
  return found == covered.directorates.end() ? covered.directorates.front() : *found;
}

Fragment directorate_chooser(const Covered& covered, const people::Directorate& shown) {
  if (covered.directorates.size() < 2) return {};
  site::FormState state;
  state.values.add("directorate", shown.code);
  site::Select select{.name = "directorate", .label = "Directorate", .hint = "", .options = {}};
  for (const auto& one : covered.directorates) select.options.emplace_back(one.code, one.name);
  return site::filter_form("/rotas", site::select(state, select) + site::button("Show", site::ButtonKind::Secondary));
}

struct Listed {
  std::string name;
  people::PersonId id;
  std::string grade;
  std::string specialty;
};

std::vector<Listed> doctors_in(people::Visit& visit, const Covered& covered, const people::Directorate& shown) {
  std::vector<people::PersonId> ids;
  for (const auto& post : covered.posts)
    if (post.directorate == shown.id) ids.push_back(post.holder);
  const auto names = visit.database.read([&](record::Reader& reader) { return people::names_of(reader, ids); });
  std::vector<Listed> out;
  for (const auto& post : covered.posts)
    if (const auto name = names.find(post.holder); post.directorate == shown.id && name != names.end())
      out.push_back({name->second, post.holder, post.grade, post.specialty});
  std::ranges::sort(out, {}, [](const Listed& one) { return std::pair(one.name, one.id); });
  return out;
}

Fragment doctors_table(const std::vector<Listed>& doctors, const people::Directorate& shown) {
  site::Table table{.caption = "Doctors in post today, " + shown.name,
                    .columns = {{"Doctor"}, {"Grade"}, {"Specialty"}},
                    .rows = {},
                    .total = {}};
  for (const Listed& doctor : doctors)
    table.rows.push_back({{html::link("/rotas/doctors/" + doctor.id.text(), doctor.name), true},
                          {doctor.grade},
                          {doctor.specialty.empty() ? "Not recorded" : doctor.specialty}});
  return site::table(table);
}

Fragment schedules(people::Visit& visit) {
  Fragment out = html::heading(2, "Check a doctor's work schedule");
  const Covered covered = read_covered(visit);
  if (covered.directorates.empty())
    return out + site::inset_text(html::paragraph("No doctor whom your role covers is in post today."));
  const auto& shown = shown_directorate(visit, covered);
  out += html::paragraph(
      "The duties that Sightline holds for a doctor, week by week. Each time you open one it is recorded, and the "
      "doctor "
      "can see it.");
  return out + directorate_chooser(covered, shown) + doctors_table(doctors_in(visit, covered, shown), shown);
}

}  // namespace

site::Response rotas_page(people::Visit& visit) {
  Fragment content = html::heading(1, "Rotas");
  if (visit.may_anywhere(Permission::CheckRotaFiles)) {
    content += html::heading(2, "Check a rota file");
    content += html::paragraph(
        "Send a CSV file of duties and see which break the contract's limits of hours and rest, row by row. Nothing of "
        "the file is kept.");
    content += site::button_link("Check a rota file", "/rotas/check");
  }
  content += schedules(visit);
  return visit.page({.title = "Rotas", .content = content});
}

bool may_check(const people::Visit& visit, const people::Post& post) {
  return visit.may(Permission::CheckSchedules,
                   {.organisation = post.organisation, .directorate = post.directorate, .specialty = post.specialty});
}

}  // namespace safe_working
