// Decisions between meetings: those there were, a new one, and one with its agreements, its votes and its result.
#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/decisions/decision_pages.h"
#include "governance/decisions/opened_decisions_pages.h"
#include "governance/meetings/meeting_words.h"

namespace governance {
namespace {

using html::Fragment;
using Done = base::Result<void>;

html::Url list_address(const Body& body) {
  return html::Url("/committees/" + body.id + "/between-meetings");
}
html::Url address(const Body& body, const BetweenMeetings& it) {
  return html::Url("/committees/" + body.id + "/between-meetings/" + it.id);
}

std::string_view state_words(BetweenState state) {
  switch (state) {
    case BetweenState::Open:
      return "Open";
    case BetweenState::Decided:
      return "Decided: provisional until a meeting ratifies it";
    case BetweenState::NotCarried:
      return "Not carried";
  }
  throw base::OurMistake("a state without words");
}
std::string_view kind_words(BetweenKind kind) {
  return kind == BetweenKind::Urgent ? "Urgent decision" : "Resolution sent round";
}
std::string_view choice_words(VoteChoice choice) {
  if (choice == VoteChoice::Abstains) return "Abstains";
  return choice == VoteChoice::For ? "For" : "Against";
}

std::string seat_name(const OpenedDecisions& opened, const std::string& id) {
  const auto seat = std::ranges::find(opened.body().seats, id, &Seat::id);
  if (seat == opened.body().seats.end()) return id;
  return seat->holder ? opened.name_of(*seat->holder) + " (" + id + ")" : id;
}

std::string power_words(const OpenedDecisions& opened) {
  const auto& power = opened.body().urgent_power;
  if (!power) return "The terms of reference give nobody the power to decide between meetings.";
  std::string out = "By " + power->paragraph + ": ";
  const auto deciders = base::mapped(power->deciders, [&](const std::string& id) { return seat_name(opened, id); });
  out += deciders.empty() ? "nobody is named to decide" : base::listed(deciders) + " decide together";
  if (power->consulted > 0) out += ", after asking " + base::counted(power->consulted, "other member", "other members");
  if (power->circulation == Circulation::Majority) out += "; a resolution sent round needs most of the votes";
  if (power->circulation == Circulation::Unanimous) out += "; a resolution sent round needs every vote";
  return out + ".";
}

// ---- the list and a new one ----------------------------------------------------------------------------------------

Fragment list_table(people::Visit& visit, const OpenedDecisions& opened) {
  site::Table table{.caption = "Decisions between meetings, newest first",
                    .columns = {{"Reference"}, {"Opened"}, {"What"}, {"State"}},
                    .when_empty = "None yet."};
  const auto all =
      visit.database.read([&](record::Reader& reader) { return between_meetings_of(reader, opened.body().id); });
  for (const auto& one : all) {
    const bool is_open = sight_of_between(one.it, opened.viewer) == Sight::Everything;
    const Fragment what = is_open ? verb_words(one.it.verb) + " " + Fragment(one.it.text)
                                  : Fragment("An interest keeps this decision from you.");
    table.rows.push_back(
        {{is_open ? html::link(address(opened.body(), one.it), one.it.reference) : Fragment(one.it.reference), true},
         {base::short_date(one.it.opened)},
         {what},
         {is_open ? state_words(one.it.state) : ""}});
  }
  return site::table(table);
}

Fragment new_form(people::Visit& visit, const OpenedDecisions& opened, const site::FormState& state) {
  if (!opened.viewer.is_secretary || !opened.body().urgent_power || !may_meet(opened.committee.life)) return {};
  site::Choices kinds{.name = "kind", .legend = "How it is decided", .choices = {}, .is_small = true};
  kinds.choices.push_back({"urgent", "Urgently, by those whom the terms name", "", {}});
  if (opened.body().urgent_power->circulation != Circulation::NotAllowed)
    kinds.choices.push_back({"circulated", "By a resolution sent round to all members who vote", "", {}});
  site::Select verb{.name = "verb", .label = "What is done", .hint = "", .options = {}};
  for (const Verb one : kVerbs)
    if (needs_quorum(one) && one != Verb::Ratify) verb.options.emplace_back(word_of(one), verb_words(one));
  return html::heading(2, "Open a new one") +
         site::form(
             list_address(opened.body()), visit.csrf_token,
             site::radios(state, kinds) + site::select(state, verb) +
                 site::text_area(state, {.name = "text", .label = "What is to be decided", .rows = 3}) +
                 site::text_area(state, {.name = "reason", .label = "Why it cannot wait for a meeting", .rows = 3}) +
                 site::date_input(
                     state,
                     {.name = "closes", .legend = "Last day for votes", .hint = "Only for a resolution sent round"}) +
                 site::button("Open it"));
}

site::Response show_list(people::Visit& visit, const OpenedDecisions& opened, const site::FormState& state,
                         int status) {
  site::Page page{.title = "Decisions between meetings: " + opened.body().name, .errors = state.errors};
  page.back = site::NavigationItem{.words = "Decisions", .to = decisions_address(opened.body())};
  page.content = html::heading(1, "Decisions between meetings: " + opened.body().name) +
                 site::inset_text(html::paragraph(power_words(opened))) + list_table(visit, opened) +
                 new_form(visit, opened, state);
  return visit.page(page, status);
}

base::Checked<BetweenMeetings> typed(people::Visit& visit, const Body& body) {
  const auto& form = visit.request.form;
  base::Errors errors;
  BetweenMeetings out;
  out.id = base::Uuid::v7(visit.clock.now(), visit.random).text();
  const auto kind = choice_of<BetweenKind>(form.get("kind"));
  if (!kind) errors.push_back({base::ErrorCode::Invalid, "kind", "Say how it is decided."});
  out.kind = kind.value_or(BetweenKind::Urgent);
  out.verb = choice_of<Verb>(form.get("verb")).value_or(Verb::Note);
  out.text = base::trimmed(form.get("text"));
  out.reason = base::trimmed(form.get("reason"));
  out.opened = visit.today();
  if (out.kind == BetweenKind::Circulated && !form.get("closes-day").empty()) {
    const auto closes = base::parse_date_parts(form.get("closes-day"), form.get("closes-month"),
                                               form.get("closes-year"), "closes", "the last day for votes");
    if (closes)
      out.closes = *closes;
    else
      errors.push_back(closes.error());
  }
  if (const auto may = check_opening(body, out, visit.today()); !may)
    errors.insert(errors.end(), may.error().begin(), may.error().end());
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

// ---- one -----------------------------------------------------------------------------------------------------------

struct OpenedBetween {
  OpenedDecisions around;
  StoredBetween stored;

  [[nodiscard]] const BetweenMeetings& it() const { return stored.it; }
};

base::Result<OpenedBetween> open_between(people::Visit& visit, bool to_change) {
  auto around = open_decisions(visit);
  if (!around) return std::unexpected(around.error());
  auto stored = visit.database.read(
      [&](record::Reader& reader) { return find_between(reader, visit.request.path_value("decision")); });
  if (!stored || stored->committee != around->body().id ||
      sight_of_between(stored->it, around->viewer) != Sight::Everything)
    return base::not_found("There is no such decision, or it is not shown to you.");
  if (to_change && !around->viewer.is_secretary) return base::forbidden("Only the committee's secretary does this.");
  return OpenedBetween{.around = *std::move(around), .stored = *std::move(stored)};
}

Fragment change_form(people::Visit& visit, const OpenedBetween& opened, std::string_view what, const Fragment& fields) {
  return site::form(
      address(opened.around.body(), opened.it()), visit.csrf_token,
      site::hidden_input("version", std::to_string(opened.stored.version)) + site::hidden_input("do", what) + fields);
}

Fragment consulted_section(const OpenedBetween& opened) {
  if (opened.it().consulted.empty()) return {};
  return html::heading(2, "Who was asked") +
         html::bullets(base::mapped(opened.it().consulted, [&](const Consulted& one) {
           return Fragment(
               fmt::format("{}, {}: {}", opened.around.name_of(one.person), base::short_date(one.on), one.said));
         }));
}

Fragment tally_section(const OpenedBetween& opened, base::Date today) {
  if (opened.it().kind != BetweenKind::Circulated) return {};
  const auto result = tally(opened.it(), opened.around.body(), today);
  std::string words =
      fmt::format("For: {}. Against: {}. Abstained: {}. Not answered: {}. Needed for it: {}.", result.votes_for,
                  result.votes_against, result.abstentions, result.silent, result.needed);
  if (result.is_carried) words += *result.is_carried ? " It is carried." : " It is not carried.";
  Fragment out = html::heading(2, "Votes") + html::paragraph(words);
  return out + html::bullets(base::mapped(opened.it().votes, [&](const SeatVote& one) {
           return Fragment(seat_name(opened.around, one.seat) + ": " + std::string(choice_words(one.choice)));
         }));
}

site::Select people_select(const OpenedBetween& opened, std::string name, std::string label) {
  site::Select out{.name = std::move(name), .label = std::move(label), .hint = "", .options = {{"", "Choose"}}};
  for (const auto& seat : opened.around.body().seats)
    if (seat.holder) out.options.emplace_back(*seat.holder, seat_name(opened.around, seat.id));
  return out;
}

site::Select seat_select(const OpenedBetween& opened, const std::vector<std::string>& seats, std::string label) {
  site::Select out{.name = "seat", .label = std::move(label), .hint = "", .options = {{"", "Choose"}}};
  for (const auto& id : seats) out.options.emplace_back(id, seat_name(opened.around, id));
  return out;
}

Fragment deciding_form(people::Visit& visit, const OpenedBetween& opened, const site::FormState& state) {
  const Body& body = opened.around.body();
  if (opened.it().kind == BetweenKind::Urgent) {
    const auto deciders = body.urgent_power ? body.urgent_power->deciders : std::vector<std::string>();
    return change_form(visit, opened, "agreed",
                       site::select(state, seat_select(opened, deciders, "Who agrees")) +
                           site::button("Set down the agreement", site::ButtonKind::Secondary));
  }
  std::vector<std::string> seats;
  for (const auto& seat : body.seats)
    if (seat.votes && seat.holder) seats.push_back(seat.id);
  site::Choices choices{.name = "choice", .legend = "Vote", .choices = {}, .is_inline = true, .is_small = true};
  for (const auto one : kVoteChoices)
    choices.choices.push_back({std::string(word_of(one)), std::string(choice_words(one)), "", {}});
  return change_form(visit, opened, "vote",
                     site::select(state, seat_select(opened, seats, "Whose vote")) + site::radios(state, choices) +
                         site::button("Set down the vote", site::ButtonKind::Secondary));
}

Fragment forms(people::Visit& visit, const OpenedBetween& opened, const site::FormState& state) {
  if (!opened.around.viewer.is_secretary || opened.it().state != BetweenState::Open) return {};
  const Fragment asked =
      change_form(visit, opened, "consulted",
                  site::select(state, people_select(opened, "person", "Who was asked")) +
                      site::text_area(state, {.name = "said", .label = "What they said", .rows = 2}) +
                      site::date_input(state, {.name = "on", .legend = "When"}) +
                      site::button("Set down what they said", site::ButtonKind::Secondary));
  const Fragment interest = change_form(visit, opened, "conflict",
                                        site::select(state, people_select(opened, "who", "Who has an interest")) +
                                            site::text_input(state, {.name = "interest", .label = "The interest"}) +
                                            site::button("Set down the interest", site::ButtonKind::Secondary));
  return html::heading(2, "For the secretary") + html::heading(3, "Someone was asked") + asked +
         html::heading(3, opened.it().kind == BetweenKind::Urgent ? "Someone agrees" : "A vote came in") +
         deciding_form(visit, opened, state) + html::heading(3, "Someone has an interest in it") + interest +
         html::heading(3, "Conclude") +
         html::paragraph("Once it is decided it is an item of the next meeting, which ratifies it or does not.") +
         change_form(visit, opened, "conclude", site::button("Work out the result"));
}

Fragment facts(const OpenedBetween& opened) {
  const BetweenMeetings& it = opened.it();
  std::vector<site::SummaryRow> rows = {{"Kind", kind_words(it.kind)},
                                        {"State", state_words(it.state)},
                                        {"Opened", base::long_date(it.opened)},
                                        {"Why it could not wait", it.reason}};
  if (it.closes) rows.push_back({"Last day for votes", base::long_date(*it.closes)});
  if (it.decided_on) rows.push_back({"Concluded", base::long_date(*it.decided_on) + ", by " + it.paragraph});
  if (!it.agreed.empty())
    rows.push_back({"Agreed", base::listed(base::mapped(
                                  it.agreed, [&](const std::string& id) { return seat_name(opened.around, id); }))});
  if (it.kind == BetweenKind::Urgent && it.state == BetweenState::Open)
    if (const auto missing = missing_for_decision(it, opened.around.body()); !missing.empty())
      rows.push_back({"Still missing", base::listed(missing)});
  if (!it.conflicts.empty())
    rows.push_back({"Took no part", base::listed(base::mapped(it.conflicts, [&](const DeclaredConflict& one) {
                      return opened.around.name_of(one.person) + " (" + one.interest + ")";
                    }))});
  return site::summary_list(rows);
}

site::Response show(people::Visit& visit, const OpenedBetween& opened, const site::FormState& state, int status) {
  site::Page page{.title = "Decision " + opened.it().reference, .errors = state.errors};
  page.back = site::NavigationItem{.words = "Decisions between meetings", .to = list_address(opened.around.body())};
  page.content =
      html::element("span", {{"class", "nhsuk-caption-l"}}, opened.around.body().name + ", " + opened.it().reference) +
      html::heading(1, verb_words(opened.it().verb) + " " + opened.it().text) + facts(opened) +
      consulted_section(opened) + tally_section(opened, visit.today()) + forms(visit, opened, state);
  return visit.page(page, status);
}

Done change_as_asked(people::Visit& visit, const Body& body, BetweenMeetings& it) {
  const auto& form = visit.request.form;
  const auto what = form.get("do");
  if (what == "agreed") return add_agreement(it, body, std::string(form.get("seat")));
  if (what == "conclude") return conclude(it, body, visit.today());
  if (what == "conflict")
    return add_conflict(it, {.person = std::string(form.get("who")), .interest = base::one_line(form.get("interest"))});
  if (what == "vote") {
    const auto choice = choice_of<VoteChoice>(form.get("choice"));
    if (!choice) return base::invalid("choice", "Say how they vote.");
    return add_vote(it, body, {.seat = std::string(form.get("seat")), .choice = *choice}, visit.today());
  }
  if (what != "consulted") return base::invalid("", "This page does not know what was asked. Open it again.");
  const auto on =
      base::parse_date_parts(form.get("on-day"), form.get("on-month"), form.get("on-year"), "on", "the day");
  if (!on) return std::unexpected(on.error());
  return add_consulted(
      it, body,
      {.person = std::string(form.get("person")), .on = *on, .said = std::string(base::trimmed(form.get("said")))},
      visit.today());
}

Done keep(record::Transaction& transaction, people::Visit& visit, const OpenedBetween& opened) {
  const Body& body = opened.around.body();
  StoredBetween stored = opened.stored;
  const auto version = base::parse_whole(visit.request.form.get("version"), 1, 1'000'000);
  if (!version) return base::invalid("", "Open this page again: it does not say what it was made from.");
  stored.version = static_cast<int>(*version);
  if (const auto done = change_as_asked(visit, body, stored.it); !done) return done;
  if (const auto kept = save_between(transaction, stored, change_by(visit)); !kept) return kept;
  if (opened.it().state == stored.it.state || stored.it.state != BetweenState::Decided) return {};
  return put_on_agenda(transaction, body, ratifying_items({awaiting(stored.it)}), std::nullopt, stored.it.id,
                       visit.today(), change_by(visit));
}

}  // namespace

site::Response between_meetings_page(people::Visit& visit) {
  const auto opened = open_decisions(visit);
  if (!opened) return visit.refusal(opened.error());
  return show_list(visit, *opened, {}, 200);
}

site::Response between_meetings_submit(people::Visit& visit) {
  const auto opened = open_decisions(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto refused = [&](const base::Errors& errors) {
    const bool is_conflict = errors.front().code == base::ErrorCode::Conflict;
    return show_list(visit, *opened, {.values = visit.request.form, .errors = errors}, is_conflict ? 409 : 400);
  };
  if (!may_meet(opened->committee.life))
    return refused({{base::ErrorCode::Conflict, "", "This committee does not meet, so it decides nothing."}});
  const auto made = typed(visit, opened->body());
  if (!made) return refused(made.error());
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return save_between(transaction, {.it = *made, .committee = opened->body().id, .version = 0}, change_by(visit));
  });
  if (!kept) return refused({kept.error()});
  return site::Response::redirect(address(opened->body(), *made).text());
}

site::Response between_page(people::Visit& visit) {
  const auto opened = open_between(visit, false);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response between_submit(people::Visit& visit) {
  const auto opened = open_between(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto done =
      visit.database.write([&](record::Transaction& transaction) { return keep(transaction, visit, *opened); });
  if (!done)
    return show(visit, *opened, {.values = visit.request.form, .errors = {done.error()}},
                done.error().code == base::ErrorCode::Conflict ? 409 : 400);
  const bool hides_it =
      visit.request.form.get("do") == "conflict" && visit.request.form.get("who") == opened->around.viewer.person;
  return site::Response::redirect(hides_it ? list_address(opened->around.body()).text()
                                           : address(opened->around.body(), opened->it()).text());
}

}  // namespace governance
