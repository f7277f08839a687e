#include "governance/checks/minutes_checks.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/naming.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

CheckFinding at_meeting(std::string_view check, Severity severity, const Meeting& meeting, std::string_view item,
                        std::string text) {
  return {.check = std::string(check),
          .severity = severity,
          .meeting = meeting.id,
          .item = std::string(item),
          .subject = {},
          .text = std::move(text)};
}

bool says_there_is_none(const Meeting& meeting) {
  std::string words = meeting.next_meeting.note.value_or("");
  for (const AgendaItem& item : meeting.items)
    if (item.kind == ItemKind::NextMeeting) words += ". " + item.summary.value_or("");
  return Phrases(words).names_any({"no future meeting", "no further meeting", "no further meetings", "no next meeting",
                                   "none as", "stood down", "stands down", "last meeting", "final meeting", "dissolved",
                                   "disbanded", "ceases", "ends with this meeting"});
}

/// "Accepted subject to ..."; but "approved without amendment" says that there is none.
bool is_subject_to_changes(const Phrases& words) {
  if (words.names_any({"without change", "without changes", "without amendment", "without amendments", "no changes",
                       "no amendments"}))
    return false;
  return words.names_any(
      {"subject to", "with changes", "with amendments", "with the following", "as amended", "amended", "pending"});
}

bool is_worded(const Amendment& one) {
  return one.old_text && one.new_text;
}

void add_unworded(const Meeting& meeting, std::string_view item, std::string_view quoted,
                  std::vector<CheckFinding>& out) {
  out.push_back(at_meeting("M2", Severity::Medium, meeting, item,
                           fmt::format("The earlier minutes were accepted with changes ({}) whose wording is not "
                                       "recorded. Write down the old and the new text of each, and who asked for it.",
                                       quoted)));
}

const Meeting* meeting_that_took(const BookIndex& index, const Meeting& one) {
  for (const Meeting* later : index.meetings_of(one.body))
    if (follows(*later, one)) return later;
  return nullptr;
}

std::string attached_text(const BookIndex& index, const BulletinPaper& paper, const Meeting& attached) {
  std::string out = fmt::format(
      "The minutes of {} are attached without {}.", base::long_date(attached.date),
      paper.status || paper.version ? (paper.status ? "their version" : "their status") : "their status or version");
  const Meeting* took = meeting_that_took(index, attached);
  if (took == nullptr)
    out += " The book does not show them approved.";
  else if (took->minutes.previous_outcome && is_subject_to_changes(Phrases(*took->minutes.previous_outcome)))
    out += fmt::format(" They were accepted with changes on {}: it is not said whether this is the changed text.",
                       base::long_date(took->date));
  return out + " Mark them draft, confirmed or amended, with the date of the version.";
}

}  // namespace

void next_meeting_told(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings) {
    const auto item = std::ranges::find(meeting.items, ItemKind::NextMeeting, &AgendaItem::kind);
    const auto label = item == meeting.items.end() ? "" : item_label(*item);
    const auto& date = meeting.next_meeting.date;
    if (date && *date <= meeting.date)
      out.push_back(at_meeting("M1", Severity::Medium, meeting, label,
                               fmt::format("The next meeting is given as {}, which is not after this one. Correct the "
                                           "date.",
                                           base::long_date(*date))));
    if (date || says_there_is_none(meeting)) continue;
    out.push_back(at_meeting("M1", Severity::Medium, meeting, label,
                             "The date of the next meeting is not given. Fill it in, or say that there is none and "
                             "why."));
  }
}

void amendments_in_words(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for (const Meeting& meeting : index.book().meetings) {
    bool has_decision = false;
    for (const AgendaItem& item : meeting.items) {
      if (item.kind != ItemKind::Minutes) continue;
      for (const Decision& decision : item.decisions) {
        has_decision = true;
        const bool is_changed = !decision.amendments.empty() || is_subject_to_changes(Phrases(decision.text));
        if (!is_changed || (!decision.amendments.empty() && std::ranges::all_of(decision.amendments, is_worded)))
          continue;
        add_unworded(meeting, item_label(item), naming.quoted(decision.text), out);
      }
    }
    const auto& outcome = meeting.minutes.previous_outcome;
    if (!has_decision && outcome && is_subject_to_changes(Phrases(*outcome)))
      add_unworded(meeting, "", naming.quoted(*outcome), out);
  }
}

void attached_minutes_status(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Bulletin& bulletin : index.book().bulletins)
    for (const BulletinPaper& paper : bulletin.papers) {
      const Meeting* attached = paper.meeting ? index.meeting(*paper.meeting) : nullptr;
      if (attached == nullptr || (paper.status && paper.version)) continue;
      out.push_back({.check = "M3",
                     .severity = Severity::Medium,
                     .meeting = bulletin.id,
                     .item = paper.label_in_index.value_or(""),
                     .subject = attached->body,
                     .text = attached_text(index, paper, *attached)});
    }
}

void times_kept_apart(const BookIndex& index, std::vector<CheckFinding>& out) {
  for (const Meeting& meeting : index.book().meetings) {
    const bool is_printed = meeting.starts || meeting.ends;
    if (!is_printed || (meeting.started && meeting.finished)) continue;
    std::string printed = meeting.starts ? clock_time(*meeting.starts) : "an unknown start";
    printed += " to " + (meeting.ends ? clock_time(*meeting.ends) : "an unknown end");
    out.push_back(
        at_meeting("M4", Severity::Low, meeting, "",
                   fmt::format("The times printed are {}, and the minutes do not say when the meeting "
                               "{}{}{}. Print the planned times and the actual ones.",
                               printed, meeting.started ? "" : "began",
                               meeting.started || meeting.finished ? "" : " and ", meeting.finished ? "" : "ended")));
  }
}

}  // namespace governance
