#include "governance/committees/committee_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/committees/committee_terms_pages.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class CommitteeTermsPages : public CommitteePages {
 protected:
  StoredCommittee committee() {
    return database().read([](record::Reader& reader) { return *find_committee(reader, "jc"); });
  }
  site::Response change_terms(Pairs form, people::PersonId who = kSecretaryAccount) {
    form.emplace_back("version", std::to_string(committee().version));
    return post(committee_terms_submit, who, form, "jc");
  }
};
SIGHTLINE_ON_EACH_ENGINE(CommitteeTermsPages);

TEST_P(CommitteeTermsPages, ListOnlyOnesOwnCommittees) {
  EXPECT_THAT(get(committees_page, kTrustAccount, "").body, HasSubstr("Joint Committee"));
  EXPECT_THAT(get(committees_page, kOutsider, "").body, Not(HasSubstr("Joint Committee")));
  EXPECT_EQ(get(committee_page, kTrustAccount, "jc").status, 200);
  EXPECT_EQ(get(committee_page, kOutsider, "jc").status, 404);
  EXPECT_EQ(get(committee_page, kOtherSecretary, "none").status, 404);
}

TEST_P(CommitteeTermsPages, ShowTheQuorumInWords) {
  EXPECT_THAT(get(committee_terms_page, kSecretaryAccount, "jc").body,
              AllOf(HasSubstr("At least 3"), HasSubstr("deputies do not count")));
}

TEST_P(CommitteeTermsPages, SaveAQuorumOfCounts) {
  const auto done = change_terms({{"do", "quorum"},
                                  {"join", "all"},
                                  {"count-1", "2"},
                                  {"who-1", "tag:ccg_chair"},
                                  {"count-2", "4"},
                                  {"who-2", "voting"},
                                  {"options", "remote"}});
  EXPECT_EQ(done.status, 303);
  EXPECT_THAT(*committee().body.quorum_rule, AllOf(HasSubstr("\"all\""), HasSubstr("ccg_chair")));
  EXPECT_THAT(get(committee_terms_page, kSecretaryAccount, "jc").body, HasSubstr("value=\"4\""));
}

TEST_P(CommitteeTermsPages, KeepWhatWasTypedWhereTheQuorumIsNone) {
  const auto page = change_terms({{"do", "quorum"}, {"join", "any"}, {"count-1", "many"}, {"who-1", "voting"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("whole number"), HasSubstr("value=\"many\"")));
  const auto rule = change_terms({{"do", "rule"}, {"rule", R"({"at_least":"three"})"}});
  EXPECT_EQ(rule.status, 400);
  EXPECT_THAT(rule.body, HasSubstr("$.at_least"));
}

TEST_P(CommitteeTermsPages, AddChangeAndRemoveASeat) {
  EXPECT_EQ(change_terms(
                {{"do", "seat"}, {"seat", "lay_member"}, {"holder", "guest_a"}, {"tags", "lay gp"}, {"votes", "yes"}})
                .status,
            303);
  EXPECT_EQ(committee().body.seats.back().holder, "guest_a");
  EXPECT_EQ(committee().body.seats.back().tags.size(), 2U);
  EXPECT_EQ(change_terms({{"do", "seat"}, {"seat", "lay_member"}, {"holder", ""}, {"votes", "no"}}).status, 303);
  EXPECT_FALSE(committee().body.seats.back().holder);
  EXPECT_EQ(change_terms({{"do", "remove_seat"}, {"seat", "lay_member"}}).status, 303);
  EXPECT_EQ(committee().body.seats.size(), 5U);
  EXPECT_EQ(change_terms({{"do", "seat"}, {"seat", "Lay Member"}, {"votes", "yes"}}).status, 400);
  EXPECT_EQ(change_terms({{"do", "seat"}, {"seat", "x"}, {"votes", "yes"}, {"holder", "nobody"}}).status, 400);
}

TEST_P(CommitteeTermsPages, AreForTheSecretaryAndGovernanceLeadsAlone) {
  for (const auto who : {kTrustAccount, kOutsider, kOtherSecretary}) {
    EXPECT_EQ(get(committee_terms_page, who, "jc").status, 404);
    EXPECT_EQ(change_terms({{"do", "remove_seat"}, {"seat", "trust_seat"}}, who).status, 404);
  }
  EXPECT_EQ(get(committee_terms_page, kScreenerAccount, "jc").status, 200);
}

TEST_P(CommitteeTermsPages, StayAsTheyWereOnceSomebodyElseChangedThemOrTheCommitteeEnded) {
  const std::string seen = std::to_string(committee().version);
  change_terms({{"do", "remove_seat"}, {"seat", "trust_seat"}});
  EXPECT_EQ(post(committee_terms_submit, kSecretaryAccount,
                 {{"do", "remove_seat"}, {"seat", "council_seat"}, {"version", seen}}, "jc")
                .status,
            409);
  database().write([&](record::Transaction& transaction) {
    auto ended = *find_committee(transaction, "jc");
    ended.is_stood_down = true;
    return save_committee(transaction, ended, change());
  });
  EXPECT_EQ(change_terms({{"do", "remove_seat"}, {"seat", "council_seat"}}).status, 409);
}

}  // namespace
}  // namespace governance
