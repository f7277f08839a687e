// The log of a committee's actions: every open one, until it is closed.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "documents/writers.h"
#include "governance/actions/action_access_pages.h"
#include "governance/actions/action_pages.h"
#include "governance/actions/action_parts_pages.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kRowsOfPage = 50;
constexpr std::size_t kNumbersNamed = 20;
constexpr std::array kFilters = {"part", "owner", "rating", "words"};

struct OpenedLog {
  StoredCommittee committee;
  Viewer viewer;
  RatingRule rule;
  std::vector<LoggedAction> actions;  ///< that the visitor may see, those withdrawn too
  std::vector<std::string> unused;    ///< numbers, of all actions
  std::map<std::string, std::string> people;
};

base::Result<OpenedLog> open_log(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<OpenedLog> {
    auto committee = find_committee(reader, visit.request.path_value("id"));
    if (!committee) return base::not_found("There is no such committee, or it is not one of yours.");
    Viewer viewer = viewer_of(reader, visit, committee->body);
    if (!viewer.is_member && !viewer.is_secretary && !viewer.is_screener)
      return base::not_found("There is no such committee, or it is not one of yours.");
    OpenedLog out{.committee = *std::move(committee),
                  .viewer = std::move(viewer),
                  .rule = {},
                  .actions = action_log(reader, visit.request.path_value("id")),
                  .unused = {},
                  .people = people_by_id(reader)};
    out.rule = rating_rule_of(reader, out.committee.body.id);
    out.unused = unused_numbers(out.actions);
    ActionSight sight(reader, visit);
    std::erase_if(out.actions, [&](const LoggedAction& one) { return !sight.may_see(one); });
    return out;
  });
}

LogFilter filter_asked(const site::FormValues& query) {
  LogFilter out;
  if (query.get("part") == "closed") out.part = LogPart::Closed;
  if (query.get("part") == "all") out.part = LogPart::All;
  out.owner = query.get("owner");
  out.rating = parse_rating(query.get("rating"));
  out.words = base::trimmed(query.get("words"));
  return out;
}

html::Url log_address(const OpenedLog& log, std::string_view part = "") {
  return html::Url(fmt::format("/committees/{}/actions{}", log.committee.body.id, part));
}

/// With the filters as they were asked for.
html::Url filtered(html::Url address, const site::FormValues& query) {
  for (const auto* name : kFilters)
    if (const auto value = query.get(name); !value.empty()) address = address.with(name, value);
  return address;
}

std::vector<const LoggedAction*> asked_for(const OpenedLog& log, const people::Visit& visit) {
  return in_log_order(log.actions, filter_asked(visit.request.query), log.rule, visit.today());
}

// ---- parts of the page ---------------------------------------------------------------------------------------------

struct OpenCounts {
  std::array<std::int64_t, std::size(kRatings)> rated{};
  std::int64_t open = 0;
  std::int64_t without_date = 0;
  std::int64_t without_owner = 0;  ///< nobody who answers alone
};
OpenCounts open_counts(const OpenedLog& log, base::Date today) {
  OpenCounts out;
  for (const auto& one : log.actions) {
    if (!is_open(one.course.status)) continue;
    ++out.open;
    if (const auto rating = rating_of(one, log.rule, today).rating) ++out.rated[static_cast<std::size_t>(*rating)];
    if (!one.due) ++out.without_date;
    if (!log.people.contains(one.course.owner)) ++out.without_owner;
  }
  return out;
}

Fragment counts_line(const OpenedLog& log, base::Date today) {
  const auto counts = open_counts(log, today);
  Fragment out = base::counted(counts.open, "open action", "open actions") + ": ";
  for (const auto rating : {Rating::Red, Rating::Amber, Rating::Green}) {
    const auto number = counts.rated[static_cast<std::size_t>(rating)];
    out += html::link(log_address(log).with("rating", rating_code(rating)),
                      fmt::format("{} {}", base::grouped(number), base::lower(rating_word(rating))));
    out += rating == Rating::Red ? ", " : rating == Rating::Amber ? " and " : ".";
  }
  Fragment more;
  if (counts.without_owner > 0)
    more += base::grouped(counts.without_owner) + " without one person who answers for it. ";
  if (counts.without_date > 0) more += base::grouped(counts.without_date) + " without a date.";
  return html::paragraph(out) + html::when(!more.empty(), [&] { return html::paragraph(more); });
}

Fragment stood_down_warning(const OpenedLog& log) {
  const auto open = std::ranges::count_if(log.actions, [](const auto& one) { return is_open(one.course.status); });
  if (!log.committee.is_stood_down || open == 0) return {};
  return site::warning_callout(
      "This committee has been stood down",
      html::paragraph("Its open actions each need a new home that accepts them, or an end: close them as transferred, "
                      "no longer needed or lapsed."));
}

site::Select owner_select(const OpenedLog& log) {
  std::set<std::pair<std::string, std::string>> owners;  // name, id
  for (const auto& one : log.actions)
    if (!one.course.owner.empty()) owners.emplace(owner_text(one.course.owner, log.people), one.course.owner);
  site::Select out{.name = "owner", .label = "Owner", .hint = "", .options = {{"", "Anyone"}}};
  for (const auto& [name, id] : owners) out.options.emplace_back(id, name);
  return out;
}

Fragment filters(const OpenedLog& log, const site::FormValues& query) {
  const site::FormState state{.values = query, .errors = {}};
  site::Select rating{.name = "rating", .label = "Rating", .hint = "", .options = {{"", "Any"}}};
  for (const auto one : {Rating::Red, Rating::Amber, Rating::Green, Rating::Blue})
    rating.options.emplace_back(rating_code(one), fmt::format("{} {}", rating_letter(one), rating_word(one)));
  const Fragment form = site::filter_form(
      log_address(log),
      site::select(state, {.name = "part",
                           .label = "Show",
                           .hint = "",
                           .options = {{"open", "Open"}, {"closed", "Closed"}, {"all", "Open and closed"}}}) +
          site::select(state, owner_select(log)) + site::select(state, rating) +
          site::text_input(state, {.name = "words",
                                   .label = "Words or reference",
                                   .hint = "",
                                   .width = site::InputWidth::Twenty,
                                   .type = "search"}) +
          site::button("Show", site::ButtonKind::Secondary));
  const bool is_filtered = std::ranges::any_of(kFilters, [&](const char* name) { return !query.get(name).empty(); });
  return is_filtered ? form : site::details("Choose which to show", form);
}

Fragment rows_table(const OpenedLog& log, const std::vector<const LoggedAction*>& shown, base::Date today) {
  site::Table table{.caption = "Actions, the soonest due first",
                    .is_caption_hidden = true,
                    .columns = {{"Reference"}, {"Action"}, {"Owner"}, {"Due"}, {"Rating"}, {"State"}},
                    .when_empty = "No action fits what you asked for."};
  for (const auto* one : shown)
    table.rows.push_back({{html::link(action_address(*one), reference_text(*one)), true},
                          {text_shown(*one)},
                          {owner_text(one->course.owner, log.people)},
                          {due_text(*one)},
                          {rating_with_reason(rating_of(*one, log.rule, today))},
                          {standing_text(one->course)}});
  return site::table(table);
}

std::string first_of(const std::vector<std::string>& numbers) {
  if (numbers.size() <= kNumbersNamed) return base::listed(numbers);
  const std::vector<std::string> few(numbers.begin(), numbers.begin() + kNumbersNamed);
  std::string out;
  for (const auto& one : few) out += (out.empty() ? "" : ", ") + one;
  return fmt::format("{} and {} more", out, base::grouped(static_cast<std::int64_t>(numbers.size() - kNumbersNamed)));
}

Fragment numbering_note(const OpenedLog& log) {
  Fragment out;
  if (!log.unused.empty())
    out += html::paragraph("In no log: " + first_of(log.unused) +
                           ". Find what became of them, or note that the numbers were never used.");
  if (const auto withdrawn = withdrawn_numbers(log.actions); !withdrawn.empty())
    out += html::paragraph("Withdrawn, set down by mistake: " + first_of(withdrawn) + ".");
  return html::when(!out.empty(), [&] { return html::heading(2, "Numbers that are missing") + out; });
}

Fragment setting_form(people::Visit& visit, const OpenedLog& log, site::FormState state) {
  if (!log.viewer.is_secretary) return {};
  if (!state.values.has("days")) state.values.add("days", std::to_string(log.rule.days_of_warning));
  return site::details(
      "When amber begins",
      site::form(log_address(log), visit.csrf_token,
                 site::text_input(state, {.name = "days",
                                          .label = "Days before the date",
                                          .hint = "An action due within so many days, with no word from its owner in "
                                                  "them, is amber.",
                                          .width = site::InputWidth::Four,
                                          .inputmode = "numeric"}) +
                     site::button("Save", site::ButtonKind::Secondary)));
}

site::Response show(people::Visit& visit, const OpenedLog& log, const site::FormState& state, int status) {
  const auto& query = visit.request.query;
  const auto found = asked_for(log, visit);
  const int pages = std::max(1, static_cast<int>((found.size() + kRowsOfPage - 1) / kRowsOfPage));
  const auto asked = base::parse_whole(query.get("page"), 1, pages);
  const int number = asked ? static_cast<int>(*asked) : 1;
  const auto from = static_cast<std::size_t>(number - 1) * kRowsOfPage;
  const std::vector<const LoggedAction*> shown(
      found.begin() + static_cast<std::ptrdiff_t>(from),
      found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), from + kRowsOfPage)));
  const Body& body = log.committee.body;
  site::Page page{.title = "Action log: " + body.name, .errors = state.errors, .is_wide = true};
  page.breadcrumb = {{.words = "Committees", .to = "/committees"},
                     {.words = body.name, .to = html::Url("/committees/" + body.id)}};
  page.content = html::heading(1, "Action log: " + body.name) + counts_line(log, visit.today()) +
                 stood_down_warning(log) + filters(log, query);
  if (pages > 1)
    page.content += html::paragraph(fmt::format("{} to {} of {}.", base::grouped(static_cast<std::int64_t>(from + 1)),
                                                base::grouped(static_cast<std::int64_t>(from + shown.size())),
                                                base::grouped(static_cast<std::int64_t>(found.size()))));
  page.content +=
      rows_table(log, shown, visit.today()) + site::pagination(number, pages, filtered(log_address(log), query)) +
      site::button_link("Download as Excel", filtered(log_address(log, "/excel"), query), site::ButtonKind::Secondary) +
      numbering_note(log) + setting_form(visit, log, state);
  return visit.page(page, status);
}

documents::Report report_of(const OpenedLog& log, const std::vector<const LoggedAction*>& actions,
                            base::Instant made_at, base::Date today) {
  documents::Table table{.caption = "Actions",
                         .columns = {{"Reference"},
                                     {"Action"},
                                     {"Owner"},
                                     {"Raised on"},
                                     {"Item"},
                                     {"Due"},
                                     {"Due, as said"},
                                     {"Rating"},
                                     {"Why"},
                                     {"State"},
                                     {"Times moved", true}},
                         .rows = {},
                         .total = {},
                         .note = "",
                         .lineage = {}};
  const auto day = [](const std::optional<base::Date>& date) -> documents::Quantity {
    if (!date) return std::string();
    return documents::Day{*date};
  };
  for (const auto* one : actions) {
    const auto rating = rating_of(*one, log.rule, today);
    table.rows.push_back({reference_text(*one), one->text, owner_text(one->course.owner, log.people),
                          day(one->raised_on), one->item, day(one->due ? std::optional(one->due->by) : std::nullopt),
                          one->course.due, std::string(rating.rating ? rating_word(*rating.rating) : "Not rated"),
                          rating.why, standing_text(one->course), documents::Count{one->course.times_moved}});
  }
  documents::Report out{.title = "Action log: " + log.committee.body.name,
                        .subtitle = "As it stood on " + base::long_date(today),
                        .organisation = "",
                        .author = "",
                        .made_at = made_at,
                        .status = "",
                        .facts = {},
                        .blocks = {}};
  out.blocks.emplace_back(std::move(table));
  return out;
}

}  // namespace

site::Response action_log_page(people::Visit& visit) {
  const auto log = open_log(visit);
  if (!log) return visit.refusal(log.error());
  return show(visit, *log, {}, 200);
}

site::Response action_log_submit(people::Visit& visit) {
  const auto log = open_log(visit);
  if (!log) return visit.refusal(log.error());
  if (!log->viewer.is_secretary)
    return visit.refusal({base::ErrorCode::Forbidden, "", "Only the committee's secretary sets when amber begins."});
  const auto days = base::parse_whole(visit.request.form.get("days"), 0, 365, "days");
  if (!days)
    return show(visit, *log,
                {.values = visit.request.form,
                 .errors = {{base::ErrorCode::Invalid, "days", "Enter a number of days from 0 to 365."}}},
                400);
  visit.database.write([&](record::Transaction& transaction) {
    set_rating_rule(transaction, log->committee.body.id, {.days_of_warning = static_cast<int>(*days)},
                    {.by = visit.person().person.id.text(), .at = visit.clock.now()});
  });
  return site::Response::redirect(log_address(*log).text());
}

site::Response action_log_file(people::Visit& visit) {
  const auto log = open_log(visit);
  if (!log) return visit.refusal(log.error());
  const auto found = asked_for(*log, visit);
  return site::Response::file(
      documents::write(report_of(*log, found, visit.clock.now(), visit.today()), documents::Format::Excel),
      std::string(documents::media_type(documents::Format::Excel)),
      fmt::format("actions-{}-{}.xlsx", log->committee.body.id, base::iso(visit.today())));
}

}  // namespace governance
