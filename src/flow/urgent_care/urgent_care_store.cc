#include "flow/urgent_care/urgent_care_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/check.h"
#include "flow/measures/measure_catalogue.h"

namespace flow {
namespace {

constexpr std::string_view kTypeCuts[] = {"", "type1", "type2", "other"};

/// The three measures of one kind of feed.
struct Feed {
  std::string_view within, attendances, over;
};
constexpr Feed kMonthly{kFourHours, kAttendances, kBreaches};
constexpr Feed kDaily{kDailyFourHours, kDailyAttendances, kDailyBreaches};

class FiguresReader {
 public:
  FiguresReader(record::Reader& reader, const Place& place, base::Instant known_at)
      : reader_(reader), place_(place), known_at_(known_at) {}

  FigureSeries of(std::string_view code, std::string_view cut) const {
    const auto measure = find_measure(reader_, code);
    base::check(measure.has_value(), "the catalogue's measures exist");
    auto asked_of = view_place(reader_, *measure, place_);
    return figures(reader_, {.measure = std::string(code),
                             .cut = std::string(cut),
                             .places = std::move(asked_of.parts),
                             .known_at = known_at_});
  }
  std::vector<TypeFigures> types(const Feed& feed) const {
    std::vector<TypeFigures> out;
    for (const auto cut : kTypeCuts) {
      TypeFigures type{.cut = std::string(cut),
                       .within_four_hours = of(feed.within, cut),
                       .attendances = of(feed.attendances, cut),
                       .over_four_hours = of(feed.over, cut)};
      if (latest_of(type.attendances) != nullptr || latest_of(type.over_four_hours) != nullptr)
        out.push_back(std::move(type));
    }
    return out;
  }
  MeasureView view(std::string_view code) const {
    auto out = measure_view(
        reader_,
        {.measure = std::string(code), .cut = "", .place = place_.code, .known_at = known_at_, .with_forecast = false});
    base::check(out.has_value(), "the place was found, and the catalogue's measures exist");
    return *std::move(out);
  }

 private:
  record::Reader& reader_;
  const Place& place_;
  base::Instant known_at_;
};

/// A target that nobody here has recorded: the facts that may be applied.
void apply_usual_target(UrgentCareFigures& out) {
  if (out.four_hours.settings.target) return;
  out.is_usual_target = true;
  ViewSettings settings = std::move(out.four_hours.settings);
  settings.target = usual_four_hour_target();
  settings.target_name = "the standard and the asks set nationally";
  out.four_hours = view_of(std::move(out.four_hours.figures), std::move(settings));
}

}  // namespace

std::vector<Place> urgent_care_places(record::Reader& reader) {
  std::set<std::string, std::less<>> codes;
  for (const auto code : {kAttendances, kDailyAttendances})
    if (const auto measure = find_measure(reader, code))
      for (auto& place : reach_of(reader, *measure).places) codes.insert(std::move(place));
  const auto all = places(reader);
  std::set<std::string, std::less<>> systems;
  for (const auto& place : all)
    if (codes.contains(place.code) && !place.part_of.empty()) systems.insert(place.part_of);
  std::vector<Place> out;
  for (const auto& place : all)
    if (codes.contains(place.code) || systems.contains(place.code)) out.push_back(place);
  std::ranges::sort(out, {}, [](const Place& place) { return std::pair(place.name, place.code); });
  return out;
}

std::optional<UrgentCareFigures> urgent_care_figures(record::Reader& reader, std::string_view place,
                                                     base::Instant known_at) {
  const auto found = find_place(reader, place);
  if (!found) return std::nullopt;
  const FiguresReader read(reader, *found, known_at);
  UrgentCareFigures out{.place = *found,
                        .four_hours = read.view(kFourHours),
                        .types = read.types(kMonthly),
                        .attendances = read.view(kAttendances),
                        .days = read.types(kDaily)};
  apply_usual_target(out);
  return out;
}

}  // namespace flow
