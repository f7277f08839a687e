#include "safe_working/contract_rules/duty_kind.h"

#include "base/check.h"

namespace safe_working {

std::string_view duty_kind_code(DutyKind kind) {
  switch (kind) {
    case DutyKind::Shift:
      return "shift";
    case DutyKind::OnCall:
      return "on_call";
  }
  throw base::OurMistake("a kind of duty without a code");
}

std::optional<DutyKind> parse_duty_kind(std::string_view code) {
  for (const DutyKind kind : {DutyKind::Shift, DutyKind::OnCall}) {
    if (duty_kind_code(kind) == code) return kind;
  }
  return std::nullopt;
}

}  // namespace safe_working
