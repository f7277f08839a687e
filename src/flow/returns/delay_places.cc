#include "flow/returns/delay_places.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

struct Elsewhere {
  std::string_view words;
  std::string_view code;
  std::string_view name;
};
constexpr std::array<Elsewhere, 3> kElsewhere = {
    {{"scotland", "RESIDENT-SCOTLAND", "Resident in Scotland"},
     {"wales", "RESIDENT-WALES", "Resident in Wales"},
     {"outside gb", "RESIDENT-OUTSIDE-GB", "Resident outside Great Britain"}}};

struct BoundaryChange {
  std::array<std::string_view, 3> until;
  std::array<std::string_view, 2> since;
  std::string_view note;
};
constexpr BoundaryChange kDorset = {
    {"E06000028", "E06000029", "E10000009"},
    {"E06000058", "E06000059"},
    "Boundaries changed between April and May 2019: Bournemouth (E06000028), Poole (E06000029) and the county of "
    "Dorset "
    "(E10000009) end with April 2019; Bournemouth, Christchurch and Poole (E06000058) and the new council of Dorset "
    "(E06000059) begin with May 2019. Their codes are kept apart, and their series break there."};

}  // namespace

std::string delay_place_name(std::string_view name) {
  const auto words = base::trimmed(name);
  return std::string(words.ends_with(" UA") ? base::trimmed(words.substr(0, words.size() - 3)) : words);
}

std::optional<Place> place_without_code(std::string_view name) {
  const std::string words = plain_words(name);
  if (words == "england") return Place{std::string(kEngland), "England", PlaceKind::Nation, ""};
  if (!words.starts_with("resident")) return std::nullopt;
  for (const Elsewhere& one : kElsewhere)
    if (words.contains(one.words)) return Place{std::string(one.code), std::string(one.name), PlaceKind::Council, ""};
  return std::nullopt;
}

bool is_resident_of_elsewhere(std::string_view code) {
  return code.starts_with("RESIDENT-");
}

void note_boundary_changes(Reading& reading) {
  const auto changed = [&](const Place& place) {
    return std::ranges::find(kDorset.until, place.code) != kDorset.until.end() ||
           std::ranges::find(kDorset.since, place.code) != kDorset.since.end();
  };
  if (std::ranges::any_of(reading.file.places, changed)) reading.note(std::string(kDorset.note));
}

}  // namespace flow
