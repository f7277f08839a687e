#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/example_report_test.h"
#include "documents/outside_program_test.h"
#include "documents/writers.h"

namespace documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The output of a program that takes the PDF as its last argument.
std::string asked(std::vector<std::string> command, const Report& report) {
  const TemporaryFolder folder;
  command.push_back(folder.write("a.pdf", pdf_file(report)).string());
  return run(command).output;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST(PdfWriter, IsTaggedAndSaysWhatItIs) {
  SIGHTLINE_NEEDS("pdfinfo");
  const std::string about = asked({"pdfinfo", "-isodates"}, example_report());
  EXPECT_THAT(about, ::testing::ContainsRegex("Title: +Guardian of Safe Working Hours: quarterly report"));
  EXPECT_THAT(about, ::testing::ContainsRegex("Author: +Guardian of Safe Working Hours"));
  EXPECT_THAT(about, ::testing::ContainsRegex("CreationDate: +2017-12-01T09:30:00Z"));
  EXPECT_THAT(about, ::testing::ContainsRegex("Tagged: +yes"));
  EXPECT_THAT(about, ::testing::ContainsRegex("Page size: +595.276 x 841.89 pts \\(A4\\)"));
  EXPECT_THAT(asked({"pdfinfo", "-meta"}, example_report()), HasSubstr("<rdf:li>en-GB</rdf:li>"));
}

TEST(PdfWriter, HasAStructureThatAScreenReaderFollows) {
  SIGHTLINE_NEEDS("pdfinfo");
  const std::string tree = asked({"pdfinfo", "-struct-text"}, example_report());
  for (const char* part : {"Document", "  H1 (block)\n    \"Guardian of Safe Working Hours: quarterly report\"",
                           "  H2 (block)", "  H3 (block)", "  Table (block)", "    Caption", "      TH", "      TD",
                           "  Figure", "    LI (block)", "      Lbl"})
    EXPECT_THAT(tree, HasSubstr(part));
  EXPECT_THAT(tree, Not(HasSubstr("NonStruct")));
  EXPECT_THAT(tree, Not(HasSubstr("Page 1 of")));
  // A line's end and the letters fi and ff, which Cairo may hide behind replacement texts, lose nothing.
  EXPECT_THAT(
      tree,
      HasSubstr("what was done about them. The final figures confirm the office’s first estimate: efficient rotas"));
  EXPECT_EQ(count_of(tree, "\n  Table"), 6u);
  EXPECT_EQ(count_of(tree, "\n  Figure"), 3u);
}

TEST(PdfWriter, GivesHeadersTheirScopeAndFiguresTheirWords) {
  SIGHTLINE_NEEDS("pdfinfo");
  const std::string tree = asked({"pdfinfo", "-struct"}, example_report());
  EXPECT_GT(count_of(tree, "/Scope /Column"), 10u);
  EXPECT_GT(count_of(tree, "/Scope /Row"), 10u);
  SIGHTLINE_NEEDS("qpdf");
  const std::string objects = asked({"qpdf", "--json", "--json-key=qpdf"}, example_report());
  EXPECT_THAT(objects,
              HasSubstr("\"/Alt\": \"u:Exception reports by clinical management group. Medicine raised the most"));
  EXPECT_THAT(objects, HasSubstr("\"/Lang\": \"u:en-GB\""));
  EXPECT_THAT(objects, HasSubstr("\"/DisplayDocTitle\": true"));
  EXPECT_THAT(objects, HasSubstr("\"/Tabs\": \"/S\""));
  EXPECT_THAT(objects, HasSubstr("\"/Outlines\""));
}

TEST(PdfWriter, PassesQpdfsCheck) {
  SIGHTLINE_NEEDS("qpdf");
  const TemporaryFolder folder;
  for (const Report& report : {example_report(), hostile_report(), empty_report(), long_report(500)}) {
    const auto outcome = run({"qpdf", "--check", folder.write("a.pdf", pdf_file(report)).string()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    EXPECT_THAT(outcome.output, HasSubstr("No syntax or stream encoding errors found"));
  }
}

TEST(PdfWriter, UsesTheNamedFontAloneForOrdinaryWords) {
  SIGHTLINE_NEEDS("pdffonts");
  const std::string fonts = asked({"pdffonts"}, example_report());
  EXPECT_THAT(fonts, HasSubstr("DejaVuSans"));
  EXPECT_EQ(count_of(fonts, "yes yes yes") + 2, count_of(fonts, "\n")) << fonts;
  EXPECT_EQ(count_of(fonts, "DejaVuSans"), count_of(fonts, "\n") - 2) << fonts;
}

TEST(PdfWriter, ShowsEveryFigureTheStatusOnEveryPageAndThePageNumbers) {
  SIGHTLINE_NEEDS("pdftotext");
  const std::string text = pdf_text(pdf_file(example_report()));
  for (const char* words :
       {"1,277", "12%", "7.5", "£161.90", "1 h 45 min", "21 Nov 2017", "fewer than 5", "113.6", "CT1/2"})
    EXPECT_THAT(text, HasSubstr(words));
  const auto pages = count_of(text, "\f");
  ASSERT_GT(pages, 2u);
  for (std::size_t i = 1; i <= pages; ++i) EXPECT_THAT(text, HasSubstr(fmt::format("Page {} of {}", i, pages)));
  EXPECT_EQ(count_of(text, "Demonstration"), pages + 1);  // and in the cover's facts
}

TEST(PdfWriter, RepeatsATablesHeadingOnEveryPageAndLosesNoRow) {
  SIGHTLINE_NEEDS("pdftotext");
  const std::string text = pdf_text(pdf_file(long_report(500)));
  const auto pages = count_of(text, "\f");
  EXPECT_GT(pages, 8u);
  EXPECT_EQ(count_of(text, "Directorate"), pages);
  for (int i = 1; i <= 500; ++i) EXPECT_EQ(count_of(text, fmt::format("Row {} ", i)), 1u) << i;
  SIGHTLINE_NEEDS("pdfinfo");
  const std::string tree = asked({"pdfinfo", "-struct-text"}, long_report(500));
  EXPECT_EQ(count_of(tree, "\n  Table"), 1u);
  EXPECT_EQ(count_of(tree, "\n    TR"), 502u);
  EXPECT_EQ(count_of(tree, "\"Directorate\""), 1u);
}

TEST(PdfWriter, KeepsAHeadingWithTheParagraphBeneathIt) {
  SIGHTLINE_NEEDS("pdftotext");
  for (int lines = 25; lines < 45; ++lines) {
    Report report = empty_report();
    for (int i = 0; i < lines; ++i) report.blocks.push_back(Paragraph{"A line."});
    report.blocks.push_back(Heading{1, "The heading"});
    report.blocks.push_back(Paragraph{"Beneath it."});
    const std::string text = pdf_text(pdf_file(report));
    const auto heading = text.find("The heading");
    EXPECT_EQ(text.find('\f', heading) < text.find("Beneath it."), false) << lines;
  }
}

TEST(PdfWriter, LosesNoLetterOfAWordThatIsLongerThanAPage) {
  SIGHTLINE_NEEDS("pdftotext");
  const std::string text = pdf_text(pdf_file(report_of(Paragraph{std::string(30'000, 'Z')})));
  EXPECT_EQ(count_of(text, "Z"), 30'000u);
  EXPECT_GT(count_of(text, "\f"), 3u);
}

TEST(PdfWriter, DividesARowThatIsTallerThanAPage) {
  SIGHTLINE_NEEDS("pdftotext");
  Table table{.caption = "Tall", .columns = {{"Name"}, {"Words"}}};
  std::string words;
  for (int i = 1; i <= 3000; ++i) words += fmt::format("word{} ", i);
  table.rows = {{"Row", words}, {"Last", "end"}};
  const std::string text = pdf_text(pdf_file(report_of(table)));
  for (int i = 1; i <= 3000; ++i)
    EXPECT_EQ(count_of(text, fmt::format("word{} ", i)) + count_of(text, fmt::format("word{}\n", i)), 1u) << i;
}

}  // namespace
}  // namespace documents
