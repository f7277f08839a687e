#include "governance/committees/committee_terms_details_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/actions/action_reference.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

using html::Fragment;
using Done = base::Result<void>;

constexpr std::size_t kLongestField = 4'000;  ///< code points
constexpr int kMostClearDays = 60;

/// A field of words: its name in the form, its label, and where it stands in the terms.
struct WordsField {
  std::string_view name;
  std::string_view label;
  std::optional<std::string> Body::* field;
  int rows;
};
constexpr WordsField kFields[] = {
    {"purpose", "Purpose", &Body::purpose, 3},
    {"delegated_authority", "Delegated authority", &Body::delegated_authority, 3},
    {"reporting_line", "Reporting line", &Body::reporting_line, 2},
    {"frequency", "How often it meets", &Body::frequency, 1},
};

void add_days(site::FormState& state, const std::string& name, const std::optional<ClearDays>& clear) {
  if (!clear) return;
  state.values.add(name + "-days", std::to_string(clear->days));
  if (clear->counts_weekends) state.values.add(name + "-weekends", "yes");
}

std::string seat_tagged(const Body& body, std::string_view tag) {
  const auto found = std::ranges::find_if(
      body.seats, [&](const Seat& seat) { return std::ranges::find(seat.tags, tag) != seat.tags.end(); });
  return found == body.seats.end() ? "" : found->id;
}

/// The form as the terms stand, where nothing was typed in it.
site::FormState details_state(const site::FormState& typed, const Body& body) {
  if (typed.value("do") == "details") return typed;
  site::FormState out{.values = {}, .errors = typed.errors};
  for (const auto& one : kFields) out.values.add(std::string(one.name), (body.*one.field).value_or(""));
  if (body.review_date) {
    out.values.add("review-day", std::to_string(static_cast<unsigned>(body.review_date->day())));
    out.values.add("review-month", std::to_string(static_cast<unsigned>(body.review_date->month())));
    out.values.add("review-year", std::to_string(static_cast<int>(body.review_date->year())));
  }
  add_days(out, "notice", body.notice);
  add_days(out, "papers", body.papers);
  out.values.add("pattern", body.reference_pattern.value_or(""));
  if (body.deputies_are_named.value_or(false)) out.values.add("named", "yes");
  out.values.add("chair", seat_tagged(body, "chair"));
  out.values.add("deputy_chair", seat_tagged(body, "deputy_chair"));
  return out;
}

Fragment days_fields(const site::FormState& state, const std::string& name, std::string label) {
  const site::Choices weekends{
      .name = name + "-weekends", .legend = "", .choices = {{"yes", "Weekends count", "", {}}}, .is_small = true};
  return site::text_input(state, {.name = name + "-days",
                                  .label = std::move(label),
                                  .hint = "Without the day itself and the day of the meeting. Empty: not told",
                                  .width = site::InputWidth::Two,
                                  .inputmode = "numeric"}) +
         site::checkboxes(state, weekends);
}

/// "The third action of item 4 on 19 December 2019 would be SLT/19/4/3."
std::string pattern_example(const Body& body) {
  const RaisedAt at{.meeting = "example",
                    .date = base::Date(std::chrono::year(2019), std::chrono::month(12), std::chrono::day(19)),
                    .meeting_no = "33",
                    .item = "4",
                    .item_reference = ""};
  const auto pattern = ReferencePattern::parse(body.reference_pattern.value_or(std::string(kUsualPattern)));
  const auto example = pattern ? pattern->render(body, at, 3) : std::nullopt;
  return example ? "Number 3 at item 4 of meeting 33, on 19 December 2019, is " + *example + "." : "";
}

site::Select seat_select(const Body& body, std::string name, std::string label) {
  site::Select out{.name = std::move(name), .label = std::move(label), .hint = "", .options = {{"", "Not told"}}};
  for (const auto& seat : body.seats) out.options.emplace_back(seat.id, seat.id);
  return out;
}

void tag_alone(Body& body, const std::string& tag, std::string_view seat_id) {
  for (auto& seat : body.seats) {
    const bool is_it = seat.id == seat_id;
    if (is_it && std::ranges::find(seat.tags, tag) == seat.tags.end()) seat.tags.push_back(tag);
    if (!is_it) std::erase(seat.tags, tag);
  }
}

/// Whether the body was set up by `parent`, or by one that was.
bool answers_to(const std::vector<Body>& bodies, const Body& body, const std::string& parent) {
  std::vector<std::string> above = body.parents;
  for (std::size_t i = 0; i < above.size(); ++i) {
    if (above[i] == parent) return true;
    const auto next = std::ranges::find(bodies, above[i], &Body::id);
    if (next == bodies.end()) continue;
    for (const auto& one : next->parents)
      if (std::ranges::find(above, one) == above.end()) above.push_back(one);
  }
  return false;
}

base::Result<std::optional<ClearDays>> typed_days(const site::FormValues& form, const std::string& name) {
  const auto text = base::trimmed(form.get(name + "-days"));
  if (text.empty()) return std::nullopt;
  const auto days = base::parse_whole(text, 0, kMostClearDays, name + "-days");
  if (!days) return std::unexpected(days.error());
  return ClearDays{.days = static_cast<int>(*days), .counts_weekends = form.get(name + "-weekends") == "yes"};
}

Done save_words(Body& body, const site::FormValues& form) {
  for (const auto& one : kFields) {
    const std::string words(base::trimmed(form.get(one.name)));
    if (base::length_utf8(words) > kLongestField)
      return base::invalid(std::string(one.name), fmt::format("Enter at most {} characters.", kLongestField));
    body.*one.field = words.empty() ? std::nullopt : std::optional(words);
  }
  return {};
}

Done save_review(Body& body, const site::FormValues& form) {
  body.review_date.reset();
  if (form.get("review-day").empty() && form.get("review-month").empty() && form.get("review-year").empty()) return {};
  const auto day = base::parse_date_parts(form.get("review-day"), form.get("review-month"), form.get("review-year"),
                                          "review", "the review date");
  if (!day) return std::unexpected(day.error());
  body.review_date = *day;
  return {};
}

}  // namespace

html::Fragment details_section(people::Visit& visit, const Terms& terms, const site::FormState& typed) {
  const site::FormState state = details_state(typed, terms.body());
  Fragment fields;
  for (const auto& one : kFields)
    fields += site::text_area(
        state, {.name = std::string(one.name), .label = std::string(one.label), .hint = "", .rows = one.rows});
  const site::Choices named{.name = "named",
                            .legend = "",
                            .choices = {{"yes", "Only deputies named in advance may sit for a holder", "", {}}},
                            .is_small = true};
  fields += site::select(state, seat_select(terms.body(), "chair", "Seat of the chair")) +
            site::select(state, seat_select(terms.body(), "deputy_chair", "Seat of the deputy chair"));
  fields += days_fields(state, "notice", "Notice of a meeting: clear days") +
            days_fields(state, "papers", "Papers go out: clear days before") +
            site::date_input(state, {.name = "review", .legend = "Terms reviewed by"}) +
            site::text_input(state, {.name = "pattern",
                                     .label = "How its references are numbered",
                                     .hint = "For example {body}/{yy}/{item}/{seq}. Empty: the usual one. " +
                                             pattern_example(terms.body())}) +
            site::checkboxes(state, named);
  return html::heading(2, "What the terms say") +
         change_form(visit, terms, "details", fields + site::button("Save the terms"));
}

base::Result<void> save_details(Body& body, const site::FormValues& form) {
  if (const auto done = save_words(body, form); !done) return done;
  if (const auto done = save_review(body, form); !done) return done;
  const auto notice = typed_days(form, "notice");
  if (!notice) return std::unexpected(notice.error());
  body.notice = *notice;
  const auto papers = typed_days(form, "papers");
  if (!papers) return std::unexpected(papers.error());
  body.papers = *papers;
  const std::string pattern = base::one_line(form.get("pattern"));
  if (!pattern.empty())
    if (const auto read = ReferencePattern::parse(pattern, "pattern"); !read) return std::unexpected(read.error());
  body.reference_pattern = pattern.empty() ? std::nullopt : std::optional(pattern);
  body.deputies_are_named = form.get("named") == "yes" ? std::optional(true) : std::nullopt;
  if (!form.get("chair").empty() && form.get("chair") == form.get("deputy_chair"))
    return base::invalid("deputy_chair", "The deputy chair sits in another seat than the chair.");
  tag_alone(body, "chair", form.get("chair"));
  tag_alone(body, "deputy_chair", form.get("deputy_chair"));
  return {};
}

html::Fragment parents_section(people::Visit& visit, const Terms& terms, const site::FormState& typed) {
  site::FormState state = typed;
  if (typed.value("do") != "parents") {
    state = {.values = {}, .errors = typed.errors};
    for (const auto& one : terms.body().parents) state.values.add("parents", one);
  }
  site::Choices parents{.name = "parents",
                        .legend = "Who gave it its powers",
                        .hint = "Choose several for a joint committee, which decides for all of them",
                        .choices = {},
                        .is_small = true};
  for (const auto& one : terms.partners) parents.choices.push_back({one.id, one.name, "", {}});
  for (const auto& one : terms.others) parents.choices.push_back({one.id, one.name, "", {}});
  if (parents.choices.empty()) return {};
  return html::heading(2, "Set up by") +
         change_form(
             visit, terms, "parents",
             site::checkboxes(state, parents) + site::button("Save who set it up", site::ButtonKind::Secondary));
}

base::Result<void> save_parents(Body& body, const Terms& terms, const site::FormValues& form) {
  std::vector<std::string> chosen;
  for (const auto one : form.all("parents")) {
    const auto other = std::ranges::find(terms.others, one, &Body::id);
    if (other == terms.others.end() &&
        std::ranges::find(terms.partners, one, &Organisation::id) == terms.partners.end())
      return base::invalid("parents", "Choose organisations and committees from the list.");
    if (other != terms.others.end() && answers_to(terms.others, *other, body.id))
      return base::invalid("parents", fmt::format("{} was itself set up by this committee.", other->name));
    chosen.emplace_back(one);
  }
  body.parents = std::move(chosen);
  return {};
}

html::Fragment power_section(people::Visit& visit, const Terms& terms, const site::FormState& typed) {
  const Body& body = terms.body();
  site::FormState state = typed;
  if (typed.value("do") != "power") {
    state = {.values = {}, .errors = typed.errors};
    const UrgentPower power = body.urgent_power.value_or(UrgentPower());
    state.values.add("paragraph", power.paragraph);
    state.values.add("consulted", body.urgent_power ? std::to_string(power.consulted) : "");
    for (const auto& one : power.deciders) state.values.add("deciders", one);
    state.values.add("circulation", std::string(word_of(power.circulation)));
  }
  site::Choices deciders{.name = "deciders",
                         .legend = "Who decides",
                         .hint = "All of them must agree: often the chair and the chief officer",
                         .choices = {},
                         .is_small = true};
  for (const auto& seat : body.seats) deciders.choices.push_back({seat.id, seat.id, "", {}});
  const site::Choices circulation{.name = "circulation",
                                  .legend = "Resolutions sent round",
                                  .choices = {{"not_allowed", "May not be", "", {}},
                                              {"majority", "Are carried by most of the votes", "", {}},
                                              {"unanimous", "Are carried by every vote", "", {}}},
                                  .is_small = true};
  Fragment out = html::heading(2, "Decisions between meetings");
  if (!body.urgent_power) out += html::paragraph("Nobody has the power to decide between meetings.");
  if (deciders.choices.empty()) return out + html::paragraph("Set down the seats first.");
  return out + change_form(visit, terms, "power",
                           site::text_input(state, {.name = "paragraph",
                                                    .label = "Paragraph that gives the power",
                                                    .hint = "Empty: there is no such power"}) +
                               site::checkboxes(state, deciders) +
                               site::text_input(state, {.name = "consulted",
                                                        .label = "How many other members are asked first",
                                                        .width = site::InputWidth::Two,
                                                        .inputmode = "numeric"}) +
                               site::radios(state, circulation) +
                               site::button("Save the power", site::ButtonKind::Secondary));
}

base::Result<void> save_power(Body& body, const site::FormValues& form) {
  const std::string paragraph = base::one_line(form.get("paragraph"));
  if (paragraph.empty()) {
    body.urgent_power.reset();
    return {};
  }
  UrgentPower power{.paragraph = paragraph, .deciders = {}};
  for (const auto one : form.all("deciders")) {
    if (std::ranges::find(body.seats, one, &Seat::id) == body.seats.end())
      return base::invalid("deciders", "Choose seats from the list.");
    power.deciders.emplace_back(one);
  }
  if (power.deciders.empty()) return base::invalid("deciders", "Choose who decides.");
  const auto consulted = base::parse_whole(base::trimmed(form.get("consulted")), 0,
                                           static_cast<std::int64_t>(body.seats.size()), "consulted");
  if (!consulted) return std::unexpected(consulted.error());
  power.consulted = static_cast<int>(*consulted);
  power.circulation = choice_of<Circulation>(form.get("circulation")).value_or(Circulation::NotAllowed);
  body.urgent_power = std::move(power);
  return {};
}

}  // namespace governance
