#include "governance/meetings/meeting_entry.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace governance {
namespace {

enum class Need { No, May, Must };

/// What an entry of each kind has. Parts that only one kind has stand in that kind's own check.
struct EntryRule {
  EntryKind kind;
  std::string_view code;
  Need item;
  Need person;
  Need text;
  Need replaces;
  Need about = Need::No;
};
using enum Need;
constexpr std::array kRules = {
    EntryRule{EntryKind::Opened, "opened", No, No, No, No},
    EntryRule{EntryKind::Closed, "closed", No, No, No, No},
    EntryRule{EntryKind::Arrived, "arrived", No, Must, No, No},
    EntryRule{EntryKind::Left, "left", No, Must, No, No},
    EntryRule{EntryKind::Apologies, "apologies", No, Must, No, No},
    EntryRule{EntryKind::Presides, "presides", May, Must, No, No},
    EntryRule{EntryKind::ItemTaken, "item_taken", Must, No, No, No},
    EntryRule{EntryKind::Declared, "declared", Must, Must, May, No},
    EntryRule{EntryKind::Excluded, "excluded", Must, Must, May, No},
    EntryRule{EntryKind::Readmitted, "readmitted", Must, Must, No, No},
    EntryRule{EntryKind::Note, "note", May, No, Must, May},
    EntryRule{EntryKind::Decision, "decision", Must, No, Must, May},
    EntryRule{EntryKind::Abstained, "abstained", Must, Must, No, No, Must},
    EntryRule{EntryKind::Condition, "condition", Must, May, Must, May, Must},
    EntryRule{EntryKind::Action, "action", Must, May, Must, May},
    EntryRule{EntryKind::Struck, "struck", No, No, Must, Must},
};
static_assert(std::ranges::equal(kRules, kEntryKinds, {}, &EntryRule::kind), "each kind has its rule, in their order");

const EntryRule& rule_of(EntryKind kind) {
  return kRules[static_cast<std::size_t>(std::to_underlying(kind))];
}

base::Result<void> check_part(Need need, bool has, std::string_view part, std::string_view what) {
  if (need == Must && !has) return base::invalid(std::string(part), fmt::format("Enter {}.", what));
  if (need == No && has)
    return base::invalid(std::string(part), fmt::format("Leave out {}: it has no place here.", what));
  return {};
}

/// Parts that belong to one kind alone.
base::Result<void> check_own_parts(const MeetingEntry& entry) {
  const auto is = [&](EntryKind kind) { return entry.kind == kind; };
  if (is(EntryKind::Arrived) && !entry.standing)
    return base::invalid("standing", "Say whether the person sits in an own seat, for another, or attends.");
  if (entry.standing == Standing::InAttendance && !entry.seat.empty())
    return base::invalid("seat", "Someone in attendance sits in no seat.");
  if (is(EntryKind::Arrived) && entry.standing != Standing::InAttendance && entry.seat.empty())
    return base::invalid("seat", "Say which seat.");
  if (is(EntryKind::Declared) != entry.declared.has_value())
    return base::invalid("declared", "Say whether an interest was declared.");
  if (is(EntryKind::Excluded) != entry.outcome.has_value())
    return base::invalid("outcome", "Say what part the person may take.");
  if (is(EntryKind::Decision) != entry.verb.has_value())
    return base::invalid("verb", "Say what was done: approve, note, receive and so on.");
  if (entry.limb < 0 || (!is(EntryKind::Decision) && entry.limb != 0))
    return base::invalid("limb", "Only a decision answers a part of a proposal.");
  if (!is(EntryKind::Action) && !is(EntryKind::Condition) && !entry.due.empty())
    return base::invalid("due", "Only an action or a condition has a date.");
  if (!is(EntryKind::Condition) && !entry.checked_by.empty())
    return base::invalid("checked_by", "Only a condition has someone who checks it.");
  return {};
}

}  // namespace

std::string_view entry_code(EntryKind kind) {
  return rule_of(kind).code;
}

std::optional<EntryKind> parse_entry_kind(std::string_view code) {
  const auto found = std::ranges::find(kRules, code, &EntryRule::code);
  return found == kRules.end() ? std::nullopt : std::optional(found->kind);
}

bool is_worded(EntryKind kind) {
  return kind == EntryKind::Note || kind == EntryKind::Decision || kind == EntryKind::Action ||
         kind == EntryKind::Condition;
}

std::string_view standing_code(Standing standing) {
  constexpr std::array<std::string_view, std::size(kStandings)> kCodes = {"holder", "deputy", "substitute",
                                                                          "in_attendance"};
  return kCodes[static_cast<std::size_t>(std::to_underlying(standing))];
}

std::optional<Standing> parse_standing(std::string_view code) {
  const auto* const found = std::ranges::find(kStandings, code, standing_code);
  return found == std::end(kStandings) ? std::nullopt : std::optional(*found);
}

base::Result<void> check_entry(const MeetingEntry& entry) {
  if (entry.id.empty() || entry.id.size() > 64) return base::invalid("id", "This entry has no number of its own.");
  if (!base::is_utf8(entry.text) || base::length_utf8(entry.text) > kLongestEntryText)
    return base::invalid("text", fmt::format("Enter at most {} characters.", kLongestEntryText));
  const EntryRule& rule = rule_of(entry.kind);
  const bool has_text = !base::trimmed(entry.text).empty();
  for (const auto& checked :
       {check_part(rule.item, !entry.item.empty(), "item", "the item that it belongs to"),
        check_part(rule.person, !entry.person.empty(), "person", "whom it is about"),
        check_part(rule.text, has_text, "text", "what to set down"),
        check_part(rule.replaces, !entry.replaces.empty(), "replaces", "the entry that it stands for"),
        check_part(rule.about, !entry.about.empty(), "about", "the decision that it belongs to")})
    if (!checked) return checked;
  return check_own_parts(entry);
}

}  // namespace governance
