#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "governance/checks/action_checks.h"
#include "governance/checks/action_log_checks.h"
#include "governance/checks/attendance_checks.h"
#include "governance/checks/body_checks.h"
#include "governance/checks/book_index.h"
#include "governance/checks/check.h"
#include "governance/checks/conflict_checks.h"
#include "governance/checks/decision_checks.h"
#include "governance/checks/identity_checks.h"
#include "governance/checks/interest_checks.h"
#include "governance/checks/minutes_checks.h"
#include "governance/checks/naming.h"
#include "governance/checks/paper_checks.h"
#include "governance/checks/post_checks.h"
#include "governance/checks/publication_checks.h"
#include "governance/checks/quorum_checks.h"
#include "governance/checks/text_checks.h"

namespace governance {
namespace {

constexpr auto kHigh = Severity::High;
constexpr auto kMedium = Severity::Medium;
constexpr auto kLow = Severity::Low;

constexpr auto kChecks = std::to_array<Check>({
    {"Q1", "Decisions taken without a quorum",
     "A decision that needs a quorum is taken with one, or stands as provisional with a way to be ratified.",
     "Record where it was ratified, or by whom and when it will be.", kHigh, decisions_without_quorum},
    {"Q2", "Quorum after an exclusion",
     "Where people are kept out of a decision, the quorum is worked out again on those left.",
     "Add a quorum statement to the item.", kHigh, quorum_after_exclusion},
    {"Q3", "Quorum statement", "The minutes say whether the meeting was quorate.", "Add the statement under apologies.",
     kMedium, meetings_without_statement},
    {"C1", "Conflicts dealt with by person",
     "Every party flagged at an item is resolved to the people there, each with a declaration, an outcome, and the "
     "part "
     "taken in the decision.",
     "Record each person's handling at the item.", kHigh, conflicts_by_person},
    {"C2", "Conflicted in the chair",
     "Whoever presides over an item has no interest in it that keeps them from it; the minute taker's access is ruled.",
     "Record who presided instead, or the ruling that let the chair stay.", kHigh, conflicted_in_the_chair},
    {"C3", "Items that nobody could screen", "A verbal or late item is screened at the meeting.",
     "Record that declarations were asked for at the item, and the answers.", kMedium, items_not_screenable},
    {"C4", "Sectors left out of screening", "Screening has a governance lead of every sector at the table.",
     "Record the sectors that screened.", kMedium, sectors_left_out},
    {"C5", "Interests in what an item is about",
     "Registered interests, employers and words of buying are matched to items, and no hit stays unanswered.",
     "Record the people's handling at the item, or name the parties in its screening.", kHigh, interests_in_items},
    {"C6", "One name for the screening body", "Who screens is called by one name, from meeting to meeting.",
     "Use one name, set out in the terms of reference.", kMedium, screening_body_by_one_name},
    {"A1", "People in no list", "Whoever chairs, presents, speaks, joins, leaves or is given an action is in a list.",
     "Add them to the attendance or the apologies; a guest for an item needs a role and an organisation.", kMedium,
     people_in_no_list},
    {"A2", "Apologies as minuted", "The list of apologies and the minute of them agree.",
     "Let the minute name all, or none.", kMedium, apologies_as_minuted},
    {"A3", "Expected and in no list", "Holders of seats, or members of the meeting before, stand in a list.",
     "Record apologies, an absence, or that the membership ended.", kMedium, expected_and_not_listed},
    {"A4", "Deputies", "Where a chief sends apologies, it is said who stood in, and for which seat.",
     "Record whom each deputy stood in for, or that nobody did.", kMedium, deputies},
    {"I1", "Initials shared at one meeting", "No two people at a meeting have the same initials.",
     "Lengthen the initials of both.", kMedium, initials_shared},
    {"I2", "Likely the same person", "One person has one spelling and one set of initials; near names are told apart.",
     "Choose one spelling and one set of initials.", kLow, people_who_look_alike},
    {"I3", "Posts that changed", "A person's organisation and title are those of last time, or the move is noted.",
     "Correct the wrong one, or note the move beside the name.", kMedium, posts_that_changed},
    {"T1", "Incomplete actions", "An open action has a reference, one accountable owner and a due date.",
     "Fill in what is missing.", kMedium, actions_incomplete},
    {"T2", "Actions dropped from the log",
     "Every action open at one meeting is in the log of the next, and numbers in a run have no gaps.",
     "Put it back, or record its closing.", kMedium, actions_dropped},
    {"T3", "Closed as something else",
     "A closed action has its reason; what was superseded or transferred is not called complete.",
     "Record the closing reason apart from the status.", kMedium, actions_closed_as_other},
    {"T4", "Given to someone absent", "An owner who had sent apologies has accepted the action.",
     "Ask, and record the acceptance.", kMedium, actions_given_to_absent},
    {"T5", "Overdue without a word", "What is past its due date has an outcome, or a new date and a reason.",
     "Close it, or agree a new date.", kMedium, actions_overdue},
    {"T6", "Owned by a group", "Every action has a person who answers for it.", "Name one accountable person.", kMedium,
     actions_owned_by_groups},
    {"T7", "Update under another item", "An update points to the item that deals with its subject.",
     "Correct the item's number.", kMedium, updates_to_another_item},
    {"T8", "No update because the owner was away", "An owner who is away is asked for an update in writing.",
     "Ask, and record that it was sought.", kMedium, updates_not_sought},
    {"D1", "Decisions as asked",
     "The outcome has the verb that was asked for, or a reason for another; what was asked for has an outcome; a paper "
     "for noting asks for no more.",
     "Record the outcome or the reason.", kMedium, decisions_as_asked},
    {"D2", "Parts of a proposal without outcome", "Each part of a proposal has its outcome.",
     "Record the outcome of each part.", kHigh, limbs_without_outcome},
    {"D3", "Conditions nobody checks", "A condition has an owner, a date, and someone who checks the result.",
     "Record the three for each condition.", kMedium, conditions_without_check},
    {"M1", "Next meeting", "The next meeting has a date, or it is said that there is none and why.",
     "Fill in the date or the reason.", kMedium, next_meeting_told},
    {"M2", "Amendments without wording", "A change to minutes has its old and its new text.",
     "Record both texts and the proposer.", kMedium, amendments_in_words},
    {"M3", "Status of attached minutes", "Minutes attached elsewhere carry their status and version.",
     "Mark them draft or confirmed, with the version.", kMedium, attached_minutes_status},
    {"M4", "Planned and actual times", "Planned and actual start and finish are kept apart.",
     "Record when the meeting began and ended.", kLow, times_kept_apart},
    {"P1", "Class and place of publication", "What is confidential does not go out with public papers.",
     "Publish an extract of the public items, and mark it so.", kMedium, published_as_classed},
    {"P2", "Parts of the meeting", "Every part that the minutes speak of is accounted for.",
     "Record the meeting's parts.", kLow, parts_accounted_for},
    {"R1", "Labels in index and paper", "A paper has the same label in the index and on itself.", "Use one label.",
     kLow, labels_agree},
    {"R2", "Figures that disagree", "The same figure has the same value throughout a paper, and tables add up.",
     "Print the right value everywhere.", kMedium, figures_agree},
    {"R3", "Paragraph numbers", "Paragraph numbers run without gaps or repeats.", "Number them anew.", kLow,
     paragraphs_run_on},
    {"R4", "Choices on the cover sheet",
     "Each choice is stored as a value, and there are as many conclusions as questions.", "State each answer in words.",
     kMedium, cover_choices_made},
    {"R5", "Period over before writing", "The reporting period had ended when the paper was written.",
     "State the cut-off, or report after the period.", kMedium, period_was_over},
    {"S1", "Standing a body down",
     "When a body ends, its open actions have a receiving body and its last minutes a way to be approved.",
     "Record the receiving body of each action, and who approves the minutes.", kHigh, bodies_stood_down},
    {"N1", "References and numbers", "References follow the body's pattern; meetings and items are numbered.",
     "Choose one pattern, and number what has no number.", kLow, references_and_numbers},
    {"X1", "Acronyms", "An acronym is spelled out once in each set of minutes, and written one way.",
     "Spell it out at its first use.", kLow, acronyms_spelled_out},
    {"X2", "Broken or leftover text", "No template text, doubled words or mended words are left.",
     "Write what was meant.", kLow, broken_text},
});

/// Where a finding stands in the order of the book.
struct Place {
  bool is_of_no_meeting = false;
  base::Date date{};
  std::size_t item = 0;
  std::size_t check = 0;
  std::size_t as_found = 0;
};

class Places {
 public:
  explicit Places(const MinuteBook& book) {
    for (const Meeting& meeting : book.meetings) {
      dates_.emplace(meeting.id, meeting.date);
      auto& items = items_[meeting.id];
      for (const AgendaItem& item : meeting.items) items.emplace(item_label(item), items.size() + 1);
    }
    for (const Bulletin& bulletin : book.bulletins) {
      dates_.emplace(bulletin.id, bulletin.date);
      auto& papers = items_[bulletin.id];
      for (const BulletinPaper& paper : bulletin.papers)
        papers.emplace(paper.label_in_index.value_or(""), papers.size() + 1);
    }
    for (std::size_t i = 0; i < kChecks.size(); ++i) order_.emplace(kChecks[i].code, i);
  }

  [[nodiscard]] Place of(const CheckFinding& finding) const {
    Place out{.check = order_.at(finding.check)};
    const auto date = dates_.find(finding.meeting);
    out.is_of_no_meeting = date == dates_.end();
    if (!out.is_of_no_meeting) out.date = date->second;
    if (out.is_of_no_meeting || finding.item.empty()) return out;
    const auto& items = items_.at(finding.meeting);
    const auto item = items.find(finding.item);
    out.item = item == items.end() ? items.size() + 1 : item->second;
    return out;
  }

 private:
  std::unordered_map<std::string, base::Date> dates_;
  std::unordered_map<std::string, std::unordered_map<std::string, std::size_t>> items_;
  std::unordered_map<std::string_view, std::size_t> order_;
};

void sort_by_place(const MinuteBook& book, std::vector<CheckFinding>& findings) {
  const Places places(book);
  std::vector<std::pair<Place, CheckFinding>> placed;
  placed.reserve(findings.size());
  for (auto& one : findings) {
    Place place = places.of(one);
    place.as_found = placed.size();
    placed.emplace_back(place, std::move(one));
  }
  std::ranges::sort(placed, [](const auto& a, const auto& b) {
    const auto key = [](const auto& one) {
      const auto& [place, finding] = one;
      return std::tie(place.is_of_no_meeting, place.date, finding.meeting, place.item, place.check, place.as_found);
    };
    return key(a) < key(b);
  });
  findings.clear();
  for (auto& [place, finding] : placed) findings.push_back(std::move(finding));
}

}  // namespace

std::string_view severity_name(Severity severity) {
  return severity == Severity::High ? "high" : severity == Severity::Medium ? "medium" : "low";
}

std::span<const Check> checks() {
  return kChecks;
}

const Check* check_of(std::string_view code) {
  const auto at = std::ranges::find(kChecks, code, &Check::code);
  return at == kChecks.end() ? nullptr : &*at;
}

std::vector<CheckFinding> check_book(const MinuteBook& book) {
  std::vector<const Check*> all;
  all.reserve(kChecks.size());
  for (const Check& one : kChecks) all.push_back(&one);
  return check_book(book, all);
}

std::vector<CheckFinding> check_book(const MinuteBook& book, std::span<const Check* const> chosen) {
  const BookIndex index(book);
  std::vector<CheckFinding> out;
  for (const Check* one : chosen) one->run(index, out);
  sort_by_place(book, out);
  return out;
}

}  // namespace governance
