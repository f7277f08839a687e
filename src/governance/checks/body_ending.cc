#include "governance/checks/body_ending.h"

#include <algorithm>
#include <set>
#include <utility>

#include "governance/checks/naming.h"

namespace governance {

BodyNames::BodyNames(const BookIndex& index) {
  for (const Body& one : index.book().bodies) {
    names_.push_back({Phrase(one.name), &one});
    for (const auto& alias : one.aliases) names_.push_back({Phrase(alias), &one});
    // Two letters are too few to mean one body.
    if (const auto letters = initials_of(one.name); letters.size() >= 3) names_.push_back({Phrase(letters), &one});
    if (one.id.size() >= 3) names_.push_back({Phrase(one.id), &one});
  }
  std::ranges::sort(names_, std::ranges::greater(),
                    [](const Name& one) { return std::pair(one.words.size(), one.body); });
}

std::vector<const Body*> BodyNames::in(std::string_view text) const {
  Phrases left(text);
  std::set<const Body*> found;
  for (const Name& name : names_) {
    if (!left.names(name.words)) continue;
    left.remove(name.words);
    found.insert(name.body);
  }
  // Bodies stand in one vector, so that their addresses keep its order.
  return {found.begin(), found.end()};
}

std::vector<const Body*> bodies_ended(const BookIndex& index, const BodyNames& names, const Meeting& meeting,
                                      const Decision& decision) {
  const Phrases words(decision.text);
  const bool ends =
      words.names_any({"stand down", "stands down", "standing down", "stood down", "disband", "disbanded", "disbands",
                       "dissolve", "dissolved", "dissolves", "cease", "ceases", "wound up", "wind up", "winds up"});
  if (!ends || !needs_quorum(decision.verb)) return {};
  auto out = names.in(decision.text);
  const bool speaks_of_itself = words.names_any(
      {"this body", "this board", "this committee", "this group", "this team", "itself", "its meetings"});
  const Body* own = index.body(meeting.body);
  if (out.empty() && speaks_of_itself && own != nullptr) out.push_back(own);
  return out;
}

}  // namespace governance
