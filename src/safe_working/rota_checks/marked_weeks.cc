#include "safe_working/rota_checks/marked_weeks.h"

#include <chrono>

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::local_days;

std::size_t week_number(local_days monday, local_days date) {
  return static_cast<std::size_t>((date - monday).count() / 7);
}

/// Where a duty stands among the weeks.
struct Standing {
  std::size_t week;
  std::size_t duty;
};

void mark_weeks(std::vector<MarkedWeek>& weeks, std::span<const Standing> proof, std::uint32_t finding) {
  for (const Standing& at : proof) {
    auto& marks = weeks[at.week].findings;
    if (marks.empty() || marks.back() != finding) marks.push_back(finding);
  }
}

}  // namespace

bool marks_weeks(Rule rule) {
  return rule == Rule::Hr48 || rule == Rule::Hr56 || rule == Rule::BrFine;
}

std::vector<MarkedWeek> marked_weeks(const DoctorRota& rota, std::span<const Finding> findings) {
  std::vector<MarkedWeek> weeks;
  if (rota.duties.empty()) return weeks;
  const local_days monday(base::monday_of(base::Date(rota.duties.front().date())));
  weeks.resize(week_number(monday, rota.duties.back().date()) + 1);
  for (std::size_t n = 0; n < weeks.size(); ++n) weeks[n].monday = base::Date(monday + days(7 * static_cast<int>(n)));

  std::vector<Standing> standings;
  for (std::uint32_t place = 0; place < rota.duties.size(); ++place) {
    const std::size_t week = week_number(monday, rota.duties[place].date());
    standings.push_back({week, weeks[week].duties.size()});
    weeks[week].duties.push_back({.place = place, .findings = {}});
  }
  for (std::uint32_t n = 0; n < findings.size(); ++n) {
    std::vector<Standing> proof;
    for (const std::uint32_t place : proof_of(findings[n], rota)) proof.push_back(standings[place]);
    if (marks_weeks(findings[n].rule)) {
      mark_weeks(weeks, proof, n);
      continue;
    }
    for (const Standing& at : proof) weeks[at.week].duties[at.duty].findings.push_back(n);
  }
  return weeks;
}

}  // namespace safe_working
