#include "governance/publication/release.h"

#include "base/check.h"

namespace governance {
namespace {

const Release* last(std::span<const Release> all, PublishedPart part) {
  const Release* out = nullptr;
  for (const auto& one : all)
    if (one.part == part) out = &one;
  return out;
}

}  // namespace

bool is_released(std::span<const Release> all, PublishedPart part) {
  const Release* const found = last(all, part);
  return found != nullptr && !found->is_recall;
}

base::Instant released_at(std::span<const Release> all, PublishedPart part) {
  base::check(is_released(all, part), "a part is with the public when that is asked of it");
  return last(all, part)->at;
}

}  // namespace governance
