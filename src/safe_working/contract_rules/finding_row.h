// A finding as one row of a table: the same columns from the command line and from the pages.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "safe_working/contract_rules/finding.h"

namespace safe_working {

/// person, rule, era, ... text: as the first row of a file.
[[nodiscard]] std::vector<std::string> finding_columns();
/// `lines`: where the duties that prove it stand, in whatever way the caller's file counts.
[[nodiscard]] std::vector<std::string> finding_row(std::string_view person, Plan plan, const Finding& finding,
                                                   std::span<const std::uint32_t> lines);

/// The row of the limits that a finding rests on.
[[nodiscard]] const LimitRow& limit_of(const Finding& finding);
/// 2026-06-01T08:00+01:00
[[nodiscard]] std::string offset_time(const RotaTime& time);

}  // namespace safe_working
