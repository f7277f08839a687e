// Filling in a cover sheet, and what a committee asks of its papers.
#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/papers/cover_form_pages.h"
#include "governance/papers/opened_paper_pages.h"
#include "governance/papers/papers_pages.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kMostObjectives = 20;

base::Result<OpenedPaper> open_to_write(people::Visit& visit) {
  auto opened = open_paper(visit);
  if (!opened) return opened;
  const bool is_secretary = opened->is(PaperActor::Secretary);
  if (!is_secretary && !opened->is(PaperActor::Author))
    return base::forbidden("Only the paper's author and the secretary fill in its cover sheet.");
  const PaperState state = opened->paper().state;
  if (is_issued(state) || state == PaperState::Withdrawn)
    return base::conflict("Members have this cover sheet as it is. It cannot be changed any more.");
  if (!is_secretary && !is_with_author(state))
    return base::conflict("This paper is with the secretary. Ask them to send it back to you.");
  opened->stored.paper.cover = with_objectives(opened->stored.paper.cover, opened->rules.objectives);
  return opened;
}

site::Response show_cover(people::Visit& visit, const OpenedPaper& opened, const site::FormState& state, int status) {
  const std::string name = paper_name(opened.item, opened.paper());
  site::Page page{.title = "Cover sheet of " + base::lower(name.substr(0, 1)) + name.substr(1), .errors = state.errors};
  page.back = site::NavigationItem{.words = name, .to = paper_address(opened.paper())};
  const auto version = status == 200 ? std::to_string(opened.stored.version) : state.value("version");
  page.content = html::element("span", {{"class", "nhsuk-caption-l"}}, name + ", " + meeting_title(opened.meeting)) +
                 html::heading(1, html::raw("Cover sheet")) +
                 site::form(paper_address(opened.paper(), "cover"), visit.csrf_token,
                            site::hidden_input("version", version) + cover_fields(state, opened.paper().cover) +
                                site::button("Save the cover sheet"));
  return visit.page(page, status);
}

// ---- what a committee asks -----------------------------------------------------------------------------------------

struct RulesOf {
  StoredCommittee committee;
  PaperRules rules;
};

base::Result<RulesOf> open_rules(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<RulesOf> {
    auto committee = find_committee(reader, visit.request.path_value("id"));
    if (!committee || !viewer_of(reader, visit, committee->body).is_secretary)
      return base::not_found("There is no such committee, or you are not its secretary.");
    auto rules = rules_of(reader, committee->body.id);
    return RulesOf{.committee = *std::move(committee), .rules = std::move(rules)};
  });
}

Fragment number_field(const site::FormState& state, std::string name, std::string label) {
  return site::text_input(state, {.name = std::move(name),
                                  .label = std::move(label),
                                  .hint = "",
                                  .width = site::InputWidth::Four,
                                  .inputmode = "numeric"});
}

site::Response show_rules(people::Visit& visit, const RulesOf& of, const site::FormState& state, int status) {
  const Body& body = of.committee.body;
  site::Page page{.title = "What " + body.name + " asks of its papers", .errors = state.errors};
  page.back = site::NavigationItem{.words = body.name, .to = html::Url("/committees/" + body.id)};
  if (visit.request.query.has("saved") && state.errors.empty()) page.success = "Saved.";
  page.content =
      html::heading(1, page.title) +
      site::form(html::Url("/committees/" + body.id + "/paper-rules"), visit.csrf_token,
                 number_field(state, "cover-pages", "Most pages of a cover sheet") +
                     number_field(state, "paper-pages", "Most pages of a paper, without its cover sheet") +
                     number_field(state, "clear-days", "Papers are due so many clear days before the meeting") +
                     site::text_area(state, {.name = "objectives",
                                             .label = "Objectives that each cover sheet asks about",
                                             .hint = "One a line; leave empty to ask about none",
                                             .rows = 8,
                                             .most_characters = {}}) +
                     site::button("Save"));
  return visit.page(page, status);
}

base::Checked<PaperRules> typed_rules(const site::FormValues& form) {
  PaperRules out;
  base::Errors errors;
  const auto number = [&](std::string_view name, int low, int high, int& to) {
    const auto typed = base::parse_whole(base::one_line(form.get(name)), low, high);
    if (typed)
      to = static_cast<int>(*typed);
    else
      errors.push_back(
          {base::ErrorCode::Invalid, std::string(name), fmt::format("Enter a whole number from {} to {}.", low, high)});
  };
  number("cover-pages", 1, 50, out.most_cover_pages);
  number("paper-pages", 1, 1000, out.most_paper_pages);
  number("clear-days", 0, 60, out.clear_days);
  for (const auto line : base::split(form.get("objectives"), '\n'))
    if (auto name = base::one_line(line); !name.empty()) out.objectives.push_back(std::move(name));
  if (out.objectives.size() > kMostObjectives)
    errors.push_back({base::ErrorCode::Invalid, "objectives", "Enter at most 20 objectives."});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

}  // namespace

site::Response paper_cover_form(people::Visit& visit) {
  const auto opened = open_to_write(visit);
  if (!opened) return visit.refusal(opened.error());
  return show_cover(visit, *opened, {.values = values_of(opened->paper().cover), .errors = {}}, 200);
}

site::Response paper_cover_submit(people::Visit& visit) {
  const auto opened = open_to_write(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto& form = visit.request.form;
  const auto cover = typed_cover(form, opened->paper().cover);
  if (!cover) return show_cover(visit, *opened, {.values = form, .errors = cover.error()}, 400);
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000'000);
  StoredPaper stored = opened->stored;
  stored.paper.cover = *cover;
  stored.version = version ? static_cast<int>(*version) : 0;
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return save_paper(transaction, stored, "paper cover changed", change_by(visit));
  });
  if (!kept) return show_cover(visit, *opened, {.values = form, .errors = {kept.error()}}, 409);
  return site::Response::redirect(paper_address(opened->paper()).with("saved", "1").text());
}

site::Response paper_rules_form(people::Visit& visit) {
  const auto of = open_rules(visit);
  if (!of) return visit.refusal(of.error());
  site::FormState state;
  state.values.add("cover-pages", std::to_string(of->rules.most_cover_pages));
  state.values.add("paper-pages", std::to_string(of->rules.most_paper_pages));
  state.values.add("clear-days", std::to_string(of->rules.clear_days));
  std::string objectives;
  for (const auto& one : of->rules.objectives) objectives += one + "\n";
  state.values.add("objectives", objectives);
  return show_rules(visit, *of, state, 200);
}

site::Response paper_rules_submit(people::Visit& visit) {
  const auto of = open_rules(visit);
  if (!of) return visit.refusal(of.error());
  const auto rules = typed_rules(visit.request.form);
  if (!rules) return show_rules(visit, *of, {.values = visit.request.form, .errors = rules.error()}, 400);
  visit.database.write([&](record::Transaction& transaction) {
    save_rules(transaction, of->committee.body.id, *rules, change_by(visit));
  });
  return site::Response::redirect("/committees/" + of->committee.body.id + "/paper-rules?saved=1");
}

}  // namespace governance
