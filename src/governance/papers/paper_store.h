// Papers in the record: each version kept as it was sent in, never overwritten. Every change writes the audit trail in
// the same transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/papers/paper.h"

namespace governance {

struct StoredPaper {
  Paper paper;
  int version = 1;                     ///< of the row, for those who change it at once
  std::optional<PaperVersion> newest;  ///< of its files
};
struct PaperStepTaken {
  PaperStep step = PaperStep::Start;
  PaperState to = PaperState::Drafting;
  std::string by;  ///< an account's id
  base::Instant at;
  std::string note;
};
/// A file sent in, with what was found out about it.
struct NewVersion {
  std::string file_name;
  std::string media_type;
  std::string original;  ///< as it was sent
  std::string pdf;       ///< made of it; empty where the original is one
  std::string text;      ///< what its PDF says
  int pages = 0;
  std::string what_changed;
  Timeliness timeliness = Timeliness::InTime;
};

/// Item by item, and of each in the order in which they were asked for.
[[nodiscard]] std::vector<StoredPaper> papers_of(record::Reader& reader, std::string_view meeting);
[[nodiscard]] std::optional<StoredPaper> find_paper(record::Reader& reader, std::string_view token);
/// Oldest first.
[[nodiscard]] std::vector<PaperVersion> paper_versions(record::Reader& reader, std::string_view token);
/// Oldest first.
[[nodiscard]] std::vector<PaperStepTaken> steps_of_paper(record::Reader& reader, std::string_view token);

/// The PDF of a version; nothing where there is no such version. Read alone: a meeting's papers together may be large.
[[nodiscard]] std::optional<std::string> pdf_of(record::Reader& reader, std::string_view token, int number);
/// As it was sent in.
[[nodiscard]] std::optional<std::string> original_of(record::Reader& reader, std::string_view token, int number);
/// What the newest version says; empty where there is none.
[[nodiscard]] std::string text_of(record::Reader& reader, std::string_view token);
/// Papers that wait for the guardian of safe working hours, over all meetings.
[[nodiscard]] std::vector<StoredPaper> papers_awaited_from_guardian(record::Reader& reader);

[[nodiscard]] PaperRules rules_of(record::Reader& reader, std::string_view committee);
void save_rules(record::Transaction& transaction, std::string_view committee, const PaperRules& rules,
                const Change& change);

/// Asks for a paper on the item at this place of the agenda: gives the item its key and, where it has none, its letter.
/// The new paper's token. Conflict where somebody has changed the meeting since `meeting` was read, or where it was
/// minuted elsewhere.
[[nodiscard]] base::Result<std::string> request_paper(record::Transaction& transaction, StoredMeeting meeting,
                                                      std::size_t item, Paper paper, const Change& change,
                                                      base::Random& random);
/// Keeps the cover, the class, who writes, sponsors and is named. Conflict where somebody has changed the paper since.
/// A paper that was only asked for, or sent back, is being written from then on.
[[nodiscard]] base::Result<void> save_paper(record::Transaction& transaction, const StoredPaper& stored,
                                            std::string_view what, const Change& change);
/// Takes a step of the table. Forbidden, Conflict or Invalid ("note") with what to do instead.
[[nodiscard]] base::Result<void> take_step(record::Transaction& transaction, const StoredPaper& stored, PaperStep step,
                                           const std::vector<PaperActor>& actors, MeetingState meeting,
                                           std::string_view note, const Change& change);
/// Adds a version; its number. After issue it takes the place of the one before, which stays, and `what_changed` must
/// say how it differs (Invalid, "what-changed"). REQUIRES: the file was checked; the actors may send one
/// (may_send_file).
[[nodiscard]] base::Result<int> add_version(record::Transaction& transaction, const StoredPaper& stored,
                                            const NewVersion& file, const Change& change);
/// Forbidden or Conflict with what to do instead: the author until it is sent to the secretary, the secretary always.
[[nodiscard]] base::Result<void> may_send_file(PaperState state, const std::vector<PaperActor>& actors);

/// Number 16.
[[nodiscard]] record::Migration papers_migration();

}  // namespace governance
