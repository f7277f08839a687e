// For this room's tests: an invented joint committee whose quorum is its three chairs, and what happens at it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/london_time.h"
#include "governance/meetings/live_meeting.h"
#include "governance/meetings/typed_line.h"

namespace governance::testing_help {

using namespace std::chrono_literals;

inline const base::Date kDay = base::Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(19));

inline base::Instant at(int hour, int minute) {
  return *base::instant_of(base::local_time(kDay, std::chrono::hours(hour) + std::chrono::minutes(minute)));
}

inline Attendance listed(std::string person, std::string initials, std::string organisation) {
  Attendance row;
  row.person = std::move(person);
  row.name_as_recorded = "Invented Person " + initials;
  row.initials = std::move(initials);
  row.organisation = std::move(organisation);
  return row;
}

/// North, South and East each have a chair (NC, SC, EC); the trust and the council a member each (TM, CM); two people
/// come for an item (GA, GB); the secretary is SE.
inline MeetingPlan plan() {
  MeetingPlan out;
  out.meeting.id = "jc-2026-11-19";
  out.meeting.body = "jc";
  out.meeting.date = kDay;
  out.meeting.chair = "north";
  out.meeting.attendance = {listed("north", "NC", "north_ccg"), listed("south", "SC", "south_ccg"),
                            listed("east", "EC", "east_ccg"),   listed("trust", "TM", "trust"),
                            listed("council", "CM", "council"), listed("guest_a", "GA", "trust"),
                            listed("guest_b", "GB", "trust"),   listed("secretary", "SE", "north_ccg")};
  for (const auto* number : {"1", "2", "3"}) {
    AgendaItem item;
    item.number = number;
    item.title = "Item " + std::string(number);
    out.meeting.items.push_back(item);
  }
  const auto seat = [&](std::string id, std::string holder, std::string initials, std::vector<std::string> tags) {
    out.seats.push_back(
        {.id = id, .holder = std::move(initials), .organisation = "", .sector = "", .tags = std::move(tags)});
    out.holders.emplace(std::move(id), std::move(holder));
  };
  seat("north_chair", "north", "NC", {"ccg_chair"});
  seat("south_chair", "south", "SC", {"ccg_chair"});
  seat("east_chair", "east", "EC", {"ccg_chair"});
  seat("trust_seat", "trust", "TM", {});
  seat("council_seat", "council", "CM", {});
  out.quorum = QuorumTerms{.rule = {AtLeast{.count = 3, .of = {.tags_any = {"ccg_chair"}}}},
                           .options = {.deputies_count = false}};
  return out;
}

/// Entries made by typing lines one after the other, as a secretary does.
class Typed {
 public:
  explicit Typed(MeetingPlan made = plan()) : plan_(std::move(made)) {}

  /// REQUIRES: the line is understood and may be added.
  Typed& line(base::Instant now, std::string_view text) {
    const LiveMeeting before = live();
    auto read = read_line(text, before, now);
    base::check(read.has_value(), read ? "" : read.error().message.c_str());
    for (auto& entry : *read) add(std::move(entry));
    return *this;
  }
  Typed& add(MeetingEntry entry) {
    if (entry.id.empty()) entry.id = "e" + std::to_string(entries_.size() + 1);
    entry.sequence = static_cast<int>(entries_.size()) + 1;
    const auto may = live().may_add(entry);
    base::check(may.has_value(), may ? "" : may.error().message.c_str());
    entries_.push_back(std::move(entry));
    return *this;
  }
  [[nodiscard]] LiveMeeting live() const { return LiveMeeting(plan_, entries_); }
  [[nodiscard]] const std::vector<MeetingEntry>& entries() const { return entries_; }
  [[nodiscard]] const MeetingEntry& last() const { return entries_.back(); }

 private:
  MeetingPlan plan_;
  std::vector<MeetingEntry> entries_;
};

}  // namespace governance::testing_help
