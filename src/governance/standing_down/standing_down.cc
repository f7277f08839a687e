#include "governance/standing_down/standing_down.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"

namespace governance {
namespace {

using Done = base::Result<void>;

constexpr auto kRules = std::to_array<EndingRule>({
    {EndingLine::Resolution, "The power to end it", "A decision of a quorate meeting, or of the parent, to end it."},
    {EndingLine::Limbs, "Each part of the proposal", "Every part of what was proposed has an outcome."},
    {EndingLine::EffectiveDate, "The last day", "The day from which it no longer exists."},
    {EndingLine::LastMeeting, "The last meeting", "No meeting is planned after the last day."},
    {EndingLine::Duties, "Its duties", "Each duty has a successor, or ends."},
    {EndingLine::OpenActions, "Open actions",
     "Each is moved to a successor who accepts it, or closed with its reason."},
    {EndingLine::OpenDecisions, "Provisional decisions", "Each is ratified, or has lapsed."},
    {EndingLine::LastMinutes, "The last minutes", "Who approves the minutes of the last meeting."},
    {EndingLine::SubGroups, "Sub-groups", "What becomes of the groups that answer to it.", true},
    {EndingLine::Risks, "Open risks", "Who carries each open risk from now on.", true},
    {EndingLine::ForwardPlan, "Forward plan", "Where the items promised for later meetings go.", true},
    {EndingLine::DelegatedPowers, "Delegated powers", "To whom the powers delegated to it return, and how.", true},
    {EndingLine::LeavingMembers, "Registers of leaving members", "What is done with their register entries.", true},
    {EndingLine::PublicNotice, "Public notice", "Where and when its end is made known.", true},
    {EndingLine::Records, "Records", "Who owns its records from now on, and for how long they are kept.", true},
});
static_assert(std::ranges::equal(kRules, kEndingLines, {}, &EndingRule::line));

const EndingAnswer* find_answer(const StandingDown& it, EndingLine line) {
  const auto found = std::ranges::find(it.answers, line, &EndingAnswer::line);
  return found == it.answers.end() ? nullptr : &*found;
}

bool takes_effect(Verb verb) {
  return verb == Verb::Approve || verb == Verb::Agree || verb == Verb::Decide || verb == Verb::Accept;
}

bool stands(const RegisteredDecision& decision) {
  const bool is_in_force = decision.status == DecisionStatus::InForce || decision.status == DecisionStatus::Ratified;
  return is_in_force && takes_effect(decision.decision.verb);
}

LineState resolution_line(const StandingDown& it, const EndingFacts& facts) {
  LineState out{.line = EndingLine::Resolution, .is_closed = is_resolved(it, facts), .words = ""};
  if (it.by_parent) {
    out.words = fmt::format("Ended by its parent on {}: {}.", base::long_date(it.by_parent->on), it.by_parent->words);
    return out;
  }
  if (!facts.resolution) {
    out.words = "No decision to end it is chosen.";
    return out;
  }
  const RegisteredDecision& decision = *facts.resolution;
  const std::string named = fmt::format("Decision {} of {}", decision.reference, base::long_date(decision.date));
  if (decision.status == DecisionStatus::Provisional)
    out.words = named +
                " is provisional: a meeting without a quorum cannot end a body. A quorate meeting or the parent "
                "must ratify it. The rest can be prepared meanwhile.";
  else if (!takes_effect(decision.decision.verb))
    out.words = fmt::format("{} is to {}, which {}. The body whose decision it is must end it.", named,
                            base::upper(word_of(decision.decision.verb)), verb_meaning(decision.decision.verb));
  else
    out.words = fmt::format("{}: {}.", named, base::lower(status_words(decision.status)));
  return out;
}

std::string dates(const std::vector<base::Date>& all) {
  return base::listed(base::mapped(all, [](base::Date one) { return base::long_date(one); }));
}

LineState last_meeting_line(const StandingDown& it, const EndingFacts& facts) {
  LineState out{.line = EndingLine::LastMeeting, .is_closed = it.effective.has_value(), .words = ""};
  std::vector<base::Date> late;
  for (const base::Date one : facts.meetings_to_come)
    if (!it.effective || one > *it.effective) late.push_back(one);
  out.is_closed = out.is_closed && late.empty();
  if (!late.empty())
    out.words = fmt::format("Meetings are planned on {}. It cannot hold one after its last day.", dates(late));
  else if (facts.last_meeting)
    out.words = fmt::format("The last meeting held is that of {}.", base::long_date(*facts.last_meeting));
  else
    out.words = "It has held no meeting.";
  if (!it.effective) out.words += " Set the last day first.";
  return out;
}

/// "SLT/19/92, SLT/19/105 and 14 without a number".
std::string labels(const std::vector<std::string>& references) {
  std::vector<std::string> out;
  std::int64_t without = 0;
  for (const auto& one : references) {
    if (one.empty())
      ++without;
    else
      out.push_back(one);
  }
  if (without > 0) out.push_back(base::grouped(without) + " without a number");
  return base::listed(out);
}

LineState actions_line(const EndingFacts& facts) {
  LineState out{.line = EndingLine::OpenActions,
                .is_closed = facts.open_actions.empty() && facts.not_taken_over.empty(),
                .words = ""};
  if (!facts.open_actions.empty())
    out.words = fmt::format(
        "{}: {}. ",
        base::counted(static_cast<std::int64_t>(facts.open_actions.size()), "action is open", "actions are open"),
        labels(facts.open_actions));
  if (!facts.not_taken_over.empty())
    out.words += fmt::format("Moved and not accepted yet: {}.", labels(facts.not_taken_over));
  if (out.is_closed) out.words = "No action is open.";
  return out;
}

LineState duties_line(const StandingDown& it) {
  if (it.duties.empty()) return {EndingLine::Duties, false, "No duty is set down yet."};
  return {EndingLine::Duties, true,
          base::counted(static_cast<std::int64_t>(it.duties.size()), "duty has", "duties have") +
              " a successor, or an end."};
}

LineState minutes_line(const StandingDown& it) {
  if (!it.last_minutes)
    return {EndingLine::LastMinutes, false, "Nobody is left to approve the minutes of the last meeting."};
  return {EndingLine::LastMinutes, true, std::string(route_words(*it.last_minutes)) + "."};
}

LineState groups_line(const StandingDown& it, const EndingFacts& facts) {
  if (facts.sub_groups.empty()) return {EndingLine::SubGroups, true, "No group in the record answers to it."};
  if (const auto* said = find_answer(it, EndingLine::SubGroups)) return {EndingLine::SubGroups, true, said->words};
  return {EndingLine::SubGroups, false, fmt::format("These answer to it: {}.", base::listed(facts.sub_groups))};
}

LineState line_of(EndingLine line, const StandingDown& it, const EndingFacts& facts) {
  switch (line) {
    case EndingLine::Resolution:
      return resolution_line(it, facts);
    case EndingLine::Limbs:
      if (facts.open_limbs.empty())
        return {line, facts.resolution || it.by_parent, facts.resolution ? "Each part has an outcome." : ""};
      return {line, false, base::listed(facts.open_limbs)};
    case EndingLine::EffectiveDate:
      return {line, it.effective.has_value(),
              it.effective ? base::long_date(*it.effective) + "." : "No day is set down yet."};
    case EndingLine::LastMeeting:
      return last_meeting_line(it, facts);
    case EndingLine::Duties:
      return duties_line(it);
    case EndingLine::OpenActions:
      return actions_line(facts);
    case EndingLine::OpenDecisions:
      if (facts.provisional.empty()) return {line, true, "No decision is provisional."};
      return {line, false, fmt::format("Still provisional: {}.", base::listed(facts.provisional))};
    case EndingLine::LastMinutes:
      return minutes_line(it);
    case EndingLine::SubGroups:
      return groups_line(it, facts);
    default:
      break;
  }
  const auto* const said = find_answer(it, line);
  return {line, said != nullptr, said != nullptr ? said->words : std::string("Not answered yet.")};
}

Done check_words(std::string_view words, std::string subject, std::string message) {
  if (base::trimmed(words).empty()) return base::invalid(std::move(subject), std::move(message));
  if (!base::is_utf8(words) || base::length_utf8(words) > kLongestAnswer)
    return base::invalid(std::move(subject), "Say it in fewer words.");
  return {};
}

}  // namespace

std::span<const EndingRule> ending_rules() {
  return kRules;
}
const EndingRule& rule_of(EndingLine line) {
  return kRules[static_cast<std::size_t>(std::to_underlying(line))];
}

std::string_view route_words(LastMinutesRoute route) {
  switch (route) {
    case LastMinutesRoute::LastMembers:
      return "Circulated to the last members, who confirm them";
    case LastMinutesRoute::Parent:
      return "Approved by the parent";
    case LastMinutesRoute::Successor:
      return "Approved by the successor";
  }
  throw base::OurMistake("a route without words");
}

bool is_resolved(const StandingDown& it, const EndingFacts& facts) {
  return it.by_parent || (facts.resolution && stands(*facts.resolution));
}

std::vector<LineState> checklist(const StandingDown& it, const EndingFacts& facts) {
  return base::mapped(kEndingLines, [&](EndingLine line) { return line_of(line, it, facts); });
}

Done may_complete(const StandingDown& it, const EndingFacts& facts, base::Date today) {
  std::vector<std::string> open;
  for (const auto& one : checklist(it, facts))
    if (!one.is_closed) open.push_back(base::lower(rule_of(one.line).title));
  if (!open.empty()) return base::conflict(fmt::format("Still open: {}.", base::listed(open)));
  if (*it.effective > today)
    return base::conflict(
        fmt::format("Its last day is {}. Complete it from that day on.", base::long_date(*it.effective)));
  return {};
}

Done answer(StandingDown& it, EndingLine line, std::string_view words) {
  if (!rule_of(line).is_answered) return base::invalid("", "This line is closed by the record, not by an answer.");
  const std::string subject(word_of(line));
  if (const auto said = check_words(words, subject, "Enter what is done about it."); !said) return said;
  std::erase_if(it.answers, [&](const EndingAnswer& one) { return one.line == line; });
  it.answers.push_back({line, std::string(base::trimmed(words))});
  return {};
}

Done add_duty(StandingDown& it, std::string_view duty, std::string_view successor, bool ends) {
  if (const auto said = check_words(duty, "duty", "Enter the duty."); !said) return said;
  const std::string who = base::one_line(successor);
  if (who.empty() && !ends) return base::invalid("duty-successor", "Enter who takes it over, or say that it ends.");
  if (!who.empty() && ends) return base::invalid("duty-successor", "A duty that ends has no successor. Leave one out.");
  if (base::length_utf8(who) > kLongestAnswer) return base::invalid("duty-successor", "Say it in fewer words.");
  const std::string name = base::one_line(duty);
  std::erase_if(it.duties, [&](const Duty& one) { return one.duty == name; });
  it.duties.push_back({name, who});
  return {};
}

Done set_parents_resolution(StandingDown& it, std::string_view words, std::optional<base::Date> on, base::Date today) {
  if (const auto said = check_words(words, "parent", "Enter who resolved it, and where."); !said) return said;
  if (!on) return base::invalid("parent-on", "Enter the day of the parent's decision.");
  if (*on > today) return base::invalid("parent-on", "Enter a day that is not still to come.");
  it.by_parent = ParentsResolution{base::one_line(words), *on};
  return {};
}

}  // namespace governance
