// Who reads minutes: what of them is theirs to see, and how people and organisations are named to them.
#pragma once

#include <functional>

#include "governance/meetings/item_access.h"
#include "governance/meetings/meeting_words.h"
#include "governance/minutes/minutes_text.h"

namespace governance {

/// Each gives the words themselves where they are no id: owners of actions and parties to a conflict may be words.
struct MinutesNames {
  NameOf person;        ///< "UM"
  NameOf organisation;  ///< "West Leicestershire CCG"
};

struct MinutesReader {
  std::function<Sight(const AgendaItem&)> sight;
  /// Of an action raised at another meeting, which an item of this one looks at again.
  std::function<bool(const Action&)> sees_elsewhere;
  MinutesNames names;

  /// No item that gave rise to it is closed to the reader, whichever item names it.
  [[nodiscard]] bool sees(const Action& action, const MinutesText& text) const;
};

}  // namespace governance
