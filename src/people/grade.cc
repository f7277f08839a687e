#include "people/grade.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/check.h"
#include "base/text.h"

namespace people {
namespace {

using enum GradeGroup;

constexpr std::array kGrades = {
    Grade{"FY1", "Foundation year 1", Fy1, true},
    Grade{"FY2", "Foundation year 2", Fy2, true},
    Grade{"CT1", "Core trainee year 1", Ct1And2, true},
    Grade{"CT2", "Core trainee year 2", Ct1And2, true},
    Grade{"ST1", "Specialty trainee year 1", Ct1And2, true},
    Grade{"ST2", "Specialty trainee year 2", Ct1And2, true},
    Grade{"ST3", "Specialty trainee year 3", St3AndAbove, true},
    Grade{"ST4", "Specialty trainee year 4", St3AndAbove, true},
    Grade{"ST5", "Specialty trainee year 5", St3AndAbove, true},
    Grade{"ST6", "Specialty trainee year 6", St3AndAbove, true},
    Grade{"ST7", "Specialty trainee year 7", St3AndAbove, true},
    Grade{"ST8", "Specialty trainee year 8", St3AndAbove, true},
    Grade{"TG-FY2", "Trust grade, foundation year 2 level", TrustGradeFy2ToCt2, false},
    Grade{"TG-CT", "Trust grade, core trainee level", TrustGradeFy2ToCt2, false},
    Grade{"TG-ST3+", "Trust grade, specialty trainee year 3 level and above", TrustGradeSt3AndAbove, false},
};

/// Other ways in which papers and spreadsheets write a column's name, in lower case and without spaces.
constexpr std::array<std::pair<std::string_view, GradeGroup>, 8> kOtherNames = {{
    {"f1", Fy1},
    {"f2", Fy2},
    {"ct1/ct2", Ct1And2},
    {"ct1-2", Ct1And2},
    {"tgfy2/ct1/2", TrustGradeFy2ToCt2},
    {"tgf2/ct1/ct2", TrustGradeFy2ToCt2},
    {"tgfy2/ct1/ct2", TrustGradeFy2ToCt2},
    {"st3andabove", St3AndAbove},
}};

std::string without_case_and_spaces(std::string_view text) {
  std::string out = base::lower(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
  return out;
}

}  // namespace

std::string_view grade_group_name(GradeGroup group) {
  switch (group) {
    case Fy1:
      return "FY1";
    case Fy2:
      return "FY2";
    case Ct1And2:
      return "CT1/2";
    case TrustGradeFy2ToCt2:
      return "TG F2/CT1/2";
    case St3AndAbove:
      return "ST3+";
    case TrustGradeSt3AndAbove:
      return "TG ST3+";
  }
  throw base::OurMistake("a grade group that has no name");
}

std::optional<GradeGroup> parse_grade_group(std::string_view name) {
  const std::string plain = without_case_and_spaces(name);
  for (const GradeGroup group : kGradeGroups) {
    if (plain == without_case_and_spaces(grade_group_name(group))) return group;
  }
  const auto other = std::ranges::find(kOtherNames, plain, [](const auto& entry) { return std::string(entry.first); });
  return other == kOtherNames.end() ? std::nullopt : std::optional(other->second);
}

std::span<const Grade> grades() {
  return kGrades;
}

const Grade* find_grade(std::string_view code) {
  const auto found = std::ranges::find(kGrades, code, &Grade::code);
  return found == kGrades.end() ? nullptr : &*found;
}

}  // namespace people
