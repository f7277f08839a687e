// Searching meetings. What is found is what the reader may see, by the same question that the meeting's page asks.
#pragma once

#include "people/visit.h"

namespace governance {

[[nodiscard]] site::Response search_page(people::Visit& visit);         ///< GET /search: for those signed in
[[nodiscard]] site::Response search_submit(people::Visit& visit);       ///< POST
[[nodiscard]] site::Response public_search_page(people::Visit& visit);  ///< GET /public/search

}  // namespace governance
