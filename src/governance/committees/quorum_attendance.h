// Who has a seat on a body and who is there: what a quorum is judged on. Seats count, people sit in them.
#pragma once

#include <string>
#include <vector>

namespace governance {

struct QuorumSeat {
  std::string id;      ///< unique on the body
  std::string holder;  ///< initials, as the minutes show them; "" where the seat is vacant
  std::string organisation;
  std::string sector;
  std::vector<std::string> tags;  ///< "lay_member", "appointer:county"; the chair's seat is tagged "chair"
  bool has_vote = true;

  [[nodiscard]] bool is_vacant() const { return holder.empty(); }
  [[nodiscard]] const std::string& name() const { return holder.empty() ? id : holder; }
  [[nodiscard]] bool has_tag(const std::string& tag) const;
  [[nodiscard]] bool is_chair() const { return has_tag("chair"); }
  friend bool operator==(const QuorumSeat&, const QuorumSeat&) = default;
};

/// In whose name a person sits. A substitute was named for the seat in advance; a deputy was sent in the holder's
/// place.
enum class PresentAs { Holder, Deputy, Substitute };
enum class PresentMode { InPerson, Remote };

/// One person present in a seat. A seat may have several, its holder and a deputy: it counts once.
struct SeatedPerson {
  std::string seat;
  PresentAs as = PresentAs::Holder;
  PresentMode mode = PresentMode::InPerson;
  bool is_excluded = false;  ///< shut out of the item by an interest
  friend bool operator==(const SeatedPerson&, const SeatedPerson&) = default;
};

/// REQUIRES on use: seats' ids differ; each person sits in one of the seats, no two in one seat as the same; nobody is
/// the holder of a vacant seat.
struct QuorumAttendance {
  std::vector<QuorumSeat> seats;
  std::vector<SeatedPerson> present;
  friend bool operator==(const QuorumAttendance&, const QuorumAttendance&) = default;
};

/// What if: as it would be once this person had left, or was shut out of the item. REQUIRES: somebody sits so.
[[nodiscard]] QuorumAttendance after_leaving(QuorumAttendance attendance, const std::string& seat, PresentAs as);
[[nodiscard]] QuorumAttendance after_exclusion(QuorumAttendance attendance, const std::string& seat, PresentAs as);

}  // namespace governance
