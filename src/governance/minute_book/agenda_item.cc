#include "governance/minute_book/agenda_item.h"

namespace governance {

bool keeps_from_deciding(ScreeningOutcome outcome) {
  return outcome >= ScreeningOutcome::DeclareDiscussNotDecide;
}

bool needs_quorum(Verb verb) {
  return verb <= Verb::Accept;
}

}  // namespace governance
