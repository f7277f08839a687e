// For tests of decisions and of standing down: the invented joint committee under way, with decisions in and out of
// quorum, and a later meeting of it.
#pragma once

#include <string>
#include <vector>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/decisions/decision_store.h"
#include "governance/meetings/live_meeting_pages.h"

namespace governance::testing_help {

class Decisions : public CommitteePages {
 protected:
  /// NC, SC, EC and TM are at the meeting, which has turned to item 1.
  void run() {
    set_state(MeetingState::Issued);
    for (const auto* line : {"NC, SC, EC, TM here at 9.00", "open 9.03", "item 1"}) type(line);
  }
  std::string type(std::string line) {
    const std::string id = "entry-" + std::to_string(++typed_);
    const auto answer =
        post(live_meeting_submit, kSecretaryAccount, {{"line", std::move(line)}, {"entry", id}}, meeting_);
    EXPECT_EQ(answer.status, 303) << answer.body;
    return id;
  }
  /// The outcome of a part of the proposal at the current item.
  site::Response answer_part(const std::string& part, const std::string& verb, const std::string& text,
                             const std::string& item) {
    return post(live_meeting_submit, kSecretaryAccount,
                {{"limb", part},
                 {"limb-item", item},
                 {"limb-verb-" + part, verb},
                 {"limb-text-" + part, text},
                 {"entry", "answer-" + std::to_string(++typed_)}},
                meeting_);
  }
  /// A later meeting of it, issued; what is typed from now on is of that one.
  void go_on(const std::string& id, int days_later) {
    database().write([&](record::Transaction& transaction) {
      Meeting later = find_meeting(transaction, kMeeting)->meeting;
      later.id = id;
      later.date = base::add_days(kDay, std::chrono::days(days_later));
      later.items.resize(1);
      later.items[0].screening.reset();
      StoredMeeting stored{.meeting = later, .state = MeetingState::Planned, .version = 0};
      base::check(save_meeting(transaction, stored, change()).has_value(), "the later meeting is planned");
      stored = *find_meeting(transaction, id);
      stored.state = MeetingState::Issued;
      base::check(save_meeting(transaction, stored, change()).has_value(), "the later meeting is issued");
    });
    meeting_ = id;
  }
  std::vector<RegisteredDecision> decisions() {
    return database().read([](record::Reader& reader) {
      const Body body = find_committee(reader, "jc")->body;
      return decisions_of(reader, body, held_meetings(reader, body));
    });
  }
  RegisteredDecision decided(const std::string& words) {
    for (auto& one : decisions())
      if (one.decision.text.find(words) != std::string::npos) return one;
    throw base::OurMistake("no such decision: " + words);
  }
  /// TM is kept from item 2 by screening.
  void close_item_2() {
    change_meeting([](StoredMeeting& stored) {
      Screening screening;
      screening.screened = true;
      screening.people.push_back({.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
      stored.meeting.items[1].screening = screening;
    });
  }
  Meeting meeting_of(const std::string& id) {
    return database().read([&](record::Reader& reader) { return find_meeting(reader, id)->meeting; });
  }
  void change_body(const std::function<void(Body&)>& make) {
    database().write([&](record::Transaction& transaction) {
      auto committee = *find_committee(transaction, "jc");
      make(committee.body);
      base::check(save_committee(transaction, committee, change()).has_value(), "the body is changed");
    });
  }

 private:
  int typed_ = 0;
  std::string meeting_ = std::string(kMeeting);
};

}  // namespace governance::testing_help
