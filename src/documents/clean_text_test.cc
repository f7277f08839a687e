#include "documents/clean_text.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "base/text.h"
#include "documents/example_report_test.h"

namespace documents {
namespace {

using namespace std::string_literals;

TEST(CleanText, KeepsWhatEveryFormCanHold) {
  for (const char* words : {"", "plain", "café £ — ’", "😀", "שלום", "<&>\"'"}) EXPECT_EQ(clean_text(words), words);
}

TEST(CleanText, ReplacesWhatXmlForbidsAndWhatIsNotUtf8) {
  EXPECT_EQ(clean_text("a\x01"
                       "b"),
            "a\xef\xbf\xbd"
            "b");
  EXPECT_EQ(clean_text("a\0b"s),
            "a\xef\xbf\xbd"
            "b");
  EXPECT_EQ(clean_text("\xff"), "\xef\xbf\xbd");
  EXPECT_EQ(clean_text("\xc3"), "\xef\xbf\xbd");
  EXPECT_EQ(clean_text("\xef\xbf\xbf"), "\xef\xbf\xbd");
  EXPECT_TRUE(base::is_utf8(clean_text("\xed\xa0\x80 \xf0\x9f\x98")));
}

TEST(CleanText, TurnsTabsAndLineEndsIntoSpacesUnlessAskedToKeepThem) {
  EXPECT_EQ(clean_text("a\tb\r\nc\rd"), "a b c d");
  EXPECT_EQ(clean_text("a\tb\r\nc\rd\n", LineEnds::Keep), "a b\nc\nd\n");
}

TEST(CleanText, RefusesAReportWhoseShapeIsWrong) {
  EXPECT_THROW(static_cast<void>(clean(report_of(Table{.columns = {{"a"}, {"b"}}, .rows = {{Count{1}}}}))),
               base::OurMistake);
  EXPECT_THROW(static_cast<void>(clean(report_of(Table{.columns = {{"a"}}, .total = {Count{1}, Count{2}}}))),
               base::OurMistake);
  Chart chart = example_chart(ChartKind::Columns, 1, 2);
  chart.series[0].values.pop_back();
  EXPECT_THROW(static_cast<void>(clean(report_of(chart))), base::OurMistake);
  chart.series[0].values.push_back(std::numeric_limits<double>::quiet_NaN());
  EXPECT_THROW(static_cast<void>(clean(report_of(chart))), base::OurMistake);
}

TEST(Escaped, LeavesNothingThatEndsAnElementOrAnAttribute) {
  EXPECT_EQ(escaped("<b a=\"c\" d='e'>&amp;]]>"), "&lt;b a=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;]]&gt;");
}

TEST(ShortenedTo, CountsCharactersNotBytes) {
  EXPECT_EQ(shortened_to("café", 4), "café");
  EXPECT_EQ(shortened_to("cafés", 4), "caf…");
  EXPECT_EQ(shortened_to("😀😀😀", 2), "😀…");
}

}  // namespace
}  // namespace documents
