#include "flow/urgent_care/urgent_care_store.h"

#include <array>
#include <utility>

#include "flow/measures/measure_catalogue.h"
#include "flow/place_figures/place_figures_store.h"

namespace flow {
namespace {

constexpr std::string_view kTypeCuts[] = {"", "type1", "type2", "other"};

/// The three measures of one kind of feed.
struct Feed {
  std::string_view within, attendances, over;
};
constexpr Feed kMonthly{kFourHours, kAttendances, kBreaches};
constexpr Feed kDaily{kDailyFourHours, kDailyAttendances, kDailyBreaches};

std::vector<TypeFigures> types_of(const PlaceFigures& read, const Feed& feed) {
  std::vector<TypeFigures> out;
  for (const auto cut : kTypeCuts) {
    TypeFigures type{.cut = std::string(cut),
                     .within_four_hours = read.of(feed.within, cut),
                     .attendances = read.of(feed.attendances, cut),
                     .over_four_hours = read.of(feed.over, cut)};
    if (latest_of(type.attendances) != nullptr || latest_of(type.over_four_hours) != nullptr)
      out.push_back(std::move(type));
  }
  return out;
}

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
  return places_of(reader, std::array{kAttendances, kDailyAttendances});
}

std::optional<UrgentCareFigures> urgent_care_figures(record::Reader& reader, std::string_view place,
                                                     base::Instant known_at) {
  const auto found = find_place(reader, place);
  if (!found) return std::nullopt;
  const PlaceFigures read(reader, *found, known_at);
  UrgentCareFigures out{.place = *found,
                        .four_hours = read.view(kFourHours),
                        .types = types_of(read, kMonthly),
                        .attendances = read.view(kAttendances),
                        .days = types_of(read, kDaily),
                        .days_quality = {}};
  if (!out.days.empty()) out.days_quality = read.quality_of_latest(out.days.front().attendances);
  apply_usual_target(out);
  return out;
}

}  // namespace flow
