#include "governance/minute_book/body_extract.h"

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "governance/minute_book/book_shape.h"

namespace governance {
namespace {

using Words = std::unordered_set<std::string>;

/// Collects all words of a value, by its shape: whatever field may name a person, a new one too, none is forgotten.
class WordTaker {
 public:
  explicit WordTaker(Words& words) : words_(words) {}
  template <class T>
  void required(std::string_view, const T& value) {
    take(value);
  }
  template <class T>
  void optional(std::string_view, const T& value) {
    take(value);
  }
  void json(std::string_view, const std::optional<std::string>&) {}
  void not_kept(std::string_view) {}

  void take(const std::string& words) {
    words_.insert(words);
    // "ash (implied)": an id with a remark.
    if (const auto remark = words.find(" ("); remark != std::string::npos) words_.insert(words.substr(0, remark));
  }
  template <class T>
  void take(const std::optional<T>& value) {
    if (value) take(*value);
  }
  template <class T>
  void take(const std::vector<T>& values) {
    for (const T& value : values) take(value);
  }
  template <class T>
    requires requires(WordTaker& io, const T& value) { shape(io, value); }
  void take(const T& value) {
    shape(*this, value);
  }
  template <class T>
    requires(std::is_arithmetic_v<T> || std::is_enum_v<T>)
  void take(const T&) {}
  void take(const base::Date&) {}
  void take(const TimeOfDay&) {}

 private:
  Words& words_;
};
void weekday_of_date(WordTaker&, const base::Date&) {}
void choices_in_short_form(WordTaker&, const CoverSheet&) {}
void figures_of_paper(WordTaker&, const BulletinPaper&) {}
void shape_of_table(WordTaker&, const FigureTable&) {}

class Extract {
 public:
  Extract(const MinuteBook& whole, const Body& body) : whole_(whole), body_(body) {}

  MinuteBook book() && {
    out_.bodies.push_back(body_);
    take_meetings();
    take_bulletins();
    take_actions();
    WordTaker taker(named_);
    taker.take(out_.bodies);
    taker.take(out_.meetings);
    taker.take(out_.bulletins);
    taker.take(out_.actions);
    take_people(taker);
    take_named(whole_.organisations, out_.organisations);
    take_named(whole_.sources, out_.sources);
    for (const Body& other : whole_.bodies)
      if (other.id != body_.id && named_.contains(other.id))
        out_.bodies.push_back({.id = other.id, .name = other.name, .kind = other.kind});
    return std::move(out_);
  }

 private:
  void take_meetings() {
    for (const Meeting& meeting : whole_.meetings) {
      if (meeting.body != body_.id) continue;
      own_.insert(meeting.id);
      out_.meetings.push_back(meeting);
    }
    for (Meeting& meeting : out_.meetings)
      for (AgendaItem& item : meeting.items) {
        for (Decision& decision : item.decisions) keep_ratification(decision);
        for (Limb& limb : item.proposal)
          if (limb.ratifies && !is_own_item(*limb.ratifies)) limb.ratifies.reset();
      }
  }
  /// A ratification elsewhere is told in words, because the other meeting does not come along.
  void keep_ratification(Decision& decision) const {
    if (decision.ratifies && !decision.ratifies->starts_with(kBetweenMeetings) && !is_own_item(*decision.ratifies))
      decision.ratifies.reset();
    if (!decision.ratified_at || own_.contains(*decision.ratified_at)) return;
    const Meeting* elsewhere = whole_.meeting(*decision.ratified_at);
    if (elsewhere != nullptr)
      decision.ratification_route =
          fmt::format("Ratified by {} on {}", name_of(elsewhere->body), base::iso(elsewhere->date));
    decision.ratified_at.reset();
  }
  [[nodiscard]] std::string name_of(const std::string& id) const {
    const Body* body = whole_.body(id);
    return body == nullptr ? id : body->name;
  }
  [[nodiscard]] bool is_own_item(const std::string& name) const {
    return std::ranges::any_of(out_.meetings, [&](const Meeting& meeting) {
      return name.starts_with(meeting.id + "/") && std::ranges::any_of(meeting.items, [&](const AgendaItem& item) {
               const auto item_name = std::string_view(name).substr(meeting.id.size() + 1);
               const auto decision = item_name.rfind('/');
               const auto without_decision = item_name.substr(0, decision);
               return item.number == item_name || item.reference == item_name || item.number == without_decision ||
                      item.reference == without_decision;
             });
    });
  }

  void take_bulletins() {
    for (Bulletin bulletin : whole_.bulletins) {
      const bool is_own = bulletin.body == body_.id;
      if (is_own)
        for (BulletinPaper& paper : bulletin.papers) forget_other_meeting(paper);
      else
        std::erase_if(bulletin.papers,
                      [&](const BulletinPaper& paper) { return !paper.meeting || !own_.contains(*paper.meeting); });
      if (!is_own && bulletin.papers.empty()) continue;
      own_.insert(bulletin.id);
      out_.bulletins.push_back(std::move(bulletin));
    }
  }
  void forget_other_meeting(BulletinPaper& paper) const {
    if (paper.meeting && !own_.contains(*paper.meeting)) paper.meeting.reset();
  }

  void take_actions() {
    Words taken;
    for (const Meeting& meeting : out_.meetings)
      for (const AgendaItem& item : meeting.items) taken.insert(item.actions.begin(), item.actions.end());
    const bool is_only_body = out_.meetings.size() == whole_.meetings.size();
    for (Action action : whole_.actions) {
      const bool is_raised_here = action.raised_at && own_.contains(*action.raised_at);
      std::erase_if(action.history, [&](const ActionEntry& entry) { return !own_.contains(entry.at); });
      if (is_only_body || is_raised_here || taken.contains(action.id) || !action.history.empty())
        out_.actions.push_back(std::move(action));
    }
  }

  void take_people(WordTaker& taker) {
    for (Person person : whole_.people) {
      if (!named_.contains(person.id)) continue;
      const auto is_elsewhere = [&](const auto& seen) { return !own_.contains(seen.in); };
      std::erase_if(person.roles_seen, is_elsewhere);
      std::erase_if(person.initials_seen, is_elsewhere);
      taker.take(person);
      out_.people.push_back(std::move(person));
    }
  }
  template <class T>
  void take_named(const std::vector<T>& from, std::vector<T>& to) const {
    for (const T& one : from)
      if (named_.contains(one.id)) to.push_back(one);
  }

  const MinuteBook& whole_;
  const Body& body_;
  MinuteBook out_;
  Words own_;    ///< ids of the body's meetings and of the bulletins kept
  Words named_;  ///< all words of what is kept
};

}  // namespace

MinuteBook book_of(const MinuteBook& book, std::string_view body) {
  const Body* found = book.body(body);
  return found == nullptr ? MinuteBook() : Extract(book, *found).book();
}

}  // namespace governance
