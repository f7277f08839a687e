#include "flow/beds/typed_numbers.h"

#include <cmath>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "flow/series/series_file.h"

namespace flow {
namespace {

std::string bound_words(double bound) {
  if (bound == std::trunc(bound)) return (bound < 0 ? "-" : "") + base::grouped(std::llabs(std::llround(bound)));
  return fmt::format("{:.10g}", bound);
}

}  // namespace

bool TypedNumbers::is_empty(std::string_view field) const {
  return base::trimmed(typed_(field)).empty();
}

void TypedNumbers::fault(std::string_view field, std::string message) {
  faults_.push_back({base::ErrorCode::Invalid, std::string(field), std::move(message)});
}

void TypedNumbers::refuse(const AskedNumber& asked) {
  fault(asked.field, fmt::format("{}: enter a number from {} to {}{}.", asked.what, bound_words(asked.low),
                                 bound_words(asked.high), asked.unit));
}

std::optional<double> TypedNumbers::optional_number(const AskedNumber& asked) {
  if (is_empty(asked.field)) return std::nullopt;
  const auto value = parse_value(base::trimmed(typed_(asked.field)));
  if (value && *value >= asked.low && *value <= asked.high) return *value;
  refuse(asked);
  return std::nullopt;
}

std::optional<std::int64_t> TypedNumbers::optional_whole(const AskedNumber& asked) {
  const auto value = optional_number(asked);
  if (!value) return std::nullopt;
  if (*value == std::trunc(*value)) return std::llround(*value);
  fault(asked.field, fmt::format("{}: enter a whole number.", asked.what));
  return std::nullopt;
}

double TypedNumbers::number(const AskedNumber& asked) {
  if (is_empty(asked.field)) refuse(asked);
  return optional_number(asked).value_or(asked.low);
}

std::int64_t TypedNumbers::whole(const AskedNumber& asked) {
  if (is_empty(asked.field)) refuse(asked);
  return optional_whole(asked).value_or(static_cast<std::int64_t>(std::ceil(asked.low)));
}

}  // namespace flow
