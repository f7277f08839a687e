#include <cmath>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "flow/beds/bed_form_pages.h"
#include "flow/beds/beds_pages.h"
#include "flow/beds/therapies.h"
#include "flow/series/series_file.h"

namespace flow {
namespace {

using beds_view::number_field;
using html::Fragment;

constexpr std::size_t kMostWeeks = 104;

const beds_view::Example kTherapiesExample = {{"referrals", "30, 25, 40, 20, 35, 32, 28, 38"},
                                              {"contacts", "4"},
                                              {"direct", "45"},
                                              {"indirect", "15"},
                                              {"wte", "5"},
                                              {"contracted", "37.5"},
                                              {"away", "20"},
                                              {"clinical", "80"},
                                              {"backlog", "10"},
                                              {"percentile", "75"}};

std::vector<double> read_referrals(TypedNumbers& in) {
  std::vector<double> weeks;
  std::string text = in.text("referrals");
  for (char& c : text)
    if (c == ';' || c == '\n' || c == '\r' || c == '\t' || c == ' ') c = ',';
  for (const std::string_view word : base::split(text, ',')) {
    if (base::trimmed(word).empty()) continue;
    const auto value = parse_value(base::trimmed(word));
    if (!value || *value < 0 || *value > 1e6) {
      in.fault("referrals", "Referrals by week: enter numbers from 0 with commas between them, such as 30, 25, 40.");
      return {};
    }
    weeks.push_back(*value);
  }
  if (weeks.empty()) in.fault("referrals", "Referrals by week: enter at least one week.");
  if (weeks.size() > kMostWeeks) in.fault("referrals", "Referrals by week: enter at most 104 weeks.");
  return weeks;
}

base::Checked<TherapyPlan> read_therapies(const site::FormValues& values) {
  const Typed typed = beds_view::typed_from(values);
  TypedNumbers in(typed);
  TherapyService service{.name = "The service"};
  service.referrals_by_week = read_referrals(in);
  service.work.contacts = in.number({"contacts", "Contacts for each referral", 0, 1'000});
  service.work.direct_minutes = in.number({"direct", "Minutes with the patient", 0, 1'440});
  service.work.indirect_minutes = in.optional_number({"indirect", "Minutes around a contact", 0, 1'440}).value_or(0);
  service.staff.whole_time_equivalents = in.number({"wte", "Whole-time equivalents", 0, 10'000});
  service.staff.contracted_hours = in.number({"contracted", "Contracted hours", 1, 100});
  service.staff.away_share = in.optional_number({"away", "Away", 0, 99, " %"}).value_or(0) / 100;
  service.staff.clinical_share =
      in.optional_number({"clinical", "Share for patients", 1, 100, " %"}).value_or(100) / 100;
  service.backlog_hours = in.optional_number({"backlog", "Hours not done at the start", 0, 1e6}).value_or(0);
  TherapyPlan plan;
  plan.percentile = in.optional_number({"percentile", "Share of weeks", 1, 100, " %"}).value_or(75) / 100;
  plan.services.push_back(std::move(service));
  if (!in.faults().empty()) return std::unexpected(std::move(in.faults()));
  return plan;
}

std::string hours(double value) {
  return fmt::format("{:.1f}", value);
}

Fragment weeks_table(const TherapyAnswer& answer) {
  site::Table table{.caption = "Week by week, in hours",
                    .columns = {{"Week", false}, {"Asked for", true}, {"Offered", true}, {"Not done by its end", true}},
                    .rows = {},
                    .total = {}};
  for (std::size_t week = 0; week < answer.demand_hours.size(); ++week)
    table.rows.push_back({{Fragment(fmt::format("Week {}", week + 1)), true},
                          {Fragment(hours(answer.demand_hours[week]))},
                          {Fragment(hours(answer.capacity_hours))},
                          {Fragment(hours(answer.backlog_hours[week]))}});
  return site::table(table);
}

std::string gap_words(const TherapyAnswer& answer) {
  const double gap = answer.mean_demand_hours - answer.capacity_hours;
  if (gap > 0.05) return fmt::format("{:.1f} hours a week too few: the backlog grows for as long as this lasts", gap);
  if (gap < -0.05) return fmt::format("{:.1f} hours a week more than asked for on average", -gap);
  return "As many as asked for on average, so a backlog never clears";
}

Fragment therapies_answer(const TherapyAnswer& answer) {
  return html::heading(2, "Asked for and offered") +
         html::paragraph(fmt::format("Patients ask for {:.1f} hours a week on average; the staff in post offer {:.1f}.",
                                     answer.mean_demand_hours, answer.capacity_hours)) +
         site::summary_list({{"Offered, beside what is asked for", gap_words(answer)},
                             {fmt::format("Hours that suffice in {:g} % of the weeks", answer.percentile * 100),
                              fmt::format("{:.1f}, which is {:.2f} whole-time equivalents", answer.hours_at_percentile,
                                          answer.whole_time_equivalents)},
                             {"Not done at the end of the last week", hours(answer.backlog_hours.back()) + " hours"}}) +
         weeks_table(answer) +
         html::paragraph(
             "Hours planned at the mean of the weeks leave a backlog that never clears: plan for more of them.");
}

Fragment therapies_form(const site::FormState& state) {
  return beds_view::address_form(
      "/beds/therapies",
      html::heading(2, "What is asked for") +
          site::text_input(state, {.name = "referrals",
                                   .label = "Referrals by week",
                                   .hint = "The oldest first, with commas between: 30, 25, 40",
                                   .inputmode = {},
                                   .autocomplete = {}}) +
          number_field(state, {"contacts", "Contacts for each referral"}) +
          number_field(state, {"direct", "Minutes of a contact, with the patient"}) +
          number_field(state, {"indirect", "Minutes of a contact, around it", "Notes, calls, travel"}) +
          html::heading(2, "Staff in post") + number_field(state, {"wte", "Whole-time equivalents"}) +
          number_field(state, {"contracted", "Contracted hours a week"}) +
          number_field(state, {"away", "Away, %", "Leave, sickness and training together"}) +
          number_field(state, {"clinical", "Share of the hours at work that is for patients, %"}) +
          number_field(state, {"backlog", "Hours not done at the start"}) +
          number_field(state,
                       {"percentile", "Plan hours that suffice in this share of weeks, %", "65 to 85 is usual"}) +
          site::button("Work it out"));
}

}  // namespace

site::Response therapies_page(people::Visit& visit) {
  const site::FormValues& query = visit.request.query;
  site::FormState state{.values = beds_view::values_or_example(query, kTherapiesExample), .errors = {}};
  site::Page page{.title = "Therapists' hours"};
  page.back = site::NavigationItem{"Beds and staff", "/beds"};
  Fragment answer;
  if (!query.empty()) {
    const auto plan = read_therapies(query);
    if (plan)
      answer = therapies_answer(therapy_answers(*plan).front());
    else
      state.errors = plan.error();
  }
  page.errors = state.errors;
  page.content = html::heading(1, "Therapists' hours") +
                 html::paragraph(
                     "Hours that patients ask for, hours that the staff in post can give, and what is left "
                     "over week by week.") +
                 answer + html::when(!answer.empty(), [] { return html::heading(2, "Ask again"); }) +
                 therapies_form(state);
  return visit.page(page, state.errors.empty() ? 200 : 400);
}

}  // namespace flow
