// Values that go into and come out of the database, the same on SQLite and PostgreSQL.
//
//   NULL                 std::nullopt of any of the below
//   whole number         bool (0 or 1), int, std::int64_t                       INTEGER / BIGINT
//   text                 std::string, UTF-8 with no NUL character               TEXT
//   identifier           base::Uuid, base::Id<...>: 36 characters of text       TEXT
//   moment               base::Instant: microseconds since 1970 in UTC          INTEGER / BIGINT
//   date                 base::Date: text 2017-09-01                            TEXT
//   wall time            base::LocalTime: text 2017-09-01T20:30                 TEXT
//   bytes                record::Blob                                           BLOB / BYTEA
//   exact decimal        base::Hundredths, base::Pence: the whole number inside INTEGER / BIGINT
// There are no floating point columns.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/london_time.h"
#include "base/number.h"
#include "base/uuid.h"

namespace record {

struct Blob {
  std::vector<std::uint8_t> bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

/// One parameter or one column's value, as the database knows it.
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;

[[nodiscard]] inline Value to_value(std::nullopt_t) {
  return std::monostate();
}
[[nodiscard]] inline Value to_value(bool v) {
  return std::int64_t{v};
}
[[nodiscard]] inline Value to_value(int v) {
  return std::int64_t{v};
}
[[nodiscard]] inline Value to_value(std::int64_t v) {
  return v;
}
[[nodiscard]] inline Value to_value(std::string v) {
  return v;
}
[[nodiscard]] inline Value to_value(std::string_view v) {
  return std::string(v);
}
[[nodiscard]] inline Value to_value(const char* v) {
  return std::string(v);
}
[[nodiscard]] inline Value to_value(Blob v) {
  return v;
}
[[nodiscard]] inline Value to_value(const base::Uuid& v) {
  return v.text();
}
[[nodiscard]] inline Value to_value(base::Instant v) {
  return std::int64_t{v.time_since_epoch().count()};
}
[[nodiscard]] inline Value to_value(base::Date v) {
  return base::iso(v);
}
[[nodiscard]] inline Value to_value(base::LocalTime v) {
  return base::local_iso(v);
}
[[nodiscard]] inline Value to_value(base::Hundredths v) {
  return v.value;
}
[[nodiscard]] inline Value to_value(base::Pence v) {
  return v.value;
}
[[nodiscard]] inline Value to_value(std::chrono::minutes v) {
  return std::int64_t{v.count()};
}
template <class Tag>
[[nodiscard]] Value to_value(const base::Id<Tag>& v) {
  return v.text();
}
template <class T>
[[nodiscard]] Value to_value(const std::optional<T>& v) {
  return v ? to_value(*v) : Value(std::monostate());
}

/// One row of a result. A column is read by its place, from 0, as exactly one type; a value of another type, NULL
/// without an optional, or a place beyond the row is our mistake (base::OurMistake).
///   const auto name = row.get<std::string>(0);
///   const auto left = row.get<std::optional<base::Date>>(3);
class Row {
 public:
  explicit Row(std::span<const Value> values) : values_(values) {}
  template <class T>
  [[nodiscard]] T get(std::size_t column) const {
    T out{};
    read(column, out);
    return out;
  }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] const Value& value(std::size_t column) const;

 private:
  void read(std::size_t column, bool& out) const;
  void read(std::size_t column, int& out) const;
  void read(std::size_t column, std::int64_t& out) const;
  void read(std::size_t column, std::string& out) const;
  void read(std::size_t column, Blob& out) const;
  void read(std::size_t column, base::Uuid& out) const;
  void read(std::size_t column, base::Instant& out) const;
  void read(std::size_t column, base::Date& out) const;
  void read(std::size_t column, base::LocalTime& out) const;
  void read(std::size_t column, base::Hundredths& out) const;
  void read(std::size_t column, base::Pence& out) const;
  void read(std::size_t column, std::chrono::minutes& out) const;
  template <class Tag>
  void read(std::size_t column, base::Id<Tag>& out) const {
    read(column, out.value);
  }
  template <class T>
  void read(std::size_t column, std::optional<T>& out) const {
    if (std::holds_alternative<std::monostate>(value(column))) {
      out.reset();
    } else {
      read(column, out.emplace());
    }
  }

  std::span<const Value> values_;
};

}  // namespace record
