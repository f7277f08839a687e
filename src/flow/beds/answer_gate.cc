#include "flow/beds/answer_gate.h"

#include "base/check.h"

namespace flow {

std::optional<AnswerGate::Place> AnswerGate::enter() {
  int free = free_.load();
  while (free > 0)
    if (free_.compare_exchange_weak(free, free - 1)) return Place(*this);
  return std::nullopt;
}

void AnswerGate::set_places(int places) {
  base::check(places >= 0, "a gate has no fewer places than none");
  free_ += places - places_;
  places_ = places;
}

}  // namespace flow
