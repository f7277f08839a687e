// A list made of another, thing by thing.
#pragma once

#include <functional>
#include <iterator>
#include <ranges>
#include <type_traits>
#include <vector>

namespace base {

/// `make` of each thing, in order: a function, or a member to take.
template <std::ranges::sized_range Range, class Make>
[[nodiscard]] auto mapped(Range&& things, Make make) {
  using Made = std::remove_cvref_t<std::invoke_result_t<Make&, std::ranges::range_reference_t<Range>>>;
  std::vector<Made> out;
  out.reserve(std::ranges::size(things));
  for (auto&& thing : things) out.push_back(std::invoke(make, thing));
  return out;
}

}  // namespace base
