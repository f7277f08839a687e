#include "governance/committees/terms_changes.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/committees/quorum_file.h"
#include "governance/committees/rule_words.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

using Name = std::function<std::string(std::string_view)>;
using Sentences = std::vector<std::string>;

constexpr std::string_view kNothing = "nothing";

std::string said(const std::optional<std::string>& words) {
  return words ? "“" + *words + "”" : std::string(kNothing);
}
std::string said(const std::optional<base::Date>& day) {
  return day ? base::long_date(*day) : std::string(kNothing);
}
std::string said(const std::optional<ClearDays>& clear) {
  return clear ? clear_days_words(*clear) : std::string(kNothing);
}

template <class T>
void add(Sentences& out, std::string_view what, const T& before, const T& now) {
  if (before != now) out.push_back(fmt::format("{}: from {} to {}.", what, said(before), said(now)));
}

std::optional<std::string> rule_words(const Body& body) {
  if (!body.quorum_rule) return std::nullopt;
  const auto terms = read_quorum_terms(*body.quorum_rule);
  return terms ? std::optional(terms_sentence(*terms)) : body.quorum_rule;
}

std::optional<std::string> power_words(const Body& body) {
  if (!body.urgent_power) return std::nullopt;
  const UrgentPower& power = *body.urgent_power;
  return fmt::format("by {}, {} decide after asking {} others; sent round: {}", power.paragraph,
                     base::listed(power.deciders), power.consulted, word_of(power.circulation));
}

std::string holder(const Seat& seat, const Name& name) {
  return seat.holder ? name(*seat.holder) : "nobody";
}

const Seat* find_seat(const Body& body, const std::string& id) {
  const auto found = std::ranges::find(body.seats, id, &Seat::id);
  return found == body.seats.end() ? nullptr : &*found;
}

std::string seat_change(const Seat& before, const Seat& now, const Name& name) {
  if (before.holder != now.holder)
    return fmt::format("Seat {}: held by {}, before by {}.", now.id, holder(now, name), holder(before, name));
  if (before.votes != now.votes) return fmt::format("Seat {}: {} a vote.", now.id, now.votes ? "has" : "no longer has");
  if (before.tags != now.tags) return fmt::format("Seat {}: tagged {}.", now.id, base::listed(now.tags));
  if (before.deputies != now.deputies) return fmt::format("Seat {}: other deputies are named.", now.id);
  return fmt::format("Seat {}: its post, organisation or dates changed.", now.id);
}

void add_seats(Sentences& out, const Body& before, const Body& now, const Name& name) {
  for (const Seat& seat : now.seats) {
    const Seat* const old = find_seat(before, seat.id);
    if (old == nullptr)
      out.push_back(fmt::format("Seat {} added, held by {}.", seat.id, holder(seat, name)));
    else if (*old != seat)
      out.push_back(seat_change(*old, seat, name));
  }
  for (const Seat& seat : before.seats)
    if (find_seat(now, seat.id) == nullptr) out.push_back(fmt::format("Seat {} removed.", seat.id));
}

}  // namespace

std::string clear_days_words(const ClearDays& clear) {
  return base::counted(clear.days, "clear day", "clear days") +
         (clear.counts_weekends ? ", weekends counted" : ", without weekends");
}

std::vector<std::string> terms_changes(const Body& before, const Body& now, const Name& name) {
  Sentences out;
  add(out, "Name", std::optional(before.name), std::optional(now.name));
  add(out, "Purpose", before.purpose, now.purpose);
  add(out, "Delegated authority", before.delegated_authority, now.delegated_authority);
  add(out, "Reporting line", before.reporting_line, now.reporting_line);
  add(out, "Frequency", before.frequency, now.frequency);
  add(out, "Review date", before.review_date, now.review_date);
  add(out, "Notice of meetings", before.notice, now.notice);
  add(out, "Papers", before.papers, now.papers);
  add(out, "Numbering", before.reference_pattern, now.reference_pattern);
  add(out, "Quorum", rule_words(before), rule_words(now));
  add(out, "Decisions between meetings", power_words(before), power_words(now));
  if (before.deputies_are_named.value_or(false) != now.deputies_are_named.value_or(false))
    out.emplace_back(now.deputies_are_named.value_or(false) ? "Only deputies named in advance may sit for a holder."
                                                            : "Deputies need not be named in advance any more.");
  if (before.parents != now.parents) out.push_back("Parents: " + base::listed(now.parents) + ".");
  add_seats(out, before, now, name);
  return out;
}

}  // namespace governance
