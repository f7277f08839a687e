#include "app/guardian_paper.h"

#include <fmt/format.h>

#include "base/text.h"

namespace app {
namespace {

using safe_working::GuardianRecord;

std::string value(const documents::FigureItem& figure) {
  return documents::shown(figure.value);
}

std::string name_of(const documents::FigureItem& figure) {
  std::string out = figure.lineage.title;
  if (!out.empty()) out[0] = base::lower(out.substr(0, 1))[0];
  return out;
}

std::string raised(const GuardianRecord& record) {
  return fmt::format("{} {}, of which {} on education. Immediate safety concerns: {}.", value(raised_in_period(record)),
                     name_of(raised_in_period(record)), value(education_in_period(record)),
                     value(safety_concerns_in_period(record)));
}

std::string answered(const GuardianRecord& record) {
  return fmt::format("Answered in time: {}. At the cut-off {} were open, {} of them past their time.",
                     value(answered_in_time(record)), value(open_now(record)), value(overdue_now(record)));
}

std::string posts(const GuardianRecord& record) {
  if (!record.establishment) return "The establishment of the period is not known.";
  return fmt::format("Vacant posts: {}, a vacancy rate of {}.", value(vacancies(record)), value(vacancy_rate(record)));
}

}  // namespace

governance::PaperCover guardian_cover(const GuardianRecord& record, base::Date written_on,
                                      governance::PaperCover before) {
  const std::string period = base::period_name(record.period.from, record.period.to);
  governance::PaperCover out = std::move(before);
  out.title = "Guardian of safe working hours: report for " + period;
  out.author = "Guardian of safe working hours";
  out.context = fmt::format(
      "The guardian reports on the safety of resident doctors' hours at {}, for {}. Counted up to {}.{}",
      record.organisation.name, period, base::long_date(record.cut_off_date()),
      record.has_generated_reports ? " Some reports in these figures are made up for the demonstration." : "");
  out.questions = {{"How many exception reports were raised, and about what?", raised(record)},
                   {"Were they answered in time?", answered(record)},
                   {"Where are posts vacant?", posts(record)}};
  out.purpose = governance::Verb::Note;
  out.input_sought = "The committee is asked to NOTE the report.";
  out.period_from = record.period.from;
  out.period_to = record.period.to;
  out.written_on = written_on;
  out.figures.clear();
  for (const auto& figure : {raised_in_period(record), education_in_period(record), safety_concerns_in_period(record),
                             answered_in_time(record), open_now(record), overdue_now(record)})
    out.figures.push_back({.name = name_of(figure), .value = value(figure)});
  return out;
}

}  // namespace app
