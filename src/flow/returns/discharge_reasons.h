// The 37 reasons of delayed discharge that hospitals report since June 2024.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace flow {

/// "Hospital process - Awaiting patient transport services"; each begins with one of five families.
[[nodiscard]] const std::array<std::string_view, 37>& discharge_reasons();
/// Told by its letters and digits, for spaces, dashes and stray signs differ between publications.
[[nodiscard]] std::optional<std::string_view> discharge_reason(std::string_view label);
/// "hospital.awaiting_patient_transport_services": at most 60 characters, another for each reason.
[[nodiscard]] std::string discharge_reason_cut(std::string_view reason);
/// Whether the label begins as one of the five families do, known or not.
[[nodiscard]] bool is_in_discharge_family(std::string_view label);

}  // namespace flow
