#include "record/value.h"

#include <limits>

#include "base/check.h"

namespace record {
namespace {

template <class T>
const T& exactly(const Value& value, const char* what) {
  const auto* held = std::get_if<T>(&value);
  base::check(held != nullptr, what);
  return *held;
}

template <class T>
T parsed(base::Result<T> result, const char* what) {
  base::check(result.has_value(), what);
  return *std::move(result);
}

}  // namespace

const Value& Row::value(std::size_t column) const {
  base::check(column < values_.size(), "a column beyond the row was read");
  return values_[column];
}

void Row::read(std::size_t column, std::int64_t& out) const {
  out = exactly<std::int64_t>(value(column), "a column read as a whole number does not hold one");
}

void Row::read(std::size_t column, bool& out) const {
  const auto number = get<std::int64_t>(column);
  base::check(number == 0 || number == 1, "a column read as a bool holds neither 0 nor 1");
  out = number == 1;
}

void Row::read(std::size_t column, int& out) const {
  const auto number = get<std::int64_t>(column);
  base::check(std::numeric_limits<int>::min() <= number && number <= std::numeric_limits<int>::max(),
              "a column read as an int holds a number too large for one");
  out = static_cast<int>(number);
}

void Row::read(std::size_t column, std::string& out) const {
  out = exactly<std::string>(value(column), "a column read as text does not hold text");
}

void Row::read(std::size_t column, Blob& out) const {
  out = exactly<Blob>(value(column), "a column read as bytes does not hold bytes");
}

void Row::read(std::size_t column, base::Uuid& out) const {
  out = parsed(base::Uuid::parse(get<std::string>(column)), "a column read as an identifier does not hold one");
}

void Row::read(std::size_t column, base::Instant& out) const {
  out = base::Instant(std::chrono::microseconds(get<std::int64_t>(column)));
}

void Row::read(std::size_t column, base::Date& out) const {
  out = parsed(base::parse_iso_date(get<std::string>(column)), "a column read as a date does not hold one");
}

void Row::read(std::size_t column, base::LocalTime& out) const {
  out = parsed(base::parse_local_time(get<std::string>(column)), "a column read as a wall time does not hold one");
}

void Row::read(std::size_t column, base::Hundredths& out) const {
  out.value = get<std::int64_t>(column);
}

void Row::read(std::size_t column, base::Pence& out) const {
  out.value = get<std::int64_t>(column);
}

void Row::read(std::size_t column, std::chrono::minutes& out) const {
  out = std::chrono::minutes(get<std::int64_t>(column));
}

}  // namespace record
