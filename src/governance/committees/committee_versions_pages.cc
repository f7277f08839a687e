// The versions of a committee's terms: since when each was in force, and what it changed.
#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/mapped.h"
#include "governance/committee_record/committee_life_store.h"
#include "governance/committees/committee_terms_pages.h"
#include "governance/committees/opened_terms_pages.h"
#include "governance/committees/terms_changes.h"

namespace governance {
namespace {

using html::Fragment;

std::string in_force(const std::vector<CommitteeVersion>& versions, std::size_t place) {
  const auto& from = versions[place].saved_at;
  std::string out = from ? "In force from " + base::short_date_time(*from) : "In force from before versions were kept";
  if (place + 1 == versions.size()) return out + " until now.";
  const auto& to = versions[place + 1].saved_at;
  return out + (to ? " to " + base::short_date_time(*to) + "." : ".");
}

Fragment version_section(const Terms& terms, const std::vector<CommitteeVersion>& versions, std::size_t place) {
  Fragment out =
      html::heading(2, fmt::format("Version {}", versions[place].version)) + html::paragraph(in_force(versions, place));
  if (place == 0) return out + html::paragraph("The first that is kept.");
  const auto changes = terms_changes(versions[place - 1].body, versions[place].body,
                                     [&](std::string_view person) { return name_of(terms, std::string(person)); });
  if (changes.empty()) return out + html::paragraph("Nothing changed that the terms tell.");
  return out + html::bullets(base::mapped(changes, [](const std::string& one) { return Fragment(one); }));
}

}  // namespace

site::Response committee_versions_page(people::Visit& visit) {
  const auto terms = terms_to_change(visit);
  if (!terms) return visit.refusal(terms.error());
  const auto versions =
      visit.database.read([&](record::Reader& reader) { return committee_versions(reader, terms->body().id); });
  site::Page page{.title = "Versions of the terms: " + terms->body().name};
  page.back = site::NavigationItem{.words = "Terms of reference", .to = terms_address(terms->body())};
  page.content = html::heading(1, "Versions of the terms: " + terms->body().name);
  for (std::size_t i = versions.size(); i-- > 0;) page.content += version_section(*terms, versions, i);
  return visit.page(page);
}

}  // namespace governance
