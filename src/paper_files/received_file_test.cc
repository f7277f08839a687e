#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

#include "documents/zip_file.h"
#include "paper_files/outside_program_store.h"
#include "paper_files/pdf_check.h"
#include "paper_files/pdf_testing.h"
#include "paper_files/word_check.h"

namespace paper_files {
namespace {

using namespace testing_help;
using testing::HasSubstr;

std::string refusal(const auto& checked) {
  return checked ? "taken" : checked.error().message;
}

constexpr std::string_view kDocument =
    R"(<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:body><w:p><w:r><w:t>The words of the Word file.</w:t></w:r></w:p></w:body></w:document>)";

std::string word_with(std::vector<documents::ZipEntry> more) {
  documents::Report report;
  report.title = "Invented paper";
  report.author = "secret-word-author";
  report.blocks.emplace_back(documents::Paragraph{"The words of the Word file."});
  if (more.empty()) return documents::word_file(report);
  more.push_back({"word/document.xml", std::string(kDocument)});
  return documents::zip_file(more);
}

/// Its page tree stands in an object stream that unpacks to so many megabytes of spaces.
std::string bomb_pdf(int megabytes) {
  std::string data;
  Pl_String packed("packed", nullptr, data);
  Pl_Flate flate("flate", &packed, Pl_Flate::a_deflate);
  std::string head = "2 0 << /Type /Pages /Count 0 /Kids [] >> ";
  flate.writeString(head);
  const std::string spaces(1024 * 1024, ' ');
  for (int i = 0; i < megabytes; ++i) flate.writeString(spaces);
  flate.finish();
  std::string out = "%PDF-1.5\n";
  const auto catalogue_at = out.size();
  out += "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n";
  const auto stream_at = out.size();
  out += "4 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + std::to_string(data.size()) +
         " >> stream\n" + data + "\nendstream endobj\n";
  const auto table_at = out.size();
  const auto row = [](int kind, std::size_t place, int index) {
    std::string bytes(1, static_cast<char>(kind));
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((place >> shift) & 0xff);
    return bytes + static_cast<char>(index);
  };
  const std::string rows =
      row(0, 0, 0) + row(1, catalogue_at, 0) + row(2, 4, 0) + row(0, 0, 0) + row(1, stream_at, 0) + row(1, table_at, 0);
  return out + "5 0 obj << /Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R /Length " + std::to_string(rows.size()) +
         " >> stream\n" + rows + "\nendstream endobj\nstartxref\n" + std::to_string(table_at) + "\n%%EOF\n";
}

TEST(PdfCheck, CountsThePagesOfATaggedFile) {
  const auto facts = check_pdf(report_pdf("Words", 3));
  ASSERT_TRUE(facts) << facts.error().message;
  EXPECT_EQ(facts->pages, 3);
  EXPECT_TRUE(facts->is_tagged);
}

TEST(PdfCheck, RefusesWhatCannotBeAPaperAndSaysWhatToDo) {
  const auto whole = report_pdf("Words", 3);
  EXPECT_THAT(refusal(check_pdf("")), HasSubstr("empty"));
  EXPECT_THAT(refusal(check_pdf("just words")), HasSubstr("not a PDF"));
  EXPECT_THAT(refusal(check_pdf("%PDF-1.7\n")), HasSubstr("damaged or cut off"));
  EXPECT_THAT(refusal(check_pdf(std::string_view(whole).substr(0, whole.size() / 2))), HasSubstr("cut off"));
  EXPECT_THAT(refusal(check_pdf(encrypted_pdf("word"))), HasSubstr("asks for a password"));
  EXPECT_THAT(refusal(check_pdf(whole, {.most_bytes = 1000, .most_pages = 9})), HasSubstr("larger than"));
  EXPECT_THAT(refusal(check_pdf(whole, {.most_bytes = 10'000'000, .most_pages = 2})), HasSubstr("has 3 pages"));
}

TEST(PdfCheck, RefusesOneThatIsProtectedWithoutAPasswordToOpenIt) {
  QPDF pdf;
  const auto plain = report_pdf("Words", 1);
  pdf.processMemoryFile("plain", plain.data(), plain.size());
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_none, true);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  const std::string locked(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  EXPECT_THAT(refusal(check_pdf(locked)), HasSubstr("protected"));
}

TEST(WordCheck, TakesAPlainDocument) {
  EXPECT_EQ(refusal(check_word(word_with({}))), "taken");
}

TEST(WordCheck, RefusesAZipThatIsNoDocumentOrCutOff) {
  EXPECT_THAT(refusal(check_word(documents::zip_file({{"a.txt", "words"}}))), HasSubstr("not a Word document"));
  const auto whole = word_with({});
  EXPECT_THAT(refusal(check_word(std::string_view(whole).substr(0, whole.size() / 2))), HasSubstr("damaged"));
}

TEST(WordCheck, RefusesOneThatUnpacksToFarTooMuch) {
  const std::string noughts(120'000'000, '0');
  const auto bomb = word_with({{"word/media/image1.png", noughts}});
  EXPECT_LT(bomb.size(), 1'000'000U);
  EXPECT_THAT(refusal(check_word(bomb)), HasSubstr("unpacks to far more"));
}

TEST(WordCheck, RefusesMacros) {
  EXPECT_THAT(refusal(check_word(word_with({{"word/vbaProject.bin", "x"}}))), HasSubstr("macros"));
}

TEST(WordCheck, RefusesWhatWouldBeFetchedWhenItIsOpenedButNotLinks) {
  const auto relation = [](const std::string& type) {
    return "<Relationships><Relationship Id=\"1\" Type=\"http://x/" + type +
           "\" Target=\"http://127.0.0.1/\" TargetMode=\"External\"/></Relationships>";
  };
  EXPECT_THAT(refusal(check_word(word_with({{"word/_rels/document.xml.rels", relation("image")}}))),
              HasSubstr("kept elsewhere"));
  EXPECT_THAT(refusal(check_word(word_with({{"word/_rels/settings.xml.rels", relation("attachedTemplate")}}))),
              HasSubstr("kept elsewhere"));
  EXPECT_EQ(refusal(check_word(word_with({{"word/_rels/document.xml.rels", relation("hyperlink")}}))), "taken");
}

TEST(WordConversion, MakesATaggedPdfWithTheSameWords) {
  SIGHTLINE_NEEDS("soffice");
  const auto pdf = pdf_of_word(word_with({}));
  ASSERT_TRUE(pdf) << pdf.error().message;
  const auto facts = check_pdf(*pdf);
  ASSERT_TRUE(facts) << facts.error().message;
  EXPECT_EQ(facts->pages, 1);
  EXPECT_TRUE(facts->is_tagged);
  SIGHTLINE_NEEDS("pdftotext");
  EXPECT_THAT(text_of_pdf(*pdf), HasSubstr("The words of the Word file."));
}

TEST(WordConversion, SaysSoWhereTheFileCannotBeRead) {
  SIGHTLINE_NEEDS("soffice");
  const auto pdf = pdf_of_word("PK\x03\x04 and then nothing");
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().subject, "file");
  EXPECT_THAT(pdf.error().message, HasSubstr("Save the paper as PDF"));
}

TEST(OpensWithinLimits, TakesAnOrdinaryFile) {
  EXPECT_TRUE(opens_within_limits(report_pdf("Words", 2)));
}

TEST(OpensWithinLimits, RefusesAFileWhoseObjectsUnpackWithoutEnd) {
  SIGHTLINE_NEEDS("qpdf");
  EXPECT_THAT(refusal(opens_within_limits(bomb_pdf(1'100))), HasSubstr("too much time or memory"));
}

TEST(TextOfPdf, IsEmptyForWhatIsNoPdf) {
  EXPECT_EQ(text_of_pdf("no PDF"), "");
}

}  // namespace
}  // namespace paper_files
