#include "governance/checks/action_checks.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/checks/action_log.h"
#include "governance/checks/action_owner.h"
#include "governance/checks/naming.h"

namespace governance {
namespace {

CheckFinding about(std::string_view check, const Action& action, const Meeting& meeting, std::string text) {
  return {.check = std::string(check),
          .severity = Severity::Medium,
          .meeting = meeting.id,
          .item = action.raised_at == meeting.id ? action.raised_item.value_or("") : "",
          .subject = action.id,
          .text = std::move(text)};
}

/// "The action ..." at the start of a sentence.
std::vector<std::string_view> people_in(const std::vector<ActionOwner>& owners) {
  std::vector<std::string_view> out;
  for (const ActionOwner& one : owners)
    if (!one.person.empty()) out.push_back(one.person);
  return out;
}

/// What is wrong with whom an action belongs to; empty where nothing.
std::string owner_fault(const Action& action, const std::vector<ActionOwner>& owners) {
  if (action.accountable) return {};
  if (owners.empty()) return "no owner";
  const bool is_doubtful = std::ranges::any_of(owners, [](const auto& one) { return shows_doubt(one.remark); });
  if (owners.size() == 1) return is_doubtful ? "an owner in doubt" : "";
  return fmt::format("{} owners{} of whom nobody is accountable", owners.size(), is_doubtful ? ", some in doubt," : "");
}

/// Empty where an action lacks nothing.
std::string incomplete_text(const Action& action, const std::vector<ActionOwner>& owners, const Naming& naming) {
  std::vector<std::string> faults, mends;
  if (!action.reference) faults.emplace_back("no reference"), mends.emplace_back("a reference");
  if (auto fault = owner_fault(action, owners); !fault.empty())
    faults.push_back(std::move(fault)), mends.emplace_back("one accountable owner");
  if (!action.due) faults.emplace_back("no due date"), mends.emplace_back("a due date");
  if (faults.empty()) return {};
  return fmt::format("{} has {}. Give it {}.", base::capitalised(naming.action(action)), base::listed(faults),
                     base::listed(mends));
}

void add_unlogged(const Meeting& meeting, const Naming& naming, std::vector<CheckFinding>& out) {
  if (meeting.unlogged_commitments.empty()) return;
  std::vector<std::string> said;
  said.reserve(meeting.unlogged_commitments.size());
  for (const auto& one : meeting.unlogged_commitments) said.push_back(naming.quoted(one, 60));
  const auto count = static_cast<std::int64_t>(said.size());
  out.push_back({.check = "T1",
                 .severity = Severity::Low,
                 .meeting = meeting.id,
                 .item = {},
                 .subject = {},
                 .text = fmt::format("The minutes hold {} that {} not logged as {}: {}. Log each, with an owner and a "
                                     "date, or leave it out.",
                                     base::counted(count, "commitment", "commitments"), count == 1 ? "was" : "were",
                                     count == 1 ? "an action" : "actions", base::listed(said))});
}

bool has_person(const std::vector<ActionOwner>& owners) {
  return std::ranges::any_of(owners, [](const ActionOwner& one) { return !one.person.empty(); });
}

/// The last meeting of the book that dealt with it.
const Meeting* last_seen(const BookIndex& index, const Action& action) {
  const Meeting* out = action.raised_at ? index.meeting(*action.raised_at) : nullptr;
  for (const ActionEntry& entry : action.history)
    if (const Meeting* at = index.meeting(entry.at); at != nullptr && (out == nullptr || out->date < at->date))
      out = at;
  return out;
}

}  // namespace

void actions_incomplete(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const OwnerReader reader(index);
  for (const Action& action : index.book().actions) {
    const Meeting* raised = action.raised_at ? index.meeting(*action.raised_at) : nullptr;
    if (raised == nullptr || is_closed(action.final_state)) continue;
    auto text = incomplete_text(action, reader.owners_of(action), naming);
    if (!text.empty()) out.push_back(about("T1", action, *raised, std::move(text)));
  }
  for (const Meeting& meeting : index.book().meetings) add_unlogged(meeting, naming, out);
}

void actions_given_to_absent(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const OwnerReader reader(index);
  for (const Action& action : index.book().actions) {
    const Meeting* raised = action.raised_at ? index.meeting(*action.raised_at) : nullptr;
    if (raised == nullptr || action.accepted_by_owner == true) continue;
    auto absent = people_in(reader.owners_of(action));
    // Those in no list at all are A1's: they may have been there.
    std::erase_if(absent, [&](auto person) {
      const auto* row = index.attendance(*raised, person);
      return row == nullptr || row->kind != AttendanceKind::Apologies;
    });
    if (absent.empty()) continue;
    out.push_back(about("T4", action, *raised,
                        fmt::format("{} was given to {}, who had sent apologies. Tell {}, and record that the action "
                                    "was accepted.",
                                    base::capitalised(naming.action(action)), naming.people(absent, raised),
                                    absent.size() == 1 ? "the owner" : "the owners")));
  }
}

void actions_owned_by_groups(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const OwnerReader reader(index);
  for (const Action& action : index.book().actions) {
    const auto owners = reader.owners_of(action);
    const Meeting* meeting = last_seen(index, action);
    if (meeting == nullptr || owners.empty() || action.accountable || has_person(owners) ||
        is_closed(action.final_state))
      continue;
    std::vector<std::string> names;
    names.reserve(owners.size());
    for (const ActionOwner& one : owners) names.push_back(fmt::format("\"{}\"", one.words));
    out.push_back(about("T6", action, *meeting,
                        fmt::format("{} belongs to {}: no one person answers for it. Name one person who does, and "
                                    "keep the group as helpers.",
                                    base::capitalised(naming.action(action)), base::listed(names))));
  }
}

}  // namespace governance
