#include "governance/meetings/meeting_words.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

std::string with_text(std::string words, const std::string& text) {
  return text.empty() ? words : fmt::format("{}: {}", words, text);
}

std::string arrival_words(const MeetingEntry& entry, const NameOf& name) {
  std::string out = name(entry.person) + " is here";
  if (entry.standing == Standing::Deputy) out += " as a deputy";
  if (entry.standing == Standing::Substitute) out += " as the named substitute";
  if (entry.mode == AttendanceMode::RemoteVideo) out += ", by video";
  if (entry.mode == AttendanceMode::RemoteAudio) out += ", by phone";
  return out;
}

}  // namespace

std::string verb_words(Verb verb) {
  return base::upper(word_of(verb));
}

std::string_view outcome_effect(ScreeningOutcome outcome) {
  switch (outcome) {
    case ScreeningOutcome::NotScreened:
      return "not screened";
    case ScreeningOutcome::NothingNoted:
      return "nothing noted";
    case ScreeningOutcome::RegularConflictsOnly:
      return "standing interests only: declare and note";
    case ScreeningOutcome::DeclareOutcomeNotStated:
      return "declare; what follows is not stated";
    case ScreeningOutcome::DeclareAndParticipate:
      return "declare, then take part";
    case ScreeningOutcome::DeclareDiscussNotDecide:
      return "takes part in the discussion, not in the decision";
    case ScreeningOutcome::StaySilent:
      return "stays, and takes no part in discussion or decision";
    case ScreeningOutcome::LeaveForItem:
      return "leaves the room for the item";
    case ScreeningOutcome::WithholdPapers:
      return "leaves the room, and sees neither papers nor private minutes";
    case ScreeningOutcome::RemoveFromRole:
      return "the interest is so wide that membership itself is in question";
  }
  throw base::OurMistake("a screening outcome without words");
}

std::string_view item_kind_words(ItemKind kind) {
  switch (kind) {
    case ItemKind::Opening:
      return "Opening";
    case ItemKind::Conflicts:
      return "Declarations of interest";
    case ItemKind::Minutes:
      return "Minutes";
    case ItemKind::ActionLog:
      return "Action log";
    case ItemKind::Substantive:
      return "Main business";
    case ItemKind::OtherBusinessNotice:
      return "Notice of other business";
    case ItemKind::OtherBusiness:
      return "Other business";
    case ItemKind::NextMeeting:
      return "Next meeting";
  }
  throw base::OurMistake("a kind of item without words");
}

std::string entry_words(const MeetingEntry& entry, const NameOf& name) {
  switch (entry.kind) {
    case EntryKind::Opened:
      return "The meeting opened";
    case EntryKind::Closed:
      return "The meeting closed";
    case EntryKind::Arrived:
      return arrival_words(entry, name);
    case EntryKind::Left:
      return name(entry.person) + " left";
    case EntryKind::Apologies:
      return "Apologies from " + name(entry.person);
    case EntryKind::Presides:
      return name(entry.person) + (entry.item.empty() ? " takes the chair" : " takes the chair for the item");
    case EntryKind::ItemTaken:
      return "Item " + entry.item;
    case EntryKind::Declared:
      if (entry.declared == Declared::Yes) return with_text(name(entry.person) + " declared an interest", entry.text);
      return name(entry.person) + " had nothing to declare";
    case EntryKind::Excluded:
      return with_text(fmt::format("{} {}", name(entry.person), outcome_effect(*entry.outcome)), entry.text);
    case EntryKind::Readmitted:
      return name(entry.person) + " is back";
    case EntryKind::Note:
      return entry.text;
    case EntryKind::Decision:
      return fmt::format("{} {}", verb_words(*entry.verb), entry.text);
    case EntryKind::Abstained:
      return name(entry.person) + " abstained";
    case EntryKind::Condition: {
      std::vector<std::string> parts;
      if (!entry.person.empty()) parts.push_back("owner " + name(entry.person));
      if (!entry.due.empty()) parts.push_back("by " + entry.due);
      if (!entry.checked_by.empty()) parts.push_back("checked by " + name(entry.checked_by));
      return "Subject to: " + entry.text + (parts.empty() ? "" : " (" + base::listed(parts) + ")");
    }
    case EntryKind::Action: {
      const std::string owner = entry.person.empty() ? "nobody yet" : name(entry.person);
      const std::string due = entry.due.empty() ? "" : ", by " + entry.due;
      return fmt::format("Action for {}{}: {}", owner, due, entry.text);
    }
    case EntryKind::Struck:
      return with_text("Struck", entry.text);
  }
  throw base::OurMistake("an entry without words");
}

std::string standing_words(const Attendee& attendee, const LiveMeeting& live, const NameOf& name) {
  std::vector<std::string> out;
  if (attendee.person == live.chair()) out.emplace_back("in the chair");
  if (attendee.standing == Standing::InAttendance) out.emplace_back("in attendance");
  if (attendee.standing == Standing::Deputy || attendee.standing == Standing::Substitute) {
    const auto holder = live.plan().holders.find(attendee.seat);
    const std::string whom = holder == live.plan().holders.end() ? attendee.seat : name(holder->second);
    out.push_back((attendee.standing == Standing::Deputy ? "deputy for " : "substitute for ") + whom);
  }
  if (attendee.mode == AttendanceMode::RemoteVideo) out.emplace_back("by video");
  if (attendee.mode == AttendanceMode::RemoteAudio) out.emplace_back("by phone");
  std::string joined;
  for (const auto& one : out) joined += (joined.empty() ? "" : ", ") + one;
  return joined;
}

}  // namespace governance
