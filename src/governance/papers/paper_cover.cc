#include "governance/papers/paper_cover.h"

#include <algorithm>

#include "base/check.h"

namespace governance {

std::string_view answer_words(const std::optional<CoverAnswer>& answer) {
  if (!answer) return "Not chosen yet";
  switch (*answer) {
    case CoverAnswer::Yes:
      return "Yes";
    case CoverAnswer::No:
      return "No";
    case CoverAnswer::NotApplicable:
      return "Not applicable";
  }
  throw base::OurMistake("an answer that has no words");
}

PaperCover with_objectives(PaperCover cover, const std::vector<std::string>& names) {
  std::vector<CoverObjective> out;
  for (const auto& name : names) {
    const auto known = std::ranges::find(cover.objectives, name, &CoverObjective::name);
    out.push_back(known == cover.objectives.end() ? CoverObjective{.name = name, .is_touched = {}} : *known);
  }
  for (auto& one : cover.objectives)
    if (one.is_touched && std::ranges::find(names, one.name) == names.end()) out.push_back(std::move(one));
  cover.objectives = std::move(out);
  return cover;
}

}  // namespace governance
