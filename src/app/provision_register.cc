#include "app/provision_register.h"

#include <iterator>

#include <fmt/format.h>

#include "safe_working/contract_rules/rule_register.h"
#include "safe_working/exception_reports/deadlines.h"
#include "safe_working/exception_reports/era.h"
#include "safe_working/exception_reports/route.h"
#include "safe_working/fines/fine_rates.h"
#include "safe_working/fines/fine_settings.h"

namespace app {
namespace {

using namespace safe_working;

constexpr std::string_view kConfirms = "medical HR and the guardian, against the terms in force";

template <class... Parts>
void line(std::string& out, fmt::format_string<Parts...> format, Parts&&... parts) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Parts>(parts)...);
  out += '\n';
}

std::string cite(const Source& source) {
  return fmt::format("{}: {} | {}", source.document, source.provision, evidence_letter(source.grade));
}

std::string within_words(const std::optional<Within>& within) {
  if (!within) return "no date in the texts";
  if (within->hours.count() > 0) return fmt::format("{} hours", within->hours.count());
  return fmt::format("{} days", within->days.count());
}

void append_deadlines(std::string& out) {
  out +=
      "\n## Deadlines\n\nDays are local calendar days, open until the last one ends; which day counts is a setting.\n\n"
      "| step | rules of | within | what is due | source | grade | to confirm |\n|---|---|---|---|---|---|---|\n";
  for (const EraStart& start : era_starts())
    line(out, "| the rules of this era begin | {} | {} | every step below | {} | {} |", era_name(start.era),
         base::iso(start.from), cite(start.source), kConfirms);
  for (const DeadlineRule& rule : deadline_rules()) {
    line(out, "| {} | {} | {} days | the report | {} | {} |", step_name(Step::Submit), era_name(rule.era),
         rule.submit_within.count(), cite(rule.submit_source), kConfirms);
    line(out, "| {}, claiming pay | {} | {} days | the report | {} | {} |", step_name(Step::Submit), era_name(rule.era),
         rule.submit_within_for_pay.count(), cite(rule.pay_source), kConfirms);
    line(out, "| {} | {} | {} days | the answer | {} | {} |", step_name(Step::Reply), era_name(rule.era),
         rule.reply_within.count(), cite(rule.reply_source), kConfirms);
  }
  for (const StepRule& rule : step_rules())
    line(out, "| {} | {} | {} | {} | {} | {} |", step_name(rule.step), era_name(rule.era), within_words(rule.within),
         rule.words, cite(rule.source), kConfirms);
  for (const CompulsoryRemedy& one : compulsory_remedies())
    line(out, "| compulsory | {} | - | {} | {} | {} |", era_name(one.era), one.words, cite(one.source), kConfirms);
}

void append_routes(std::string& out) {
  out +=
      "\n## Who answers\n\n| about | rules of | what holds | source | grade | to confirm "
      "|\n|---|---|---|---|---|---|\n";
  for (const RouteRow& row : routes()) {
    std::string words(reviewer_name(row.reviewer));
    for (const CopiedTo who : row.copied_to) words += fmt::format("; copied to {}", copied_to_name(who));
    line(out, "| {} | {} | {} | {} | {} |", report_kind_code(row.kind), era_name(row.era), words, cite(row.source),
         kConfirms);
    line(out, "| {} | {} | a dispute goes to the guardian | {} | {} |", report_kind_code(row.kind), era_name(row.era),
         cite(row.dispute_source), kConfirms);
  }
  for (const RouteNote& note : route_notes())
    line(out, "| all | {} | {} | {} | {} |", era_name(note.era), note.words, cite(note.source), kConfirms);
}

std::string pounds(base::Pence amount) {
  return base::pounds_text(amount).substr(std::string_view("£").size());
}

std::string printed(const std::optional<FineAmounts>& amounts) {
  if (!amounts) return "not printed";
  return fmt::format("{} / {} / {}", pounds(amounts->total), pounds(amounts->doctor), pounds(amounts->guardian));
}

void append_fines(std::string& out) {
  out +=
      "\n## Fines for an hour\n\nTotal / doctor / guardian's fund, in pounds, as printed.\n\n"
      "| from | rate | NP1 | NP2 | NP3 | NP4 | NP5 | source | grade | to confirm |\n"
      "|---|---|---|---|---|---|---|---|---|---|\n";
  for (const PrintedFines& row : printed_fines()) {
    std::string cells;
    for (const auto& amounts : row.by_point) cells += printed(amounts) + " | ";
    line(out, "| {} | {} | {}{} | payroll, against the circular |", base::iso(row.from), rate_band_code(row.band),
         cells, cite(row.source));
  }
}

void append_settings(std::string& out, std::string_view heading, std::span<const SettingRow> rows) {
  line(out, "\n## {}\n\n| setting | values | default | effect | grade |\n|---|---|---|---|---|", heading);
  for (const SettingRow& row : rows)
    line(out, "| `{}` | {} | {} | {} | {} |", row.name, row.values,
         row.fallback.empty() ? "none: must be set" : row.fallback, row.effect, evidence_letter(row.grade));
}

}  // namespace

std::string provision_register_markdown() {
  std::string out = rule_register_markdown();
  append_deadlines(out);
  append_routes(out);
  append_settings(out, "Settings of deadlines and routes", deadline_setting_rows());
  append_fines(out);
  append_settings(out, "Settings of fines", fine_setting_rows());
  return out;
}

}  // namespace app
