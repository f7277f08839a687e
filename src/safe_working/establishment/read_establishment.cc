// Reading an establishment file, in three steps that each need the one before to be right: which column is which; the
// cells of each row; the sums. So a person is told of a wrong number once, and not again as a wrong total.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/mapped.h"
#include "base/text.h"
#include "safe_working/establishment/establishment.h"

namespace safe_working {
namespace {

using base::Hundredths;
using people::GradeGroup;

constexpr std::size_t kMostRows = 1'000;
constexpr std::string_view kByGrade = "establishment ";

/// Without case, with single spaces.
std::string folded(std::string_view text) {
  const auto lower = base::lower(text);
  std::string out;
  for (const auto word : base::split(lower, ' ')) {
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string by_grade_name(GradeGroup group) {
  return std::string(kByGrade) + std::string(people::grade_group_name(group));
}

class Faults {
 public:
  void add(std::string subject, std::string message) {
    all_.push_back({base::ErrorCode::Invalid, std::move(subject), std::move(message)});
  }
  void add(base::Error error) { all_.push_back(std::move(error)); }
  [[nodiscard]] bool any() const { return !all_.empty(); }
  [[nodiscard]] base::Errors take() { return std::move(all_); }

 private:
  base::Errors all_;
};

/// Which column of the file holds what.
struct Columns {
  std::optional<std::size_t> directorate;
  std::optional<std::size_t> establishment;
  std::map<GradeGroup, std::size_t> vacancies;
  std::map<GradeGroup, std::size_t> by_grade;
};

std::string known_columns() {
  std::vector<std::string> names{"directorate", "establishment"};
  for (const auto group : people::kGradeGroups) names.emplace_back(people::grade_group_name(group));
  return base::listed(names);
}

bool is_blank_column(const base::CsvTable& file, std::size_t at) {
  return file.header[at].empty() &&
         std::ranges::all_of(file.rows, [&](const auto& row) { return row.fields[at].empty(); });
}

/// Puts one column in its place; false where nothing is known by that name or the place is taken ("FY1" and "fy 1").
bool place_column(Columns& columns, std::string_view header, std::size_t at) {
  const auto name = folded(header);
  if (name == "directorate") return !std::exchange(columns.directorate, at);
  if (name == "establishment") return !std::exchange(columns.establishment, at);
  const bool is_by_grade = name.starts_with(kByGrade);
  const auto group = people::parse_grade_group(is_by_grade ? std::string_view(name).substr(kByGrade.size()) : name);
  return group && (is_by_grade ? columns.by_grade : columns.vacancies).emplace(*group, at).second;
}

void check_columns(const Columns& columns, Faults& faults) {
  const auto missing = [&](std::string_view name) {
    faults.add(base::csv_place(1, name), fmt::format("This column is missing. Add a column named {}.", name));
  };
  if (!columns.directorate) missing("directorate");
  if (!columns.establishment) missing("establishment");
  for (const auto group : people::kGradeGroups) {
    if (!columns.vacancies.contains(group)) missing(people::grade_group_name(group));
    if (!columns.by_grade.empty() && !columns.by_grade.contains(group)) missing(by_grade_name(group));
  }
}

Columns find_columns(const base::CsvTable& file, Faults& faults) {
  Columns columns;
  for (std::size_t at = 0; at < file.header.size(); ++at) {
    const auto& name = file.header[at];
    if (is_blank_column(file, at)) continue;
    if (name.empty())
      faults.add("line 1", fmt::format("Column {} has no name. Name it, or remove it with all its cells.", at + 1));
    else if (!place_column(columns, name, at))
      faults.add(base::csv_place(1, name),
                 fmt::format("This column is not known, or is here twice. Remove it, or give it one "
                             "of these names: {}; or establishment and a grade, such as "
                             "establishment FY1.",
                             known_columns()));
  }
  check_columns(columns, faults);
  return columns;
}

/// One row's cells, before anything is compared.
struct Line {
  std::size_t line = 0;
  std::string directorate;
  std::optional<Hundredths> establishment;  ///< none: empty
  std::map<GradeGroup, Hundredths> vacancies;
  std::map<GradeGroup, Hundredths> by_grade;
  std::map<GradeGroup, bool>
      is_given;  ///< whether the vacancy cell held a number: an empty cell of a total is not checked
  [[nodiscard]] bool is_total() const { return folded(directorate) == "total"; }
};

std::optional<Hundredths> number_at(const base::CsvRow& row, std::size_t at, std::string_view column, Faults& faults) {
  const auto& cell = row.fields[at];
  if (cell.empty()) return std::nullopt;
  auto number = base::parse_hundredths(cell, base::csv_place(row.line, column));
  if (number) return *number;
  faults.add(std::move(number.error()));
  return Hundredths{};
}

Line read_line(const base::CsvRow& row, const Columns& columns, Faults& faults) {
  Line line{.line = row.line, .directorate = row.fields[*columns.directorate]};
  line.establishment = number_at(row, *columns.establishment, "establishment", faults);
  for (const auto& [group, at] : columns.vacancies) {
    const auto number = number_at(row, at, people::grade_group_name(group), faults);
    line.vacancies[group] = number.value_or(Hundredths{});
    line.is_given[group] = number.has_value();
  }
  for (const auto& [group, at] : columns.by_grade)
    if (const auto number = number_at(row, at, by_grade_name(group), faults)) line.by_grade[group] = *number;
  return line;
}

std::vector<Line> read_lines(const base::CsvTable& file, const Columns& columns, Faults& faults) {
  std::vector<Line> lines;
  for (const auto& row : file.rows) {
    lines.push_back(read_line(row, columns, faults));
    const auto& line = lines.back();
    if (!line.establishment && !line.is_total())
      faults.add(base::csv_place(row.line, "establishment"), "Enter the number of posts; 0 where there are none.");
  }
  return lines;
}

const people::Directorate* find_directorate(const std::vector<people::Directorate>& known, std::string_view written) {
  const auto wanted = folded(written);
  const auto found = std::ranges::find_if(
      known, [&](const auto& one) { return folded(one.code) == wanted || folded(one.name) == wanted; });
  return found == known.end() ? nullptr : &*found;
}

std::string known_codes(const std::vector<people::Directorate>& known) {
  const auto codes = base::mapped(known, &people::Directorate::code);
  return codes.empty() ? "none yet: ask an administrator to add them" : base::listed(codes);
}

/// The directorate of each row, all rows but the total.
std::vector<const people::Directorate*> find_directorates(const std::vector<Line>& lines,
                                                          const std::vector<people::Directorate>& known,
                                                          Faults& faults) {
  std::vector<const people::Directorate*> out;
  std::map<people::DirectorateId, std::size_t> seen_on;
  for (const auto& line : lines) {
    const auto place = base::csv_place(line.line, "directorate");
    const auto* one = find_directorate(known, line.directorate);
    out.push_back(one);
    if (line.directorate.empty()) {
      faults.add(place, fmt::format("Enter the directorate's code. The known ones are {}.", known_codes(known)));
    } else if (one == nullptr) {
      faults.add(place, fmt::format("{} is not a directorate of this organisation. The known ones are {}.",
                                    line.directorate, known_codes(known)));
    } else if (const auto [first, is_new] = seen_on.emplace(one->id, line.line); !is_new) {
      faults.add(place,
                 fmt::format("{} is on line {} already. Keep one row for each directorate.", one->code, first->second));
    }
  }
  return out;
}

Hundredths sum_of(const std::map<GradeGroup, Hundredths>& by_group) {
  Hundredths sum;
  for (const auto& [group, number] : by_group) sum += number;
  return sum;
}

void check_vacancies(const Line& line, Faults& faults) {
  const auto vacant = sum_of(line.vacancies);
  if (vacant > *line.establishment)
    faults.add(
        base::csv_place(line.line, "establishment"),
        fmt::format("The vacancies add up to {}, which is more than the {} posts of the establishment. Correct one of "
                    "them.",
                    base::decimal_text(vacant), base::decimal_text(*line.establishment)));
}

void check_grades(const Line& line, Faults& faults) {
  if (line.by_grade.empty()) return;
  const auto sum = sum_of(line.by_grade);
  if (sum != *line.establishment)
    faults.add(base::csv_place(line.line, "establishment"),
               fmt::format("The establishments by grade add up to {} and this cell says {}. Correct one of them.",
                           base::decimal_text(sum), base::decimal_text(*line.establishment)));
  for (const auto& [group, vacant] : line.vacancies) {
    const auto found = line.by_grade.find(group);
    const auto posts = found == line.by_grade.end() ? Hundredths{} : found->second;
    if (vacant > posts)
      faults.add(base::csv_place(line.line, people::grade_group_name(group)),
                 fmt::format("This says {} vacant, of an establishment of {} for this grade. Correct one of them.",
                             base::decimal_text(vacant), base::decimal_text(posts)));
  }
}

void check_total(const Line& total, const Establishment& sums, Faults& faults) {
  const auto compare = [&](std::string_view column, Hundredths stated, Hundredths sum) {
    if (stated == sum) return;
    faults.add(base::csv_place(total.line, column),
               fmt::format("The total says {} and the rows above add up to {}. Correct one "
                           "of them, or remove the total row.",
                           base::decimal_text(stated), base::decimal_text(sum)));
  };
  if (total.establishment) compare("establishment", *total.establishment, sums.total());
  for (const auto& [group, stated] : total.vacancies)
    if (total.is_given.at(group)) compare(people::grade_group_name(group), stated, sums.vacant(group));
  for (const auto& [group, stated] : total.by_grade) {
    Hundredths sum;
    for (const auto& one : sums.directorates)
      if (const auto found = one.establishment_by_grade.find(group); found != one.establishment_by_grade.end())
        sum += found->second;
    compare(by_grade_name(group), stated, sum);
  }
}

/// Takes the total row, if there is one, off the end of the rows.
std::optional<Line> take_total(std::vector<Line>& lines) {
  if (lines.empty() || !lines.back().is_total()) return std::nullopt;
  auto total = std::move(lines.back());
  lines.pop_back();
  return total;
}

DirectorateEstablishment kept(const Line& line, const people::Directorate& directorate) {
  DirectorateEstablishment out{.directorate = directorate.id,
                               .directorate_code = directorate.code,
                               .establishment = *line.establishment,
                               .establishment_by_grade = line.by_grade,
                               .vacancies = line.vacancies};
  if (!line.by_grade.empty())
    for (const auto group : people::kGradeGroups) out.establishment_by_grade.try_emplace(group);
  return out;
}

}  // namespace

base::Checked<Establishment> read_establishment(std::string_view csv, base::Date as_at, std::string source,
                                                const std::vector<people::Directorate>& known) {
  auto file = base::read_csv(csv, kMostRows);
  if (!file) return std::unexpected(std::move(file.error()));
  Faults faults;
  const auto columns = find_columns(*file, faults);
  if (faults.any()) return std::unexpected(faults.take());

  auto lines = read_lines(*file, columns, faults);
  const auto total = take_total(lines);
  if (lines.empty()) faults.add("line 1", "There is a total and nothing above it. Add a row for each directorate.");
  const auto directorates = find_directorates(lines, known, faults);
  if (faults.any()) return std::unexpected(faults.take());

  Establishment establishment{.as_at = as_at, .source = std::move(source)};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    check_vacancies(lines[i], faults);
    check_grades(lines[i], faults);
    establishment.directorates.push_back(kept(lines[i], *directorates[i]));
  }
  if (total) check_total(*total, establishment, faults);
  if (faults.any()) return std::unexpected(faults.take());
  return establishment;
}

std::string establishment_template_csv(const std::vector<people::Directorate>& known) {
  std::vector<std::string> header{"directorate", "establishment"};
  for (const auto group : people::kGradeGroups) header.emplace_back(people::grade_group_name(group));
  auto out = std::string(base::kCsvByteOrderMark) + base::csv_line(header);
  for (const auto& one : known) {
    std::vector<std::string> row(header.size());
    row.front() = one.code;
    out += base::csv_line(row);
  }
  return out;
}

FaultPlace fault_place(std::string_view subject) {
  constexpr std::string_view kLine = "line ";
  constexpr std::string_view kColumn = ", column ";
  if (!subject.starts_with(kLine)) return {"", std::string(subject)};
  const auto comma = subject.find(kColumn);
  const auto line = subject.substr(kLine.size(), comma == subject.npos ? subject.npos : comma - kLine.size());
  return {std::string(line), comma == subject.npos ? "" : std::string(subject.substr(comma + kColumn.size()))};
}

}  // namespace safe_working
