#include "flow/urgent_care/four_hour_targets.h"

#include <utility>

namespace flow {
namespace {

using namespace std::chrono;  // dates as they are written

constexpr TargetFact kFacts[] = {
    {95, 2010y / July / 1, false, "The operational standard: 95% of attendances of all types",
     "Nuffield Trust, A&E waiting times", Certainty::Quoted},
    {90, 2017y / September / 1, true, "The ask of 2017/18: 90% by September 2017", "BMJ, June 2017", Certainty::Quoted},
    {95, 2018y / March / 1, true, "The ask of 2017/18: 95% in most trusts by March 2018", "BMJ, June 2017",
     Certainty::Quoted},
    {76, 2024y / March / 1, true, "The recovery plan: 76% by March 2024", "NHS planning guidance, as quoted",
     Certainty::Quoted},
    {78, 2025y / March / 1, true, "78% by March 2025", "NHS planning guidance 2024/25, as quoted", Certainty::Quoted},
    {78, 2026y / March / 1, true, "78% again in 2025/26",
     "NHS planning guidance 2025/26, as quoted by the NHS "
     "Confederation",
     Certainty::Quoted},
    {82, 2027y / March / 1, true, "82% by March 2027", "Not read at a source", Certainty::Unverified},
};

}  // namespace

std::string_view code_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::Read:
      return "A";
    case Certainty::Quoted:
      return "B";
    case Certainty::Unverified:
      return "C";
  }
  std::unreachable();
}

std::string_view words_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::Read:
      return "read at the source";
    case Certainty::Quoted:
      return "quoted from a published copy";
    case Certainty::Unverified:
      return "not verified";
  }
  std::unreachable();
}

std::span<const TargetFact> four_hour_facts() {
  return kFacts;
}

Trajectory usual_four_hour_target() {
  Trajectory out{.kind = TrajectoryKind::Target, .points = {}, .index = {}};
  for (const auto& fact : kFacts)
    if (fact.certainty != Certainty::Unverified) out.points.push_back({month_period(fact.from), fact.percent});
  return out;
}

}  // namespace flow
