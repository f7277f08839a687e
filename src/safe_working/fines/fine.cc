#include "safe_working/fines/fine.h"

#include <fmt/format.h>

#include "base/check.h"

namespace safe_working {
namespace {

using std::chrono::minutes;

constexpr minutes kQuarter{15};
constexpr Source kBreakFine{"Terms and conditions of service 2016", "fine for missed breaks: twice the hourly rate",
                            Evidence::C};

/// Pence-minutes: what is summed exactly before an hour's pence come out of it.
base::Pence of_hours(std::int64_t pence_minutes) {
  return {(pence_minutes + 30) / 60};
}

bool is_priceable(minutes length) {
  return minutes(0) <= length && length <= kLongestFine;
}

FineAmounts amounts_of(const PricedFine& fine) {
  const auto charge = [&](base::Pence FineAmounts::* part) {
    std::int64_t pence_minutes = 0;
    if (fine.basic) pence_minutes += (fine.basic->amounts.*part).value * fine.charged.basic.count();
    if (fine.enhanced) pence_minutes += (fine.enhanced->amounts.*part).value * fine.charged.enhanced.count();
    return of_hours(pence_minutes);
  };
  return {charge(&FineAmounts::total), charge(&FineAmounts::doctor), charge(&FineAmounts::guardian)};
}

/// By how much the printed parts of these hours exceed their printed total, in pence-minutes.
std::int64_t printed_excess(const PricedFine& fine) {
  std::int64_t out = 0;
  if (fine.basic) out += fine.basic->amounts.parts_less_total().value * fine.charged.basic.count();
  if (fine.enhanced) out += fine.enhanced->amounts.parts_less_total().value * fine.charged.enhanced.count();
  return out;
}

std::string_view why_uneven(std::int64_t difference, std::int64_t printed) {
  if (printed == difference * 60) return "as printed";
  return printed == 0 ? "because each amount is rounded on its own"
                      : "as printed and because each is rounded on its own";
}

/// "The parts exceed the total by 3p, as printed." Nothing where they agree.
std::optional<std::string> uneven_parts(const PricedFine& fine) {
  const auto difference = fine.amounts.parts_less_total().value;
  if (difference == 0) return std::nullopt;
  return fmt::format("The parts {} the total by {}p, {}.", difference > 0 ? "exceed" : "fall short of",
                     difference > 0 ? difference : -difference, why_uneven(difference, printed_excess(fine)));
}

std::optional<std::string> rounded_time(FinedHours worked, FinedHours charged) {
  if (worked == charged) return std::nullopt;
  return "The time was made quarters of an hour, as the setting round_to_15 asks; no text that was read prescribes it.";
}

constexpr const char* kRefusedAfterReform =
    "The reform of 2026 changed existing fines in a way that Sightline has not read, and the setting after_reform says "
    "to refuse. Read NHS Employers' fines guidance of 26 January 2026, or set after_reform=as_printed.";

std::optional<std::string> reform_warning(base::Date date, const FineSettings& settings) {
  if (date < settings.reform_date) return std::nullopt;
  return fmt::format(
      "Unverified: the reform changed existing fines from {} in a way that could not be read (NHS Employers, fines "
      "guidance, 26 January 2026). These are the last amounts printed before it.",
      base::long_date(settings.reform_date));
}

base::Result<void> add_rates(PricedFine& fine, base::Date date, NodalPoint point) {
  for (const RateBand band : kRateBands) {
    const bool is_basic = band == RateBand::Basic;
    if ((is_basic ? fine.charged.basic : fine.charged.enhanced) == minutes(0)) continue;
    const auto rate = hourly_fine(band, point, date);
    if (!rate) return std::unexpected(rate.error());
    (is_basic ? fine.basic : fine.enhanced) = *rate;
  }
  return {};
}

}  // namespace

minutes rounded_to_15(minutes length, RoundTo15 how) {
  switch (how) {
    case RoundTo15::Off:
      return length;
    case RoundTo15::Up:
      return (length + kQuarter - minutes(1)) / kQuarter * kQuarter;
    case RoundTo15::Nearest:
      return (length + kQuarter / 2) / kQuarter * kQuarter;
  }
  throw base::OurMistake("a rounding that is not known");
}

base::Result<PricedFine> price_fine(base::Date date, NodalPoint point, FinedHours time, const FineSettings& settings) {
  base::check(is_priceable(time.basic) && is_priceable(time.enhanced), "a fine of less than nothing or too long");
  base::check(settings.reform_date.ok(), "the day of the reform is a real day");
  if (time == FinedHours{}) return base::invalid("", "There is no time to fine. Enter the hours of the breach.");
  const auto how = settings.round_to_15;
  PricedFine fine{.charged = {rounded_to_15(time.basic, how), rounded_to_15(time.enhanced, how)}};
  if (const auto found = add_rates(fine, date, point); !found) return std::unexpected(found.error());
  const auto changed = reform_warning(date, settings);
  if (changed && settings.after_reform == AfterReform::Refuse) return base::invalid("", kRefusedAfterReform);
  fine.amounts = amounts_of(fine);
  for (const auto& warning : {uneven_parts(fine), rounded_time(time, fine.charged), changed}) {
    if (warning) fine.warnings.push_back(*warning);
  }
  return fine;
}

base::Result<BreakFine> price_break_fine(minutes missed, const FineSettings& settings) {
  base::check(is_priceable(missed), "a break fine of less than nothing or too long");
  if (missed == minutes(0))
    return base::invalid("", "There is no time to fine. Enter how long the missed breaks were.");
  if (!settings.hourly_rate)
    return base::invalid("",
                         "Missed breaks are fined at twice the doctor's hourly rate, which no table that could be "
                         "read gives. Set hourly_rate, for example hourly_rate=15.00.");
  const base::Pence twice = of_hours(2 * settings.hourly_rate->value * missed.count());
  return BreakFine{{twice, {}, twice}, kBreakFine};
}

}  // namespace safe_working
