#include "flow/forecasting/english_holidays.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <string>

#include "base/check.h"

namespace flow {
namespace {

using namespace std::chrono;

/// Bank holidays proclaimed for one year, or moved in it.
struct OneOff {
  base::Date day;
  const char* name;
};
constexpr std::array<OneOff, 8> kAdded = {{{2011y / April / 29, "proclaimed bank holiday"},
                                           {2012y / June / 4, "spring bank holiday"},
                                           {2012y / June / 5, "proclaimed bank holiday"},
                                           {2020y / May / 8, "early May bank holiday"},
                                           {2022y / June / 2, "spring bank holiday"},
                                           {2022y / June / 3, "proclaimed bank holiday"},
                                           {2022y / September / 19, "proclaimed bank holiday"},
                                           {2023y / May / 8, "proclaimed bank holiday"}}};
constexpr std::array<base::Date, 3> kMovedAway = {2012y / May / 28, 2020y / May / 4, 2022y / May / 30};

class Year {
 public:
  explicit Year(int number) : year_(number) {}

  std::map<sys_days, std::string> days() {
    const sys_days easter = sys_days(easter_sunday(static_cast<int>(year_)));
    put(easter - std::chrono::days(2), "Good Friday");
    put(easter + std::chrono::days(1), "Easter Monday");
    put(sys_days(year_ / May / Monday[1]), "early May bank holiday");
    put(sys_days(year_ / May / Monday[last]), "spring bank holiday");
    put(sys_days(year_ / August / Monday[last]), "summer bank holiday");
    put(sys_days(year_ / December / 24), "Christmas Eve");
    put(sys_days(year_ / December / 25), "Christmas Day");
    put(sys_days(year_ / December / 26), "Boxing Day");
    put(sys_days(year_ / December / 31), "New Year's Eve");
    put(sys_days(year_ / January / 1), "New Year's Day");
    put_substitutes();
    for (const base::Date& day : kMovedAway) days_.erase(sys_days(day));
    for (const OneOff& one : kAdded)
      if (one.day.year() == year_) put(sys_days(one.day), one.name);
    return std::move(days_);
  }

 private:
  void put(sys_days day, std::string name) { days_[day] = std::move(name); }

  /// A bank holiday at a weekend is kept on the next working day too.
  void put_substitutes() {
    for (const sys_days day :
         {sys_days(year_ / January / 1), sys_days(year_ / December / 25), sys_days(year_ / December / 26)}) {
      if (weekday(day) != Saturday && weekday(day) != Sunday) continue;
      sys_days instead = day;
      while (weekday(instead) == Saturday || weekday(instead) == Sunday || days_.contains(instead))
        instead += std::chrono::days(1);
      put(instead, "substitute bank holiday");
    }
  }

  year year_;
  std::map<sys_days, std::string> days_;
};

}  // namespace

base::Date easter_sunday(int number) {
  // The anonymous Gregorian computus.
  const int golden = number % 19;
  const int century = number / 100;
  const int leap_centuries = century / 4;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - leap_centuries - correction + 15) % 30;
  const int weekday_shift = (32 + 2 * (century % 4) + 2 * ((number % 100) / 4) - epact - (number % 100) % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday_shift) / 451;
  const int from_march = epact + weekday_shift - 7 * late + 114;
  return year(number) / month(static_cast<unsigned>(from_march / 31)) / day(static_cast<unsigned>(from_march % 31 + 1));
}

std::vector<Holiday> english_holidays(int from, int to) {
  base::check(from >= 1900 && from <= to && to <= 2200, "years whose holidays are known");
  std::vector<Holiday> out;
  for (int number = from; number <= to; ++number)
    for (const auto& [day, name] : Year(number).days()) out.push_back({day_period(base::Date(day)), name});
  return out;
}

}  // namespace flow
