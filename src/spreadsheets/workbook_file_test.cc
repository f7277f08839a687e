#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/outside_program_test.h"
#include "documents/zip_file.h"
#include "spreadsheets/csv_sheet.h"
#include "spreadsheets/sheet_dump.h"
#include "spreadsheets/workbook_file_store.h"
#include "spreadsheets/workbook_testing.h"
#include "spreadsheets/xls_reader.h"

namespace spreadsheets {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using testing_help::day;
using testing_help::number;
using testing_help::text;

std::string refusal(const base::Result<Workbook>& book) {
  return book ? "" : book.error().message;
}

/// A workbook of one sheet with this XML between its rows' tags, and what else a test puts beside it.
std::string xlsx(const std::string& rows, const std::string& strings = "", const std::string& styles = "",
                 const std::string& properties = "") {
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return documents::zip_file(
      {{"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"r\"><workbookPr " + properties +
                               "/><sheets><sheet name=\"Delays\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
       {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

TEST(WorkbookAddress, IsReadAndWritten) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(16'383), "XFD");
  EXPECT_EQ(parse_address("AB12"), (Address{12, 27}));
  EXPECT_EQ(parse_address("XFD1048576"), (Address{1'048'576, 16'383}));
  for (const char* bad : {"", "A", "12", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "A1B", "a1"})
    EXPECT_EQ(parse_address(bad), std::nullopt) << bad;
}

TEST(WorkbookDate, FollowsBothSystemsAndTheDayThatNeverWas) {
  using namespace std::chrono;
  EXPECT_EQ(date_of_serial(1, false), base::Date(1900y / 1 / 1));
  EXPECT_EQ(date_of_serial(59, false), base::Date(1900y / 2 / 28));
  EXPECT_EQ(date_of_serial(60, false), std::nullopt);
  EXPECT_EQ(date_of_serial(61, false), base::Date(1900y / 3 / 1));
  EXPECT_EQ(date_of_serial(43'770.75, false), base::Date(2019y / 11 / 1));
  EXPECT_EQ(date_of_serial(42'308, true), base::Date(2019y / 11 / 1));
  EXPECT_EQ(date_of_serial(2'958'465, false), base::Date(9999y / 12 / 31));
  EXPECT_EQ(date_of_serial(2'958'466, false), std::nullopt);
  EXPECT_EQ(date_of_serial(-1, false), std::nullopt);
  EXPECT_EQ(date_of_serial(2'957'004, true), std::nullopt);
}

TEST(WorkbookNumber, IsTheShortestTextThatMeansTheSame) {
  EXPECT_EQ(number_cell(0.1 + 0.2), number("0.30000000000000004"));
  EXPECT_EQ(number_cell(0.1), number("0.1"));
  EXPECT_EQ(number_cell(1e21), number("1000000000000000000000"));
  EXPECT_EQ(number_cell(-0.0), number("0"));
  EXPECT_EQ(number_cell(1.0 / 0.0), Cell{});
}

TEST(CsvWorkbook, ReadsUtf8WithItsMarkAndRowsOfAnyLength) {
  const auto book = open_workbook("\xef\xbb\xbfPeriod,Na\xc3\xafve\r\n\r\n2019-11,\"1,204\",x\r\n");
  ASSERT_TRUE(book) << refusal(book);
  EXPECT_THAT(book->sheets.front().rows, ElementsAre(Row{1, {text("Period"), text("Na\xc3\xafve")}},
                                                     Row{3, {text("2019-11"), text("1,204"), text("x")}}));
}

TEST(CsvWorkbook, ReadsWindows1252WhereItIsNotUtf8) {
  EXPECT_EQ(utf8_of("Capacity \x96 end of life\xa0"
                    "care \x80 \xe9"),
            "Capacity \xe2\x80\x93 end of life\xc2\xa0"
            "care \xe2\x82\xac \xc3\xa9");
}

TEST(CsvWorkbook, RefusesAnOpenQuoteAndBytesThatAreNoText) {
  EXPECT_THAT(refusal(open_workbook("a,b\n1,\"2\n")), HasSubstr("On line 2 a quotation mark is opened"));
  EXPECT_THAT(refusal(open_workbook(std::string("a,b\n\0", 5))), HasSubstr("neither an Excel workbook nor a text"));
  EXPECT_THAT(refusal(open_workbook("")), HasSubstr("empty"));
  EXPECT_THAT(refusal(open_workbook("\n<!DOCTYPE html><html>")), HasSubstr("web page"));
}

TEST(XlsxWorkbook, ReadsWhatALibraryWrites) {
  const Workbook book{.sheets = {{"England",
                                  {{2, {{}, text("Patients & \"families\""), {}, number("4862.5333")}},
                                   {14, {day("2019-11-01"), number("2")}}}},
                                 {"Second", {{1, {text("here")}}}}}};
  const auto read = open_workbook(testing_help::xlsx_of(book));
  ASSERT_TRUE(read) << refusal(read);
  EXPECT_EQ(*read, book);
}

TEST(XlsxWorkbook, ReadsSharedRunsInlineTextAndCellsWithoutAddress) {
  const auto book =
      open_workbook(xlsx("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>in</t></is></c></row>"
                         "<row r=\"9\"><c r=\"C9\" t=\"str\"><f>A1</f><v>said</v></c><c t=\"b\"><v>1</v></c><c "
                         "t=\"d\"><v>2019-11-30T00:00</v></c></row>",
                         "<si><r><t>Bourne</t></r><r><t>mouth</t></r><rPh><t>no</t></rPh></si>"));
  ASSERT_TRUE(book) << refusal(book);
  EXPECT_THAT(book->sheets.front().rows, ElementsAre(Row{1, {text("Bournemouth"), text("in")}},
                                                     Row{9, {{}, {}, text("said"), text("TRUE"), day("2019-11-30")}}));
}

TEST(XlsxWorkbook, TellsDatesByTheirStyleInBothSystems) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-809]d mmmm yyyy;@\"/><numFmt numFmtId=\"165\" "
      "formatCode=\"&quot;day&quot; 0.0\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
      "numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>";
  const std::string cells =
      "<row><c s=\"0\"><v>43770</v></c><c s=\"1\"><v>43770</v></c><c s=\"2\"><v>43770</v></c><c "
      "s=\"3\"><v>43770</v></c>"
      "<c s=\"99\"><v>43770</v></c></row>";
  EXPECT_THAT(
      open_workbook(xlsx(cells, "", styles))->sheets.front().rows,
      ElementsAre(Row{1, {number("43770"), day("2019-11-01"), day("2019-11-01"), number("43770"), number("43770")}}));
  EXPECT_EQ(open_workbook(xlsx(cells, "", styles, "date1904=\"1\""))->sheets.front().rows.front().at(1),
            day("2023-11-02"));
}

TEST(XlsxWorkbook, TakesErrorsAndFormulasWithoutResultAsEmptyAndSaysSo) {
  const auto book = open_workbook(
      xlsx("<row><c r=\"A1\" t=\"e\"><v>#N/A</v></c><c><f>B1</f></c><c t=\"s\"><v>7</v></c><c><v>5</v></c></row>"));
  ASSERT_TRUE(book) << refusal(book);
  EXPECT_THAT(book->sheets.front().rows, ElementsAre(Row{1, {{}, {}, {}, number("5")}}));
  EXPECT_THAT(book->notes,
              ElementsAre("Sheet Delays, cell A1: it holds #N/A, so it is read as empty.",
                          "Sheet Delays, cell B1: its formula has no result in the file, so it is read as empty.",
                          "Sheet Delays, cell C1: its text is not in the file, so it is read as empty."));
}

TEST(XlsxWorkbook, DoesNotExpandEntitiesOfItsOwn) {
  const auto book = open_workbook(xlsx("<row><c t=\"inlineStr\"><is><t>&lol;&amp;</t></is></c></row>"));
  ASSERT_TRUE(book) << refusal(book);
  EXPECT_EQ(book->sheets.front().rows.front().at(0), text("&lol;&"));
}

TEST(XlsxWorkbook, RefusesWhatIsDamagedHugeOrNoWorkbook) {
  const std::string good = xlsx("<row><c><v>5</v></c></row>");
  EXPECT_THAT(refusal(open_workbook(good.substr(0, good.size() / 2))), HasSubstr("damaged or cut off"));
  EXPECT_THAT(refusal(open_workbook(documents::zip_file({{"word/document.xml", "<w/>"}}))),
              HasSubstr("not an Excel workbook"));
  EXPECT_THAT(refusal(open_workbook(xlsx("<row r=\"1\"><c r=\"A2\"><v>5</v></c></row>"))), HasSubstr("damaged"));
  EXPECT_THAT(refusal(open_workbook(xlsx("<row r=\"1048577\"><c><v>5</v></c></row>"))), HasSubstr("near row 1048577"));
  EXPECT_THAT(refusal(open_workbook(xlsx("<row r=\"2\"/><row r=\"2\"><c><v>5</v></c></row>"))), HasSubstr("damaged"));
  EXPECT_THAT(refusal(open_workbook(xlsx("<row><c>"))), HasSubstr("damaged"));
  EXPECT_THAT(refusal(open_workbook(std::string(kMostBytes + 1, 'a'))), HasSubstr("larger than 20 MB"));
}

TEST(XlsxWorkbook, RefusesAPartThatUnpacksWithoutEnd) {
  const std::string bomb = xlsx("", "<si><t>" + std::string(81U * 1024 * 1024, 'a') + "</t></si>");
  EXPECT_LT(bomb.size(), 1U * 1024 * 1024);
  EXPECT_THAT(refusal(open_workbook(bomb)), HasSubstr("unpacks to more than can be read"));
}

TEST(XlsxWorkbook, RefusesMoreCellsThanItMayHold) {
  std::string rows;
  for (int i = 1; i <= 400; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"XFD" + std::to_string(i) + "\"><v>1</v></c></row>";
  EXPECT_THAT(refusal(open_workbook(xlsx(rows))), HasSubstr("too large near row 306"));
}

TEST(XlsWorkbook, ReadsWhatLibreOfficeWrites) {
  SIGHTLINE_NEEDS("soffice");
  const Workbook book{.sheets = {{"England",
                                  {{2, {{}, text("Period:"), text("November 2019")}},
                                   {14, {text("Caf\xc3\xa9"), number("1204"), number("0.1")}},
                                   {15, {text("-"), number("-3"), day("2019-11-30")}}}},
                                 {"LA - by reason", {{1, {text("1,204")}}}}}};
  const std::string bytes = testing_help::xls_of(book);
  ASSERT_TRUE(bytes.starts_with("\xd0\xcf\x11\xe0")) << bytes.size();
  const auto read = open_workbook(bytes);
  ASSERT_TRUE(read) << refusal(read);
  EXPECT_EQ(dump_of(*read), dump_of(book));
}

TEST(XlsWorkbook, RefusesWhatIsDamagedWithoutComingToHarm) {
  SIGHTLINE_NEEDS("soffice");
  const std::string good = documents::converted("a,b\n1,2\n", "csv", "xls");
  ASSERT_GT(good.size(), 4096u);
  for (const std::size_t keep : {8UL, 512UL, good.size() / 2}) {
    const auto book = open_workbook(good.substr(0, keep));
    EXPECT_THAT(refusal(book), HasSubstr("Save it as .xlsx")) << keep;
  }
  for (std::size_t at = 24; at < good.size(); at += 797) {
    std::string changed = good;
    changed[at] = static_cast<char>(~changed[at]);
    const auto book = open_workbook(changed);
    EXPECT_EQ(book ? "file" : book.error().subject, "file") << at;
  }
}

TEST(SheetDump, ComesBackAsItWasAndIsRefusedInAnyOtherForm) {
  const Workbook book{.sheets = {{"A\nsheet", {{2, {{}, text("T 1 1\n"), number("5")}}}},
                                 {"", {}},
                                 {"Third", {{1, {day("2019-11-30")}}}}}};
  const std::string bytes = dump_of(book);
  EXPECT_EQ(workbook_of_dump(bytes), book);
  for (std::size_t keep = 1; keep < bytes.size(); ++keep) {
    const auto part = workbook_of_dump(std::string_view(bytes).substr(0, keep));
    EXPECT_TRUE(!part || *part != book) << keep;
  }
  for (const char* bad : {"", "T 1 0 1\na\n", "S 99999\na\n", "S 1\na\nX 1 0 1\na\n", "S 1\na\nT 1 99999 1\na\n",
                          "S 1\n\xff\n", "S 1\na\nT 0 0 1\na\n", "S 1\na\nT 2 0 1\na\nT 1 0 1\na\n"})
    EXPECT_EQ(workbook_of_dump(bad), std::nullopt) << bad;
}

}  // namespace
}  // namespace spreadsheets
