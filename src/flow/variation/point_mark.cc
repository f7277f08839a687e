#include "flow/variation/point_mark.h"

#include <utility>

namespace flow {

std::string_view code_of(PointRule rule) {
  switch (rule) {
    case PointRule::CommonCause:
      return "common_cause";
    case PointRule::Outside:
      return "outside";
    case PointRule::Trend:
      return "trend";
    case PointRule::TwoInThree:
      return "two_in_three";
    case PointRule::Shift:
      return "shift";
  }
  std::unreachable();
}

std::string_view code_of(PointClass colour) {
  switch (colour) {
    case PointClass::CommonCause:
      return "common_cause";
    case PointClass::Improvement:
      return "improvement";
    case PointClass::Concern:
      return "concern";
    case PointClass::NeutralHigh:
      return "neutral_high";
    case PointClass::NeutralLow:
      return "neutral_low";
  }
  std::unreachable();
}

std::string_view code_of(Improvement improvement) {
  switch (improvement) {
    case Improvement::Increase:
      return "increase";
    case Improvement::Decrease:
      return "decrease";
    case Improvement::Neutral:
      return "neutral";
  }
  std::unreachable();
}

base::Result<Improvement> parse_improvement(std::string_view text, std::string subject) {
  for (const Improvement one : {Improvement::Increase, Improvement::Decrease, Improvement::Neutral})
    if (text == code_of(one)) return one;
  return base::invalid(std::move(subject), "Say which way is better: increase, decrease or neutral.");
}

}  // namespace flow
