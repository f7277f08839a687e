// The tables of the guardian's figures: the same tallies, split by directorate or by grade. Every split adds up to the
// named figure; a report that fell in no row is our mistake and stops the page.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working {
namespace {

using documents::Count;
using documents::NotShown;
using documents::Quantity;
using documents::Table;

struct Sums {
  std::int64_t carried = 0;
  std::int64_t raised = 0;
  std::int64_t education = 0;
  std::int64_t closed = 0;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t due = 0;
  std::int64_t in_time = 0;
  std::array<std::int64_t, std::size(kAnswerBands)> by_band{};  ///< of those raised
  std::int64_t doctors = 0;
};

void add(Sums& sums, const ReportTally& one) {
  const auto add_if = [&](std::int64_t& sum, bool claim) { sum += claim ? one.reports : 0; };
  add_if(sums.carried, one.is_carried_over);
  add_if(sums.raised, one.is_in_period);
  add_if(sums.education, one.is_in_period && one.is_education);
  add_if(sums.closed, one.is_closed_in_period);
  add_if(sums.open, one.is_open);
  add_if(sums.overdue, one.is_overdue);
  add_if(sums.due, one.is_in_period && one.is_reply_due);
  add_if(sums.in_time, one.is_in_period && one.is_reply_due && one.is_answered_in_time);
  add_if(sums.by_band.at(static_cast<std::size_t>(std::to_underlying(one.band))), one.is_in_period);
}

/// Whether any column counts it. Reports long settled are in none, and their grade is not known.
bool is_shown(const ReportTally& one) {
  return one.is_in_period || one.is_carried_over || one.is_closed_in_period || one.is_open || one.is_overdue;
}

template <class Key>
using Names = std::vector<std::pair<Key, std::string>>;

Names<people::DirectorateId> directorate_rows(const GuardianRecord& record) {
  Names<people::DirectorateId> names;
  for (const auto& one : record.directorates) names.emplace_back(one.id, one.code);
  return names;
}

/// Grades that have a doctor or a report to show, in order of seniority; grades that this program does not know come
/// last, under their own code.
Names<std::string> grade_rows(const GuardianRecord& record) {
  const auto rank = [](const std::string& code) {
    const auto all = people::grades();
    return std::ranges::find(all, code, &people::Grade::code) - all.begin();
  };
  std::set<std::pair<std::ptrdiff_t, std::string>> codes;
  for (const auto& one : record.tallies)
    if (is_shown(one)) codes.emplace(rank(one.grade), one.grade);
  for (const auto& one : record.in_post) codes.emplace(rank(one.grade), one.grade);
  Names<std::string> names;
  for (const auto& [place, code] : codes) {
    const auto* grade = people::find_grade(code);
    names.emplace_back(code, grade == nullptr ? code : std::string(grade->name));
  }
  return names;
}

/// The sums of each row, and of all: counted apart from the rows, so that they can be held against each other.
struct Split {
  std::vector<std::pair<std::string, Sums>> rows;
  Sums total;
};

/// `key` gives a tally's or a post's row.
template <class Key, class KeyOf>
Split split(const GuardianRecord& record, const Names<Key>& names, KeyOf key) {
  Split out;
  std::map<Key, std::size_t> places;
  for (const auto& [one, name] : names) {
    places.emplace(one, out.rows.size());
    out.rows.emplace_back(name, Sums{});
  }
  const auto row_of = [&](const auto& one) -> Sums& {
    const auto place = places.find(key(one));
    base::check(place != places.end(), "every report and post has its row in a table");
    return out.rows[place->second].second;
  };
  for (const auto& one : record.tallies) {
    if (is_shown(one)) add(row_of(one), one);
    add(out.total, one);
  }
  for (const auto& one : record.in_post) {
    row_of(one).doctors += one.doctors;
    out.total.doctors += one.doctors;
  }
  return out;
}

Split split_by_directorate(const GuardianRecord& record) {
  return split(record, directorate_rows(record), [](const auto& one) { return one.directorate; });
}

Split split_by_grade(const GuardianRecord& record) {
  return split(record, grade_rows(record), [](const auto& one) { return one.grade; });
}

Quantity share_or_none(std::int64_t part, std::int64_t whole, const char* none) {
  if (whole == 0) return NotShown{none};
  return documents::Percentage{base::whole(part), base::whole(whole)};
}

std::vector<Quantity> overview_row(std::string name, const Sums& sums) {
  const Quantity rate = sums.doctors == 0 ? Quantity(NotShown{"no doctors in post"})
                                          : Quantity(documents::Rate{sums.raised, sums.doctors});
  return {std::move(name),
          Count{sums.raised},
          rate,
          Count{sums.doctors},
          Count{sums.open},
          Count{sums.overdue},
          share_or_none(sums.in_time, sums.due, "none due")};
}

std::vector<Quantity> flow_row(std::string name, const Sums& sums) {
  return {std::move(name),       Count{sums.carried}, Count{sums.raised},
          Count{sums.education}, Count{sums.closed},  Count{sums.open}};
}

Table table_of(const Split& split, Table table, std::vector<Quantity> (*row)(std::string, const Sums&)) {
  for (const auto& [name, sums] : split.rows) table.rows.push_back(row(name, sums));
  table.total = row("Total", split.total);
  return table;
}

std::string in_period(const GuardianRecord& record) {
  return base::period_name(record.period.from, record.period.to);
}

Table overview_table(const GuardianRecord& record, const char* what, const Split& split) {
  Table table{
      .caption = fmt::format("Exception reports by {}, {}", base::lower(what), in_period(record)),
      .columns = {{what, false},
                  {"Raised", true},
                  {"Per 100 doctors", true},
                  {"Doctors in post", true},
                  {"Open", true},
                  {"Overdue", true},
                  {"Answered in time", true}},
      .note =
          "Raised: in the period. Open and overdue: at the cut-off, whenever raised. Answered in time: of those "
          "raised in the period which were answered or past the deadline.",
      .lineage = raised_in_period(record).lineage};
  return table_of(split, std::move(table), overview_row);
}

Table flow_table(const GuardianRecord& record, const char* what, const Split& split) {
  Table table{.caption = fmt::format("Reports carried over, raised, closed and outstanding by {}, {}",
                                     base::lower(what), in_period(record)),
              .columns = {{what, false},
                          {"Carried over", true},
                          {"Raised", true},
                          {"Of which education", true},
                          {"Closed", true},
                          {"Outstanding", true}},
              .note = "Carried over and raised together are as many as closed and outstanding together.",
              .lineage = raised_in_period(record).lineage};
  return table_of(split, std::move(table), flow_row);
}

std::string directorate_names(const GuardianRecord& record) {
  std::vector<std::string> names;
  for (const auto& one : record.directorates)
    if (one.name != one.code) names.push_back(fmt::format("{}: {}", one.code, one.name));
  std::string out;
  for (const auto& name : names) out += (out.empty() ? " " : "; ") + name;
  return out.empty() ? out : out + ".";
}

std::vector<Quantity> answers_row(std::string name, const Sums& sums) {
  std::vector<Quantity> row{std::move(name)};
  for (const auto n : sums.by_band) row.emplace_back(Count{n});
  row.emplace_back(Count{sums.raised});
  return row;
}

}  // namespace

Table by_directorate(const GuardianRecord& record) {
  auto table = overview_table(record, "Directorate", split_by_directorate(record));
  table.note += directorate_names(record);
  return table;
}

Table by_grade(const GuardianRecord& record) {
  return overview_table(record, "Grade", split_by_grade(record));
}

Table flow_by_directorate(const GuardianRecord& record) {
  return flow_table(record, "Directorate", split_by_directorate(record));
}

Table flow_by_grade(const GuardianRecord& record) {
  return flow_table(record, "Grade", split_by_grade(record));
}

Table outcomes_in_period(const GuardianRecord& record) {
  const auto raised = value_of(raised_in_period(record));
  Table table{.caption = fmt::format("Outcomes of the reports raised in {}", in_period(record)),
              .columns = {{"Outcome", false}, {"Reports", true}, {"Share of those raised", true}},
              .lineage = raised_in_period(record).lineage};
  const auto add_row = [&](std::string name, std::int64_t n) {
    table.rows.push_back({std::move(name), Count{n}, share_or_none(n, raised, "none raised")});
  };
  std::int64_t with_outcome = 0;
  for (const auto outcome : kOutcomes) {
    const auto n = count(record.tallies, {{Trait::InPeriod}, outcome});
    add_row(std::string(outcome_name(outcome)), n);
    with_outcome += n;
  }
  const auto open = count(record.tallies, {{Trait::InPeriod, Trait::Open}, {}});
  add_row("Still open at the cut-off", open);
  if (const auto closed_without = raised - with_outcome - open; closed_without > 0)
    add_row("Closed without an outcome", closed_without);
  table.total = {"Total", Count{raised}, share_or_none(raised, raised, "none raised")};
  return table;
}

Table answers_by_grade(const GuardianRecord& record) {
  Table table{.caption = fmt::format("How soon the reports raised in {} were answered, by grade", in_period(record)),
              .columns = {{"Grade", false}},
              .note = "From submission to the last reviewer's first answer, in elapsed time.",
              .lineage = answered_in_time(record).lineage};
  for (const auto band : kAnswerBands) table.columns.push_back({std::string(answer_band_name(band)), true});
  table.columns.push_back({"Total", true});
  return table_of(split_by_grade(record), std::move(table), answers_row);
}

}  // namespace safe_working
