#include "governance/checks/action_owner.h"

#include "base/text.h"
#include "governance/checks/words.h"

namespace governance {

bool shows_doubt(std::string_view remark) {
  return remark.find('?') != std::string_view::npos ||
         Phrases(remark).names_any({"could", "may", "might", "unclear", "unsure", "implied", "apparently", "margin",
                                    "text", "assumed", "presumed", "probably", "possibly"});
}

OwnerReader::OwnerReader(const BookIndex& index) : index_(index) {
  for (const Person& one : index.book().people) {
    by_name_.emplace(base::lower(one.name), one.id);
    for (const auto& spelling : one.spellings_seen) by_name_.emplace(base::lower(spelling), one.id);
  }
}

ActionOwner OwnerReader::read(std::string_view owner, const Meeting* raised) const {
  ActionOwner out;
  const auto bracket = owner.find('(');
  out.words = base::trimmed(owner.substr(0, bracket));
  if (bracket != std::string_view::npos) {
    const auto end = owner.rfind(')');
    out.remark = owner.substr(bracket + 1, end == std::string_view::npos || end < bracket ? end : end - bracket - 1);
  }
  if (const Person* one = index_.person(out.words)) {
    out.person = one->id;
  } else if (const auto named = by_name_.find(base::lower(out.words)); named != by_name_.end()) {
    out.person = named->second;
  } else if (raised != nullptr && out.words.size() <= 4) {
    for (const Attendance& row : raised->attendance)
      if (row.initials == out.words) out.person = row.person;
  }
  return out;
}

std::vector<ActionOwner> OwnerReader::owners_of(const Action& action) const {
  const Meeting* raised = action.raised_at ? index_.meeting(*action.raised_at) : nullptr;
  std::vector<ActionOwner> out;
  out.reserve(action.owners.size());
  for (const auto& owner : action.owners) out.push_back(read(owner, raised));
  return out;
}

}  // namespace governance
