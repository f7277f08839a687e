#include "safe_working/fines/worked_span.h"

#include <algorithm>

namespace safe_working {

std::vector<WorkedSpan> each_hour_once(std::vector<WorkedSpan> spans) {
  std::ranges::sort(spans, {}, &WorkedSpan::from);
  std::vector<WorkedSpan> once;
  for (const WorkedSpan& span : spans) {
    if (span.from == span.to) continue;
    if (once.empty() || once.back().to < span.from) {
      once.push_back(span);
    } else {
      once.back().to = std::max(once.back().to, span.to);
    }
  }
  return once;
}

}  // namespace safe_working
