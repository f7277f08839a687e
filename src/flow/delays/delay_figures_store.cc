#include "flow/delays/delay_figures_store.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/place_figures/figure_of_period.h"

namespace flow {
namespace {

/// The lines of one month's table: each a cut, of the whole and of each partner from the same values.
class MonthLines {
 public:
  MonthLines(const PlaceFigures& read, std::vector<std::string> parts, SeriesPeriod month)
      : read_(&read), parts_(std::move(parts)), month_(month) {}

  [[nodiscard]] DelayCutLine line(const std::string& cut) const {
    DelayCutLine out{.cut = cut, .days = {}, .partners = {}};
    out.days = figure_of(read_->of(kDelayedDays, cut, parts_), month_);
    if (parts_.size() > 1)
      for (const auto& part : parts_) out.partners.push_back(figure_of(read_->of(kDelayedDays, cut, {part}), month_));
    return out;
  }
  /// Those of which anything is known in the month.
  [[nodiscard]] std::vector<DelayCutLine> lines(const std::vector<std::string>& cuts) const {
    std::vector<DelayCutLine> out;
    for (const auto& cut : cuts) {
      auto made = line(cut);
      const auto is_known = [](const std::optional<double>& days) { return days.has_value(); };
      if (made.days || std::ranges::any_of(made.partners, is_known)) out.push_back(std::move(made));
    }
    return out;
  }

 private:
  const PlaceFigures* read_;
  std::vector<std::string> parts_;
  SeriesPeriod month_;
};

std::vector<std::string> reason_cuts() {
  std::vector<std::string> out;
  for (const auto reason : kDelayReasons) out.push_back(fmt::format("reason.{}", code_of(reason)));
  return out;
}

std::vector<std::string> attribution_cuts() {
  std::vector<std::string> out;
  for (const auto attribution : kAttributions) out.emplace_back(code_of(attribution));
  return out;
}

std::vector<std::string> cause_cuts() {
  std::vector<std::string> out;
  for (const auto care : kCareTypes)
    for (const auto reason : kDelayReasons)
      for (const auto attribution : kAttributions)
        out.push_back(fmt::format("{}.{}.{}", code_of(care), code_of(reason), code_of(attribution)));
  return out;
}

std::optional<double> beneath(const FigureSeries& rate) {
  const auto* latest = latest_of(rate);
  if (latest == nullptr || !latest->parts.denominator) return std::nullopt;
  return number_of(*latest->parts.denominator);
}

void add_month(record::Reader& reader, const PlaceFigures& read, const std::vector<std::string>& parts,
               DelayFigures& out) {
  const auto* latest = latest_of(out.days);
  if (latest == nullptr) return;
  out.month = latest->period;
  const MonthLines month(read, parts, latest->period);
  out.whole = month.line("");
  out.reasons = month.lines(reason_cuts());
  out.attributions = month.lines(attribution_cuts());
  out.cares = month.lines({std::string(code_of(CareType::Acute)), std::string(code_of(CareType::NonAcute))});
  // Only England's sheet has them, so the hundred questions are asked where there is an answer.
  const auto reach = reach_of(reader, read.measure(kDelayedDays));
  const bool has_causes = std::ranges::any_of(reach.cuts, [](std::string_view cut) { return cut == "acute.A.nhs"; });
  if (has_causes && parts.size() == 1 && parts.front() == kEngland) out.causes = month.lines(cause_cuts());
}

using Codes = std::set<std::string, std::less<>>;

bool is_of(const DelaySpell& spell, const Place& place, const Codes& members) {
  switch (place.kind) {
    case PlaceKind::Council:
      return spell.council == place.code;
    case PlaceKind::Provider:
      return spell.provider == place.code;
    case PlaceKind::Nation:
      return true;
    case PlaceKind::Board:
    case PlaceKind::System:
      return members.contains(spell.council);
  }
  return false;
}

std::vector<RegisterLine> register_lines(const std::map<std::string, DelayCount>& counts,
                                         const std::vector<Place>& all) {
  std::vector<RegisterLine> out;
  out.reserve(counts.size());
  for (const auto& [code, count] : counts) {
    const auto partner = std::ranges::find(all, code, &Place::code);
    base::check(partner != all.end(), "a row's places are kept");
    out.push_back({.code = code, .name = partner->name, .counted = count, .published = {}});
  }
  return out;
}

std::vector<DelaySpell> spells_of(record::Reader& reader, const Place& place, const std::vector<Place>& all,
                                  base::Period period, base::Instant known_at) {
  Codes members;
  for (const auto& other : all)
    if (other.part_of == place.code) members.insert(other.code);
  std::vector<DelaySpell> out;
  for (auto& row : delay_rows(reader, period, known_at))
    if (is_of(row.spell, place, members)) out.push_back(std::move(row.spell));
  return out;
}

}  // namespace

std::vector<Place> delay_places(record::Reader& reader) {
  return places_of(reader, std::array{kDelayedDays, kResidingRemaining, kDischargeDelays});
}

std::optional<DelayFigures> delay_figures(record::Reader& reader, std::string_view place, base::Instant known_at) {
  const auto found = find_place(reader, place);
  if (!found) return std::nullopt;
  const PlaceFigures read(reader, *found, known_at);
  const auto parts = read.parts(kDelayedDays);
  DelayFigures out{.place = *found,
                   .partners = {},
                   .people = read.view(kPeopleDelayed),
                   .days = read.of(kDelayedDays, "", parts),
                   .per_adults = read.of(kDelaysPerAdults),
                   .per_occupied = read.of(kDelaysPerOccupied),
                   .per_available = read.of(kDelaysPerAvailable),
                   .adults = {},
                   .occupied = {},
                   .month = {},
                   .whole = {},
                   .remaining = read.view(kResidingRemaining),
                   .remaining_months = by_month(read.of(kResidingRemaining)),
                   .discharge = discharge_month(read)};
  if (parts.size() > 1)
    for (const auto& part : parts) out.partners.push_back(*find_place(reader, part));
  out.adults = beneath(out.per_adults);
  out.occupied = beneath(out.per_occupied);
  out.adults_quality = read.quality_of_latest(out.per_adults);
  out.occupied_quality = read.quality_of_latest(out.per_occupied);
  add_month(reader, read, parts, out);
  return out;
}

std::optional<RegisterMonth> register_month(record::Reader& reader, const Place& place, SeriesPeriod month,
                                            base::Date through, base::Instant known_at) {
  const base::Date first = *first_day(month);
  const base::Period period{first, base::last_of_month(first)};
  const auto all = places(reader);
  const auto spells = spells_of(reader, place, all, period, known_at);
  const auto tally = delay_tally(spells, period, through);
  if (spells.empty() || !tally) return std::nullopt;
  const PlaceFigures read(reader, place, known_at);
  const bool by_provider = place.kind == PlaceKind::Provider;
  RegisterMonth out{.month = month,
                    .tally = *tally,
                    .is_by_provider = by_provider,
                    .lines = register_lines(by_provider ? tally->by_provider : tally->by_council, all),
                    .others = register_lines(by_provider ? tally->by_council : tally->by_provider, all),
                    .published = figure_of(read.of(kDelayedDays), month)};
  for (auto& line : out.lines) {
    const auto partner = std::ranges::find(all, line.code, &Place::code);
    line.published = figure_of(PlaceFigures(reader, *partner, known_at).of(kDelayedDays), month);
  }
  return out;
}

}  // namespace flow
