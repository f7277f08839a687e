#include "governance/interests/public_register.h"

#include <algorithm>
#include <tuple>

namespace governance {
namespace {

bool may_be_published(const RegisterEntry& entry) {
  switch (entry.publication.publication) {
    case Publication::HeldBack:
      return false;
    case Publication::Released:
      return true;
    case Publication::AsHolderConsents:
      break;
  }
  return entry.interest.consents;
}

PublicEntry shown(const DecisionMaker& person, const RegisterEntry& entry) {
  const DeclaredInterest& interest = entry.interest;
  PublicEntry out;
  out.name = person.name;
  out.position = person.position;
  out.kind = kind_words(interest.kind);
  out.description = interest.description;
  if (!interest.relationship.empty()) out.description += " (" + interest.relationship + ")";
  out.organisations = interest.organisations;
  out.from = interest.from;
  out.to = interest.to;
  out.declared_on = entry.declared_on;
  out.days_late = static_cast<int>(entry.days_late(person.regime).count());
  if (entry.mitigation) out.mitigation = entry.mitigation->text;
  return out;
}

/// A nil return holds until an interest is declared after it.
bool has_nil(const PersonRegister& one, base::Date on) {
  return one.nil_on && *one.nil_on <= on &&
         std::ranges::none_of(one.entries, [&](const RegisterEntry& entry) { return !entry.has_ended(on); });
}

}  // namespace

bool is_public(const RegisterEntry& entry, Regime regime, base::Date on) {
  if (!may_be_published(entry) || on < entry.interest.from) return false;
  return !entry.interest.to || on <= public_until(*entry.interest.to, regime);
}

PublicRegister public_register(const std::vector<DecisionMaker>& people, base::Date on) {
  PublicRegister out;
  for (const auto& person : people) {
    for (const auto& entry : person.declared.entries)
      if (is_public(entry, person.regime, on)) out.entries.push_back(shown(person, entry));
    if (has_nil(person.declared, on)) out.nil.push_back(person.name);
    if (person.declared.entries.empty() && !person.declared.nil_on) out.neither.push_back(person.name);
  }
  std::ranges::sort(out.entries, {},
                    [](const PublicEntry& one) { return std::tie(one.name, one.from, one.description); });
  std::ranges::sort(out.nil);
  std::ranges::sort(out.neither);
  return out;
}

}  // namespace governance
