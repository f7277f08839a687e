#include "flow/delays/delay_spell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

constexpr base::Date kToday = 2017y / 9 / 20;

DelaySpell spell(std::string patient, base::Date from, std::optional<base::Date> to = {}) {
  return {.patient = std::move(patient),
          .provider = "RWE",
          .council = "E06000016",
          .cause = {DelayReason::E, Attribution::SocialCare, CareType::Acute},
          .from = from,
          .to = to};
}

TEST(PatientReference, IsKeptInCapitals) {
  EXPECT_EQ(parse_patient_reference(" d0417 "), "D0417");
}

TEST(PatientReference, RefusesNamesAndNhsNumbers) {
  EXPECT_FALSE(parse_patient_reference("SMITH")) << "no digit: it could be a name";
  EXPECT_FALSE(parse_patient_reference("A SMITH1"));
  EXPECT_FALSE(parse_patient_reference("D1"));
  EXPECT_FALSE(parse_patient_reference(std::string(21, '1')));
  EXPECT_FALSE(parse_patient_reference("9434765919")) << "its last digit fits, as in an NHS number";
  EXPECT_TRUE(parse_patient_reference("9434765918"));
}

TEST(DelaySpell, NamesEveryFaultByItsField) {
  DelaySpell wrong = spell("D1234", 2017y / 9 / 21, 2017y / 9 / 19);
  wrong.cause = {DelayReason::I, Attribution::Both, CareType::Acute};
  const auto checked = check_spell(wrong, kToday);
  ASSERT_FALSE(checked);
  std::vector<std::string> subjects;
  for (const auto& fault : checked.error()) subjects.push_back(fault.subject);
  EXPECT_THAT(subjects, ElementsAre("from", "to", "attribution"));
}

TEST(DelaySpell, MayBeginAndEndToday) {
  EXPECT_TRUE(check_spell(spell("D1234", kToday, kToday), kToday));
  EXPECT_FALSE(check_spell(spell("D1234", kToday, base::add_days(kToday, std::chrono::days(1))), kToday));
}

TEST(DelaySpell, OverlapsAnotherOfTheSamePersonThatSharesADay) {
  const auto first = spell("D1234", 2017y / 9 / 1, 2017y / 9 / 5);
  EXPECT_TRUE(overlap(first, spell("D1234", 2017y / 9 / 5)));
  EXPECT_FALSE(overlap(first, spell("D1234", 2017y / 9 / 6)));
  EXPECT_FALSE(overlap(first, spell("D9999", 2017y / 9 / 1)));
  auto elsewhere = spell("D1234", 2017y / 9 / 1);
  elsewhere.provider = "RT5";
  EXPECT_FALSE(overlap(first, elsewhere)) << "a reference is one provider's own";
}

TEST(DelaySpell, FindsEachPairThatOverlapsOnce) {
  const std::vector<DelaySpell> spells{
      spell("D2", 2017y / 9 / 8), spell("D1", 2017y / 9 / 10), spell("D1", 2017y / 9 / 1, 2017y / 9 / 12),
      spell("D2", 2017y / 9 / 1, 2017y / 9 / 7), spell("D1", 2017y / 9 / 2, 2017y / 9 / 2)};
  EXPECT_THAT(overlaps(spells), ElementsAre(Pair(1, 2), Pair(2, 4)));
  EXPECT_THAT(overlaps({}), IsEmpty());
}

TEST(DelaySpell, ChangesItsReasonByEndingOneRowAndBeginningAnother) {
  const DelayCause home{DelayReason::A, Attribution::Nhs, CareType::Acute};
  const auto changed = change_cause(spell("D1234", 2017y / 9 / 1), home, 2017y / 9 / 10, kToday);
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->before.to, base::Date(2017y / 9 / 9));
  EXPECT_EQ(changed->after.from, base::Date(2017y / 9 / 10));
  EXPECT_TRUE(changed->after.is_open());
  EXPECT_EQ(changed->after.cause, home);
}

TEST(DelaySpell, RefusesAChangeThatIsNone) {
  const auto open = spell("D1234", 2017y / 9 / 1);
  EXPECT_FALSE(change_cause(open, open.cause, 2017y / 9 / 10, kToday));
  const DelayCause other{DelayReason::A, Attribution::Nhs, CareType::Acute};
  EXPECT_FALSE(change_cause(open, other, 2017y / 9 / 1, kToday)) << "from its first day there would be nothing before";
  EXPECT_FALSE(change_cause(open, other, 2017y / 9 / 21, kToday)) << "not later than today";
}

TEST(DelaySpell, EndsOnce) {
  const auto ended = end_spell(spell("D1234", 2017y / 9 / 1), 2017y / 9 / 10, kToday);
  ASSERT_TRUE(ended);
  const auto again = end_spell(*ended, 2017y / 9 / 11, kToday);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().front().code, base::ErrorCode::Conflict);
  EXPECT_THAT(again.error().front().message, HasSubstr("10 September 2017"));
}

}  // namespace
}  // namespace flow
