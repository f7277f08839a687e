#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "people/people_store.h"
#include "safe_working/contract_rules/rota_checker.h"
#include "safe_working/rota_checks/judged_weeks_pages.h"
#include "safe_working/rota_checks/rota_checks_pages.h"
#include "safe_working/rota_checks/schedule_check_store.h"
#include "safe_working/rota_checks/schedule_rota.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace safe_working {
namespace {

using html::Fragment;
using people::Permission;
using std::chrono::days;

constexpr days kBack(28);
constexpr days kAhead(84);
constexpr days kLongest(53 * 7);
// A little inside the years that rotas can have, so that whole weeks fit.
constexpr int kFirstYear = 2001;
constexpr int kLastYear = 2098;

// ---- the weeks asked for -------------------------------------------------------------------------------------------

base::Period whole_weeks(const base::Period& period) {
  return {base::monday_of(period.from), base::add_days(base::monday_of(period.to), days(6))};
}

base::Period usual_weeks(base::Date today) {
  return whole_weeks({base::add_days(today, -kBack), base::add_days(today, kAhead)});
}

/// From the address: one ISO date, or the three boxes of a date input. Nothing where neither is there.
std::optional<base::Result<base::Date>> date_asked(const site::FormValues& query, const std::string& name,
                                                   std::string_view what) {
  if (query.has(name)) return base::parse_iso_date(query.get(name), name);
  if (!query.has(name + "-day")) return std::nullopt;
  return base::parse_date_parts(query.get(name + "-day"), query.get(name + "-month"), query.get(name + "-year"), name,
                                what);
}

base::Checked<base::Period> weeks_asked(const people::Visit& visit) {
  base::Period period = usual_weeks(visit.today());
  base::Errors errors;
  const auto take = [&](const std::string& name, std::string_view what, base::Date& into) {
    const auto read = date_asked(visit.request.query, name, what);
    if (!read) return;
    if (!*read) {
      errors.push_back(read->error());
    } else if (const int year = static_cast<int>((**read).year()); year < kFirstYear || year > kLastYear) {
      errors.push_back(
          {base::ErrorCode::Invalid, name, fmt::format("Enter a year from {} to {}.", kFirstYear, kLastYear)});
    } else {
      into = **read;
    }
  };
  take("from", "the first day", period.from);
  take("to", "the last day", period.to);
  if (errors.empty() && period.to < period.from)
    errors.push_back({base::ErrorCode::Invalid, "to", "The last day must be the same as or after the first day."});
  period = errors.empty() ? whole_weeks(period) : period;
  if (errors.empty() && base::days_between(period.from, period.to) >= kLongest)
    errors.push_back({base::ErrorCode::Invalid, "to", "Choose at most 53 weeks at a time."});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return period;
}

void add_date(site::FormValues& values, const std::string& name, base::Date date) {
  values.add(name + "-day", std::to_string(static_cast<unsigned>(date.day())));
  values.add(name + "-month", std::to_string(static_cast<unsigned>(date.month())));
  values.add(name + "-year", std::to_string(static_cast<int>(date.year())));
}

Fragment weeks_chooser(const people::Visit& visit, const site::FormState& state) {
  return site::filter_form(visit.request.path, site::date_input(state, {.name = "from", .legend = "From", .hint = ""}) +
                                                   site::date_input(state, {.name = "to", .legend = "To", .hint = ""}) +
                                                   site::button("Show", site::ButtonKind::Secondary));
}

// ---- judging -------------------------------------------------------------------------------------------------------

struct Judged {
  DoctorRota rota;
  std::vector<Finding> findings;
  std::vector<std::string> labels;  ///< by place
  std::optional<Overlap> overlap;   ///< nothing is judged where duties overlap
};

Judged judge(const std::vector<Duty>& duties) {
  Judged out{.rota = rota_of(duties), .findings = {}, .labels = {}, .overlap = std::nullopt};
  out.overlap = put_in_order(out.rota);
  if (out.overlap) return out;
  for (const RotaDuty& duty : out.rota.duties) out.labels.push_back(duties[duty.row].label);
  RotaChecker checker{Settings{}};
  const auto found = checker.check(out.rota);
  out.findings.assign(found.begin(), found.end());
  return out;
}

std::string duty_text(const Duty& duty) {
  return fmt::format("{} on {} from {}", duty.label, base::weekday_date(duty.date()),
                     base::time_text(duty.starts_local));
}

Fragment overlap_callout(const Judged& judged, const std::vector<Duty>& duties, const people::Visit& visit) {
  return site::warning_callout(
      "Nothing was judged",
      html::paragraph(fmt::format("Two duties overlap, and hours would count twice: {}, and {}.",
                                  duty_text(duties[judged.overlap->first_row]),
                                  duty_text(duties[judged.overlap->second_row]))) +
          html::paragraph("Ask " + Fragment(visit.settings.support_contact) + " to correct the schedule."));
}

// ---- the page ------------------------------------------------------------------------------------------------------

Fragment what_it_sees() {
  return site::details(
             "What this check can and cannot see",
             html::bullets(
                 {"It judges what is planned, not what was worked.",
                  "It judges the duties on this page alone. A run of shifts that began earlier is seen from its first "
                  "duty here: choose an earlier day to see all of it.",
                  "Leave, an opt-out and the agreed reference period are not on the schedule, so averages are taken "
                  "over the weeks shown.",
                  "A shift with no breaks on the schedule is not judged for breaks.",
                  "On-call is counted as no work, because the schedule does not say how much is expected.",
                  "Shifts for another employer count too, and are not here."})) +
         site::details("What the marks mean", rota_view::key_to_marks());
}

Fragment what_was_found(const Judged& judged) {
  const rota_view::ShownRota shown{judged.rota, judged.findings, judged.labels, {}};
  return rota_view::counts(shown) + rota_view::where_to_look(shown) + what_it_sees() +
         html::heading(2, "Week by week") + rota_view::weeks(shown) + rota_view::findings(shown);
}

Fragment nothing_planned(const people::Visit& visit) {
  return site::inset_text(
      html::paragraph("No duties are on the work schedule in these weeks. If that is wrong, contact " +
                      Fragment(visit.settings.support_contact) + "."));
}

struct CheckPage {
  std::string title;
  Fragment head;  ///< the heading and what stands beneath it
  site::NavigationItem back;
};

site::Response again(const people::Visit& visit, const CheckPage& about, const base::Errors& errors) {
  const site::FormState state{.values = visit.request.query, .errors = errors};
  site::Page page{.title = about.title, .content = about.head + weeks_chooser(visit, state), .back = about.back};
  page.errors = errors;
  return visit.page(page, 400);
}

site::Response check_page(const people::Visit& visit, const CheckPage& about, const base::Period& period,
                          const std::vector<Duty>& duties) {
  site::FormState state;
  add_date(state.values, "from", period.from);
  add_date(state.values, "to", period.to);
  Fragment content = about.head;
  content +=
      html::paragraph(fmt::format("Planned duties from {} to {}, held against the 2016 contract's rules of hours "
                                  "and rest.",
                                  base::weekday_date(period.from), base::weekday_date(period.to)));
  content += site::details("Choose other weeks", weeks_chooser(visit, state));
  const Judged judged = judge(duties);
  content += duties.empty()   ? nothing_planned(visit)
             : judged.overlap ? overlap_callout(judged, duties, visit)
                              : what_was_found(judged);
  return visit.page({.title = about.title, .content = content, .back = about.back});
}

// ---- another doctor's ----------------------------------------------------------------------------------------------

/// The person, where she is or was a doctor in post here or elsewhere.
struct FoundDoctor {
  people::Person person;
  std::vector<people::Post> posts;
};

std::optional<FoundDoctor> find_doctor(people::Visit& visit) {
  const auto id = people::PersonId::parse(visit.request.path_value("id"));
  if (!id) return std::nullopt;
  return visit.database.read([&](record::Reader& reader) -> std::optional<FoundDoctor> {
    const auto person = people::find_person(reader, *id);
    auto posts = people::posts_of(reader, *id);
    if (!person || posts.empty()) return std::nullopt;
    return FoundDoctor{*person, std::move(posts)};
  });
}

std::vector<Duty> duties_in_scope(people::Visit& visit, const FoundDoctor& doctor, const base::Period& period) {
  auto duties =
      visit.database.read([&](record::Reader& reader) { return duties_of(reader, doctor.person.id, period); });
  std::erase_if(duties, [&](const Duty& duty) {
    const auto post = std::ranges::find(doctor.posts, duty.post, &people::Post::id);
    return post == doctor.posts.end() || !may_check(visit, *post);
  });
  return duties;
}

Fragment others_head(const FoundDoctor& doctor, bool has_all_posts) {
  Fragment out = html::heading(1, "Check of a work schedule");
  out += html::element("p", {{"class", "nhsuk-body-l"}}, doctor.person.name);
  out += html::paragraph("That you opened this schedule has been recorded. The doctor can see it.");
  if (!has_all_posts)
    out +=
        site::inset_text(html::paragraph("The doctor holds another post in these weeks, which your role does not "
                                         "cover. Its duties are neither shown nor judged."));
  return out;
}

site::Response refuse_schedule(people::Visit& visit, const FoundDoctor& doctor) {
  visit.database.write([&](record::Transaction& transaction) {
    log_refused_schedule_reading(transaction, visit.clock.now(), visit.person().person.id, doctor.person.id);
  });
  return visit.refusal({base::ErrorCode::Forbidden, "",
                        "This schedule is not one that your role covers. That you tried has been recorded."});
}

}  // namespace

site::Response own_check_page(people::Visit& visit) {
  const CheckPage about{.title = "Check your weeks",
                        .head = html::heading(1, "Check your weeks"),
                        .back = {.words = "Your week", .to = "/week"}};
  const auto period = weeks_asked(visit);
  if (!period) return again(visit, about, period.error());
  const auto duties =
      visit.database.read([&](record::Reader& reader) { return duties_of(reader, visit.person().person.id, *period); });
  return check_page(visit, about, *period, duties);
}

site::Response doctor_check_page(people::Visit& visit) {
  const auto doctor = find_doctor(visit);
  if (!doctor) return visit.refusal({base::ErrorCode::NotFound, "", "There is no doctor's schedule at this address."});
  const auto is_covered = [&](const people::Post& post) { return may_check(visit, post); };
  if (std::ranges::none_of(doctor->posts, is_covered)) return refuse_schedule(visit, *doctor);
  visit.database.write([&](record::Transaction& transaction) {
    log_schedule_reading(transaction, visit.clock.now(), visit.person().person.id, doctor->person.id);
  });
  const auto period = weeks_asked(visit);
  const bool has_all = !period || std::ranges::all_of(doctor->posts, [&](const people::Post& post) {
    return is_covered(post) || post.ends < period->from || period->to < post.starts;
  });
  const CheckPage about{.title = "Check of a work schedule",
                        .head = others_head(*doctor, has_all),
                        .back = {.words = "Rotas", .to = "/rotas"}};
  if (!period) return again(visit, about, period.error());
  return check_page(visit, about, *period, duties_in_scope(visit, *doctor, *period));
}

}  // namespace safe_working
