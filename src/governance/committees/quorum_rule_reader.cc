#include "governance/committees/quorum_rule_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/committees/quorum_choices.h"
#include "governance/committees/quorum_file.h"
#include "governance/minute_book/object_reader.h"

namespace governance {
namespace {

constexpr std::string_view kUseFraction = "use a fraction of one or less such as \"1/3\"";
constexpr std::string_view kUseGroups =
    "use organisation, sector, the first part of a tag such as \"appointer\", or a list of tags";

/// A rule has one of these, and says by it what kind it is. "at_least" stands beside "each" too.
constexpr auto kKinds =
    std::to_array<std::string_view>({"all", "any", "not", "k_of", "each", "at_least_fraction", "at_least"});
/// Known beside a kind, if not beside every one.
constexpr auto kBesideKinds = std::to_array<std::string_view>({"rules", "of", "base", "base_of", "rounding", "plus"});

void refuse_repeats(ObjectReader& in, std::string_view key, const std::vector<std::string>& list) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!list[i].empty() && std::find(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), list[i]) !=
                                list.begin() + static_cast<std::ptrdiff_t>(i))
      in.faults().add(in.path(key).at(i), fmt::format("{} stands twice; keep one", quoted(list[i])));
}

/// An empty list would select every seat or none: nobody could tell which was meant.
void read_names(ObjectReader& in, std::string_view key, std::vector<std::string>& list) {
  const JsonNode* node = in.take(key);
  if (node == nullptr) return;
  const auto* array = std::get_if<JsonArray>(&node->value);
  if (array != nullptr && array->empty()) return in.fault(key, "is empty; name one or more, or leave the key out");
  read_value(*node, in.path(key), in.faults(), list);
  refuse_repeats(in, key, list);
}

std::string use_whole(int low, int high) {
  if (high == kMostMembers) return fmt::format("must be a whole number, {} or more", low);
  return fmt::format("must be a whole number from {} to {}", low, high);
}

/// `fallback` where the key is left out; none: it must be there.
int read_whole(ObjectReader& in, std::string_view key, int low, int high, std::optional<int> fallback = std::nullopt) {
  const JsonNode* node = in.take(key);
  if (node == nullptr) {
    if (!fallback) in.fault(key, "is missing; it " + use_whole(low, high));
    return fallback.value_or(low);
  }
  const auto* number = std::get_if<double>(&node->value);
  if (number == nullptr || *number != static_cast<double>(static_cast<std::int64_t>(std::clamp(*number, -1e9, 1e9))) ||
      *number < low) {
    in.fault(key, use_whole(low, high));
    return low;
  }
  if (*number > high) {
    in.fault(key, fmt::format("is more than {}, the most that a rule may ask for", base::grouped(high)));
    return low;
  }
  return static_cast<int>(*number);
}

void shape(ObjectReader& in, SeatSelector& of) {
  read_names(in, "seat_tags_any", of.tags_any);
  read_names(in, "seat_tags_all", of.tags_all);
  read_names(in, "org_in", of.organisations);
  read_names(in, "sector_in", of.sectors);
  in.optional("voting", of.has_vote);
  read_names(in, "seats", of.seats);
}

void read_selector(ObjectReader& in, std::string_view key, SeatSelector& of) {
  const JsonNode* node = in.take(key);
  if (node == nullptr) return;
  const auto* object = std::get_if<JsonObject>(&node->value);
  if (object == nullptr) return in.fault(key, not_this(*node, kUseObject));
  const BookPath where = in.path(key);
  ObjectReader inner(*object, where, in.faults());
  shape(inner, of);
  inner.finish();
}

std::optional<int> whole_of(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0;
  return is_whole ? std::optional(number) : std::nullopt;
}

void read_fraction(ObjectReader& in, std::string_view key, AtLeastFraction& rule) {
  const JsonNode* node = in.take(key);
  if (node == nullptr) return in.fault(key, fmt::format("is missing; {}", kUseFraction));
  const auto* words = std::get_if<std::string>(&node->value);
  const auto parts = words == nullptr ? std::vector<std::string_view>() : base::split(*words, '/');
  const auto numerator = parts.size() == 2 ? whole_of(parts[0]) : std::nullopt;
  const auto denominator = parts.size() == 2 ? whole_of(parts[1]) : std::nullopt;
  if (!numerator || !denominator || *numerator > *denominator) return in.fault(key, not_this(*node, kUseFraction));
  if (*denominator > kMostParts)
    return in.fault(key, fmt::format("is of more parts than {}; use a plainer one", base::grouped(kMostParts)));
  rule.numerator = *numerator;
  rule.denominator = *denominator;
}

void read_groups(ObjectReader& in, std::string_view key, FromEach& rule) {
  const JsonNode* node = in.take(key);
  if (node == nullptr) return in.fault(key, fmt::format("is missing; {}", kUseGroups));
  if (std::holds_alternative<JsonArray>(node->value)) {
    rule.grouping = SeatGrouping::Tags;
    return read_names(in, key, rule.tags);
  }
  const auto* word = std::get_if<std::string>(&node->value);
  if (word == nullptr || base::trimmed(*word).empty() || word->ends_with(':'))
    return in.fault(key, not_this(*node, kUseGroups));
  rule.grouping = *word == "organisation" ? SeatGrouping::Organisation
                  : *word == "sector"     ? SeatGrouping::Sector
                                          : SeatGrouping::TagPrefix;
  if (rule.grouping == SeatGrouping::TagPrefix) rule.prefix = *word;
}

class RuleReader {
 public:
  explicit RuleReader(BookFaults& faults) : faults_(faults) {}

  QuorumRule read(const JsonNode& node, const BookPath& where, int depth) {
    const auto* object = std::get_if<JsonObject>(&node.value);
    if (object == nullptr) {
      faults_.add(where, not_this(node, kUseObject));
      return {};
    }
    ObjectReader in(*object, where, faults_);
    QuorumRule rule = read_fields(in, *object, where, depth);
    if (!is_stopped_) in.finish();
    return rule;
  }

  /// The keys of one rule; the caller says which others may stand there.
  QuorumRule read_fields(ObjectReader& in, const JsonObject& object, const BookPath& where, int depth) {
    if (!may_go_on(where, depth)) return {};
    const auto kinds = kinds_of(object);
    if (kinds.size() != 1) {
      for (const std::string_view key : kKinds) in.not_kept(key);
      for (const std::string_view key : kBesideKinds) in.not_kept(key);
      faults_.add(where, kinds.empty() ? fmt::format("says no rule; use one of {}", fmt::join(kKinds, ", "))
                                       : fmt::format("says {} rules, {}; keep one, or put them into all or any",
                                                     kinds.size(), fmt::join(kinds, " and ")));
      return {};
    }
    return read_kind(kinds.front(), in, depth);
  }

 private:
  static std::vector<std::string_view> kinds_of(const JsonObject& object) {
    std::vector<std::string_view> kinds;
    for (const std::string_view key : kKinds)
      if (member(object, key) != nullptr) kinds.push_back(key);
    if (kinds.size() == 2 && kinds.front() == "each" && kinds.back() == "at_least") kinds.pop_back();
    return kinds;
  }

  bool may_go_on(const BookPath& where, int depth) {
    if (is_stopped_) return false;
    ++rules_;
    if (depth <= kDeepestRule && rules_ <= kMostRules) return true;
    is_stopped_ = true;
    faults_.add(where, depth > kDeepestRule
                           ? fmt::format("stands inside more than {} other rules; say it more plainly", kDeepestRule)
                           : fmt::format("is one rule more than {}, the most in a file", kMostRules));
    return false;
  }

  QuorumRule read_kind(std::string_view kind, ObjectReader& in, int depth) {
    if (kind == "all") return {AllOf{read_rules(in, kind, depth)}};
    if (kind == "any") return {AnyOf{read_rules(in, kind, depth)}};
    if (kind == "not") return {read_not(in, depth)};
    if (kind == "k_of") return {read_k_of(in, depth)};
    if (kind == "each") return {read_each(in)};
    if (kind == "at_least_fraction") return {read_share(in)};
    return {read_count(in)};
  }

  std::vector<QuorumRule> read_rules(ObjectReader& in, std::string_view key, int depth) {
    const JsonNode* node = in.take(key);
    const auto* array = node == nullptr ? nullptr : std::get_if<JsonArray>(&node->value);
    if (array == nullptr || array->empty()) {
      in.fault(key, "must be a list of one or more rules, in square brackets");
      return {QuorumRule()};
    }
    const BookPath where = in.path(key);
    std::vector<QuorumRule> rules;
    for (std::size_t i = 0; i < array->size() && !is_stopped_; ++i)
      rules.push_back(read((*array)[i], where.at(i), depth + 1));
    return rules;
  }

  NotRule read_not(ObjectReader& in, int depth) {
    const JsonNode* node = in.take("not");
    if (node == nullptr) {
      in.fault("not", "is null; use a rule in curly brackets");
      return {{QuorumRule()}};
    }
    return {{read(*node, in.path("not"), depth + 1)}};
  }

  KOf read_k_of(ObjectReader& in, int depth) {
    KOf rule{read_whole(in, "k_of", 1, kMostMembers), read_rules(in, "rules", depth)};
    if (static_cast<std::size_t>(rule.count) > rule.rules.size() && !is_stopped_)
      in.fault("k_of", fmt::format("asks for {} of {} rules; use {} or fewer", rule.count, rule.rules.size(),
                                   rule.rules.size()));
    return rule;
  }

  static FromEach read_each(ObjectReader& in) {
    FromEach rule;
    read_groups(in, "each", rule);
    rule.count = read_whole(in, "at_least", 1, kMostMembers);
    read_selector(in, "of", rule.of);
    return rule;
  }

  static AtLeast read_count(ObjectReader& in) {
    AtLeast rule;
    rule.count = read_whole(in, "at_least", 0, kMostMembers);
    read_selector(in, "of", rule.of);
    return rule;
  }

  static AtLeastFraction read_share(ObjectReader& in) {
    AtLeastFraction rule;
    read_fraction(in, "at_least_fraction", rule);
    read_selector(in, "of", rule.of);
    in.optional("base", rule.base);
    if (in.take("base_of") != nullptr) read_selector(in, "base_of", rule.base_of.emplace());
    in.optional("rounding", rule.rounding);
    rule.plus = read_whole(in, "plus", 0, kMostMembers, 0);
    return rule;
  }

  BookFaults& faults_;
  std::size_t rules_ = 0;
  bool is_stopped_ = false;
};

void read_option_keys(ObjectReader& in, QuorumOptions& options) {
  for (const auto& [key, option] : kQuorumOptions) in.optional(key, options.*option);
  in.optional(kSubstitutesCount, options.substitutes_count);
}

/// Options may stand in an object of their own, beside the rule, or both, but each once.
void read_options(ObjectReader& in, const JsonObject& object, QuorumOptions& options) {
  const JsonNode* apart = in.take("options");
  if (apart != nullptr) {
    const auto* inner = std::get_if<JsonObject>(&apart->value);
    if (inner == nullptr) return in.fault("options", not_this(*apart, kUseObject));
    const BookPath where = in.path("options");
    ObjectReader fields(*inner, where, in.faults());
    read_option_keys(fields, options);
    fields.finish();
    for (const auto& one : *inner)
      if (member(object, one.key) != nullptr) in.fault(one.key, "stands in options too; keep one");
  }
  read_option_keys(in, options);
}

}  // namespace

QuorumTerms read_terms(const JsonNode& file, BookFaults& faults) {
  const BookPath top;
  const auto* object = std::get_if<JsonObject>(&file.value);
  if (object == nullptr) {
    faults.add(top, not_this(file, kUseObject));
    return {};
  }
  QuorumTerms terms;
  ObjectReader in(*object, top, faults);
  RuleReader rules(faults);
  if (member(*object, "rule") == nullptr)
    terms.rule = rules.read_fields(in, *object, top, 1);
  else if (const JsonNode* rule = in.take("rule"))
    terms.rule = rules.read(*rule, in.path("rule"), 1);
  else
    in.fault("rule", "is null; use a rule in curly brackets");
  read_options(in, *object, terms.options);
  in.finish();
  return terms;
}

}  // namespace governance
