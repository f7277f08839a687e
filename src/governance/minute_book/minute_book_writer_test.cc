#include "governance/minute_book/minute_book_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/minute_book/minute_book_reader.h"
#include "governance/minute_book/random_book_test.h"

namespace governance {
namespace {

TEST(MinuteBookWriter, GivesBackTheSameBookFieldForField) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    const MinuteBook book = random_book(seed);
    const std::string written = write_minute_book(book);
    const auto read = read_minute_book(written);
    ASSERT_TRUE(read) << "seed " << seed << ": " << read.error().front().subject << " " << read.error().front().message;
    ASSERT_TRUE(*read == book) << "seed " << seed;
    ASSERT_EQ(write_minute_book(*read), written);
  }
}

TEST(MinuteBookWriter, WritesAnEmptyBookThatCanBeRead) {
  const auto read = read_minute_book(write_minute_book(MinuteBook()));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, MinuteBook());
}

TEST(MinuteBookWriter, TellsANilDeclarationFromNoRegister) {
  MinuteBook book;
  book.people = {{.id = "a", .name = "A"}, {.id = "b", .name = "B", .interests = std::vector<Interest>()}};
  const auto read = read_minute_book(write_minute_book(book));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->people[0].interests.has_value());
  ASSERT_TRUE(read->people[1].interests.has_value());
  EXPECT_TRUE(read->people[1].interests->empty());
}

}  // namespace
}  // namespace governance
