#include "governance/checks/organisation_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace governance {
namespace {

struct SectorWord {
  std::string_view word;
  Sector sector;
};
constexpr auto kSectorWords = std::to_array<SectorWord>({
    {"clinical commissioning groups", Sector::NhsCommissioner},
    {"clinical commissioning group", Sector::NhsCommissioner},
    {"integrated care boards", Sector::NhsCommissioner},
    {"integrated care board", Sector::NhsCommissioner},
    {"commissioners", Sector::NhsCommissioner},
    {"commissioner", Sector::NhsCommissioner},
    {"ccgs", Sector::NhsCommissioner},
    {"ccg", Sector::NhsCommissioner},
    {"icbs", Sector::NhsCommissioner},
    {"icb", Sector::NhsCommissioner},
    {"providers", Sector::NhsProvider},
    {"provider", Sector::NhsProvider},
    {"trusts", Sector::NhsProvider},
    {"trust", Sector::NhsProvider},
    {"local authorities", Sector::LocalAuthority},
    {"local authority", Sector::LocalAuthority},
    {"councils", Sector::LocalAuthority},
    {"council", Sector::LocalAuthority},
    {"councillors", Sector::LocalAuthority},
    {"regulators", Sector::NhsNational},
    {"regulator", Sector::NhsNational},
});
constexpr std::string_view kAllOfTheNhs = "nhs";

}  // namespace

OrganisationNames::OrganisationNames(const BookIndex& index) : index_(index) {
  const auto& all = index.book().organisations;
  for (std::size_t place = 0; place < all.size(); ++place) {
    const auto take = [&](std::string_view name) { names_.push_back({Phrase(name), place}); };
    take(all[place].name);
    take(std::string_view(all[place].name).substr(0, all[place].name.find(" (")));
    for (const auto& alias : all[place].aliases_seen) take(alias);
  }
  std::ranges::sort(names_, std::ranges::greater(),
                    [](const Name& one) { return std::pair(one.words.size(), one.place); });
  for (const Meeting& meeting : index.book().meetings)
    for (const Attendance& row : meeting.attendance)
      if (!row.organisation) by_role_.emplace(&row, by_role(row));
}

std::vector<std::string_view> OrganisationNames::take_from(Phrases& text) const {
  std::set<std::size_t> places;
  for (const Name& name : names_) {
    if (!text.names(name.words)) continue;
    text.remove(name.words);
    places.insert(name.place);
  }
  std::vector<std::string_view> out;
  out.reserve(places.size());
  for (const std::size_t place : places) out.push_back(index_.book().organisations[place].id);
  return out;
}

std::string_view OrganisationNames::of(const Attendance& row) const {
  if (row.organisation) return *row.organisation;
  const auto known = by_role_.find(&row);
  return known == by_role_.end() ? by_role(row) : known->second;
}

std::string_view OrganisationNames::by_role(const Attendance& row) const {
  if (!row.role) return {};
  Phrases role(*row.role);
  const auto named = take_from(role);
  return named.empty() ? std::string_view() : named.front();
}

std::set<Sector> sectors_named(const Phrases& text) {
  std::set<Sector> out;
  for (const auto& [word, sector] : kSectorWords)
    if (text.names(word)) out.insert(sector);
  if (out.empty() && text.names(kAllOfTheNhs))
    out = {Sector::NhsCommissioner, Sector::NhsProvider, Sector::NhsNational};
  return out;
}

void remove_sector_words(Phrases& text) {
  for (const auto& one : kSectorWords) text.remove(Phrase(one.word));
  text.remove(Phrase(kAllOfTheNhs));
}

std::string_view sector_words(Sector sector) {
  switch (sector) {
    case Sector::NhsCommissioner:
      return "NHS commissioners";
    case Sector::NhsProvider:
      return "NHS providers";
    case Sector::LocalAuthority:
      return "local authorities";
    case Sector::NhsNational:
      return "national NHS bodies";
    case Sector::Programme:
      return "the programme";
    case Sector::ClinicalNetwork:
      return "clinical networks";
    case Sector::Other:
      break;
  }
  return "others";
}

}  // namespace governance
