#include "flow/performance/measure_forms_pages.h"

#include <fmt/format.h>

namespace flow {
namespace {

using html::Fragment;

constexpr std::string_view kPeriodHint = "For example, 2017-04 for a month, 2017-04-03 for a day";

std::string words_of_kind(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::Rebase:
      return "New limits from";
    case DecisionKind::Exclude:
      return "Left out of limits and rules:";
    case DecisionKind::Break:
      return "A break before";
  }
  return "";
}

Fragment form_to(const people::Visit& visit, const MeasurePage& shown, std::string_view path, const Fragment& content) {
  return site::form(address_of(fmt::format("{}/{}", measure_path(shown.measure.code), path), shown.asked),
                    visit.csrf_token, content);
}

Fragment decision_form(const people::Visit& visit, const MeasurePage& shown, const site::FormState& state) {
  const site::Choices kinds{
      .name = "kind",
      .legend = "What is to be done",
      .hint = "Do so where you know the cause, not because a signal shows.",
      .choices = {{"rebase", "New limits from a point on", "Something changed for good", {}},
                  {"exclude", "Leave a point out", "It is known to be wrong, or of another process", {}},
                  {"break", "A break for the forecast", "What lies before is moved to the level after it", {}}}};
  return form_to(visit, shown, "decisions",
                 site::radios(state, kinds) +
                     site::text_input(state, {.name = "at",
                                              .label = "Which period",
                                              .hint = std::string(kPeriodHint),
                                              .width = site::InputWidth::Ten}) +
                     site::text_input(state, {.name = "reason", .label = "Why: what happened"}) + site::button("Keep"));
}

Fragment target_form(const people::Visit& visit, const MeasurePage& shown, const site::FormState& state) {
  const site::Choices kinds{
      .name = "target-kind",
      .legend = "Target or path",
      .choices = {
          {"target", "A target", "A level from a period on, until the next", {}},
          {"linear", "A path", "A straight line from point to point", {}},
          {"seasonal", "A seasonal path", "The line times each month's usual share, from the figures' history", {}}}};
  return form_to(
      visit, shown, "targets",
      site::radios(state, kinds) + site::text_input(state, {.name = "target-name", .label = "Its name"}) +
          site::text_input(state, {.name = "target-source", .label = "Who set it, and where it is written"}) +
          site::text_area(state, {.name = "points",
                                  .label = "Its points, one a line",
                                  .hint = "A period and a value: 2017-09 90",
                                  .rows = 4}) +
          site::checkboxes(state, {.name = "everywhere",
                                   .legend = "",
                                   .choices = {{"yes", "For all places that have no target of their own", "", {}}}}) +
          site::button("Keep"));
}

Fragment quality_form(const people::Visit& visit, const MeasurePage& shown, const site::FormState& state) {
  const site::Choices grades{
      .name = "grade",
      .legend = "How far may these figures be trusted",
      .choices = {{"good", "Good", "", {}}, {"caution", "Use with caution", "", {}}, {"poor", "Poor", "", {}}}};
  return form_to(visit, shown, "quality",
                 site::radios(state, grades) +
                     site::text_input(state, {.name = "quality-words", .label = "Why, in a sentence"}) +
                     site::text_input(state, {.name = "quality-from",
                                              .label = "From which period on",
                                              .hint = std::string(kPeriodHint),
                                              .width = site::InputWidth::Ten}) +
                     site::button("Keep"));
}

}  // namespace

std::string withdrawal_field(const base::Uuid& decision) {
  return "withdraw-reason-" + decision.text();
}

Fragment decisions_list(const people::Visit& visit, const MeasurePage& shown, const site::FormState& state) {
  if (shown.decided.empty()) return {};
  const bool may_withdraw = visit.may_anywhere(people::Permission::KeepMeasures);
  Fragment out = html::heading(2, html::raw("Decided about this chart"));
  for (const auto& decision : shown.decided) {
    out += html::paragraph(fmt::format("{} {}: {} ({}, {})", words_of_kind(decision.kind), short_period(decision.at),
                                       decision.reason, decision.by, base::long_date_time(decision.decided_at)));
    if (!may_withdraw) continue;
    const std::string field = withdrawal_field(decision.id);
    const Fragment form = form_to(visit, shown, "withdraw",
                                  site::hidden_input("decision", decision.id.text()) +
                                      site::text_input(state, {.name = field, .label = "Why"}) +
                                      site::button("Withdraw", site::ButtonKind::Secondary));
    out += state.error(field) ? form : site::details("Withdraw this decision about " + short_period(decision.at), form);
  }
  return out;
}

Fragment held_targets(const people::Visit& visit, const MeasurePage& shown, const MeasureView& view,
                      const site::FormState& state) {
  const auto& held = view.settings.targets;
  if (held.size() < 2) return {};
  std::vector<Fragment> items;
  site::Choices choices{.name = "judged", .legend = "Which target do the icon and the chance judge", .choices = {}};
  for (const auto& target : held) {
    const std::string figure = figure_text(shown.measure, target.value);
    items.emplace_back(fmt::format("{}: {}. Set by: {}.{}", figure, target.name, target.source,
                                   target.is_judged ? " This one is judged." : ""));
    choices.choices.push_back({target.id, fmt::format("{} ({})", target.name, figure), target.source, {}});
  }
  choices.choices.push_back(
      {std::string(kNewestTarget), "The newest, whichever that is", "As where nothing is chosen", {}});
  Fragment out = html::heading(2, html::raw("Targets that hold")) + html::bullets(items);
  if (!visit.may_anywhere(people::Permission::KeepMeasures) || !shown.asked.is_now) return out;
  const Fragment form =
      form_to(visit, shown, "judged-target",
              site::radios(state, choices) +
                  site::text_input(state, {.name = "judged-reason", .label = "Why this one"}) + site::button("Keep"));
  const bool is_refused = state.error("judged") || state.error("judged-reason");
  return out + (is_refused ? form : site::details("Choose which target is judged", form));
}

Fragment keeping_forms(const people::Visit& visit, const MeasurePage& shown, const site::FormState& state) {
  if (!visit.may_anywhere(people::Permission::KeepMeasures) || !shown.asked.is_now) return {};
  const auto folded = [&](const char* words, std::string_view first_field, const Fragment& form) {
    // What was refused stands open, so that its message is seen.
    const bool is_refused = !state.errors.empty() && state.values.has(first_field);
    return is_refused ? html::heading(2, words) + form : site::details(words, form);
  };
  return folded("Set new limits, leave a point out or mark a break", "kind", decision_form(visit, shown, state)) +
         folded("Set a target or a path", "target-kind", target_form(visit, shown, state)) +
         folded("Mark the quality of these figures", "grade", quality_form(visit, shown, state));
}

}  // namespace flow
