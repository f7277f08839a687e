// PEOPLE.csv: what the contract asks about each doctor of a file of duties.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "safe_working/contract_rules/rota_duty.h"

namespace safe_working {

struct FiledDoctor {
  DoctorTerms terms;
  std::string grade;  ///< as filed; may be empty
};

/// By the name that the duties use.
using FiledDoctors = std::unordered_map<std::string, FiledDoctor>;

/// Columns: person, and any of reference_from, reference_to, leave (dates, ; between), opt_out, rota_weeks,
/// weekend_approvals, eight_days_agreed, moved_to_2019_limits, grade. Refuses with every fault found: line, column and
/// what to do. An unknown column is a fault: it may be a known one misspelt.
[[nodiscard]] base::Checked<FiledDoctors> read_people(std::string_view csv);

}  // namespace safe_working
