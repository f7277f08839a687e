// Which entries of the audit trail tell of someone reading a person's record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace people {

enum class ReadingKind { Read, Refused };

/// By the words that rooms end such actions with: "... opened", "... read", "... refused". Nothing for anything else,
/// and for this room's own entries about accounts (a refused sign-in reads nothing).
[[nodiscard]] std::optional<ReadingKind> reading_kind(std::string_view subject_kind, std::string_view action);

}  // namespace people
