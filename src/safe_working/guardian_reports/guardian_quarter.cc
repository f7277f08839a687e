#include "safe_working/guardian_reports/guardian_quarter.h"

#include <algorithm>

#include <fmt/format.h>

namespace safe_working {
namespace {

std::string short_month(base::Date date) {
  return base::month_name(unsigned{date.month()}).substr(0, 3);
}

}  // namespace

base::Date quarter_from(base::Date date) {
  // Months are counted from December: 0 to 2 are its quarter.
  const auto months_in = static_cast<int>(unsigned{date.month()} % 12 % 3);
  return base::add_months(base::first_of_month(date), -months_in);
}

base::Period quarter_of(base::Date date) {
  const auto from = quarter_from(date);
  return {from, base::last_of_month(base::add_months(from, 2))};
}

base::Period quarter_before(const base::Period& quarter) {
  return quarter_of(base::add_months(quarter.from, -3));
}

bool is_quarter(const base::Period& period) {
  return period == quarter_of(period.from);
}

std::vector<base::Period> quarters_up_to(base::Date date, int n) {
  std::vector<base::Period> out;
  for (auto quarter = quarter_of(date); n > 0; --n, quarter = quarter_before(quarter)) out.push_back(quarter);
  std::ranges::reverse(out);
  return out;
}

std::string short_quarter_name(const base::Period& quarter) {
  const int from = int{quarter.from.year()};
  const int to = int{quarter.to.year()};
  if (from == to) return fmt::format("{} to {} {}", short_month(quarter.from), short_month(quarter.to), to);
  return fmt::format("{} {} to {} {}", short_month(quarter.from), from, short_month(quarter.to), to);
}

}  // namespace safe_working
