#include "safe_working/rota_checks/findings_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/csv.h"
#include "safe_working/contract_rules/finding_row.h"
#include "safe_working/contract_rules/rota_time.h"
#include "safe_working/rota_checks/finding_words.h"

namespace safe_working {
namespace {

using documents::Quantity;

std::string moment_words(RotaInstant instant) {
  const base::LocalTime wall(rota_time(instant).wall());
  return base::iso(base::date_of(wall)) + " " + base::time_text(wall);
}

std::string plan_words(Plan plan) {
  return plan == Plan::Scheduled ? "planned" : plan == Plan::Actual ? "worked" : "planned and worked";
}

documents::Count count_of(std::uint64_t number) {
  return {static_cast<std::int64_t>(number)};
}

std::vector<Quantity> table_row(const CheckedRota& rota, const Finding& finding) {
  const Source& source = limit_of(finding).source;
  const RuleRow& rule = row_of(finding.rule);
  return {line_words(lines_of(rota, finding)),
          rota.person,
          std::string(verdict_name(finding.verdict)),
          std::string(rule.id),
          std::string(rule.name),
          finding_text(finding),
          measure_words(finding.measured, finding.rule),
          measure_words(finding.limit, finding.rule),
          moment_words(finding.from),
          moment_words(finding.to),
          plan_words(rota.rota.plan),
          std::string(finding.clock_change ? "yes" : "no"),
          fine_words(finding, rota.rota.plan),
          fmt::format("{}: {}", source.document, source.provision),
          std::string(evidence_name(source.grade))};
}

documents::Table findings_table(const CheckedFile& file) {
  documents::Table table{.caption = "Findings",
                         .columns = {{"Lines"},
                                     {"Doctor"},
                                     {"Verdict"},
                                     {"Rule"},
                                     {"Name of the rule"},
                                     {"What was found"},
                                     {"Measured"},
                                     {"Limit"},
                                     {"From"},
                                     {"To"},
                                     {"Judged as"},
                                     {"Clock change"},
                                     {"Fine"},
                                     {"Source"},
                                     {"How sure"}},
                         .rows = {},
                         .total = {},
                         .note = "Lines are those of the file that was checked; the column names are line 1.",
                         .lineage = std::nullopt};
  for (const FoundAt& at : by_line(file)) {
    const CheckedRota& rota = file.rotas[at.rota];
    table.rows.push_back(table_row(rota, rota.findings[at.finding]));
  }
  return table;
}

documents::Table rules_table(const CheckedFile& file) {
  documents::Table table{.caption = "By rule",
                         .columns = {{"Rule"}, {"Name"}, {"Breached by"}, {"Findings", true}},
                         .rows = {},
                         .total = {},
                         .note = "",
                         .lineage = std::nullopt};
  for (const RuleRow& row : rules()) {
    const auto found = file.summary.findings_by_rule[index_of(row.rule)];
    if (!row.not_modelled.empty()) continue;
    table.rows.push_back(
        {std::string(row.id), std::string(row.name), std::string(row.test), Quantity(count_of(found))});
  }
  return table;
}

documents::Table not_judged_table() {
  documents::Table table{.caption = "Not judged",
                         .columns = {{"Rule"}, {"Name"}, {"Why"}},
                         .rows = {},
                         .total = {},
                         .note = "",
                         .lineage = std::nullopt};
  for (const RuleRow& row : rules())
    if (!row.not_modelled.empty())
      table.rows.push_back({std::string(row.id), std::string(row.name), std::string(row.not_modelled)});
  return table;
}

documents::Table doctors_table(const CheckedFile& file) {
  documents::Table table{
      .caption = "By doctor",
      .columns = {{"Doctor"}, {"Grade"}, {"Judged as"}, {"Duties", true}, {"Breaches", true}, {"Notices", true}},
      .rows = {},
      .total = {},
      .note = "",
      .lineage = std::nullopt};
  for (const CheckedRota& rota : file.rotas)
    table.rows.push_back({rota.person, rota.grade, plan_words(rota.rota.plan),
                          Quantity(count_of(rota.rota.duties.size())), Quantity(count_of(rota.count(Verdict::Breach))),
                          Quantity(count_of(rota.count(Verdict::Notice)))});
  return table;
}

documents::Table settings_table(const TypedSettings& settings) {
  documents::Table table{.caption = "Settings in use",
                         .columns = {{"Setting"}, {"Value"}, {"Default"}, {"Effect"}, {"How sure"}},
                         .rows = {},
                         .total = {},
                         .note = "What the contract leaves open, or what was not read at its source.",
                         .lineage = std::nullopt};
  table.rows.push_back({std::string("contract"), std::string(contract_words(settings.contract)),
                        std::string(contract_words("auto")), std::string("which limits each duty is judged by"),
                        std::string()});
  for (std::size_t i = 0; i < settings.values.size(); ++i) {
    const SettingRow& row = setting_rows()[i];
    table.rows.push_back({std::string(row.name), settings.values[i], std::string(row.fallback), std::string(row.effect),
                          std::string(evidence_name(row.grade))});
  }
  return table;
}

}  // namespace

documents::Report findings_report(const CheckedFile& file, const TypedSettings& settings, const ReportAbout& about) {
  documents::Report report{.title = "Rota check",
                           .subtitle = "Duties held against the 2016 contract's rules of hours and rest",
                           .organisation = about.organisation,
                           .author = about.author,
                           .made_at = about.made_at,
                           .status = about.is_demonstration ? "Demonstration" : "",
                           .facts = {{"Doctors", documents::shown(count_of(file.summary.persons))},
                                     {"Duties", documents::shown(count_of(file.summary.duties))},
                                     {"Breaches", documents::shown(count_of(file.summary.breaches))},
                                     {"Notices", documents::shown(count_of(file.summary.notices))},
                                     {"Contract", std::string(contract_words(settings.contract))}},
                           .blocks = {}};
  report.blocks = {findings_table(file), rules_table(file), doctors_table(file), settings_table(settings),
                   not_judged_table()};
  return report;
}

std::string findings_csv(const CheckedFile& file) {
  std::string out(base::kCsvByteOrderMark);
  out += base::csv_line(finding_columns());
  for (const FoundAt& at : by_line(file)) {
    const CheckedRota& rota = file.rotas[at.rota];
    const Finding& finding = rota.findings[at.finding];
    out += base::csv_line(finding_row(rota.person, rota.rota.plan, finding, lines_of(rota, finding)));
  }
  return out;
}

}  // namespace safe_working
