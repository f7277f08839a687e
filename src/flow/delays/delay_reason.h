// Why a transfer of care is delayed and who may be held responsible for it, as the monthly return had it.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace flow {

enum class DelayReason { A, B, C, Di, Dii, E, F, G, H, I, O };
enum class Attribution { Nhs, SocialCare, Both };
enum class CareType { Acute, NonAcute };
inline constexpr DelayReason kDelayReasons[] = {DelayReason::A,   DelayReason::B, DelayReason::C, DelayReason::Di,
                                                DelayReason::Dii, DelayReason::E, DelayReason::F, DelayReason::G,
                                                DelayReason::H,   DelayReason::I, DelayReason::O};
inline constexpr Attribution kAttributions[] = {Attribution::Nhs, Attribution::SocialCare, Attribution::Both};
inline constexpr CareType kCareTypes[] = {CareType::Acute, CareType::NonAcute};

[[nodiscard]] std::string_view code_of(DelayReason reason);        ///< "Di"
[[nodiscard]] std::string_view words_of(DelayReason reason);       ///< "residential home placement or availability"
[[nodiscard]] std::string_view code_of(Attribution attribution);   ///< "social_care"
[[nodiscard]] std::string_view words_of(Attribution attribution);  ///< "Social care"
[[nodiscard]] std::string_view code_of(CareType care);             ///< "non_acute"
[[nodiscard]] std::string_view words_of(CareType care);            ///< "Non-acute"

/// By code or words, in any case ("di", "Social care", "non-acute").
[[nodiscard]] base::Result<DelayReason> parse_delay_reason(std::string_view text, std::string subject = "");
[[nodiscard]] base::Result<Attribution> parse_attribution(std::string_view text, std::string subject = "");
[[nodiscard]] base::Result<CareType> parse_care_type(std::string_view text, std::string subject = "");

/// What a delay is put down to: one reason and one attribution on one day.
struct DelayCause {
  DelayReason reason = DelayReason::A;
  Attribution attribution = Attribution::Nhs;
  CareType care = CareType::Acute;
  friend constexpr bool operator==(const DelayCause&, const DelayCause&) = default;
};

/// Whether the return allows the reason to be held against the one so named.
[[nodiscard]] bool is_allowed(DelayReason reason, Attribution attribution);

/// Refuses a forbidden pair, naming what is allowed; reason O for acute care, and before April 2017. The subject is
/// "attribution" or "reason".
[[nodiscard]] base::Result<void> check_cause(const DelayCause& cause, base::Date first_day);

}  // namespace flow
