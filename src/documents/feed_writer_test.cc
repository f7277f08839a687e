#include "documents/feed_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace documents {
namespace {

using namespace std::chrono_literals;

const base::Instant kMade = std::chrono::sys_days(2026y / 11 / 19) + 9h + 30min;

Feed feed() {
  return {.id = "https://sightline.example/public/committees/jc",
          .title = "Joint <Committee> & partners",
          .link = "https://sightline.example/public/committees/jc",
          .self = "https://sightline.example/public/committees/jc/feed.atom",
          .author = "Joint Committee",
          .made_at = kMade,
          .entries = {}};
}

TEST(FeedWriter, WritesEntriesThatAReaderFindsAgain) {
  auto one = feed();
  one.entries = {{.id = "https://sightline.example/a",
                  .title = "Agenda & papers",
                  .link = "https://sightline.example/a",
                  .updated = kMade - 48h},
                 {.id = "https://sightline.example/b",
                  .title = "Minutes",
                  .link = "https://sightline.example/b",
                  .updated = kMade - 24h}};
  pugi::xml_document read;
  ASSERT_TRUE(read.load_string(atom_file(one).c_str()));
  const auto root = read.child("feed");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
  EXPECT_STREQ(root.child_value("title"), "Joint <Committee> & partners");
  EXPECT_STREQ(root.child_value("updated"), "2026-11-18T09:30:00Z");
  const auto entry = root.child("entry");
  EXPECT_STREQ(entry.child_value("title"), "Agenda & papers");
  EXPECT_STREQ(entry.child("link").attribute("href").value(), "https://sightline.example/a");
  EXPECT_STREQ(entry.next_sibling("entry").child_value("updated"), "2026-11-18T09:30:00Z");
}

TEST(FeedWriter, SaysWhenItWasMadeWhereNothingStandsInIt) {
  pugi::xml_document read;
  ASSERT_TRUE(read.load_string(atom_file(feed()).c_str()));
  EXPECT_STREQ(read.child("feed").child_value("updated"), "2026-11-19T09:30:00Z");
}

TEST(FeedWriter, HoldsNoCharacterThatXmlCannot) {
  auto one = feed();
  one.title = std::string("Minutes\x01 of\x0b today");
  pugi::xml_document read;
  ASSERT_TRUE(read.load_string(atom_file(one).c_str()));
  EXPECT_THAT(atom_file(one), ::testing::Not(::testing::HasSubstr("\x01")));
}

}  // namespace
}  // namespace documents
