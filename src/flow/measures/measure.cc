#include "flow/measures/measure.h"

#include <tuple>
#include <utility>

#include "base/check.h"
#include "flow/measures/code_table.h"

namespace flow {
namespace {

constexpr CodeLine<Aggregation> kAggregations[] = {
    {Aggregation::Sum, "sum", "the sum"},
    {Aggregation::RatioOfSums, "ratio_of_sums", "the sum of numerators over the sum of denominators"},
    {Aggregation::Mean, "mean", "over days the mean, over places the sum"},
    {Aggregation::Last, "last", "over time the last, over places the sum"}};

constexpr CodeLine<DenominatorKind> kDenominatorKinds[] = {
    {DenominatorKind::None, "none", "none"},
    {DenominatorKind::Own, "own", "the values' own"},
    {DenominatorKind::Adults, "adults", "people aged 18 and over"},
    {DenominatorKind::OccupiedBeds, "occupied_beds", "occupied beds"},
    {DenominatorKind::AvailableBeds, "available_beds", "available beds"},
    {DenominatorKind::Other, "other", "another measure"}};

/// Section by section as the published returns name them.
struct CutLine {
  std::string_view cut;
  std::string_view words;
};
constexpr CutLine kCuts[] = {
    {"", "all"},
    {"acute", "acute beds"},
    {"non_acute", "non-acute beds"},
    {"nhs", "attributable to the NHS"},
    {"social_care", "attributable to social care"},
    {"both", "attributable to both"},
    {"reason.A", "A, completion of assessment"},
    {"reason.B", "B, public funding"},
    {"reason.C", "C, further non-acute NHS care"},
    {"reason.Di", "Di, residential home"},
    {"reason.Dii", "Dii, nursing home"},
    {"reason.E", "E, care package in own home"},
    {"reason.F", "F, community equipment or adaptations"},
    {"reason.G", "G, patient or family choice"},
    {"reason.H", "H, disputes"},
    {"reason.I", "I, housing"},
    {"reason.O", "O, other"},
    {"type1", "type 1 (consultant-led, 24 hours)"},
    {"type2", "type 2 (single specialty)"},
    {"other", "other departments"},
    {"booked.type1", "booked, type 1"},
    {"booked.type2", "booked, type 2"},
    {"booked.other", "booked, other departments"},
    {"by_1700", "discharged by 17:00"},
    {"after_1700", "discharged from 17:01"},
};

constexpr std::size_t kLongestCode = 60;
constexpr std::size_t kLongestWords = 2'000;

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= kLongestCode && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
  });
}

/// What a kind of chart asks of the rows beneath it.
std::optional<std::string_view> chart_fault(const Measure& measure) {
  const bool has_denominator = measure.denominator_kind != DenominatorKind::None;
  switch (measure.chart) {
    case ChartKind::Xmr:
      return std::nullopt;
    case ChartKind::TimeBetween:
    case ChartKind::CountBetween:
      if (has_denominator || measure.formula.multiplier != 1 || measure.formula.is_per_day || measure.is_percentage())
        return "This chart is of what lies between one event and the next: one row an event, nothing beneath it, times "
               "1.";
      return std::nullopt;
    case ChartKind::PPrime:
      if (!has_denominator || measure.formula.is_per_day || !measure.is_percentage() ||
          measure.formula.multiplier != 100)
        return "This chart is of percentages: a numerator over a denominator, times 100, in the unit %.";
      return std::nullopt;
  }
  std::unreachable();
}

void require_words(base::Errors& faults, std::string_view text, const char* field, const char* message) {
  if (base::trimmed(text).empty() || text.size() > kLongestWords)
    faults.push_back({base::ErrorCode::Invalid, field, message});
}

}  // namespace

std::string_view code_of(Aggregation aggregation) {
  return line_of(kAggregations, aggregation).code;
}

std::string_view words_of(Aggregation aggregation) {
  return line_of(kAggregations, aggregation).words;
}

std::string_view code_of(DenominatorKind kind) {
  return line_of(kDenominatorKinds, kind).code;
}

std::string_view words_of(DenominatorKind kind) {
  return line_of(kDenominatorKinds, kind).words;
}

base::Result<Aggregation> parse_aggregation(std::string_view text, std::string subject) {
  return parse_code(kAggregations, text, std::move(subject));
}

base::Result<DenominatorKind> parse_denominator_kind(std::string_view text, std::string subject) {
  return parse_code(kDenominatorKinds, text, std::move(subject));
}

base::Checked<void> check_measure(const Measure& measure) {
  base::Errors faults;
  if (!is_code(measure.code))
    faults.push_back(
        {base::ErrorCode::Invalid, "code",
         "Give a short code of small letters, digits, dots and underscores, such as therapy.waiting_hours."});
  require_words(faults, measure.name, "name", "Give the measure a name, as a board member would read it.");
  require_words(faults, measure.owner, "owner", "Say which role or group answers for this measure.");
  require_words(faults, measure.definition, "definition", "Say what is counted, and what is not.");
  require_words(faults, measure.unit, "unit", "Say what one unit is, such as people, days or %.");
  require_words(faults, measure.source, "source", "Say where the values come from.");
  const bool has_ratio = measure.formula.multiplier != 1 || measure.aggregation == Aggregation::RatioOfSums;
  if (has_ratio && measure.denominator_kind == DenominatorKind::None && !measure.formula.is_per_day)
    faults.push_back(
        {base::ErrorCode::Invalid, "denominator_kind", "A rate needs something to stand over. Choose its kind."});
  if (measure.suppression.below < 0 || measure.suppression.below > 100)
    faults.push_back(
        {base::ErrorCode::Invalid, "suppress_below", "Give a number from 0 (nothing is withheld) to 100."});
  if (measure.suppression.round_to < 1 || measure.suppression.round_to > 100)
    faults.push_back({base::ErrorCode::Invalid, "round_to", "Give a number from 1 (not rounded) to 100."});
  if (measure.valid_to && *measure.valid_to < measure.valid_from)
    faults.push_back({base::ErrorCode::Invalid, "valid_to", "The last day must not be before the first."});
  if (const auto fault = chart_fault(measure))
    faults.push_back({base::ErrorCode::Invalid, "chart", std::string(*fault)});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return {};
}

bool counts_the_same(const Measure& one, const Measure& other) {
  const auto counted = [](const Measure& measure) {
    const Formula& formula = measure.formula;
    return std::tie(measure.definition, measure.numerator, measure.denominator, measure.denominator_kind, measure.unit,
                    measure.aggregation, measure.period, measure.source, formula.numerator, formula.denominator,
                    formula.denominator_serves, formula.is_per_day, formula.is_complement, formula.multiplier);
  };
  return counted(one) == counted(other);
}

int version_at(std::span<const Measure> versions, SeriesPeriod period) {
  base::check(!versions.empty(), "a measure has a version");
  const auto began = first_day(period);
  if (!began) return versions.back().version;
  int version = versions.front().version;
  for (const auto& one : versions)
    if (one.valid_from <= *began) version = one.version;
  return version;
}

std::string cut_words(std::string_view cut) {
  const auto found = std::ranges::find(kCuts, cut, &CutLine::cut);
  return std::string(found == std::end(kCuts) ? cut : found->words);
}

bool is_cut(std::string_view text) {
  return text.size() <= kLongestCode && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
         });
}

}  // namespace flow
