#include "app/book_command.h"

#include <fstream>
#include <iterator>
#include <memory>

#include <libical/ical.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/london_time.h"
#include "governance/minute_book/body_extract.h"
#include "governance/minute_book/minute_book_reader.h"

namespace app {
namespace {

using testing::HasSubstr;

const base::Instant kNow = base::start_of_day(std::chrono::year(2026) / 6 / 1);

governance::MinuteBook example() {
  std::ifstream file("data/examples/minute-book.json", std::ios::binary);
  return governance::read_minute_book(std::string(std::istreambuf_iterator<char>(file), {})).value();
}

TEST(ExportedBody, ReadsBackAsTheBodysPartOfTheBook) {
  const auto book = example();
  const auto bytes = exported_body(book, "vpc", "json", "sightline", kNow);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(governance::read_minute_book(*bytes), governance::book_of(book, "vpc"));
}

TEST(ExportedBody, IsACalendarThatLibicalFindsNoFaultWith) {
  const auto bytes = exported_body(example(), "vpc", "ics", "sightline.trust.example", kNow);
  ASSERT_TRUE(bytes);
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> root(icalparser_parse_string(bytes->c_str()),
                                                                           icalcomponent_free);
  ASSERT_TRUE(root);
  EXPECT_EQ(icalcomponent_count_errors(root.get()), 0);
  EXPECT_TRUE(icalrestriction_check(root.get()));
  EXPECT_EQ(icalcomponent_count_components(root.get(), ICAL_VEVENT_COMPONENT), 2);
  EXPECT_THAT(*bytes, HasSubstr("UID:vpc-2026-05-14@sightline.trust.example\r\n"));
}

TEST(ExportedBody, IsAWorkbook) {
  EXPECT_TRUE(exported_body(example(), "vpc", "xlsx", "sightline", kNow).value().starts_with("PK"));
}

TEST(ExportedBody, NamesTheBodiesThereAreWhereOneIsNot) {
  const auto refused = exported_body(example(), "slt", "json", "sightline", kNow);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(refused.error().message, "The record has no committee slt. It has vpc.");
}

}  // namespace
}  // namespace app
