#include "safe_working/contract_rules/rule.h"

#include <algorithm>

#include "base/check.h"

namespace safe_working {
namespace {

using enum Rule;
using std::chrono::August;
using std::chrono::year;

constexpr RuleRow kRules[] = {
    {Hr48, "HR-48", "Average week", "an average of more than 48 hours a week over the reference period",
     Unit::WeeklyHours, ""},
    {Hr56, "HR-56", "Average week with an opt-out",
     "an average of more than 56 hours a week for a doctor with a valid written opt-out", Unit::WeeklyHours, ""},
    {Hr72, "HR-72", "Hours in seven days", "more than 72 hours of work in any 168 consecutive hours", Unit::Hours, ""},
    {Sh13, "SH-13", "Length of a shift", "a shift of more than 13 hours", Unit::Hours, ""},
    {ShLong, "SH-LONG", "Long shifts in a row", "too many shifts of more than 10 hours on consecutive days",
     Unit::Shifts, ""},
    {RsLong, "RS-LONG", "Rest after long shifts",
     "less than 48 hours of rest after the last long shift allowed in a row", Unit::Hours, ""},
    {ShEve, "SH-EVE", "Long evening shifts in a row", "more than four long evening shifts in a row", Unit::Shifts, ""},
    {RsEve, "RS-EVE", "Rest after long evening shifts", "less than 48 hours of rest after four of them", Unit::Hours,
     ""},
    {ShNight, "SH-NIGHT", "Night shifts in a row", "more than four night shifts in a row", Unit::Shifts, ""},
    {RsNight, "RS-NIGHT", "Rest after night shifts", "less than 46 hours of rest after the last night of a run",
     Unit::Hours, ""},
    {ShCons, "SH-CONS", "Days of work in a row", "too many consecutive days with a duty", Unit::Days, ""},
    {RsCons, "RS-CONS", "Rest after days in a row", "less than 48 hours of rest after the last day allowed in a row",
     Unit::Hours, ""},
    {ShConsLi, "SH-CONS-LI", "Days in a row around a low-intensity weekend",
     "more than 12 consecutive days with a low-intensity weekend on-call among them", Unit::Days, ""},
    {Rs11, "RS-11", "Rest between shifts", "less than 11 hours between one shift and the next", Unit::Hours, ""},
    {We2, "WE-2", "Weekends: one in two", "work on more than one weekend in two", Unit::Share, ""},
    {We3, "WE-3", "Weekends: one in three", "work on more than one weekend in three", Unit::Share, ""},
    {WeF2, "WE-F2", "Weekends of foundation year 2", "another definition of a weekend for one rotation", Unit::Share,
     "the definition was not found in any text that could be read"},
    {Br1, "BR-1", "First break", "a shift of more than 5 hours without a paid break of 30 minutes", Unit::Breaks, ""},
    {Br2, "BR-2", "Second break", "a shift of more than 9 hours without two paid breaks of 30 minutes", Unit::Breaks,
     ""},
    {Br3, "BR-3", "Third break on a night", "a night shift of 12 hours or more without three paid breaks of 30 minutes",
     Unit::Breaks, ""},
    {BrPos, "BR-POS", "Place of breaks", "a break in the first or last hour of a shift", Unit::Breaks,
     "rotas say how long breaks were, not when"},
    {BrFine, "BR-FINE", "Breaks missed", "a quarter or more of the breaks due missed over four weeks", Unit::Share, ""},
    {Oc24, "OC-24", "Length of an on-call period", "an on-call period of more than 24 hours", Unit::Hours, ""},
    {OcCons, "OC-CONS", "On-call in succession",
     "on-call periods in succession, other than those beginning on a Saturday and its Sunday", Unit::Periods, ""},
    {Oc3In7, "OC-3IN7", "On-call in seven days", "more than three on-call periods in seven consecutive days",
     Unit::Periods, ""},
    {OcDay, "OC-DAY", "The day after on-call", "more than 10 hours of shifts on the day after on-call", Unit::Hours,
     ""},
    {OcDay5, "OC-DAY5", "The day after a broken night",
     "more than 5 hours of shifts on the day after, when the rest is foreseen to be short", Unit::Hours, ""},
    {OcRest5, "OC-REST5", "Unbroken rest on call",
     "no unbroken rest of 5 hours between 22:00 and 07:00 in an on-call period", Unit::Hours, ""},
    {OcRest8, "OC-REST8", "Total rest on call", "less than 8 hours of rest in the 24 hours from the start of on-call",
     Unit::Hours, ""},
    {OcTell, "OC-TELL", "Telling of missed rest", "rest on call not met: the doctor tells the employer", Unit::Hours,
     "it is a duty to tell, not a limit: reports of exceptions serve it"},
    {OcDup, "OC-DUP", "On-call beside a rostered colleague",
     "on-call for a shift that a colleague of the same rota covers by a rostered shift", Unit::Periods,
     "a file of duties does not say who covers whom"},
    {Td, "TD", "Too tired to drive", "a rest place or transport home is not given", Unit::Hours,
     "it is the employer's duty to provide, which duties do not show"},
    {Ext, "EXT", "Other employers' hours", "hours for another employer count too", Unit::Hours,
     "no limit of its own: put the other employer's duties in the same file and every rule counts them"},
};

// ---- sources -------------------------------------------------------------------------------------------------------

constexpr std::string_view kEmployers16 = "NHS Employers, Working hours and patterns: frequently asked questions, 2016";
constexpr std::string_view kEmployers23 =
    "NHS Employers, Guidance for the guardian of safe working hours to identify contractual breaches, 19 June 2023";
constexpr std::string_view kChecker18 = "British Medical Association, rota checker, front page, 2018";
constexpr std::string_view kQuoted =
    "Schedule 3 of the terms and conditions of service 2016, as quoted in the public program rota_checker, about 2022";
constexpr std::string_view kGlance = "Rota rules at a glance, as quoted in the public program rotagen-ai, 2026";
constexpr std::string_view kReports20 =
    "British Medical Association, Exception reporting for junior doctors, 7 September 2020";
constexpr std::string_view kAgreements16 = "Health Service Journal, 16 key agreements, May 2016";
constexpr std::string_view kOptOut =
    "NHS Employers, Working hours and patterns: frequently asked questions, 2016, question 1";
constexpr std::string_view kTrade = "Known in the trade; not read at source";

constexpr Source kFaq{kEmployers16, "question 1", Evidence::A};
constexpr Source kQuotedText{kQuoted, "its sentences on rostering", Evidence::B};
constexpr Source kGlanceText{kGlance, "its list of rules", Evidence::B};
constexpr Source employers23(std::string_view item) {
  return {kEmployers23, item, Evidence::A};
}

constexpr std::string_view kMedicalHr = "medical HR, against the terms in force";
constexpr std::string_view kGuardian = "the guardian of safe working hours";
constexpr std::string_view kBoth = "medical HR and the guardian, with the local negotiating committee";

// ---- limits --------------------------------------------------------------------------------------------------------

constexpr Measure hours(std::int64_t n) {
  return {n * 60, 1};
}
constexpr Measure count(std::int64_t n) {
  return {n, 1};
}
constexpr base::Date kStart = year(2016) / August / 3;
constexpr base::Date kLastOfE1 = year(2019) / std::chrono::July / 31;

struct Limit {
  Rule rule;
  Measure limit;
  Source source;
  std::string_view paragraph = "";
  FineRule fine = FineRule::No;
  TestedOn tested_on = TestedOn::Both;
  bool from_move = false;
  std::optional<Measure> fine_limit = std::nullopt;
  std::string_view to_confirm = kMedicalHr;
};

constexpr LimitRow row(const Limit& limit, ContractEra era) {
  const bool is_first = era == ContractEra::E1;
  return {.rule = limit.rule,
          .era = era,
          .from_move = limit.from_move,
          .valid_from = is_first ? kStart : kRefreshFrom,
          .valid_to = is_first ? std::optional(kLastOfE1) : std::nullopt,
          .limit = limit.limit,
          .tested_on = limit.tested_on,
          .fine = limit.fine,
          .fine_limit = limit.fine_limit.value_or(limit.limit),
          .source = limit.source,
          .unconfirmed_paragraph = limit.paragraph,
          .to_confirm = limit.to_confirm};
}
constexpr LimitRow e1(const Limit& limit) {
  return row(limit, ContractEra::E1);
}
constexpr LimitRow e2(const Limit& limit) {
  return row(limit, ContractEra::E2);
}

constexpr auto kFined = FineRule::Yes;

constexpr LimitRow kLimits[] = {
    e1({Hr48, hours(48), employers23("item 1"), "", kFined}),
    e2({Hr48, hours(48), employers23("item 1"), "", kFined}),
    e1({.rule = Hr56,
        .limit = hours(56),
        .source = {kOptOut, "the opt-out; that it is fined as the 48 hours are is unverified", Evidence::C},
        .fine = kFined,
        .to_confirm = kBoth}),
    e2({.rule = Hr56,
        .limit = hours(56),
        .source = {kOptOut, "the opt-out; that it is fined as the 48 hours are is unverified", Evidence::C},
        .fine = kFined,
        .to_confirm = kBoth}),
    e1({Hr72, hours(72), {kChecker18, "any 168 consecutive hours, as clarified in May 2018", Evidence::A}, "", kFined}),
    e2({Hr72, hours(72), employers23("item 2"), "", kFined}),
    e1({.rule = Sh13, .limit = hours(13), .source = kGlanceText, .paragraph = "9", .tested_on = TestedOn::Roster}),
    e2({Sh13, hours(13), employers23("item 3"), "9", kFined}),
    e1({.rule = ShLong, .limit = count(5), .source = kFaq}),
    e2({.rule = ShLong, .limit = count(4), .source = kQuotedText, .from_move = true}),
    e1({.rule = RsLong, .limit = hours(48), .source = kFaq}),
    e2({.rule = RsLong, .limit = hours(48), .source = kQuotedText, .from_move = true}),
    e1({.rule = ShEve, .limit = count(4), .source = kFaq}),
    e2({.rule = ShEve, .limit = count(4), .source = kGlanceText, .paragraph = "11"}),
    e1({.rule = RsEve, .limit = hours(48), .source = kFaq}),
    e2({.rule = RsEve, .limit = hours(48), .source = kFaq}),
    e1({.rule = ShNight, .limit = count(4), .source = kFaq}),
    e2({.rule = ShNight, .limit = count(4), .source = kGlanceText, .paragraph = "12"}),
    e1({.rule = RsNight, .limit = hours(46), .source = kFaq}),
    e2({.rule = RsNight, .limit = hours(46), .source = kGlanceText, .paragraph = "13", .from_move = true}),
    e1({.rule = ShCons, .limit = count(8), .source = kFaq}),
    e2({.rule = ShCons, .limit = count(7), .source = kGlanceText, .paragraph = "15", .from_move = true}),
    e1({.rule = RsCons, .limit = hours(48), .source = kFaq}),
    e2({.rule = RsCons, .limit = hours(48), .source = kQuotedText, .from_move = true}),
    e1({.rule = ShConsLi, .limit = count(12), .source = kQuotedText}),
    e2({.rule = ShConsLi, .limit = count(12), .source = kQuotedText}),
    e1({.rule = Rs11,
        .limit = hours(11),
        .source = {kGlance, "its list of rules; that only rest below 8 hours was fined is unverified", Evidence::C},
        .paragraph = "19",
        .fine = kFined,
        .fine_limit = hours(8),
        .to_confirm = kGuardian}),
    e2({Rs11, hours(11), employers23("item 4"), "19", kFined}),
    e1({.rule = We2, .limit = {1, 2}, .source = kFaq}),
    e2({.rule = We2, .limit = {1, 2}, .source = kFaq}),
    e1({.rule = We3, .limit = {1, 3}, .source = {kTrade, "all reasonable steps", Evidence::C}}),
    e2({.rule = We3, .limit = {1, 3}, .source = kGlanceText, .from_move = true}),
    e1({.rule = Br1, .limit = count(1), .source = {kReports20, "breaks", Evidence::A}}),
    e2({.rule = Br1, .limit = count(1), .source = {kReports20, "breaks", Evidence::A}}),
    e1({.rule = Br2, .limit = count(2), .source = {kReports20, "breaks", Evidence::A}}),
    e2({.rule = Br2, .limit = count(2), .source = {kReports20, "breaks", Evidence::A}}),
    e2({.rule = Br3, .limit = count(3), .source = {kTrade, "a third break on a night of 12 hours", Evidence::C}}),
    e1({BrFine, {1, 4}, {kAgreements16, "breaks", Evidence::A}, "", kFined}),
    e2({BrFine, {1, 4}, kGlanceText, "", kFined}),
    e1({.rule = Oc24, .limit = hours(24), .source = kQuotedText}),
    e2({.rule = Oc24, .limit = hours(24), .source = kQuotedText}),
    e1({.rule = OcCons, .limit = count(1), .source = kGlanceText, .paragraph = "27"}),
    e2({.rule = OcCons, .limit = count(1), .source = kGlanceText, .paragraph = "27"}),
    e1({.rule = Oc3In7, .limit = count(3), .source = kGlanceText, .paragraph = "28"}),
    e2({.rule = Oc3In7, .limit = count(3), .source = kGlanceText, .paragraph = "28"}),
    e1({.rule = OcDay, .limit = hours(10), .source = kGlanceText, .paragraph = "29"}),
    e2({.rule = OcDay, .limit = hours(10), .source = kGlanceText, .paragraph = "29"}),
    e1({.rule = OcDay5, .limit = hours(5), .source = kGlanceText, .paragraph = "31"}),
    e2({.rule = OcDay5, .limit = hours(5), .source = kGlanceText, .paragraph = "31"}),
    e1({.rule = OcRest5, .limit = hours(5), .source = kGlanceText, .paragraph = "30", .to_confirm = kGuardian}),
    e2({OcRest5, hours(5), employers23("item 5"), "30", kFined}),
    e1({.rule = OcRest8,
        .limit = hours(8),
        .source = {"University Hospitals of Leicester, guardian of safe working report, Trust Board paper P1, 7 "
                   "December 2017",
                   "3.3.3: that trust's practice; elsewhere not settled", Evidence::D},
        .paragraph = "30",
        .fine = kFined,
        .to_confirm = kGuardian}),
    e2({OcRest8,
        hours(8),
        {kGlance, "its list of rules; the list of fines is cut off in the copy read", Evidence::B},
        "30",
        kFined}),
};

// Each rule stands in its own place, so that row_of is a look-up.
static_assert(std::size(kRules) == kRuleCount);
static_assert([] {
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    if (index_of(kRules[i].rule) != i) return false;
  }
  return true;
}());

}  // namespace

std::string_view era_label(ContractEra era) {
  return era == ContractEra::E1 ? "E1" : "E2";
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::Hours:
      return "hours";
    case Unit::WeeklyHours:
      return "hours a week";
    case Unit::Shifts:
      return "shifts";
    case Unit::Days:
      return "days";
    case Unit::Periods:
      return "on-call periods";
    case Unit::Breaks:
      return "breaks";
    case Unit::Share:
      return "share";
  }
  throw base::OurMistake("a unit without a name");
}

std::span<const RuleRow> rules() {
  return kRules;
}

const RuleRow& row_of(Rule rule) {
  return kRules[index_of(rule)];
}

std::optional<Rule> parse_rule(std::string_view id) {
  const auto* const found = std::ranges::find(kRules, id, &RuleRow::id);
  if (found == std::end(kRules)) return std::nullopt;
  return found->rule;
}

std::span<const LimitRow> limit_rows() {
  return kLimits;
}

EraLimits::EraLimits(ContractEra era) : era_(era) {
  for (const LimitRow& limit : kLimits) {
    if (limit.era == era) rows_[index_of(limit.rule)] = &limit;
  }
}

const EraLimits& limits_of(ContractEra era) {
  static const EraLimits first(ContractEra::E1);
  static const EraLimits second(ContractEra::E2);
  return era == ContractEra::E1 ? first : second;
}

}  // namespace safe_working
