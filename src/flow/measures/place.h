// Where a figure is of: a council, a provider, a board, a system, England.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace flow {

enum class PlaceKind { Council, Provider, Board, System, Nation };

/// The code is the one its publisher uses: "E06000016" for a council (ONS), "RWE" for a provider (ODS), "E54000015" for
/// a board, "-" is England's own in the published workbooks and is kept as "E92000001" here.
struct Place {
  std::string code;  ///< 1 to 20 letters, digits and hyphens
  std::string name;
  PlaceKind kind = PlaceKind::Provider;
  std::string part_of;  ///< the code of the system that it belongs to; empty: none

  friend bool operator==(const Place&, const Place&) = default;
};

inline constexpr std::string_view kEngland = "E92000001";

[[nodiscard]] std::string_view code_of(PlaceKind kind);   ///< "council"
[[nodiscard]] std::string_view words_of(PlaceKind kind);  ///< "Council"
[[nodiscard]] base::Result<PlaceKind> parse_place_kind(std::string_view text, std::string subject = "");
/// A code as it is kept: without spaces, in capitals. Refuses an empty or overlong one, and other characters.
[[nodiscard]] base::Result<std::string> parse_place_code(std::string_view text, std::string subject = "");

}  // namespace flow
