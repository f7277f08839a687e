#include "safe_working/fines/reform_fines.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace safe_working {
namespace {

constexpr Source kFinesGuidance{"NHS Employers, Fines guidance for exception reporting, 26 January 2026",
                                "only its opening could be read: amounts, split and cap are set by a person",
                                Evidence::D};

std::vector<std::string> missing(ReformFine fine, const ReformFineTerms& terms) {
  std::vector<std::string> out;
  const auto need = [&](const std::optional<base::Pence>& value, std::string_view name) {
    if (!value) out.push_back(fmt::format("{}_{}", reform_fine_prefix(fine), name));
  };
  need(terms.total, "total");
  need(terms.doctor, "doctor");
  need(terms.guardian, "guardian");
  need(terms.cap, "cap");
  return out;
}

}  // namespace

std::string_view reform_fine_name(ReformFine fine) {
  return fine == ReformFine::AccessAndCompletion ? "access and completion fine" : "information breach fine";
}
std::string_view reform_fine_prefix(ReformFine fine) {
  return fine == ReformFine::AccessAndCompletion ? "access" : "information";
}
const Source& reform_fine_source() {
  return kFinesGuidance;
}

base::Result<FineAmounts> reform_fine(ReformFine fine, const ReformFineAmounts& amounts) {
  const ReformFineTerms& terms = amounts.of(fine);
  if (const auto names = missing(fine, terms); !names.empty())
    return base::invalid(
        "", fmt::format("The {} has no amount that Sightline could read, so it cannot be priced until you set {}. Take "
                        "the figures from NHS Employers' fines guidance of 26 January 2026.",
                        reform_fine_name(fine), base::listed(names)));
  const FineAmounts one{*terms.total, *terms.doctor, *terms.guardian};
  if (one.parts_less_total().value != 0)
    return base::invalid("", fmt::format("The doctor's and the guardian's parts of the {} do not make its total. "
                                         "Correct the three amounts.",
                                         reform_fine_name(fine)));
  if (one.total > *terms.cap)
    return base::invalid(
        "", fmt::format("The {} is set above its own cap. Correct the total or the cap.", reform_fine_name(fine)));
  return one;
}

}  // namespace safe_working
