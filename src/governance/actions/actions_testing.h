// For this room's tests: the invented joint committee's meeting under way, and the actions that it raises.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "governance/actions/action_log_store.h"
#include "governance/committee_record/committee_pages_testing.h"
#include "governance/meetings/live_meeting_pages.h"

namespace governance::testing_help {

class Actions : public CommitteePages {
 protected:
  static constexpr ActionRole kAsSecretary = {.is_owner = false, .is_secretary = true};
  static constexpr ActionRole kAsOwner = {.is_owner = true, .is_secretary = false};

  /// NC, SC, EC and TM are at the meeting, which has turned to item 1.
  void run() {
    set_state(MeetingState::Issued);
    for (const auto* line : {"NC, SC, EC, TM here at 9.00", "open 9.03", "item 1"}) type(line);
  }
  /// The id of the first entry that the line makes.
  std::string type(std::string line) {
    const std::string id = "entry-" + std::to_string(++typed_);
    const auto answer = post(live_meeting_submit, kSecretaryAccount, {{"line", std::move(line)}, {"entry", id}});
    EXPECT_EQ(answer.status, 303);
    return id;
  }
  /// By reference, without the one that was brought in.
  std::vector<LoggedAction> log() {
    auto out = database().read([](record::Reader& reader) { return action_log(reader, "jc"); });
    std::erase_if(out, [](const LoggedAction& one) { return one.reference.empty(); });
    std::ranges::sort(out, {}, &LoggedAction::reference);
    return out;
  }
  LoggedAction logged(const std::string& words) {
    for (auto& one : log())
      if (one.text.find(words) != std::string::npos) return one;
    throw base::OurMistake("no such action in the log: " + words);
  }
  StoredAction stored_action(const std::string& token) {
    return database().read([&](record::Reader& reader) { return *find_action(reader, token); });
  }
  std::vector<ActionStep> steps(const std::string& token) {
    return database().read([&](record::Reader& reader) { return steps_of(reader, token); });
  }
  base::Result<void> take(const std::string& token, ActionStep step, ActionRole role = kAsSecretary) {
    const int version = stored_action(token).version;
    return database().write([&](record::Transaction& transaction) {
      return take_step(transaction, token, version, std::move(step), role, change());
    });
  }

 private:
  int typed_ = 0;
};

inline ActionStep step_of(StepKind kind, std::string note = "") {
  ActionStep out;
  out.kind = kind;
  out.note = std::move(note);
  return out;
}
inline ActionStep moved_to(std::string date) {
  auto out = step_of(StepKind::DateMoved, "Waits for the figures.");
  out.due = std::move(date);
  return out;
}
inline ActionStep closed_as(ClosingReason reason, std::string other = "") {
  auto out = step_of(StepKind::Closed);
  out.reason = reason;
  out.other = std::move(other);
  out.meeting = kMeeting;
  out.item = "3";
  return out;
}

}  // namespace governance::testing_help
