// The rules of hours and rest in the 2016 contract, and their limits: tables of dated rows with their sources.
//
// Limits and tests come from Schedule 3 of the terms and conditions of service as others quote it; no version of the
// full text was read. Amend by adding rows: a released row is not edited, so that an old rota keeps its judgement.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "safe_working/contract_rules/source.h"

namespace safe_working {

enum class Rule : std::uint8_t {
  Hr48,
  Hr56,
  Hr72,
  Sh13,
  ShLong,
  RsLong,
  ShEve,
  RsEve,
  ShNight,
  RsNight,
  ShCons,
  RsCons,
  ShConsLi,
  Rs11,
  We2,
  We3,
  WeF2,
  Br1,
  Br2,
  Br3,
  BrPos,
  BrFine,
  Oc24,
  OcCons,
  Oc3In7,
  OcDay,
  OcDay5,
  OcRest5,
  OcRest8,
  OcTell,
  OcDup,
  Td,
  Ext,
};
inline constexpr std::size_t kRuleCount = static_cast<std::size_t>(Rule::Ext) + 1;
[[nodiscard]] constexpr std::size_t index_of(Rule rule) {
  return static_cast<std::size_t>(rule);
}

/// Which limits a duty is judged by.
enum class ContractEra : std::uint8_t {
  E1,  ///< versions 1 to 4 of the terms, from August 2016
  E2,  ///< version 5 and after, from August 2019
};
inline constexpr ContractEra kContractEras[] = {ContractEra::E1, ContractEra::E2};
[[nodiscard]] std::string_view era_label(ContractEra era);  ///< "E1", "E2"

/// What is measured, and how it is printed.
enum class Unit : std::uint8_t {
  Hours,        ///< minutes held, hours printed
  WeeklyHours,  ///< minutes a week held as a ratio, hours printed
  Shifts,
  Days,
  Periods,  ///< on-call periods
  Breaks,
  Share,  ///< of weekends, or of breaks
};
[[nodiscard]] std::string_view unit_name(Unit unit);  ///< "hours", "hours a week", ...

/// A measured value or a limit, exactly: minutes for hours, else a count, or one over the other for a share.
struct Measure {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  /// a > b, exactly. REQUIRES: denominators above 0, products within 64 bits.
  [[nodiscard]] friend constexpr bool exceeds(const Measure& a, const Measure& b) {
    return a.numerator * b.denominator > b.numerator * a.denominator;
  }
  friend constexpr bool operator==(const Measure&, const Measure&) = default;
};

struct RuleRow {
  Rule rule;
  std::string_view id;    ///< "HR-72", as printed in findings and asked for on the command line
  std::string_view name;  ///< "Hours in any seven days"
  std::string_view test;  ///< what breaches it, in words
  Unit unit;
  std::string_view not_modelled;  ///< why the checker does not judge it; empty where it does
};
[[nodiscard]] std::span<const RuleRow> rules();
[[nodiscard]] const RuleRow& row_of(Rule rule);
[[nodiscard]] std::optional<Rule> parse_rule(std::string_view id);
[[nodiscard]] inline std::string_view rule_id(Rule rule) {
  return row_of(rule).id;
}

/// Whether a breach of a limit is tested on the plan, on what happened, or on both.
enum class TestedOn : std::uint8_t { Roster, Both };

/// Whether a breach by actual work is a guardian's fine.
enum class FineRule : std::uint8_t { No, Yes };

struct LimitRow {
  Rule rule;
  ContractEra era;
  bool from_move;  ///< a limit of the redesign: from the day the rota moved to it, not from `valid_from` itself
  base::Date valid_from;
  std::optional<base::Date> valid_to;  ///< its last day; none: still in force
  Measure limit;
  TestedOn tested_on;
  FineRule fine;
  Measure fine_limit;  ///< beyond which the hours are fined; the limit itself unless the source says otherwise
  Source source;
  std::string_view unconfirmed_paragraph;  ///< of Schedule 3, as others quote it; never printed as law
  std::string_view to_confirm;             ///< who should settle it
};
[[nodiscard]] std::span<const LimitRow> limit_rows();

/// The limits of one era, by rule, for the checker. A rule with no limit in that era has no row.
class EraLimits {
 public:
  explicit EraLimits(ContractEra era);
  /// Null where the era has no such rule.
  [[nodiscard]] const LimitRow* find(Rule rule) const { return rows_[index_of(rule)]; }
  [[nodiscard]] const LimitRow& at(Rule rule) const { return *rows_[index_of(rule)]; }
  [[nodiscard]] ContractEra era() const { return era_; }

 private:
  ContractEra era_;
  std::array<const LimitRow*, kRuleCount> rows_{};
};
[[nodiscard]] const EraLimits& limits_of(ContractEra era);

/// When the second era's limits began for everyone (the first of the month is assumed, grade C), and when those of the
/// redesign held for every rota at the latest (grade C).
inline constexpr base::Date kRefreshFrom{std::chrono::year(2019), std::chrono::month(8), std::chrono::day(1)};
inline constexpr base::Date kRedesignForAll{std::chrono::year(2020), std::chrono::month(8), std::chrono::day(5)};
/// From when seven days meant any 168 hours for everyone (agreed in May 2018; the first is assumed, grade C).
inline constexpr base::Date kSevenDaysClarified{std::chrono::year(2018), std::chrono::month(5), std::chrono::day(1)};

}  // namespace safe_working
