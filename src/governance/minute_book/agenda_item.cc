#include "governance/minute_book/agenda_item.h"

namespace governance {

bool keeps_from_deciding(ScreeningOutcome outcome) {
  return outcome >= ScreeningOutcome::DeclareDiscussNotDecide;
}

bool needs_quorum(Verb verb) {
  return verb <= Verb::Accept;
}

std::string decision_label(const Decision& decision, std::size_t place) {
  return decision.id ? *decision.id : std::to_string(place + 1);
}

}  // namespace governance
