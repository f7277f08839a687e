#include "governance/interests/interests_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"
#include "governance/committee_record/committee_pages_testing.h"
#include "governance/interests/interest_store.h"
#include "governance/interests/screening_store.h"
#include "governance/meetings/live_meeting_pages.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kCommittee = "jc";
const people::PersonId kCouncilLead = account(7);  ///< a governance lead of the council

class InterestPages : public CommitteePages {
 protected:
  void SetUp() override {
    CommitteePages::SetUp();
    if (IsSkipped()) return;
    database().write([&](record::Transaction& transaction) {
      const auto council = people::OdsCode::parse("XIC").value();
      people::add_organisation(
          transaction, {.code = council, .name = "Invented council", .kind = people::OrganisationKind::LocalAuthority});
      people::add_person(transaction, {.id = kCouncilLead, .name = "Lee Example-Council", .gmc_number = {}});
      people::grant_role(transaction, kCouncilLead,
                         {.role = people::Role::GovernanceLead,
                          .organisation = council,
                          .starts = base::add_days(kDay, -std::chrono::days(900))});
    });
    change_meeting([](StoredMeeting& stored) {
      stored.state = MeetingState::Issued;
      for (auto& item : stored.meeting.items) {
        item.kind = ItemKind::Substantive;
        item.medium = Medium::Paper;
      }
      // In this world a person and an organisation share ids; the list says who works for whom.
      stored.meeting.items[1].title = "A contract";
      stored.meeting.items[1].closed_title = "The contract with Hidden Bidder Ltd";
      stored.meeting.items[1].part = AgendaPart::Private;
    });
  }
  std::vector<record::Migration> migrations() override {
    auto out = CommitteePages::migrations();
    out.push_back(interests_migration());
    return out;
  }
  static Pairs form(std::string description = "Director of a company", std::string consent = "yes") {
    return {{"kind", "financial"},
            {"description", std::move(description)},
            {"organisations", "Example Care Ltd"},
            {"places", ""},
            {"from-day", "1"},
            {"from-month", "11"},
            {"from-year", "2026"},
            {"consent", std::move(consent)},
            {"consent-reason", "my safety"}};
  }
  void declares(people::PersonId who, Pairs typed) { ASSERT_EQ(post(declare_interest_submit, who, typed).status, 303); }
  RegisterEntry entry_of(std::string_view person) {
    return database().read(
        [&](record::Reader& reader) { return registers(reader).at(std::string(person)).entries.at(0); });
  }
  Pairs with_version(const RegisterEntry& entry, Pairs typed) {
    typed.emplace_back("version", std::to_string(entry.version));
    return typed;
  }
  site::Response proposes(people::PersonId who, Pairs typed) {
    typed.insert(typed.end(), {{"do", "propose"}, {"version", std::to_string(stored().version)}});
    return post(screening_submit, who, typed);
  }
  site::Response answers(people::PersonId who, std::string what, std::string item, std::string reason = "") {
    return post(screening_submit, who,
                {{"do", std::move(what)}, {"item", item}, {"answer-reason-" + item, std::move(reason)}});
  }
  void publish() {
    ASSERT_EQ(post(interests_overview_submit, kScreenerAccount, {{"do", "publish"}, {"committee", "jc"}}).status, 303);
  }
};
SIGHTLINE_ON_EACH_ENGINE(InterestPages);

// ---- one's own -----------------------------------------------------------------------------------------------------

TEST_P(InterestPages, LetAMemberDeclareConfirmAndEnd) {
  EXPECT_THAT(get(my_interests_page, kTrustAccount).body, HasSubstr("You have declared nothing yet"));
  declares(kTrustAccount, form());
  const auto own = get(my_interests_page, kTrustAccount, kMeeting, {{"done", "declared"}});
  EXPECT_THAT(own.body, AllOf(HasSubstr("Director of a company"), HasSubstr("Example Care Ltd"),
                              HasSubstr("Your interest is on the register."), HasSubstr("Up to date")));
  EXPECT_EQ(post(my_interests_submit, kTrustAccount, {{"do", "confirm"}}).status, 303);
  const auto entry = entry_of("trust");
  EXPECT_THAT(get(my_interest_page, kTrustAccount, entry.id).body, HasSubstr("Has it ended?"));
  EXPECT_EQ(
      post(my_interest_submit, kTrustAccount,
           with_version(entry, {{"do", "end"}, {"ended-day", "18"}, {"ended-month", "11"}, {"ended-year", "2026"}}),
           entry.id)
          .status,
      303);
  EXPECT_THAT(get(my_interest_page, kTrustAccount, entry.id).body,
              HasSubstr("Public until 18 May 2027 and on file until 18 November 2032"));
  EXPECT_EQ(post(my_interests_submit, kTrustAccount, {{"do", "nil"}}).status, 303);
  EXPECT_THAT(get(my_interests_page, kTrustAccount).body, HasSubstr("You said on 19 November 2026"));
}

TEST_P(InterestPages, KeepWhatWasTypedAndSayWhatIsWrongAtTheField) {
  auto typed = form("Kept <b>words</b>");
  typed[0].second = "indirect";
  typed[4].second = "31";
  const auto refused = post(declare_interest_submit, kTrustAccount, typed);
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Kept &lt;b&gt;words&lt;/b&gt;"), HasSubstr("href=\"#relationship\""),
                                  HasSubstr("href=\"#from")));
  EXPECT_EQ(post(declare_interest_submit, kTrustAccount, {}).status, 400);
  EXPECT_EQ(post(my_interests_submit, kTrustAccount, {{"do", "something"}}).status, 400);
}

TEST_P(InterestPages, GiveNobodyTheEntryOfAnother) {
  declares(kTrustAccount, form());
  const auto entry = entry_of("trust");
  for (const auto who : {kNorthAccount, kSecretaryAccount}) {
    EXPECT_EQ(get(my_interest_page, who, entry.id).status, 404);
    EXPECT_EQ(post(my_interest_submit, who, with_version(entry, form()), entry.id).status, 404);
  }
  EXPECT_EQ(get(my_interests_page, kOutsider).status, 404) << "no person of the minute book";
  EXPECT_EQ(get(my_interests_page, kScreenerAccount).status, 303) << "a lead's work is the overview";
}

TEST_P(InterestPages, RefuseAChangeToAnEntryThatWasChangedMeanwhile) {
  declares(kTrustAccount, form());
  const auto entry = entry_of("trust");
  const auto changed = with_version(entry, form("Now chair of it"));
  EXPECT_EQ(post(my_interest_submit, kTrustAccount, changed, entry.id).status, 303);
  EXPECT_EQ(post(my_interest_submit, kTrustAccount, changed, entry.id).status, 409);
  EXPECT_EQ(entry_of("trust").interest.description, "Now chair of it");
  EXPECT_EQ(post(my_interests_submit, kTrustAccount, {{"do", "nil"}}).status, 409) << "an interest goes on";
  EXPECT_EQ(post(my_interests_submit, kNorthAccount, {{"do", "confirm"}}).status, 409) << "nothing was declared";
}

TEST_P(InterestPages, OfferWhatWasDeclaredAtAMeetingUntilItIsOnTheRegister) {
  database().write([&](record::Transaction& transaction) {
    MeetingEntry opened{.id = "o", .kind = EntryKind::Opened, .at = at(9, 0)};
    MeetingEntry said{.id = "d1", .kind = EntryKind::Declared, .at = at(9, 1)};
    said.item = "1";
    said.person = "trust";
    said.text = "shares in a bidder";
    said.declared = Declared::Yes;
    MeetingEntry here{.id = "a", .kind = EntryKind::Arrived, .at = at(9, 0)};
    here.person = "trust";
    here.standing = Standing::Holder;
    here.seat = "trust_seat";
    const auto kept = add_entries(transaction, kMeeting, {here, opened, said}, change());
    base::check(kept.has_value(), kept ? "" : kept.error().message.c_str());
  });
  EXPECT_THAT(get(my_interests_page, kTrustAccount).body,
              AllOf(HasSubstr("You declared at the meeting of 19 November 2026 (Joint Committee): shares in a bidder"),
                    HasSubstr("on the register by 17 December 2026")));
  EXPECT_THAT(get(my_interests_page, kNorthAccount).body, Not(HasSubstr("shares in a bidder")));
  EXPECT_THAT(get(declare_interest_form, kTrustAccount, kMeeting, {{"from", "d1"}}).body,
              HasSubstr("shares in a bidder"));
  EXPECT_EQ(post(my_interests_submit, kNorthAccount, {{"do", "on-register"}, {"declaration", "d1"}}).status, 404);
  auto typed = form("Shares");
  typed.emplace_back("declaration", "d1");
  declares(kTrustAccount, typed);
  EXPECT_THAT(get(my_interests_page, kTrustAccount).body, Not(HasSubstr("You declared at the meeting")));
}

// ---- a committee's register ----------------------------------------------------------------------------------------

TEST_P(InterestPages, ShowTheRegisterToTheCommitteeAndWriteDownWhoReadIt) {
  declares(kTrustAccount, form());
  for (const auto who : {kNorthAccount, kSecretaryAccount, kScreenerAccount, kTrustAccount}) {
    EXPECT_THAT(get(committee_register_page, who, kCommittee).body, HasSubstr("Director of a company"));
    EXPECT_EQ(get(committee_register_file, who, kCommittee).status, 200);
    EXPECT_EQ(get(meeting_register_page, who).status, 200);
  }
  for (const auto who : {kOtherSecretary, kOutsider}) {
    EXPECT_EQ(get(committee_register_page, who, kCommittee).status, 404);
    EXPECT_EQ(get(committee_register_file, who, kCommittee).status, 404);
    EXPECT_EQ(get(meeting_register_page, who).status, 404);
  }
  EXPECT_EQ(get(committee_register_page, kNorthAccount, "no-such").status, 404);
  const auto trail = database().read(
      [](record::Reader& reader) { return record::audit_of_person(reader, kTrustAccount.text(), 100); });
  const auto reads = std::ranges::count_if(
      trail, [](const record::AuditEntry& one) { return one.event.action == "register of interests read"; });
  EXPECT_EQ(reads, 9) << "three others on three pages; one's own reading is no news";
}

TEST_P(InterestPages, KeepFromMembersWhatIsKeptFromPublication) {
  declares(kTrustAccount, form("Kept quiet", "no"));
  EXPECT_THAT(get(committee_register_page, kNorthAccount, kCommittee).body, Not(HasSubstr("Kept quiet")));
  for (const auto who : {kSecretaryAccount, kScreenerAccount, kTrustAccount})
    EXPECT_THAT(get(committee_register_page, who, kCommittee).body, HasSubstr("Kept quiet"));
}

// ---- for the public ------------------------------------------------------------------------------------------------

TEST_P(InterestPages, PublishOnlyOnceALeadSaysSo) {
  declares(kTrustAccount, form());
  EXPECT_EQ(get(public_register_page, kOutsider, kCommittee).status, 404);
  publish();
  const auto page = get(public_register_page, kOutsider, kCommittee);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Director of a company"), HasSubstr("Have made neither a declaration nor a nil return"),
                    HasSubstr("Invented Person NC")));
  EXPECT_EQ(post(interests_overview_submit, kScreenerAccount, {{"do", "take-back"}, {"committee", "jc"}}).status, 303);
  EXPECT_EQ(get(public_register_page, kOutsider, kCommittee).status, 404);
  EXPECT_EQ(post(interests_overview_submit, kScreenerAccount, {{"do", "publish"}, {"committee", "none"}}).status, 404);
  EXPECT_EQ(post(interests_overview_submit, kScreenerAccount, {{"do", "else"}, {"committee", "jc"}}).status, 400);
}

TEST_P(InterestPages, NeverShowThePublicWhatIsHeldBackOrOver) {
  declares(kTrustAccount, form("Secret director", "no"));
  declares(kNorthAccount, form("Ended trustee"));
  declares(kTrustAccount, form("Plain governor"));
  publish();
  const auto ended = entry_of("north");
  ASSERT_EQ(
      post(my_interest_submit, kNorthAccount,
           with_version(ended, {{"do", "end"}, {"ended-day", "18"}, {"ended-month", "11"}, {"ended-year", "2026"}}),
           ended.id)
          .status,
      303);
  const auto shown = [&] { return get(public_register_page, kOutsider, kCommittee).body; };
  EXPECT_THAT(shown(), AllOf(HasSubstr("Plain governor"), HasSubstr("Ended trustee"), Not(HasSubstr("Secret director")),
                             Not(HasSubstr("my safety"))));
  clock.set(base::start_of_day(base::Date(std::chrono::year(2027), std::chrono::May, std::chrono::day(18))));
  EXPECT_THAT(shown(), HasSubstr("Ended trustee"));
  clock.set(base::start_of_day(base::Date(std::chrono::year(2027), std::chrono::May, std::chrono::day(19))));
  EXPECT_THAT(shown(), AllOf(HasSubstr("Plain governor"), Not(HasSubstr("Ended trustee"))));
}

// ---- oversight -----------------------------------------------------------------------------------------------------

TEST_P(InterestPages, LetALeadHoldBackReleaseAndAgreeWhatIsDone) {
  declares(kTrustAccount, form("Asks for silence", "no"));
  EXPECT_THAT(get(interests_overview_page, kScreenerAccount).body, HasSubstr("asks not to be published"));
  auto entry = entry_of("trust");
  EXPECT_THAT(get(interest_entry_page, kScreenerAccount, entry.id).body, HasSubstr("my safety"));
  EXPECT_EQ(post(interest_entry_submit, kScreenerAccount,
                 with_version(
                     entry, {{"do", "publication"}, {"publication", "held-back"}, {"publication-reason", "violence"}}),
                 entry.id)
                .status,
            303);
  entry = entry_of("trust");
  EXPECT_EQ(entry.publication.publication, Publication::HeldBack);
  EXPECT_EQ(entry.publication.decided_by, "the governance lead GE");
  EXPECT_THAT(get(interests_overview_page, kScreenerAccount).body, Not(HasSubstr("asks not to be published")));
  EXPECT_EQ(
      post(interest_entry_submit, kScreenerAccount,
           with_version(entry, {{"do", "mitigation"}, {"mitigation", "Leaves the room"}, {"agreed-with", "Director"}}),
           entry.id)
          .status,
      303);
  EXPECT_THAT(get(my_interest_page, kTrustAccount, entry.id).body, HasSubstr("Leaves the room (agreed with Director"));
}

TEST_P(InterestPages, RefuseADecisionWithoutAReasonOnOldWordsOrOnDisposalTooSoon) {
  declares(kTrustAccount, form());
  const auto entry = entry_of("trust");
  const auto decide = [&](Pairs typed) {
    return post(interest_entry_submit, kScreenerAccount, with_version(entry, std::move(typed)), entry.id);
  };
  EXPECT_EQ(decide({{"do", "publication"}, {"publication", "held-back"}}).status, 400);
  EXPECT_EQ(decide({{"do", "mitigation"}, {"mitigation", "x"}}).status, 400);
  EXPECT_EQ(decide({{"do", "ask-disposal"}, {"disposal-reason", "old"}}).status, 409);
  EXPECT_EQ(decide({{"do", "dispose"}}).status, 404);
  EXPECT_EQ(decide({{"do", "else"}}).status, 400);
  EXPECT_EQ(decide({{"do", "mitigation"}, {"mitigation", "x"}, {"agreed-with", "y"}}).status, 303);
  EXPECT_EQ(decide({{"do", "mitigation"}, {"mitigation", "x"}, {"agreed-with", "y"}}).status, 409);
  EXPECT_EQ(get(interest_entry_page, kScreenerAccount, "no-such").status, 404);
}

TEST_P(InterestPages, KeepBreachesForLeadsAndTheirLessonsWithoutNames) {
  const auto token = database().read([](record::Reader& reader) {
    for (const auto& one : committee_people(reader))
      if (one.person.id == "trust") return one.token;
    return std::string();
  });
  EXPECT_EQ(post(breaches_submit, kScreenerAccount, {{"person", token}}).status, 400);
  const auto recorded = post(breaches_submit, kScreenerAccount,
                             {{"person", token},
                              {"kind", "not_declared"},
                              {"meeting", std::string(kMeeting)},
                              {"found-day", "19"},
                              {"found-month", "11"},
                              {"found-year", "2026"},
                              {"what", "Was a director of a bidder"}});
  ASSERT_EQ(recorded.status, 303);
  const auto id = database().read([](record::Reader& reader) { return breaches(reader).at(0).id; });
  EXPECT_THAT(get(breach_page, kScreenerAccount, id).body, HasSubstr("Was a director of a bidder"));
  Pairs assessed = {{"version", "1"},
                    {"gravity", "no_effect"},
                    {"assessment", "The vote was unanimous"},
                    {"lesson", "Ask TM first"},
                    {"public", "yes"}};
  EXPECT_EQ(post(breach_submit, kScreenerAccount, assessed, id).status, 400) << "the lesson names the person";
  assessed[3].second = "Ask at the item";
  EXPECT_EQ(post(breach_submit, kScreenerAccount, assessed, id).status, 303);
  EXPECT_EQ(post(breach_submit, kScreenerAccount, assessed, id).status, 409);
  EXPECT_EQ(get(breach_page, kScreenerAccount, "no-such").status, 404);
  EXPECT_THAT(get(breaches_page, kScreenerAccount).body, HasSubstr("Ask at the item"));
}

// ---- screening -----------------------------------------------------------------------------------------------------

TEST_P(InterestPages, ScreenAnItemByAPartyAndShowWhomItCatches) {
  const auto done =
      proposes(kScreenerAccount,
               {{"item", "1"}, {"outcome", "withhold"}, {"parties", "Invented trust"}, {"reason", "The trust bids"}});
  ASSERT_EQ(done.status, 303) << done.body;
  const auto screening = stored().meeting.items[0].screening;
  ASSERT_TRUE(screening.has_value());
  EXPECT_THAT(screening->parties, ::testing::ElementsAre("Invented trust"));
  EXPECT_THAT(base::mapped(screening->people, &Handling::person),
              ::testing::UnorderedElementsAre("trust", "guest_a", "guest_b"));
  EXPECT_THAT(get(screening_page, kScreenerAccount).body, AllOf(HasSubstr("The trust bids"), HasSubstr("TM"),
                                                                HasSubstr("Not looked at yet by: local authorities")));
  EXPECT_THAT(get(screening_page, kNorthAccount).body, HasSubstr("The trust bids")) << "the chair sees the plan";
  EXPECT_THAT(get(screening_page, kSecretaryAccount).body, HasSubstr("The trust bids"));
}

TEST_P(InterestPages, ShutAnItemToWhoeverOfThePartyComesLater) {
  ASSERT_EQ(proposes(kScreenerAccount,
                     {{"item", "2"}, {"outcome", "leave"}, {"parties", "Invented trust"}, {"reason", "It bids"}})
                .status,
            303);
  EXPECT_THAT(get(meeting_page, kNorthAccount).body, HasSubstr("Hidden Bidder"));
  database().write([&](record::Transaction& transaction) {
    Person later;
    later.id = "later";
    later.name = "Lou Example-Later";
    add_committee_person(transaction, later, change(), random);
    base::check(link_account(transaction, "later", kOutsider, change()).has_value(), "the newcomer is linked");
  });
  change_meeting([](StoredMeeting& stored) { stored.meeting.attendance.push_back(listed("later", "LL", "trust")); });
  for (const auto who : {kTrustAccount, kOutsider}) {
    const auto page = get(meeting_page, who);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("A contract"), Not(HasSubstr("Hidden Bidder"))));
  }
}

TEST_P(InterestPages, RefuseAProposalWithoutPartiesAReasonOrAnAnswerToAHit) {
  declares(kTrustAccount, form());
  change_meeting([](StoredMeeting& stored) { stored.meeting.items[0].title = "Contract with Example Care Ltd"; });
  EXPECT_THAT(get(screening_page, kScreenerAccount).body,
              HasSubstr("TM has registered an interest (financial) in Example Care Ltd, which stands in the title."));
  const auto refused = proposes(kScreenerAccount, {{"item", "1"}, {"outcome", "leave"}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body,
              AllOf(HasSubstr("href=\"#parties\""), HasSubstr("href=\"#reason\""), HasSubstr("href=\"#hit-trust\"")));
  EXPECT_EQ(proposes(kScreenerAccount, {{"item", "1"}}).status, 400);
  EXPECT_EQ(proposes(kScreenerAccount, {{"item", "99"}, {"outcome", "leave"}}).status, 404);
  ASSERT_EQ(proposes(kScreenerAccount,
                     {{"item", "1"}, {"outcome", "nothing-noted"}, {"hit-trust", "cleared"}, {"reason", "Long over"}})
                .status,
            303);
  EXPECT_THAT(get(screening_page, kScreenerAccount).body, Not(HasSubstr("Not dealt with")));
}

TEST_P(InterestPages, ShowHitsToLeadsAndTheSecretaryAndNotToTheChair) {
  declares(kTrustAccount, form("Kept quiet", "no"));
  change_meeting([](StoredMeeting& stored) { stored.meeting.items[0].title = "Contract with Example Care Ltd"; });
  for (const auto who : {kScreenerAccount, kSecretaryAccount})
    EXPECT_THAT(get(screening_page, who).body, HasSubstr("TM has registered an interest"));
  EXPECT_THAT(get(screening_page, kNorthAccount).body, Not(HasSubstr("TM has registered an interest")));
}

TEST_P(InterestPages, LetOnlyGovernanceLeadsScreenAndOnlyTheChairAndSecretaryReadThePlan) {
  EXPECT_EQ(get(screening_page, kTrustAccount).status, 403);
  EXPECT_EQ(get(screening_page, kOutsider).status, 404);
  for (const auto who : {kNorthAccount, kSecretaryAccount})
    EXPECT_EQ(proposes(who, {{"item", "1"}, {"outcome", "nothing-noted"}}).status, 403);
  EXPECT_FALSE(stored().meeting.items[0].screening.has_value());
  EXPECT_THAT(get(screening_page, kNorthAccount).body, Not(HasSubstr("Screen this item")));
}

TEST_P(InterestPages, RefuseToScreenWhatHasChangedOrIsOver) {
  Pairs old = {{"do", "propose"}, {"item", "1"}, {"outcome", "nothing-noted"}, {"version", "0"}};
  EXPECT_EQ(post(screening_submit, kScreenerAccount, old).status, 409);
  EXPECT_EQ(answers(kScreenerAccount, "concur", "1").status, 409) << "nothing is proposed yet";
  EXPECT_EQ(answers(kScreenerAccount, "concur-all", "1").status, 409);
  EXPECT_EQ(answers(kScreenerAccount, "else", "1").status, 400);
  set_state(MeetingState::Recorded);
  EXPECT_EQ(proposes(kScreenerAccount, {{"item", "1"}, {"outcome", "nothing-noted"}}).status, 409);
}

TEST_P(InterestPages, LoosenOnlyOnceALeadOfAnotherSectorConcurs) {
  ASSERT_EQ(proposes(kScreenerAccount,
                     {{"item", "2"}, {"outcome", "withhold"}, {"parties", "Invented trust"}, {"reason", "It bids"}})
                .status,
            303);
  ASSERT_EQ(proposes(kScreenerAccount, {{"item", "2"}, {"outcome", "nothing-noted"}}).status, 303);
  EXPECT_EQ(stored().meeting.items[1].screening->outcome, ScreeningOutcome::WithholdPapers);
  EXPECT_THAT(get(meeting_page, kTrustAccount).body, Not(HasSubstr("Hidden Bidder")));
  EXPECT_THAT(get(screening_page, kCouncilLead).body, HasSubstr("a lead of another sector has to concur first"));
  EXPECT_EQ(answers(kCouncilLead, "object", "2").status, 400) << "an objection says why";
  ASSERT_EQ(answers(kCouncilLead, "object", "2", "It still bids").status, 303);
  EXPECT_EQ(stored().meeting.items[1].screening->outcome, ScreeningOutcome::WithholdPapers);
  EXPECT_THAT(get(screening_page, kNorthAccount).body, AllOf(HasSubstr("Objected to"), HasSubstr("It still bids")));
  ASSERT_EQ(answers(kCouncilLead, "concur", "2").status, 303);
  EXPECT_EQ(stored().meeting.items[1].screening->outcome, ScreeningOutcome::NothingNoted);
  EXPECT_THAT(get(meeting_page, kTrustAccount).body, HasSubstr("Hidden Bidder"));
}

TEST_P(InterestPages, CountASectorOnceItHasLookedAtEveryItem) {
  for (const auto* number : {"1", "2", "3"})
    ASSERT_EQ(proposes(kScreenerAccount, {{"item", number}, {"outcome", "nothing-noted"}}).status, 303);
  ASSERT_TRUE(stored().meeting.screened_by.has_value());
  EXPECT_THAT(stored().meeting.screened_by->sectors, ::testing::ElementsAre(Sector::NhsProvider));
  ASSERT_EQ(answers(kCouncilLead, "concur-all", "").status, 303);
  EXPECT_THAT(stored().meeting.screened_by->sectors,
              ::testing::UnorderedElementsAre(Sector::NhsProvider, Sector::LocalAuthority));
}

TEST_P(InterestPages, KeepAnItemFromALeadWhoIsCaughtByIt) {
  EXPECT_THAT(get(screening_page, kCouncilLead).body, HasSubstr("Hidden Bidder"));
  ASSERT_EQ(proposes(kScreenerAccount,
                     {{"item", "2"}, {"outcome", "leave"}, {"parties", "local authorities"}, {"reason", "It bids"}})
                .status,
            303);
  const auto plan = get(screening_page, kCouncilLead).body;
  EXPECT_THAT(plan, AllOf(HasSubstr("A contract"), HasSubstr("An interest keeps this item from you"),
                          Not(HasSubstr("Hidden Bidder")), Not(HasSubstr("It bids"))));
  EXPECT_EQ(get(screening_page, kCouncilLead, kMeeting, {{"item", "2"}}).status, 404);
  EXPECT_EQ(answers(kCouncilLead, "concur", "2").status, 404);
  EXPECT_THAT(get(meeting_page, kCouncilLead).body, Not(HasSubstr("Hidden Bidder")));
}

TEST_P(InterestPages, KeepAnItemFromALeadWithARegisteredInterestInIt) {
  database().write([&](record::Transaction& transaction) {
    Person lead;
    lead.id = "lead";
    lead.name = "Gale Example-Lead";
    add_committee_person(transaction, lead, change(), random);
    base::check(link_account(transaction, "lead", kScreenerAccount, change()).has_value(), "the lead is linked");
  });
  auto typed = form();
  typed[2].second = "Hidden Bidder Ltd";
  declares(kScreenerAccount, typed);
  EXPECT_THAT(get(screening_page, kScreenerAccount).body, Not(HasSubstr("Hidden Bidder")));
  EXPECT_EQ(proposes(kScreenerAccount, {{"item", "2"}, {"outcome", "nothing-noted"}}).status, 404);
  EXPECT_THAT(get(screening_page, kCouncilLead).body, HasSubstr("Hidden Bidder"));
}

}  // namespace
}  // namespace governance
