#include "governance/meetings/typed_line.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/text.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

using Entries = std::vector<MeetingEntry>;

/// A line taken word by word from the left.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(base::trimmed(text)) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view peek() const { return rest_.substr(0, rest_.find_first_of(" \t")); }
  std::string_view next() {
    const auto word = peek();
    rest_ = base::trimmed(rest_.substr(word.size()));
    return word;
  }
  /// Takes the phrase where it comes next, word for word and whatever its case; a colon after it stays.
  bool take(std::string_view phrase) {
    if (rest_.size() < phrase.size() || base::lower(rest_.substr(0, phrase.size())) != phrase) return false;
    if (rest_.size() > phrase.size() && rest_[phrase.size()] != ' ' && rest_[phrase.size()] != ':') return false;
    rest_ = base::trimmed(rest_.substr(phrase.size()));
    return true;
  }

 private:
  std::string_view rest_;
};

base::Error not_understood(std::string message) {
  return {base::ErrorCode::Invalid, "line", std::move(message)};
}

const Attendance* by_initials(const Meeting& meeting, std::string_view initials) {
  const auto found = std::ranges::find_if(meeting.attendance, [&](const Attendance& row) {
    return row.initials && base::lower(*row.initials) == base::lower(initials);
  });
  return found == meeting.attendance.end() ? nullptr : &*found;
}

/// "SOC, LC and MA": as many of the next words as are initials of people on the list.
std::vector<std::string> people_first(Words& words, const Meeting& meeting) {
  std::vector<std::string> out;
  Words ahead = words;
  while (!ahead.done()) {
    std::string_view word = ahead.next();
    if (!out.empty() && base::lower(word) == "and") word = ahead.next();
    const bool goes_on = word.ends_with(',');
    if (goes_on) word.remove_suffix(1);
    const Attendance* const row = by_initials(meeting, word);
    if (row == nullptr) break;
    out.push_back(row->person);
    words = ahead;
    const bool has_and = base::lower(ahead.peek()) == "and";
    if (!goes_on && !has_and) break;
  }
  return out;
}

struct Line {
  Words words;
  const LiveMeeting* live;
  base::Instant now;

  [[nodiscard]] const Meeting& meeting() const { return live->plan().meeting; }
  [[nodiscard]] MeetingEntry entry(EntryKind kind) const {
    MeetingEntry out;
    out.kind = kind;
    out.at = now;
    return out;
  }
};

/// The time at a line's end: "at 9.47", or "9.47" alone. Takes nothing where none is there.
base::Result<void> take_time(Line& line) {
  line.words.take("at");
  if (line.words.done()) return {};
  const auto at = moment_typed(line.words.rest(), line.meeting());
  if (!at)
    return std::unexpected(not_understood(fmt::format("“{}” is not a time. Enter it as 9.47.", line.words.rest())));
  line.now = *at;
  return {};
}

base::Result<Entries> for_each_person(const Line& line, const std::vector<std::string>& people, MeetingEntry entry) {
  Entries out;
  for (const auto& person : people) {
    entry.person = person;
    entry.at = line.now;
    out.push_back(entry);
  }
  return out;
}

/// What a line may be; nothing where its words go on as a sentence does, so that it is a note.
using Reading = std::optional<base::Result<Entries>>;

Reading moment_of_meeting(Line line, EntryKind kind) {
  if (!take_time(line)) return std::nullopt;
  return Entries{line.entry(kind)};
}

Reading turn_to_item(const Line& line) {
  MeetingEntry entry = line.entry(EntryKind::ItemTaken);
  entry.item = line.words.rest();
  if (line.live->item(entry.item) != nullptr) return Entries{entry};
  if (entry.item.find(' ') != std::string::npos) return std::nullopt;
  return std::unexpected(not_understood(fmt::format("There is no item “{}” on this agenda.", entry.item)));
}

Reading take_chair(Line line) {
  const auto people = people_first(line.words, line.meeting());
  if (people.size() != 1) return std::nullopt;
  MeetingEntry entry = line.entry(EntryKind::Presides);
  entry.person = people.front();
  if (line.words.take("for item") || line.words.take("for the item")) entry.item = line.live->current_item();
  if (!line.words.done()) return std::nullopt;
  return Entries{entry};
}

Reading send_apologies(Line line) {
  line.words.take("from");
  const auto people = people_first(line.words, line.meeting());
  if (people.empty()) return std::nullopt;
  if (!line.words.done())
    return std::unexpected(not_understood(
        fmt::format("There is nobody on the meeting's list with the initials “{}”.", line.words.peek())));
  return for_each_person(line, people, line.entry(EntryKind::Apologies));
}

std::string seat_held_by(const MeetingPlan& plan, const std::string& person) {
  for (const auto& [seat, holder] : plan.holders)
    if (holder == person) return seat;
  return "";
}

/// "here", "here for AFa", "here by video", and the time.
base::Result<Entries> arrive(Line line, const std::vector<std::string>& people) {
  MeetingEntry entry = line.entry(EntryKind::Arrived);
  std::string deputised;
  for (bool more = true; more;) {
    more = false;
    if (line.words.take("for")) {
      const auto whom = people_first(line.words, line.meeting());
      deputised = whom.size() == 1 ? seat_held_by(line.live->plan(), whom.front()) : "";
      if (deputised.empty() || people.size() != 1)
        return std::unexpected(not_understood("Enter one person for one who holds a seat: RM here for AFa."));
      more = true;
    }
    if (line.words.take("by video")) entry.mode = AttendanceMode::RemoteVideo, more = true;
    if (line.words.take("by phone")) entry.mode = AttendanceMode::RemoteAudio, more = true;
  }
  if (const auto timed = take_time(line); !timed) return std::unexpected(timed.error());
  Entries out;
  for (const auto& person : people) {
    entry.person = person;
    entry.at = line.now;
    entry.seat = deputised.empty() ? seat_held_by(line.live->plan(), person) : deputised;
    entry.standing = entry.seat.empty() ? Standing::InAttendance : Standing::Holder;
    if (!deputised.empty()) entry.standing = Standing::Deputy;
    out.push_back(entry);
  }
  return out;
}

base::Result<Entries> leave(Line line, const std::vector<std::string>& people) {
  line.words.take("the meeting");
  if (const auto timed = take_time(line); !timed) return std::unexpected(timed.error());
  return for_each_person(line, people, line.entry(EntryKind::Left));
}

base::Result<MeetingEntry> at_item(const Line& line, EntryKind kind) {
  MeetingEntry entry = line.entry(kind);
  entry.item = line.live->current_item();
  if (entry.item.empty())
    return std::unexpected(not_understood("Say first which item the meeting has come to: item 140."));
  return entry;
}

base::Result<Entries> declare(const Line& line, const std::vector<std::string>& people, Declared declared) {
  auto entry = at_item(line, EntryKind::Declared);
  if (!entry) return std::unexpected(entry.error());
  entry->declared = declared;
  entry->text = line.words.rest();
  return for_each_person(line, people, *entry);
}

base::Result<Entries> exclude(const Line& line, const std::vector<std::string>& people, ScreeningOutcome outcome) {
  auto entry = at_item(line, EntryKind::Excluded);
  if (!entry) return std::unexpected(entry.error());
  entry->outcome = outcome;
  entry->text = line.words.rest();
  return for_each_person(line, people, *entry);
}

base::Result<Entries> readmit(const Line& line, const std::vector<std::string>& people) {
  const auto entry = at_item(line, EntryKind::Readmitted);
  if (!entry) return std::unexpected(entry.error());
  return for_each_person(line, people, *entry);
}

/// An entry about the decision set down last on the item.
base::Result<MeetingEntry> about_decision(const Line& line, EntryKind kind) {
  auto entry = at_item(line, kind);
  if (!entry) return entry;
  const ItemCourse* const course = line.live->item(entry->item);
  if (course == nullptr || course->decisions.empty())
    return std::unexpected(not_understood("Set down the decision first: APPROVE the plan."));
  entry->about = course->decisions.back().wording.first.id;
  return entry;
}

base::Result<Entries> abstain(const Line& line, const std::vector<std::string>& people) {
  const auto entry = about_decision(line, EntryKind::Abstained);
  if (!entry) return std::unexpected(entry.error());
  return for_each_person(line, people, *entry);
}

/// What people do; nothing where the words after them tell of none of these, so that the line is a note.
Reading done_by(Line line, const std::vector<std::string>& people) {
  Words& words = line.words;
  for (const auto* phrase : {"here", "arrived", "arrives", "joined", "present"})
    if (words.take(phrase)) return arrive(line, people);
  for (const auto* phrase : {"left", "leaves"})
    if (words.take(phrase)) return leave(line, people);
  for (const auto* phrase : {"nothing to declare", "declares nothing", "declared nothing"})
    if (words.take(phrase)) return declare(line, people, Declared::No);
  for (const auto* phrase : {"declares", "declared"})
    if (words.take(phrase)) return declare(line, people, Declared::Yes);
  for (const auto* phrase : {"out of the decision", "out of decision"})
    if (words.take(phrase)) return exclude(line, people, ScreeningOutcome::DeclareDiscussNotDecide);
  for (const auto* phrase : {"silent", "stays silent", "stay silent"})
    if (words.take(phrase)) return exclude(line, people, ScreeningOutcome::StaySilent);
  for (const auto* phrase : {"out for the item", "out", "leave"})
    if (words.take(phrase)) return exclude(line, people, ScreeningOutcome::LeaveForItem);
  for (const auto* phrase : {"abstain", "abstains", "abstained"})
    if (words.take(phrase) && words.done()) return abstain(line, people);
  for (const auto* phrase : {"back", "returned"})
    if (words.take(phrase) && words.done()) return readmit(line, people);
  return std::nullopt;
}

/// "SP by 16 January: write to the councils": an owner and a date, where they are said, and the text.
base::Result<void> take_owner_date_and_text(Words words, const Meeting& meeting, MeetingEntry& entry,
                                            std::string_view example) {
  const auto colon = words.rest().find(':');
  if (colon == std::string_view::npos)
    return std::unexpected(not_understood(fmt::format("Put a colon before the words: {}", example)));
  Words head(words.rest().substr(0, colon));
  entry.text = base::trimmed(words.rest().substr(colon + 1));
  const auto people = people_first(head, meeting);
  if (people.size() > 1)
    return std::unexpected(not_understood("Name one owner, who answers for it. Name the helpers in the text."));
  if (!people.empty()) entry.person = people.front();
  if (head.take("by"))
    entry.due = head.rest();
  else if (!head.done())
    return std::unexpected(
        not_understood(fmt::format("There is nobody at this meeting with the initials “{}”.", head.peek())));
  return {};
}

base::Result<Entries> raise_action(const Line& line) {
  auto entry = at_item(line, EntryKind::Action);
  if (!entry) return std::unexpected(entry.error());
  const auto taken = take_owner_date_and_text(line.words, line.meeting(), *entry, "action SP by 16 January: ...");
  if (!taken) return std::unexpected(taken.error());
  return Entries{*entry};
}

/// Takes ", checked by UM" out of what stands before the colon.
base::Result<std::string> take_checker(std::string& head, const Meeting& meeting) {
  const auto at = base::lower(head).find("checked by ");
  if (at == std::string::npos) return std::string();
  Words names(std::string_view(head).substr(at + std::string_view("checked by").size()));
  const auto people = people_first(names, meeting);
  if (people.size() != 1 || !names.done())
    return std::unexpected(not_understood("Name one person who checks it: checked by UM."));
  head.resize(at);
  while (!head.empty() && (head.back() == ' ' || head.back() == ',')) head.pop_back();
  return people.front();
}

base::Result<Entries> set_condition(const Line& line) {
  auto entry = about_decision(line, EntryKind::Condition);
  if (!entry) return std::unexpected(entry.error());
  const std::string_view rest = line.words.rest();
  const auto colon = std::min(rest.find(':'), rest.size());
  std::string head(rest.substr(0, colon));
  auto checker = take_checker(head, line.meeting());
  if (!checker) return std::unexpected(checker.error());
  entry->checked_by = *std::move(checker);
  head += rest.substr(colon);
  const auto taken =
      take_owner_date_and_text(Words(head), line.meeting(), *entry, "condition SP by 16 January, checked by UM: ...");
  if (!taken) return std::unexpected(taken.error());
  return Entries{*entry};
}

/// As minutes print it, "APPROVE the plan", or after "resolved to": "support was voiced" is a note.
std::optional<Verb> verb_first(Words& words) {
  const bool is_resolved = words.take("resolved to") || words.take("agreed to") || words.take("it was resolved to");
  for (const Verb verb : kVerbs) {
    const bool is_printed = words.peek().starts_with(base::upper(word_of(verb)));
    if ((is_resolved || is_printed) && (words.take(word_of(verb)) || words.take(fmt::format("{}:", word_of(verb)))))
      return verb;
  }
  return std::nullopt;
}

base::Result<Entries> decide(const Line& line, Verb verb) {
  auto entry = at_item(line, EntryKind::Decision);
  if (!entry) return std::unexpected(entry.error());
  entry->verb = verb;
  entry->text = line.words.rest();
  if (entry->text.starts_with(':')) entry->text = base::trimmed(std::string_view(entry->text).substr(1));
  if (entry->text.empty())
    return std::unexpected(not_understood(fmt::format("Enter what was decided after “{}”.", word_of(verb))));
  return Entries{*entry};
}

base::Result<Entries> set_down(const Line& line, std::string_view text) {
  MeetingEntry entry = line.entry(EntryKind::Note);
  entry.item = line.live->current_item();
  entry.text = base::trimmed(text);
  if (entry.text.empty()) return std::unexpected(not_understood("Enter what happened."));
  return Entries{entry};
}

bool is_marked_note(std::string_view text) {
  return text.starts_with('-') || text.starts_with('"');
}

}  // namespace

base::Result<base::Instant> moment_typed(std::string_view text, const Meeting& meeting) {
  std::string clean = base::lower(base::trimmed(text));
  std::chrono::minutes later{0};
  for (const auto* half : {"am", "pm"}) {
    if (!clean.ends_with(half)) continue;
    clean = base::trimmed(std::string_view(clean).substr(0, clean.size() - 2));
    if (*half == 'p' && !clean.starts_with("12")) later = std::chrono::hours(12);
  }
  std::ranges::replace(clean, '.', ':');
  if (clean.find(':') == 1 || clean.size() == 3) clean.insert(0, "0");
  const auto time = base::parse_time_of_day(clean, "line");
  if (!time) return std::unexpected(time.error());
  return base::instant_of(base::local_time(meeting.date, *time + later), base::Repeated::Earlier, "line");
}

base::Result<Entries> read_line(std::string_view text, const LiveMeeting& meeting, base::Instant now) {
  Line line{Words(text), &meeting, meeting.next_moment(now)};
  if (is_marked_note(line.words.rest())) return set_down(line, line.words.rest().substr(1));
  Line ahead = line;
  Reading reading;
  if (ahead.words.take("open")) reading = moment_of_meeting(ahead, EntryKind::Opened);
  if (ahead.words.take("close")) reading = moment_of_meeting(ahead, EntryKind::Closed);
  if (ahead.words.take("item")) reading = turn_to_item(ahead);
  if (ahead.words.take("chair")) reading = take_chair(ahead);
  if (ahead.words.take("apologies")) reading = send_apologies(ahead);
  if (ahead.words.take("action")) reading = raise_action(ahead);
  if (ahead.words.take("condition")) reading = set_condition(ahead);
  if (reading) return *std::move(reading);
  ahead = line;
  if (const auto verb = verb_first(ahead.words)) return decide(ahead, *verb);
  ahead = line;
  if (const auto people = people_first(ahead.words, meeting.plan().meeting); !people.empty())
    if (auto done = done_by(ahead, people)) return *std::move(done);
  return set_down(line, line.words.rest());
}

}  // namespace governance
