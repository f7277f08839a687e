#include "governance/interests/interest_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/checks/check.h"
#include "governance/committee_record/committee_pages_testing.h"
#include "governance/interests/screening_store.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class InterestStore : public CommitteePages {
 protected:
  std::vector<record::Migration> migrations() override {
    auto out = CommitteePages::migrations();
    out.push_back(interests_migration());
    return out;
  }
  StoredPerson person(std::string_view id) {
    return database().read([&](record::Reader& reader) {
      for (auto& one : committee_people(reader))
        if (one.person.id == id) return one;
      throw base::OurMistake("the invented person is in the record");
    });
  }
  static DeclaredInterest care(std::optional<base::Date> to = std::nullopt) {
    DeclaredInterest out;
    out.description = "Director";
    out.organisations = {"Example Care Ltd", "council"};
    out.places = {"Exampleton"};
    out.from = base::add_days(kDay, -std::chrono::days(30));
    out.to = to;
    return out;
  }
  RegisterEntry declared(std::string_view who, const DeclaredInterest& interest) {
    return database().write([&](record::Transaction& transaction) {
      return declare(transaction, person_in(transaction, who), interest, change(), random);
    });
  }
  static StoredPerson person_in(record::Reader& reader, std::string_view id) {
    for (auto& one : committee_people(reader))
      if (one.person.id == id) return one;
    throw base::OurMistake("the invented person is in the record");
  }
  PersonRegister register_now(std::string_view who) {
    return database().read([&](record::Reader& reader) { return register_of(reader, person_in(reader, who)); });
  }
  template <class Do>
  base::Result<void> done(std::string_view who, Do what) {
    return database().write(
        [&](record::Transaction& transaction) { return what(transaction, person_in(transaction, who)); });
  }
};
SIGHTLINE_ON_EACH_ENGINE(InterestStore);

TEST_P(InterestStore, GivesBackWhatWasDeclared) {
  const auto entry = declared("trust", care(kDay));
  const auto now = register_now("trust");
  ASSERT_EQ(now.entries.size(), 1U);
  EXPECT_EQ(now.entries[0], entry);
  EXPECT_EQ(now.entries[0].declared_on, kDay);
  EXPECT_EQ(now.entries[0].days_late(Regime::NhsRegister).count(), 2);
}

TEST_P(InterestStore, KeepsEveryVersionWithWhoMadeIt) {
  auto entry = declared("trust", care());
  entry.interest.to = kDay;
  entry.mitigation = Mitigation{.text = "Leaves the room", .agreed_with = "Director", .agreed_on = kDay};
  entry.publication = {
      .publication = Publication::HeldBack, .reason = "safety", .decided_by = "the lead", .decided_on = kDay};
  ASSERT_TRUE(done("trust", [&](auto& transaction, const auto& who) {
                return keep_version(transaction, who, entry, RegisterAct::Ended, change());
              }).has_value());
  const auto versions = database().read([&](record::Reader& reader) { return entry_versions(reader, entry.id); });
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_FALSE(versions[0].entry.interest.to.has_value());
  EXPECT_EQ(versions[1].entry.interest.to, kDay);
  EXPECT_EQ(versions[1].entry.mitigation, entry.mitigation);
  EXPECT_EQ(versions[1].entry.publication, entry.publication);
  EXPECT_EQ(versions[1].by, kSecretaryAccount.text());
  const auto again = done("trust", [&](auto& transaction, const auto& who) {
    return keep_version(transaction, who, entry, RegisterAct::Changed, change());
  });
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, base::ErrorCode::Conflict);
}

TEST_P(InterestStore, RefusesAnEntryOfSomebodyElse) {
  const auto entry = declared("trust", care());
  const auto kept = done("north", [&](auto& transaction, const auto& who) {
    return keep_version(transaction, who, entry, RegisterAct::Changed, change());
  });
  ASSERT_FALSE(kept.has_value());
  EXPECT_EQ(kept.error().code, base::ErrorCode::NotFound);
}

TEST_P(InterestStore, BringsTheMinuteBookUpToDate) {
  EXPECT_FALSE(person("trust").person.interests.has_value());
  declared("trust", care());
  const auto book = database().read([](record::Reader& reader) { return load_book(reader); });
  const auto* const trust = book.person("trust");
  ASSERT_TRUE(trust->interests.has_value());
  EXPECT_THAT(trust->interests->at(0).organisations, ElementsAre("Example Care Ltd", "council", "Exampleton"));
}

TEST_P(InterestStore, LetsTheChecksFindARegisteredInterestInAnItem) {
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[1].title = "Contract with Example Care Ltd";
    stored.meeting.items[1].kind = ItemKind::Substantive;
  });
  const auto found = [&] {
    const auto book = database().read([](record::Reader& reader) { return load_book(reader); });
    const auto* const c5 = check_of("C5");
    const Check* chosen[] = {c5};
    return std::ranges::any_of(check_book(book, chosen),
                               [](const CheckFinding& one) { return one.subject == "trust"; });
  };
  EXPECT_FALSE(found());
  declared("trust", care());
  EXPECT_TRUE(found());
}

TEST_P(InterestStore, TakesTheSameBookAgainAfterADeclaration) {
  declared("trust", care());
  const auto imported = database().write(
      [&](record::Transaction& transaction) { return import_book(transaction, joint_committee(), change(), random); });
  ASSERT_TRUE(imported.has_value()) << imported.error().front().message;
  EXPECT_EQ(register_now("trust").entries.size(), 1U);
}

TEST_P(InterestStore, KeepsANilReturnAsARecordAndNotBesideAnInterest) {
  const auto nil = [&](auto& transaction, const auto& who) { return declare_nil(transaction, who, change()); };
  ASSERT_TRUE(done("trust", nil).has_value());
  EXPECT_EQ(register_now("trust").nil_on, kDay);
  EXPECT_THAT(person("trust").person.interests.value(), IsEmpty());
  declared("trust", care());
  EXPECT_FALSE(done("trust", nil).has_value());
}

TEST_P(InterestStore, ConfirmsAllAtOnceWhereThereIsSomething) {
  const auto confirm = [&](auto& transaction, const auto& who) { return confirm_all(transaction, who, change()); };
  EXPECT_FALSE(done("trust", confirm).has_value());
  declared("trust", care());
  ASSERT_TRUE(done("trust", confirm).has_value());
  EXPECT_EQ(register_now("trust").confirmed_on, kDay);
}

TEST_P(InterestStore, TakesOnWhatCameWithABook) {
  database().write([&](record::Transaction& transaction) {
    Interest seen;
    seen.description = "Employed by the trust";
    seen.organisations = {"trust"};
    keep_interests(transaction, "north", {seen}, change());
  });
  const auto before = register_now("north");
  ASSERT_EQ(before.entries.size(), 1U);
  EXPECT_FALSE(before.entries[0].interest.consents) << "its holder has not been asked";
  declared("north", care());
  const auto after = register_now("north");
  ASSERT_EQ(after.entries.size(), 2U);
  EXPECT_TRUE(
      std::ranges::any_of(after.entries, [&](const RegisterEntry& one) { return one.id == before.entries[0].id; }));
}

TEST_P(InterestStore, DisposesOnlyAfterSixYearsAndByTwoPeople) {
  const auto entry = declared("trust", care(kDay));
  const auto ask = [&](base::Instant at) {
    return done("trust", [&](auto& transaction, const auto& who) {
      return ask_disposal(transaction, who, entry.id, "No inquiry needs it", Regime::NhsRegister,
                          {.by = "first", .at = at});
    });
  };
  const auto approve = [&](std::string by) {
    return done("trust", [&](auto& transaction, const auto& who) {
      return approve_disposal(transaction, who, entry.id, {.by = by, .at = change().at});
    });
  };
  EXPECT_FALSE(ask(base::start_of_day(base::add_months(kDay, 72))).has_value()) << "the last day on file";
  EXPECT_FALSE(approve("second").has_value()) << "nobody has asked";
  ASSERT_TRUE(ask(base::start_of_day(base::add_days(base::add_months(kDay, 72), std::chrono::days(1)))).has_value());
  EXPECT_EQ(approve("first").error().code, base::ErrorCode::Forbidden);
  EXPECT_EQ(register_now("trust").entries.size(), 1U);
  ASSERT_TRUE(approve("second").has_value());
  EXPECT_THAT(register_now("trust").entries, IsEmpty());
  const auto trail =
      database().read([&](record::Reader& reader) { return record::audit_of_subject(reader, "interest", entry.id); });
  ASSERT_EQ(trail.size(), 3U);
  EXPECT_EQ(trail.back().event.action, "interest disposed of");
}

TEST_P(InterestStore, WritesTheTrailWithoutWhatTheInterestIs) {
  const auto entry = declared("trust", care());
  const auto trail =
      database().read([&](record::Reader& reader) { return record::audit_of_subject(reader, "interest", entry.id); });
  ASSERT_EQ(trail.size(), 1U);
  EXPECT_EQ(trail[0].event.action, "interest declared");
  EXPECT_EQ(trail[0].event.person_id, kTrustAccount.text());
  EXPECT_THAT(trail[0].event.after, Not(HasSubstr("Director")));
}

TEST_P(InterestStore, KeepsLooksAndBreachesInOrder) {
  database().write([&](record::Transaction& transaction) {
    Look one{.item = "1", .about = "words", .kind = LookKind::Proposed};
    one.proposal = {.outcome = ScreeningOutcome::LeaveForItem,
                    .parties = {"trust", "all parties"},
                    .cleared = {"north"},
                    .reason = "why"};
    one.is_loosening = true;
    one.sector = Sector::LocalAuthority;
    one.account = "a";
    one.name = "Lead";
    add_look(transaction, kMeeting, one, change());
    one.kind = LookKind::Objected;
    add_look(transaction, kMeeting, one, change());
  });
  const auto looks = database().read([](record::Reader& reader) { return looks_of(reader, kMeeting); });
  ASSERT_EQ(looks.size(), 2U);
  EXPECT_THAT(looks[0].proposal.parties, ElementsAre("trust", "all parties"));
  EXPECT_EQ(looks[0].proposal.outcome, ScreeningOutcome::LeaveForItem);
  EXPECT_TRUE(looks[0].is_loosening);
  EXPECT_EQ(looks[0].sector, Sector::LocalAuthority);
  EXPECT_EQ(looks[1].kind, LookKind::Objected);

  Breach breach;
  breach.id = "b1";
  breach.person = "trust";
  breach.what = "Not declared";
  breach.found_on = kDay;
  const auto save = [&](const Breach& one) {
    return database().write([&](record::Transaction& transaction) { return save_breach(transaction, one, change()); });
  };
  ASSERT_TRUE(save(breach).has_value());
  EXPECT_EQ(save(breach).error().code, base::ErrorCode::Conflict);
  breach.version = 1;
  breach.lesson = "Ask at the item";
  ASSERT_TRUE(save(breach).has_value());
  const auto all = database().read([](record::Reader& reader) { return breaches(reader); });
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].lesson, "Ask at the item");
  EXPECT_EQ(all[0].version, 2);
}

TEST_P(InterestStore, PublishesARegisterOnlyOnceSomebodySaysSo) {
  const auto is_public = [&] {
    return database().read([](record::Reader& reader) { return register_is_public(reader, "jc"); });
  };
  EXPECT_FALSE(is_public());
  for (const bool wanted : {true, false, true}) {
    database().write(
        [&](record::Transaction& transaction) { set_register_public(transaction, "jc", wanted, change()); });
    EXPECT_EQ(is_public(), wanted);
  }
}

}  // namespace
}  // namespace governance
