// Grades of doctors, as reports and establishment tables name them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace people {

/// Columns of an establishment table. Trainees and trust-grade doctors share rotas, so both are counted.
enum class GradeGroup { Fy1, Fy2, Ct1And2, TrustGradeFy2ToCt2, St3AndAbove, TrustGradeSt3AndAbove };
inline constexpr GradeGroup kGradeGroups[] = {GradeGroup::Fy1,         GradeGroup::Fy2,
                                              GradeGroup::Ct1And2,     GradeGroup::TrustGradeFy2ToCt2,
                                              GradeGroup::St3AndAbove, GradeGroup::TrustGradeSt3AndAbove};
[[nodiscard]] std::string_view grade_group_name(GradeGroup group);  ///< FY1, FY2, CT1/2, TG F2/CT1/2, ST3+, TG ST3+
/// As people write it: case and spaces do not matter.
[[nodiscard]] std::optional<GradeGroup> parse_grade_group(std::string_view name);

struct Grade {
  std::string_view code;  ///< "FY1", "CT2", "ST5", "TG-ST3+": stored
  std::string_view name;  ///< "Foundation year 1": shown
  GradeGroup group;
  bool is_training;  ///< in a training post; false: trust grade or locally employed
};
/// In order of seniority: FY1, FY2, CT1, CT2, ST1 ... ST8, TG-FY2, TG-CT, TG-ST3+.
[[nodiscard]] std::span<const Grade> grades();
[[nodiscard]] const Grade* find_grade(std::string_view code);

}  // namespace people
