#include "governance/decisions/decision_register.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/mapped.h"
#include "governance/actions/action_reference.h"
#include "governance/checks/naming.h"

namespace governance {
namespace {

std::string day_code(base::Date date) {
  return fmt::format("{:02}{:02}{:02}", static_cast<int>(date.year()) % 100, static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

/// "MEETING/ITEM/DECISION" is ratified by what names it, or its whole item.
bool is_meant(std::string_view ratifies, std::string_view place) {
  return ratifies == place || (place.starts_with(ratifies) && place.substr(ratifies.size()).starts_with('/') &&
                               place.find('/', ratifies.size() + 1) == std::string_view::npos);
}

int number_of(const NumberedMeeting& meeting, const std::string& key, std::size_t place) {
  const auto found = meeting.numbers.find(key);
  return found == meeting.numbers.end() ? static_cast<int>(place) + 1 : found->second;
}

void apply(RegisteredDecision& out, const DecisionStep& step) {
  const DecisionStepRule& rule = rule_of(step.kind);
  if (std::ranges::find(rule.from, out.status) == rule.from.end()) return;
  out.words = step.words;
  out.since = step.day;
  if (rule.to) out.status = *rule.to;
}

/// How it stands by the meetings alone.
void take_meetings(RegisteredDecision& out, std::span<const Meeting* const> meetings) {
  if (!needs_quorum(out.decision.verb)) return;
  out.status = out.is_quorate.value_or(true) ? DecisionStatus::InForce : DecisionStatus::Provisional;
  if (out.status == DecisionStatus::InForce) return;
  if (out.decision.verb == Verb::Ratify) {
    out.status = DecisionStatus::Lapsed;
    out.words = "A meeting without a quorum ratifies nothing";
    return;
  }
  if (const auto ratified = ratification_of(out.place, out.date, meetings)) {
    out.status = DecisionStatus::Ratified;
    out.ratified_by = ratified->place;
    out.since = ratified->date;
    return;
  }
  out.words = out.decision.ratification_route.value_or("");
  const auto at = out.decision.ratified_at;
  const auto by = std::ranges::find_if(meetings, [&](const Meeting* one) { return at && one->id == *at; });
  if (by == meetings.end() || !(*by)->quorum.is_quorate.value_or(true)) return;
  out.status = DecisionStatus::Ratified;
  out.ratified_by = *at;
  out.since = (*by)->date;
}

RegisteredDecision registered(const Body& body, const NumberedMeeting& held, const AgendaItem& item,
                              std::size_t place) {
  const Decision& decision = item.decisions[place];
  const std::string label = item_label(item);
  const std::string key = label + "/" + decision_label(decision, place);
  return {.place = held.meeting.id + "/" + key,
          .reference = decision_reference(body, held.meeting, item, number_of(held, key, place)),
          .meeting = held.meeting.id,
          .date = held.meeting.date,
          .item = label,
          .decision = decision,
          .limbs = decision.limbs.empty() ? item.proposal : decision.limbs,
          .is_quorate = was_quorate(held.meeting, item, decision),
          .since = std::nullopt};
}

}  // namespace

std::optional<bool> was_quorate(const Meeting& meeting, const AgendaItem& item, const Decision& decision) {
  if (decision.is_inquorate) return !*decision.is_inquorate;
  if (item.quorum && item.quorum->is_quorate) return item.quorum->is_quorate;
  return meeting.quorum.is_quorate;
}

std::string decision_reference(const Body& body, const Meeting& meeting, const AgendaItem& item, int number) {
  if (item.reference) return fmt::format("{}/D{}", normalised(*item.reference), number);
  const std::string label = item.number ? *item.number + "/" : "";
  return fmt::format("{}/{}/{}D{}", body_code(body), day_code(meeting.date), label, number);
}

std::optional<RatifiedAt> ratification_of(std::string_view place, base::Date taken,
                                          std::span<const Meeting* const> meetings) {
  for (const Meeting* meeting : meetings) {
    if (meeting->date < taken) continue;
    for (const AgendaItem& item : meeting->items)
      for (std::size_t i = 0; i < item.decisions.size(); ++i) {
        const Decision& one = item.decisions[i];
        const std::string own = meeting->id + "/" + item_label(item) + "/" + decision_label(one, i);
        if (!one.ratifies || own == place || !is_meant(*one.ratifies, place)) continue;
        if (needs_quorum(one.verb) && was_quorate(*meeting, item, one).value_or(true))
          return RatifiedAt{own, meeting->date};
      }
  }
  return std::nullopt;
}

std::vector<RegisteredDecision> decision_register(const Body& body, std::span<const NumberedMeeting> meetings,
                                                  std::span<const Meeting> others,
                                                  std::span<const DecisionStep> steps) {
  std::vector<const Meeting*> all = base::mapped(meetings, [](const NumberedMeeting& one) { return &one.meeting; });
  for (const Meeting& other : others) all.push_back(&other);
  std::vector<RegisteredDecision> out;
  for (const NumberedMeeting& held : meetings)
    for (const AgendaItem& item : held.meeting.items)
      for (std::size_t i = 0; i < item.decisions.size(); ++i) {
        auto& one = out.emplace_back(registered(body, held, item, i));
        take_meetings(one, all);
        for (const DecisionStep& step : steps)
          if (step.decision == one.place) apply(one, step);
      }
  return newest_first(std::move(out));
}

std::vector<RegisteredDecision> newest_first(std::vector<RegisteredDecision> decisions) {
  std::vector<std::size_t> order(decisions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return decisions[a].date != decisions[b].date ? decisions[a].date > decisions[b].date : a < b;
  });
  return base::mapped(order, [&](std::size_t place) { return std::move(decisions[place]); });
}

}  // namespace governance
