#include "governance/papers/paper.h"

#include <algorithm>

#include "base/check.h"
#include "governance/meetings/agenda.h"

namespace governance {

std::string_view class_name(PaperClass paper_class) {
  switch (paper_class) {
    case PaperClass::Public:
      return "Public";
    case PaperClass::Members:
      return "Members of the committee";
    case PaperClass::Part2:
      return "Part two: members, in private";
    case PaperClass::NamedPeople:
      return "Named people only";
  }
  throw base::OurMistake("a class of papers that has no name");
}

Timeliness timeliness_of(base::Date sent_in, base::Date meeting, int clear_days) {
  if (sent_in >= meeting) return Timeliness::Tabled;
  return sent_in > last_day_of_notice(meeting, clear_days, true) ? Timeliness::Late : Timeliness::InTime;
}

std::string_view timeliness_words(Timeliness timeliness) {
  switch (timeliness) {
    case Timeliness::InTime:
      return "In time";
    case Timeliness::Late:
      return "Late";
    case Timeliness::Tabled:
      return "Tabled at the meeting";
  }
  throw base::OurMistake("a timeliness that has no words");
}

const AgendaItem* item_of(const Meeting& meeting, const Paper& paper) {
  const auto found = std::ranges::find(meeting.items, paper.item_key, &AgendaItem::key);
  return found == meeting.items.end() ? nullptr : &*found;
}

std::string label_of(const AgendaItem& item, const Paper& paper) {
  if (!item.paper) return {};
  return paper.place <= 1 ? *item.paper : *item.paper + std::to_string(paper.place - 1);
}

std::vector<PaperActor> actors_of(const Paper& paper, const Viewer& viewer) {
  std::vector<PaperActor> out;
  const bool is_known = !viewer.person.empty();
  if (is_known && viewer.person == paper.author_person) out.push_back(PaperActor::Author);
  if (is_known && viewer.person == paper.sponsor_person) out.push_back(PaperActor::Sponsor);
  if (viewer.is_secretary) out.push_back(PaperActor::Secretary);
  return out;
}

Sight sight_of(const Paper& paper, const AgendaItem* item, const LiveMeeting& live, const Viewer& viewer) {
  if (item == nullptr) return Sight::Nothing;
  const Sight of_item = sight_of(*item, live, viewer);
  if (of_item != Sight::Everything) return of_item;
  if (!actors_of(paper, viewer).empty()) return Sight::Everything;
  const bool is_named =
      !viewer.person.empty() && std::ranges::find(paper.named_people, viewer.person) != paper.named_people.end();
  if (paper.paper_class == PaperClass::NamedPeople && !is_named) return Sight::TitleOnly;
  // Whoever screens papers for interests must see them before anyone else does.
  if (viewer.is_screener && paper.state != PaperState::Withdrawn) return Sight::Everything;
  return is_issued(paper.state) ? Sight::Everything : Sight::TitleOnly;
}

}  // namespace governance
