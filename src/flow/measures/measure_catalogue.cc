#include "flow/measures/measure_catalogue.h"

#include <algorithm>
#include <string>
#include <utility>

namespace flow {
namespace {

using namespace std::chrono;  // dates as the returns give them

constexpr std::string_view kDelaysReturn = "NHS England, monthly return MSitDT";
constexpr std::string_view kDischargeReturn = "NHS England, acute daily discharge situation report";
constexpr std::string_view kEmergencyReturn = "NHS England, monthly return MSitAE";
constexpr std::string_view kDelayedOwner = "The system's delayed transfers group";
constexpr std::string_view kUrgentOwner = "The system's urgent care group";
constexpr std::string_view kMonthly = "when the month's return is published";

// A year's estimate comes a year late; a quarter's return serves until the next one is out.
constexpr std::int64_t kYearsServed = 24;
constexpr std::int64_t kQuarterServed = 6;

constexpr base::Date kDelaysFrom = 2011y / April / 1;
constexpr base::Date kDelaysTo = 2020y / February / 29;
constexpr base::Date kDischargeFrom = 2022y / April / 1;
constexpr base::Date kFourHoursFrom = 2010y / July / 1;

Measure count_of(std::string_view code, std::string name, std::string definition, std::string unit,
                 std::string_view source, std::string_view owner, base::Date from) {
  return {.code = std::string(code),
          .name = std::move(name),
          .owner = std::string(owner),
          .definition = std::move(definition),
          .numerator = "the count itself",
          .unit = std::move(unit),
          .source = std::string(source),
          .refresh = std::string(kMonthly),
          .valid_from = from};
}

Measure better(Measure measure, Improvement improvement) {
  measure.improvement = improvement;
  return measure;
}

/// A figure worked out from counted measures.
Measure worked_out(Measure measure, Formula formula, DenominatorKind kind, std::string numerator,
                   std::string denominator) {
  measure.formula = std::move(formula);
  measure.denominator_kind = kind;
  measure.numerator = std::move(numerator);
  measure.denominator = std::move(denominator);
  measure.aggregation = Aggregation::RatioOfSums;
  return measure;
}

Measure until(Measure measure, base::Date last) {
  measure.valid_to = last;
  return measure;
}

Measure daily(Measure measure, Aggregation aggregation) {
  measure.period = PeriodKind::Day;
  measure.aggregation = aggregation;
  measure.refresh = "each day, published by month";
  return measure;
}

Measure delay_rate(std::string_view code, std::string name, std::string definition, std::string unit, Formula formula,
                   DenominatorKind kind, std::string denominator) {
  formula.numerator = kDelayedDays;
  formula.is_per_day = true;
  return until(
      better(worked_out(count_of(code, std::move(name), std::move(definition), std::move(unit), kDelaysReturn,
                                 kDelayedOwner, kDelaysFrom),
                        std::move(formula), kind, "delayed days over the days of the month", std::move(denominator)),
             Improvement::Decrease),
      kDelaysTo);
}

std::vector<Measure> delay_measures() {
  return {
      delay_rate(
          kPeopleDelayed, "People delayed each day",
          "The average number of people aged 18 and over in an NHS bed who are ready to leave it and have not, on "
          "a day of the month: delayed days over the days of the month. Not comparable with what is counted since "
          "2020.",
          "people a day", {}, DenominatorKind::None, ""),
      delay_rate(kDelaysPerAdults, "People delayed each day for 100,000 adults",
                 "People delayed each day over the people aged 18 and over who live in the place, by 100,000.",
                 "per 100,000 adults a day",
                 {.denominator = std::string(kAdults), .denominator_serves = kYearsServed, .multiplier = 100'000},
                 DenominatorKind::Adults, "people aged 18 and over"),
      delay_rate(kDelaysPerOccupied, "Delayed transfers as a percentage of occupied beds",
                 "People delayed each day over the average number of occupied beds, consultant-led, open overnight "
                 "(return KH03). It misleads for providers with many nurse-led beds, which that return leaves out.",
                 "%",
                 {.denominator = std::string(kOccupiedBeds), .denominator_serves = kQuarterServed, .multiplier = 100},
                 DenominatorKind::OccupiedBeds, "average daily occupied beds"),
      delay_rate(kDelaysPerAvailable, "Delayed transfers as a percentage of available beds",
                 "People delayed each day over the average number of available beds. Lower than the rate over occupied "
                 "beds, and never to be put beside it as if it were the same.",
                 "%",
                 {.denominator = std::string(kAvailableBeds), .denominator_serves = kQuarterServed, .multiplier = 100},
                 DenominatorKind::AvailableBeds, "average daily available beds"),
      until(better(
                count_of(kDelayedDays, "Delayed days",
                         "Each day of the month on which a person aged 18 and over stayed in an NHS bed after a "
                         "clinical decision, a decision by the team, and it being safe, to leave it; weekends and bank "
                         "holidays included.",
                         "days", kDelaysReturn, kDelayedOwner, kDelaysFrom),
                Improvement::Decrease),
            kDelaysTo),
  };
}

std::vector<Measure> discharge_measures() {
  const auto count = [](std::string_view code, const char* name, const char* definition, Improvement improvement) {
    return daily(better(count_of(code, name, definition, "people", kDischargeReturn, kDelayedOwner, kDischargeFrom),
                        improvement),
                 Aggregation::Mean);
  };
  Measure share =
      count(kResidingShare, "Share of people no longer needing to stay who stayed",
            "Of people who no longer meet the criteria to reside, the share who were not discharged that day. "
            "Not comparable with delayed transfers to 2020.",
            Improvement::Decrease);
  share.unit = "%";
  Measure reasons =
      better(count_of(kDischargeDelays, "Reasons of discharge delay",
                      "People who no longer meet the criteria to reside and stay, by the reason reported: 37 "
                      "reasons in five families, from June 2024.",
                      "people", kDischargeReturn, kDelayedOwner, 2024y / June / 1),
             Improvement::Decrease);
  return {
      count(
          kResidingRemaining, "People remaining who no longer need to stay",
          "People aged 18 and over in acute beds who no longer meet the criteria to reside and were not discharged by "
          "the end of the day. Management information, lightly checked.",
          Improvement::Decrease),
      worked_out(std::move(share),
                 {.numerator = std::string(kResidingRemaining),
                  .denominator = std::string(kNoLongerResiding),
                  .multiplier = 100},
                 DenominatorKind::Other, "people remaining at the end of the day",
                 "people who no longer meet the criteria"),
      count(kNoLongerResiding, "People who no longer meet the criteria to reside",
            "People aged 18 and over in acute beds who no longer meet the criteria to reside that day.",
            Improvement::Decrease),
      count(kResidingDischarged, "Discharged of those who no longer meet the criteria",
            "People who no longer met the criteria to reside and were discharged that day.", Improvement::Increase),
      std::move(reasons),
  };
}

Measure four_hours(std::string_view code, std::string_view attendances, std::string_view breaches) {
  return better(
      worked_out(count_of(code, "Within four hours in A&E",
                          "Attendances admitted, transferred or discharged within four hours of arrival, of "
                          "all attendances. 240 minutes is within; trusts that did not report the standard from "
                          "May 2019 to 2023 are missing, not nought.",
                          "%", kEmergencyReturn, kUrgentOwner, kFourHoursFrom),
                 {.numerator = std::string(breaches),
                  .denominator = std::string(attendances),
                  .is_complement = true,
                  .multiplier = 100},
                 DenominatorKind::Other, "attendances within four hours", "attendances"),
      Improvement::Increase);
}

Measure urgent(std::string_view code, const char* name, const char* definition, const char* unit,
               Improvement improvement) {
  return better(count_of(code, name, definition, unit, kEmergencyReturn, kUrgentOwner, kFourHoursFrom), improvement);
}

std::vector<Measure> urgent_measures() {
  const auto day_by_day = [](Measure measure) {
    const bool is_ratio = measure.aggregation == Aggregation::RatioOfSums;
    measure = daily(std::move(measure), is_ratio ? Aggregation::RatioOfSums : Aggregation::Sum);
    measure.name += ", by day";
    measure.source = "A provider's own daily feed";
    measure.refresh = "each day";
    return measure;
  };
  const char* const attending = "Unplanned visits to A&E of the types that a cut names; the whole is all types.";
  const char* const breaching = "Attendances that took more than 240 minutes from arrival to leaving the department.";
  return {
      four_hours(kFourHours, kAttendances, kBreaches),
      urgent(kAttendances, "A&E attendances", attending, "attendances", Improvement::Neutral),
      urgent(kBreaches, "A&E over four hours", breaching, "attendances", Improvement::Decrease),
      urgent(kTrolleyFourToTwelve, "Waits of 4 to 12 hours from decision to admit",
             "Admissions that waited from 4 to 12 hours after the decision to admit. Not hours from arrival.", "people",
             Improvement::Decrease),
      urgent(kTrolleyTwelve, "Waits of 12 hours and more from decision to admit",
             "Admissions that waited 12 hours or more after the decision to admit. Not 12 hours from arrival.",
             "people", Improvement::Decrease),
      urgent(kAdmissions, "Emergency admissions through A&E", "Emergency admissions by way of an A&E department.",
             "admissions", Improvement::Neutral),
      urgent(kOtherAdmissions, "Other emergency admissions", "Emergency admissions not by way of A&E.", "admissions",
             Improvement::Neutral),
      day_by_day(four_hours(kDailyFourHours, kDailyAttendances, kDailyBreaches)),
      day_by_day(urgent(kDailyAttendances, "A&E attendances", attending, "attendances", Improvement::Neutral)),
      day_by_day(urgent(kDailyBreaches, "A&E over four hours", breaching, "attendances", Improvement::Decrease)),
  };
}

std::vector<Measure> bed_measures() {
  const auto beds = [](std::string_view code, const char* name, const char* definition, const char* source) {
    Measure measure = count_of(code, name, definition, "beds", source, kUrgentOwner, kDelaysFrom);
    measure.aggregation = Aggregation::Mean;
    return measure;
  };
  const char* const urgent_return = "NHS England, urgent and emergency care situation report";
  Measure occupancy = beds(kAcuteOccupancy, "General and acute beds occupied",
                           "Occupied general and acute beds of those available, as monthly averages.", urgent_return);
  occupancy.unit = "%";
  Measure adults = count_of(kAdults, "People aged 18 and over",
                            "Residents of a council aged 18 and over, by the estimate for the middle of the year.",
                            "people", "Office for National Statistics", kDelayedOwner, kDelaysFrom);
  adults.aggregation = Aggregation::Last;
  return {
      worked_out(std::move(occupancy),
                 {.numerator = std::string(kAcuteBedsOccupied),
                  .denominator = std::string(kAcuteBedsAvailable),
                  .multiplier = 100},
                 DenominatorKind::AvailableBeds, "occupied beds", "available beds"),
      beds(kAcuteBedsAvailable, "General and acute beds available", "Monthly average of beds available.",
           urgent_return),
      beds(kAcuteBedsOccupied, "General and acute beds in use", "Monthly average of beds occupied.", urgent_return),
      beds(kOccupiedBeds, "Beds occupied overnight", "Consultant-led beds open overnight, average daily occupied.",
           "NHS England, quarterly return KH03"),
      beds(kAvailableBeds, "Beds available overnight", "Consultant-led beds open overnight, average daily available.",
           "NHS England, quarterly return KH03"),
      std::move(adults),
  };
}

}  // namespace

const std::vector<Measure>& measure_catalogue() {
  static const std::vector<Measure> all = [] {
    std::vector<Measure> out;
    for (auto part : {urgent_measures(), delay_measures(), discharge_measures(), bed_measures()})
      out.insert(out.end(), part.begin(), part.end());
    return out;
  }();
  return all;
}

const Measure* find_in_catalogue(std::string_view code) {
  const auto& all = measure_catalogue();
  const auto found = std::ranges::find(all, code, &Measure::code);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace flow
