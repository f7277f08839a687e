#include "governance/committees/opened_terms_pages.h"

#include <algorithm>

#include "base/mapped.h"

namespace governance {

base::Result<Terms> terms_to_change(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<Terms> {
    auto committee = find_committee(reader, visit.request.path_value("id"));
    const auto refused = base::not_found("There is no such committee, or its terms are not yours to change.");
    if (!committee) return refused;
    const Viewer viewer = viewer_of(reader, visit, committee->body);
    if (!viewer.is_secretary && !viewer.is_screener) return refused;
    std::vector<Body> others = base::mapped(committees(reader), &StoredCommittee::body);
    std::erase_if(others, [&](const Body& one) { return one.id == committee->body.id; });
    return Terms{.committee = *std::move(committee),
                 .people = committee_people(reader),
                 .partners = partners(reader),
                 .others = std::move(others)};
  });
}

html::Url terms_address(const Body& body) {
  return html::Url("/committees/" + body.id + "/terms");
}

html::Fragment change_form(people::Visit& visit, const Terms& terms, std::string_view what,
                           const html::Fragment& fields) {
  return site::form(
      terms_address(terms.body()), visit.csrf_token,
      site::hidden_input("version", std::to_string(terms.committee.version)) + site::hidden_input("do", what) + fields);
}

std::string name_of(const Terms& terms, const std::optional<std::string>& person) {
  if (!person) return "vacant";
  const auto found = std::ranges::find(terms.people, *person, [](const StoredPerson& one) { return one.person.id; });
  return found == terms.people.end() ? "" : found->person.name;
}

std::string organisation_name(const Terms& terms, const std::string& id) {
  const auto found = std::ranges::find(terms.partners, id, &Organisation::id);
  return found == terms.partners.end() ? id : found->name;
}

}  // namespace governance
