#include "flow/returns/delay_rules.h"

#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

struct Sum {
  std::size_t first;
  std::size_t last;
  std::string_view words;
};
constexpr std::array<Sum, 3> kSums = {
    {{1, 2, "acute and non-acute"}, {3, 5, "NHS, social care and both"}, {kFirstReason, kReasonOther, "the reasons"}}};

/// The words that each reason has had in every year, and who may be held responsible for it.
struct Reason {
  std::string_view words;
  bool nhs;
  bool social_care;
  bool both;
};
constexpr std::array<Reason, 11> kReasons = {{{"assessment", true, true, true},
                                              {"public funding", true, true, true},
                                              {"further non-acute", true, false, false},
                                              {"residential home", true, true, false},
                                              {"nursing home", true, true, true},
                                              {"care package", true, true, true},
                                              {"community equipment", true, true, true},
                                              {"family choice", true, true, false},
                                              {"disputes", true, true, false},
                                              {"housing", true, false, false},
                                              {"other", true, true, true}}};

struct Whole {
  std::string_view heading;
  std::size_t part;
};
constexpr std::array<Whole, 8> kWholes = {{{"total", 0},
                                           {"total delayed days", 0},
                                           {"acute", 1},
                                           {"non-acute", 2},
                                           {"non acute", 2},
                                           {"nhs", 3},
                                           {"social care", 4},
                                           {"both", 5}}};

std::optional<Amount> sum_of(const PublishedDelays& row, const Sum& sum) {
  std::optional<Amount> out;
  for (std::size_t i = sum.first; i <= sum.last; ++i)
    if (const auto& amount = row.figures[i].amount) out = out.value_or(Amount{}) + *amount;
  return out;
}

void check_sum(const PublishedDelays& row, const Sum& sum, FaultList& faults) {
  const auto made = sum_of(row, sum);
  if (!made) return;
  const auto& total = row.figures[0];
  if (!total.amount) {
    if (made->millionths != 0)
      faults.add(total.at, fmt::format("The total of {} is missing, and {} make {}. Fill in the total.", row.place,
                                       sum.words, amount_text(*made)));
    return;
  }
  if (*made == *total.amount) return;
  faults.add(
      total.at,
      fmt::format("For {} in {} {} make {} and the total is {}. They must be equal: correct the figure "
                  "that is wrong.",
                  row.place, period_text(row.period), sum.words, amount_text(*made), amount_text(*total.amount)));
}

/// "di) awaiting", "d(i)", "a_completion", "o": a code of a reason, then nothing or no letter.
std::optional<std::size_t> reason_by_code(std::string_view heading) {
  std::string code;
  std::size_t at = 0;
  for (; at < heading.size(); ++at) {
    const char c = heading[at];
    const bool is_bracket = c == '(' && code == "d";
    if (!is_bracket && !(c >= 'a' && c <= 'z')) break;
    if (!is_bracket) code += c;
  }
  if (code == "d" && heading.substr(at).starts_with(" i"))
    return reason_by_code("d" + std::string(heading.substr(at + 1)));
  for (std::size_t i = kFirstReason; i < kDelayParts.size(); ++i)
    if (base::lower(kDelayParts[i].words) == code) return i;
  return std::nullopt;
}

struct EnglandSum {
  const PublishedDelays* england = nullptr;
  std::array<std::optional<Amount>, kDelayParts.size()> places;
};

void add_to(EnglandSum& sum, const PublishedDelays& row) {
  for (std::size_t i = 0; i < row.figures.size(); ++i)
    if (const auto& amount = row.figures[i].amount) sum.places[i] = sum.places[i].value_or(Amount{}) + *amount;
}

}  // namespace

SeriesPeriod first_month_of_other() {
  using namespace std::chrono;
  return month_period(2017y / 4 / 1);
}

void check_delay_row(const PublishedDelays& row, FaultList& faults) {
  for (const Sum& sum : kSums) check_sum(row, sum, faults);
  const FigureCell& other = row.figures[kReasonOther];
  if (row.period < first_month_of_other() && other.amount && other.amount->millionths != 0)
    faults.add(other.at,
               "Reason O, other, is counted from April 2017 alone. Take the figure out or correct the month.");
}

void check_sums_to_england(const std::vector<PublishedDelays>& rows, FaultList& faults) {
  std::map<SeriesPeriod, EnglandSum> months;
  for (const PublishedDelays& row : rows) {
    EnglandSum& sum = months[row.period];
    if (row.place == kEngland)
      sum.england = &row;
    else
      add_to(sum, row);
  }
  for (const auto& [month, sum] : months) {
    if (sum.england == nullptr) continue;
    for (std::size_t i = 0; i < kDelayParts.size(); ++i) {
      const FigureCell& england = sum.england->figures[i];
      if (!england.amount || sum.places[i].value_or(Amount{}) == *england.amount) continue;
      faults.add(england.at, fmt::format("In {} the places make {} ({}) and England's row says {}. All places, and the "
                                         "residents of elsewhere, must be in the file: correct the row that is wrong "
                                         "or missing.",
                                         period_text(month), amount_text(sum.places[i].value_or(Amount{})),
                                         kDelayParts[i].words, amount_text(*england.amount)));
    }
  }
}

void add_delays(const PublishedDelays& row, Reading& reading) {
  for (std::size_t i = 0; i < kDelayParts.size(); ++i) {
    const FigureCell& figure = row.figures[i];
    const bool is_counted = i != kReasonOther || row.period >= first_month_of_other();
    if (figure.at.row > 0 && is_counted)
      reading.add(kDelayedDays, std::string(kDelayParts[i].cut), row.place, row.period, figure.amount, figure.at);
  }
}

std::optional<std::size_t> delay_part_of(std::string_view heading) {
  const std::string words = plain_words(heading);
  for (const Whole& whole : kWholes)
    if (words == whole.heading) return whole.part;
  // "Other" stands in several headings; it is the reason only by its code or alone.
  for (std::size_t i = 0; i + 1 < kReasons.size(); ++i)
    if (words.contains(kReasons[i].words)) return kFirstReason + i;
  if (words == "other") return kReasonOther;
  return reason_by_code(words);
}

bool may_stand(std::size_t reason, std::string_view care, std::string_view attribution, SeriesPeriod month) {
  base::check(reason >= kFirstReason && reason < kDelayParts.size(), "a reason of delay");
  if (reason == kReasonOther && (care != "non_acute" || month < first_month_of_other())) return false;
  const Reason& rule = kReasons[reason - kFirstReason];
  if (attribution == "nhs") return rule.nhs;
  return attribution == "social_care" ? rule.social_care : rule.both;
}

}  // namespace flow
