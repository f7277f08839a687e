#include "safe_working/exception_reports/remedy.h"

#include "base/check.h"

namespace safe_working {

std::string_view remedy_code(Remedy remedy) {
  switch (remedy) {
    case Remedy::None:
      return "none";
    case Remedy::TimeOff:
      return "time_off";
    case Remedy::Pay:
      return "pay";
  }
  throw base::OurMistake("a remedy without a code");
}

std::optional<Remedy> parse_remedy(std::string_view code) {
  for (const Remedy remedy : kRemedies) {
    if (remedy_code(remedy) == code) return remedy;
  }
  return std::nullopt;
}

std::string_view remedy_name(Remedy remedy) {
  switch (remedy) {
    case Remedy::None:
      return "Neither";
    case Remedy::TimeOff:
      return "Time off in lieu";
    case Remedy::Pay:
      return "Pay";
  }
  throw base::OurMistake("a remedy without a name");
}

}  // namespace safe_working
