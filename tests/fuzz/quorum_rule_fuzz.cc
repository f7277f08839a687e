// Any bytes are a rule that can be judged, said in words and written again as the same, or one whose faults are told;
// and any bytes are an attendance, or one whose faults are told.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string_view>

#include "governance/committees/quorum.h"
#include "governance/committees/quorum_doubts.h"
#include "governance/committees/quorum_file.h"
#include "governance/committees/quorum_words.h"
#include "governance/committees/rule_words.h"

namespace {

using namespace governance;

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

void require_told(const base::Errors& faults) {
  require(!faults.empty());
  for (const base::Error& fault : faults) require(!fault.subject.empty() && !fault.message.empty());
}

QuorumAttendance some_attendance() {
  return {{{"one", "A1", "Ash", "nhs", {"chair", "group:a", "lay"}, true},
           {"two", "B2", "Elm", "nhs", {"lay", "group:b"}, true},
           {"three", "", "Ash", "council", {"gp"}, false},
           {"four", "D4", "Oak", "council", {}, true}},
          {{"one", PresentAs::Holder, PresentMode::InPerson, false},
           {"two", PresentAs::Deputy, PresentMode::Remote, false},
           {"four", PresentAs::Holder, PresentMode::InPerson, true}}};
}

void judge(const QuorumTerms& terms, const QuorumAttendance& attendance) {
  const auto outcome = judge_quorum(terms, attendance);
  require(!outcome_words(outcome).empty());
  require(outcome.critical.empty() || (outcome.is_quorate && outcome.signed_margin() == 1));
  require(outcome.mended_by.empty() || (!outcome.is_quorate && outcome.signed_margin() == -1));
  for (const QuorumClause& clause : outcome.clauses) require(clause.have == static_cast<int>(clause.who.size()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto terms = read_quorum_terms(text);
  if (terms) {
    const auto again = read_quorum_terms(quorum_terms_json(*terms));
    require(again && *again == *terms);
    require(!terms_sentence(*terms).empty() && !rule_lines(terms->rule).empty());
    (void)quorum_doubts(*terms, some_attendance().seats);
    judge(*terms, some_attendance());
  } else {
    require_told(terms.error());
  }
  const auto attendance = read_quorum_attendance(text);
  if (attendance)
    judge({QuorumRule{AtLeastFraction{.base = FractionBase::Present}}, {}}, *attendance);
  else
    require_told(attendance.error());
  return 0;
}
