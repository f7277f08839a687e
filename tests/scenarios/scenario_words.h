// The words of a line of a scenario, taken one after the other: dates, times, lengths and counts as people write them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/rule.h"

namespace scenarios {

/// Thrown for a line that cannot be read: what to do about it.
struct Unreadable {
  std::string advice;
};

/// Each function takes what it names, or throws Unreadable. A comma is a word of its own.
class Words {
 public:
  explicit Words(std::string_view line);

  [[nodiscard]] bool at_end() const { return next_ == words_.size(); }
  [[nodiscard]] std::string_view peek(std::size_t ahead = 0) const;
  std::string_view word();
  bool take(std::string_view phrase);  ///< takes these words if they come next
  void need(std::string_view phrase);

  int number();
  [[nodiscard]] bool has_date() const;
  base::Date date();  ///< Mon 1 Jun 2026
  std::chrono::minutes time_of_day();
  /// Where a wall time happens twice, BST or GMT stands after it.
  safe_working::RotaTime moment(base::Date date, std::chrono::minutes time);
  safe_working::RotaTime moment();  ///< Mon 1 Jun 2026 08:00
  [[nodiscard]] bool has_duration() const;
  int duration();                   ///< in minutes: 10 h 15 min, 72 h, 5 min
  safe_working::Measure measure();  ///< 74 h, 10 h 15 min, 7 of 13, 5 shifts

 private:
  std::vector<std::string> words_;
  std::size_t next_ = 0;
};

}  // namespace scenarios
