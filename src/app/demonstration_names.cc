#include "app/demonstration_names.h"

#include <array>

#include "base/check.h"

namespace app {
namespace {

constexpr std::array kGiven = {"Amber",  "Basil",  "Clover", "Dale",     "Ember",  "Fern",   "Garnet", "Hazel",
                               "Indigo", "Jasper", "Kelp",   "Laurel",   "Maple",  "Nettle", "Olive",  "Pebble",
                               "Quartz", "Rowan",  "Sage",   "Thyme",    "Umber",  "Violet", "Willow", "Yarrow",
                               "Zinnia", "Agate",  "Briar",  "Coral",    "Dahlia", "Elder",  "Flint",  "Ginger",
                               "Heath",  "Iris",   "Jade",   "Lavender", "Marl",   "Opal",   "Pearl",  "Ruby"};
constexpr std::array kSurname = {"Ash",    "Beech",   "Cedar",  "Dogwood", "Elm",    "Fir",    "Gorse",  "Holly",
                                 "Ivy",    "Juniper", "Kale",   "Larch",   "Moss",   "Nutmeg", "Oak",    "Pine",
                                 "Quince", "Reed",    "Spruce", "Teasel",  "Ulex",   "Vine",   "Wych",   "Yew",
                                 "Alder",  "Birch",   "Cherry", "Damson",  "Elder",  "Fennel", "Ginkgo", "Hemp",
                                 "Iris",   "Jasmine", "Linden", "Mallow",  "Nettle", "Osier",  "Poplar", "Rush"};
static_assert(kGiven.size() * kSurname.size() == kInventedNames);

}  // namespace

std::string invented_name(std::size_t number) {
  base::check(number < kInventedNames, "there are 1,600 invented names");
  // Both parts change from one number to the next, so that neighbours in a list do not look alike.
  const std::size_t given = number % kGiven.size();
  const std::size_t surname = (number + number / kGiven.size()) % kSurname.size();
  return std::string("Dr ") + kGiven[given] + " Example-" + kSurname[surname];
}

people::OdsCode ods(std::string_view code) {
  const auto parsed = people::OdsCode::parse(code);
  base::check(parsed.has_value(), "the demonstration's codes are real");
  return *parsed;
}

}  // namespace app
