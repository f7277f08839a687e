// The places of the returns of delayed transfers: councils, providers, England, and residents of elsewhere.
#pragma once

#include <optional>
#include <string_view>

#include "flow/returns/reading.h"

namespace flow {

/// "Leicester UA" is Leicester.
[[nodiscard]] std::string delay_place_name(std::string_view name);
/// England, and those who live in Scotland, Wales or outside Great Britain, have no code of their own: told by name.
[[nodiscard]] std::optional<Place> place_without_code(std::string_view name);
[[nodiscard]] bool is_resident_of_elsewhere(std::string_view code);

/// Says where a change of boundaries breaks a line that people would draw through.
void note_boundary_changes(Reading& reading);

}  // namespace flow
