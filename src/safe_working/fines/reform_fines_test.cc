#include "safe_working/fines/reform_fines.h"

#include <gtest/gtest.h>

namespace safe_working {
namespace {

const ReformFineTerms kSet{base::Pence{100}, base::Pence{40}, base::Pence{60}, kNoCap};

TEST(ReformFine, HasNoAmountUntilAPersonSetsOne) {
  for (const ReformFine fine : kReformFines) EXPECT_FALSE(reform_fine(fine, {})) << reform_fine_name(fine);
  const auto refused = reform_fine(ReformFine::InformationBreach, {});
  EXPECT_EQ(
      refused.error().message,
      "The information breach fine has no amount that Sightline could read, so it cannot be priced until you set "
      "information_total, information_doctor, information_guardian and information_cap. Take the figures from NHS "
      "Employers' fines guidance of 26 January 2026.");
}

TEST(ReformFine, NeedsItsSplitAndItsCapToo) {
  ReformFineAmounts amounts{.access_and_completion = kSet};
  EXPECT_TRUE(reform_fine(ReformFine::AccessAndCompletion, amounts));
  EXPECT_FALSE(reform_fine(ReformFine::InformationBreach, amounts));
  amounts.access_and_completion.cap.reset();
  const auto refused = reform_fine(ReformFine::AccessAndCompletion, amounts);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("until you set access_cap."), std::string::npos);
}

TEST(ReformFine, IsWhatWasSet) {
  const auto fine = reform_fine(ReformFine::InformationBreach, {.information_breach = kSet});
  EXPECT_EQ(fine, (FineAmounts{{100}, {40}, {60}}));
}

TEST(ReformFine, RefusesAmountsThatContradictEachOther) {
  ReformFineTerms uneven = kSet;
  uneven.doctor = base::Pence{41};
  EXPECT_FALSE(reform_fine(ReformFine::AccessAndCompletion, {.access_and_completion = uneven}));
  ReformFineTerms above_cap = kSet;
  above_cap.cap = base::Pence{99};
  EXPECT_FALSE(reform_fine(ReformFine::AccessAndCompletion, {.access_and_completion = above_cap}));
}

TEST(ReformFine, SaysThatItsAmountsWereNotRead) {
  EXPECT_EQ(reform_fine_source().grade, Evidence::D);
}

}  // namespace
}  // namespace safe_working
