#include "governance/interests/interest_people.h"

#include <algorithm>

#include "base/mapped.h"
#include "base/text.h"

namespace governance {
namespace {

const Organisation* find(const std::vector<Organisation>& partners, std::string_view id) {
  const auto found = std::ranges::find(partners, id, &Organisation::id);
  return found == partners.end() ? nullptr : &*found;
}

std::vector<std::string> by_seats(const Person& person, const std::vector<Body>& bodies,
                                  const std::vector<Organisation>& partners) {
  std::vector<std::string> out;
  for (const auto& body : bodies)
    for (const auto& seat : body.seats)
      if (seat.holder == person.id && seat.organisation && find(partners, *seat.organisation) != nullptr)
        add_once(out, *seat.organisation);
  return out;
}

std::string employer_of(const Person& person, const std::vector<Organisation>& partners) {
  std::string out;
  for (const auto& seen : person.roles_seen)
    if (seen.organisation && find(partners, *seen.organisation) != nullptr) out = *seen.organisation;
  return out;
}

bool is_called(const Organisation& one, std::string_view name) {
  const auto same = [&](std::string_view other) { return base::lower(other) == base::lower(name); };
  return same(one.id) || same(one.name) || std::ranges::any_of(one.aliases_seen, same);
}

}  // namespace

void add_once(std::vector<std::string>& ids, const std::string& id) {
  if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

std::vector<std::string> organisations_of(const Person& person, const std::vector<Body>& bodies,
                                          const std::vector<Organisation>& partners) {
  auto out = by_seats(person, bodies, partners);
  add_once(out, employer_of(person, partners));
  return out;
}

Regime regime_of(const Person& person, const std::vector<Body>& bodies, const std::vector<Organisation>& partners) {
  auto asked = by_seats(person, bodies, partners);
  if (asked.empty()) add_once(asked, employer_of(person, partners));
  const bool is_councillors = std::ranges::any_of(
      asked, [&](const std::string& id) { return regime_of(find(partners, id)->sector) == Regime::CouncillorsCode; });
  return is_councillors ? Regime::CouncillorsCode : Regime::NhsRegister;
}

std::string position_on(const Body& body, const Person& person, const std::vector<Organisation>& partners) {
  for (const auto& seat : body.seats) {
    if (seat.holder != person.id || !seat.organisation) continue;
    const auto* const partner = find(partners, *seat.organisation);
    return partner == nullptr ? *seat.organisation : partner->name;
  }
  return person.roles_seen.empty() ? "" : person.roles_seen.back().role;
}

std::vector<std::string> linked(const std::vector<std::string>& names, const std::vector<Organisation>& partners) {
  return base::mapped(names, [&](const std::string& name) {
    const auto found =
        std::ranges::find_if(partners, [&](const Organisation& one) { return is_called(one, base::trimmed(name)); });
    return found == partners.end() ? name : found->id;
  });
}

std::vector<std::string> named(const std::vector<std::string>& organisations,
                               const std::vector<Organisation>& partners) {
  return base::mapped(organisations, [&](const std::string& id) {
    const auto* const partner = find(partners, id);
    return partner == nullptr ? id : partner->name;
  });
}

}  // namespace governance
