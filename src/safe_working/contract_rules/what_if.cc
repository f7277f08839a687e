#include "safe_working/contract_rules/what_if.h"

#include <algorithm>

#include "base/check.h"

namespace safe_working {
namespace {

/// The same matter, whatever the places of its duties: an edit moves the places of those behind it.
bool is_same(const Finding& a, const Finding& b) {
  Finding moved = b;
  moved.first = a.first;
  moved.last = a.last;
  return a == moved;
}

std::vector<Finding> missing_from(std::span<const Finding> these, std::span<const Finding> those) {
  std::vector<Finding> missing;
  for (const Finding& one : these)
    if (std::ranges::none_of(those, [&](const Finding& other) { return is_same(one, other); })) missing.push_back(one);
  return missing;
}

}  // namespace

WhatIf::WhatIf(RotaChecker& checker, DoctorRota rota) : checker_(checker), rota_(std::move(rota)) {
  const auto found = checker_.check(rota_);
  findings_.assign(found.begin(), found.end());
}

Effect WhatIf::effect_of(const RotaEdit& edit) {
  edited_ = rota_;
  if (edit.without) {
    base::check(*edit.without < edited_.duties.size(), "the duty that goes is one of the rota's");
    edited_.duties.erase(edited_.duties.begin() + *edit.without);
  }
  if (edit.with) edited_.duties.push_back(*edit.with);
  if (const auto overlap = put_in_order(edited_)) return {{}, {}, overlap};
  const auto after = checker_.check(edited_);
  return {missing_from(findings_, after), missing_from(after, findings_), std::nullopt};
}

}  // namespace safe_working
