#include "tests/reference/quorum_world.h"

#include <array>
#include <string>

#include <fmt/format.h>

#include "governance/committees/quorum_choices.h"
#include "governance/committees/quorum_file.h"

namespace slow {
namespace {

using namespace governance;

constexpr std::array kTags = {"chair", "lay", "gp", "group:a", "group:b", "group:c"};
constexpr std::array kOrganisations = {"Ash", "Elm", "Oak", ""};
constexpr std::array kSectors = {"council", "nhs", ""};

class WorldMaker {
 public:
  explicit WorldMaker(base::Random& random) : random_(random) {}

  QuorumWorld make(std::size_t most_seats, std::size_t most_people) {
    QuorumWorld world;
    const std::size_t seats = 1 + random_.below(most_seats);
    for (std::size_t i = 0; i < seats; ++i) world.attendance.seats.push_back(seat(i));
    for (const QuorumSeat& one : world.attendance.seats) add_present(world.attendance.present, one);
    if (world.attendance.present.size() > most_people) world.attendance.present.resize(most_people);
    world.terms = {rule(3), options()};
    return world;
  }

 private:
  bool chance(std::uint64_t in, std::uint64_t of) { return random_.below(of) < in; }
  int number(int below) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(below))); }
  std::string one_of(const auto& list) { return list[random_.below(list.size())]; }

  std::vector<std::string> some_of(const auto& list, std::uint64_t in, std::uint64_t of) {
    std::vector<std::string> out;
    for (const char* one : list)
      if (*one != '\0' && chance(in, of)) out.emplace_back(one);
    return out;
  }

  QuorumSeat seat(std::size_t i) {
    return {.id = fmt::format("seat{}", i),
            .holder = chance(1, 7) ? "" : fmt::format("H{}", i),
            .organisation = one_of(kOrganisations),
            .sector = one_of(kSectors),
            .tags = some_of(kTags, 1, 3),
            .has_vote = chance(3, 4)};
  }

  void add_present(std::vector<SeatedPerson>& present, const QuorumSeat& seat) {
    const auto add = [&](PresentAs as) {
      present.push_back({seat.id, as, chance(1, 5) ? PresentMode::Remote : PresentMode::InPerson, chance(1, 6)});
    };
    if (!seat.is_vacant() && chance(11, 20)) add(PresentAs::Holder);
    if (chance(1, 5)) add(PresentAs::Deputy);
    if (chance(1, 9)) add(PresentAs::Substitute);
  }

  SeatSelector selector() {
    SeatSelector of;
    switch (random_.below(9)) {
      case 0:
        of.tags_any = some_of(kTags, 1, 2);
        break;
      case 1:
        of.tags_all = some_of(kTags, 1, 5);
        break;
      case 2:
        of.organisations = some_of(kOrganisations, 1, 2);
        break;
      case 3:
        of.sectors = some_of(kSectors, 1, 2);
        break;
      case 4:
        of.has_vote = chance(1, 2);
        break;
      case 5:
        of.seats = {fmt::format("seat{}", random_.below(4)), "seat1"};
        if (of.seats.front() == "seat1") of.seats.pop_back();
        break;
      case 6:
        of.tags_any = {one_of(kTags)};
        of.has_vote = true;
        break;
      default:
        break;
    }
    return of;
  }

  AtLeastFraction share() {
    AtLeastFraction out;
    out.denominator = 1 + number(4);
    out.numerator = 1 + number(out.denominator);
    out.of = selector();
    out.base = static_cast<FractionBase>(random_.below(3));
    if (chance(1, 3)) out.base_of = selector();
    out.rounding = static_cast<FractionRounding>(random_.below(2));
    out.plus = chance(1, 3) ? 1 : 0;
    return out;
  }

  FromEach from_each() {
    FromEach out;
    out.grouping = static_cast<SeatGrouping>(random_.below(4));
    if (out.grouping == SeatGrouping::Tags) out.tags = {one_of(kTags)};
    if (out.grouping == SeatGrouping::Tags && out.tags.front() != "lay") out.tags.emplace_back("lay");
    if (out.grouping == SeatGrouping::TagPrefix) out.prefix = "group";
    out.count = 1 + number(2);
    out.of = selector();
    return out;
  }

  QuorumRule rule(int depth) {
    const std::uint64_t kind = random_.below(depth > 1 ? 8 : 4);
    if (kind < 2) return {AtLeast{number(4), selector()}};
    if (kind == 2) return {share()};
    if (kind == 3) return {from_each()};
    if (kind == 4) return {NotRule{{rule(depth - 1)}}};
    std::vector<QuorumRule> parts;
    const int count = 1 + number(3);
    for (int i = 0; i < count; ++i) parts.push_back(rule(depth - 1));
    if (kind == 5) return {AllOf{std::move(parts)}};
    if (kind == 6) return {AnyOf{std::move(parts)}};
    return {KOf{1 + number(count), std::move(parts)}};
  }

  QuorumOptions options() {
    QuorumOptions out;
    for (const auto& [key, option] : kQuorumOptions)
      out.*option = chance(3, 4) ? QuorumOptions().*option : chance(1, 2);
    if (chance(1, 4)) out.substitutes_count = chance(1, 2);
    return out;
  }

  base::Random& random_;
};

}  // namespace

QuorumWorld random_quorum_world(base::Random& random, std::size_t most_seats, std::size_t most_people) {
  return WorldMaker(random).make(most_seats, most_people);
}

std::string as_files(const QuorumWorld& world) {
  std::string out = quorum_terms_json(world.terms) + "{\"seats\":[";
  for (const QuorumSeat& seat : world.attendance.seats)
    out += fmt::format(
        "\n {{\"id\":\"{}\",\"holder\":\"{}\",\"organisation\":\"{}\",\"sector\":\"{}\",\"tags\":[{}],"
        "\"voting\":{}}}{}",
        seat.id, seat.holder, seat.organisation, seat.sector,
        seat.tags.empty() ? "" : fmt::format("\"{}\"", fmt::join(seat.tags, "\",\"")), seat.has_vote,
        &seat == &world.attendance.seats.back() ? "" : ",");
  out += "],\"present\":[";
  for (const SeatedPerson& person : world.attendance.present)
    out += fmt::format("\n {{\"seat\":\"{}\",\"as\":\"{}\",\"mode\":\"{}\",\"excluded\":{}}}{}", person.seat,
                       word_of(person.as), word_of(person.mode), person.is_excluded,
                       &person == &world.attendance.present.back() ? "" : ",");
  return out + "]}\n";
}

}  // namespace slow
