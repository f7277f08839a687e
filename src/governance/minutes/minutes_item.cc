#include "governance/minutes/minutes_item.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/minutes/minutes_phrases.h"

namespace governance {
namespace {

using documents::Paragraph;

const Action* find_action(const MinutesText& text, const std::string& id) {
  const auto found = std::ranges::find(text.actions, id, &Action::id);
  return found == text.actions.end() ? nullptr : &*found;
}

bool is_raised_here(const Action& action, const MinutesText& text, const AgendaItem& item) {
  if (action.raised_at) return action.raised_at == text.meeting.id;
  return item.kind != ItemKind::ActionLog;
}

// ---- conflicts -----------------------------------------------------------------------------------------------------

std::string_view part_taken(ScreeningOutcome outcome) {
  switch (outcome) {
    case ScreeningOutcome::NotScreened:
    case ScreeningOutcome::NothingNoted:
    case ScreeningOutcome::RegularConflictsOnly:
    case ScreeningOutcome::DeclareOutcomeNotStated:
      return "";
    case ScreeningOutcome::DeclareAndParticipate:
      return "took part";
    case ScreeningOutcome::DeclareDiscussNotDecide:
      return "took part in the discussion, not in the decision";
    case ScreeningOutcome::StaySilent:
      return "stayed and took no part";
    case ScreeningOutcome::LeaveForItem:
      return "was out of the room for the item";
    case ScreeningOutcome::WithholdPapers:
      return "was kept from the item, its paper and these minutes of it";
    case ScreeningOutcome::RemoveFromRole:
      return "was kept from the item; whether they can stay a member is in question";
  }
  return "";
}

std::string declared_words(const std::optional<Declared>& declared) {
  if (!declared) return "";
  switch (*declared) {
    case Declared::Yes:
      return "declared an interest";
    case Declared::No:
      return "had nothing to declare";
    case Declared::NotAsked:
      return "was not asked for a declaration";
  }
  return "";
}

std::string handling_words(const Handling& one, const MinutesNames& names) {
  std::vector<std::string> parts;
  const auto add = [&](std::string words) {
    if (!words.empty()) parts.push_back(std::move(words));
  };
  add(declared_words(one.declared));
  if (one.outcome && one.declared != Declared::No) add(std::string(part_taken(*one.outcome)));
  if (one.left) add("left at " + wall_time(*one.left));
  if (one.returned) add("came back at " + wall_time(*one.returned));
  if (one.took_part_in_decision == false && !(one.outcome && keeps_from_deciding(*one.outcome)))
    add("took no part in the decision");
  if (parts.empty()) return "";
  const std::string ruling = one.ruled_by ? fmt::format(" ({} ruled)", names.person(*one.ruled_by)) : "";
  return fmt::format("{} {}{}.", names.person(one.person), base::listed(parts), ruling);
}

std::string screening_words(const Screening& screening, const MinutesNames& names) {
  const auto parties = base::mapped(screening.parties, [&](const std::string& party) {
    const std::string person = names.person(party);
    return person == party ? names.organisation(party) : person;
  });
  const std::string effect(outcome_effect(screening.outcome));
  std::string out = "Conflicts of interest, as screened: ";
  out += parties.empty() ? effect + "." : base::listed(parties) + " (" + effect + ").";
  if (screening.reason) out += " " + as_sentence(*screening.reason);
  return out;
}

void add_conflicts(std::vector<documents::Block>& blocks, const AgendaItem& item, const MinutesNames& names) {
  if (!item.screening) return;
  const Screening& screening = *item.screening;
  if (screening.screened || screening.outcome != ScreeningOutcome::NotScreened || !screening.parties.empty())
    blocks.emplace_back(Paragraph{screening_words(screening, names)});
  for (const auto& one : screening.people)
    if (auto words = handling_words(one, names); !words.empty()) blocks.emplace_back(Paragraph{std::move(words)});
  if (screening.handling) add_lines(blocks, {*screening.handling});
}

// ---- decisions -----------------------------------------------------------------------------------------------------

std::string resolution(const Decision& decision) {
  return verb_words(decision.verb) + " " + decision.text;
}

bool is_provisional(const Decision& decision) {
  return decision.is_inquorate.value_or(false) && needs_quorum(decision.verb) && !decision.ratified_at;
}

/// In one paragraph, set apart; in a list where there are several.
void add_resolutions(std::vector<documents::Block>& blocks, const AgendaItem& item, DecisionForm form) {
  std::vector<std::string> all;
  for (const auto& decision : item.decisions)
    if (decision.form == form) all.push_back(resolution(decision));
  if (all.empty()) return;
  const std::string opening = form == DecisionForm::Resolved ? "It was RESOLVED to:" : "It was agreed to:";
  if (all.size() == 1) {
    blocks.emplace_back(documents::Note{opening + " " + all.front()});
  } else {
    blocks.emplace_back(Paragraph{opening});
    blocks.emplace_back(documents::List{std::move(all), false});
  }
}

std::string condition_words(const Condition& condition, const MinutesNames& names) {
  std::string out = "Condition: " + condition.text;
  while (out.ends_with('.')) out.pop_back();
  std::vector<std::string> parts;
  if (condition.owner) parts.push_back("owner " + names.person(*condition.owner));
  if (condition.due) {
    const auto date = base::parse_iso_date(*condition.due);
    parts.push_back("by " + (date ? base::long_date(*date) : *condition.due));
  }
  if (condition.checked_by) parts.push_back("checked by " + names.person(*condition.checked_by));
  return out + (parts.empty() ? "." : " (" + base::listed(parts) + ").");
}

std::string why_provisional(const Decision& decision, const AgendaItem& item, const Meeting& meeting) {
  std::string out = "PROVISIONAL until ratified: the meeting was not quorate";
  const bool item_says = item.quorum && item.quorum->is_quorate == false;
  const auto& reason = item_says ? item.quorum->reason : meeting.quorum.reason;
  if (reason) out += " (" + *reason + ")";
  out += ".";
  if (decision.ratification_route) out += " To be ratified: " + as_sentence(*decision.ratification_route);
  return out;
}

void add_about(std::vector<documents::Block>& blocks, const Decision& decision, const AgendaItem& item,
               const Meeting& meeting, const MinutesNames& names, bool is_one_of_several) {
  std::vector<std::string> lines;
  if (is_provisional(decision)) lines.push_back(why_provisional(decision, item, meeting));
  if (decision.ratified_at) lines.emplace_back("Since ratified by a later meeting.");
  if (decision.reason) lines.push_back("Reason: " + as_sentence(*decision.reason));
  for (const auto& limb : decision.limbs)
    lines.push_back(as_sentence(limb.text + ": " + limb.outcome.value_or("no outcome recorded")));
  for (const auto& condition : decision.conditions) lines.push_back(condition_words(condition, names));
  for (const auto& one : decision.amendments)
    lines.push_back(fmt::format("For “{}” read “{}”.", one.old_text.value_or("(not recorded)"),
                                one.new_text.value_or("(not recorded)")));
  if (!decision.excluded.empty())
    lines.push_back("Took no part in the decision: " + people_words(decision.excluded, names) + ".");
  if (!decision.abstained.empty()) lines.push_back("Abstained: " + people_words(decision.abstained, names) + ".");
  const std::string about = is_one_of_several ? verb_words(decision.verb) + ": " : "";
  for (auto& line : lines) blocks.emplace_back(Paragraph{about + line});
}

void add_decisions(std::vector<documents::Block>& blocks, const AgendaItem& item, const Meeting& meeting,
                   const MinutesNames& names) {
  for (const DecisionForm form : kDecisionForms) add_resolutions(blocks, item, form);
  for (const auto& decision : item.decisions)
    add_about(blocks, decision, item, meeting, names, item.decisions.size() > 1);
}

// ---- the rest of an item -------------------------------------------------------------------------------------------

std::string particulars(const AgendaItem& item, const MinutesNames& names) {
  std::vector<std::string> parts;
  if (item.paper) parts.push_back("paper " + *item.paper);
  if (item.medium == Medium::Verbal) parts.emplace_back("verbal");
  if (item.is_late) parts.emplace_back("late item");
  if (!item.presenters.empty()) parts.push_back("presented by " + people_words(item.presenters, names));
  if (item.purpose) parts.push_back("asked of the meeting: " + *item.purpose);
  if (item.presided_by) parts.push_back(names.person(*item.presided_by) + " in the chair for this item");
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : "; ") + part;
  return as_sentence(out);
}

/// Those who left together in one line.
void add_movements(std::vector<documents::Block>& blocks, const AgendaItem& item, const MinutesNames& names) {
  if (!item.joined.empty()) blocks.emplace_back(Paragraph{people_words(item.joined, names) + " joined the meeting."});
  for (std::size_t i = 0; i < item.left.size();) {
    const auto at = item.left[i].at;
    std::vector<std::string> people;
    for (; i < item.left.size() && item.left[i].at == at; ++i) people.push_back(item.left[i].person);
    blocks.emplace_back(
        Paragraph{people_words(people, names) + " left the meeting" + (at ? " at " + wall_time(*at) : "") + "."});
  }
}

std::string action_words(const Action& action, const MinutesNames& names) {
  const std::string owner =
      action.owners.empty() ? "Action, nobody named yet" : "Action for " + owner_words(action, names);
  return fmt::format("{}{}: {}", owner, action.due ? ", by " + due_words(action) : "", action.text);
}

void add_actions(std::vector<documents::Block>& blocks, const MinutesText& text, const AgendaItem& item,
                 const MinutesReader& reader) {
  for (const Action* action : raised_at(text, item))
    if (reader.sees(*action, text)) blocks.emplace_back(Paragraph{action_words(*action, reader.names)});
}

/// What the log said of it at this meeting.
std::string position_at(const Action& action, const std::string& meeting) {
  for (const auto& entry : action.history) {
    if (entry.at != meeting) continue;
    std::string status = entry.status.value_or("");
    if (!entry.note) return status;
    return status.empty() ? *entry.note : status + ": " + *entry.note;
  }
  return "not recorded";
}

void add_reviewed(std::vector<documents::Block>& blocks, const MinutesText& text, const AgendaItem& item,
                  const MinutesReader& reader) {
  documents::Table table{.caption = "Actions looked at",
                         .columns = {{"Reference"}, {"Action"}, {"Owner"}, {"Position"}},
                         .rows = {},
                         .total = {},
                         .note = {},
                         .lineage = {}};
  for (const auto& id : item.actions) {
    const Action* const action = find_action(text, id);
    if (action == nullptr || is_raised_here(*action, text, item) || !reader.sees(*action, text)) continue;
    table.rows.push_back({action->reference.value_or(action->id), action->text, owner_words(*action, reader.names),
                          position_at(*action, text.meeting.id)});
  }
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
}

}  // namespace

std::vector<const Action*> raised_at(const MinutesText& text, const AgendaItem& item) {
  std::vector<const Action*> out;
  for (const auto& action : text.actions) {
    const bool is_named = std::ranges::find(item.actions, action.id) != item.actions.end();
    const bool is_of_item =
        action.raised_at == text.meeting.id && action.raised_item && action.raised_item == item.number;
    if ((is_named && is_raised_here(action, text, item)) || is_of_item) out.push_back(&action);
  }
  return out;
}

void add_item(std::vector<documents::Block>& blocks, const MinutesText& text, const AgendaItem& item,
              const MinutesReader& reader) {
  if (auto words = particulars(item, reader.names); !words.empty()) blocks.emplace_back(Paragraph{std::move(words)});
  add_conflicts(blocks, item, reader.names);
  add_movements(blocks, item, reader.names);
  if (item.summary) add_lines(blocks, {*item.summary});
  add_reviewed(blocks, text, item, reader);
  for (const auto& limb : item.proposal)
    blocks.emplace_back(
        Paragraph{as_sentence("Proposed: " + limb.text + (limb.outcome ? " (" + *limb.outcome + ")" : ""))});
  add_decisions(blocks, item, text.meeting, reader.names);
  add_actions(blocks, text, item, reader);
}

}  // namespace governance
