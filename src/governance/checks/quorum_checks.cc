#include "governance/checks/quorum_checks.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/body_ending.h"
#include "governance/checks/naming.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

bool was_quorate(const Meeting& meeting, const AgendaItem& item) {
  if (item.quorum && item.quorum->is_quorate) return *item.quorum->is_quorate;
  return meeting.quorum.is_quorate.value_or(true);
}
bool was_inquorate(const Meeting& meeting, const AgendaItem& item, const Decision& decision) {
  return decision.is_inquorate.value_or(!was_quorate(meeting, item));
}

/// "MEETING/ITEM", or "MEETING/ITEM/DECISION", of every decision that a quorate meeting ratified.
std::set<std::string> ratified_places(const MinuteBook& book) {
  std::set<std::string> out;
  for (const Meeting& meeting : book.meetings)
    for (const AgendaItem& item : meeting.items)
      for (const Decision& decision : item.decisions)
        if (decision.ratifies && !was_inquorate(meeting, item, decision)) out.insert(*decision.ratifies);
  return out;
}

/// A route is an answer until the ratifying meeting is known; one that was itself inquorate ratified nothing.
bool has_a_way(const BookIndex& index, const Decision& decision) {
  if (decision.ratification_route) return true;
  if (!decision.ratified_at) return false;
  const Meeting* by = index.meeting(*decision.ratified_at);
  return by == nullptr || by->quorum.is_quorate.value_or(true);
}

std::string why(const Meeting& meeting, const AgendaItem& item, const Naming& naming) {
  const auto& reason = item.quorum && item.quorum->reason ? item.quorum->reason : meeting.quorum.reason;
  return reason ? fmt::format(" ({})", naming.without_names(*reason)) : "";
}

std::string without_quorum_text(const Meeting& meeting, const AgendaItem& item, const Decision& decision,
                                const std::vector<const Body*>& ended, const Naming& naming) {
  const std::string verb = base::upper(word_of(decision.verb));
  const std::string reason = why(meeting, item, naming);
  if (!ended.empty())
    return fmt::format(
        "At {} the meeting was not quorate{} and yet resolved to end {}: {} {}. A meeting without a quorum cannot end "
        "a body. Ask its parents, or a quorate meeting, to ratify it, and record where and when.",
        item_name(item), reason, ended.size() == 1 ? "the " + ended.front()->name : "bodies", verb,
        naming.quoted(decision.text));
  return fmt::format(
      "At {} the meeting was not quorate{} and yet decided: {} {}. The decision is provisional. Put it to the next "
      "quorate meeting, or to the parent body, and record who will ratify it and when.",
      item_name(item), reason, verb, naming.quoted(decision.text));
}

}  // namespace

void decisions_without_quorum(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const BodyNames bodies(index);
  const auto ratified = ratified_places(index.book());
  for (const Meeting& meeting : index.book().meetings)
    for (const AgendaItem& item : meeting.items)
      for (std::size_t i = 0; i < item.decisions.size(); ++i) {
        const Decision& decision = item.decisions[i];
        const std::string place = meeting.id + "/" + item_label(item);
        if (!needs_quorum(decision.verb) || !was_inquorate(meeting, item, decision) || has_a_way(index, decision) ||
            ratified.contains(place) || ratified.contains(place + "/" + decision_label(decision, i)))
          continue;
        const auto ended = bodies_ended(index, bodies, meeting, decision);
        out.push_back({.check = "Q1",
                       .severity = Severity::High,
                       .meeting = meeting.id,
                       .item = item_label(item),
                       .subject = ended.empty() ? "" : ended.front()->id,
                       .text = without_quorum_text(meeting, item, decision, ended, naming)});
      }
}

void quorum_after_exclusion(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings)
    for (const AgendaItem& item : meeting.items) {
      const bool decides = std::ranges::any_of(item.decisions, [](const auto& one) { return needs_quorum(one.verb); });
      const bool excludes = item.screening && (keeps_from_deciding(item.screening->outcome) ||
                                               std::ranges::any_of(item.screening->people, [](const Handling& one) {
                                                 return one.outcome && keeps_from_deciding(*one.outcome);
                                               }));
      if (!decides || !excludes || item.quorum) continue;
      out.push_back({.check = "Q2",
                     .severity = Severity::High,
                     .meeting = meeting.id,
                     .item = item_label(item),
                     .subject = {},
                     .text = fmt::format("People with an interest were to be kept out of the decision at {}, and the "
                                         "quorum was not worked out again without them. Count those who could decide, "
                                         "and record whether the item was quorate.",
                                         item_name(item))});
    }
}

void meetings_without_statement(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings)
    if (!meeting.quorum.statement && !meeting.quorum.is_quorate)
      out.push_back({.check = "Q3",
                     .severity = Severity::Medium,
                     .meeting = meeting.id,
                     .item = {},
                     .subject = {},
                     .text =
                         "The minutes do not say whether the meeting was quorate. Count the members present against "
                         "the quorum in the terms of reference, and add a statement under apologies."});
}

}  // namespace governance
