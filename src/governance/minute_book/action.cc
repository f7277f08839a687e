#include "governance/minute_book/action.h"

namespace governance {

bool is_closed(FinalState state) {
  return state == FinalState::Closed || state == FinalState::ClosedSuperseded || state == FinalState::ClosedTransferred;
}

}  // namespace governance
