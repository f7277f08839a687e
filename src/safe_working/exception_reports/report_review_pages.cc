// Answering a report: the forms for each step, drawn from the table of transitions, and the step itself.
#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "safe_working/exception_reports/exception_report_pages.h"
#include "safe_working/exception_reports/report_pages.h"

namespace safe_working {
namespace {

using html::Fragment;
using E = ReviewEvent;

/// What the page calls a step, before it is done.
struct StepWords {
  std::string_view button;
  std::string_view note;     ///< the note's label
  std::string_view summary;  ///< folded away beneath these words, where it is not the usual thing to do; else empty
};

StepWords words_for(ReviewEvent event, Actor as) {
  switch (event) {
    case E::StartReview:
      return {"Start the review", "", ""};
    case E::AskForDetail:
      return {"Ask the doctor", "What do you need to know?", "Ask the doctor for more detail"};
    case E::GiveDetail:
      return {"Send your answer", "Your answer", ""};
    case E::ProposeOutcome:
      return {"Send the answer", "Anything to tell the doctor? (optional)", ""};
    case E::NotEvidenced:
      return {"Pass to the guardian", "Why can it not be confirmed?", "I cannot confirm this"};
    case E::Accept:
      return {"Accept the outcome", "", ""};
    case E::Disagree:
      return {"Take it to the guardian", "Why do you disagree?", "I disagree: take it to the guardian"};
    case E::TakeToGuardian:
      if (as == Actor::Guardian) return {"Take over this report", "Your reasons (optional)", ""};
      return {"Take it to the guardian", "Anything to add? (optional)", ""};
    case E::Decide:
      return {"Decide", "Your reasons", ""};
    case E::Withdraw:
      return {"Withdraw", "Why? (optional)", "Withdraw this"};
  }
  throw base::OurMistake("a step without words");
}

Fragment outcome_field(const site::FormState& state, const ExceptionReport& report, const ReviewPart& part,
                       PossibleAction action) {
  const auto outcomes = outcomes_for(report, part, action.as);
  const std::string name = field_name("outcome", part.reviewer, action.event);
  if (outcomes.size() == 1) {
    const bool is_choice = outcomes.front() != Outcome::NoAction;
    const std::string why = is_choice ? ", the doctor's own choice"
                                      : ": the doctor asked for neither time off nor pay. You may ask her first";
    return html::paragraph("Outcome: " + html::element("strong", outcome_name(outcomes.front())) + why + ".") +
           site::hidden_input(name, outcome_code(outcomes.front()));
  }
  site::Choices choices{.name = name, .legend = "Outcome"};
  for (const Outcome outcome : outcomes)
    choices.choices.push_back(
        {.value = std::string(outcome_code(outcome)), .label = std::string(outcome_name(outcome))});
  return site::radios(state, choices);
}

/// Asked what she meant, she may also say what she would like after all.
Fragment wish_field(const site::FormState& state, const ExceptionReport& report, const ReviewPart& part) {
  const std::string name = field_name("wanted", part.reviewer, E::GiveDetail);
  site::FormState with_wish = state;
  if (state.value(name).empty()) with_wish.values.add(name, std::string(remedy_code(report.wanted)));
  site::Choices choices{.name = name, .legend = "What would you like for extra time?"};
  for (const Remedy remedy : {Remedy::TimeOff, Remedy::Pay, Remedy::None})
    choices.choices.push_back({.value = std::string(remedy_code(remedy)), .label = std::string(remedy_name(remedy))});
  return site::radios(with_wish, choices);
}

bool is_for_working_hours(const ReviewPart& part) {
  return part.reviewer != Reviewer::MedicalEducation;
}

Fragment step_form(const people::Visit& visit, const ExceptionReport& report, const ReviewPart& part,
                   PossibleAction action, const site::FormState& state) {
  const StepWords words = words_for(action.event, action.as);
  Fragment fields = site::hidden_input("part", part.id.text());
  fields += site::hidden_input("version", std::to_string(report.version));
  fields += site::hidden_input("event", event_code(action.event));
  if (needs_outcome(action.event)) fields += outcome_field(state, report, part, action);
  if (note_rule(action.event) != NoteRule::None) {
    fields += site::text_area(state, {.name = field_name("note", part.reviewer, action.event),
                                      .label = std::string(words.note),
                                      .hint = "No patients' names or details.",
                                      .rows = 3,
                                      .most_characters = static_cast<int>(kLongestNote)});
  }
  if (action.event == E::GiveDetail && is_for_working_hours(part)) fields += wish_field(state, report, part);
  const bool is_aside = !words.summary.empty() || action.event == E::StartReview;
  fields += site::button(words.button, is_aside ? site::ButtonKind::Secondary : site::ButtonKind::Primary);
  return site::form(html::Url("/reports/" + report.id.text() + "/review"), visit.csrf_token, fields);
}

bool has_error(const site::FormState& state, const ReviewPart& part, ReviewEvent event) {
  return state.error(field_name("note", part.reviewer, event)) ||
         state.error(field_name("outcome", part.reviewer, event));
}

// ---- the step itself ----------------------------------------------------------------------------------------------

struct Request {
  ReviewPartId part;
  int version = 0;
  ReviewEvent event = E::Withdraw;
};

std::optional<Request> request_from(const site::FormValues& form) {
  const auto part = ReviewPartId::parse(form.get("part"));
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000);
  const auto event = parse_event(form.get("event"));
  if (!part || !version || !event) return std::nullopt;
  return Request{*part, static_cast<int>(*version), *event};
}

/// By its name on the page or, from a caller who knows no page, by its plain name.
std::string typed(const site::FormValues& form, std::string_view field, Reviewer reviewer, ReviewEvent event) {
  const std::string name = field_name(field, reviewer, event);
  return std::string(form.has(name) ? form.get(name) : form.get(field));
}

ReviewInput input_from(const site::FormValues& form, Reviewer reviewer, ReviewEvent event) {
  return {.event = event,
          .note = typed(form, "note", reviewer, event),
          .outcome = parse_outcome(typed(form, "outcome", reviewer, event)),
          .wanted = parse_remedy(typed(form, "wanted", reviewer, event))};
}

/// What the table or another person's change refuses is shown on the page as it is now, with what was typed.
site::Response show_again(people::Visit& visit, const Request& request, const ReviewPart& part,
                          const ReviewInput& input, base::Error error) {
  const auto opened = open_report(visit, true);
  if (!opened) return opened.error();
  const bool is_field = !error.subject.empty();
  if (is_field) error.subject = field_name(error.subject, part.reviewer, request.event);
  site::FormState state{.values = visit.request.form, .errors = {error}};
  const ReviewPart* const now_part = opened->report.find_part(part.id);
  const auto still = actions_for(opened->report, *now_part, opened->access, visit.clock.now());
  const bool has_form = std::ranges::find(still, request.event, &PossibleAction::event) != still.end();
  if (!has_form && !input.note.empty()) state.errors.push_back({error.code, "", "What you wrote: " + input.note});
  return show_report(visit, *opened, state, is_field ? 400 : 409);
}

}  // namespace

std::string field_name(std::string_view field, Reviewer reviewer, ReviewEvent event) {
  return fmt::format("{}-{}-{}", field, reviewer_code(reviewer), event_code(event));
}

html::Fragment action_forms(const people::Visit& visit, const OpenedReport& opened, const ReviewPart& part,
                            const site::FormState& state) {
  Fragment usual;
  Fragment aside;
  for (const PossibleAction action : actions_for(opened.report, part, opened.access, visit.clock.now())) {
    const Fragment form = step_form(visit, opened.report, part, action, state);
    const std::string_view summary = words_for(action.event, action.as).summary;
    // What was refused must not be folded away.
    if (summary.empty() || has_error(state, part, action.event)) {
      usual += form;
    } else {
      aside += site::details(summary, form);
    }
  }
  return usual + aside;
}

site::Response report_review(people::Visit& visit) {
  const auto opened = open_report(visit, false);
  if (!opened) return opened.error();
  const auto request = request_from(visit.request.form);
  const ReviewPart* const part = request ? opened->report.find_part(request->part) : nullptr;
  if (part == nullptr)
    return visit.refusal({base::ErrorCode::Invalid, "", "Open the report again, and send your answer from there."});
  const auto as = actor_for(opened->report, *part, opened->access, request->event, visit.clock.now());
  if (!as) return visit.refusal({base::ErrorCode::Forbidden, "", "You may read this report, but not answer it."});
  const ReviewInput input = input_from(visit.request.form, part->reviewer, request->event);
  const auto result = visit.database.write([&](record::Transaction& transaction) {
    return review(transaction, opened->report.id, request->part, request->version, input, visit.person().person.id, *as,
                  visit.clock.now());
  });
  if (result) {
    return site::Response::redirect(
        fmt::format("/reports/{}?done={}", opened->report.id.text(), event_code(request->event)));
  }
  const base::ErrorCode code = result.error().code;
  if (code != base::ErrorCode::Invalid && code != base::ErrorCode::Conflict) return visit.refusal(result.error());
  return show_again(visit, *request, *part, input, result.error());
}

}  // namespace safe_working
