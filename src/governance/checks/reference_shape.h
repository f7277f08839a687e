// The shapes of reference numbers: "SLT/19/32" and "170817/02" are of two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace governance {

/// Whether a reference fits a pattern such as "{body}/{yy}/{seq}" or "{yymmdd}/{seq:02}". Tokens: {body} letters; {yy},
/// {yyyy}, {fy} (four figures, "2223"), {yymmdd} (six); {meeting_no} and {seq} figures; {seq:03} at least so many, with
/// noughts before. {seq_scope:...} stands for nothing. All else stands for itself. What arose from an item may add a
/// number or a letter to its reference: "/1", "a".
[[nodiscard]] bool fits_pattern(std::string_view reference, std::string_view pattern);

/// One example of each shape, in the order given: letters and figures in another order or with other marks between
/// them, and numbers with noughts before them beside numbers without.
[[nodiscard]] std::vector<std::string> examples_by_shape(const std::vector<std::string>& references);

}  // namespace governance
