// The two fines that the reform of 2026 brought: access and completion, and information breach. No text that could be
// opened holds their amounts, split or cap, so they have no default and are refused until a person sets them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "base/number.h"
#include "base/result.h"
#include "safe_working/contract_rules/source.h"
#include "safe_working/fines/fine_rates.h"

namespace safe_working {

enum class ReformFine : std::uint8_t {
  AccessAndCompletion,  ///< a doctor without working access, or kept from reporting
  InformationBreach,    ///< report data that reached someone not entitled to it
};
inline constexpr ReformFine kReformFines[] = {ReformFine::AccessAndCompletion, ReformFine::InformationBreach};
[[nodiscard]] std::string_view reform_fine_name(ReformFine fine);    ///< "access and completion fine"
[[nodiscard]] std::string_view reform_fine_prefix(ReformFine fine);  ///< "access", "information": of its settings
[[nodiscard]] const Source& reform_fine_source();

/// A cap that was found not to exist, as a person sets it.
inline constexpr base::Pence kNoCap{std::numeric_limits<std::int64_t>::max()};

/// What a person has set of one fine. All four are needed.
struct ReformFineTerms {
  std::optional<base::Pence> total;
  std::optional<base::Pence> doctor;
  std::optional<base::Pence> guardian;
  std::optional<base::Pence> cap;  ///< the most that one fine may come to, or kNoCap
};

struct ReformFineAmounts {
  ReformFineTerms access_and_completion;
  ReformFineTerms information_breach;
  [[nodiscard]] const ReformFineTerms& of(ReformFine fine) const {
    return fine == ReformFine::AccessAndCompletion ? access_and_completion : information_breach;
  }
};

/// One fine of this kind. Refuses, naming the settings, until all are set, and where they contradict each other.
[[nodiscard]] base::Result<FineAmounts> reform_fine(ReformFine fine, const ReformFineAmounts& amounts);

}  // namespace safe_working
