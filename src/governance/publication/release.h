// Releasing parts of a meeting to the public, and taking them back.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "governance/minute_book/book_words.h"

namespace governance {

enum class PublishedPart { Agenda, Papers, Minutes };
inline constexpr PublishedPart kPublishedParts[] = {PublishedPart::Agenda, PublishedPart::Papers,
                                                    PublishedPart::Minutes};
template <>
inline constexpr auto kWordsOf<PublishedPart> = std::to_array<std::string_view>({"agenda", "papers", "minutes"});

/// One release or recall; they are only ever added.
struct Release {
  PublishedPart part = PublishedPart::Agenda;
  bool is_recall = false;
  std::string by;  ///< an account's person
  base::Instant at;
  std::string reason;  ///< of a recall

  friend bool operator==(const Release&, const Release&) = default;
};
/// Whether the part is with the public now: its last row, if any, is no recall. In the order in which they happened.
[[nodiscard]] bool is_released(std::span<const Release> all, PublishedPart part);
/// When it was released, of those that are. REQUIRES: is_released.
[[nodiscard]] base::Instant released_at(std::span<const Release> all, PublishedPart part);

}  // namespace governance
