#include "governance/minute_book/body_extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/minute_book/minute_book_reader.h"
#include "governance/minute_book/minute_book_writer.h"
#include "governance/minute_book/random_book_test.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

/// Two bodies with a person in common; what the other one did is marked SECRET.
MinuteBook two_bodies() {
  const auto read = read_minute_book(R"x({
    "sources": [{"id": "s1"}, {"id": "s2", "document": "SECRET"}],
    "organisations": [{"id": "vht", "name": "Vale Hospitals", "sector": "nhs_provider"},
                      {"id": "far", "name": "SECRET supplier", "sector": "other"}],
    "bodies": [{"id": "vpc", "name": "Vale Committee", "kind": "committee", "parent": ["panel"]},
               {"id": "panel", "name": "Panel", "kind": "panel", "notes": "SECRET",
                "seats": [{"id": "x", "holder": "elm"}]}],
    "people": [{"id": "ash", "name": "Ash Example",
                "roles_seen": [{"in": "v1", "role": "Chair", "org": "vht"}, {"in": "p1", "role": "SECRET", "org": "far"}],
                "initials_seen": [{"initials": "SE", "in": "p1"}]},
               {"id": "birch", "name": "Birch Sample"}, {"id": "elm", "name": "SECRET person"}],
    "meetings": [
      {"id": "v1", "body": "vpc", "date": "2026-05-14", "source": "s1", "attendance":
         [{"person": "ash", "name_as_recorded": "A", "kind": "present"}],
       "items": [{"no": "1", "title": "Beds", "kind": "substantive", "actions": ["a1"], "decisions": [
         {"verb": "approve", "text": "Yes.", "form": "resolved", "ratified_at": "p1", "ratifies": "p1/1"}]}]},
      {"id": "p1", "body": "panel", "date": "2026-06-01", "source": "s2", "attendance":
         [{"person": "elm", "name_as_recorded": "SECRET", "kind": "present"}],
       "items": [{"no": "1", "title": "SECRET", "kind": "substantive"}]}],
    "actions": [{"id": "a1", "text": "Do it.", "owners": ["birch (implied)"],
                 "history": [{"at": "v1"}, {"at": "p1", "note": "SECRET"}]},
                {"id": "a2", "text": "SECRET", "raised_at": "p1"}],
    "bulletins": [{"id": "b1", "date": "2026-06-04", "papers": [
                     {"title": "Minutes", "meeting": "v1"}, {"title": "SECRET", "meeting": "p1"}, {"title": "SECRET"}]},
                  {"id": "b2", "date": "2026-06-04", "purpose": "SECRET", "papers": []}]
  })x");
  return read.value();
}

TEST(BodyExtract, HoldsOneBodyAndNothingOfTheOthers) {
  const MinuteBook extract = book_of(two_bodies(), "vpc");
  const std::string written = write_minute_book(extract);
  EXPECT_THAT(written, Not(HasSubstr("SECRET")));
  EXPECT_THAT(written, Not(HasSubstr("\"SE\"")));
  EXPECT_THAT(extract.meetings, SizeIs(1));
  EXPECT_THAT(extract.people, ElementsAre(testing::Field(&Person::id, "ash"), testing::Field(&Person::id, "birch")));
  EXPECT_THAT(extract.organisations, ElementsAre(testing::Field(&Organisation::id, "vht")));
  EXPECT_THAT(extract.sources, ElementsAre(testing::Field(&Source::id, "s1")));
  EXPECT_THAT(extract.actions, ElementsAre(testing::Field(&Action::id, "a1")));
  EXPECT_THAT(extract.bulletins, ElementsAre(testing::Field(&Bulletin::id, "b1")));
  EXPECT_EQ(read_minute_book(written), extract);
}

TEST(BodyExtract, TellsOfARatificationElsewhereInWords) {
  const MinuteBook extract = book_of(two_bodies(), "vpc");
  const Decision& decision = extract.meetings[0].items[0].decisions[0];
  EXPECT_EQ(decision.ratified_at, std::nullopt);
  EXPECT_EQ(decision.ratifies, std::nullopt);
  EXPECT_EQ(decision.ratification_route, "Ratified by Panel on 2026-06-01");
}

TEST(BodyExtract, IsEmptyForABodyThatTheBookDoesNotHave) {
  EXPECT_EQ(book_of(two_bodies(), "nobody"), MinuteBook());
}

TEST(BodyExtract, CanBeReadAgainWhateverTheBook) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const MinuteBook whole = random_book(seed);
    for (const Body& body : whole.bodies) {
      const MinuteBook extract = book_of(whole, body.id);
      const auto read = read_minute_book(write_minute_book(extract));
      ASSERT_TRUE(read) << "seed " << seed << ": " << read.error().front().subject << " "
                        << read.error().front().message;
      ASSERT_EQ(*read, extract);
      ASSERT_EQ(book_of(extract, body.id), extract) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace governance
