#include "governance/committees/committee_terms_pages.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/committees/committee_terms_details_pages.h"
#include "governance/committees/opened_terms_pages.h"
#include "governance/committees/quorum_doubts.h"
#include "governance/committees/quorum_file.h"
#include "governance/committees/rule_words.h"
#include "governance/committees/seat_tenure.h"
#include "governance/committees/simple_quorum.h"
#include "governance/minute_book/book_words.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;
using Done = base::Result<void>;

constexpr int kCounts = 4;  ///< rows of the quorum's form

// ---- seats ---------------------------------------------------------------------------------------------------------

Fragment seats_section(people::Visit& visit, const Terms& terms, const site::FormState& state) {
  Fragment out = html::heading(2, "Seats");
  for (const auto& seat : terms.body().seats) {
    std::string words = ": " + name_of(terms, seat.holder);
    if (seat.organisation) words += ", for " + organisation_name(terms, *seat.organisation);
    if (!seat.tags.empty()) words += ", tagged " + base::listed(seat.tags);
    if (!seat.votes) words += ", without a vote";
    if (seat.post) words += ", held by the post: " + *seat.post;
    if (!seat.deputies.empty()) {
      const auto named = base::mapped(seat.deputies, [&](const std::string& one) { return name_of(terms, one); });
      words += ", deputies " + base::listed(named);
    }
    out += html::element("div", {{"class", "sl-person"}},
                         html::paragraph(html::element("strong", seat.id) + words) +
                             change_form(visit, terms, "remove_seat",
                                         site::hidden_input("seat", seat.id) +
                                             site::button("Remove " + seat.id, site::ButtonKind::Small)));
  }
  site::Select holder{.name = "holder", .label = "Held by", .hint = "", .options = {{"", "Vacant"}}};
  for (const auto& one : terms.people) holder.options.emplace_back(one.person.id, one.person.name);
  site::Select organisation{.name = "organisation", .label = "For", .hint = "", .options = {{"", "No organisation"}}};
  for (const auto& one : terms.partners) organisation.options.emplace_back(one.id, one.name);
  site::Choices deputies{.name = "deputies",
                         .legend = "Deputies named in advance",
                         .hint = "People who may sit for the holder",
                         .choices = {},
                         .is_small = true};
  for (const auto& one : terms.people) deputies.choices.push_back({one.person.id, one.person.name, "", {}});
  const site::Choices votes{.name = "votes",
                            .legend = "Vote",
                            .choices = {{"yes", "Votes", "", {}}, {"no", "Does not vote", "", {}}},
                            .is_inline = true,
                            .is_small = true};
  return out + html::heading(3, "Add or change a seat") +
         change_form(
             visit, terms, "seat",
             site::text_input(state, {.name = "seat",
                                      .label = "Seat",
                                      .hint = "A short name in lower-case letters, for example lay_member. The name "
                                              "of a seat that is there changes that one."}) +
                 site::select(state, holder) + site::select(state, organisation) +
                 site::text_input(state, {.name = "tags",
                                          .label = "Tags",
                                          .hint = "What the quorum asks for, with spaces between: ccg_chair gp. "
                                                  "The chair's seat is tagged chair"}) +
                 site::text_input(state, {.name = "post",
                                          .label = "Post that holds it",
                                          .hint = "For example, Chair of the North partnership. Leave empty for a "
                                                  "person's own seat"}) +
                 site::date_input(state, {.name = "since",
                                          .legend = "Held since",
                                          .hint = "Who held it before keeps it until the day before"}) +
                 site::checkboxes(state, deputies) + site::radios(state, votes) +
                 site::button("Save the seat", site::ButtonKind::Secondary));
}

/// The seat's post, who may sit for its holder, and since when it is held.
Done add_post(Seat& seat, const std::optional<std::string>& before, const Terms& terms, const site::FormValues& form) {
  const std::string post = base::one_line(form.get("post"));
  seat.post = post.empty() ? std::nullopt : std::optional(post);
  seat.deputies.clear();
  for (const auto one : form.all("deputies")) {
    if (name_of(terms, std::string(one)).empty()) return base::invalid("deputies", "Choose deputies from the list.");
    seat.deputies.emplace_back(one);
  }
  if (form.get("since-day").empty() && form.get("since-month").empty()) {
    if (before != seat.holder && !seat.tenures.empty())
      return base::invalid("since", "Enter since when: the seat's holders are kept with their days.");
    return {};
  }
  const auto since = base::parse_date_parts(form.get("since-day"), form.get("since-month"), form.get("since-year"),
                                            "since", "the day");
  if (!since) return std::unexpected(since.error());
  if (!seat.holder) return base::invalid("holder", "Choose who holds the seat since that day.");
  return begin_tenure(seat, *seat.holder, *since);
}

Done save_seat(Body& body, const Terms& terms, const site::FormValues& form) {
  const std::string id(base::trimmed(form.get("seat")));
  const bool is_plain = !id.empty() && id.size() <= 40 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  if (!is_plain)
    return base::invalid("seat", "Name the seat in lower-case letters, digits and underscores: lay_member.");
  if (!form.has("votes")) return base::invalid("votes", "Say whether the seat has a vote.");
  const auto old = std::ranges::find(body.seats, id, &Seat::id);
  Seat seat = old == body.seats.end() ? Seat() : *old;
  seat.id = id;
  seat.votes = form.get("votes") == "yes";
  seat.organisation.reset();
  seat.tags.clear();
  const auto before = seat.holder;
  seat.holder.reset();
  if (const std::string holder(form.get("holder")); !holder.empty()) {
    if (name_of(terms, holder).empty()) return base::invalid("holder", "Choose who holds the seat.");
    seat.holder = holder;
  }
  if (const std::string organisation(form.get("organisation")); !organisation.empty()) {
    if (std::ranges::find(terms.partners, organisation, &Organisation::id) == terms.partners.end())
      return base::invalid("organisation", "Choose the organisation from the list.");
    seat.organisation = organisation;
  }
  const std::string tags = base::one_line(form.get("tags"));
  for (const auto tag : base::split(tags, ' '))
    if (!tag.empty()) seat.tags.emplace_back(tag);
  if (const auto done = add_post(seat, before, terms, form); !done) return done;
  if (old == body.seats.end())
    body.seats.push_back(std::move(seat));
  else
    *old = std::move(seat);
  return {};
}

Done remove_seat(Body& body, const site::FormValues& form) {
  if (std::erase_if(body.seats, [&](const Seat& seat) { return seat.id == form.get("seat"); }) == 0)
    return base::not_found("There is no such seat.");
  return {};
}

// ---- quorum --------------------------------------------------------------------------------------------------------

std::vector<QuorumSeat> seats_of(const Terms& terms) {
  return base::mapped(terms.body().seats, [&](const Seat& seat) {
    QuorumSeat out{.id = seat.id,
                   .holder = seat.holder ? seat.id : "",
                   .organisation = seat.organisation.value_or(""),
                   .sector = "",
                   .tags = seat.tags,
                   .has_vote = seat.votes};
    const auto partner = std::ranges::find(terms.partners, out.organisation, &Organisation::id);
    if (partner != terms.partners.end()) out.sector = word_of(partner->sector);
    return out;
  });
}

std::vector<std::pair<std::string, std::string>> who_options(const Terms& terms) {
  std::vector<std::pair<std::string, std::string>> out = {
      {"", "Nobody more"}, {"anyone", "anyone with a seat"}, {"voting", "members who vote"}};
  std::set<std::string> tags;
  std::set<std::string> organisations;
  std::set<std::string> sectors;
  for (const auto& seat : seats_of(terms)) {
    tags.insert(seat.tags.begin(), seat.tags.end());
    if (!seat.organisation.empty()) organisations.insert(seat.organisation);
    if (!seat.sector.empty()) sectors.insert(seat.sector);
  }
  for (const auto& tag : tags) out.emplace_back("tag:" + tag, "seats tagged " + tag);
  for (const auto& one : organisations)
    out.emplace_back("organisation:" + one, "seats of " + organisation_name(terms, one));
  for (const auto& one : sectors) out.emplace_back("sector:" + one, "seats of the sector " + one);
  return out;
}

/// The form as the rule stands, where nothing was typed.
site::FormState quorum_state(const site::FormState& typed, const std::optional<SimpleQuorum>& simple) {
  if (typed.values.has("join") || !simple) return typed;
  site::FormState out = typed;
  out.values.add("join", simple->needs_all ? "all" : "any");
  for (std::size_t i = 0; i < simple->counts.size(); ++i) {
    out.values.add("count-" + std::to_string(i + 1), std::to_string(simple->counts[i].count));
    out.values.add("who-" + std::to_string(i + 1), simple->counts[i].who);
  }
  const QuorumOptions& options = simple->options;
  for (const auto& [name, holds] :
       {std::pair("deputies", options.deputies_count), std::pair("remote", options.remote_counts),
        std::pair("conflicted", options.conflicted_counts)})
    if (holds) out.values.add("options", name);
  return out;
}

Fragment quorum_form(people::Visit& visit, const Terms& terms, const site::FormState& typed) {
  std::optional<SimpleQuorum> simple;
  if (terms.body().quorum_rule) {
    simple = simple_quorum(read_quorum_terms(*terms.body().quorum_rule).value());
    if (!simple) return html::paragraph("The rule is more than a few counts. Change it as data, below.");
  } else {
    simple = SimpleQuorum{.needs_all = true, .counts = {}, .options = {.deputies_count = false}};
  }
  const site::FormState state = quorum_state(typed, simple);
  const site::Choices join{.name = "join",
                           .legend = "How the counts are joined",
                           .choices = {{"all", "All of them must hold", "", {}}, {"any", "Any one is enough", "", {}}},
                           .is_inline = true,
                           .is_small = true};
  const site::Choices options{
      .name = "options",
      .legend = "Who counts",
      .choices = {{"deputies", "Deputies count as the member would", "", {}},
                  {"remote", "People who join by video or phone count", "", {}},
                  {"conflicted", "People shut out of an item by an interest still count for it", "", {}}},
      .is_small = true};
  Fragment fields = site::radios(state, join);
  for (int i = 1; i <= kCounts; ++i) {
    const std::string n = std::to_string(i);
    fields +=
        site::text_input(state, {.name = "count-" + n,
                                 .label = "Count " + n + ": at least",
                                 .width = site::InputWidth::Two,
                                 .inputmode = "numeric"}) +
        site::select(state,
                     {.name = "who-" + n, .label = "Count " + n + ": of", .hint = "", .options = who_options(terms)});
  }
  return change_form(visit, terms, "quorum",
                     fields + site::checkboxes(state, options) + site::button("Save the quorum"));
}

Fragment quorum_section(people::Visit& visit, const Terms& terms, const site::FormState& state) {
  Fragment out = html::heading(2, "Quorum");
  std::string data;
  if (terms.body().quorum_rule) {
    const auto rule = read_quorum_terms(*terms.body().quorum_rule).value();
    out += site::inset_text(html::paragraph(html::element("strong", terms_sentence(rule))));
    for (const auto& doubt : quorum_doubts(rule, seats_of(terms)))
      out += site::warning_callout("Look again", html::paragraph(doubt));
    data = quorum_terms_json(rule);
  } else {
    out += html::paragraph("No quorum is set down.");
  }
  site::FormState with_data = state;
  if (!state.values.has("rule")) with_data.values.add("rule", data);
  return out + quorum_form(visit, terms, state) +
         site::details(
             "The rule as data",
             html::paragraph("For fractions, groups and rules within rules. The guide to quorum rules says what "
                             "may stand here.") +
                 change_form(visit, terms, "rule",
                             site::text_area(with_data, {.name = "rule", .label = "Rule", .rows = 14}) +
                                 site::button("Save the rule", site::ButtonKind::Secondary)));
}

Done save_quorum(Body& body, const site::FormValues& form) {
  SimpleQuorum simple{.needs_all = form.get("join") != "any", .counts = {}, .options = {}};
  for (int i = 1; i <= kCounts; ++i) {
    const auto count = base::trimmed(form.get("count-" + std::to_string(i)));
    const std::string who(form.get("who-" + std::to_string(i)));
    if (count.empty() && who.empty()) continue;
    simple.counts.push_back({static_cast<int>(base::parse_whole(count, 1, kMostMembers).value_or(0)), who});
  }
  const auto options = form.all("options");
  const auto chosen = [&](std::string_view name) { return std::ranges::find(options, name) != options.end(); };
  simple.options.deputies_count = chosen("deputies");
  simple.options.remote_counts = chosen("remote");
  simple.options.conflicted_counts = chosen("conflicted");
  const auto terms = quorum_terms(simple);
  if (!terms) return std::unexpected(terms.error());
  body.quorum_rule = quorum_terms_json(*terms);
  return {};
}

Done save_rule(Body& body, const site::FormValues& form) {
  const auto terms = read_quorum_terms(form.get("rule"));
  if (!terms) {
    const auto& fault = terms.error().front();
    return base::invalid("rule", fault.subject + ": " + fault.message);
  }
  body.quorum_rule = quorum_terms_json(*terms);
  return {};
}

// ---- the page ------------------------------------------------------------------------------------------------------

site::Response show(people::Visit& visit, const Terms& terms, const site::FormState& state, int status) {
  site::Page page{.title = "Terms of reference: " + terms.body().name, .errors = state.errors};
  page.back = site::NavigationItem{.words = terms.body().name, .to = html::Url("/committees/" + terms.body().id)};
  page.content = html::heading(1, "Terms of reference: " + terms.body().name) +
                 html::paragraph(fmt::format("Version {}. Each change is kept with who made it and when.",
                                             terms.committee.version)) +
                 html::paragraph(html::link(html::Url("/committees/" + terms.body().id + "/terms/versions"),
                                            "Earlier versions and what changed")) +
                 quorum_section(visit, terms, state) + seats_section(visit, terms, state) +
                 details_section(visit, terms, state) + parents_section(visit, terms, state) +
                 power_section(visit, terms, state);
  return visit.page(page, status);
}

Done change_as_asked(Body& body, const Terms& terms, const site::FormValues& form) {
  const auto what = form.get("do");
  if (what == "seat") return save_seat(body, terms, form);
  if (what == "remove_seat") return remove_seat(body, form);
  if (what == "quorum") return save_quorum(body, form);
  if (what == "rule") return save_rule(body, form);
  if (what == "details") return save_details(body, form);
  if (what == "parents") return save_parents(body, terms, form);
  if (what == "power") return save_power(body, form);
  return base::invalid("", "This page does not know what was asked. Open it again.");
}

}  // namespace

site::Response committee_terms_page(people::Visit& visit) {
  const auto terms = terms_to_change(visit);
  if (!terms) return visit.refusal(terms.error());
  return show(visit, *terms, {}, 200);
}

site::Response committee_terms_submit(people::Visit& visit) {
  const auto terms = terms_to_change(visit);
  if (!terms) return visit.refusal(terms.error());
  const auto& form = visit.request.form;
  StoredCommittee changed = terms->committee;
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000);
  const auto refused = [&](const base::Error& error) {
    return show(visit, *terms, {.values = form, .errors = {error}},
                error.code == base::ErrorCode::Conflict ? 409 : 400);
  };
  if (!version)
    return refused({base::ErrorCode::Invalid, "", "Open this page again: it does not say what it was made from."});
  if (changed.is_stood_down)
    return refused({base::ErrorCode::Conflict, "", "This committee has been stood down: its terms stay as they were."});
  changed.version = static_cast<int>(*version);
  if (const auto done = change_as_asked(changed.body, *terms, form); !done) return refused(done.error());
  const Change change{.by = visit.person().person.id.text(), .at = visit.clock.now()};
  const auto kept = visit.database.write(
      [&](record::Transaction& transaction) { return save_committee(transaction, changed, change); });
  if (!kept) return refused(kept.error());
  return site::Response::redirect(terms_address(terms->body()).text());
}

}  // namespace governance
