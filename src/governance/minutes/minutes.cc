#include "governance/minutes/minutes.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "governance/minutes/words_in_text.h"

namespace governance {
namespace {

using Done = base::Result<void>;

/// Why words cannot be changed as asked, by what may be done in that state.
base::Error words_stand(MinutesState state) {
  using enum MinutesState;
  std::string why;
  if (state == Notes)
    why = "There is no draft yet. Change what the record says, on the page that runs the meeting.";
  else if (state == Draft)
    why = "This is a draft that is not circulated yet: the secretary may still word it anew.";
  else if (state == ChairChecked)
    why = "The chair has checked these words. Send them back for changes first.";
  else if (state == Circulated)
    why = "These minutes are circulated. Propose an amendment with the old and the new words.";
  else
    why = "These minutes are approved. A correction is now a new minute of a later meeting.";
  return {base::ErrorCode::Conflict, "", why};
}

/// What a person typed, as it is kept: line ends of one kind, nothing that no file can hold.
std::string typed_text(std::string_view text) {
  std::string out;
  for (const char c : base::trimmed(text)) {
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x20 ? code != 0x7F : c == '\n' || c == '\t') out += c;
  }
  return std::string(base::trimmed(out));
}

bool is_too_long(const std::string& text) {
  return base::length_utf8(text) > kLongestMinutesText;
}

AgendaItem* item_at(MinutesText& text, int place) {
  auto& items = text.meeting.items;
  if (place < 0 || static_cast<std::size_t>(place) >= items.size()) return nullptr;
  return &items[static_cast<std::size_t>(place)];
}

std::vector<std::string*> parts_of(AgendaItem& item) {
  std::vector<std::string*> out;
  if (item.summary) out.push_back(&*item.summary);
  for (auto& decision : item.decisions) out.push_back(&decision.text);
  return out;
}

/// The one part of the item in which the words stand once, and where.
struct Place {
  std::string* part = nullptr;
  FoundWords words;
};
base::Result<Place> place_of(AgendaItem& item, const std::string& words) {
  std::optional<Place> found;
  std::size_t times = 0;
  for (auto* part : parts_of(item)) {
    const auto here = find_words(*part, words);
    times += here.size();
    if (!here.empty()) found = Place{part, here.front()};
  }
  if (times == 0)
    return base::invalid(
        "old-text", "These words do not stand in the notes or decisions of this item. Copy them from the minutes.");
  if (times > 1)
    return base::invalid(
        "old-text",
        fmt::format("These words stand {} times in this item. Give more of the sentence, so that they stand once.",
                    times));
  return *found;
}

// ---- steps ---------------------------------------------------------------------------------------------------------

Done check_actor(MinutesState state, MinutesStep step, MinutesActor actor) {
  if (find_transition(state, step, actor) != nullptr) return {};
  for (const MinutesActor other : kMinutesActors)
    if (find_transition(state, step, other) != nullptr)
      return base::forbidden(other == MinutesActor::Chair ? "Only the chair of the meeting can do this."
                                                          : "Only the committee's secretary can do this.");
  return base::conflict(fmt::format("This cannot be done now: the minutes are in the state “{}”. Look at them again.",
                                    state_name(state)));
}

Done check_needs(StepNeeds needs, const StepDetails& details) {
  if (needs == StepNeeds::Note && details.note.empty())
    return base::invalid("note", "Say how or why: it is kept in the history of the minutes.");
  if (needs == StepNeeds::Approval && !details.approval)
    return base::invalid("route", "Say by whom the minutes were approved.");
  return {};
}

Done check_amendments(const Minutes& minutes, MinutesStep step) {
  if (step != MinutesStep::Approve && step != MinutesStep::ApproveWithAmendments) return {};
  const auto in_state = [&](AmendmentState state) {
    return std::ranges::count(minutes.amendments, state, &MinutesAmendment::state);
  };
  if (in_state(AmendmentState::Proposed) > 0)
    return base::conflict("An amendment is still open. Say of each whether it was agreed, then approve the minutes.");
  const bool has_agreed = in_state(AmendmentState::Agreed) > 0;
  if (step == MinutesStep::Approve && has_agreed)
    return base::conflict("Amendments were agreed, so the minutes are approved with them.");
  if (step == MinutesStep::ApproveWithAmendments && !has_agreed)
    return base::conflict("No amendment was agreed, so the minutes are approved as they are.");
  return {};
}

std::string_view route_words(ApprovalRoute route) {
  switch (route) {
    case ApprovalRoute::LaterMeeting:
      return "a later meeting";
    case ApprovalRoute::LastMembers:
      return "the last members";
    case ApprovalRoute::Parent:
      return "the parent body";
    case ApprovalRoute::Successor:
      return "the successor body";
  }
  throw base::OurMistake("a route of approval that has no words");
}

}  // namespace

// ---- approval ------------------------------------------------------------------------------------------------------

std::string approval_words(const Approval& approval) {
  if (approval.route == ApprovalRoute::LaterMeeting) return "at the meeting of " + base::long_date(approval.date);
  return fmt::format("on {} by {}: {}", base::long_date(approval.date), route_words(approval.route),
                     approval.by.value_or(""));
}

base::Result<Approval> approval_at(const Meeting& own, const Meeting& later, base::Date today) {
  if (later.body != own.body || later.id == own.id || later.date <= own.date)
    return base::invalid("meeting", "Choose a later meeting of the same committee.");
  if (later.date > today) return base::invalid("meeting", "This meeting has not been held yet.");
  return Approval{.route = ApprovalRoute::LaterMeeting, .meeting = later.id, .date = later.date, .by = {}};
}

base::Result<Approval> approval_by(ApprovalRoute route, std::string_view by, base::Date on, const Meeting& own,
                                   bool is_stood_down, base::Date today) {
  if (!is_stood_down || route == ApprovalRoute::LaterMeeting)
    return base::conflict("This committee still meets: its next meeting approves these minutes.");
  const std::string words = typed_text(by);
  if (words.empty())
    return base::invalid("by", "Say who approved them and how, for example: by e-mail, all answering.");
  if (is_too_long(words)) return base::invalid("by", "Say it in fewer words.");
  if (on < own.date || on > today)
    return base::invalid("approved", fmt::format("Enter a day from {} to today.", base::long_date(own.date)));
  return Approval{.route = route, .meeting = {}, .date = on, .by = words};
}

// ---- steps ---------------------------------------------------------------------------------------------------------

Done take_step(Minutes& minutes, MinutesStep step, MinutesActor actor, StepDetails details) {
  if (const auto may = check_actor(minutes.state, step, actor); !may) return may;
  const MinutesTransition& row = *find_transition(minutes.state, step, actor);
  details.note = typed_text(details.note);
  if (const auto needed = check_needs(row.needs, details); !needed) return needed;
  if (const auto fits = check_amendments(minutes, step); !fits) return fits;
  if (step == MinutesStep::Finish) {
    auto text = amended(minutes.text, minutes.amendments);
    if (!text) return std::unexpected(text.error());
    minutes.text = *std::move(text);
  }
  if (step == MinutesStep::DrawUp) {
    base::check(details.text.has_value(), "a draft is drawn up from a text");
    minutes.text = *std::move(details.text);
    minutes.drawn_from = details.drawn_from;
  }
  if (step == MinutesStep::DrawAgain) minutes.text = {};
  if (row.needs == StepNeeds::Approval) minutes.approval = std::move(details.approval);
  minutes.state = row.to;
  return {};
}

Done word_anew(Minutes& minutes, int place, std::string_view notes, const std::vector<std::string>& decisions) {
  if (minutes.state != MinutesState::Draft) return std::unexpected(words_stand(minutes.state));
  AgendaItem* const item = item_at(minutes.text, place);
  if (item == nullptr || decisions.size() != item->decisions.size())
    return base::conflict("These minutes have changed since you opened them. Look at them again.");
  const std::string new_notes = typed_text(notes);
  if (is_too_long(new_notes)) return base::invalid("notes", "These notes are too long for one item.");
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    texts.push_back(typed_text(decisions[i]));
    const std::string field = "decision-" + std::to_string(i);
    if (texts.back().empty())
      return base::invalid(field, "A decision keeps its words. Strike it in the record instead.");
    if (is_too_long(texts.back())) return base::invalid(field, "This is too long for one decision.");
  }
  item->summary = new_notes.empty() ? std::nullopt : std::optional(new_notes);
  for (std::size_t i = 0; i < texts.size(); ++i) item->decisions[i].text = std::move(texts[i]);
  return {};
}

// ---- amendments ----------------------------------------------------------------------------------------------------

Done propose(Minutes& minutes, MinutesAmendment amendment) {
  if (minutes.state != MinutesState::Circulated) return std::unexpected(words_stand(minutes.state));
  amendment.old_text = typed_text(amendment.old_text);
  amendment.new_text = typed_text(amendment.new_text);
  if (amendment.proposer.empty()) return base::invalid("proposer", "Say who proposes it.");
  AgendaItem* const item = item_at(minutes.text, amendment.place);
  if (item == nullptr) return base::invalid("place", "Choose the item that it changes.");
  if (amendment.old_text.empty()) return base::invalid("old-text", "Enter the words as they stand now.");
  if (amendment.new_text.empty())
    return base::invalid(
        "new-text", "Enter the new words. To take words out, give the whole sentence as it is to read without them.");
  if (is_too_long(amendment.new_text)) return base::invalid("new-text", "This is too long for one item.");
  if (amendment.old_text == amendment.new_text)
    return base::invalid("new-text", "The new words are the same as the old.");
  if (const auto there = place_of(*item, amendment.old_text); !there) return std::unexpected(there.error());
  amendment.state = AmendmentState::Proposed;
  minutes.amendments.push_back(std::move(amendment));
  return {};
}

Done settle(Minutes& minutes, std::size_t amendment, AmendmentState outcome) {
  if (minutes.state != MinutesState::Circulated) return std::unexpected(words_stand(minutes.state));
  if (amendment >= minutes.amendments.size()) return base::not_found("There is no such amendment.");
  auto settled = minutes.amendments;
  settled[amendment].state = outcome;
  if (const auto fits = amended(minutes.text, settled); !fits) return std::unexpected(fits.error());
  minutes.amendments = std::move(settled);
  return {};
}

base::Result<MinutesText> amended(MinutesText text, const std::vector<MinutesAmendment>& amendments) {
  for (const auto& one : amendments) {
    if (one.state != AmendmentState::Agreed) continue;
    AgendaItem* const item = item_at(text, one.place);
    base::check(item != nullptr, "an amendment is of an item that the minutes have");
    const auto there = place_of(*item, one.old_text);
    if (!there)
      return base::conflict(
          "Two agreed amendments change the same words. Say that one was not agreed, and propose one that says both.");
    there->part->replace(there->words.at, there->words.size, one.new_text);
  }
  return text;
}

}  // namespace governance
