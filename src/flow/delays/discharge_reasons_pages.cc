#include "flow/delays/discharge_reasons_pages.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/number.h"
#include "charts/chart_pages.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/performance/measure_address.h"
#include "flow/place_figures/figure_of_period.h"
#include "flow/variation/number_words.h"

namespace flow {
namespace {

using html::Fragment;

constexpr std::size_t kReasonsCharted = 10;

std::string change_text(const std::optional<double>& now, const std::optional<double>& before) {
  const auto change = change_of(now, before);
  return change ? fmt::format("{:+}", static_cast<std::int64_t>(std::llround(*change))) : "Not known";
}

Fragment families_table(const DischargeRanking& ranking, const std::string& month) {
  site::Table table{.caption = "Families of reasons, " + month,
                    .columns = {{"Family"}, {"People", true}, {"Share", true}, {"On the month before", true}}};
  for (const auto& family : ranking.families)
    table.rows.push_back({{std::string(family.name), true},
                          {count_text(family.people)},
                          {share_text(family.people, ranking.whole)},
                          {change_text(family.people, family.before)}});
  table.total = {{Fragment("All"), true},
                 {count_text(ranking.whole)},
                 {share_text(ranking.whole, ranking.whole)},
                 {change_text(ranking.whole, ranking.whole_before)}};
  return site::table(table);
}

/// As in the table, so that a label which the chart has to cut short is still found there.
std::string numbered(std::size_t place, std::string_view words) {
  return fmt::format("{}. {}", place + 1, words);
}

site::Table reasons_table(const DischargeRanking& ranking, std::string caption, std::size_t most, const Place& place) {
  site::Table table{
      .caption = std::move(caption),
      .columns = {{"Reason"}, {"Family"}, {"People", true}, {"Share", true}, {"On the month before", true}}};
  for (std::size_t i = 0; i < std::min(most, ranking.reasons.size()); ++i) {
    const auto& reason = ranking.reasons[i];
    const auto& count = reason.count;
    table.rows.push_back(
        {{html::link(measure_address(kDischargeDelays, place.code, count.cut), numbered(i, reason.words)), true},
         {std::string(reason.family)},
         {count_text(count.people)},
         {share_text(count.people, ranking.whole)},
         {change_text(count.people, count.before)}});
  }
  return table;
}

/// The biggest at once, and all of them for who asks: 37 rows are a long way on a phone.
Fragment reasons_tables(const DischargeRanking& ranking, const std::string& month, const Place& place) {
  const std::size_t all = ranking.reasons.size();
  const auto whole = reasons_table(ranking, "Reasons, the biggest first, " + month, all, place);
  if (all <= kReasonsCharted) return site::table(whole);
  return site::table(reasons_table(ranking,
                                   fmt::format("The {} biggest reasons, {}", count_words(kReasonsCharted), month),
                                   kReasonsCharted, place)) +
         site::details(fmt::format("All {} reasons", count_words(all)), site::table(whole));
}

documents::Chart biggest_chart(const DischargeRanking& ranking, const std::string& month) {
  documents::Chart out{.title = "The biggest reasons of discharge delay",
                       .summary = "",
                       .kind = documents::ChartKind::Bars,
                       .category_axis = "Reason",
                       .value_axis = "People",
                       .categories = {},
                       .series = {{.name = month, .values = {}}},
                       .lineage = {}};
  double charted = 0;
  for (const auto& reason : ranking.reasons) {
    if (!reason.count.people || out.categories.size() == kReasonsCharted) break;
    out.categories.push_back(numbered(out.categories.size(), reason.words));
    out.series.front().values.push_back(*reason.count.people);
    charted += *reason.count.people;
  }
  if (out.categories.empty()) return out;
  out.summary = fmt::format("The biggest is \"{}\" with {}.", ranking.reasons.front().words,
                            count_text(out.series.front().values.front()));
  if (ranking.whole && *ranking.whole > 0)
    out.summary += fmt::format(" These {} come to {} of all.", count_words(out.categories.size()),
                               share_text(charted, ranking.whole));
  return out;
}

}  // namespace

Fragment discharge_reasons_part(const std::optional<DischargeMonth>& month, const Place& place) {
  Fragment out = html::heading(3, html::raw("Reasons of discharge delay since June 2024"));
  if (!month)
    return out + html::paragraph(html::raw(
                     "No reasons of discharge delay have been imported for this place. The published file comes in at "
                     "Import figures."));
  const std::string words = period_words(month->month, true);
  const auto ranking = discharge_ranking(month->counts);
  out += html::paragraph(
      fmt::format("{}: 37 reasons in five families, in place of the reasons A to O of the return that stopped. The two "
                  "are different questions: no line leads from one to the other.",
                  words));
  if (!ranking.whole)
    out += html::paragraph(html::raw("A reason of this month is not known or withheld, so shares are not known."));
  return out + charts::page_chart(biggest_chart(ranking, words), "discharge-reasons") + families_table(ranking, words) +
         reasons_tables(ranking, words, place);
}

}  // namespace flow
