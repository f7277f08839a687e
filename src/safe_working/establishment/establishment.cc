#include "safe_working/establishment/establishment.h"

namespace safe_working {
namespace {

template <class Number>
base::Hundredths sum_of(const std::vector<DirectorateEstablishment>& lines, Number number) {
  base::Hundredths sum;
  for (const auto& line : lines) sum += number(line);
  return sum;
}

base::Hundredths of_group(const std::map<people::GradeGroup, base::Hundredths>& by_group, people::GradeGroup group) {
  const auto found = by_group.find(group);
  return found == by_group.end() ? base::Hundredths{} : found->second;
}

}  // namespace

base::Hundredths DirectorateEstablishment::vacant() const {
  base::Hundredths sum;
  for (const auto& [group, number] : vacancies) sum += number;
  return sum;
}

base::Hundredths Establishment::total() const {
  return sum_of(directorates, [](const auto& line) { return line.establishment; });
}

base::Hundredths Establishment::vacant() const {
  return sum_of(directorates, [](const auto& line) { return line.vacant(); });
}

base::Hundredths Establishment::vacant(people::GradeGroup group) const {
  return sum_of(directorates, [&](const auto& line) { return of_group(line.vacancies, group); });
}

documents::Table establishment_table(const Establishment& establishment, const documents::Lineage& lineage) {
  documents::Table table{.caption = "Establishment and vacancies by directorate and grade, whole-time equivalents",
                         .columns = {{"Directorate", false}, {"Establishment", true}},
                         .lineage = lineage};
  for (const auto group : people::kGradeGroups)
    table.columns.push_back({std::string(people::grade_group_name(group)), true});
  table.columns.push_back({"Total", true});
  table.columns.push_back({"Percentage", true});

  const auto row = [](std::string name, base::Hundredths posts, auto vacant_in, base::Hundredths vacant) {
    std::vector<documents::Quantity> cells{std::move(name), documents::Decimal{posts}};
    for (const auto group : people::kGradeGroups) cells.emplace_back(documents::Decimal{vacant_in(group)});
    cells.emplace_back(documents::Decimal{vacant});
    cells.emplace_back(documents::Percentage{vacant, posts});
    return cells;
  };
  for (const auto& line : establishment.directorates)
    table.rows.push_back(row(
        line.directorate_code, line.establishment,
        [&](people::GradeGroup group) { return of_group(line.vacancies, group); }, line.vacant()));
  table.total = row(
      "Total", establishment.total(), [&](people::GradeGroup group) { return establishment.vacant(group); },
      establishment.vacant());
  table.note =
      "Establishment is the number of posts; the grade columns and Total are vacant posts; Percentage is Total of "
      "Establishment. FY, CT and ST are training grades, TG is trust grade; both share rotas and are counted together.";
  return table;
}

}  // namespace safe_working
