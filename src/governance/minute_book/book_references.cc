#include "governance/minute_book/book_references.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

namespace governance {
namespace {

using Ids = std::unordered_set<std::string_view>;

template <class T>
void refuse_repeated(const std::vector<T>& things, const BookPath& where, Ids& seen, BookFaults& faults) {
  for (std::size_t i = 0; i < things.size(); ++i)
    if (!things[i].id.empty() && !seen.insert(things[i].id).second)
      faults.add(where.at(i).key("id"),
                 fmt::format("is {}, which stands before; give it an id of its own", quoted(things[i].id)));
}

template <class T>
Ids ids_of(const std::vector<T>& things) {
  Ids out;
  for (const T& one : things) out.insert(one.id);
  return out;
}

/// Walks the book by its paths.
class References {
 public:
  References(const MinuteBook& book, BookFaults& faults)
      : book_(book),
        faults_(faults),
        sources_(ids_of(book.sources)),
        organisations_(ids_of(book.organisations)),
        bodies_(ids_of(book.bodies)),
        people_(ids_of(book.people)),
        meetings_(ids_of(book.meetings)),
        actions_(ids_of(book.actions)),
        bulletins_(ids_of(book.bulletins)) {
    for (const Body& body : book.bodies)
      for (const Seat& seat : body.seats) seats_[body.id].insert(seat.id);
    for (const Meeting& held : book.meetings)
      for (const AgendaItem& item : held.items) name_item(held, item);
  }

  void check() {
    each(book_.bodies, root_.key("bodies"), &References::check_body);
    each(book_.people, root_.key("people"), &References::check_person);
    each(book_.meetings, root_.key("meetings"), &References::check_meeting);
    each(book_.actions, root_.key("actions"), &References::check_action);
    each(book_.bulletins, root_.key("bulletins"), &References::check_bulletin);
  }

 private:
  void name_item(const Meeting& held, const AgendaItem& item) {
    for (const auto& name : {item.number, item.reference}) {
      if (!name) continue;
      const std::string place = held.id + "/" + *name;
      items_.insert(place);
      for (std::size_t i = 0; i < item.decisions.size(); ++i)
        items_.insert(place + "/" + decision_label(item.decisions[i], i));
    }
  }

  template <class T>
  void each(const std::vector<T>& things, const BookPath& where,
            void (References::*check_one)(const T&, const BookPath&)) {
    for (std::size_t i = 0; i < things.size() && !faults_.is_full(); ++i) (this->*check_one)(things[i], where.at(i));
  }

  void one(const Ids& ids, const std::string& id, const BookPath& where, std::string_view list) {
    if (!id.empty() && !ids.contains(id))
      faults_.add(where, fmt::format("is {}, which is not the id of anything in {}", quoted(id), list));
  }
  void one(const Ids& ids, const std::optional<std::string>& id, const BookPath& where, std::string_view list) {
    if (id) one(ids, *id, where, list);
  }
  template <class Id>
  void person(const Id& id, const BookPath& where) {
    one(people_, id, where, "people");
  }
  template <class Id>
  void organisation(const Id& id, const BookPath& where) {
    one(organisations_, id, where, "organisations");
  }
  template <class Id>
  void meeting(const Id& id, const BookPath& where) {
    one(meetings_, id, where, "meetings");
  }
  void people(const std::vector<std::string>& ids, const BookPath& where) {
    for (std::size_t i = 0; i < ids.size(); ++i) person(ids[i], where.at(i));
  }

  void check_body(const Body& body, const BookPath& where) {
    for (std::size_t i = 0; i < body.parents.size(); ++i)
      if (!bodies_.contains(body.parents[i]))
        one(organisations_, body.parents[i], where.key("parent").at(i), "organisations or bodies");
    Ids seen;
    refuse_repeated(body.seats, where.key("seats"), seen, faults_);
    each(body.seats, where.key("seats"), &References::check_seat);
  }
  void check_seat(const Seat& seat, const BookPath& where) {
    person(seat.holder, where.key("holder"));
    people(seat.deputies, where.key("deputies"));
    organisation(seat.organisation, where.key("org"));
    for (std::size_t i = 0; i < seat.tenures.size(); ++i)
      person(seat.tenures[i].person, where.key("tenures").at(i).key("person"));
  }

  void check_person(const Person& who, const BookPath& where) {
    each(who.initials_seen, where.key("initials_seen"), &References::check_initials);
    each(who.roles_seen, where.key("roles_seen"), &References::check_role);
  }
  void check_initials(const InitialsSeen& seen, const BookPath& where) {
    if (!bulletins_.contains(seen.in)) one(meetings_, seen.in, where.key("in"), "meetings or bulletins");
  }
  void check_role(const RoleSeen& seen, const BookPath& where) {
    if (!bulletins_.contains(seen.in)) one(meetings_, seen.in, where.key("in"), "meetings or bulletins");
    organisation(seen.organisation, where.key("org"));
  }

  void check_meeting(const Meeting& held, const BookPath& where) {
    one(bodies_, held.body, where.key("body"), "bodies");
    one(sources_, held.source, where.key("source"), "sources");
    person(held.chair, where.key("chair"));
    person(held.minute_taker, where.key("minute_taker"));
    person(held.papers_owner, where.key("papers_owner"));
    body_ = held.body;
    each(held.attendance, where.key("attendance"), &References::check_attendance);
    each(held.items, where.key("items"), &References::check_item);
  }
  void check_attendance(const Attendance& one_there, const BookPath& where) {
    person(one_there.person, where.key("person"));
    organisation(one_there.organisation, where.key("org"));
    const auto seats = seats_.find(body_);
    // Where nobody told the body's seats, a seat is words.
    if (seats == seats_.end()) return;
    one(seats->second, one_there.seat, where.key("seat"), "the body's seats");
    const auto& stood_for = one_there.deputy_for;
    if (stood_for && *stood_for != "none" && !seats->second.contains(*stood_for))
      one(people_, *stood_for, where.key("deputy_for"), "people or the body's seats; or use none");
  }

  void check_item(const AgendaItem& item, const BookPath& where) {
    people(item.presenters, where.key("presenters"));
    people(item.joined, where.key("joined"));
    person(item.presided_by, where.key("presided_by"));
    for (std::size_t i = 0; i < item.actions.size(); ++i)
      one(actions_, item.actions[i], where.key("actions").at(i), "actions");
    each(item.left, where.key("left"), &References::check_departure);
    each(item.decisions, where.key("decisions"), &References::check_decision);
    if (item.screening) each(item.screening->people, where.key("coi").key("people"), &References::check_handling);
  }
  void check_departure(const Departure& departure, const BookPath& where) {
    person(departure.person, where.key("person"));
  }
  void check_handling(const Handling& handling, const BookPath& where) {
    person(handling.person, where.key("person"));
    person(handling.ruled_by, where.key("ruled_by"));
  }
  void check_decision(const Decision& decision, const BookPath& where) {
    people(decision.excluded, where.key("excluded"));
    people(decision.abstained, where.key("abstained"));
    meeting(decision.ratified_at, where.key("ratified_at"));
    const auto& ratified = decision.ratifies;
    if (ratified && !ratified->starts_with(kBetweenMeetings) && !items_.contains(*ratified))
      faults_.add(where.key("ratifies"),
                  fmt::format("is {}; use the id of a meeting in the book, a stroke, and the number or reference of "
                              "one of its items",
                              quoted(*decision.ratifies)));
  }
  void check_action(const Action& action, const BookPath& where) {
    person(action.accountable, where.key("accountable"));
    one(bodies_, action.receiving_body, where.key("receiving_body"), "bodies");
    each(action.history, where.key("history"), &References::check_entry);
  }
  void check_entry(const ActionEntry& entry, const BookPath& where) { meeting(entry.at, where.key("at")); }

  void check_bulletin(const Bulletin& bulletin, const BookPath& where) {
    organisation(bulletin.issuer, where.key("issuer"));
    one(bodies_, bulletin.body, where.key("body"), "bodies");
    one(sources_, bulletin.source, where.key("source"), "sources");
    each(bulletin.papers, where.key("papers"), &References::check_paper);
  }
  void check_paper(const BulletinPaper& paper, const BookPath& where) {
    meeting(paper.meeting, where.key("meeting"));
    if (paper.lead) person(paper.lead->person, where.key("lead_contact").key("person"));
  }

  const MinuteBook& book_;
  BookFaults& faults_;
  BookPath root_;
  Ids sources_;
  Ids organisations_;
  Ids bodies_;
  Ids people_;
  Ids meetings_;
  Ids actions_;
  Ids bulletins_;
  std::unordered_map<std::string_view, Ids> seats_;  ///< by body
  std::unordered_set<std::string> items_;            ///< "MEETING/ITEM", by number and by reference
  std::string_view body_;                            ///< of the meeting that is walked
};

}  // namespace

void refuse_repeated_ids(const MinuteBook& book, BookFaults& faults) {
  const BookPath root;
  Ids parties;
  refuse_repeated(book.organisations, root.key("organisations"), parties, faults);
  refuse_repeated(book.bodies, root.key("bodies"), parties, faults);
  refuse_repeated(book.people, root.key("people"), parties, faults);
  Ids occasions;
  refuse_repeated(book.meetings, root.key("meetings"), occasions, faults);
  refuse_repeated(book.bulletins, root.key("bulletins"), occasions, faults);
  Ids sources;
  refuse_repeated(book.sources, root.key("sources"), sources, faults);
  Ids actions;
  refuse_repeated(book.actions, root.key("actions"), actions, faults);
}

void refuse_lost_references(const MinuteBook& book, BookFaults& faults) {
  References(book, faults).check();
}

}  // namespace governance
