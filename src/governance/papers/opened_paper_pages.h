// A paper as one visitor may see it: found, allowed, with its meeting. Every page about a paper starts here.
#pragma once

#include <string>
#include <vector>

#include "governance/meetings/opened_meeting_pages.h"
#include "governance/papers/cover_checks.h"
#include "governance/papers/cover_report.h"
#include "governance/papers/paper_store.h"

namespace governance {

struct OpenedPaper {
  OpenedMeeting meeting;
  StoredPaper stored;
  AgendaItem item;
  PaperRules rules;
  std::vector<PaperActor> actors;

  [[nodiscard]] const Paper& paper() const { return stored.paper; }
  [[nodiscard]] bool is(PaperActor actor) const;
};
/// The paper of the address's {paper}, of the meeting {id}. NotFound, in the same words, where there is none and where
/// it is not the visitor's to see.
[[nodiscard]] base::Result<OpenedPaper> open_paper(people::Visit& visit);

[[nodiscard]] html::Url paper_address(const Paper& paper, std::string_view part = "");
/// "Paper B"; "Paper" where its item has no letter.
[[nodiscard]] std::string paper_name(const AgendaItem& item, const Paper& paper);
[[nodiscard]] html::Fragment state_tag(PaperState state);
/// "Late", "Tabled at the meeting"; nothing where it came in time.
[[nodiscard]] html::Fragment timeliness_tag(const std::optional<PaperVersion>& version);
/// Committee, date, item and letter, for its cover sheet.
[[nodiscard]] CoverPlace place_of(const OpenedMeeting& meeting, const AgendaItem& item, const Paper& paper,
                                  base::Instant made_at);
/// Initials of whoever looks, as the meeting gives them; else those of the account's name.
[[nodiscard]] std::string initials_of_visitor(const people::Visit& visit, const OpenedMeeting& meeting);
/// Writes down that a private paper was opened; nothing for others.
void note_reading(people::Visit& visit, const Paper& paper, std::string_view how);

/// Those that the visitor may read, oldest first: whoever works on the paper all, others from the one that was issued.
[[nodiscard]] std::vector<PaperVersion> versions_for(record::Reader& reader, const Paper& paper, const Viewer& viewer);

}  // namespace governance
