// A breach of the rules on interests: what happened, how grave it is, what others may learn from it without names.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace governance {

enum class BreachKind { NotDeclared, DeclaredLate, NotManaged };
inline constexpr BreachKind kBreachKinds[] = {BreachKind::NotDeclared, BreachKind::DeclaredLate,
                                              BreachKind::NotManaged};
[[nodiscard]] std::string_view breach_kind_code(BreachKind kind);   ///< stored
[[nodiscard]] std::string_view breach_kind_words(BreachKind kind);  ///< "An interest was not declared"

enum class BreachGravity { NotAssessed, NoEffect, MayHaveSwayed, Swayed };
inline constexpr BreachGravity kBreachGravities[] = {BreachGravity::NotAssessed, BreachGravity::NoEffect,
                                                     BreachGravity::MayHaveSwayed, BreachGravity::Swayed};
[[nodiscard]] std::string_view gravity_code(BreachGravity gravity);   ///< stored
[[nodiscard]] std::string_view gravity_words(BreachGravity gravity);  ///< "It had no effect on a decision"

/// Recorded by a governance lead. Never public of itself: its lesson is what may be told, and only once somebody says
/// so.
struct Breach {
  std::string id;
  int version = 0;
  std::string person;   ///< of the minute book
  std::string meeting;  ///< id; empty: at no one meeting
  BreachKind kind = BreachKind::NotDeclared;
  base::Date found_on;
  std::string what;  ///< what happened
  BreachGravity gravity = BreachGravity::NotAssessed;
  std::string assessment;  ///< why, and what was done
  std::string lesson;      ///< for others, without names
  bool lesson_is_public = false;

  friend bool operator==(const Breach&, const Breach&) = default;
};

/// Every fault: what happened is missing, it was found in the future, an assessment without its reason, a lesson that
/// names the person (`name`, in full), a lesson told before it is assessed. Subjects are the fields' names.
[[nodiscard]] base::Checked<Breach> checked(Breach breach, std::string_view name, base::Date today);

}  // namespace governance
