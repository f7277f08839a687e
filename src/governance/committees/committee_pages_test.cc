#include "governance/committees/committee_pages.h"

#include <algorithm>

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

TEST_P(CommitteeTermsPages, SetDownTheParentsOfAJointCommittee) {
  EXPECT_EQ(change_terms({{"do", "parents"}, {"parents", "north_ccg"}, {"parents", "south_ccg"}}).status, 303);
  EXPECT_EQ(committee().body.parents, (std::vector<std::string>{"north_ccg", "south_ccg"}));
  EXPECT_THAT(get(committee_page, kTrustAccount, "jc").body,
              HasSubstr("Invented north_ccg and Invented south_ccg: it decides for each of them"));
  EXPECT_EQ(change_terms({{"do", "parents"}}).status, 303);
  EXPECT_TRUE(committee().body.parents.empty());
}

TEST_P(CommitteeTermsPages, RefuseAParentThatIsNoneOrThatTheCommitteeSetUpItself) {
  database().write([&](record::Transaction& transaction) {
    for (const auto& [id, parent] : {std::pair("sub", "jc"), std::pair("subsub", "sub")}) {
      Body body;
      body.id = id;
      body.name = std::string("Invented ") + id;
      body.kind = "sub-group";
      body.parents = {parent};
      base::check(save_committee(transaction, {.body = body, .version = 0}, change()).has_value(), "it is set up");
    }
  });
  EXPECT_EQ(change_terms({{"do", "parents"}, {"parents", "nobody"}}).status, 400);
  EXPECT_EQ(change_terms({{"do", "parents"}, {"parents", "jc"}}).status, 400);
  const auto page = change_terms({{"do", "parents"}, {"parents", "subsub"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("Invented subsub was itself set up by this committee"));
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

// ---- what else the terms say ---------------------------------------------------------------------------------------

TEST_P(CommitteeTermsPages, SaveWhatTheTermsSayAndShowWhatChanged) {
  EXPECT_EQ(change_terms({{"do", "details"},
                          {"purpose", "To join up care."},
                          {"notice-days", "5"},
                          {"papers-days", "3"},
                          {"papers-weekends", "yes"},
                          {"review-day", "1"},
                          {"review-month", "4"},
                          {"review-year", "2027"},
                          {"pattern", "{body}/{yy}/{seq}"},
                          {"named", "yes"},
                          {"chair", "north_chair"},
                          {"deputy_chair", "south_chair"}})
                .status,
            303);
  const Body body = committee().body;
  EXPECT_EQ(body.purpose, "To join up care.");
  EXPECT_EQ(body.notice, (ClearDays{.days = 5, .counts_weekends = false}));
  EXPECT_EQ(body.papers, (ClearDays{.days = 3, .counts_weekends = true}));
  EXPECT_EQ(body.deputies_are_named, true);
  EXPECT_THAT(body.seats[0].tags, ::testing::Contains("chair"));
  EXPECT_THAT(get(committee_terms_page, kSecretaryAccount, "jc").body, HasSubstr("is JC/19/3."));
  EXPECT_THAT(get(committee_page, kTrustAccount, "jc").body,
              AllOf(HasSubstr("To join up care."), HasSubstr("3 clear days, weekends counted before")));
  const auto page = get(committee_versions_page, kSecretaryAccount, "jc");
  EXPECT_THAT(page.body, AllOf(HasSubstr("Version 2"), HasSubstr("Purpose: from nothing to “To join up care.”"),
                               HasSubstr("Notice of meetings: from nothing to 5 clear days, without weekends."),
                               HasSubstr("Seat north_chair: tagged ccg_chair and chair.")));
  EXPECT_EQ(get(committee_versions_page, kTrustAccount, "jc").status, 404);
}

TEST_P(CommitteeTermsPages, KeepWhatWasTypedWhereTheTermsAreWrong) {
  const auto page = change_terms({{"do", "details"}, {"purpose", "<b>Care</b>"}, {"notice-days", "many"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("&lt;b&gt;Care"), HasSubstr("value=\"many\"")));
  EXPECT_EQ(change_terms({{"do", "details"}, {"pattern", "{nonsense}"}}).status, 400);
  EXPECT_EQ(change_terms({{"do", "details"}, {"chair", "north_chair"}, {"deputy_chair", "north_chair"}}).status, 400);
  EXPECT_EQ(change_terms({{"do", "details"}, {"purpose", "x"}}, kTrustAccount).status, 404);
  EXPECT_EQ(committee().version, 1);
}

TEST_P(CommitteeTermsPages, SaveWhoDecidesBetweenMeetings) {
  const Pairs power = {
      {"do", "power"},    {"paragraph", "SO 4.2"},     {"deciders", "north_chair"}, {"deciders", "trust_seat"},
      {"consulted", "2"}, {"circulation", "unanimous"}};
  EXPECT_EQ(change_terms(power).status, 303);
  EXPECT_EQ(committee().body.urgent_power->deciders.size(), 2U);
  EXPECT_EQ(committee().body.urgent_power->circulation, Circulation::Unanimous);
  EXPECT_EQ(change_terms({{"do", "power"}, {"paragraph", "SO 4.2"}}).status, 400);
  EXPECT_EQ(change_terms({{"do", "power"}, {"paragraph", "x"}, {"deciders", "nobody"}, {"consulted", "1"}}).status,
            400);
  EXPECT_EQ(
      change_terms({{"do", "power"}, {"paragraph", "x"}, {"deciders", "north_chair"}, {"consulted", "99"}}).status,
      400);
  EXPECT_EQ(change_terms({{"do", "power"}, {"paragraph", ""}}).status, 303);
  EXPECT_FALSE(committee().body.urgent_power);
}

TEST_P(CommitteeTermsPages, KeepWhoHeldASeatWhen) {
  const auto held = [&](const std::string& holder, const std::string& day) {
    return change_terms({{"do", "seat"},
                         {"seat", "trust_seat"},
                         {"holder", holder},
                         {"votes", "yes"},
                         {"post", "Chief executive"},
                         {"deputies", "guest_b"},
                         {"since-day", day},
                         {"since-month", "11"},
                         {"since-year", "2026"}});
  };
  ASSERT_EQ(held("trust", "1").status, 303);
  ASSERT_EQ(held("guest_a", "20").status, 303);
  const auto seats = committee().body.seats;
  const auto seat = std::ranges::find(seats, "trust_seat", &Seat::id);
  EXPECT_EQ(seat->post, "Chief executive");
  EXPECT_EQ(seat->deputies, std::vector<std::string>{"guest_b"});
  EXPECT_EQ(seat->holder_on(kDay), "trust");
  EXPECT_EQ(seat->holder_on(base::add_days(kDay, std::chrono::days(1))), "guest_a");
  EXPECT_EQ(held("trust", "5").status, 400);
  EXPECT_EQ(change_terms({{"do", "seat"}, {"seat", "trust_seat"}, {"holder", "trust"}, {"votes", "yes"}}).status, 400);
}

}  // namespace
}  // namespace governance
