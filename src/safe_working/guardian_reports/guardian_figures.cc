// One row a figure: what it is called, which reports it counts, and what that means in words. The named functions, the
// lineage page and the list of records beneath a figure all read this table.
#include "safe_working/guardian_reports/guardian_figures.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/text.h"

namespace safe_working {
namespace {

using documents::FigureItem;
using documents::Lineage;
using documents::Quantity;

/// Which days a figure speaks of.
enum class Span { Period, ToDate };

struct CountRule {
  std::string_view name;
  Span span;
  std::string_view title;
  std::string_view singular;  ///< what one is called
  std::string_view plural;
  std::string_view definition;
  ReportCondition condition;
};

constexpr std::string_view kAnsweredInTime = "exception_reports.answered_in_time";
constexpr std::string_view kDoctorsInPost = "people.doctors_in_post";
constexpr std::string_view kVacancies = "establishment.vacancies";
constexpr std::string_view kVacancyRate = "establishment.vacancy_rate";

constexpr std::string_view kHowCounted =
    " A report about several things counts once. One that its doctor had withdrawn by the cut-off does not count.";

const std::vector<CountRule>& count_rules() {
  static const std::vector<CountRule> rules = {
      {"exception_reports.raised_in_period",
       Span::Period,
       "Exception reports raised in the period",
       "exception report raised in the period",
       "exception reports raised in the period",
       "Reports that a doctor submitted on a day of the period, by the date in England.",
       {{Trait::InPeriod}, {}}},
      {"exception_reports.raised_to_date",
       Span::ToDate,
       "Exception reports raised to date",
       "exception report raised to date",
       "exception reports raised to date",
       "Reports that a doctor submitted from the first one on record up to the cut-off.",
       {}},
      {"exception_reports.education_to_date",
       Span::ToDate,
       "Exception reports about education to date",
       "of those to date was about education and training",
       "of those to date were about education and training",
       "Reports submitted from the first one on record up to the cut-off which are about education and training, alone "
       "or "
       "with other things.",
       {{Trait::Education}, {}}},
      {"exception_reports.education_in_period",
       Span::Period,
       "Exception reports about education in the period",
       "report in the period was about education and training",
       "reports in the period were about education and training",
       "Reports submitted on a day of the period which are about education and training, alone or with other things.",
       {{Trait::InPeriod, Trait::Education}, {}}},
      {"exception_reports.carried_over",
       Span::Period,
       "Exception reports carried over into the period",
       "report carried over into the period",
       "reports carried over into the period",
       "Reports submitted before the period's first day which were not closed when it began.",
       {{Trait::CarriedOver}, {}}},
      {"exception_reports.closed_in_period",
       Span::Period,
       "Exception reports closed in the period",
       "report closed in the period",
       "reports closed in the period",
       "Reports, whenever submitted, whose review ended from the period's first day up to the cut-off.",
       {{Trait::ClosedInPeriod}, {}}},
      {"exception_reports.time_off_in_period",
       Span::Period,
       "Ended in time off in lieu",
       "report of the period ended in time off in lieu",
       "reports of the period ended in time off in lieu",
       "Reports submitted on a day of the period and closed by the cut-off with time off in lieu as their outcome.",
       {{Trait::InPeriod}, Outcome::TimeOff}},
      {"exception_reports.penalties_in_period",
       Span::Period,
       "Ended in a penalty",
       "report of the period ended in a penalty",
       "reports of the period ended in a penalty",
       "Reports submitted on a day of the period and closed by the cut-off with a penalty (a fine) as their outcome.",
       {{Trait::InPeriod}, Outcome::Penalty}},
      {"exception_reports.work_schedule_reviews_in_period",
       Span::Period,
       "Ended in a work schedule review",
       "report of the period ended in a work schedule review",
       "reports of the period ended in a work schedule review",
       "Reports submitted on a day of the period and closed by the cut-off with a work schedule review as their "
       "outcome.",
       {{Trait::InPeriod}, Outcome::WorkScheduleReview}},
      {"exception_reports.safety_concerns_in_period",
       Span::Period,
       "Immediate safety concerns in the period",
       "report of the period raised an immediate safety concern",
       "reports of the period raised an immediate safety concern",
       "Reports submitted on a day of the period in which the doctor ticked that there was an immediate safety "
       "concern.",
       {{Trait::InPeriod, Trait::SafetyConcern}, {}}},
      {"exception_reports.open",
       Span::ToDate,
       "Exception reports open at the cut-off",
       "report open",
       "reports open",
       "Reports, whenever submitted, whose review had not ended at the cut-off.",
       {{Trait::Open}, {}}},
      {"exception_reports.overdue",
       Span::ToDate,
       "Exception reports overdue at the cut-off",
       "report overdue",
       "reports overdue",
       "Reports, whenever submitted, that were open and unanswered at the cut-off and past the deadline for the "
       "answer. A "
       "report with several reviewers is answered when the last of them has answered.",
       {{Trait::Overdue}, {}}},
  };
  return rules;
}

const ReportCondition& due_in_period() {
  static const ReportCondition condition{{Trait::InPeriod, Trait::ReplyDue}, {}};
  return condition;
}

const CountRule* find_rule(std::string_view name) {
  const auto found = std::ranges::find(count_rules(), name, &CountRule::name);
  return found == count_rules().end() ? nullptr : &*found;
}

base::Period days_of(const GuardianRecord& record, Span span) {
  if (span == Span::Period) return record.period;
  return {record.to_date_from, std::max(record.to_date_from, record.cut_off_date())};
}

std::string source_of_reports(const GuardianRecord& record) {
  return record.has_generated_reports ? "Exception reports in Sightline, some of them made up for the demonstration"
                                      : "Exception reports in Sightline";
}

Lineage lineage(const GuardianRecord& record, std::string_view name, std::string_view title, std::string definition,
                base::Period period, std::string source) {
  return {.name = std::string(name),
          .title = std::string(title),
          .definition = std::move(definition),
          .period = period,
          .cut_off = record.cut_off,
          .source = std::move(source),
          .link = fmt::format("/figures/{}?{}", name, record.query())};
}

FigureItem counted_by(const GuardianRecord& record, const CountRule& rule) {
  const auto n = count(record.tallies, rule.condition);
  return {documents::Count{n}, std::string(n == 1 ? rule.singular : rule.plural),
          lineage(record, rule.name, rule.title, std::string(rule.definition) + std::string(kHowCounted),
                  days_of(record, rule.span), source_of_reports(record))};
}

FigureItem counted_by(const GuardianRecord& record, std::string_view name) {
  const auto* rule = find_rule(name);
  base::check(rule != nullptr, "a named figure has its row");
  return counted_by(record, *rule);
}

Lineage establishment_lineage(const GuardianRecord& record, std::string_view name, std::string_view title,
                              std::string_view definition) {
  if (!record.establishment)
    return lineage(record, name, title, std::string(definition), days_of(record, Span::Period),
                   "No establishment imported");
  const auto& establishment = *record.establishment;
  return lineage(
      record, name, title,
      fmt::format("{} As at {}, the newest on or before the cut-off, as the file was imported on {}.", definition,
                  base::long_date(establishment.as_at), base::long_date(base::date_of(record.establishment_imported))),
      {establishment.as_at, establishment.as_at}, establishment.source);
}

std::string trait_words(Trait trait) {
  switch (trait) {
    case Trait::InPeriod:
      return "raised in the period";
    case Trait::CarriedOver:
      return "raised before the period and open when it began";
    case Trait::ClosedInPeriod:
      return "closed in the period";
    case Trait::Education:
      return "about education and training";
    case Trait::Working:
      return "about hours, pattern or support";
    case Trait::SafetyConcern:
      return "an immediate safety concern";
    case Trait::Open:
      return "open at the cut-off";
    case Trait::Overdue:
      return "open, unanswered and past the deadline at the cut-off";
    case Trait::ReplyDue:
      return "answered, or past the deadline, at the cut-off";
    case Trait::AnsweredInTime:
      return "answered by the deadline";
  }
  throw base::OurMistake("a trait that has no words");
}

}  // namespace

base::Date GuardianRecord::cut_off_date() const {
  return base::date_of(cut_off);
}

bool GuardianRecord::is_unfinished() const {
  return cut_off < base::end_of_day(period.to);
}

std::string GuardianRecord::query() const {
  const auto day = cut_off_date();
  const bool is_chosen = day < period.to && cut_off == base::end_of_day(day);
  return fmt::format("from={}&to={}{}", base::iso(period.from), base::iso(period.to),
                     is_chosen ? "&cut-off=" + base::iso(day) : "");
}

FigureItem raised_to_date(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.raised_to_date");
}
FigureItem education_to_date(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.education_to_date");
}
FigureItem raised_in_period(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.raised_in_period");
}
FigureItem education_in_period(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.education_in_period");
}
FigureItem carried_over(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.carried_over");
}
FigureItem closed_in_period(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.closed_in_period");
}
FigureItem time_off_in_period(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.time_off_in_period");
}
FigureItem penalties_in_period(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.penalties_in_period");
}
FigureItem work_schedule_reviews_in_period(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.work_schedule_reviews_in_period");
}
FigureItem safety_concerns_in_period(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.safety_concerns_in_period");
}
FigureItem open_now(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.open");
}
FigureItem overdue_now(const GuardianRecord& record) {
  return counted_by(record, "exception_reports.overdue");
}

FigureItem answered_in_time(const GuardianRecord& record) {
  const auto due = count(record.tallies, due_in_period());
  const auto in_time = count(record.tallies, {{Trait::InPeriod, Trait::ReplyDue, Trait::AnsweredInTime}, {}});
  FigureItem figure{
      documents::Percentage{base::whole(in_time), base::whole(due)},
      fmt::format("answered in time: {} of {}", base::grouped(in_time),
                  base::counted(due, "report due an answer", "reports due an answer")),
      lineage(record, kAnsweredInTime, "Answered in time",
              "Of the reports submitted on a day of the period which by the cut-off were answered or past the "
              "deadline for the answer, the share that was answered by the deadline. A report whose time to "
              "answer still runs counts neither way." +
                  std::string(kHowCounted),
              record.period, source_of_reports(record))};
  if (due == 0) figure.value = documents::NotShown{"No report due an answer"};
  if (due == 0) figure.words = "so no share answered in time";
  return figure;
}

FigureItem doctors_in_post(const GuardianRecord& record) {
  std::int64_t doctors = 0;
  for (const auto& one : record.in_post) doctors += one.doctors;
  const auto date = record.cut_off_date();
  return {documents::Count{doctors}, doctors == 1 ? "doctor in post" : "doctors in post",
          lineage(record, kDoctorsInPost, "Doctors in post",
                  "Doctors who held a post on the date of the cut-off. One with two posts counts in each.",
                  {date, date}, "Posts in Sightline")};
}

FigureItem vacancies(const GuardianRecord& record) {
  FigureItem figure{
      documents::NotShown{"Not known"}, "vacant posts: no establishment has been imported",
      establishment_lineage(record, kVacancies, "Vacant posts",
                            "Vacant posts of all directorates and grades, in whole-time equivalents; training "
                            "and trust grades together, because they share rotas.")};
  if (!record.establishment) return figure;
  figure.value = documents::Decimal{record.establishment->vacant()};
  figure.words = fmt::format("posts vacant of {}", base::decimal_text(record.establishment->total()));
  return figure;
}

FigureItem vacancy_rate(const GuardianRecord& record) {
  FigureItem figure{
      documents::NotShown{"Not known"}, "share of posts vacant: no establishment has been imported",
      establishment_lineage(record, kVacancyRate, "Share of posts vacant",
                            "Vacant posts as a percentage of the establishment, both in whole-time equivalents "
                            "and neither rounded before.")};
  if (!record.establishment) return figure;
  const auto& establishment = *record.establishment;
  figure.value = documents::Percentage{establishment.vacant(), establishment.total()};
  figure.words = fmt::format("of posts vacant: {} of {}", base::decimal_text(establishment.vacant()),
                             base::decimal_text(establishment.total()));
  return figure;
}

std::optional<FigureItem> find_figure(const GuardianRecord& record, std::string_view name) {
  if (const auto* rule = find_rule(name)) return counted_by(record, *rule);
  if (name == kAnsweredInTime) return answered_in_time(record);
  if (name == kDoctorsInPost) return doctors_in_post(record);
  if (name == kVacancies) return vacancies(record);
  if (name == kVacancyRate) return vacancy_rate(record);
  return std::nullopt;
}

std::vector<std::string> figure_names() {
  std::vector<std::string> names;
  for (const auto& rule : count_rules()) names.emplace_back(rule.name);
  for (const auto name : {kAnsweredInTime, kDoctorsInPost, kVacancies, kVacancyRate}) names.emplace_back(name);
  return names;
}

std::optional<ReportCondition> condition_of(std::string_view figure_name) {
  if (const auto* rule = find_rule(figure_name)) return rule->condition;
  if (figure_name == kAnsweredInTime) return due_in_period();
  return std::nullopt;
}

std::string condition_words(const ReportCondition& condition) {
  std::vector<std::string> words{"not withdrawn by the cut-off"};
  for (const auto trait : condition.traits) words.push_back(trait_words(trait));
  if (condition.outcome) words.push_back("closed with the outcome " + base::lower(outcome_name(*condition.outcome)));
  return "Exception reports that are " + base::listed(words);
}

bool is_beneath(std::string_view figure_name, const ReportTally& one) {
  const auto condition = condition_of(figure_name);
  return condition && holds(*condition, one);
}

std::int64_t value_of(const FigureItem& figure) {
  const auto* counted = std::get_if<documents::Count>(&figure.value);
  base::check(counted != nullptr, "the figure is a count");
  return counted->value;
}

}  // namespace safe_working
