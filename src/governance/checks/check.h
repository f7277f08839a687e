// A check: a named rule that a minute book is held against, and what it found. Codes are short and stay as they are
// ("Q1"), so that a secretary, a board and a test speak of the same thing; docs/governance-checks.md lists them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "governance/checks/book_index.h"

namespace governance {

enum class Severity { High, Medium, Low };
inline constexpr Severity kSeverities[] = {Severity::High, Severity::Medium, Severity::Low};
[[nodiscard]] std::string_view severity_name(Severity severity);  ///< "high"

struct CheckFinding {
  std::string check;  ///< "Q1"
  Severity severity = Severity::Medium;
  std::string meeting;  ///< id of the meeting or bulletin; empty where it is about a body or person over time
  std::string item;     ///< its printed number, or the paper's label; empty: the whole meeting
  std::string subject;  ///< what it is about: a person's, action's, organisation's or body's id; may be empty
  std::string text;     ///< what is wrong, where, and how to mend it; people by initials, never by their names

  friend bool operator==(const CheckFinding&, const CheckFinding&) = default;
};

using CheckRun = void (*)(const BookIndex& index, std::vector<CheckFinding>& out);

struct Check {
  std::string_view code;  ///< "Q1"
  std::string_view name;  ///< "Decisions taken without a quorum"
  std::string_view rule;  ///< what must hold, in one sentence
  std::string_view mend;  ///< what makes it content
  Severity worst;         ///< a finding is as grave as this, or less
  CheckRun run;
};

/// Every check, by theme: Q, C, A, I, T, D, M, P, R, S, N, X.
[[nodiscard]] std::span<const Check> checks();
/// Null where no check has the code. Codes are in capitals.
[[nodiscard]] const Check* check_of(std::string_view code);

/// What all checks find: by date of the meeting, then item, then code; last what is about no one meeting. The same book
/// gives the same findings in the same order.
[[nodiscard]] std::vector<CheckFinding> check_book(const MinuteBook& book);
/// The same, of these checks alone.
[[nodiscard]] std::vector<CheckFinding> check_book(const MinuteBook& book, std::span<const Check* const> chosen);

}  // namespace governance
