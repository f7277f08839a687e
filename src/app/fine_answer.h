// What `sightline fine price` answers, as text for a person and as JSON for a program.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/contract_answer.h"
#include "base/date.h"
#include "safe_working/fines/enhanced_hours.h"
#include "safe_working/fines/fine.h"

namespace app {

/// The time that was split by the clock, and the shift it lies in.
struct SplitTime {
  safe_working::WorkedSpan span;
  std::optional<safe_working::WorkedSpan> shift;
  safe_working::SplitMinutes minutes;
};

struct FineAnswer {
  std::string kind;  ///< as typed: "hours"
  std::string name;  ///< "Guardian fine"
  std::optional<base::Date> date;
  std::optional<safe_working::NodalPoint> point;
  std::optional<SplitTime> split;
  safe_working::FinedHours worked;
  safe_working::FinedHours charged;
  safe_working::FineAmounts amounts;
  std::optional<safe_working::HourlyFine> basic;
  std::optional<safe_working::HourlyFine> enhanced;
  std::vector<safe_working::Source> sources;  ///< the amounts' first; never empty
  std::vector<SettingInForce> settings;
  std::vector<std::string> warnings;
};

[[nodiscard]] std::string fine_json(const FineAnswer& answer);
[[nodiscard]] std::string fine_text(const FineAnswer& answer);

}  // namespace app
