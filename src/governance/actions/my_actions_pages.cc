// What a person has to do, the soonest due first; made for a phone.
#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "governance/actions/action_access_pages.h"
#include "governance/actions/action_pages.h"
#include "governance/actions/action_parts_pages.h"

namespace governance {
namespace {

using html::Fragment;

struct MyAction {
  LoggedAction action;
  std::string committee;
  ActionRating rating;
};

std::vector<MyAction> actions_of_visitor(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) {
    std::vector<MyAction> out;
    const auto person = person_of_account(reader, visit.person().person.id);
    if (!person) return out;
    ActionSight sight(reader, visit);
    std::map<std::string, RatingRule> rules;
    std::map<std::string, std::string> names;
    for (const auto& one : committees(reader)) names.emplace(one.body.id, one.body.name);
    auto all = open_actions_of(reader, person->person.id);
    sort_log(all);
    for (auto& one : all) {
      if (!sight.may_see(one)) continue;
      if (!rules.contains(one.committee)) rules.emplace(one.committee, rating_rule_of(reader, one.committee));
      MyAction mine{.action = {},
                    .committee = names.at(one.committee),
                    .rating = rating_of(one, rules.at(one.committee), visit.today())};
      mine.action = std::move(one);
      out.push_back(std::move(mine));
    }
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
          html::element("p", {{"class", "sl-action__text"}}, html::link(action_address(action), action.text)) +
          html::element("p", {{"class", "sl-action__about"}},
                        fmt::format("{}, {}", mine.committee, reference_text(action))));
}

Fragment list_of(std::string_view heading, const std::vector<const MyAction*>& actions, base::Date today) {
  if (actions.empty()) return {};
  return html::heading(2, heading) +
         html::element("ul", {{"class", "sl-actions"}},
                       html::each(actions, [&](const MyAction* one) { return card_of(*one, today); }));
}

}  // namespace

site::Response my_actions_page(people::Visit& visit) {
  const auto all = actions_of_visitor(visit);
  std::vector<const MyAction*> asked;
  std::vector<const MyAction*> to_do;
  std::vector<const MyAction*> done;
  for (const auto& one : all) {
    const auto& course = one.action.course;
    if (course.status == ActionStatus::Proposed)
      (course.is_declined ? done : asked).push_back(&one);
    else
      (course.status == ActionStatus::DoneAwaitingAgreement ? done : to_do).push_back(&one);
  }
  site::Page page{.title = "My actions"};
  page.content = html::heading(1, "My actions") + list_of("Asked of you: accept or decline", asked, visit.today()) +
                 list_of("To do, the soonest first", to_do, visit.today()) +
                 list_of("Answered, and with the committee", done, visit.today());
  if (all.empty()) page.content += html::paragraph("No open action is yours.");
  return visit.page(page);
}

}  // namespace governance
