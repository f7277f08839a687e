#include "safe_working/contract_rules/finding_row.h"

#include <fmt/format.h>

#include "safe_working/contract_rules/rota_time.h"

namespace safe_working {
namespace {

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

}  // namespace

std::vector<std::string> finding_columns() {
  return {"person", "rule",  "era",          "plan", "verdict",    "measured", "limit",     "unit",  "from",
          "to",     "lines", "dst_affected", "fine", "fine_hours", "document", "provision", "grade", "text"};
}

std::vector<std::string> finding_row(std::string_view person, Plan plan, const Finding& finding,
                                     std::span<const std::uint32_t> lines) {
  const Unit unit = row_of(finding.rule).unit;
  const Source& source = limit_of(finding).source;
  return {std::string(person),
          std::string(rule_id(finding.rule)),
          std::string(era_label(finding.era)),
          std::string(plan_code(plan)),
          std::string(verdict_code(finding.verdict)),
          measure_decimal(finding.measured, unit),
          measure_decimal(finding.limit, unit),
          std::string(unit_name(unit)),
          offset_time(rota_time(finding.from)),
          offset_time(rota_time(finding.to)),
          fmt::format("{}", fmt::join(lines, ";")),
          yes_or_no(finding.clock_change),
          yes_or_no(finding.is_fine_trigger),
          measure_decimal({finding.fine_minutes, 1}, Unit::Hours),
          std::string(source.document),
          std::string(source.provision),
          std::string(1, evidence_letter(source.grade)),
          finding_text(finding)};
}

const LimitRow& limit_of(const Finding& finding) {
  return limits_of(finding.era).at(finding.rule);
}

std::string offset_time(const RotaTime& time) {
  return fmt::format("{}+{:02}:{:02}", base::local_iso(base::LocalTime(time.wall())), time.ahead / 60, time.ahead % 60);
}

}  // namespace safe_working
