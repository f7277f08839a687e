// What of a meeting is for everyone. The public's copy is built from the public items; nothing is masked in the whole
// one (committee-governance.md, 17). An item that does not tell its part is not public.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "governance/minutes/minutes.h"

namespace governance {

[[nodiscard]] bool is_public(const AgendaItem& item);

/// With its public items whole; of the others the number, the open title and why they are private.
[[nodiscard]] Meeting public_copy(const Meeting& whole);
/// Likewise, with the actions and amendments of the public items. `planned` is the agenda, which rules: what is not
/// public there is not public here, whenever the minutes were drawn up.
[[nodiscard]] Minutes public_copy(const Minutes& whole, const Meeting& planned);

/// Words that stand in an item that is not public.
struct Withheld {
  std::string item;  ///< its number
  std::string words;
};
/// Closed titles, purposes, proposals, notes, decisions and actions of the items that are not public. Left out: one or
/// two words alone ("approve"), which say nothing of an item.
[[nodiscard]] std::vector<Withheld> withheld_words(const Meeting& whole, const std::vector<Action>& actions);
/// The numbers of the items whose withheld words stand in the text, each once; whatever case and spacing they have
/// there.
[[nodiscard]] std::vector<std::string> items_told_in(std::string_view text, const std::vector<Withheld>& withheld);

/// All that the public's copy tells, as one text.
[[nodiscard]] std::string told_words(const Meeting& copy, const std::vector<Action>& actions);

/// The numbers of the items that are not public and whose words stand in the public's copy all the same.
[[nodiscard]] std::vector<std::string> items_told_by_copy(const Meeting& whole);
[[nodiscard]] std::vector<std::string> items_told_by_copy(const Minutes& whole, const Meeting& planned);

/// What stands in the way of releasing an agenda or minutes: a main item that does not tell its part; a private one
/// without a reason. Each says what to do.
[[nodiscard]] base::Errors faults_before_release(const Meeting& whole);

}  // namespace governance
