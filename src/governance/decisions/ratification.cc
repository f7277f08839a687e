#include "governance/decisions/ratification.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

bool goes_with(const AwaitsRatification& a, const AwaitsRatification& b) {
  return a.kept_out == b.kept_out && a.part == b.part && a.private_reason == b.private_reason;
}

std::string where_taken(const AwaitsRatification& one) {
  const std::string day = base::long_date(one.date);
  return one.item.empty() ? "between meetings, on " + day : fmt::format("on {} at item {}", day, one.item);
}

AgendaItem item_for(const AwaitsRatification& first) {
  AgendaItem out;
  const bool is_closed = !first.kept_out.empty() || first.part == AgendaPart::Private;
  out.title =
      is_closed ? "Ratification of what was decided " + where_taken(first) : "Ratification of provisional decisions";
  out.kind = ItemKind::Substantive;
  out.purpose = "ratify";
  out.part = first.part;
  out.private_reason = first.private_reason;
  if (first.kept_out.empty()) return out;
  Screening screening;
  screening.screened = true;
  for (const auto& one : first.kept_out)
    screening.outcome = std::max(screening.outcome, one.outcome.value_or(ScreeningOutcome::DeclareDiscussNotDecide));
  screening.people = first.kept_out;
  screening.reason = "Kept from the decision that is to be ratified.";
  out.screening = std::move(screening);
  return out;
}

Limb limb_for(const AwaitsRatification& one) {
  return {.text = fmt::format("Decided {}: {} {}", where_taken(one), base::upper(word_of(one.verb)), one.text),
          .outcome = std::nullopt,
          .ratifies = one.place};
}

}  // namespace

std::vector<AgendaItem> ratifying_items(const std::vector<AwaitsRatification>& awaiting) {
  std::vector<AgendaItem> out;
  std::vector<const AwaitsRatification*> firsts;
  for (const auto& one : awaiting) {
    const auto found = std::ranges::find_if(firsts, [&](const auto* first) { return goes_with(*first, one); });
    if (found == firsts.end()) {
      firsts.push_back(&one);
      out.push_back(item_for(one));
      out.back().proposal.push_back(limb_for(one));
    } else {
      out[static_cast<std::size_t>(found - firsts.begin())].proposal.push_back(limb_for(one));
    }
  }
  return out;
}

std::vector<Handling> kept_out_of(const AgendaItem& recorded) {
  std::vector<Handling> out;
  if (!recorded.screening) return out;
  for (const auto& one : recorded.screening->people)
    if (one.outcome && keeps_from_deciding(*one.outcome))
      out.push_back({.person = one.person, .declared = {}, .outcome = one.outcome});
  return out;
}

}  // namespace governance
