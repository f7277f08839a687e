#include "governance/decisions/between_meetings.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/number.h"
#include "base/text.h"

namespace governance {
namespace {

using Done = base::Result<void>;

constexpr std::size_t kLongestWords = 20'000;

Done check_open(const BetweenMeetings& it) {
  if (it.state == BetweenState::Open) return {};
  return base::conflict("This has been concluded: nothing more is added to it.");
}

bool has_interest(const BetweenMeetings& it, const std::optional<std::string>& person) {
  return person && std::ranges::find(it.conflicts, *person, &DeclaredConflict::person) != it.conflicts.end();
}

const Seat* find_seat(const Body& body, std::string_view id) {
  const auto found = std::ranges::find(body.seats, id, &Seat::id);
  return found == body.seats.end() ? nullptr : &*found;
}

/// The filled seats that vote on it.
std::vector<const Seat*> voting_seats(const BetweenMeetings& it, const Body& body) {
  std::vector<const Seat*> out;
  for (const Seat& seat : body.seats)
    if (seat.votes && seat.holder && !has_interest(it, seat.holder)) out.push_back(&seat);
  return out;
}

Done check_words(std::string_view words, std::string subject, std::string message) {
  if (base::trimmed(words).empty()) return base::invalid(std::move(subject), std::move(message));
  if (!base::is_utf8(words) || base::length_utf8(words) > kLongestWords)
    return base::invalid(std::move(subject), "Say it in fewer words.");
  return {};
}

Done check_power(const Body& body, BetweenKind kind) {
  if (!body.urgent_power)
    return base::conflict(
        "The terms of reference give nobody the power to decide between meetings. Set it down there first.");
  if (kind == BetweenKind::Circulated && body.urgent_power->circulation == Circulation::NotAllowed)
    return base::conflict("The terms of reference do not let resolutions be sent round.");
  return {};
}

bool is_decider(const Body& body, const std::optional<std::string>& person) {
  return person && std::ranges::any_of(body.urgent_power->deciders, [&](const std::string& id) {
           const Seat* const seat = find_seat(body, id);
           return seat != nullptr && seat->holder == person;
         });
}

}  // namespace

base::Checked<void> check_opening(const Body& body, const BetweenMeetings& made, base::Date today) {
  base::Errors out;
  const auto take = [&](const Done& done) {
    if (!done) out.push_back(done.error());
  };
  take(check_power(body, made.kind));
  take(check_words(made.text, "text", "Enter what is to be decided."));
  take(check_words(made.reason, "reason", "Say why it cannot wait for a meeting."));
  if (!needs_quorum(made.verb)) take(base::invalid("verb", "Choose what is done: approve, agree, accept and so on."));
  if (made.kind == BetweenKind::Circulated && !made.closes)
    take(base::invalid("closes", "Enter the last day for votes."));
  if (made.closes && *made.closes < today) take(base::invalid("closes", "Enter a day that is not past."));
  if (!out.empty()) return std::unexpected(std::move(out));
  return {};
}

Done add_consulted(BetweenMeetings& it, const Body& body, Consulted consulted, base::Date today) {
  if (const auto open = check_open(it); !open) return open;
  if (consulted.person.empty()) return base::invalid("person", "Choose who was asked.");
  if (has_interest(it, consulted.person)) return base::conflict("This person has declared an interest in it.");
  if (is_decider(body, consulted.person))
    return base::invalid("person", "This person decides. Choose one of the others who was asked.");
  if (std::ranges::find(it.consulted, consulted.person, &Consulted::person) != it.consulted.end())
    return base::conflict("What this person said is set down already.");
  if (const auto said = check_words(consulted.said, "said", "Enter what they said."); !said) return said;
  if (consulted.on < it.opened || consulted.on > today)
    return base::invalid("on", fmt::format("Enter a day from {} to today.", base::long_date(it.opened)));
  it.consulted.push_back(std::move(consulted));
  return {};
}

Done add_agreement(BetweenMeetings& it, const Body& body, const std::string& seat) {
  if (const auto open = check_open(it); !open) return open;
  const auto& deciders = body.urgent_power ? body.urgent_power->deciders : std::vector<std::string>();
  const Seat* const found = find_seat(body, seat);
  if (it.kind != BetweenKind::Urgent || std::ranges::find(deciders, seat) == deciders.end() || found == nullptr)
    return base::invalid("seat", "Choose one of those who decide.");
  if (has_interest(it, found->holder)) return base::conflict("Whoever holds this seat has declared an interest in it.");
  if (std::ranges::find(it.agreed, seat) == it.agreed.end()) it.agreed.push_back(seat);
  return {};
}

Done add_vote(BetweenMeetings& it, const Body& body, SeatVote vote, base::Date today) {
  if (const auto open = check_open(it); !open) return open;
  const auto seats = voting_seats(it, body);
  if (it.kind != BetweenKind::Circulated ||
      std::ranges::find(seats, vote.seat, [](const Seat* one) { return one->id; }) == seats.end())
    return base::invalid("seat", "Choose a seat that votes on this.");
  if (it.closes && today > *it.closes)
    return base::conflict(fmt::format("The vote closed on {}.", base::long_date(*it.closes)));
  const auto old = std::ranges::find(it.votes, vote.seat, &SeatVote::seat);
  if (old == it.votes.end())
    it.votes.push_back(std::move(vote));
  else
    old->choice = vote.choice;
  return {};
}

Done add_conflict(BetweenMeetings& it, DeclaredConflict conflict) {
  if (const auto open = check_open(it); !open) return open;
  if (conflict.person.empty()) return base::invalid("who", "Choose who has the interest.");
  if (has_interest(it, conflict.person)) return base::conflict("This person's interest is set down already.");
  if (const auto said = check_words(conflict.interest, "interest", "Enter the interest."); !said) return said;
  std::erase_if(it.consulted, [&](const Consulted& one) { return one.person == conflict.person; });
  it.conflicts.push_back(std::move(conflict));
  return {};
}

CircularTally tally(const BetweenMeetings& it, const Body& body, base::Date today) {
  CircularTally out;
  const auto seats = voting_seats(it, body);
  for (const Seat* seat : seats) {
    const auto vote = std::ranges::find(it.votes, seat->id, &SeatVote::seat);
    if (vote == it.votes.end())
      ++out.silent;
    else
      ++(vote->choice == VoteChoice::For       ? out.votes_for
         : vote->choice == VoteChoice::Against ? out.votes_against
                                               : out.abstentions);
  }
  const auto all = static_cast<int>(seats.size());
  const bool is_unanimous = body.urgent_power && body.urgent_power->circulation == Circulation::Unanimous;
  out.needed = is_unanimous ? all : all / 2 + 1;
  const bool is_over = out.silent == 0 || (it.closes && today > *it.closes);
  const bool is_lost = out.votes_for + out.silent < out.needed;
  if (is_over || is_lost) out.is_carried = all > 0 && out.votes_for >= out.needed;
  return out;
}

std::vector<std::string> missing_for_decision(const BetweenMeetings& it, const Body& body) {
  if (!body.urgent_power) return {"the power to decide between meetings, in the terms of reference"};
  std::vector<std::string> out;
  for (const auto& id : body.urgent_power->deciders)
    if (std::ranges::find(it.agreed, id) == it.agreed.end()) out.push_back("the agreement of " + id);
  if (body.urgent_power->deciders.empty()) out.emplace_back("seats that decide, in the terms of reference");
  const int left = body.urgent_power->consulted - static_cast<int>(it.consulted.size());
  if (left > 0) out.push_back(base::counted(left, "more member asked", "more members asked"));
  return out;
}

Done conclude(BetweenMeetings& it, const Body& body, base::Date today) {
  if (const auto open = check_open(it); !open) return open;
  if (const auto power = check_power(body, it.kind); !power) return power;
  bool is_carried = true;
  if (it.kind == BetweenKind::Urgent) {
    if (const auto missing = missing_for_decision(it, body); !missing.empty())
      return base::conflict("Still missing: " + base::listed(missing) + ".");
  } else {
    const auto result = tally(it, body, today).is_carried;
    if (!result) return base::conflict("The vote is still open: wait for its last day, or for every answer.");
    is_carried = *result;
  }
  it.state = is_carried ? BetweenState::Decided : BetweenState::NotCarried;
  it.decided_on = today;
  it.paragraph = body.urgent_power->paragraph;
  return {};
}

AwaitsRatification awaiting(const BetweenMeetings& it) {
  base::check(it.decided_on.has_value(), "only what was decided awaits its ratification");
  AwaitsRatification out{.place = std::string(kBetweenMeetings) + it.id,
                         .date = *it.decided_on,
                         .item = "",
                         .verb = it.verb,
                         .text = it.text,
                         .kept_out = {}};
  for (const auto& one : it.conflicts)
    out.kept_out.push_back({.person = one.person, .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  return out;
}

}  // namespace governance
