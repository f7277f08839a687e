// Identifiers made by us: UUID version 7 (RFC 9562), ordered by the moment they were made.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"

namespace base {

class Uuid {
 public:
  constexpr Uuid() = default;
  /// 8-4-4-4-12 hexadecimal digits, either case; refuses all else.
  [[nodiscard]] static Result<Uuid> parse(std::string_view text);
  /// 48 bits of milliseconds, then random bits.
  [[nodiscard]] static Uuid v7(Instant now, Random& random);

  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool is_nil() const { return *this == Uuid(); }

  friend constexpr auto operator<=>(const Uuid&, const Uuid&) = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

/// A Uuid that cannot be mistaken for another thing's: `using PersonId = base::Id<struct PersonTag>`.
template <class Tag>
struct Id {
  Uuid value;

  [[nodiscard]] static Result<Id> parse(std::string_view text) {
    auto parsed = Uuid::parse(text);
    if (!parsed) return std::unexpected(parsed.error());
    return Id{*parsed};
  }
  [[nodiscard]] static Id make(const Clock& clock, Random& random) { return Id{Uuid::v7(clock.now(), random)}; }
  [[nodiscard]] std::string text() const { return value.text(); }
  [[nodiscard]] bool is_nil() const { return value.is_nil(); }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace base

template <>
struct std::hash<base::Uuid> {
  std::size_t operator()(const base::Uuid& id) const { return std::hash<std::string>()(id.text()); }
};
template <class Tag>
struct std::hash<base::Id<Tag>> {
  std::size_t operator()(const base::Id<Tag>& id) const { return std::hash<base::Uuid>()(id.value); }
};
