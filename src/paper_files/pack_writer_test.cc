#include "paper_files/pack_writer.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "paper_files/clean_pdf.h"
#include "paper_files/pdf_check.h"
#include "paper_files/pdf_testing.h"
#include "paper_files/work_folder.h"

namespace paper_files {
namespace {

using namespace testing_help;
using testing::HasSubstr;
using testing::Not;

std::size_t count_of(const std::string& text, const std::string& words) {
  std::size_t out = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++out;
  return out;
}

class PackWriter : public testing::Test {
 protected:
  PackPart part(const std::string& pdf, bool is_watermarked = false) {
    const auto name = std::to_string(parts_++) + ".pdf";
    return {.file = folder_.write(name, pdf), .title = "Part " + name, .is_watermarked = is_watermarked};
  }
  std::string bind(const std::vector<PackPart>& parts, const std::vector<PackBookmark>& bookmarks = {}) {
    const auto to = folder_.path() / "pack.pdf";
    pages_ = write_pack(parts, bookmarks, {.title = "Invented pack", .watermark = "TM  19 Nov 2026, 09:00  abc"}, to);
    return bytes_of(to);
  }
  std::string pdfinfo(const std::string& pdf, const std::string& option = "-enc") {
    const documents::TemporaryFolder folder;
    const auto file = folder.write("a.pdf", pdf);
    return option == "-enc" ? documents::run({"pdfinfo", file.string()}).output
                            : documents::run({"pdfinfo", option, file.string()}).output;
  }
  int pages_ = 0;

 private:
  WorkFolder folder_;
  int parts_ = 0;
};

TEST(CleanPdf, CarriesNothingBesideItsPages) {
  const auto loaded = loaded_pdf();
  EXPECT_THAT(unpacked(loaded), HasSubstr("secret-comment")) << "the test's own file carries them";
  const auto cleaned = clean_pdf(loaded, "Paper B");
  const auto all = unpacked(cleaned);
  EXPECT_THAT(all, Not(HasSubstr("secret")));
  EXPECT_THAT(all, Not(HasSubstr("JavaScript")));
  EXPECT_THAT(all, HasSubstr("https://example.org/"));
  EXPECT_THAT(all, HasSubstr("Paper B"));
  EXPECT_EQ(check_pdf(cleaned)->pages, 2);
  EXPECT_TRUE(check_pdf(cleaned)->is_tagged);
  EXPECT_EQ(cleaned, clean_pdf(loaded, "Paper B")) << "the same bytes for the same input";
}

TEST_F(PackWriter, BindsPartsIntoOneTaggedFileWithTheirWordsInOrder) {
  const auto pack = bind({part(report_pdf("First paper", 2)), part(report_pdf("Second paper", 3))});
  EXPECT_EQ(pages_, 5);
  EXPECT_EQ(check_pdf(pack)->pages, 5);
  SIGHTLINE_NEEDS("pdfinfo");
  EXPECT_THAT(pdfinfo(pack), AllOf(HasSubstr("Tagged:          yes"), HasSubstr("Title:           Invented pack"),
                                   Not(HasSubstr("Author")), Not(HasSubstr("Producer"))));
  const auto text = documents::pdf_text(pack);
  EXPECT_LT(text.find("First paper"), text.find("Second paper"));
  const auto structure = pdfinfo(pack, "-struct-text");
  EXPECT_EQ(count_of(structure, "First paper"), 2U);
  EXPECT_EQ(count_of(structure, "Second paper"), 3U);
  EXPECT_THAT(structure, Not(HasSubstr("Syntax Error")));
}

TEST_F(PackWriter, NumbersEachPageAsAViewerDoes) {
  const auto pack = bind({part(report_pdf("A", 1)), part(report_pdf("B", 2))});
  SIGHTLINE_NEEDS("pdftotext");
  const documents::TemporaryFolder folder;
  const auto file = folder.write("a.pdf", pack);
  for (int page = 1; page <= 3; ++page) {
    const auto n = std::to_string(page);
    const auto text = documents::run({"pdftotext", "-f", n, "-l", n, file.string(), "-"}).output;
    EXPECT_THAT(text, HasSubstr("Pack page " + n + " of 3"));
  }
  EXPECT_THAT(unpacked(pack), HasSubstr("/PageLabels"));
}

TEST_F(PackWriter, StampsTurnedPagesWhereTheyAreLookedAt) {
  SIGHTLINE_NEEDS("pdftotext");
  for (const int turn : {90, 180, 270}) {
    const auto plain = report_pdf("Turned", 1);
    QPDF pdf;
    pdf.processMemoryFile("plain", plain.data(), plain.size());
    auto page = pdf.getAllPages().front();
    page.replaceKey("/Rotate", QPDFObjectHandle::newInteger(turn));
    const auto pack = bind({part(written(pdf))});
    const documents::TemporaryFolder folder;
    const auto file = folder.write("a.pdf", pack);
    const auto boxes = documents::run({"pdftotext", "-bbox", file.string(), "-"}).output;
    const auto at = boxes.find(">Pack<");
    ASSERT_NE(at, std::string::npos) << turn;
    const auto word = boxes.substr(boxes.rfind("<word", at), at - boxes.rfind("<word", at));
    const auto number = [&](const std::string& name) {
      return std::stod(word.substr(word.find(name + "=\"") + name.size() + 2));
    };
    const bool is_wide = turn != 180;
    EXPECT_GT(number("yMin"), is_wide ? 560 : 800) << turn << word;
    EXPECT_GT(number("xMin"), is_wide ? 650 : 400) << turn << word;
  }
}

TEST_F(PackWriter, DrawsTheWatermarkOnPrivatePagesAlone) {
  const auto pack = bind({part(report_pdf("Open", 1)), part(report_pdf("Closed", 2), true)});
  SIGHTLINE_NEEDS("pdftotext");
  const documents::TemporaryFolder folder;
  const auto file = folder.write("a.pdf", pack);
  const auto page = [&](const std::string& n) {
    return documents::run({"pdftotext", "-f", n, "-l", n, file.string(), "-"}).output;
  };
  EXPECT_THAT(page("1"), Not(HasSubstr("abc")));
  for (const auto* n : {"2", "3"}) {
    EXPECT_THAT(page(n), HasSubstr("Copy of TM 19 Nov 2026, 09:00 abc"));
    EXPECT_EQ(count_of(page(n), "abc"), 1U) << "the drawing over the page is no text";
  }
  const auto all = unpacked(pack);
  EXPECT_EQ(count_of(all, "/SlMark1 Do"), 2U);
}

TEST_F(PackWriter, LeadsToEachPartByABookmark) {
  const auto pack = bind({part(report_pdf("A", 2)), part(report_pdf("B", 2))}, {{"Contents", 1, 0},
                                                                                {"4 Paper B: \u00a31.9m", 3, 0},
                                                                                {"Cover sheet", 3, 1},
                                                                                {"Paper B", 4, 1},
                                                                                {"5 Paper C", 4, 0}});
  SIGHTLINE_NEEDS("qpdf");
  const documents::TemporaryFolder folder;
  const auto file = folder.write("a.pdf", pack);
  const auto json = documents::run({"qpdf", "--json", "--json-key=outlines", file.string()}).output;
  EXPECT_THAT(json, HasSubstr("\"title\": \"Cover sheet\""));
  EXPECT_THAT(json, HasSubstr("1.9m"));
  EXPECT_EQ(count_of(json, "\"destpageposfrom1\": 3"), 2U);
  EXPECT_EQ(count_of(json, "\"destpageposfrom1\": 4"), 2U);
  const auto checked = documents::run({"qpdf", "--check", file.string()});
  EXPECT_EQ(checked.exit_code, 0) << checked.output;
}

TEST_F(PackWriter, LeavesBehindWhatPartsCarryBesideTheirPages) {
  const auto pack = bind({part(loaded_pdf())});
  EXPECT_THAT(unpacked(pack), Not(HasSubstr("secret")));
  EXPECT_THAT(unpacked(pack), Not(HasSubstr("JavaScript")));
}

TEST_F(PackWriter, HoldsFiveHundredPages) {
  const auto paper = part(report_pdf("A long paper of many words", 50));
  const std::vector<PackPart> parts(10, paper);
  const auto pack = bind(parts);
  EXPECT_EQ(pages_, 500);
  const auto facts = check_pdf(pack);
  ASSERT_TRUE(facts) << facts.error().message;
  EXPECT_EQ(facts->pages, 500);
  EXPECT_TRUE(facts->is_tagged);
}

}  // namespace
}  // namespace paper_files
