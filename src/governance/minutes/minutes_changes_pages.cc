#include "governance/minutes/minutes_changes_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "governance/minutes/minutes_forms_pages.h"
#include "governance/notices/meeting_notice_store.h"

namespace governance {
namespace {

using Done = base::Result<void>;

std::optional<std::size_t> typed_place(const site::FormValues& form, std::string_view field, std::size_t size) {
  const auto place = base::parse_whole(form.get(field), 0, 1'000'000);
  if (!place || static_cast<std::size_t>(*place) >= size) return std::nullopt;
  return static_cast<std::size_t>(*place);
}

Done save_as(people::Visit& visit, const OpenedMinutes& opened, Minutes changed, std::string_view what) {
  const StoredMinutes stored{.minutes = std::move(changed), .version = opened.stored.version};
  return visit.database.write([&](record::Transaction& transaction) {
    return save_words(transaction, opened.opened.meeting().id, stored, what, change_by(visit));
  });
}

// ---- steps ---------------------------------------------------------------------------------------------------------

base::Result<Approval> typed_approval(people::Visit& visit, const OpenedMinutes& opened) {
  const auto& form = visit.request.form;
  const Meeting& own = opened.opened.meeting();
  const auto route = choice_of<ApprovalRoute>(form.get("route"));
  if (!route) return base::invalid("route", "Say who approved these minutes.");
  if (*route == ApprovalRoute::LaterMeeting) {
    for (const auto& one : opened.later)
      if (one.meeting.id == form.get("meeting") && one.state != MeetingState::Planned)
        return approval_at(own, one.meeting, visit.today());
    return base::invalid("meeting", "Choose the meeting that approved these minutes.");
  }
  const auto on = base::parse_date_parts(form.get("approved-day"), form.get("approved-month"),
                                         form.get("approved-year"), "approved", "the day of the approval");
  if (!on) return std::unexpected(on.error());
  return approval_by(*route, form.get("by"), *on, own, opened.opened.committee.is_stood_down, visit.today());
}

/// As which of what the visitor is here; what they cannot do is refused as of the first.
base::Result<MinutesActor> actor_for(const OpenedMinutes& opened, MinutesStep step) {
  if (opened.actors.empty())
    return base::forbidden("Only the committee's secretary and the chair of the meeting can do this.");
  for (const auto* row : open_steps(opened.minutes().state, opened.actors))
    if (row->step == step) return row->actor;
  return opened.actors.front();
}

Done check_held(const OpenedMinutes& opened, MinutesStep step) {
  if (step != MinutesStep::DrawUp || opened.is_as_recorded()) return {};
  if (!opened.opened.live.opened()) return base::conflict("This meeting has not been held yet.");
  if (opened.opened.live.is_running())
    return base::conflict("The meeting is still open. Close it first, on the page that runs it.");
  return {};
}

/// Each part of a proposal needs an outcome before the minutes go round. What was minuted elsewhere cannot be mended
/// here: check D2 tells of it.
Done check_outcomes(const OpenedMinutes& opened, MinutesStep step) {
  if (step != MinutesStep::Circulate || opened.opened.stored.state == MeetingState::Recorded) return {};
  for (const auto& item : opened.text().meeting.items)
    for (std::size_t i = 0; i < item.proposal.size(); ++i)
      if (!item.proposal[i].outcome)
        return base::conflict(
            fmt::format("Part {} of the proposal at item {} has no outcome. Set it down on the page "
                        "that runs the meeting, then draw the minutes up again.",
                        i + 1, item.number.value_or("without a number")));
  return {};
}

Done step(people::Visit& visit, const OpenedMinutes& opened, MinutesStep asked) {
  const auto actor = actor_for(opened, asked);
  if (!actor) return std::unexpected(actor.error());
  if (const auto held = check_held(opened, asked); !held) return held;
  if (const auto whole = check_outcomes(opened, asked); !whole) return whole;
  StepDetails details;
  details.note = visit.request.form.get(note_field(asked));
  if (asked == MinutesStep::DrawUp) {
    details.text = opened.text();
    details.drawn_from = opened.opened.entries.empty() ? 0 : opened.opened.entries.back().sequence;
  }
  if (asked == MinutesStep::Approve || asked == MinutesStep::ApproveWithAmendments) {
    auto approval = typed_approval(visit, opened);
    if (!approval) return std::unexpected(approval.error());
    details.approval = *std::move(approval);
  }
  StoredMinutes stored = opened.stored;
  if (auto taken = take_step(stored.minutes, asked, *actor, details); !taken) {
    if (taken.error().subject == "note") taken.error().subject = note_field(asked);
    return taken;
  }
  return visit.database.write([&](record::Transaction& transaction) -> Done {
    const Meeting& meeting = opened.opened.meeting();
    if (auto kept = save_step(transaction, meeting.id, stored, asked, details.note, change_by(visit)); !kept)
      return kept;
    if (asked == MinutesStep::Circulate)
      notify_of_meeting(transaction, opened.opened.committee.body, meeting, MeetingNotice::MinutesCirculated,
                        whole_address(visit, meeting_address(meeting, "minutes")), change_by(visit), visit.random);
    return {};
  });
}

// ---- confirmation by the last members
// --------------------------------------------------------------------------------

/// Once the last of them has confirmed, the minutes are approved and final, in the secretary's stead. An amendment that
/// is still open leaves that to the secretary.
Done finish_by_circulation(record::Transaction& transaction, people::Visit& visit, const OpenedMinutes& opened) {
  StoredMinutes stored = opened.stored;
  const auto& amendments = stored.minutes.amendments;
  const bool has_agreed =
      std::ranges::find(amendments, AmendmentState::Agreed, &MinutesAmendment::state) != amendments.end();
  const MinutesStep approve = has_agreed ? MinutesStep::ApproveWithAmendments : MinutesStep::Approve;
  StepDetails details;
  details.approval = Approval{.route = ApprovalRoute::LastMembers,
                              .meeting = {},
                              .date = visit.today(),
                              .by = fmt::format("by circulation, all {} confirming", opened.last_members.size())};
  if (!take_step(stored.minutes, approve, MinutesActor::Secretary, details)) return {};
  const std::string& meeting = opened.opened.meeting().id;
  if (const auto kept = save_step(transaction, meeting, stored, approve, "", change_by(visit)); !kept) return kept;
  ++stored.version;
  if (const auto done = take_step(stored.minutes, MinutesStep::Finish, MinutesActor::Secretary, {}); !done) return done;
  return save_step(transaction, meeting, stored, MinutesStep::Finish, "", change_by(visit));
}

Done confirm(people::Visit& visit, const OpenedMinutes& opened) {
  if (opened.minutes().state != MinutesState::Circulated || opened.last_members.empty())
    return base::conflict("These minutes are not confirmed by circulation now. Look at them again.");
  if (!opened.may_confirm())
    return base::forbidden("Only members of the committee who have not confirmed the minutes yet do this.");
  return visit.database.write([&](record::Transaction& transaction) -> Done {
    const std::string& meeting = opened.opened.meeting().id;
    add_confirmation(transaction, meeting, opened.opened.viewer.person, change_by(visit));
    const auto confirmed = confirmations_of(transaction, meeting);
    const bool is_last = std::ranges::all_of(opened.last_members, [&](const std::string& one) {
      return std::ranges::find(confirmed, one) != confirmed.end();
    });
    return is_last ? finish_by_circulation(transaction, visit, opened) : Done();
  });
}

// ---- words ---------------------------------------------------------------------------------------------------------

/// The item of the form, where it is there and open to the visitor.
base::Result<std::size_t> typed_item(people::Visit& visit, const OpenedMinutes& opened) {
  const auto& items = opened.text().meeting.items;
  const auto place = typed_place(visit.request.form, "place", items.size());
  if (!place || opened.sight(items[*place]) != Sight::Everything) return base::invalid("place", "Choose the item.");
  return *place;
}

Done word_item_anew(people::Visit& visit, const OpenedMinutes& opened) {
  if (!opened.is_secretary()) return base::forbidden("Only the committee's secretary words a draft.");
  const auto place = typed_item(visit, opened);
  if (!place) return std::unexpected(place.error());
  const auto& form = visit.request.form;
  std::vector<std::string> decisions;
  for (std::size_t i = 0; form.has(decision_field(*place, i)); ++i)
    decisions.emplace_back(form.get(decision_field(*place, i)));
  Minutes minutes = opened.minutes();
  auto worded = word_anew(minutes, static_cast<int>(*place), form.get(notes_field(*place)), decisions);
  if (worded) return save_as(visit, opened, std::move(minutes), "minutes worded anew");
  auto& subject = worded.error().subject;
  if (subject == "notes") subject = notes_field(*place);
  for (std::size_t i = 0; i < decisions.size(); ++i)
    if (subject == "decision-" + std::to_string(i)) subject = decision_field(*place, i);
  return worded;
}

Done propose_amendment(people::Visit& visit, const OpenedMinutes& opened) {
  if (opened.actors.empty() && !opened.opened.viewer.is_member)
    return base::forbidden("Only members of the committee and those at the meeting propose amendments.");
  const auto place = typed_item(visit, opened);
  if (!place) return std::unexpected(place.error());
  const auto& form = visit.request.form;
  const std::string proposer = opened.actors.empty() ? opened.opened.viewer.person : std::string(form.get("proposer"));
  const auto& rows = opened.text().meeting.attendance;
  if (!opened.actors.empty() && std::ranges::find(rows, proposer, &Attendance::person) == rows.end())
    return base::invalid("proposer", "Choose who proposes it.");
  Minutes minutes = opened.minutes();
  const auto proposed = propose(minutes, {.place = static_cast<int>(*place),
                                          .proposer = proposer,
                                          .old_text = std::string(form.get("old-text")),
                                          .new_text = std::string(form.get("new-text"))});
  if (!proposed) return proposed;
  return save_as(visit, opened, std::move(minutes), "minutes amendment proposed");
}

Done settle_amendment(people::Visit& visit, const OpenedMinutes& opened, AmendmentState outcome) {
  if (opened.actors.empty())
    return base::forbidden("Only the committee's secretary and the chair of the meeting can do this.");
  const auto& amendments = opened.minutes().amendments;
  const auto number = typed_place(visit.request.form, "amendment", amendments.size());
  const auto& items = opened.text().meeting.items;
  if (!number || opened.sight(items[static_cast<std::size_t>(amendments[*number].place)]) != Sight::Everything)
    return base::not_found("There is no such amendment.");
  Minutes minutes = opened.minutes();
  if (const auto settled = settle(minutes, *number, outcome); !settled) return settled;
  return save_as(visit, opened, std::move(minutes),
                 outcome == AmendmentState::Agreed ? "minutes amendment agreed" : "minutes amendment not agreed");
}

}  // namespace

base::Result<void> change_minutes(people::Visit& visit, const OpenedMinutes& opened) {
  const auto& form = visit.request.form;
  if (base::parse_whole(form.get("version"), 0, 1'000'000) != opened.stored.version)
    return base::conflict(
        "Someone has changed these minutes since you opened them. What you typed is still here: look at them as they "
        "are now, then do it again.");
  const auto what = form.get("do");
  if (const auto asked = choice_of<MinutesStep>(what)) return step(visit, opened, *asked);
  if (what == kWordAnew) return word_item_anew(visit, opened);
  if (what == kPropose) return propose_amendment(visit, opened);
  if (what == kConfirm) return confirm(visit, opened);
  if (const auto outcome = choice_of<AmendmentState>(what); outcome && *outcome != AmendmentState::Proposed)
    return settle_amendment(visit, opened, *outcome);
  return base::invalid("", "This page does not know what was asked. Open it again.");
}

}  // namespace governance
