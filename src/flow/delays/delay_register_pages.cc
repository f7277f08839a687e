#include "flow/delays/delay_register_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "base/text.h"
#include "flow/delays/delay_forms_pages.h"
#include "flow/delays/delay_tally.h"
#include "flow/measures/measure_store.h"
#include "flow/variation/number_words.h"
#include "people/people_store.h"

namespace flow {
namespace {

using html::Fragment;

const std::vector<site::NavigationItem> kAboveRegister = {{"Performance", "/performance"},
                                                          {"Delayed transfers", "/performance/delays"}};

base::Result<SeriesPeriod> month_shown(const people::Visit& visit) {
  const auto asked = visit.request.query.get("month");
  if (asked.empty()) return month_period(visit.today());
  const auto month = parse_series_period(asked, "month");
  if (month && month->kind == PeriodKind::Month) return *month;
  return base::invalid("month", "Give a month as 2017-09.");
}

std::string name_of(const std::vector<Place>& all, const std::string& code) {
  const auto found = std::ranges::find(all, code, &Place::code);
  return found == all.end() ? code : found->name;
}

/// "University Hospitals of Leicester (RWE)": the organisations whose rows are shown.
std::string kept_of(const RegisterKeeper& keeper) {
  std::vector<std::string> out;
  for (const auto& place : keeper.places)
    if (keeper.scope.is_of(place.code)) out.push_back(fmt::format("{} ({})", place.name, place.code));
  return base::listed(out);
}

// ---- the rows of a month --------------------------------------------------------------------------------------------

struct ShownRegister {
  SeriesPeriod month;
  base::Period counted;  ///< what of the month has passed
  std::vector<DelayRow> rows;
};

/// Read and written down in one transaction, so that nothing is read unseen.
ShownRegister opened_register(const people::Visit& visit, const RegisterKeeper& keeper, SeriesPeriod month) {
  const base::Date first = *first_day(month);
  const base::Period period{first, base::last_of_month(first)};
  const auto yesterday = base::add_days(visit.today(), std::chrono::days(-1));
  return visit.database.write([&](record::Transaction& transaction) {
    note_register_read(transaction, period_text(month), keeper.scope.words(), change_by(visit));
    ShownRegister out{.month = month,
                      .counted = {period.from, std::min(period.to, yesterday)},
                      .rows = delay_rows(transaction, period, visit.clock.now())};
    std::erase_if(out.rows, [&](const DelayRow& row) { return !keeper.scope.covers(row.spell); });
    return out;
  });
}

Fragment rows_table(const ShownRegister& shown, const std::vector<Place>& all) {
  site::Table table{.caption = "Delayed in " + period_words(shown.month, true),
                    .columns = {{"Reference"},
                                {"Provider"},
                                {"Council"},
                                {"Care"},
                                {"Reason"},
                                {"Responsible"},
                                {"From"},
                                {"To"},
                                {"Days", true}},
                    .when_empty = "Nobody of yours is in the register for this month."};
  std::int64_t days = 0;
  for (const auto& row : shown.rows) {
    const auto within = shown.counted.from <= shown.counted.to ? days_within(row.spell, shown.counted) : 0;
    days += within;
    table.rows.push_back(
        {{html::link(fmt::format("{}/rows/{}", kRegisterPath, row.id.text()), row.spell.patient), true},
         {name_of(all, row.spell.provider)},
         {name_of(all, row.spell.council)},
         {std::string(words_of(row.spell.cause.care))},
         {reason_text(row.spell.cause.reason)},
         {std::string(words_of(row.spell.cause.attribution))},
         {base::short_date(row.spell.from)},
         {row.spell.to ? base::short_date(*row.spell.to) : std::string("Still delayed")},
         {base::grouped(within)}});
  }
  if (!shown.rows.empty()) {
    table.total.assign(table.columns.size(), {Fragment()});
    table.total.front() = {Fragment("All"), true};
    table.total.back() = {base::grouped(days)};
  }
  return site::table(table);
}

// ---- adding ---------------------------------------------------------------------------------------------------------

/// Of the places that a row of theirs can name.
site::Select place_field(const RegisterKeeper& keeper, PlaceKind kind, std::string name, std::string label) {
  site::Select out{.name = std::move(name), .label = std::move(label), .hint = "", .options = {{"", "Choose one"}}};
  const auto may_be_named = [&](const Place& place) {
    return kind == PlaceKind::Provider ? keeper.scope.may_name_provider(place.code)
                                       : keeper.scope.may_name_council(place.code);
  };
  for (const auto& place : keeper.places)
    if (place.kind == kind && may_be_named(place))
      out.options.emplace_back(place.code, fmt::format("{} ({})", place.name, place.code));
  return out;
}

site::Response new_form(const people::Visit& visit, const RegisterKeeper& keeper, base::Errors errors, int status) {
  const site::FormState state{.values = visit.request.form, .errors = errors};
  site::Page page{.title = "Add a delayed person", .errors = std::move(errors)};
  page.back = site::NavigationItem{"The register", kRegisterPath};
  page.content =
      html::heading(1, html::raw("Add a delayed person")) +
      html::paragraph(html::raw("No names and no NHS numbers: a local reference, which only you can turn back.")) +
      site::form(html::Url(fmt::format("{}/new", kRegisterPath)), visit.csrf_token,
                 site::text_input(state, {.name = "patient",
                                          .label = "Local reference",
                                          .hint = "3 to 20 letters and digits, for example D0417",
                                          .width = site::InputWidth::Twenty}) +
                     site::select(state, place_field(keeper, PlaceKind::Provider, "provider", "Provider")) +
                     site::select(state, place_field(keeper, PlaceKind::Council, "council", "Council")) +
                     cause_fields(state, true) +
                     site::date_input(
                         state, {.name = "from", .legend = "First day of delay", .hint = "For example, 4 9 2017"}) +
                     site::date_input(state, {.name = "to",
                                              .legend = "Last day of delay",
                                              .hint = "Leave it empty while the person is still delayed"}) +
                     site::button("Add to the register"));
  return visit.page(page, status);
}

base::Checked<DelaySpell> sent_spell(const site::FormValues& form) {
  base::Errors errors;
  DelaySpell out{.provider = std::string(form.get("provider")), .council = std::string(form.get("council"))};
  const auto patient = parse_patient_reference(form.get("patient"), "patient");
  if (patient)
    out.patient = *patient;
  else
    errors.push_back(patient.error());
  if (out.provider.empty()) errors.push_back({base::ErrorCode::Invalid, "provider", "Choose the provider."});
  if (out.council.empty()) errors.push_back({base::ErrorCode::Invalid, "council", "Choose the council."});
  const auto cause = sent_cause(form, std::nullopt);
  if (cause)
    out.cause = *cause;
  else
    errors.insert(errors.end(), cause.error().begin(), cause.error().end());
  const auto from = sent_day(form, "from", "the first day of delay");
  if (from)
    out.from = *from;
  else
    errors.push_back(from.error());
  if (has_day(form, "to")) {
    const auto to = sent_day(form, "to", "the last day of delay");
    if (to)
      out.to = *to;
    else
      errors.push_back(to.error());
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

std::string register_of(base::Date day, std::string_view done) {
  return fmt::format("{}?month={}&done={}", kRegisterPath, period_text(month_period(day)), done);
}

/// What the register's page says after something was done.
std::string done_words(std::string_view done) {
  if (done == "added") return "The person was added to the register.";
  if (done == "ended") return "The delay was ended.";
  if (done == "changed") return "The reason was changed: one row ended and another began.";
  if (done == "withdrawn") return "The row was taken out. Its history is kept.";
  if (done == "imported") return "The file was imported.";
  return "";
}

// ---- one row --------------------------------------------------------------------------------------------------------

/// Nothing where there is none, or it is not theirs, which is written down too: an address does not tell which.
std::optional<DelayRow> own_row(const people::Visit& visit, const RegisterKeeper& keeper, bool is_read) {
  const auto id = DelayRowId::parse(visit.request.path_values.at("id"));
  if (!id) return std::nullopt;
  return visit.database.write([&](record::Transaction& transaction) -> std::optional<DelayRow> {
    auto row = find_delay_row(transaction, *id);
    if (!row) return std::nullopt;
    if (!keeper.scope.covers(row->spell)) {
      note_register_refused(transaction, id->text(), keeper.scope.words(), change_by(visit));
      return std::nullopt;
    }
    if (is_read) note_register_read(transaction, id->text(), keeper.scope.words(), change_by(visit));
    return row;
  });
}

Fragment row_summary(const DelayRow& row, const std::vector<Place>& all) {
  const auto& spell = row.spell;
  return site::summary_list({{"Provider", name_of(all, spell.provider)},
                             {"Council", name_of(all, spell.council)},
                             {"Care", std::string(words_of(spell.cause.care))},
                             {"Reason", reason_text(spell.cause.reason)},
                             {"Responsible", std::string(words_of(spell.cause.attribution))},
                             {"First day", base::long_date(spell.from)},
                             {"Last day", spell.to ? base::long_date(*spell.to) : std::string("Still delayed")}});
}

struct Revision {
  DelayRow row;
  std::string by;  ///< initials
};

std::vector<Revision> shown_revisions(record::Reader& reader, DelayRowId id) {
  std::vector<Revision> out;
  for (auto& row : revisions_of(reader, id)) {
    const auto by = people::PersonId::parse(row.recorded_by);
    const auto person = by ? people::find_person(reader, *by) : std::nullopt;
    out.push_back({std::move(row), person ? person->initials() : std::string()});
  }
  return out;
}

Fragment revisions_part(const std::vector<Revision>& revisions) {
  std::vector<site::TimelineEntry> entries;
  entries.reserve(revisions.size());
  for (const auto& [row, by] : revisions)
    entries.push_back(
        {.when = base::short_date_time(row.recorded_at),
         .who = by,
         .what =
             Fragment(row.is_withdrawn
                          ? std::string("Taken out: entered in error")
                          : fmt::format("{}, {}, from {} {}", reason_text(row.spell.cause.reason),
                                        words_of(row.spell.cause.attribution), base::short_date(row.spell.from),
                                        row.spell.to ? "to " + base::short_date(*row.spell.to) : std::string("on")))});
  return html::heading(2, html::raw("What was recorded, and when")) + site::timeline(entries);
}

Fragment act_form(const people::Visit& visit, const DelayRow& row, std::string_view act, const Fragment& fields) {
  return site::form(
      fmt::format("{}/rows/{}", kRegisterPath, row.id.text()), visit.csrf_token,
      site::hidden_input("act", act) + site::hidden_input("version", std::to_string(row.version)) + fields);
}

Fragment open_row_forms(const people::Visit& visit, const DelayRow& row, const site::FormState& state) {
  return html::heading(2, html::raw("Change the reason")) +
         act_form(visit, row, "change",
                  cause_fields(state, false) +
                      site::date_input(state, {.name = "from",
                                               .legend = "First day of the new reason",
                                               .hint = "This row ends the day before, and another begins"}) +
                      site::button("Change the reason")) +
         html::heading(2, html::raw("End the delay")) +
         act_form(visit, row, "end",
                  site::date_input(state, {.name = "to",
                                           .legend = "Last day of delay",
                                           .hint = "The last day whose night was spent delayed"}) +
                      site::button("End the delay", site::ButtonKind::Secondary));
}

site::Response row_page(const people::Visit& visit, const RegisterKeeper& keeper, const DelayRow& row,
                        base::Errors errors, int status) {
  const auto revisions = visit.database.read([&](record::Reader& reader) { return shown_revisions(reader, row.id); });
  site::FormState state{.values = visit.request.form, .errors = errors};
  if (!state.values.has("reason")) {
    state.values.add("reason", std::string(code_of(row.spell.cause.reason)));
    state.values.add("attribution", std::string(code_of(row.spell.cause.attribution)));
  }
  site::Page page{.title = "A delayed person", .errors = std::move(errors)};
  page.back = site::NavigationItem{"The register", kRegisterPath};
  page.content = html::heading(1, Fragment("Reference " + row.spell.patient)) + row_summary(row, keeper.places);
  if (row.is_withdrawn)
    page.content += site::inset_text(html::paragraph(html::raw("This row was taken out. It counts nowhere.")));
  if (row.spell.is_open() && !row.is_withdrawn) page.content += open_row_forms(visit, row, state);
  if (!row.is_withdrawn)
    page.content += site::details(
        "It was entered in error",
        html::paragraph(html::raw("A row that is taken out counts nowhere; what it said is "
                                  "kept.")) +
            act_form(visit, row, "withdraw", site::button("Take the row out", site::ButtonKind::Warning)));
  page.content += revisions_part(revisions);
  return visit.page(page, status);
}

base::Errors not_an_act() {
  return {{base::ErrorCode::Invalid, "", "Choose what to do with the row: change it, end it or take it out."}};
}

struct Done {
  base::Date day;  ///< in whose month it shows
  std::string_view words;
};

base::Checked<Done> change_sent(const people::Visit& visit, const RegisterKeeper& keeper, const DelayRow& row,
                                int version) {
  const auto& form = visit.request.form;
  const auto cause = sent_cause(form, row.spell.cause.care);
  const auto from = sent_day(form, "from", "the first day of the new reason");
  base::Errors errors = cause ? base::Errors{} : cause.error();
  if (!from) errors.push_back(from.error());
  if (!errors.empty()) return std::unexpected(std::move(errors));
  DelaySpell changed = row.spell;
  changed.cause = *cause;
  if (auto outside = outside_scope(keeper, changed); !outside.empty()) return std::unexpected(std::move(outside));
  const auto done = visit.database.write([&](record::Transaction& transaction) {
    return change_delay_cause(transaction, row.id, version, *cause, *from, change_by(visit), visit.random);
  });
  if (!done) return std::unexpected(done.error());
  return Done{*from, "changed"};
}

base::Checked<Done> end_sent(const people::Visit& visit, const DelayRow& row, int version) {
  const auto to = sent_day(visit.request.form, "to", "the last day of delay");
  if (!to) return std::unexpected(base::Errors{to.error()});
  const auto done = visit.database.write(
      [&](record::Transaction& transaction) { return end_delay(transaction, row.id, version, *to, change_by(visit)); });
  if (!done) return std::unexpected(done.error());
  return Done{*to, "ended"};
}

base::Checked<Done> act_sent(const people::Visit& visit, const RegisterKeeper& keeper, const DelayRow& row) {
  const auto act = visit.request.form.get("act");
  const int version = static_cast<int>(base::parse_whole(visit.request.form.get("version"), 1, 1'000'000).value_or(0));
  if (act == "change") return change_sent(visit, keeper, row, version);
  if (act == "end") return end_sent(visit, row, version);
  if (act != "withdraw") return std::unexpected(not_an_act());
  const auto done = visit.database.write(
      [&](record::Transaction& transaction) { return withdraw_delay(transaction, row.id, version, change_by(visit)); });
  if (!done) return std::unexpected(done.error());
  return Done{row.spell.from, "withdrawn"};
}

int status_of(const base::Errors& errors) {
  return errors.front().code == base::ErrorCode::Conflict ? 409 : 400;
}

}  // namespace

site::Response delay_register_page(people::Visit& visit) {
  const auto keeper = register_keeper(visit);
  if (auto refused = refused_register(visit, keeper)) return *std::move(refused);
  const auto month = month_shown(visit);
  const site::FormState state{.values = visit.request.query,
                              .errors = month ? base::Errors{} : base::Errors{month.error()}};
  site::Page page{
      .title = "The register of delayed people", .errors = state.errors, .is_wide = true, .breadcrumb = kAboveRegister};
  page.success = done_words(visit.request.query.get("done"));
  page.content =
      html::heading(1, html::raw("The register of delayed people")) +
      html::paragraph(html::raw("A row for each person, reason and run of days. Opening it is written down.")) +
      html::paragraph(fmt::format("You see the rows of {}.", kept_of(keeper))) +
      site::button_group(
          site::button_link("Add a delayed person", fmt::format("{}/new", kRegisterPath)) +
          site::button_link("Import a file", fmt::format("{}/import", kRegisterPath), site::ButtonKind::Secondary)) +
      site::filter_form(html::Url(kRegisterPath), site::text_input(state, {.name = "month",
                                                                           .label = "Month",
                                                                           .hint = "For example, 2017-09",
                                                                           .width = site::InputWidth::Ten}) +
                                                      site::button("Show", site::ButtonKind::Secondary));
  if (month) page.content += rows_table(opened_register(visit, keeper, *month), keeper.places);
  return visit.page(page, month ? 200 : 400);
}

site::Response new_delay_form(people::Visit& visit) {
  const auto keeper = register_keeper(visit);
  if (auto refused = refused_register(visit, keeper)) return *std::move(refused);
  return new_form(visit, keeper, {}, 200);
}

site::Response new_delay_submit(people::Visit& visit) {
  const auto keeper = register_keeper(visit);
  if (auto refused = refused_register(visit, keeper)) return *std::move(refused);
  const auto spell = sent_spell(visit.request.form);
  if (!spell) return new_form(visit, keeper, spell.error(), 400);
  if (auto outside = outside_scope(keeper, *spell); !outside.empty())
    return new_form(visit, keeper, std::move(outside), 400);
  const auto added = visit.database.write([&](record::Transaction& transaction) {
    return add_delay(transaction, *spell, change_by(visit, keeper), visit.random);
  });
  if (!added) return new_form(visit, keeper, added.error(), 400);
  return site::Response::redirect(register_of(spell->from, "added"));
}

site::Response delay_row_page(people::Visit& visit) {
  const auto keeper = register_keeper(visit);
  if (auto refused = refused_register(visit, keeper)) return *std::move(refused);
  const auto row = own_row(visit, keeper, true);
  if (!row) return visit.refusal(base::not_found("There is no such row in the register.").error());
  return row_page(visit, keeper, *row, {}, 200);
}

site::Response delay_row_submit(people::Visit& visit) {
  const auto keeper = register_keeper(visit);
  if (auto refused = refused_register(visit, keeper)) return *std::move(refused);
  const auto row = own_row(visit, keeper, false);
  if (!row) return visit.refusal(base::not_found("There is no such row in the register.").error());
  const auto done = act_sent(visit, keeper, *row);
  if (!done) return row_page(visit, keeper, *row, done.error(), status_of(done.error()));
  return site::Response::redirect(register_of(done->day, done->words));
}

}  // namespace flow
