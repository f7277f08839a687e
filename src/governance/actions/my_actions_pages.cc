// What a person has to do, the soonest due first; made for a phone.
#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/check.h"
#include "base/number.h"
#include "governance/actions/action_access_pages.h"
#include "governance/actions/action_pages.h"
#include "governance/actions/action_parts_pages.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kActionsOfPage = 50;

/// In the order of the page.
enum class Part { Asked, ToDo, Answered };
constexpr std::array kParts = {Part::Asked, Part::ToDo, Part::Answered};

struct MyAction {
  LoggedAction action;
  std::string committee;
  ActionRating rating;
  Part part = Part::ToDo;
};

Part part_of(const ActionCourse& course) {
  if (course.status == ActionStatus::Proposed) return course.is_declined ? Part::Answered : Part::Asked;
  return course.status == ActionStatus::DoneAwaitingAgreement ? Part::Answered : Part::ToDo;
}

std::vector<MyAction> actions_of_visitor(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) {
    std::vector<MyAction> out;
    const auto person = person_of_account(reader, visit.person().person.id);
    if (!person) return out;
    ActionSight sight(reader, visit);
    std::map<std::string, RatingRule> rules;
    std::map<std::string, std::string> names;
    for (const auto& one : committees(reader)) {
      rules.emplace(one.body.id, rating_rule_of(reader, one.body.id));
      names.emplace(one.body.id, one.body.name);
    }
    const auto all = open_actions_of(reader, person->person.id);
    const auto in_order = in_log_order(all, {}, {}, visit.today());
    for (const auto part : kParts)
      for (const auto* one : in_order)
        if (part_of(one->course) == part && sight.may_see(*one))
          out.push_back({.action = *one,
                         .committee = names.at(one->committee),
                         .rating = rating_of(*one, rules.at(one->committee), visit.today()),
                         .part = part});
    return out;
  });
}

Fragment card_of(const MyAction& mine, base::Date today) {
  const LoggedAction& action = mine.action;
  std::string due = due_text(action);
  if (const auto left = days_left_text(action, today); !left.empty()) due += ", " + left;
  return html::element(
      "li", {{"class", "sl-action"}},
      html::element("p", {{"class", "sl-action__due"}}, rating_tag(mine.rating) + " " + due) +
          html::element("p", {{"class", "sl-action__text"}}, html::link(action_address(action), text_shown(action))) +
          html::element("p", {{"class", "sl-action__about"}},
                        fmt::format("{}, {}", mine.committee, reference_text(action))));
}

std::string_view heading_of(Part part) {
  switch (part) {
    case Part::Asked:
      return "Asked of you: accept or decline";
    case Part::ToDo:
      return "To do, the soonest first";
    case Part::Answered:
      return "Answered, and with the committee";
  }
  throw base::OurMistake("a part of the page without a heading");
}

Fragment list_of(Part part, std::span<const MyAction> shown, base::Date today) {
  Fragment cards;
  for (const auto& one : shown)
    if (one.part == part) cards += card_of(one, today);
  return html::when(!cards.empty(), [&] {
    return html::heading(2, heading_of(part)) + html::element("ul", {{"class", "sl-actions"}}, cards);
  });
}

}  // namespace

site::Response my_actions_page(people::Visit& visit) {
  const auto all = actions_of_visitor(visit);
  const int pages = std::max(1, static_cast<int>((all.size() + kActionsOfPage - 1) / kActionsOfPage));
  const auto asked = base::parse_whole(visit.request.query.get("page"), 1, pages);
  const int number = asked ? static_cast<int>(*asked) : 1;
  const auto from = static_cast<std::size_t>(number - 1) * kActionsOfPage;
  const auto shown = std::span(all).subspan(from, std::min(kActionsOfPage, all.size() - from));
  site::Page page{.title = "My actions"};
  page.content = html::heading(1, "My actions");
  for (const auto part : {Part::Asked, Part::ToDo, Part::Answered}) page.content += list_of(part, shown, visit.today());
  page.content += site::pagination(number, pages, "/actions");
  if (all.empty()) page.content += html::paragraph("No open action is yours.");
  return visit.page(page);
}

}  // namespace governance
