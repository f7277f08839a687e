// What pages show of a judged rota: weeks with marks, and the findings with what each rule says. For this room's files.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "safe_working/contract_rules/finding.h"
#include "site/components.h"

namespace safe_working::rota_view {

/// The rota and its findings outlive this.
struct ShownRota {
  const DoctorRota& rota;
  std::span<const Finding> findings;
  std::vector<std::string> labels;   ///< by place in the duties
  std::vector<std::uint32_t> lines;  ///< of the file, by place; empty where there is no file
};

/// How many duties, breaches and notices.
[[nodiscard]] html::Fragment counts(const ShownRota& shown);
/// The weeks that hold findings, linked, and the way to the findings; that there are none, where there are none.
[[nodiscard]] html::Fragment where_to_look(const ShownRota& shown);
/// Each week's duties with a letter, a colour and words for each finding that touches them, linked to the finding.
[[nodiscard]] html::Fragment weeks(const ShownRota& shown);
/// Under a heading, the findings by rule, each linked to its duties, with what the rule says, its source and how sure
/// that is.
[[nodiscard]] html::Fragment findings(const ShownRota& shown);
/// What the marks and the grades of sources mean, and which rules are not judged.
[[nodiscard]] html::Fragment key_to_marks();

/// "B3 Breach", red; "N4 Notice", yellow.
[[nodiscard]] html::Fragment verdict_tag(const Finding& finding, std::size_t number);
[[nodiscard]] html::Fragment evidence_tag(Evidence grade);

}  // namespace safe_working::rota_view
