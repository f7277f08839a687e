#include "governance/actions/action_reference.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace governance {
namespace {

constexpr int kLongestNumber = 9;  ///< figures; more do not fit an int

constexpr auto kTokens =
    std::to_array<std::string_view>({"body", "yy", "yyyy", "fy", "yymmdd", "meeting_no", "item", "seq"});
constexpr auto kScopes =
    std::to_array<std::pair<std::string_view, NumberScope>>({{"year", NumberScope::Year},
                                                             {"financial_year", NumberScope::FinancialYear},
                                                             {"meeting", NumberScope::Meeting},
                                                             {"ever", NumberScope::Ever}});
constexpr std::string_view kScopeToken = "seq_scope:";

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}
/// Letters of other alphabets count as letters.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_mark(char c) {
  return !is_figure(c) && !is_letter(c);
}

std::size_t run(std::string_view text, bool (*is_of)(char)) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_of) - text.begin());
}

int number_of(std::string_view figures) {
  int out = 0;
  std::from_chars(figures.data(), figures.data() + figures.size(), out);
  return out;
}

std::string financial_year(base::Date date) {
  const int ends = static_cast<int>(date.year()) + (date.month() >= std::chrono::April ? 1 : 0);
  return fmt::format("{:02}{:02}", (ends - 1) % 100, ends % 100);
}

/// What a token of the meeting's day stands for.
std::string day_token(std::string_view token, base::Date date) {
  const int year = static_cast<int>(date.year());
  if (token == "yyyy") return std::to_string(year);
  if (token == "yy") return fmt::format("{:02}", year % 100);
  if (token == "fy") return financial_year(date);
  return fmt::format("{:02}{:02}{:02}", year % 100, static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

bool is_in_scope(NumberScope scope, const RaisedAt& at, const TakenReference& other) {
  switch (scope) {
    case NumberScope::Year:
      return other.raised_on->year() == at.date.year();
    case NumberScope::FinancialYear:
      return financial_year(*other.raised_on) == financial_year(at.date);
    case NumberScope::Meeting:
      return other.meeting == at.meeting;
    case NumberScope::Ever:
      return true;
  }
  throw base::OurMistake("a scope that is none");
}

/// For a reference of which only its words are known.
bool says_same_day(const ReferencePattern::Parts& parts, const RaisedAt& at) {
  return std::ranges::all_of(parts.others, [&](const auto& part) {
    return normalised(part.second) ==
           normalised(part.first == "meeting_no" ? at.meeting_no : day_token(part.first, at.date));
  });
}

std::string first_free(std::string_view stem, const std::set<std::string>& used) {
  for (int n = 1;; ++n)
    if (auto made = fmt::format("{}/{}", stem, n); !used.contains(normalised(made))) return made;
}

/// One run of numbers: the reference without its last one.
std::pair<std::string, int> stem_and_number(const std::string& reference) {
  std::size_t from = reference.size();
  while (from > 0 && is_figure(reference[from - 1])) --from;
  const auto figures = std::string_view(reference).substr(from);
  if (from == 0 || figures.empty() || figures.size() > kLongestNumber) return {"", 0};
  return {reference.substr(0, from), number_of(figures)};
}

}  // namespace

base::Result<ReferencePattern> ReferencePattern::parse(std::string_view text, const std::string& subject) {
  ReferencePattern out;
  bool has_scope = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('{', at);
    const auto plain = text.substr(at, open - at);
    if (plain.find('}') != std::string_view::npos)
      return base::invalid(subject, "The pattern has a } that no { opens. A token is written {seq}.");
    if (!plain.empty()) out.pieces_.push_back({"", std::string(plain)});
    if (open == std::string_view::npos) break;
    const auto close = text.find('}', open);
    if (close == std::string_view::npos)
      return base::invalid(subject, "The pattern has a { that no } closes. A token is written {seq}.");
    if (const auto read = out.read_piece(text.substr(open + 1, close - open - 1), subject, has_scope); !read)
      return std::unexpected(read.error());
    at = close + 1;
  }
  if (std::ranges::count(out.pieces_, "seq", &Piece::token) != 1)
    return base::invalid(subject, "The pattern needs {seq}, once: without it two actions would have one reference.");
  if (!has_scope)
    out.scope_ = out.has("yymmdd") || out.has("meeting_no") ? NumberScope::Meeting
                 : out.has("fy")                            ? NumberScope::FinancialYear
                 : out.has("yy") || out.has("yyyy")         ? NumberScope::Year
                                                            : NumberScope::Ever;
  if (const auto fits = out.check_scope(subject); !fits) return std::unexpected(fits.error());
  return out;
}

base::Result<void> ReferencePattern::read_piece(std::string_view token, const std::string& subject, bool& has_scope) {
  if (token.starts_with(kScopeToken)) {
    const auto* const named = std::ranges::find(kScopes, base::trimmed(token.substr(kScopeToken.size())),
                                                &std::pair<std::string_view, NumberScope>::first);
    if (named == kScopes.end() || has_scope)
      return base::invalid(subject,
                           "Say once where numbers start again: {seq_scope:year}, {seq_scope:financial_year}, "
                           "{seq_scope:meeting} or {seq_scope:ever}.");
    has_scope = true;
    scope_ = named->second;
    return {};
  }
  if (token.size() == 6 && token.starts_with("seq:0") && token[5] >= '1' && token[5] <= '9') {
    pieces_.push_back({"seq", std::string(token.substr(5))});
    return {};
  }
  if (std::ranges::find(kTokens, token) == kTokens.end())
    return base::invalid(subject, fmt::format("The pattern has {{{}}}, which is no token. Use {{body}}, {{yy}}, "
                                              "{{yyyy}}, {{fy}}, {{yymmdd}}, {{meeting_no}}, {{item}}, {{seq}}, or "
                                              "{{seq:03}} for three figures.",
                                              token));
  pieces_.push_back({std::string(token), ""});
  return {};
}

bool ReferencePattern::has(std::string_view token) const {
  return std::ranges::find(pieces_, token, &Piece::token) != pieces_.end();
}

base::Result<void> ReferencePattern::check_scope(const std::string& subject) const {
  const bool has_day = has("yymmdd");
  if (scope_ == NumberScope::Year && !has_day && !has("yy") && !has("yyyy"))
    return base::invalid(subject, "Numbers that start again each year need {yy}, {yyyy} or {yymmdd} in the pattern.");
  if (scope_ == NumberScope::FinancialYear && !has_day && !has("fy"))
    return base::invalid(subject, "Numbers that start again each financial year need {fy} or {yymmdd} in the pattern.");
  if (scope_ == NumberScope::Meeting && !has_day && !has("meeting_no"))
    return base::invalid(subject,
                         "Numbers that start again each meeting need {yymmdd} or {meeting_no} in the "
                         "pattern.");
  return {};
}

std::optional<std::string> ReferencePattern::render(const Body& body, const RaisedAt& at, int number) const {
  std::string out;
  for (const auto& [token, text] : pieces_) {
    if (token.empty()) {
      out += text;
    } else if (token == "body") {
      out += body_code(body);
    } else if (token == "seq") {
      out += fmt::format("{:0{}}", number, text.empty() ? 1 : text[0] - '0');
    } else if (token == "meeting_no" || token == "item") {
      const auto& said = token == "item" ? at.item : at.meeting_no;
      if (said.empty()) return std::nullopt;
      out += said;
    } else {
      out += day_token(token, at.date);
    }
  }
  return out;
}

std::optional<ReferencePattern::Parts> ReferencePattern::parts_of(const Body& body, std::string_view reference) const {
  Parts out;
  std::string_view rest = reference;
  const auto take = [&](std::size_t n) {
    const auto taken = rest.substr(0, n);
    rest.remove_prefix(n);
    return taken;
  };
  const auto take_words = [&](std::string_view words) {
    while (!words.empty()) {
      if (is_mark(words[0])) {
        words.remove_prefix(run(words, is_mark));
        take(run(rest, is_mark));
        continue;
      }
      if (rest.empty() || base::upper(words.substr(0, 1)) != base::upper(rest.substr(0, 1))) return false;
      words.remove_prefix(1);
      take(1);
    }
    return true;
  };
  for (const auto& [token, text] : pieces_) {
    const auto figures = run(rest, is_figure);
    if (token.empty() || token == "body") {
      if (!take_words(token.empty() ? text : body_code(body))) return std::nullopt;
    } else if (token == "item") {
      const auto length = run(rest, [](char c) { return !is_mark(c); });
      if (length == 0) return std::nullopt;
      out.item = take(length);
    } else if (token == "seq") {
      if (figures == 0 || figures > kLongestNumber) return std::nullopt;
      out.number = number_of(take(figures));
    } else {
      const std::size_t width = token == "yy" ? 2 : token == "yymmdd" ? 6 : token == "meeting_no" ? figures : 4;
      if (figures == 0 || figures < width) return std::nullopt;
      out.others.emplace_back(token, std::string(take(width)));
    }
  }
  return rest.empty() ? std::optional(std::move(out)) : std::nullopt;
}

std::string body_code(const Body& body) {
  std::string out;
  for (const char c : base::upper(body.id))
    if (is_letter(c)) out += c;
  return out.empty() ? "ACTION" : out;
}

std::string next_reference(const Body& body, const RaisedAt& at, std::span<const TakenReference> taken) {
  std::set<std::string> used;
  for (const auto& one : taken) used.insert(normalised(one.reference));
  auto pattern = ReferencePattern::parse(body.reference_pattern.value_or(std::string(kUsualPattern)));
  if (body.reference_pattern && pattern && pattern->parts_of(body, at.item_reference))
    return first_free(at.item_reference, used);
  if (!pattern || !pattern->render(body, at, 1)) pattern = ReferencePattern::parse(kUsualPattern);
  base::check(pattern.has_value() && !at.item.empty(), "an action is raised at an item");
  int number = 0;
  for (const auto& one : taken) {
    const auto parts = pattern->parts_of(body, one.reference);
    if (!parts || (!parts->item.empty() && normalised(parts->item) != normalised(at.item))) continue;
    if (one.raised_on ? is_in_scope(pattern->scope(), at, one) : says_same_day(*parts, at))
      number = std::max(number, parts->number);
  }
  while (true)
    if (auto made = *pattern->render(body, at, ++number); !used.contains(normalised(made))) return made;
}

std::string normalised(std::string_view reference) {
  std::string out;
  for (std::size_t i = 0; i < reference.size();) {
    const auto rest = reference.substr(i);
    const auto figures = run(rest, is_figure);
    const auto letters = run(rest, is_letter);
    if (figures + letters > 0 && !out.empty()) out += '/';
    if (figures > 0) {
      const auto noughts = std::min(rest.find_first_not_of('0'), figures - 1);
      out += rest.substr(noughts, figures - noughts);
    }
    out += base::upper(rest.substr(0, letters));
    i += std::max<std::size_t>({figures, letters, 1});
  }
  return out;
}

std::string sort_key(std::string_view reference) {
  const std::string text = normalised(reference);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto figures = run(std::string_view(text).substr(i), is_figure);
    // The length before the figures: a longer number is a higher one.
    if (figures > 0) out += fmt::format("{:03}", figures);
    const auto length = std::max<std::size_t>(figures, 1);
    out += text.substr(i, length);
    i += length;
  }
  return out;
}

std::vector<std::string> numbering_gaps(std::span<const std::string> references) {
  std::map<std::string, std::set<int>> runs;
  std::map<std::string, std::string> as_typed;  // the stem as its first reference has it
  for (const auto& one : references) {
    const auto [stem, number] = stem_and_number(one);
    if (number <= 0) continue;
    const auto key = normalised(stem);
    runs[key].insert(number);
    as_typed.emplace(key, stem);
  }
  std::vector<std::string> out;
  for (const auto& [key, numbers] : runs) {
    const auto missing = static_cast<std::size_t>(*numbers.rbegin()) - numbers.size();
    if (missing == 0 || missing >= numbers.size()) continue;
    for (int n = 1; n < *numbers.rbegin(); ++n)
      if (!numbers.contains(n)) out.push_back(as_typed[key] + std::to_string(n));
  }
  std::ranges::sort(out, {}, sort_key);
  return out;
}

}  // namespace governance
