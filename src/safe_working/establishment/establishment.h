// Establishment and vacancies by directorate and grade group, on one day.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/number.h"
#include "base/result.h"
#include "documents/report.h"
#include "people/grade.h"
#include "people/organisation.h"

namespace safe_working {

/// Whole-time equivalents, to two places. Establishment by grade group is kept where the file gives it; P1 of December
/// 2017, for one, gives only the directorate's.
struct DirectorateEstablishment {
  people::DirectorateId directorate;
  std::string directorate_code;
  base::Hundredths establishment;
  std::map<people::GradeGroup, base::Hundredths> establishment_by_grade;  ///< empty where not given
  std::map<people::GradeGroup, base::Hundredths> vacancies;               ///< every group, 0 where the cell is empty

  [[nodiscard]] base::Hundredths vacant() const;  ///< sum over the groups
};

struct Establishment {
  base::Date as_at;
  std::string source;                                  ///< file name, or "Paper P1, 7 December 2017"
  std::vector<DirectorateEstablishment> directorates;  ///< in the file's order

  [[nodiscard]] base::Hundredths total() const;
  [[nodiscard]] base::Hundredths vacant() const;
  [[nodiscard]] base::Hundredths vacant(people::GradeGroup group) const;
};

/// Reads an establishment file: CSV with the columns `directorate`, `establishment`, one for each grade group by its
/// name (FY1, FY2, CT1/2, TG F2/CT1/2, ST3+, TG ST3+: vacancies) and, all or none, `establishment FY1` and so on.
/// Documented for its users in docs/guides/establishment-file.md. All faults at once, each "line 4, column ST3+";
/// nothing is taken until all is right: unknown directorate (the known ones are named), the same one twice, a number
/// that is not one, vacancies above the establishment, grade establishments that do not add up to the directorate's, a
/// missing or unknown column. A last row "Total" is checked against the sums and left out. Case and spaces in names do
/// not matter.
[[nodiscard]] base::Checked<Establishment> read_establishment(std::string_view csv, base::Date as_at,
                                                              std::string source,
                                                              const std::vector<people::Directorate>& known);

/// The file to fill in: the column names, and a row for each directorate with its code.
[[nodiscard]] std::string establishment_template_csv(const std::vector<people::Directorate>& known);

/// The places that an Error's subject names: line and column of "line 4, column ST3+". Either may be empty.
struct FaultPlace {
  std::string line;
  std::string column;
};
[[nodiscard]] FaultPlace fault_place(std::string_view subject);

/// The table of paper P1: directorate, establishment, vacancies by grade group, total, percentage; totals beneath.
[[nodiscard]] documents::Table establishment_table(const Establishment& establishment,
                                                   const documents::Lineage& lineage);

}  // namespace safe_working
