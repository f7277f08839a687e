// Bodies with invented people, for tests: a line a seat.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "governance/committees/quorum.h"
#include "governance/committees/quorum_file.h"

namespace governance {

/// From the text of a rule file. Fails the test where it is refused.
inline QuorumTerms terms_of(std::string_view json) {
  auto terms = read_quorum_terms(json);
  if (terms) return *std::move(terms);
  for (const base::Error& fault : terms.error()) ADD_FAILURE() << fault.subject << ": " << fault.message;
  return {};
}

/// A body whose seats are named by their holders' initials.
class MadeUpBody {
 public:
  /// The holder "" makes a vacant seat, called vacant1, vacant2 ...
  MadeUpBody& seat(const std::string& holder, std::vector<std::string> tags = {}, const std::string& organisation = "",
                   const std::string& sector = "") {
    const std::string id = holder.empty() ? "vacant" + std::to_string(++vacant_) : holder;
    attendance_.seats.push_back({id, holder, organisation, sector, std::move(tags), true});
    return *this;
  }
  MadeUpBody& without_vote(const std::string& holder, std::vector<std::string> tags = {}) {
    seat(holder, std::move(tags));
    attendance_.seats.back().has_vote = false;
    return *this;
  }

  /// The attendance at which the holders of these seats are there.
  [[nodiscard]] QuorumAttendance with(const std::vector<std::string>& holders) const {
    QuorumAttendance out = attendance_;
    for (const std::string& holder : holders) out.present.push_back({.seat = holder});
    return out;
  }
  [[nodiscard]] const std::vector<QuorumSeat>& seats() const { return attendance_.seats; }

 private:
  QuorumAttendance attendance_;
  int vacant_ = 0;
};

inline QuorumAttendance with_deputy(QuorumAttendance attendance, const std::string& seat,
                                    PresentAs as = PresentAs::Deputy) {
  attendance.present.push_back({.seat = seat, .as = as});
  return attendance;
}

inline std::vector<std::string> names(const std::vector<QuorumPerson>& people) {
  std::vector<std::string> out;
  for (const QuorumPerson& person : people) out.push_back(person.name);
  return out;
}

}  // namespace governance
