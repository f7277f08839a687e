#include <algorithm>
#include <map>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <zip.h>

#include "documents/example_report_test.h"
#include "documents/outside_program_test.h"
#include "documents/writers.h"

namespace documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::map<std::string, std::string> parts_of(const std::string& bytes) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &fault);
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open_from_source(source, ZIP_RDONLY, &fault),
                                                               zip_discard);
  std::map<std::string, std::string> parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    zip_stat_t about;
    zip_stat_init(&about);
    zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &about);
    std::string content(about.size, '\0');
    zip_file_t* file = zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0);
    zip_fread(file, content.data(), content.size());
    zip_fclose(file);
    parts[about.name] = std::move(content);
  }
  return parts;
}

TEST(WordWriter, IsMadeOfWellFormedParts) {
  for (const Report& report : {example_report(), hostile_report(), empty_report()})
    for (const auto& [name, content] : parts_of(word_file(report))) {
      if (name.ends_with(".png")) continue;
      pugi::xml_document xml;
      const auto outcome = xml.load_buffer(content.data(), content.size(), pugi::parse_default, pugi::encoding_utf8);
      EXPECT_TRUE(outcome) << name << ": " << outcome.description() << " at " << outcome.offset;
      const bool has_control = std::ranges::any_of(content, [](char c) { return c >= 0 && c < ' ' && c != '\n'; });
      EXPECT_FALSE(has_control) << name;
    }
}

TEST(WordWriter, UsesRealStylesAndRepeatsTableHeadings) {
  const std::string text = parts_of(word_file(example_report())).at("word/document.xml");
  for (const char* part :
       {R"(<w:pStyle w:val="Title"/>)", R"(<w:pStyle w:val="Subtitle"/>)", R"(<w:pStyle w:val="Heading1"/>)",
        R"(<w:pStyle w:val="Heading2"/>)", R"(<w:pStyle w:val="Caption"/>)", R"(<w:pStyle w:val="ListBullet"/>)",
        R"(<w:pStyle w:val="ListNumber"/>)", R"(<w:pStyle w:val="Note"/>)", R"(<w:tblStyle w:val="TableGrid"/>)",
        "<w:tblHeader/>", "<w:cantSplit/>", "descr=\"Exception reports by clinical management group. Medicine"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(WordWriter, StartsEachNumberedListFromOne) {
  Report report = report_of(List{{"a", "b"}, true});
  report.blocks.push_back(List{{"c"}, true});
  const auto parts = parts_of(word_file(report));
  EXPECT_THAT(parts.at("word/document.xml"), HasSubstr(R"(<w:numId w:val="3"/>)"));
  EXPECT_THAT(parts.at("word/numbering.xml"), HasSubstr(R"(<w:num w:numId="3">)"));
}

TEST(WordWriter, HasAPictureForEveryChart) {
  const auto parts = parts_of(word_file(example_report()));
  for (const char* name : {"word/media/1.png", "word/media/2.png", "word/media/3.png"})
    EXPECT_TRUE(parts.contains(name) && parts.at(name).substr(1, 3) == "PNG") << name;
  EXPECT_FALSE(parts.contains("word/media/4.png"));
}

TEST(WordWriter, IsOpenedByLibreOfficeWithAllItsWords) {
  SIGHTLINE_NEEDS("soffice");
  const std::string text = converted(word_file(example_report()), "docx", "txt:Text (encoded):UTF8");
  for (const char* words :
       {"Guardian of Safe Working Hours: quarterly report", "1,277", "12%", "7.5", "£161.90", "1 h 45 min",
        "21 Nov 2017", "fewer than 5", "113.6", "TG F2/CT1/2", "Meeting", "Hear again in March 2018."})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(WordWriter, IsOpenedByLibreOfficeWhateverTheWordsAre) {
  SIGHTLINE_NEEDS("soffice");
  const std::string text = converted(word_file(hostile_report()), "docx", "txt:Text (encoded):UTF8");
  EXPECT_THAT(text, HasSubstr("<script>alert('x')</script> & ]]> \"quoted\" 😀"));
  EXPECT_THAT(text, HasSubstr(std::string(10'000, 'W')));
}

}  // namespace
}  // namespace documents
