#include "safe_working/contract_rules/settings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/number.h"

namespace safe_working {
namespace {

constexpr std::string_view kDays = "a date such as 2020-08-05";

constexpr SettingRow kSettings[] = {
    {"nights_are_long", "yes or no", "no",
     "a night shift of more than 10 hours counts among long shifts too, so that 48 hours are due after four of them",
     Evidence::D},
    {"clock_changes", "real or paper", "real",
     "paper judges duties marked scheduled by the clock on the wall; real by elapsed time", Evidence::D},
    {"seven_days", "rolling or calendar", "rolling",
     "calendar counts the 72 hours before May 2018 from midnight to midnight over seven days", Evidence::D},
    {"limits_2019_from", kDays, "2020-08-05",
     "from when rotas without a date of their own are judged by the redesign limits of 2019", Evidence::C},
    {"on_calls_in_a_row", "1 to 7", "1", "a local agreement for a low-intensity rota: so many on-call periods in a row",
     Evidence::B},
    {"break_occasion", "break or shift", "break",
     "what is counted when a quarter of occasions are missed: each break, or each shift with any missed", Evidence::D},
    {"leave_in_average", "statute or drop_days", "statute",
     "statute adds as many days worked after the period as it has days of leave; drop_days leaves them out of the "
     "weeks",
     Evidence::C},
    {"shortest_reference_weeks", "1 to 26", "4",
     "averages and weekends over fewer weeks than this are notices, where no reference period or rota cycle is given",
     Evidence::D},
    {"rest_fines_of_2016", "between_shifts, on_call or both", "both",
     "which short rest was fined before August 2019: under 8 hours between shifts, under 8 hours on call, or both",
     Evidence::D},
};

template <class T>
struct Word {
  std::string_view word;
  T value;
};

template <class T, std::size_t N>
bool take(T& setting, std::string_view value, const std::array<Word<T>, N>& words) {
  const auto found = std::ranges::find(words, value, &Word<T>::word);
  if (found == words.end()) return false;
  setting = found->value;
  return true;
}

bool take(int& setting, std::string_view value, int low, int high) {
  const auto number = base::parse_whole(value, low, high);
  if (number) setting = static_cast<int>(*number);
  return number.has_value();
}

bool take(base::Date& setting, std::string_view value) {
  const auto date = base::parse_iso_date(value);
  if (date) setting = *date;
  return date.has_value();
}

bool take(Settings& s, std::string_view name, std::string_view value) {
  using YesNo = std::array<Word<bool>, 2>;
  if (name == "nights_are_long") return take(s.nights_are_long, value, YesNo{{{"yes", true}, {"no", false}}});
  if (name == "clock_changes")
    return take(s.clock_changes, value,
                std::array{Word{"real", ClockChanges::Real}, Word{"paper", ClockChanges::Paper}});
  if (name == "seven_days")
    return take(s.seven_days, value,
                std::array{Word{"rolling", SevenDays::Rolling}, Word{"calendar", SevenDays::Calendar}});
  if (name == "limits_2019_from") return take(s.limits_2019_from, value);
  if (name == "on_calls_in_a_row") return take(s.on_calls_in_a_row, value, 1, 7);
  if (name == "break_occasion")
    return take(s.break_occasion, value,
                std::array{Word{"break", BreakOccasion::Break}, Word{"shift", BreakOccasion::Shift}});
  if (name == "leave_in_average")
    return take(s.leave_in_average, value,
                std::array{Word{"statute", LeaveInAverage::Statute}, Word{"drop_days", LeaveInAverage::DropDays}});
  if (name == "shortest_reference_weeks") return take(s.shortest_reference_weeks, value, 1, 26);
  return take(s.rest_fines_of_2016, value,
              std::array{Word{"between_shifts", RestFinesOf2016::BetweenShifts},
                         Word{"on_call", RestFinesOf2016::OnCall}, Word{"both", RestFinesOf2016::Both}});
}

std::string names() {
  std::string all;
  for (const SettingRow& row : kSettings) {
    if (!all.empty()) all += ", ";
    all += row.name;
  }
  return all;
}

}  // namespace

base::Result<Contract> parse_contract(std::string_view text) {
  if (text == "auto") return Contract::Auto;
  if (text == "2016") return Contract::Of2016;
  if (text == "2019") return Contract::Of2019;
  return base::invalid("contract", "Enter the contract as auto, 2016 or 2019.");
}

std::span<const SettingRow> setting_rows() {
  return kSettings;
}

base::Result<void> set(Settings& settings, std::string_view assignment) {
  const auto equals = assignment.find('=');
  if (equals == std::string_view::npos)
    return base::invalid("set", "Enter a setting as NAME=VALUE, for example nights_are_long=yes.");
  const auto name = assignment.substr(0, equals);
  const auto* const row = std::ranges::find(kSettings, name, &SettingRow::name);
  if (row == std::end(kSettings))
    return base::invalid("set", fmt::format("There is no setting {}. There are: {}.", name, names()));
  if (!take(settings, name, assignment.substr(equals + 1)))
    return base::invalid("set", fmt::format("Enter {} as {}.", name, row->values));
  return {};
}

}  // namespace safe_working
