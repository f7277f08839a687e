// Whose entries a visitor may see: one's own, all of them for the committee's secretary and governance leads, for other
// members those that nobody keeps back. Reading somebody else's is written down for them (people/reading.h).
#pragma once

#include <string>
#include <vector>

#include "documents/report.h"
#include "governance/interests/interest_store.h"
#include "governance/interests/public_register.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "people/visit.h"

namespace governance {

/// One person of a committee with what the visitor may see of their register.
struct RegisterLine {
  StoredPerson person;
  std::string position;
  Regime regime = Regime::NhsRegister;
  PersonRegister declared;  ///< all of it
  std::vector<RegisterEntry> shown;
  bool is_decision_maker = false;  ///< holds a voting seat
};
struct OpenedRegister {
  StoredCommittee committee;
  Viewer viewer;
  std::vector<Organisation> partners;
  std::vector<RegisterLine> lines;  ///< holders of seats, by name
  bool is_public = false;
};

/// Of the committee with the id. NotFound, in the same words, where there is none and where it is not the visitor's to
/// see.
[[nodiscard]] base::Result<OpenedRegister> open_register(people::Visit& visit, std::string_view committee);
/// The holders of a committee's seats with all of their entries, for whoever works it out for the public.
[[nodiscard]] std::vector<RegisterLine> register_lines(record::Reader& reader, const Body& body);

/// Writes down that these people's entries were read, for each who has an account and is not the visitor.
void note_reading(people::Visit& visit, const std::vector<RegisterLine>& lines);

[[nodiscard]] std::vector<DecisionMaker> decision_makers(const std::vector<RegisterLine>& lines,
                                                         const std::vector<Organisation>& partners);
/// What is public of it, as a file to download.
[[nodiscard]] documents::Report public_report(const Body& body, const PublicRegister& shown, base::Instant made_at,
                                              base::Date today);

}  // namespace governance
