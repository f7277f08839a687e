// The rules of the register as dated rows: how soon an interest is declared, how often it is confirmed, how long one
// that has ended stays public and on file. Bodies' own rules differ; these are what the sources print.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"
#include "governance/minute_book/parties.h"

namespace governance {

/// Two codes meet in one room: that of the NHS, and the councillors' under the Localism Act 2011.
enum class Regime { NhsRegister, CouncillorsCode };
[[nodiscard]] std::string_view regime_words(Regime regime);  ///< "the NHS register"
/// By the sector of the organisation that the person's seat is for.
[[nodiscard]] Regime regime_of(Sector sector);

enum class InterestLimit {
  DeclareWithin,  ///< days from the day on which the interest arose
  ConfirmWithin,  ///< months from the last confirmation, or from the declaration
  PublicFor,      ///< months after its last day
  OnFileFor,      ///< months after its last day
};

/// How sure a row is: A read at the issuer's, B a copy or quotation, C unverified.
struct InterestRule {
  InterestLimit limit;
  Regime regime;
  std::optional<base::Date> from;  ///< its first day; none: as long as is known
  int value;                       ///< days or months, as the limit says
  std::string_view source;
  char grade;
};
[[nodiscard]] std::span<const InterestRule> interest_rules();
/// The row in force on the day. REQUIRES: there is one; interest_rules() has one of each without a first day.
[[nodiscard]] const InterestRule& interest_rule(InterestLimit limit, Regime regime, base::Date on);

/// The last day on which an interest that arose on `arose` is declared in time.
[[nodiscard]] base::Date declare_by(base::Date arose, Regime regime);
/// The last day on which a declaration confirmed on `confirmed` stands without being confirmed again.
[[nodiscard]] base::Date confirm_by(base::Date confirmed, Regime regime);
/// The last day on which an interest that ended on `ended` is public, and on which it is kept on file.
[[nodiscard]] base::Date public_until(base::Date ended, Regime regime);
[[nodiscard]] base::Date on_file_until(base::Date ended, Regime regime);

}  // namespace governance
