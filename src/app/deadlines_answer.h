// What `sightline deadlines` answers, as text for a person and as JSON for a program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/contract_answer.h"
#include "safe_working/exception_reports/deadlines.h"
#include "safe_working/exception_reports/route.h"

namespace app {

struct DeadlinesAnswer {
  safe_working::Era era = safe_working::Era::Reform;
  safe_working::Happening happening;
  std::vector<safe_working::Due> due;
  std::vector<safe_working::RouteRow> routes;     ///< one a kind of report
  std::optional<safe_working::SignOff> sign_off;  ///< where the length of the claim was given
  std::vector<safe_working::CompulsoryRemedy> compulsory;
  std::vector<safe_working::RouteNote> route_notes;
  std::vector<std::string> notes;
  std::vector<SettingInForce> settings;
};

[[nodiscard]] std::string deadlines_json(const DeadlinesAnswer& answer);
[[nodiscard]] std::string deadlines_text(const DeadlinesAnswer& answer);

}  // namespace app
