// The named methods that are set beside the combination: each one way of forecasting, as the textbooks have it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace flow {

enum class Method { Auto, SeasonalNaive, Naive2, SimpleSmoothing, Holt, Damped, Comb, Theta, Ets, Arima };

/// "auto", "seasonal-naive", "naive2", "ses", "holt", "damped", "comb", "theta", "ets", "arima".
[[nodiscard]] std::string_view method_code(Method method);
[[nodiscard]] std::optional<Method> parse_method(std::string_view code);
[[nodiscard]] std::vector<Method> all_methods();

/// The next `horizon` values. Naive2, the three kinds of smoothing and their mean, comb, take a multiplicative season
/// out where there are three seasons or more of values and is_seasonal says so. REQUIRES: at least 1 value, all finite;
/// not Method::Auto, which is a panel (panel.h).
[[nodiscard]] std::vector<double> forecast_by(Method method, std::span<const double> values, std::size_t season,
                                              std::size_t horizon);

}  // namespace flow
