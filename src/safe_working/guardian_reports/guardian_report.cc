#include "safe_working/guardian_reports/guardian_report.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/text.h"
#include "safe_working/guardian_reports/doctor_words.h"

namespace safe_working {
namespace {

using base::counted;
using base::grouped;
using documents::Block;
using documents::Figures;
using documents::Heading;
using documents::List;
using documents::Note;
using documents::Paragraph;

/// "68 reports were", "1 report was", "No report was".
std::string reports_were(std::int64_t n) {
  if (n == 0) return "No report was";
  return counted(n, "report was", "reports were");
}
/// In the middle of a sentence: "none", "1", "47".
std::string number_or_none(std::int64_t n) {
  return n == 0 ? "none" : grouped(n);
}

std::string period_name(const GuardianRecord& record) {
  return base::period_name(record.period.from, record.period.to);
}

const DoctorWords& words_of(const GuardianRecord& record) {
  return doctor_words_on(record.period.to);
}

class Writer {
 public:
  explicit Writer(documents::Report& report) : blocks_(report.blocks) {}
  void section(std::string words) { blocks_.emplace_back(Heading{1, std::move(words)}); }
  void subsection(std::string words) { blocks_.emplace_back(Heading{2, std::move(words)}); }
  void say(std::string words) { blocks_.emplace_back(Paragraph{std::move(words)}); }
  void note(std::string words) { blocks_.emplace_back(Note{std::move(words)}); }
  void add(Block block) { blocks_.push_back(std::move(block)); }

 private:
  std::vector<Block>& blocks_;
};

// ---- cover ---------------------------------------------------------------------------------------------------------

/// The board that gets a whole quarter's report meets in the month after it.
std::string meeting(const GuardianRecord& record) {
  if (!is_quarter(record.period)) return "Trust Board";
  const auto month = base::add_months(base::first_of_month(record.period.to), 1);
  return fmt::format("Trust Board, {} {}", base::month_name(unsigned{month.month()}), int{month.year()});
}

std::string cut_off_words(const GuardianRecord& record) {
  return base::long_date_time(record.cut_off) + "; nothing recorded later is counted";
}

std::vector<std::pair<std::string, std::string>> cover_facts(const GuardianRecord& record) {
  std::vector<std::pair<std::string, std::string>> facts = {
      {"Meeting", meeting(record)},
      {"Period", fmt::format("{} to {}", base::long_date(record.period.from), base::long_date(record.period.to))},
      {"Cut-off", cut_off_words(record)},
      {"Also goes to", fmt::format("Local Negotiating Committee; {}", words_of(record).forum)},
      {"Input sought", "The Board is asked to note the report"},
  };
  if (record.establishment) facts.emplace_back("Establishment as at", base::long_date(record.establishment->as_at));
  return facts;
}

std::string status(const GuardianRecord& record) {
  if (record.has_generated_reports) return "Demonstration";
  return record.is_unfinished() ? "Draft" : "";
}

// ---- executive summary ---------------------------------------------------------------------------------------------

std::string raised_words(const GuardianRecord& record) {
  const auto raised = value_of(raised_in_period(record));
  const auto doctors = value_of(doctors_in_post(record));
  const auto education = value_of(education_in_period(record));
  auto words = fmt::format(
      "{} raised in {}",
      raised == 0 ? "No exception report was" : counted(raised, "exception report was", "exception reports were"),
      period_name(record));
  if (doctors > 0)
    words += fmt::format(", {} for each 100 of the {} in post", documents::shown(documents::Rate{raised, doctors}),
                         counted(doctors, words_of(record).one, words_of(record).many));
  words += ".";
  if (raised == 1 && education == 1) words += " It was about education and training.";
  if (raised > 1)
    words += fmt::format(" Of these, {} {} about education and training.", number_or_none(education),
                         education == 1 ? "was" : "were");
  return words;
}

/// A quarter is set beside the one before it, where the record goes back that far.
std::string comparison_words(const GuardianRecord& record) {
  const auto before = quarter_before(record.period);
  if (!is_quarter(record.period) || record.is_unfinished() || before.from < record.to_date_from) return "";
  std::int64_t reports = 0;
  for (const auto& one : record.tallies)
    if (one.quarter_from == before.from) reports += one.reports;
  return fmt::format(" In the quarter before, {}, there {}.", base::period_name(before.from, before.to),
                     reports == 1 ? "was 1" : "were " + number_or_none(reports));
}

std::string to_date_words(const GuardianRecord& record) {
  const auto all = value_of(raised_to_date(record));
  const auto education = value_of(education_to_date(record));
  if (all == 0) return "No exception report has been recorded yet.";
  return fmt::format(
      "Since {}, when the first on record was raised, there {}; {} {} about education and training.",
      base::long_date(record.to_date_from),
      all == 1 ? "has been 1 exception report" : fmt::format("have been {} exception reports", grouped(all)),
      number_or_none(education), education == 1 ? "was" : "were");
}

std::string outcome_words(const GuardianRecord& record) {
  const auto time_off = value_of(time_off_in_period(record));
  const auto penalties = value_of(penalties_in_period(record));
  const auto open = count(record.tallies, {{Trait::InPeriod, Trait::Open}, {}});
  return fmt::format(
      "Of the reports raised in the period, {} ended in time off in lieu and {} in a penalty; {} {} still open.",
      number_or_none(time_off), number_or_none(penalties), number_or_none(open), open == 1 ? "is" : "are");
}

std::string answer_words(const GuardianRecord& record) {
  const auto figure = answered_in_time(record);
  const auto* share = std::get_if<documents::Percentage>(&figure.value);
  const auto overdue = value_of(overdue_now(record));
  auto words =
      share == nullptr
          ? std::string("No report raised in the period was due an answer by the cut-off.")
          : fmt::format("{} of the reports raised in the period that were due an answer had one in time ({} of {}).",
                        documents::shown(*share), base::decimal_text(share->numerator),
                        base::decimal_text(share->denominator));
  if (overdue > 0)
    words +=
        fmt::format(" At the cut-off {} overdue.", overdue == 1 ? "1 report was" : grouped(overdue) + " reports were");
  return words;
}

std::string safety_words(const GuardianRecord& record) {
  const auto concerns = value_of(safety_concerns_in_period(record));
  if (concerns == 0) return "No report raised in the period told of an immediate safety concern.";
  return fmt::format("{} raised in the period told of an immediate safety concern.",
                     counted(concerns, "report", "reports"));
}

std::string vacancy_words(const GuardianRecord& record) {
  if (!record.establishment) return "No establishment has been imported, so vacancies are not shown.";
  const auto& establishment = *record.establishment;
  const documents::Percentage share{establishment.vacant(), establishment.total()};
  return fmt::format("{} of {} posts ({}) were vacant on {}.", base::decimal_text(share.numerator),
                     base::decimal_text(share.denominator), documents::shown(share),
                     base::long_date(establishment.as_at));
}

void write_cautions(Writer& to, const GuardianRecord& record) {
  if (record.has_generated_reports) to.note(demonstration_words());
  if (record.is_unfinished())
    to.note(fmt::format("The period ends on {}. This report shows what was recorded by {}.",
                        base::long_date(record.period.to), base::long_date_time(record.cut_off)));
}

void write_summary(Writer& to, const GuardianRecord& record) {
  to.section("Executive summary");
  write_cautions(to, record);
  to.say(raised_words(record) + comparison_words(record));
  if (value_of(raised_to_date(record)) > 0) to.say(to_date_words(record));
  if (value_of(raised_in_period(record)) > 0) to.say(outcome_words(record));
  to.say(answer_words(record) + " " + safety_words(record));
  to.say(vacancy_words(record));
  to.add(Figures{{raised_in_period(record), raised_to_date(record), education_to_date(record),
                  time_off_in_period(record), penalties_in_period(record), answered_in_time(record), open_now(record),
                  overdue_now(record), vacancies(record), vacancy_rate(record)}});
}

// ---- exception reports ---------------------------------------------------------------------------------------------

void write_quarters(Writer& to, const GuardianRecord& record) {
  if (record.directorates.empty()) return;
  to.subsection("Over four quarters");
  for (auto chart : {working_by_directorate_by_quarter(record), education_by_directorate_by_quarter(record)}) {
    const bool is_empty = std::ranges::all_of(chart.series, [](const auto& series) {
      return std::ranges::all_of(series.values, [](double n) { return n == 0; });
    });
    to.say(chart.summary);
    if (!is_empty) to.add(std::move(chart));
  }
}

void write_reports(Writer& to, const GuardianRecord& record) {
  to.section("Exception reports");
  to.note(
      "Counts of 1 to 4 may tell who a doctor is. The tables are for the Board as they stand; before they are "
      "published, "
      "small counts need to be withheld.");
  to.subsection("By directorate");
  to.add(by_directorate(record));
  to.add(flow_by_directorate(record));
  to.subsection("By grade");
  to.add(by_grade(record));
  to.add(flow_by_grade(record));
  write_quarters(to, record);
}

void write_outcomes(Writer& to, const GuardianRecord& record) {
  const bool is_any_raised = value_of(raised_in_period(record)) > 0;
  to.section("Outcomes and response times");
  if (!is_any_raised) {
    to.say("No report was raised in the period, so there are no outcomes or response times to show.");
    return;
  }
  to.say(outcome_words(record));
  to.add(outcomes_in_period(record));
  to.say(answer_words(record));
  to.add(answer_times(record));
  to.add(answers_by_grade(record));
}

void write_reviews_and_fines(Writer& to, const GuardianRecord& record) {
  const auto concerns = safety_concerns_in_period(record);
  const auto reviews = work_schedule_reviews_in_period(record);
  const auto penalties = penalties_in_period(record);
  to.section("Safety concerns, work schedule reviews and fines");
  to.add(Figures{{concerns, reviews, penalties}});
  to.say(safety_words(record));
  to.say(fmt::format("{} closed with a work schedule review, and {} with a penalty (a fine on the directorate).",
                     reports_were(value_of(reviews)), number_or_none(value_of(penalties))));
}

// ---- vacancies -----------------------------------------------------------------------------------------------------

/// The directorate with the largest share of posts vacant; nothing where none is.
const DirectorateEstablishment* most_vacant(const Establishment& establishment) {
  const DirectorateEstablishment* most = nullptr;
  for (const auto& one : establishment.directorates) {
    if (one.establishment.value == 0 || one.vacant().value == 0) continue;
    const auto is_more = [&](const DirectorateEstablishment& other) {
      return one.vacant().value * other.establishment.value > other.vacant().value * one.establishment.value;
    };
    if (most == nullptr || is_more(*most)) most = &one;
  }
  return most;
}

void write_vacancies(Writer& to, const GuardianRecord& record) {
  to.section("Establishment and vacancies");
  to.say(vacancy_words(record));
  if (!record.establishment) return;
  const auto& establishment = *record.establishment;
  if (establishment.as_at < record.period.from)
    to.note(fmt::format("The newest establishment is of {}, before the period began.",
                        base::long_date(establishment.as_at)));
  if (const auto* most = most_vacant(establishment))
    to.say(fmt::format("The largest share is in {}: {} of {} posts ({}).", most->directorate_code,
                       base::decimal_text(most->vacant()), base::decimal_text(most->establishment),
                       documents::shown(documents::Percentage{most->vacant(), most->establishment})));
  to.add(establishment_table(establishment, vacancies(record).lineage));
}

// ---- end -----------------------------------------------------------------------------------------------------------

void write_limits(Writer& to, const GuardianRecord& record) {
  to.section("What this report does not show");
  to.say("Sightline does not record the following, which the template of quarterly reports also asks for:");
  to.add(List{{"the amounts of fines, and the balance and spending of the guardian's fund",
               "locum work, bank and agency: shifts and hours asked for and filled, and trainees' own locum work",
               "rota gaps month by month, and shifts left uncovered",
               fmt::format("how many {} are on the 2016 terms and conditions of service", words_of(record).many),
               "the paid time and support of the guardian and of educational supervisors",
               "reports by rota, and the guardian's own account of issues and actions"}});
}

void write_recommendations(Writer& to) {
  to.section("Recommendations");
  to.say("The Board is recommended to:");
  to.add(List{{"note the information in this report", "give feedback as appropriate"}, true});
}

}  // namespace

std::string demonstration_words() {
  return "This is a demonstration. The exception reports are made up, by invented doctors; those of 2016 and 2017 are "
         "generated to meet the totals that the paper of 7 December 2017 (P1) printed. The vacancy table of November "
         "2017 is "
         "that paper's own.";
}

documents::Report guardian_report(const GuardianRecord& record, base::Instant made_at) {
  documents::Report report{.title = "Guardian of Safe Working Hours report",
                           .subtitle = period_name(record),
                           .organisation = record.organisation.name,
                           .author = "Guardian of Safe Working Hours",
                           .made_at = made_at,
                           .status = status(record),
                           .facts = cover_facts(record)};
  Writer to(report);
  write_summary(to, record);
  write_reports(to, record);
  write_outcomes(to, record);
  write_reviews_and_fines(to, record);
  write_vacancies(to, record);
  write_limits(to, record);
  write_recommendations(to);
  for (auto& block : documents::annex(report)) to.add(std::move(block));
  return report;
}

}  // namespace safe_working
