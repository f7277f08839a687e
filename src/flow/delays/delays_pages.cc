#include "flow/delays/delays_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "charts/chart_pages.h"
#include "flow/delays/delay_forms_pages.h"
#include "flow/delays/delay_notice.h"
#include "flow/delays/delay_parts_pages.h"
#include "flow/delays/delay_target.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/place_figures/place_parts_pages.h"
#include "flow/variation/number_words.h"

namespace flow {
namespace {

using html::Fragment;

constexpr std::size_t kDelayMonthsCharted = 60;

// ---- what is asked --------------------------------------------------------------------------------------------------

/// The one asked for, else a system, else the first.
std::string asked_place(const people::Visit& visit, const std::vector<Place>& all) {
  const auto asked = visit.request.query.get("place");
  if (!asked.empty()) return std::string(asked);
  const auto system = std::ranges::find(all, PlaceKind::System, &Place::kind);
  if (system != all.end()) return system->code;
  return all.empty() ? "" : all.front().code;
}

/// The month of the register: the one asked for, else today's, or the last whole one for those who do not keep all of
/// the place's rows.
base::Result<SeriesPeriod> asked_month(const people::Visit& visit, bool sees_all) {
  const auto asked = visit.request.query.get("month");
  if (asked.empty()) return month_period(visit.today()) + (sees_all ? 0 : -1);
  const auto month = parse_series_period(asked, "month");
  if (month && month->kind == PeriodKind::Month) return *month;
  return base::invalid("month", "Give a month as 2017-09.");
}

Fragment asked_form(const std::vector<Place>& all, const site::FormState& state) {
  site::Select select{.name = "place", .label = "Place", .hint = "", .options = {}};
  for (const auto& place : all)
    select.options.emplace_back(place.code, fmt::format("{} ({})", place.name, words_of(place.kind)));
  return site::filter_form("/performance/delays", site::select(state, select) +
                                                      site::text_input(state, {.name = "month",
                                                                               .label = "Month of the register",
                                                                               .hint = "For example, 2017-09",
                                                                               .width = site::InputWidth::Ten}) +
                                                      site::button("Show", site::ButtonKind::Secondary));
}

// ---- the published figures ------------------------------------------------------------------------------------------

/// With the word of its mark, of which the target's part gives the reason.
std::string marked(std::string_view words, const std::optional<QualityMark>& mark) {
  return mark ? fmt::format("{} (quality: {})", words, base::lower(words_of(mark->grade))) : std::string(words);
}

Fragment latest_figures(const DelayFigures& figures) {
  const auto month = *figures.month;
  const auto& place = figures.place.code;
  std::vector<site::Figure> shown;
  add_big_figure(figures.people.figures, month, place, "people delayed each day", shown);
  add_big_figure(figures.days, month, place, "delayed days", shown);
  add_big_figure(figures.per_adults, month, place, marked("a day for 100,000 adults", figures.adults_quality), shown);
  add_big_figure(figures.per_occupied, month, place, marked("of occupied beds", figures.occupied_quality), shown);
  const Fragment out = html::heading(2, Fragment(period_words(month, true))) + site::figures(shown);
  return out + icons_part(figures.people) + quality_part(figures.people);
}

/// The target as people a day: one recorded here, else 9.4 for 100,000 adults where the adults are known, else 3.5% of
/// occupied beds where those are. Nothing where neither is.
struct PeopleTarget {
  Trajectory path;
  std::string words;
};
std::optional<PeopleTarget> people_target(const DelayFigures& figures) {
  if (figures.people.settings.target)
    return PeopleTarget{*figures.people.settings.target,
                        fmt::format("Target recorded here: {}.", figures.people.settings.target_name)};
  for (const auto over : {DenominatorKind::Adults, DenominatorKind::OccupiedBeds}) {
    const auto& beneath = over == DenominatorKind::Adults ? figures.adults : figures.occupied;
    if (!beneath) continue;
    const auto target = std::ranges::find(delay_targets(), over, &DelayTarget::over);
    const auto& mark = over == DenominatorKind::Adults ? figures.adults_quality : figures.occupied_quality;
    const double people = allowed_people_per_day(*target, *beneath);
    return PeopleTarget{{.kind = TrajectoryKind::Target, .points = {{month_period(target->by), people}}, .index = {}},
                        fmt::format("No target is recorded for this place, so the national one is used: {} over {} "
                                    "comes to {:.1f} people a day.{}{}",
                                    target->rate, words_of(over), people, mark ? " " : "", mark ? mark->words : "")};
  }
  return std::nullopt;
}

MeasureView with_target(const DelayFigures& figures, const std::optional<PeopleTarget>& target) {
  ViewSettings settings = figures.people.settings;
  if (target) settings.target = target->path;
  settings.with_forecast = false;
  return view_of(figures.people.figures, std::move(settings));
}

Fragment path_words(const MeasureView& view) {
  if (!view.settings.trajectory)
    return html::paragraph(html::raw("No trajectory is recorded for this place. The measure's page is where one is."));
  if (!view.path) return html::paragraph(html::raw("The trajectory says nothing of the latest month."));
  std::string words = fmt::format("The trajectory ({}) asks for {} in the latest month", view.settings.trajectory_name,
                                  figure_text(view.figures.measure, *view.path));
  if (view.rating) words += fmt::format(": {}", words_of(*view.rating));
  return html::paragraph(words + ".");
}

Fragment outlook_part(const DelayFigures& figures, const std::optional<PeopleTarget>& target) {
  if (!target)
    return html::paragraph(
        html::raw("The chance of reaching the target is not known: import adults or occupied beds, "
                  "or record a target in people a day."));
  Fragment out = html::paragraph(target->words);
  for (const auto& outlook : outlook_lists(figures.people, target->path)) out += outlook.lines;
  return out + html::paragraph(html::raw("At a year ahead the usual methods hardly beat the base rate for delayed "
                                         "transfers: read the two together."));
}

Fragment published_part(const DelayFigures& figures) {
  if (!figures.month)
    return html::paragraph(html::raw("No return of delayed transfers has been imported for this place."));
  const auto target = people_target(figures);
  const auto view = with_target(figures, target);
  Fragment out = latest_figures(figures);
  out += view.refusal.empty() ? charts::page_chart(time_chart_of(view, kDelayMonthsCharted), "people-delayed")
                              : html::paragraph(view.refusal);
  out += path_words(view) + html::heading(2, html::raw("The target")) + delay_targets_part(figures);
  return out + outlook_part(figures, target) + delay_causes_part(figures);
}

// ---- the register ---------------------------------------------------------------------------------------------------

/// Why someone who does not keep all of the place's rows is shown no count; empty where there is nothing against it.
/// Two counts that differ by a person would give the person away: a partner's own beside its system's, today's beside
/// yesterday's.
std::string_view why_not_counted(const people::Visit& visit, const Place& place, SeriesPeriod month) {
  if (place.kind != PlaceKind::System)
    return "The register's count of one partner is shown on its system's page, where small numbers can be withheld.";
  if (month >= month_period(visit.today())) return "This month is not over. Its count is shown when it is.";
  return "";
}

Fragment register_count(const people::Visit& visit, const Place& place, SeriesPeriod month, bool sees) {
  if (const auto why = sees ? std::string_view() : why_not_counted(visit, place, month); !why.empty())
    return html::paragraph(std::string(why));
  const auto now = visit.clock.now();
  const auto yesterday = base::add_days(visit.today(), std::chrono::days(-1));
  const auto counted =
      visit.database.read([&](record::Reader& reader) { return register_month(reader, place, month, yesterday, now); });
  if (!counted) return html::paragraph(html::raw("The register holds no delayed day of this place in this month."));
  return register_part(*counted, sees);
}

Fragment register_section(const people::Visit& visit, const RegisterKeeper& keeper, const Place& place,
                          SeriesPeriod month) {
  Fragment out = html::heading(2, Fragment("The register, " + period_words(month, true)));
  out += register_count(visit, place, month, keeper.scope.covers_all_of(place));
  if (!keeper.scope.covers_nothing())
    out += html::paragraph(html::link(html::Url(kRegisterPath).with("month", period_text(month)),
                                      html::raw("Open the register of delayed people")));
  return out + html::paragraph(html::link("/performance/delays/notices",
                                          html::raw("From which day can a delay be put down to social care?")));
}

// ---- the clock of notices -------------------------------------------------------------------------------------------

base::Result<std::optional<base::LocalTime>> asked_moment(const site::FormValues& query, const std::string& name,
                                                          std::string_view what, bool is_needed) {
  const auto part = [&](std::string_view end) { return query.get(fmt::format("{}-{}", name, end)); };
  const bool is_empty = part("day").empty() && part("month").empty() && part("year").empty();
  if (is_empty && !is_needed) return std::nullopt;
  const auto day = base::parse_date_parts(part("day"), part("month"), part("year"), name, what);
  if (!day) return std::unexpected(day.error());
  const auto time = base::parse_time_of_day(part("time"), name + "-time");
  if (!time) return std::unexpected(time.error());
  return base::local_time(*day, *time);
}

Fragment notice_form(const site::FormState& state) {
  const auto moment = [&](const std::string& name, std::string legend, std::string label) {
    return site::date_input(state, {.name = name, .legend = std::move(legend), .hint = "For example, 3 4 2017"}) +
           site::text_input(state, {.name = name + "-time",
                                    .label = std::move(label),
                                    .hint = "For example, 14:00",
                                    .width = site::InputWidth::Five});
  };
  return site::filter_form(
      "/performance/delays/notices",
      site::radios(state, {.name = "care",
                           .legend = "Type of care",
                           .hint = "",
                           .choices = {{.value = "acute", .label = "Acute", .hint = "", .revealed = {}},
                                       {.value = "non_acute", .label = "Non-acute", .hint = "", .revealed = {}}}}) +
          moment("assessment", "Day on which the assessment notice was sent", "Time of the assessment notice") +
          moment("discharge", "Day on which the discharge notice was sent, if it was", "Time of the discharge notice") +
          site::button("Work out the day"));
}

Fragment notice_answer(const EarliestDay& earliest) {
  const std::string title = earliest.day ? fmt::format("Not before {}", base::weekday_date(*earliest.day))
                                         : std::string("A delay cannot be put down to social care by these notices");
  std::vector<Fragment> reasons;
  reasons.reserve(earliest.reasons.size());
  for (const auto& reason : earliest.reasons) reasons.emplace_back(reason);
  return html::heading(2, Fragment(title)) + html::bullets(reasons);
}

base::Checked<Notices> asked_notices(const site::FormValues& query) {
  base::Errors errors;
  const auto assessment = asked_moment(query, "assessment", "the day of the assessment notice", true);
  if (!assessment) errors.push_back(assessment.error());
  const auto discharge = asked_moment(query, "discharge", "the day of the discharge notice", false);
  if (!discharge) errors.push_back(discharge.error());
  const auto care = parse_care_type(query.get("care"), "care");
  if (!care) errors.push_back({base::ErrorCode::Invalid, "care", "Choose acute or non-acute."});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return Notices{.assessment = **assessment, .discharge = *discharge, .care = *care};
}

}  // namespace

site::Response delays_page(people::Visit& visit) {
  const auto all = visit.database.read([](record::Reader& reader) { return delay_places(reader); });
  const std::string code = asked_place(visit, all);
  site::Page page{.title = "Delayed transfers", .is_wide = true};
  page.breadcrumb = {{"Performance", "/performance"}};
  if (code.empty()) {
    page.content = html::heading(1, html::raw("Delayed transfers of care")) +
                   html::paragraph(html::raw("No figures of delays have been imported yet."));
    return visit.page(page);
  }
  const auto known_at = visit.clock.now();
  const auto figures =
      visit.database.read([&](record::Reader& reader) { return delay_figures(reader, code, known_at); });
  if (!figures) return visit.refusal(base::not_found("There is no such place. Choose one from the list.").error());
  const auto keeper = register_keeper(visit);
  const auto month = asked_month(visit, keeper.scope.covers_all_of(figures->place));
  site::FormState state{.values = visit.request.query, .errors = {}};
  if (!state.values.has("place")) state.values.add("place", code);
  if (!month) state.errors.push_back(month.error());
  page.errors = state.errors;
  page.content = html::heading(1, Fragment("Delayed transfers of care, " + figures->place.name)) +
                 asked_form(all, state) + published_part(*figures);
  if (month) page.content += register_section(visit, keeper, figures->place, *month);
  page.content += since_2020_part(*figures);
  return visit.page(page, month ? 200 : 400);
}

site::Response delay_notices_page(people::Visit& visit) {
  site::FormState state{.values = visit.request.query, .errors = {}};
  site::Page page{.title = "Notices and social care", .is_wide = false};
  page.breadcrumb = {{"Performance", "/performance"}, {"Delayed transfers", "/performance/delays"}};
  Fragment answer;
  if (!visit.request.query.empty()) {
    const auto notices = asked_notices(visit.request.query);
    if (notices)
      answer = notice_answer(earliest_social_care_day(*notices));
    else
      state.errors = notices.error();
  } else {
    state.values.add("care", "acute");
  }
  page.errors = state.errors;
  page.content = html::heading(1, html::raw("From which day can a delay be put down to social care?")) + answer +
                 notice_form(state);
  return visit.page(page, state.errors.empty() ? 200 : 400);
}

}  // namespace flow
