#include "governance/checks/attendance_checks.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/checks/action_owner.h"
#include "governance/checks/naming.h"
#include "governance/checks/organisation_names.h"

namespace governance {
namespace {

constexpr std::chrono::days kFollowsClosely(100);
/// More sentences on apologies than these no minutes have.
constexpr int kMostSentences = 50;

CheckFinding finding_at(std::string_view check, Severity severity, const Meeting& meeting, std::string_view subject,
                        std::string text) {
  return {.check = std::string(check),
          .severity = severity,
          .meeting = meeting.id,
          .item = {},
          .subject = std::string(subject),
          .text = std::move(text)};
}

/// What each person did at a meeting who had to be in a list for it, in the order of the minutes.
class Parts {
 public:
  Parts(const BookIndex& index, const OwnerReader& owners, const Naming& naming, const Meeting& meeting)
      : index_(index), meeting_(meeting) {
    if (meeting.chair) take(*meeting.chair, "chaired");
    if (meeting.minute_taker) take(*meeting.minute_taker, "took the minutes");
    for (const AgendaItem& item : meeting.items) take_item(item);
    for (const Action* action : index.raised_at(meeting.id)) {
      if (action->accepted_by_owner == true) continue;
      for (const ActionOwner& owner : owners.owners_of(*action))
        if (!owner.person.empty()) take(owner.person, "was given " + naming.action(*action)), ++given_[owner.person];
    }
    for (const Attendance& row : meeting.attendance)
      if (row.kind == AttendanceKind::SpokeNotListed && !parts_.contains(row.person)) take(row.person, "spoke");
  }

  [[nodiscard]] const std::vector<std::string_view>& people() const { return people_; }
  [[nodiscard]] std::string of(std::string_view person) const { return base::listed(parts_.at(person)); }
  /// Nothing but an action puts the person at the meeting.
  [[nodiscard]] bool was_only_given(std::string_view person) const {
    const auto given = given_.find(person);
    return given != given_.end() && given->second == parts_.at(person).size();
  }

 private:
  void take_item(const AgendaItem& item) {
    for (const auto& one : item.presenters) take(one, "presented " + item_name(item));
    if (item.presided_by) take(*item.presided_by, "presided at " + item_name(item));
    for (const auto& one : item.joined) take(one, "joined for " + item_name(item));
    for (const auto& one : item.left) take(one.person, "left at " + item_name(item));
  }
  void take(std::string_view person, std::string part) {
    const auto* row = index_.attendance(meeting_, person);
    const bool is_described_guest =
        row != nullptr && row->kind == AttendanceKind::JoinedForItem && row->role && row->organisation;
    if (is_described_guest || (row != nullptr && is_listed(row->kind))) return;
    if (!parts_.contains(person)) people_.push_back(person);
    parts_[person].push_back(std::move(part));
  }

  const BookIndex& index_;
  const Meeting& meeting_;
  std::vector<std::string_view> people_;
  std::map<std::string_view, std::vector<std::string>> parts_;
  std::map<std::string_view, std::size_t> given_;
};

std::vector<const Attendance*> apologies_of(const Meeting& meeting) {
  std::vector<const Attendance*> out;
  for (const Attendance& row : meeting.attendance)
    if (row.kind == AttendanceKind::Apologies) out.push_back(&row);
  return out;
}

/// What the words of an opening item say of apologies.
struct SaidApologies {
  std::optional<int> count;
  std::set<std::string_view> named;
};

void take_count(std::string_view sentence, SaidApologies& said) {
  const auto words = words_of(sentence);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i] == "apologies" || words[i] == "apology")
      if (const auto count = number_in_words(words[i - 1])) said.count = count;
}

bool has_initials(std::string_view sentence, const std::string& initials) {
  const auto at = (" " + std::string(sentence) + " ").find(" " + initials);
  if (at == std::string::npos) return false;
  const auto end = at + initials.size();
  return end >= sentence.size() || std::string_view(" ,.;:)'").find(sentence[end]) != std::string_view::npos;
}

SaidApologies said_of_apologies(const Meeting& meeting, const BookIndex& index) {
  SaidApologies out;
  int sentences = 0;
  for (const AgendaItem& item : meeting.items) {
    if (item.kind != ItemKind::Opening || !item.summary) continue;
    for (const auto sentence : sentences_of(*item.summary)) {
      const Phrases words(sentence);
      if (!words.has_word_beginning("apolog") || ++sentences > kMostSentences) continue;
      take_count(sentence, out);
      for (const Attendance& row : meeting.attendance) {
        const Person* person = index.person(row.person);
        const bool is_named = words.names(row.name_as_recorded) || (person != nullptr && words.names(person->name)) ||
                              (row.initials && has_initials(sentence, *row.initials));
        if (is_named) out.named.insert(row.person);
      }
    }
  }
  return out;
}

std::string apologies_text(const Meeting& meeting, const SaidApologies& said, const Naming& naming) {
  const auto rows = apologies_of(meeting);
  const auto in_list = base::counted(static_cast<std::int64_t>(rows.size()), "apology", "apologies");
  if (said.count && *said.count != static_cast<int>(rows.size()))
    return fmt::format("The minute speaks of {}, the list holds {}.",
                       base::counted(*said.count, "apology", "apologies"), in_list);
  if (said.named.empty()) return {};
  std::vector<std::string_view> missing, extra(said.named.begin(), said.named.end());
  for (const Attendance* row : rows)
    if (std::erase(extra, row->person) == 0) missing.push_back(row->person);
  if (!missing.empty() && !said.count)
    return fmt::format("The list holds {}, and the minute leaves out {}.", in_list, naming.people(missing, &meeting));
  std::erase_if(extra, [&](auto person) {
    return std::ranges::any_of(meeting.attendance,
                               [&](const Attendance& row) { return row.person == person && was_there(row.kind); });
  });
  if (extra.empty()) return {};
  return fmt::format("The minute names {}, who {} not in the list.", naming.people(extra, &meeting),
                     extra.size() == 1 ? "is" : "are");
}

bool is_member_row(const Attendance& row) {
  return row.kind == AttendanceKind::Present || row.kind == AttendanceKind::Apologies;
}

void add_named_absent(const BookIndex& index, const OwnerReader& owners, const Meeting& meeting, const Naming& naming,
                      std::vector<CheckFinding>& out) {
  for (const Attendance& row : meeting.attendance) {
    if (row.kind != AttendanceKind::NamedAbsentNotListed) continue;
    // Whoever is named as an owner only was perhaps never expected: that is A1's to say.
    const bool is_owner = std::ranges::any_of(index.raised_at(meeting.id), [&](const Action* action) {
      const auto all = owners.owners_of(*action);
      return std::ranges::find(all, std::string_view(row.person), &ActionOwner::person) != all.end();
    });
    if (is_owner) continue;
    out.push_back(
        finding_at("A3", Severity::Medium, meeting, row.person,
                   fmt::format("{} is named in the minutes, was not there, and stands in neither list. Add {} "
                               "to the apologies, or record the absence without apology.",
                               naming.person(row.person, &meeting), naming.person(row.person, &meeting))));
  }
}

/// Holders of seats who stand in no row; where the body's seats are not told, members of the meeting before.
std::vector<std::string_view> expected_people(const BookIndex& index, const Meeting& meeting) {
  std::vector<std::string_view> out;
  const Body* body = index.body(meeting.body);
  if (body != nullptr && !body->seats.empty()) {
    for (const Seat& seat : body->seats)
      if (seat.holder) out.push_back(*seat.holder);
    return out;
  }
  const Meeting* before = index.before(meeting);
  if (before == nullptr || base::days_between(before->date, meeting.date) > kFollowsClosely) return out;
  for (const Attendance& row : before->attendance)
    if (is_member_row(row)) out.push_back(row.person);
  return out;
}

void add_expected(const BookIndex& index, const Meeting& meeting, const Naming& naming,
                  std::vector<CheckFinding>& out) {
  auto missing = expected_people(index, meeting);
  std::erase_if(missing, [&](auto person) { return index.attendance(meeting, person) != nullptr; });
  if (missing.empty()) return;
  const Body* body = index.body(meeting.body);
  const bool by_seat = body != nullptr && !body->seats.empty();
  out.push_back(finding_at(
      "A3", by_seat ? Severity::Medium : Severity::Low, meeting, missing.size() == 1 ? missing.front() : "",
      fmt::format("{} {}, and {} in no list now. Record apologies, an absence without apology, or that they are no "
                  "longer members.",
                  naming.people(missing, &meeting, 20),
                  by_seat ? (missing.size() == 1 ? "holds a seat" : "hold seats")
                          : fmt::format("{} listed on {}", missing.size() == 1 ? "was" : "were",
                                        base::long_date(index.before(meeting)->date)),
                  missing.size() == 1 ? "is" : "are")));
}

std::set<std::string_view> organisations_at(const OrganisationNames& names, const Meeting& meeting, bool members_only) {
  std::set<std::string_view> out;
  for (const Attendance& row : meeting.attendance)
    if (members_only ? is_member_row(row) : is_listed(row.kind)) out.insert(names.of(row));
  out.erase("");
  return out;
}

void add_organisations(const BookIndex& index, const OrganisationNames& names, const Meeting& meeting,
                       const Naming& naming, std::vector<CheckFinding>& out) {
  const Meeting* before = index.before(meeting);
  if (before == nullptr) return;
  const auto here = organisations_at(names, meeting, false);
  const auto there = organisations_at(names, *before, true);
  for (const Organisation& one : index.book().organisations) {
    if (!there.contains(one.id) || here.contains(one.id)) continue;
    out.push_back(finding_at("A3", Severity::Low, meeting, one.id,
                             fmt::format("Nobody came from {}, and no apologies are recorded; it was listed on {}. "
                                         "Record the absence, or that it is no longer a member.",
                                         naming.organisation(one.id), base::long_date(before->date))));
  }
}

/// The words by which a post is that of someone's deputy or of a part only.
bool is_lesser(const Phrases& post) {
  return post.names_any(
      {"deputy", "vice", "assistant", "associate", "co-chair", "co", "former", "assistant to", "to the", "office"});
}

/// A chief speaks for the whole organisation.
bool is_chief(const Attendance& row) {
  if (!row.role) return false;
  std::string posts = *row.role;
  std::ranges::replace(posts, ';', ',');
  return std::ranges::any_of(base::split(posts, ','), [](std::string_view post) {
    const Phrases words(post);
    return !is_lesser(words) &&
           words.names_any({"chair", "chairman", "chairwoman", "chief executive", "ceo", "chief executive officer",
                            "managing director", "accountable officer", "chief officer"});
  });
}

bool is_explained(const Attendance& row) {
  return row.deputy_for.has_value();
}

void add_unsaid_deputies(const OrganisationNames& names, const Meeting& meeting, const Naming& naming,
                         std::vector<CheckFinding>& out) {
  for (const Attendance* absent : apologies_of(meeting)) {
    const auto organisation = names.of(*absent);
    if (!is_chief(*absent) || organisation.empty()) continue;
    std::vector<std::string_view> others;
    bool is_settled = false;
    for (const Attendance& row : meeting.attendance) {
      if (row.kind != AttendanceKind::Present || names.of(row) != organisation) continue;
      others.push_back(row.person);
      const bool is_for_absent =
          row.deputy_for && (row.deputy_for == absent->person || (absent->seat && row.deputy_for == absent->seat));
      is_settled = is_settled || is_for_absent;
    }
    const bool all_explained = std::ranges::all_of(meeting.attendance, [&](const Attendance& row) {
      return row.kind != AttendanceKind::Present || names.of(row) != organisation || is_explained(row);
    });
    if (others.empty() || is_settled || all_explained) continue;
    out.push_back(finding_at(
        "A4", Severity::Medium, meeting, organisation,
        fmt::format("{} of {} sent apologies and {} came from there. It is not said whether anyone stood in, and may "
                    "vote and count. Record who deputised for {}, or that nobody did.",
                    naming.person(absent->person, &meeting), naming.organisation(organisation),
                    naming.people(others, &meeting), naming.person(absent->person, &meeting))));
  }
}

/// What is wrong with a deputy; empty where nothing is.
std::string deputy_fault(const BookIndex& index, const Meeting& meeting, const Attendance& row, const Naming& naming) {
  const std::string& stood_in_for = *row.deputy_for;
  const Body* body = index.body(meeting.body);
  std::string_view holder = stood_in_for;
  if (body != nullptr && !body->seats.empty()) {
    const auto seat = std::ranges::find_if(
        body->seats, [&](const Seat& one) { return one.id == stood_in_for || one.holder == stood_in_for; });
    if (seat == body->seats.end()) return "stood in for someone who holds no seat of the body";
    holder = seat->holder ? std::string_view(*seat->holder) : std::string_view();
  } else if (index.person(stood_in_for) == nullptr) {
    return "stood in for a seat that is not recorded";
  }
  const auto* absent = index.attendance(meeting, holder);
  if (absent != nullptr && was_there(absent->kind))
    return fmt::format("stood in for {}, who was there", naming.person(holder, &meeting));
  return {};
}

void add_wrong_deputies(const BookIndex& index, const Meeting& meeting, const Naming& naming,
                        std::vector<CheckFinding>& out) {
  for (const Attendance& row : meeting.attendance) {
    if (!row.deputy_for || row.deputy_for == "none" || !was_there(row.kind)) continue;
    const auto fault = deputy_fault(index, meeting, row, naming);
    if (fault.empty()) continue;
    out.push_back(finding_at("A4", Severity::Medium, meeting, row.person,
                             fmt::format("{} {}. Record the seat, and check that the terms of reference allow a deputy "
                                         "for it.",
                                         naming.person(row.person, &meeting), fault)));
  }
}

}  // namespace

void people_in_no_list(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const OwnerReader owners(index);
  for (const Meeting& meeting : index.book().meetings) {
    const Parts parts(index, owners, naming, meeting);
    for (const auto person : parts.people()) {
      const auto who = naming.person(person, &meeting);
      const auto mend =
          parts.was_only_given(person)
              ? fmt::format(
                    "If {} was there, add the name to the attendance; if not, record that the "
                    "action was accepted.",
                    who)
              : fmt::format("Add {} to the attendance, with role, organisation and the items attended.", who);
      out.push_back(finding_at("A1", Severity::Medium, meeting, person,
                               fmt::format("{} {} but stands in no list. {}", who, parts.of(person), mend)));
    }
  }
}

void apologies_as_minuted(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  for (const Meeting& meeting : index.book().meetings) {
    auto text = apologies_text(meeting, said_of_apologies(meeting, index), naming);
    if (text.empty()) continue;
    out.push_back(finding_at("A2", Severity::Medium, meeting, "",
                             text + " Make the two agree: name everyone in the list, and let the minute refer to it."));
  }
}

void expected_and_not_listed(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const OrganisationNames names(index);
  const OwnerReader owners(index);
  for (const Meeting& meeting : index.book().meetings) {
    add_named_absent(index, owners, meeting, naming, out);
    add_expected(index, meeting, naming, out);
    add_organisations(index, names, meeting, naming, out);
  }
}

void deputies(const BookIndex& index, std::vector<CheckFinding>& out) {
  const Naming naming(index);
  const OrganisationNames names(index);
  for (const Meeting& meeting : index.book().meetings) {
    add_unsaid_deputies(names, meeting, naming, out);
    add_wrong_deputies(index, meeting, naming, out);
  }
}

}  // namespace governance
