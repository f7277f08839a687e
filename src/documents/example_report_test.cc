#include "documents/example_report_test.h"

#include <fmt/format.h>

namespace documents {
namespace {

using namespace std::chrono_literals;

constexpr base::Date day(int year, unsigned month, unsigned number) {
  return base::Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(number));
}

constexpr base::Instant moment(base::Date date, std::chrono::minutes time) {
  return base::Instant(std::chrono::sys_days(date) + time);
}

constexpr base::Hundredths tenths(int value) {
  return {value * 10};
}

Lineage lineage(std::string name, std::string title) {
  return {
      .name = std::move(name),
      .title = std::move(title),
      .definition = "Exception reports raised in the period, whatever became of them; withdrawn reports are left out.",
      .period = {day(2017, 9, 1), day(2017, 11, 30)},
      .cut_off = moment(day(2017, 11, 30), 23h + 59min),
      .filters = "",
      .source = "Exception reports recorded in Sightline",
      .link = "/figures/raised-in-period?from=2017-09-01"};
}

Figures headline_figures() {
  return {{{Count{68}, "exception reports raised in the period", lineage("reports.raised", "Reports raised")},
           {Count{1277}, "reports to date, of which 11 were about education",
            lineage("reports.to_date", "Reports to date")},
           {Percentage{tenths(1136), tenths(9090)}, "of posts were vacant", lineage("posts.vacant", "Vacant posts")},
           {Rate{68, 909}, "reports per 100 doctors", lineage("reports.rate", "Reports per 100 doctors")},
           {Money{{16190}}, "levied in fines", lineage("fines.levied", "Fines levied")},
           {Duration{105min}, "median time over the schedule", lineage("reports.median", "Median time over")},
           {Day{day(2017, 11, 21)}, "latest report", lineage("reports.latest", "Latest report")},
           {NotShown{"fewer than 5"}, "reports of an immediate safety concern",
            lineage("reports.safety", "Safety concerns")}}};
}

Table vacancies() {
  Table table;
  table.caption = "Vacancies by clinical management group and grade, September 2017";
  for (const char* words : {"Clinical management group", "FY1", "FY2", "CT1/2", "TG F2/CT1/2", "ST3+", "TG ST3+",
                            "Total", "Establishment", "% vacant"})
    table.columns.push_back({words, words != std::string_view("Clinical management group")});
  struct Row {
    const char* name;
    int vacant[6];
    int total;
    int establishment;
  };
  constexpr Row kRows[] = {
      {"Cancer, haematology, urology, gastroenterology and surgery", {0, 20, 40, 93, 30, 0}, 183, 1420},
      {"Clinical support and imaging", {0, 0, 0, 10, 26, 0}, 36, 790},
      {"Emergency and specialist medicine", {10, 10, 60, 158, 41, 70}, 349, 2210},
      {"Intensive care, theatres, anaesthesia, pain and sleep", {0, 0, 30, 20, 72, 20}, 142, 1180},
      {"Musculoskeletal and specialist surgery", {0, 10, 0, 60, 24, 10}, 104, 1130},
      {"Renal, respiratory, cardiac and vascular", {0, 10, 20, 80, 52, 30}, 192, 1240},
      {"Women’s and children’s", {0, 10, 0, 30, 80, 10}, 130, 1120}};
  for (const Row& row : kRows) {
    std::vector<Quantity> cells{row.name};
    for (const int vacant : row.vacant) cells.emplace_back(Decimal{tenths(vacant)});
    cells.emplace_back(Decimal{tenths(row.total)});
    cells.emplace_back(Count{row.establishment / 10});
    cells.emplace_back(Percentage{tenths(row.total), tenths(row.establishment)});
    table.rows.push_back(std::move(cells));
  }
  table.total = {"All",
                 Decimal{tenths(10)},
                 Decimal{tenths(60)},
                 Decimal{tenths(150)},
                 Decimal{tenths(451)},
                 Decimal{tenths(325)},
                 Decimal{tenths(140)},
                 Decimal{tenths(1136)},
                 Count{909},
                 Percentage{tenths(1136), tenths(9090)}};
  table.note = "Trainee and trust-grade posts are counted together because they share rotas.";
  table.lineage = lineage("posts.vacant_by_grade", "Vacant posts by grade");
  return table;
}

Table answers() {
  Table table;
  table.caption = "Reports answered";
  table.columns = {{"Reviewer"}, {"First report"}, {"Reports", true}, {"Median time", true}, {"Fines", true}};
  table.rows = {{"Dr A Example", Day{day(2017, 9, 4)}, Count{1277}, Duration{105min}, Money{{16190}}},
                {"Dr B Example", Day{day(2017, 10, 12)}, Count{9}, Duration{11h}, Money{{0}}},
                {"Dr C Example", NotShown{"none"}, NotShown{"fewer than 5"}, NotShown{"not known"}, Money{{123456}}}};
  return table;
}

Lineage hostile_lineage(const std::string& words) {
  return {.name = words,
          .title = words,
          .definition = words,
          .period = {day(2017, 9, 1), day(2017, 11, 30)},
          .cut_off = moment(day(2017, 11, 30), 0min),
          .filters = words,
          .source = words,
          .link = "javascript:alert(1)//" + words};
}

}  // namespace

Chart example_chart(ChartKind kind, int series, int categories) {
  Chart chart;
  chart.title = "Exception reports by clinical management group";
  chart.summary = "Medicine raised the most in every quarter, and twice as many in autumn as in spring.";
  chart.kind = kind;
  chart.category_axis = "Quarter";
  chart.value_axis = "Reports raised";
  constexpr const char* kQuarters[] = {"Dec 2016 to Feb 2017", "Mar to May 2017", "Jun to Aug 2017", "Sep to Nov 2017"};
  for (int c = 0; c < categories; ++c)
    chart.categories.push_back(c < 4 ? kQuarters[c] : fmt::format("Quarter {}", c + 1));
  constexpr const char* kGroups[] = {"Emergency and specialist medicine", "Surgery", "Renal and cardiac",
                                     "Women’s and children’s"};
  for (int s = 0; s < series; ++s) {
    Series one{.name = s < 4 ? kGroups[s] : fmt::format("Group {}", s + 1), .values = {}};
    for (int c = 0; c < categories; ++c) one.values.push_back(3 + (s * 7 + c * 11) % 29);
    chart.series.push_back(std::move(one));
  }
  return chart;
}

Report empty_report() {
  return {.made_at = moment(day(2017, 12, 1), 9h + 30min)};
}

Report report_of(Block block) {
  Report report = empty_report();
  report.title = "Quarterly report";
  report.blocks = {std::move(block)};
  return report;
}

Report long_report(int rows) {
  Table table{.caption = "Posts", .columns = {{"Post"}, {"Directorate"}, {"Doctors", true}, {"Vacant", true}}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back({fmt::format("Row {}", i), "Emergency and specialist medicine", Count{i * 37},
                          Decimal{base::Hundredths{i * 15}}});
  table.total = {"All", "", Count{rows}, Decimal{tenths(rows)}};
  return report_of(std::move(table));
}

Report example_report() {
  Report report = empty_report();
  report.title = "Guardian of Safe Working Hours: quarterly report";
  report.subtitle = "September to November 2017";
  report.organisation = "Example University Hospitals NHS Trust";
  report.author = "Guardian of Safe Working Hours";
  report.status = "Demonstration";
  report.facts = {{"Meeting", "Trust Board, 7 December 2017"}, {"For", "Assurance"}};
  report.blocks = {
      Heading{1, "Summary"},
      Paragraph{
          "The Board is asked to note the number of reports, where they come from and what was done about them. The "
          "final figures confirm the office’s first estimate: efficient rotas make for fewer fines."},
      Note{"These reports were generated to show how Sightline works. No doctor in them exists."},
      headline_figures(),
      Heading{1, "Exception reports"},
      Heading{2, "By clinical management group"},
      Paragraph{"Two groups raise most of the reports."},
      example_chart(ChartKind::StackedColumns, 4, 4),
      Heading{2, "Over time"},
      example_chart(ChartKind::Lines, 3, 8),
      Heading{2, "What was done"},
      List{{"Time off in lieu was agreed for 47 reports.", "Payment was agreed for 20.", "One led to a penalty."}},
      example_chart(ChartKind::Bars, 1, 4),
      Heading{1, "Vacancies"},
      Paragraph{"Vacancies are counted in whole-time equivalents."},
      vacancies(),
      answers(),
      Heading{1, "Recommendations"},
      List{{"Note this report.", "Ask for rota reviews in emergency medicine.", "Hear again in March 2018."}, true},
      PageBreak{}};
  for (Block& block : annex(report)) report.blocks.push_back(std::move(block));
  return report;
}

Report hostile_report() {
  using namespace std::string_literals;
  const std::string words =
      "<script>alert('x')</script> & ]]> \"quoted\" 😀 \x01\x08\x1b\x7f null:\0: \xff\xfe \xed\xa0\x80 \xef\xbf\xbf "
      "\xe2\x80\xae reversed \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d العربية \xe2\x80\xa8 =cmd|' /C calc'!A0 ${{7*7}} %s %n \\ \r\n\t{}"s;
  const std::string formula = "=cmd|' /C calc'!A0";
  const std::string monster(10'000, 'W');
  Report report{.title = words,
                .subtitle = words,
                .organisation = words,
                .author = words,
                .made_at = moment(day(2017, 12, 1), 9h),
                .status = words,
                .facts = {{words, words}, {monster, monster}, {"", ""}}};
  Table table{.caption = words,
              .columns = {{words}, {monster, true}, {formula}},
              .note = words,
              .lineage = hostile_lineage(words)};
  table.rows = {{words, monster, formula}, {monster, NotShown{words}, monster}, {"+1", "-1", "@SUM(A1)"}, {"", "", ""}};
  table.total = {words, Percentage{}, Rate{}};
  Chart chart{.title = words,
              .summary = words,
              .category_axis = words,
              .value_axis = monster,
              .categories = {words, monster, "", formula}};
  chart.series = {{words, {1, 2, 3, 4}}, {monster, {0, 0, 0, 1e12}}, {formula, {0.01, 0.5, 0.25, 7}}};
  chart.lineage = hostile_lineage("chart" + words);
  for (const std::string& text : {words, monster, formula, std::string()})
    report.blocks.insert(
        report.blocks.end(),
        {Heading{1, text}, Heading{99, text}, Heading{-4, text}, Paragraph{text}, Note{text}, List{{text, text}, true},
         List{{}, false},
         Figures{{{text, text, hostile_lineage(text)}, {NotShown{text}, text, hostile_lineage(text)}}}});
  for (const auto kind : {ChartKind::Columns, ChartKind::StackedColumns, ChartKind::Bars, ChartKind::Lines}) {
    chart.kind = kind;
    report.blocks.insert(report.blocks.end(), {table, chart, PageBreak{}});
  }
  chart.kind = ChartKind::Ranges;
  chart.series.pop_back();
  chart.base = BaseLine{2, words};
  report.blocks.emplace_back(chart);
  return report;
}

}  // namespace documents
