#include "safe_working/contract_rules/what_if.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/check.h"

namespace safe_working {
namespace {

/// What makes a finding the same matter: all but the places of its duties, since an edit moves those behind it.
auto matter(const Finding& f) {
  return std::tuple(f.rule, f.from, f.to, f.measured.numerator, f.measured.denominator, f.limit.numerator,
                    f.limit.denominator, f.era, f.verdict, f.is_fine_trigger, f.fine_minutes, f.notes);
}

void put_in_order(std::vector<Finding>& findings) {
  std::ranges::sort(findings, {}, matter);
}

std::vector<Finding> missing_from(const std::vector<Finding>& these, const std::vector<Finding>& those) {
  std::vector<Finding> missing;
  std::ranges::set_difference(these, those, std::back_inserter(missing), {}, matter, matter);
  return missing;
}

}  // namespace

WhatIf::WhatIf(RotaChecker& checker, DoctorRota rota) : checker_(checker), rota_(std::move(rota)) {
  const auto found = checker_.check(rota_);
  findings_.assign(found.begin(), found.end());
  put_in_order(findings_);
}

Effect WhatIf::effect_of(const RotaEdit& edit) {
  edited_ = rota_;
  if (edit.without) {
    base::check(*edit.without < edited_.duties.size(), "the duty that goes is one of the rota's");
    edited_.duties.erase(edited_.duties.begin() + *edit.without);
  }
  if (edit.with) edited_.duties.push_back(*edit.with);
  if (const auto overlap = put_in_order(edited_)) return {{}, {}, overlap};
  const auto found = checker_.check(edited_);
  after_.assign(found.begin(), found.end());
  put_in_order(after_);
  return {missing_from(findings_, after_), missing_from(after_, findings_), std::nullopt};
}

}  // namespace safe_working
