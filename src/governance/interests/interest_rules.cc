#include "governance/interests/interest_rules.h"

#include <algorithm>

#include "base/check.h"

namespace governance {
namespace {

using enum InterestLimit;
using enum Regime;

constexpr std::string_view kTemplate =
    "Template declaration of interests for commissioning groups, and pages of integrated care boards that print it";
constexpr std::string_view kTrustPages =
    "Registers of NHS trusts on mydeclarations.co.uk, their page about the register";
constexpr std::string_view kGroupRegister = "Register of interests of a commissioning group, 2017";
constexpr std::string_view kLocalismAct = "Localism Act 2011, sections 29 to 31, as councils' minutes quote it";
constexpr std::string_view kAsTheNhs = "The councillors' code states no time: as long as the NHS register's";

constexpr InterestRule kRules[] = {
    {DeclareWithin, NhsRegister, std::nullopt, 28, kTemplate, 'B'},
    {ConfirmWithin, NhsRegister, std::nullopt, 12, kTemplate, 'B'},
    {PublicFor, NhsRegister, std::nullopt, 6, kTrustPages, 'B'},
    {OnFileFor, NhsRegister, std::nullopt, 72, kGroupRegister, 'B'},
    {DeclareWithin, CouncillorsCode, std::nullopt, 28, kLocalismAct, 'B'},
    {ConfirmWithin, CouncillorsCode, std::nullopt, 12, kAsTheNhs, 'C'},
    {PublicFor, CouncillorsCode, std::nullopt, 6, kAsTheNhs, 'C'},
    {OnFileFor, CouncillorsCode, std::nullopt, 72, kAsTheNhs, 'C'},
};

}  // namespace

std::string_view regime_words(Regime regime) {
  return regime == NhsRegister ? "the NHS register" : "the councillors' code";
}

Regime regime_of(Sector sector) {
  return sector == Sector::LocalAuthority ? CouncillorsCode : NhsRegister;
}

std::span<const InterestRule> interest_rules() {
  return kRules;
}

const InterestRule& interest_rule(InterestLimit limit, Regime regime, base::Date on) {
  const InterestRule* found = nullptr;
  for (const auto& one : kRules) {
    if (one.limit != limit || one.regime != regime || (one.from && on < *one.from)) continue;
    if (found == nullptr || found->from < one.from) found = &one;
  }
  base::check(found != nullptr, "each limit of each regime has a row");
  return *found;
}

base::Date declare_by(base::Date arose, Regime regime) {
  return base::add_days(arose, std::chrono::days(interest_rule(DeclareWithin, regime, arose).value));
}

base::Date confirm_by(base::Date confirmed, Regime regime) {
  return base::add_months(confirmed, interest_rule(ConfirmWithin, regime, confirmed).value);
}

base::Date public_until(base::Date ended, Regime regime) {
  return base::add_months(ended, interest_rule(PublicFor, regime, ended).value);
}

base::Date on_file_until(base::Date ended, Regime regime) {
  return base::add_months(ended, interest_rule(OnFileFor, regime, ended).value);
}

}  // namespace governance
