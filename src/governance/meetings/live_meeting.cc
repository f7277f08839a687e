#include "governance/meetings/live_meeting.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"

namespace governance {
namespace {

const Limb& limb_of(const AgendaItem* item, int limb) {
  static const Limb kNone;
  const auto place = static_cast<std::size_t>(limb);
  return item == nullptr || limb < 1 || place > item->proposal.size() ? kNone : item->proposal[place - 1];
}

bool moves_people(EntryKind kind) {
  return kind == EntryKind::Opened || kind == EntryKind::Arrived || kind == EntryKind::Left ||
         kind == EntryKind::Presides || kind == EntryKind::ItemTaken || kind == EntryKind::Excluded ||
         kind == EntryKind::Readmitted;
}

std::optional<PresentAs> seated_as(Standing standing) {
  switch (standing) {
    case Standing::Holder:
      return PresentAs::Holder;
    case Standing::Deputy:
      return PresentAs::Deputy;
    case Standing::Substitute:
      return PresentAs::Substitute;
    case Standing::InAttendance:
      return std::nullopt;
  }
  throw base::OurMistake("a standing that is none");
}

std::vector<MeetingEntry> in_order(std::span<const MeetingEntry> entries) {
  std::vector<MeetingEntry> out(entries.begin(), entries.end());
  std::ranges::sort(out, [](const MeetingEntry& a, const MeetingEntry& b) {
    return std::tie(a.at, a.sequence) < std::tie(b.at, b.sequence);
  });
  return out;
}

std::map<std::string, std::string> strikes_in(const std::vector<MeetingEntry>& entries) {
  std::map<std::string, std::string> out;
  for (const auto& entry : entries)
    if (entry.kind == EntryKind::Struck) out.emplace(entry.replaces, entry.id);
  return out;
}

bool is_worded_by(const Wording& wording, std::string_view entry) {
  const auto is_it = [&](const MeetingEntry& one) { return one.id == entry; };
  return is_it(wording.first) || std::ranges::any_of(wording.current, is_it) ||
         std::ranges::any_of(wording.earlier, is_it);
}

template <class Courses>
auto* decision_worded_by(Courses& courses, std::string_view entry) {
  for (auto& course : courses)
    for (auto& one : course.decisions)
      if (is_worded_by(one.wording, entry)) return &one;
  return static_cast<decltype(courses.front().decisions.data())>(nullptr);
}

}  // namespace

bool DecisionTaken::is_provisional() const {
  return quorum && !quorum->is_quorate && needs_quorum(*wording.now().verb);
}

LiveMeeting::LiveMeeting(MeetingPlan plan, std::span<const MeetingEntry> entries)
    : plan_(std::make_shared<const MeetingPlan>(std::move(plan))),
      entries_(in_order(entries)),
      struck_(strikes_in(entries_)) {
  std::ranges::copy_if(entries_, std::back_inserter(rewordings_), [&](const MeetingEntry& one) {
    return !one.replaces.empty() && is_worded(one.kind) && !struck_.contains(one.id);
  });
  chair_ = plan_->meeting.chair.value_or("");
  for (const auto& row : plan_->meeting.attendance)
    if (row.kind == AttendanceKind::Apologies) apologies_.push_back(row.person);
  for (const auto& item : plan_->meeting.items) {
    items_.emplace_back();
    items_.back().number = item.number.value_or("");
  }
  for (const auto& one : entries_)
    if (one.kind != EntryKind::Struck && !struck_.contains(one.id)) take(one);
  // What belongs to a decision is taken when all decisions are known: one may have been moved to a later moment.
  for (const auto& one : entries_)
    if (!one.about.empty() && !struck_.contains(one.id)) take_about_decision(one);
}

void LiveMeeting::take(const MeetingEntry& entry) {
  ItemCourse* const item = find_item(entry.item);
  switch (entry.kind) {
    case EntryKind::Opened:
      if (!opened_) opened_ = entry.at;
      break;
    case EntryKind::Closed:
      if (!closed_) closed_ = entry.at;
      end_stays(entry.at);
      break;
    case EntryKind::Arrived:
      take_arrival(entry);
      break;
    case EntryKind::Left:
      take_departure(entry);
      break;
    case EntryKind::Apologies:
      if (std::ranges::find(apologies_, entry.person) == apologies_.end()) apologies_.push_back(entry.person);
      break;
    case EntryKind::Presides:
      if (item != nullptr)
        item->presided_by = entry.person;
      else
        chair_ = entry.person;
      break;
    case EntryKind::ItemTaken:
      turn_to(entry.item);
      if (item != nullptr && !item->taken) item->taken = entry.at;
      break;
    case EntryKind::Declared:
      if (item != nullptr) item->declarations.push_back({entry.person, *entry.declared, entry.text});
      break;
    case EntryKind::Excluded:
      if (item != nullptr)
        item->exclusions.push_back({entry.person, *entry.outcome, entry.text, {.from = entry.at, .to = std::nullopt}});
      break;
    case EntryKind::Readmitted:
      if (item == nullptr) break;
      for (auto& one : item->exclusions)
        if (one.person == entry.person && !one.time.to) one.time.to = entry.at;
      break;
    case EntryKind::Note:
      if (entry.replaces.empty()) (item != nullptr ? item->notes : notes_).push_back(worded(entry));
      break;
    case EntryKind::Decision:
      if (entry.replaces.empty()) take_decision(entry);
      break;
    case EntryKind::Action:
      if (entry.replaces.empty() && item != nullptr) item->actions.push_back(worded(entry));
      break;
    case EntryKind::Abstained:
    case EntryKind::Condition:
    case EntryKind::Struck:
      break;
  }
  if (moves_people(entry.kind)) add_point(entry);
}

void LiveMeeting::take_arrival(const MeetingEntry& entry) {
  std::erase(apologies_, entry.person);
  Attendee* found = find_attendee(entry.person);
  if (found == nullptr) found = &attendees_.emplace_back(Attendee{.person = entry.person, .seat = {}, .stays = {}});
  found->standing = *entry.standing;
  found->seat = entry.seat;
  found->mode = entry.mode.value_or(AttendanceMode::InPerson);
  if (!found->stays.empty() && found->is_there()) return;  // came in again in another way: by telephone, for a seat
  found->stays.push_back({.from = entry.at, .to = std::nullopt});
  if (ItemCourse* const now = find_item(item_); now != nullptr) now->joined.push_back(entry.person);
}

void LiveMeeting::take_departure(const MeetingEntry& entry) {
  Attendee* const found = find_attendee(entry.person);
  if (found == nullptr || !found->is_there()) return;
  found->stays.back().to = entry.at;
  const auto wall = base::local_of(entry.at);
  if (ItemCourse* const now = find_item(item_); now != nullptr)
    now->left.push_back({entry.person, wall - std::chrono::floor<std::chrono::days>(wall)});
}

void LiveMeeting::take_decision(const MeetingEntry& entry) {
  ItemCourse* const item = find_item(entry.item);
  if (item == nullptr) return;
  DecisionTaken decision{
      .wording = worded(entry), .quorum = std::nullopt, .excluded = excluded_from(entry.item), .there = {}};
  if (plan_->quorum) decision.quorum = judge_quorum(*plan_->quorum, attendance_at(entry.item));
  for (const auto& one : attendees_)
    if (one.is_there()) decision.there.push_back(one.person);
  if (entry.verb == Verb::Ratify && entry.limb > 0 && !decision.is_provisional())
    decision.ratifies = limb_of(planned_item(entry.item), entry.limb).ratifies.value_or("");
  item->decisions.push_back(std::move(decision));
}

void LiveMeeting::take_about_decision(const MeetingEntry& entry) {
  DecisionTaken* const taken = decision_worded_by(items_, entry.about);
  if (taken == nullptr) return;
  if (entry.kind == EntryKind::Condition && entry.replaces.empty()) taken->conditions.push_back(worded(entry));
  if (entry.kind == EntryKind::Abstained && std::ranges::find(taken->abstained, entry.person) == taken->abstained.end())
    taken->abstained.push_back(entry.person);
}

void LiveMeeting::end_stays(base::Instant at) {
  for (auto& one : attendees_)
    if (one.is_there()) one.stays.back().to = at;
}

void LiveMeeting::turn_to(const std::string& number) {
  item_ = number;
}

void LiveMeeting::add_point(const MeetingEntry& entry) {
  if (!plan_->quorum || !is_running()) return;
  const std::string& at_item = entry.item.empty() ? item_ : entry.item;
  points_.push_back({entry.at, entry.id, at_item, judge_quorum(*plan_->quorum, attendance_at(at_item))});
}

Wording LiveMeeting::worded(const MeetingEntry& first) const {
  Wording out{.first = first, .current = {}, .earlier = {}};
  std::set<std::string> chain = {first.id};
  std::vector<const MeetingEntry*> all = {&first};
  // A newer wording comes after the one that it replaces, but for the moment typed: look until no more is found.
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& one : rewordings_) {
      if (!chain.contains(one.replaces)) continue;
      if (!chain.insert(one.id).second) continue;
      all.push_back(&one);
      grew = true;
    }
  }
  for (const auto* one : all) {
    const bool is_worded_over = std::ranges::any_of(all, [&](const auto* other) { return other->replaces == one->id; });
    (is_worded_over ? out.earlier : out.current).push_back(*one);
  }
  return out;
}

const Attendee* LiveMeeting::attendee(std::string_view person) const {
  const auto found = std::ranges::find(attendees_, person, &Attendee::person);
  return found == attendees_.end() ? nullptr : &*found;
}
Attendee* LiveMeeting::find_attendee(std::string_view person) {
  const auto found = std::ranges::find(attendees_, person, &Attendee::person);
  return found == attendees_.end() ? nullptr : &*found;
}
bool LiveMeeting::is_there(std::string_view person) const {
  const Attendee* const found = attendee(person);
  return found != nullptr && found->is_there();
}
const ItemCourse* LiveMeeting::item(std::string_view number) const {
  const auto found = std::ranges::find(items_, number, &ItemCourse::number);
  return number.empty() || found == items_.end() ? nullptr : &*found;
}
ItemCourse* LiveMeeting::find_item(std::string_view number) {
  const auto found = std::ranges::find(items_, number, &ItemCourse::number);
  return number.empty() || found == items_.end() ? nullptr : &*found;
}
const MeetingEntry* LiveMeeting::entry(std::string_view id) const {
  const auto found = std::ranges::find(entries_, id, &MeetingEntry::id);
  return found == entries_.end() ? nullptr : &*found;
}

const AgendaItem* LiveMeeting::planned_item(std::string_view number) const {
  const auto& items = plan_->meeting.items;
  const auto found = std::ranges::find_if(items, [&](const AgendaItem& one) { return one.number == number; });
  return found == items.end() ? nullptr : &*found;
}

const DecisionTaken* LiveMeeting::answer_to(std::string_view number, int limb) const {
  const ItemCourse* const course = item(number);
  if (course == nullptr) return nullptr;
  const auto found =
      std::ranges::find_if(course->decisions, [&](const DecisionTaken& one) { return one.wording.first.limb == limb; });
  return found == course->decisions.end() ? nullptr : &*found;
}

const DecisionTaken* LiveMeeting::decision(std::string_view entry) const {
  return decision_worded_by(items_, entry);
}

std::vector<std::string> LiveMeeting::excluded_from(std::string_view number) const {
  std::vector<std::string> out;
  const ItemCourse* const course = item(number);
  if (course == nullptr) return out;
  for (const auto& one : course->exclusions)
    if (!one.time.to && keeps_from_deciding(one.outcome)) out.push_back(one.person);
  return out;
}

QuorumAttendance LiveMeeting::attendance_at(std::string_view number) const {
  QuorumAttendance out{.seats = plan_->seats, .present = {}};
  const auto excluded = excluded_from(number);
  for (const auto& one : attendees_) {
    const auto as = seated_as(one.standing);
    const auto has_seat = std::ranges::find(out.seats, one.seat, &QuorumSeat::id) != out.seats.end();
    if (!as || !one.is_there() || !has_seat) continue;
    const auto mode = one.mode == AttendanceMode::InPerson ? PresentMode::InPerson : PresentMode::Remote;
    out.present.push_back({one.seat, *as, mode, std::ranges::find(excluded, one.person) != excluded.end()});
  }
  return out;
}

std::optional<QuorumOutcome> LiveMeeting::quorum() const {
  if (!plan_->quorum) return std::nullopt;
  return judge_quorum(*plan_->quorum, attendance_at(item_));
}

base::Instant LiveMeeting::next_moment(base::Instant now) const {
  base::Instant last = base::start_of_day(plan_->meeting.date) + plan_->meeting.starts.value_or(TimeOfDay{});
  bool is_begun = false;
  for (const auto& one : entries_) {
    if (struck_.contains(one.id) || one.kind == EntryKind::Struck) continue;
    last = is_begun ? std::max(last, one.at) : one.at;
    is_begun = true;
  }
  if (base::date_of(now) > plan_->meeting.date) return last;
  return is_begun ? std::max(now, last) : now;
}

base::Result<void> LiveMeeting::may_add(const MeetingEntry& entry) const {
  if (const auto parts = check_entry(entry); !parts) return parts;
  if (!entry.item.empty() && item(entry.item) == nullptr)
    return base::invalid("item", fmt::format("There is no item {} on this agenda.", entry.item));
  if (const auto people = check_people(entry); !people) return people;
  if (const auto replaced = check_replaced(entry); !replaced) return replaced;
  if (const auto limb = check_limb(entry); !limb) return limb;
  if (const auto about = check_about(entry); !about) return about;
  return check_time(entry);
}

base::Result<void> LiveMeeting::check_people(const MeetingEntry& entry) const {
  if (entry.person.empty()) return {};
  const auto& known = plan_->meeting.attendance;
  const auto row = std::ranges::find(known, entry.person, &Attendance::person);
  if (row == known.end())
    return base::invalid("person", "This person is not on the meeting's list yet. Add them to it first.");
  const bool is_back = entry.kind == EntryKind::Readmitted;
  const auto excluded = excluded_from(entry.item);
  if (is_back && std::ranges::find(excluded, entry.person) == excluded.end())
    return base::invalid("person", "This person is not shut out of the item.");
  if (entry.kind == EntryKind::Left && !is_there(entry.person))
    return base::invalid("person", "This person is not at the meeting now.");
  return check_seat(entry);
}

base::Result<void> LiveMeeting::check_seat(const MeetingEntry& entry) const {
  const auto seat = std::ranges::find(plan_->seats, entry.seat, &QuorumSeat::id);
  if (!entry.seat.empty() && seat == plan_->seats.end()) return base::invalid("seat", "The body has no such seat.");
  if (entry.standing == Standing::Deputy && plan_->deputies_are_named) {
    const auto named = plan_->deputies.find(entry.seat);
    if (named == plan_->deputies.end() || std::ranges::find(named->second, entry.person) == named->second.end())
      return base::invalid("seat",
                           "The terms let only deputies who were named for this seat in advance sit in it. Name this "
                           "person in the terms of reference, or let them attend.");
  }
  if (entry.standing != Standing::Holder) return {};
  const auto holder = plan_->holders.find(entry.seat);
  if (holder == plan_->holders.end() || holder->second != entry.person)
    return base::invalid("seat", "This person does not hold that seat. A person who stands in is a deputy.");
  return {};
}

base::Result<void> LiveMeeting::check_replaced(const MeetingEntry& entry) const {
  if (entry.replaces.empty()) return {};
  const MeetingEntry* const replaced = this->entry(entry.replaces);
  if (replaced == nullptr) return base::not_found("What this entry stands for is not in the record.");
  if (entry.kind == EntryKind::Struck) {
    if (replaced->kind == EntryKind::Struck)
      return base::invalid("replaces", "A strike stays. Set the entry down again instead.");
    if (struck_.contains(entry.replaces)) return base::conflict("This entry has been struck already.");
    return {};
  }
  if (replaced->kind != entry.kind || replaced->item != entry.item)
    return base::invalid("replaces", "A newer wording belongs to the same item and is of the same kind.");
  if (struck_.contains(entry.replaces)) return base::conflict("What you worded anew has been struck meanwhile.");
  return {};
}

base::Result<void> LiveMeeting::check_limb(const MeetingEntry& entry) const {
  if (entry.limb == 0) return {};
  const AgendaItem* const planned = planned_item(entry.item);
  if (planned == nullptr || static_cast<std::size_t>(entry.limb) > planned->proposal.size())
    return base::invalid("limb", "The item's proposal has no such part.");
  if (entry.replaces.empty() && answer_to(entry.item, entry.limb) != nullptr)
    return base::conflict("This part of the proposal has its outcome. Change its wording, or strike it first.");
  return {};
}

base::Result<void> LiveMeeting::check_about(const MeetingEntry& entry) const {
  if (entry.about.empty()) return {};
  const DecisionTaken* const taken = decision(entry.about);
  if (taken == nullptr || taken->wording.first.item != entry.item)
    return base::conflict("The decision that this belongs to is not there, or was struck.");
  const auto& known = plan_->meeting.attendance;
  if (!entry.checked_by.empty() && std::ranges::find(known, entry.checked_by, &Attendance::person) == known.end())
    return base::invalid("checked_by", "Whoever checks the condition is not on the meeting's list yet.");
  return entry.kind == EntryKind::Abstained ? check_abstention(entry, *taken) : base::Result<void>();
}

/// Only who could have agreed can abstain: there, in a seat with a vote, not shut out of the decision.
base::Result<void> LiveMeeting::check_abstention(const MeetingEntry& entry, const DecisionTaken& decision) const {
  const auto holds = [&](const std::vector<std::string>& people) {
    return std::ranges::find(people, entry.person) != people.end();
  };
  if (!holds(decision.there)) return base::invalid("person", "This person was not there when it was decided.");
  if (holds(decision.excluded))
    return base::invalid("person", "This person took no part in the decision, so there is nothing to abstain from.");
  if (holds(decision.abstained)) return base::conflict("This person's abstention is set down already.");
  const Attendee* const there = attendee(entry.person);
  const auto seat = std::ranges::find(plan_->seats, there->seat, &QuorumSeat::id);
  if (seat == plan_->seats.end() || !seat->has_vote)
    return base::invalid("person", "Only someone who sits with a vote can abstain.");
  return {};
}

base::Result<void> LiveMeeting::check_time(const MeetingEntry& entry) const {
  if (entry.kind == EntryKind::Opened && opened_) return base::conflict("The meeting is open already.");
  if (entry.kind == EntryKind::Closed && !opened_) return base::invalid("at", "The meeting has not been opened yet.");
  if (entry.kind == EntryKind::Closed && closed_) return base::conflict("The meeting is closed already.");
  const bool mends = !entry.replaces.empty();
  if (closed_ && entry.at > *closed_ && !mends)
    return base::invalid("at",
                         fmt::format("The meeting was closed at {}. Enter an earlier time, or strike its closing.",
                                     base::time_text(base::local_of(*closed_))));
  if (entry.kind == EntryKind::Decision && !opened_)
    return base::invalid("at", "Open the meeting before you set down a decision.");
  return {};
}

}  // namespace governance
