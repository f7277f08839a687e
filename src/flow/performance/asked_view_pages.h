// Which place, cut and day an address asks for: for this room's pages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flow/performance/measure_view_store.h"
#include "people/visit.h"

namespace flow {

/// What the address says, or else the record's system (its first), and now.
struct AskedView {
  std::string place;
  std::string cut;
  base::Instant known_at;
  bool is_now = true;  ///< no earlier day was asked for
};
/// Refuses a day that is none, a place that is not there.
[[nodiscard]] base::Result<AskedView> asked_view(const people::Visit& visit, record::Reader& reader);

/// The address with the place, the cut and the day asked for.
[[nodiscard]] html::Url address_of(std::string_view path, const AskedView& asked);
[[nodiscard]] std::string measure_path(std::string_view code);

/// A list to choose the place from, systems first, and the day that figures were known on.
[[nodiscard]] html::Fragment place_filter(const people::Visit& visit, std::string_view path,
                                          const std::vector<Place>& places, const AskedView& asked,
                                          const html::Fragment& more = {});

}  // namespace flow
