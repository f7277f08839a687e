// What the contract leaves open, as settings a trust can change: each with its default and what it does.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "safe_working/contract_rules/rule.h"

namespace safe_working {

enum class Contract : std::uint8_t {
  Auto,  ///< each duty by the contract in force on its day
  Of2016,
  Of2019,
};
/// Reads "auto", "2016" or "2019".
[[nodiscard]] base::Result<Contract> parse_contract(std::string_view text);

enum class ClockChanges : std::uint8_t { Real, Paper };
enum class SevenDays : std::uint8_t { Rolling, Calendar };
enum class BreakOccasion : std::uint8_t { Break, Shift };
enum class LeaveInAverage : std::uint8_t { Statute, DropDays };
enum class RestFinesOf2016 : std::uint8_t { BetweenShifts, OnCall, Both };

struct Settings {
  Contract contract = Contract::Auto;
  bool nights_are_long = false;
  ClockChanges clock_changes = ClockChanges::Real;
  SevenDays seven_days = SevenDays::Rolling;
  base::Date limits_2019_from = kRedesignForAll;
  int on_calls_in_a_row = 1;
  BreakOccasion break_occasion = BreakOccasion::Break;
  LeaveInAverage leave_in_average = LeaveInAverage::Statute;
  int shortest_reference_weeks = 4;
  RestFinesOf2016 rest_fines_of_2016 = RestFinesOf2016::Both;
};

struct SettingRow {
  std::string_view name;
  std::string_view values;    ///< "yes or no", "a date such as 2020-08-05"
  std::string_view fallback;  ///< the default, as it is typed
  std::string_view effect;
  Evidence grade;
};
[[nodiscard]] std::span<const SettingRow> setting_rows();

/// Takes "NAME=VALUE". Refuses an unknown name or value, naming those there are.
[[nodiscard]] base::Result<void> set(Settings& settings, std::string_view assignment);

}  // namespace safe_working
