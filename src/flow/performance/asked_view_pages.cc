#include "flow/performance/asked_view_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"

namespace flow {
namespace {

const Place* first_choice(const std::vector<Place>& all) {
  const auto system = std::ranges::find(all, PlaceKind::System, &Place::kind);
  if (system != all.end()) return &*system;
  return all.empty() ? nullptr : &all.front();
}

}  // namespace

base::Result<AskedView> asked_view(const people::Visit& visit, record::Reader& reader) {
  const auto& query = visit.request.query;
  AskedView asked{
      .place = std::string(query.get("place")), .cut = std::string(query.get("cut")), .known_at = visit.clock.now()};
  if (!is_cut(asked.cut)) asked.cut.clear();
  if (asked.place.empty()) {
    const auto all = places(reader);
    if (const auto* place = first_choice(all); place != nullptr) asked.place = place->code;
  } else if (!find_place(reader, asked.place)) {
    return base::not_found("There is no such place. Choose one from the list.");
  }
  if (const auto day = query.get("known-on"); !day.empty()) {
    const auto parsed = base::parse_iso_date(day, "known-on");
    if (!parsed) return std::unexpected(parsed.error());
    asked.is_now = *parsed >= visit.today();
    if (!asked.is_now) asked.known_at = base::end_of_day(*parsed);
  }
  return asked;
}

html::Url address_of(std::string_view path, const AskedView& asked) {
  html::Url out = html::Url(path).with("place", asked.place);
  if (!asked.cut.empty()) out = out.with("cut", asked.cut);
  if (!asked.is_now) out = out.with("known-on", base::iso(base::date_of(asked.known_at)));
  return out;
}

std::string measure_path(std::string_view code) {
  return fmt::format("/performance/measures/{}", code);
}

html::Fragment place_filter(const people::Visit& visit, std::string_view path, const std::vector<Place>& places,
                            const AskedView& asked, const html::Fragment& more) {
  site::FormState state{.values = visit.request.query, .errors = {}};
  if (!state.values.has("place")) state.values.add("place", asked.place);
  site::Select select{.name = "place", .label = "Place"};
  for (const bool is_system : {true, false})
    for (const auto& place : places)
      if ((place.kind == PlaceKind::System) == is_system)
        select.options.emplace_back(place.code, fmt::format("{} ({})", place.name, words_of(place.kind)));
  return site::filter_form(html::Url(path), site::select(state, select) + more +
                                                site::text_input(state, {.name = "known-on",
                                                                         .label = "As known on (optional)",
                                                                         .hint = "For example, 2019-11-30",
                                                                         .width = site::InputWidth::Ten}) +
                                                site::button("Show", site::ButtonKind::Secondary));
}

}  // namespace flow
