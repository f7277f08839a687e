#include "governance/checks/body_checks.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/checks/action_log.h"
#include "governance/checks/body_ending.h"
#include "governance/checks/naming.h"
#include "governance/checks/reference_shape.h"

namespace governance {
namespace {

constexpr std::size_t kMostExamples = 8;

CheckFinding about_body(std::string_view check, Severity severity, const Body& body, const Meeting& meeting,
                        std::string text) {
  return {.check = std::string(check),
          .severity = severity,
          .meeting = meeting.id,
          .item = {},
          .subject = body.id,
          .text = std::move(text)};
}

std::vector<std::string> actions_left(const BookIndex& index, const Meeting& last, const Naming& naming) {
  std::vector<std::string> out;
  for (const Action* one : live_at(index, last))
    if (!is_closed(one->final_state) && !one->receiving_body)
      out.push_back(one->reference ? *one->reference : naming.quoted(one->text, 40));
  return out;
}

std::vector<std::string> cut(std::vector<std::string> all) {
  if (all.size() <= kMostExamples + 1) return all;
  const auto others = all.size() - kMostExamples;
  all.resize(kMostExamples);
  all.push_back(fmt::format("{} others", others));
  return all;
}

void add_ending(const BookIndex& index, const Naming& naming, const Meeting& meeting, const Body& body,
                std::vector<CheckFinding>& out) {
  const auto meetings = index.meetings_of(body.id);
  const Meeting* last = body.id == meeting.body ? &meeting : (meetings.empty() ? nullptr : meetings.back());
  if (last == nullptr) return;
  if (auto left = actions_left(index, *last, naming); !left.empty()) {
    const auto count = static_cast<std::int64_t>(left.size());
    out.push_back(about_body(
        "S1", Severity::High, body, meeting,
        fmt::format("The {} was stood down with {} open and no receiving body: {}. Name for each "
                    "the body and the person that take it over, and record that they accept.",
                    body.name, base::counted(count, "action", "actions"), base::listed(cut(std::move(left))))));
  }
  if (!last->minutes.approval_route && !last->minutes.own_outcome)
    out.push_back(about_body("S1", Severity::High, body, meeting,
                             fmt::format("The {} was stood down and nobody is left to approve its last minutes. Have "
                                         "them approved by circulation, the parent or the successor, and record which.",
                                         body.name)));
  if (last->next_meeting.date && *last->next_meeting.date > meeting.date)
    out.push_back(about_body("S1", Severity::Medium, body, meeting,
                             fmt::format("The {} was stood down and yet has a meeting on {}. Cancel it, or say from "
                                         "when the body ends.",
                                         body.name, base::long_date(*last->next_meeting.date))));
}

/// References of items and actions of a body, each once, by meeting.
std::vector<std::string> references_of(const BookIndex& index, std::string_view body) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  const auto take = [&](const std::optional<std::string>& reference) {
    if (reference && seen.insert(*reference).second) out.push_back(*reference);
  };
  for (const Meeting* meeting : index.meetings_of(body)) {
    for (const AgendaItem& item : meeting->items) take(item.reference);
    for (const Action* action : live_at(index, *meeting)) take(action->reference);
  }
  return out;
}

void add_references(const BookIndex& index, std::string_view id, std::vector<CheckFinding>& out) {
  const Body* body = index.body(id);
  auto references = references_of(index, id);
  std::string text;
  if (body != nullptr && body->reference_pattern) {
    std::erase_if(references, [&](const auto& one) { return fits_pattern(one, *body->reference_pattern); });
    if (references.empty()) return;
    text = fmt::format(
        "These references do not follow the pattern {}: {}. Keep them as aliases, and give each its own "
        "by the pattern.",
        *body->reference_pattern, base::listed(cut(std::move(references))));
  } else {
    const auto examples = examples_by_shape(references);
    if (examples.size() < 2) return;
    text = fmt::format(
        "References are written in {} ways: {}. Choose one pattern for the body, and keep the old ones "
        "as aliases.",
        examples.size(), base::listed(cut(examples)));
  }
  out.push_back({.check = "N1",
                 .severity = Severity::Low,
                 .meeting = {},
                 .item = {},
                 .subject = std::string(id),
                 .text = std::move(text)});
}

std::string unnumbered_items(const Meeting& meeting) {
  std::vector<std::string> out;
  for (const AgendaItem& item : meeting.items)
    if (!item.number) out.push_back("\"" + item.title + "\"");
  const bool is_one = out.size() == 1;
  return out.empty() ? std::string()
                     : base::listed(cut(std::move(out))) + (is_one ? " has no item number" : " have no item numbers");
}

bool has_references(const Meeting& meeting) {
  return std::ranges::any_of(meeting.items, [](const AgendaItem& item) { return item.reference.has_value(); });
}

void add_numbers(const BookIndex& index, std::string_view body, std::vector<CheckFinding>& out) {
  const auto meetings = index.meetings_of(body);
  const bool are_numbered = std::ranges::any_of(meetings, [](const Meeting* one) { return one->number.has_value(); });
  const bool are_referenced = std::ranges::any_of(meetings, [](const Meeting* one) { return has_references(*one); });
  for (const Meeting* meeting : meetings) {
    std::vector<std::string> faults;
    if (auto items = unnumbered_items(*meeting); !items.empty()) faults.push_back(std::move(items));
    if (are_numbered && !meeting->number)
      faults.emplace_back("the meeting has no number, though others of the body do");
    if (are_referenced && !has_references(*meeting))
      faults.emplace_back("its items have no references, though those of other meetings do");
    if (faults.empty()) continue;
    std::string text;
    for (const auto& one : faults) text += (text.empty() ? "" : "; ") + one;
    text = base::capitalised(std::move(text));
    out.push_back({.check = "N1",
                   .severity = Severity::Low,
                   .meeting = meeting->id,
                   .item = {},
                   .subject = {},
                   .text = text + ". Number every item and meeting, so that each can be cited."});
  }
}

}  // namespace

void bodies_stood_down(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const BodyNames names(index);
  std::set<const Body*> done;
  for (const Meeting* meeting : index.meetings_by_date())
    for (const AgendaItem& item : meeting->items)
      for (const Decision& decision : item.decisions)
        for (const Body* body : bodies_ended(index, names, *meeting, decision))
          if (done.insert(body).second) add_ending(index, naming, *meeting, *body, out);
}

void references_and_numbers(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const auto body : index.bodies_that_met()) {
    add_references(index, body, out);
    add_numbers(index, body, out);
  }
}

}  // namespace governance
