#include "governance/committees/quorum_file.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "governance/committees/quorum_choices.h"
#include "governance/committees/quorum_rule_reader.h"
#include "governance/minute_book/json_node.h"
#include "governance/minute_book/object_reader.h"

namespace governance {

/// Words that may be left out, null or empty: no organisation, no holder.
static void read_if_any(ObjectReader& in, std::string_view key, std::string& value) {
  const JsonNode* node = in.take(key);
  if (node == nullptr) return;
  const auto* words = std::get_if<std::string>(&node->value);
  if (words == nullptr || !words->empty()) read_value(*node, in.path(key), in.faults(), value);
}

// Found by their arguments when a list of them is read, so not in the unnamed namespace.
static void shape(ObjectReader& in, QuorumSeat& seat) {
  in.required("id", seat.id);
  read_if_any(in, "holder", seat.holder);
  read_if_any(in, "organisation", seat.organisation);
  read_if_any(in, "sector", seat.sector);
  in.optional("tags", seat.tags);
  in.optional("voting", seat.has_vote);
}

static void shape(ObjectReader& in, SeatedPerson& person) {
  in.required("seat", person.seat);
  in.optional("as", person.as);
  in.optional("mode", person.mode);
  in.optional("excluded", person.is_excluded);
}

namespace {

/// Rules within rules are two values deep each; what is deeper still is refused by the reader, with its path.
constexpr JsonLimits kLimits{.bytes = 8UL * 1024 * 1024, .depth = 64, .values = 200'000};

class AttendanceReader {
 public:
  explicit AttendanceReader(BookFaults& faults) : faults_(faults) {}

  QuorumAttendance read(const JsonNode& file) {
    const BookPath top;
    const auto* object = std::get_if<JsonObject>(&file.value);
    if (object == nullptr) {
      faults_.add(top, not_this(file, kUseObject));
      return {};
    }
    ObjectReader in(*object, top, faults_);
    in.required("seats", attendance_.seats);
    in.required("present", attendance_.present);
    in.finish();
    check_seats(in.path("seats"));
    check_present(in.path("present"));
    return std::move(attendance_);
  }

 private:
  void check_seats(const BookPath& where) {
    if (attendance_.seats.size() > kMostSeats)
      faults_.add(where, fmt::format("holds {} seats; a body may have {}", attendance_.seats.size(), kMostSeats));
    for (std::size_t i = 0; i < attendance_.seats.size(); ++i) {
      const QuorumSeat& seat = attendance_.seats[i];
      const BookPath here = where.at(i);
      check_tags(seat, here.key("tags"));
      if (seat.id.empty()) continue;
      const auto [before, is_new] = places_.emplace(seat.id, i);
      if (!is_new)
        faults_.add(here.key("id"), fmt::format("{} is the id of seats[{}] too; each seat has its own", quoted(seat.id),
                                                before->second));
    }
  }

  void check_tags(const QuorumSeat& seat, const BookPath& where) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < seat.tags.size(); ++i)
      if (!seat.tags[i].empty() && !seen.insert(seat.tags[i]).second)
        faults_.add(where.at(i), fmt::format("{} stands twice; keep one", quoted(seat.tags[i])));
  }

  void check_present(const BookPath& where) {
    std::set<std::pair<std::string_view, PresentAs>> seen;
    for (std::size_t i = 0; i < attendance_.present.size(); ++i) {
      const SeatedPerson& person = attendance_.present[i];
      if (person.seat.empty()) continue;
      const BookPath here = where.at(i);
      const auto place = places_.find(person.seat);
      if (place == places_.end())
        faults_.add(here.key("seat"),
                    fmt::format("there is no seat {}; use the id of one of the seats", quoted(person.seat)));
      else if (person.as == PresentAs::Holder && attendance_.seats[place->second].is_vacant())
        faults_.add(here.key("as"),
                    fmt::format("seat {} has no holder; name its holder, or say who sits there as deputy",
                                quoted(person.seat)));
      if (!seen.emplace(person.seat, person.as).second)
        faults_.add(here,
                    fmt::format("the {} of seat {} is there twice; keep one", word_of(person.as), quoted(person.seat)));
    }
  }

  BookFaults& faults_;
  QuorumAttendance attendance_;
  std::map<std::string, std::size_t> places_;
};

// ---- writing a rule ------------------------------------------------------------------------------------------------

JsonNode node_of(const std::vector<std::string>& list) {
  JsonArray array;
  for (const std::string& one : list) array.push_back({one});
  return {std::move(array)};
}

JsonNode node_of(std::string_view words) {
  return {std::string(words)};
}

JsonNode node_of(int number) {
  return {static_cast<double>(number)};
}

JsonNode node_of(const SeatSelector& of) {
  JsonObject out;
  const auto add_list = [&](std::string key, const std::vector<std::string>& list) {
    if (!list.empty()) out.push_back({std::move(key), node_of(list)});
  };
  add_list("seat_tags_any", of.tags_any);
  add_list("seat_tags_all", of.tags_all);
  add_list("org_in", of.organisations);
  add_list("sector_in", of.sectors);
  if (of.has_vote) out.push_back({"voting", {*of.has_vote}});
  add_list("seats", of.seats);
  return {std::move(out)};
}

JsonNode node_of(const QuorumRule& rule);

JsonNode node_of(const std::vector<QuorumRule>& rules) {
  JsonArray array;
  for (const QuorumRule& rule : rules) array.push_back(node_of(rule));
  return {std::move(array)};
}

JsonObject written(const AtLeast& rule) {
  return {{"at_least", node_of(rule.count)}, {"of", node_of(rule.of)}};
}

JsonObject written(const AtLeastFraction& rule) {
  JsonObject out{{"at_least_fraction", {fmt::format("{}/{}", rule.numerator, rule.denominator)}},
                 {"of", node_of(rule.of)},
                 {"base", node_of(word_of(rule.base))}};
  if (rule.base_of) out.push_back({"base_of", node_of(*rule.base_of)});
  out.push_back({"rounding", node_of(word_of(rule.rounding))});
  out.push_back({"plus", node_of(rule.plus)});
  return out;
}

JsonNode groups_of(const FromEach& rule) {
  switch (rule.grouping) {
    case SeatGrouping::Organisation:
      return node_of("organisation");
    case SeatGrouping::Sector:
      return node_of("sector");
    case SeatGrouping::Tags:
      return node_of(rule.tags);
    case SeatGrouping::TagPrefix:
      return node_of(rule.prefix);
  }
  return {};
}

JsonObject written(const FromEach& rule) {
  return {{"each", groups_of(rule)}, {"at_least", node_of(rule.count)}, {"of", node_of(rule.of)}};
}

JsonObject written(const AllOf& rule) {
  return {{"all", node_of(rule.rules)}};
}
JsonObject written(const AnyOf& rule) {
  return {{"any", node_of(rule.rules)}};
}
JsonObject written(const KOf& rule) {
  return {{"k_of", node_of(rule.count)}, {"rules", node_of(rule.rules)}};
}
JsonObject written(const NotRule& rule) {
  return {{"not", node_of(rule.rule.front())}};
}

JsonNode node_of(const QuorumRule& rule) {
  return {std::visit([](const auto& form) { return written(form); }, rule.form)};
}

JsonNode node_of(const QuorumOptions& options) {
  JsonObject out;
  for (const auto& [key, option] : kQuorumOptions) out.push_back({std::string(key), {options.*option}});
  if (options.substitutes_count) out.push_back({std::string(kSubstitutesCount), {*options.substitutes_count}});
  return {std::move(out)};
}

/// Read by `read`, or refused with all that it found.
template <class T>
base::Checked<T> read_file(std::string_view bytes, T (*read)(const JsonNode&, BookFaults&)) {
  const auto file = parse_json(bytes, kLimits);
  if (!file) return std::unexpected(base::Errors{file.error()});
  BookFaults faults;
  T value = read(*file, faults);
  if (faults.any()) return std::unexpected(faults.take());
  return value;
}

}  // namespace

base::Checked<QuorumTerms> read_quorum_terms(std::string_view bytes) {
  return read_file<QuorumTerms>(bytes, read_terms);
}

base::Checked<QuorumAttendance> read_quorum_attendance(std::string_view bytes) {
  return read_file<QuorumAttendance>(
      bytes, [](const JsonNode& file, BookFaults& faults) { return AttendanceReader(faults).read(file); });
}

std::string quorum_terms_json(const QuorumTerms& terms) {
  return json_text({JsonObject{{"rule", node_of(terms.rule)}, {"options", node_of(terms.options)}}},
                   JsonLayout::Indented);
}

}  // namespace governance
