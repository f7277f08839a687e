// What `sightline governance check` answers, as text for a committee's secretary and as JSON for a program.
#pragma once

#include <string>
#include <vector>

#include "governance/checks/check.h"

namespace app {

/// What the checks that were run found, in the order of governance::check_book.
struct CheckAnswer {
  const governance::MinuteBook& book;
  std::vector<governance::CheckFinding> findings;
};

/// {"findings":[{"check","severity","meeting","item","subject","text"}],"summary":{"findings","by_check","by_severity"}}
[[nodiscard]] std::string check_json(const CheckAnswer& answer);
/// Meeting by meeting, item by item, with the counts last.
[[nodiscard]] std::string check_text(const CheckAnswer& answer);

/// Every check there is: [{"code","name","rule","mend","severity"}].
[[nodiscard]] std::string check_list_json();
[[nodiscard]] std::string check_list_text();

}  // namespace app
