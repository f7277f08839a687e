#include "flow/delays/delay_reason.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::HasSubstr;

constexpr base::Date kDay = 2017y / 9 / 4;

TEST(DelayReason, AllowsExactlyThePairsOfTheReturn) {
  // A row a reason: NHS, social care, both.
  const std::string expected = "A111 B111 C100 Di110 Dii111 E111 F111 G110 H110 I100 O111 ";
  std::string found;
  for (const auto reason : kDelayReasons) {
    found += code_of(reason);
    for (const auto attribution : kAttributions) found += is_allowed(reason, attribution) ? '1' : '0';
    found += ' ';
  }
  EXPECT_EQ(found, expected);
}

TEST(DelayReason, RefusesAForbiddenPairAndNamesWhatIsAllowed) {
  const auto refused = check_cause({DelayReason::C, Attribution::SocialCare, CareType::NonAcute}, kDay);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().subject, "attribution");
  EXPECT_THAT(refused.error().message, HasSubstr("Choose NHS."));
}

TEST(DelayReason, KeepsOtherToNonAcuteCareFromApril2017) {
  EXPECT_TRUE(check_cause({DelayReason::O, Attribution::Both, CareType::NonAcute}, 2017y / 4 / 1));
  EXPECT_FALSE(check_cause({DelayReason::O, Attribution::Both, CareType::NonAcute}, 2017y / 3 / 31));
  EXPECT_FALSE(check_cause({DelayReason::O, Attribution::Nhs, CareType::Acute}, kDay));
}

TEST(DelayReason, IsReadByCodeOrWordsInAnyCase) {
  EXPECT_EQ(parse_delay_reason("dii"), DelayReason::Dii);
  EXPECT_EQ(parse_delay_reason(" Di "), DelayReason::Di);
  EXPECT_EQ(parse_attribution("Social care"), Attribution::SocialCare);
  EXPECT_EQ(parse_care_type("Non-acute"), CareType::NonAcute);
  EXPECT_FALSE(parse_delay_reason("J")) << "the published returns have no J";
}

}  // namespace
}  // namespace flow
