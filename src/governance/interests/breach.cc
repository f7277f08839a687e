#include "governance/interests/breach.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "governance/checks/naming.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

struct BreachWords {
  BreachKind kind;
  std::string_view code;
  std::string_view words;
};
constexpr BreachWords kBreachWords[] = {
    {BreachKind::NotDeclared, "not_declared", "An interest was not declared"},
    {BreachKind::DeclaredLate, "declared_late", "An interest was declared late"},
    {BreachKind::NotManaged, "not_managed", "An interest was declared and not managed"},
};
const BreachWords& row_of(BreachKind kind) {
  const auto* const found = std::ranges::find(kBreachWords, kind, &BreachWords::kind);
  base::check(found != std::end(kBreachWords), "every kind of breach has words");
  return *found;
}

struct GravityWords {
  BreachGravity gravity;
  std::string_view code;
  std::string_view words;
};
constexpr GravityWords kGravities[] = {
    {BreachGravity::NotAssessed, "not_assessed", "Not assessed yet"},
    {BreachGravity::NoEffect, "no_effect", "It had no effect on a decision"},
    {BreachGravity::MayHaveSwayed, "may_have_swayed", "It may have swayed a decision"},
    {BreachGravity::Swayed, "swayed", "It swayed a decision"},
};
const GravityWords& row_of(BreachGravity gravity) {
  const auto* const found = std::ranges::find(kGravities, gravity, &GravityWords::gravity);
  base::check(found != std::end(kGravities), "every gravity has words");
  return *found;
}

/// By the surname too: that is what would give a person away.
bool names_person(std::string_view text, std::string_view name) {
  const Phrases words(text);
  const auto parts = name_words(name);
  return !parts.empty() && (words.names(parts.back()) || words.names(name));
}

}  // namespace

std::string_view breach_kind_code(BreachKind kind) {
  return row_of(kind).code;
}
std::string_view breach_kind_words(BreachKind kind) {
  return row_of(kind).words;
}
std::string_view gravity_code(BreachGravity gravity) {
  return row_of(gravity).code;
}
std::string_view gravity_words(BreachGravity gravity) {
  return row_of(gravity).words;
}

base::Checked<Breach> checked(Breach breach, std::string_view name, base::Date today) {
  base::Errors faults;
  const auto refuse = [&](bool claim, std::string subject, std::string message) {
    if (claim) faults.push_back({base::ErrorCode::Invalid, std::move(subject), std::move(message)});
  };
  breach.what = std::string(base::trimmed(breach.what));
  breach.assessment = std::string(base::trimmed(breach.assessment));
  breach.lesson = std::string(base::trimmed(breach.lesson));
  const bool is_assessed = breach.gravity != BreachGravity::NotAssessed;
  refuse(breach.person.empty(), "person", "Choose whose interest it was.");
  refuse(breach.what.empty(), "what", "Say what happened.");
  refuse(breach.found_on > today, "found", "The day on which it was found must be today or in the past.");
  refuse(is_assessed && breach.assessment.empty(), "assessment", "Say why, and what was done.");
  refuse(names_person(breach.lesson, name), "lesson", "Leave the person's name out of the lesson.");
  refuse(breach.lesson_is_public && (!is_assessed || breach.lesson.empty()), "public",
         "Assess the breach and write its lesson before it is told to others.");
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return breach;
}

}  // namespace governance
