// Judges every doctor of a file of duties, one after another.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "safe_working/contract_rules/duty_file.h"
#include "safe_working/contract_rules/people_file.h"
#include "safe_working/contract_rules/rota_checker.h"

namespace safe_working {

struct CheckSummary {
  std::uint64_t persons = 0;
  std::uint64_t duties = 0;
  std::uint64_t breaches = 0;
  std::uint64_t notices = 0;
  std::array<std::uint64_t, kRuleCount> findings_by_rule{};
  std::vector<std::string> unread_columns;
};

/// Takes what is found as it is found. What it has taken counts only if the check ends well.
class FindingTaker {
 public:
  virtual ~FindingTaker() = default;
  /// The check begins, or begins again: everything taken so far is void.
  virtual void begin() = 0;
  /// A doctor's rota of one plan, with what was found; called for rotas without findings too.
  virtual void take(const FiledRotas& doctor, const FiledDoctor& terms, const DoctorRota& rota,
                    std::span<const Finding> findings) = 0;
};

/// The faults of a file: the first hundred, and how many there are.
struct FileFaults {
  base::Errors faults;
  std::uint64_t count = 0;
};

/// Judges all of it, or gives every fault and nothing else: a part of a file is not judged for the whole.
[[nodiscard]] std::expected<CheckSummary, FileFaults> check_duties(std::string_view csv, const FiledDoctors& people,
                                                                   RotaChecker& checker, FindingTaker& taker);

}  // namespace safe_working
