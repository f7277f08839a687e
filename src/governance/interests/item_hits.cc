#include "governance/interests/item_hits.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/naming.h"

namespace governance {
namespace {

/// One place of the item where something may stand.
struct Part {
  std::string_view words;  ///< "the title"
  Phrases text;
  std::vector<std::string_view> organisations;
};

std::vector<Part> parts_of(const AgendaItem& item, const OrganisationNames& names) {
  std::vector<Part> out;
  const auto add = [&](std::string_view words, const std::optional<std::string>& text) {
    if (!text || text->empty()) return;
    Phrases left(*text);
    auto organisations = names.take_from(left);
    out.push_back({words, Phrases(*text), std::move(organisations)});
  };
  add("the title", item.title);
  add("the closed title", item.closed_title);
  add("what is asked", item.purpose);
  for (const auto& limb : item.proposal) add("the proposal", limb.text);
  return out;
}

/// Where the organisation, or another's name, stands; empty where nowhere.
std::string_view place_of(const std::vector<Part>& parts, const BookIndex& index, const std::string& what) {
  const bool is_partner = index.organisation(what) != nullptr;
  for (const auto& part : parts) {
    if (is_partner && std::ranges::find(part.organisations, what) != part.organisations.end()) return part.words;
    if (!is_partner && part.text.names(what)) return part.words;
  }
  return {};
}

std::string name_of(const BookIndex& index, const std::string& organisation) {
  const auto* const found = index.organisation(organisation);
  return found == nullptr ? organisation : found->name;
}

void add_hit(std::vector<Hit>& out, Hit hit) {
  const bool is_known = std::ranges::any_of(out, [&](const Hit& one) {
    return one.person == hit.person && one.source == hit.source && one.matched == hit.matched;
  });
  if (!is_known) out.push_back(std::move(hit));
}

void add_employers(const ScreenedPerson& person, const std::vector<Part>& parts, const BookIndex& index,
                   std::vector<Hit>& out) {
  for (const auto& organisation : person.organisations) {
    const auto place = place_of(parts, index, organisation);
    if (place.empty()) continue;
    const auto name = name_of(index, organisation);
    add_hit(out, {.person = person.id,
                  .source = HitSource::Employer,
                  .matched = name,
                  .why = fmt::format("{} works or sits for {}, which stands in {}.", person.short_name, name, place)});
  }
}

void add_interests(const ScreenedPerson& person, const std::vector<Part>& parts, const BookIndex& index,
                   std::vector<Hit>& out) {
  for (const auto& entry : person.interests) {
    std::vector<std::string> concerned = entry.interest.organisations;
    concerned.insert(concerned.end(), entry.interest.places.begin(), entry.interest.places.end());
    for (const auto& one : concerned) {
      const auto place = place_of(parts, index, one);
      if (place.empty()) continue;
      const bool is_indirect = entry.interest.kind == InterestKind::Indirect;
      const auto name = name_of(index, one);
      add_hit(out, {.person = person.id,
                    .source = HitSource::Interest,
                    .matched = name,
                    .why = fmt::format("{} has registered an interest ({}{}) in {}, which stands in {}.",
                                       person.short_name, base::lower(kind_words(entry.interest.kind)),
                                       is_indirect ? ": " + entry.interest.relationship : "", name, place),
                    .is_financial = entry.interest.kind == InterestKind::Financial,
                    .asks_to_leave = entry.interest.is_pecuniary});
    }
  }
}

void add_name(const ScreenedPerson& person, const std::vector<Part>& parts, std::vector<Hit>& out) {
  const auto words = name_words(person.name);
  if (words.size() < 2) return;
  std::string name;
  for (const auto& word : words) name += (name.empty() ? "" : " ") + word;
  const auto part = std::ranges::find_if(parts, [&](const Part& one) { return one.text.names(name); });
  if (part != parts.end())
    add_hit(out, {.person = person.id,
                  .source = HitSource::Name,
                  .matched = "their own name",
                  .why = fmt::format("{} is named in {}.", person.short_name, part->words)});
}

}  // namespace

std::vector<Hit> hits_of(const AgendaItem& item, const std::vector<ScreenedPerson>& people,
                         const std::vector<Organisation>& partners) {
  MinuteBook book;
  book.organisations = partners;
  const BookIndex index(book);
  const OrganisationNames names(index);
  const auto parts = parts_of(item, names);
  std::vector<Hit> out;
  for (const auto& person : people) {
    add_employers(person, parts, index, out);
    add_interests(person, parts, index, out);
    add_name(person, parts, out);
  }
  return out;
}

std::string unscreenable_because(const AgendaItem& item) {
  if (item.kind != ItemKind::Substantive) return {};
  if (item.medium == Medium::Verbal) return "It is verbal: there is no paper to screen.";
  if (item.is_late) return "Its paper is late: whoever screens may not have had it in time.";
  return item.medium == Medium::None ? "It has no paper to screen." : "";
}

}  // namespace governance
