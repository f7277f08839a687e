#include "people/reading.h"

namespace people {

std::optional<ReadingKind> reading_kind(std::string_view subject_kind, std::string_view action) {
  if (subject_kind == "account") return std::nullopt;
  if (action.ends_with(" opened") || action.ends_with(" read")) return ReadingKind::Read;
  if (action.ends_with(" refused")) return ReadingKind::Refused;
  return std::nullopt;
}

}  // namespace people
