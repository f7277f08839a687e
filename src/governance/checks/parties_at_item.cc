#include "governance/checks/parties_at_item.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace governance {
namespace {

constexpr auto kSaysNothing = std::to_array<std::string_view>({"member",
                                                               "members",
                                                               "representative",
                                                               "representatives",
                                                               "rep",
                                                               "reps",
                                                               "colleague",
                                                               "colleagues",
                                                               "officer",
                                                               "officers",
                                                               "people",
                                                               "those",
                                                               "from",
                                                               "of",
                                                               "the",
                                                               "and",
                                                               "any",
                                                               "other",
                                                               "others",
                                                               "organisation",
                                                               "organisations",
                                                               "partner",
                                                               "partners",
                                                               "party",
                                                               "parties",
                                                               "attendees",
                                                               "staff",
                                                               "present",
                                                               "at",
                                                               "for",
                                                               "who",
                                                               "are",
                                                               "both"});

bool says_nothing(std::string_view word) {
  return std::ranges::find(kSaysNothing, word) != kSaysNothing.end();
}

/// One party's words, read.
struct Party {
  std::vector<std::string_view> organisations;
  std::set<Sector> sectors;
  bool is_everyone = false;
  std::vector<std::string> in_the_role;

  [[nodiscard]] bool names_something() const { return is_everyone || !organisations.empty() || !sectors.empty(); }
};

Party party_of(const OrganisationNames& names, std::string_view words) {
  Party out;
  Phrases left(words);
  out.organisations = names.take_from(left);
  out.sectors = sectors_named(left);
  remove_sector_words(left);
  for (auto& word : left.words()) {
    if (word == "all" || word == "everyone" || word == "everybody" || word == "every")
      out.is_everyone = out.organisations.empty() && out.sectors.empty();
    else if (!says_nothing(word))
      out.in_the_role.push_back(word.size() > 2 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word);
  }
  return out;
}

bool stands_in_the_role(const Attendance& row, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return true;
  const auto role = words_of(row.role.value_or(""));
  return std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::any_of(role, [&](const std::string& one) { return one == word || one == word + "s"; });
  });
}

/// Whether the row's organisation is the party's; "lay members" may be of any.
bool is_of(const BookIndex& index, const OrganisationNames& names, const Party& party, const Attendance& row) {
  if (party.is_everyone) return true;
  if (!party.names_something()) return !party.in_the_role.empty();
  const auto id = names.of(row);
  const auto* organisation = index.organisation(id);
  return std::ranges::find(party.organisations, id) != party.organisations.end() ||
         (organisation != nullptr && party.sectors.contains(organisation->sector));
}

}  // namespace

bool PartiesAtItem::holds(std::string_view person) const {
  return std::ranges::find(people, person) != people.end();
}

PartiesAtItem parties_at_item(const BookIndex& index, const OrganisationNames& names, const Room& room,
                              const Meeting& meeting, std::size_t item) {
  PartiesAtItem out;
  const auto& screening = meeting.items[item].screening;
  if (!screening) return out;
  const auto there = room.at(item);
  std::set<std::string_view> caught;
  for (const std::string& words : screening->parties) {
    if (index.person(words) != nullptr) {
      if (room.was_there(words, item)) caught.insert(words);
      continue;
    }
    Party party;
    if (const auto* organisation = index.organisation(words); organisation != nullptr)
      party.organisations = {organisation->id};
    else
      party = party_of(names, words);
    out.is_everyone = out.is_everyone || (party.is_everyone && party.in_the_role.empty());
    bool is_someone = party.names_something();
    for (const Attendance* row : there) {
      if (!is_of(index, names, party, *row) || !stands_in_the_role(*row, party.in_the_role)) continue;
      caught.insert(row->person);
      is_someone = true;
    }
    if (!is_someone) out.unclear.push_back(words);
  }
  for (const Attendance* row : there)
    if (caught.contains(row->person)) out.people.push_back(row->person);
  return out;
}

}  // namespace governance
