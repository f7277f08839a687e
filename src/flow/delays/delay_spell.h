// A row of the register: one person, without a name, delayed for one reason that one side answers for, from a first day
// to a last.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "flow/delays/delay_reason.h"

namespace flow {

struct DelaySpell {
  std::string patient;  ///< a local reference, 3 to 20 capitals and digits, of one provider; never a name or NHS number
  std::string provider;  ///< codes of places
  std::string council;
  DelayCause cause;
  base::Date from;               ///< the first day of delay
  std::optional<base::Date> to;  ///< the last day of delay; nothing: still delayed

  [[nodiscard]] bool is_open() const { return !to.has_value(); }
  [[nodiscard]] bool is_delayed_on(base::Date day) const { return from <= day && (!to || day <= *to); }
  friend bool operator==(const DelaySpell&, const DelaySpell&) = default;
};

/// A reference as it is kept, in capitals. Refuses what is not 3 to 20 letters and digits with a digit among them, and
/// a number that could be an NHS number.
[[nodiscard]] base::Result<std::string> parse_patient_reference(std::string_view text, std::string subject = "");

/// Ten digits whose last fits the others, as in an NHS number.
[[nodiscard]] bool could_be_nhs_number(std::string_view text);

/// Every fault of a spell as it is known on `today`, each named by its field: "from", "to", "reason", "attribution".
[[nodiscard]] base::Checked<void> check_spell(const DelaySpell& spell, base::Date today);

/// Whether both are of one person and share a day.
[[nodiscard]] bool overlap(const DelaySpell& a, const DelaySpell& b);

/// The places in `spells` of each two that overlap, once a pair, the earlier place first.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> overlaps(std::span<const DelaySpell> spells);

/// A change of reason or attribution from a day on ends one row the day before and begins another. Refuses a spell that
/// has ended, a day that is not after its first one or is later than today, a cause that is the same, and a forbidden
/// pair.
struct ChangedSpell {
  DelaySpell before;
  DelaySpell after;
};
[[nodiscard]] base::Checked<ChangedSpell> change_cause(const DelaySpell& spell, const DelayCause& cause,
                                                       base::Date from, base::Date today);
/// With its last day. Refuses a spell that has ended, and a day before its first or after today.
[[nodiscard]] base::Checked<DelaySpell> end_spell(const DelaySpell& spell, base::Date last_day, base::Date today);

}  // namespace flow
