#include "governance/committees/rule_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace governance {
namespace {

/// Written in capitals although they could be read as words. A tag's part without a vowel is in capitals anyway.
constexpr std::array<std::string_view, 6> kInitialisms = {"icb", "icp", "ics", "ceo", "cfo", "ae"};

template <class... Kinds>
struct Overloaded : Kinds... {
  using Kinds::operator()...;
};

bool is_initialism(std::string_view word) {
  const bool is_short = word.size() >= 2 && word.size() <= 4;
  const bool has_letters_alone = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
  return is_short && has_letters_alone &&
         (word.find_first_of("aeiouy") == std::string_view::npos ||
          std::ranges::find(kInitialisms, word) != kInitialisms.end());
}

std::string plural(const std::string& noun) {
  const auto ends = [&](std::string_view end) { return noun.ends_with(end); };
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return noun + "es";
  if (ends("y") && !ends("ay") && !ends("ey") && !ends("oy")) return noun.substr(0, noun.size() - 1) + "ies";
  return noun + "s";
}

std::vector<std::string> tag_list(const std::vector<std::string>& tags) {
  std::vector<std::string> out;
  out.reserve(tags.size());
  for (const std::string& tag : tags) out.push_back(tag_words(tag));
  return out;
}

std::string tagged(const SeatSelector& of) {
  std::string out;
  if (!of.tags_any.empty()) out = "tagged " + either_of(tag_list(of.tags_any));
  if (of.tags_all.empty()) return out;
  return out + (out.empty() ? "tagged " : " and also tagged ") + base::listed(tag_list(of.tags_all));
}

/// "who hold a seat tagged lay member", "in seats a or b": what stands after "members".
std::string conditions(const SeatSelector& of, int count) {
  std::string out;
  if (const std::string tags = tagged(of); !tags.empty())
    out += fmt::format(" who {} a seat {}", count == 1 ? "holds" : "hold", tags);
  if (!of.organisations.empty()) out += " of " + either_of(of.organisations);
  if (!of.sectors.empty())
    out +=
        fmt::format(" from the {} {}", either_of(tag_list(of.sectors)), of.sectors.size() == 1 ? "sector" : "sectors");
  if (!of.seats.empty()) out += fmt::format(" in {} {}", of.seats.size() == 1 ? "seat" : "seats", either_of(of.seats));
  return out;
}

std::string_view vote_word(const SeatSelector& of) {
  if (!of.has_vote) return "";
  return *of.has_vote ? "voting " : "non-voting ";
}

std::string share_words(const AtLeastFraction& rule) {
  if (rule.numerator == rule.denominator) return "all";
  if (rule.denominator == 2) return "half";
  if (rule.denominator == 3) return rule.numerator == 1 ? "one third" : "two thirds";
  if (rule.denominator == 4 && rule.numerator == 1) return "one quarter";
  if (rule.denominator == 4 && rule.numerator == 3) return "three quarters";
  return fmt::format("{}/{}", rule.numerator, rule.denominator);
}

/// What stands after "at least": whom it counts is named apart where the base is of others.
std::string fraction_words(const AtLeastFraction& rule) {
  std::string share =
      fmt::format("{} (rounded {})", share_words(rule), rule.rounding == FractionRounding::Up ? "up" : "down");
  if (rule.plus > 0) share += fmt::format(" plus {}", rule.plus);
  const std::string who = selected_members(rule.of, 2);
  if (rule.base == FractionBase::Present) {
    const std::string base = rule.base_of ? "the " + selected_members(*rule.base_of, 2) + " present" : "those present";
    return fmt::format("{} of {} are {}", share, base, who);
  }
  const std::string_view seats = rule.base == FractionBase::Seats ? "seats" : "filled seats";
  if (!rule.base_of || *rule.base_of == rule.of) return fmt::format("{} of the {} of {}", share, seats, who);
  return fmt::format("{} of the {} of {}, counting {}", share, seats, selected_members(*rule.base_of, 2), who);
}

std::string grouping_words(const FromEach& rule) {
  switch (rule.grouping) {
    case SeatGrouping::Organisation:
      return "each organisation";
    case SeatGrouping::Sector:
      return "each sector";
    case SeatGrouping::TagPrefix:
      return "each " + tag_words(rule.prefix);
    case SeatGrouping::Tags:
      return "each of " + base::listed(tag_list(rule.tags));
  }
  throw base::OurMistake("a grouping without words");
}

struct OptionWords {
  std::string text;
  bool is_usual = true;
};

std::vector<OptionWords> option_words(const QuorumOptions& options) {
  const auto count = [](std::string_view who, bool do_count, std::string_view yes, std::string_view no) {
    return fmt::format("{} {}", who, do_count ? yes : no);
  };
  const QuorumOptions usual;
  std::vector<OptionWords> out;
  out.push_back({count("deputies", options.deputies_count, "count", "do not count"), options.deputies_count});
  out.push_back({count("named substitutes", options.substitutes(), "count", "do not count"),
                 options.substitutes() == options.deputies_count});
  out.push_back({count("people who take part remotely", options.remote_counts, "count", "do not count"),
                 options.remote_counts == usual.remote_counts});
  out.push_back({count("people excluded for an interest", options.conflicted_counts, "still count", "do not count"),
                 options.conflicted_counts == usual.conflicted_counts});
  out.push_back({count("the chair", options.chair_counts, "counts", "does not count"),
                 options.chair_counts == usual.chair_counts});
  out.push_back({options.vacancies_in_base ? "a share of seats is taken of the vacant seats too"
                                           : "vacant seats are left out of a share of seats",
                 options.vacancies_in_base == usual.vacancies_in_base});
  return out;
}

std::string counting_text(const QuorumRule& rule, std::string_view comparison) {
  if (const auto* count = std::get_if<AtLeast>(&rule.form))
    return fmt::format("{} {} {}", comparison, count->count, selected_members(count->of, count->count));
  return fmt::format("{} {}", comparison, fraction_words(std::get<AtLeastFraction>(rule.form)));
}

bool counts(const QuorumRule& rule) {
  return std::holds_alternative<AtLeast>(rule.form) || std::holds_alternative<AtLeastFraction>(rule.form);
}

const std::vector<QuorumRule>& rules_in(const QuorumRule& rule) {
  static const std::vector<QuorumRule> none;
  if (is_opposite(rule)) return none;
  return std::visit(Overloaded{[](const AllOf& all) -> const auto& { return all.rules; },
                               [](const AnyOf& any) -> const auto& { return any.rules; },
                               [](const KOf& some) -> const auto& { return some.rules; },
                               [](const NotRule& opposite) -> const auto& { return opposite.rule; },
                               [](const auto&) -> const auto& { return none; }},
                    rule.form);
}

void append_lines(std::vector<RuleLine>& lines, const QuorumRule& rule, int depth) {
  lines.push_back({depth, rule_text(rule)});
  for (const QuorumRule& inner : rules_in(rule)) append_lines(lines, inner, depth + 1);
}

std::string uncapitalised(std::string text) {
  if (!text.empty()) text.front() = base::lower(text.substr(0, 1)).front();
  return text;
}

/// In one sentence, rules within rules in brackets.
std::string inner_sentence(const QuorumRule& rule) {
  const auto& inner = rules_in(rule);
  if (inner.empty()) return uncapitalised(rule_text(rule));
  std::vector<std::string> parts;
  parts.reserve(inner.size());
  for (const QuorumRule& one : inner)
    parts.push_back(rules_in(one).empty() ? inner_sentence(one) : "(" + inner_sentence(one) + ")");
  if (std::holds_alternative<NotRule>(rule.form)) return "not " + parts.front();
  if (const auto* some = std::get_if<KOf>(&rule.form))
    return fmt::format("at least {} of: {}", some->count, fmt::join(parts, ", "));
  return fmt::format("{}", fmt::join(parts, std::holds_alternative<AllOf>(rule.form) ? ", and " : ", or "));
}

}  // namespace

std::string tag_words(const std::string& tag) {
  std::string spaced = tag;
  std::ranges::replace_if(spaced, [](char c) { return c == '_' || c == ':'; }, ' ');
  std::string out;
  for (const std::string_view word : base::split(spaced, ' '))
    out += (out.empty() ? "" : " ") + (is_initialism(word) ? base::upper(word) : std::string(word));
  return out;
}

std::string either_of(const std::vector<std::string>& things) {
  std::string out;
  for (std::size_t i = 0; i < things.size(); ++i)
    out += (i == 0 ? "" : i + 1 == things.size() ? " or " : ", ") + things[i];
  return out;
}

std::string number_words(int number) {
  static constexpr std::array<std::string_view, 11> kWords = {"no",  "one",   "two",   "three", "four", "five",
                                                              "six", "seven", "eight", "nine",  "ten"};
  const auto at = static_cast<std::size_t>(number);
  return number >= 0 && at < kWords.size() ? std::string(kWords[at]) : fmt::to_string(number);
}

std::string selected_members(const SeatSelector& of, int count) {
  return fmt::format("{}{}{}", vote_word(of), count == 1 ? "member" : "members", conditions(of, count));
}

std::string short_members(const SeatSelector& of, int count) {
  SeatSelector tag_alone;
  tag_alone.tags_any = of.tags_any;
  tag_alone.tags_all = of.tags_all;
  if (of != tag_alone || of.tags_any.size() + of.tags_all.size() != 1) return selected_members(of, count);
  const std::string noun = tag_words(of.tags_any.empty() ? of.tags_all.front() : of.tags_any.front());
  return count == 1 ? noun : plural(noun);
}

std::string rule_text(const QuorumRule& rule) {
  if (is_opposite(rule)) return opposite_text(std::get<NotRule>(rule.form).rule.front());
  return std::visit(Overloaded{[](const AllOf&) { return std::string("All of these:"); },
                               [](const AnyOf&) { return std::string("Any of these:"); },
                               [](const KOf& some) { return fmt::format("At least {} of these:", some.count); },
                               [](const NotRule&) { return std::string("Not this:"); },
                               [](const FromEach& each) {
                                 return fmt::format("At least {} {}, from {}", each.count,
                                                    selected_members(each.of, each.count), grouping_words(each));
                               },
                               [&](const auto&) { return counting_text(rule, "At least"); }},
                    rule.form);
}

std::string opposite_text(const QuorumRule& rule) {
  base::check(counts(rule), "only a rule that counts is turned round");
  return counting_text(rule, "Fewer than");
}

bool is_opposite(const QuorumRule& rule) {
  const auto* opposite = std::get_if<NotRule>(&rule.form);
  return opposite && counts(opposite->rule.front());
}

std::string group_name(const FromEach& rule, const std::string& group) {
  switch (rule.grouping) {
    case SeatGrouping::Organisation:
      return group;
    case SeatGrouping::Sector:
      return fmt::format("the {} sector", tag_words(group));
    case SeatGrouping::Tags:
    case SeatGrouping::TagPrefix:
      return tag_words(group);
  }
  throw base::OurMistake("a grouping without words");
}

std::string group_text(const FromEach& rule, const std::string& group) {
  return fmt::format("At least {} {}, from {}", rule.count, selected_members(rule.of, rule.count),
                     group_name(rule, group));
}

std::vector<RuleLine> rule_lines(const QuorumRule& rule) {
  std::vector<RuleLine> lines;
  append_lines(lines, rule, 0);
  return lines;
}

std::vector<std::string> option_sentences(const QuorumOptions& options) {
  std::vector<std::string> out;
  for (const OptionWords& option : option_words(options)) out.push_back(base::capitalised(option.text) + ".");
  return out;
}

std::string terms_sentence(const QuorumTerms& terms) {
  std::string out = base::capitalised(inner_sentence(terms.rule));
  for (const OptionWords& option : option_words(terms.options))
    if (!option.is_usual) out += "; " + option.text;
  return out;
}

}  // namespace governance
