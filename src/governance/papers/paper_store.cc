#include "governance/papers/paper_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "governance/committee_record/document.h"
#include "governance/meetings/agenda.h"
#include "governance/papers/paper_cover_shape.h"
#include "record/audit_trail.h"
#include "record/sha256.h"

namespace governance {
namespace {

const std::string kSelect =
    "SELECT p.token, p.meeting, p.item_key, p.place, p.state, p.class, p.author_person, p.sponsor_person,"
    " p.is_guardians, p.named_people, p.version, p.cover,"
    " v.number, v.file_name, v.media_type, v.sha256, v.pages, v.size, v.added_by, v.added_at, v.what_changed,"
    " v.timeliness FROM paper p LEFT JOIN paper_version v ON v.paper = p.token AND v.number ="
    " (SELECT max(number) FROM paper_version WHERE paper = p.token)";
constexpr std::size_t kFirstOfVersion = 12;

template <class E>
E stored_choice(const std::string& word) {
  const auto choice = choice_of<E>(word);
  base::check(choice.has_value(), "a stored choice is a known one");
  return *choice;
}

/// Ids stand one a line; none holds a line end.
std::string lines_of(const std::vector<std::string>& ids) {
  std::string out;
  for (const auto& id : ids) out += id + "\n";
  return out;
}
std::vector<std::string> ids_in(const std::string& lines) {
  std::vector<std::string> out;
  for (const auto line : base::split(lines, '\n'))
    if (!line.empty()) out.emplace_back(line);
  return out;
}

PaperVersion version_from(const record::Row& row, std::size_t first) {
  return {.number = row.get<int>(first),
          .file_name = row.get<std::string>(first + 1),
          .media_type = row.get<std::string>(first + 2),
          .sha256 = row.get<std::string>(first + 3),
          .pages = row.get<int>(first + 4),
          .bytes = row.get<std::int64_t>(first + 5),
          .added_by = row.get<std::string>(first + 6),
          .added_at = row.get<base::Instant>(first + 7),
          .what_changed = row.get<std::string>(first + 8),
          .timeliness = stored_choice<Timeliness>(row.get<std::string>(first + 9))};
}

StoredPaper paper_from(const record::Row& row) {
  StoredPaper out{.paper = {.token = row.get<std::string>(0),
                            .meeting = row.get<std::string>(1),
                            .item_key = row.get<std::string>(2),
                            .place = row.get<int>(3),
                            .state = stored_choice<PaperState>(row.get<std::string>(4)),
                            .paper_class = stored_choice<PaperClass>(row.get<std::string>(5)),
                            .author_person = row.get<std::string>(6),
                            .sponsor_person = row.get<std::string>(7),
                            .is_guardians = row.get<bool>(8),
                            .named_people = ids_in(row.get<std::string>(9)),
                            .cover = from_document<PaperCover>(row.get<std::string>(11))},
                  .version = row.get<int>(10),
                  .newest = std::nullopt};
  if (row.get<std::optional<int>>(kFirstOfVersion)) out.newest = version_from(row, kFirstOfVersion);
  return out;
}

PaperStepTaken step_from(const record::Row& row) {
  return {.step = stored_choice<PaperStep>(row.get<std::string>(0)),
          .to = stored_choice<PaperState>(row.get<std::string>(1)),
          .by = row.get<std::string>(2),
          .at = row.get<base::Instant>(3),
          .note = row.get<std::string>(4)};
}

std::string text_from(const record::Blob& blob) {
  return {blob.bytes.begin(), blob.bytes.end()};
}
record::Blob blob_of(const std::string& bytes) {
  return {.bytes = {bytes.begin(), bytes.end()}};
}

/// For the audit trail.
std::string document_with_choices(const Paper& paper) {
  JsonObject out;
  out.push_back({"item", node_of(paper.item_key)});
  out.push_back({"state", node_of(paper.state)});
  out.push_back({"class", node_of(paper.paper_class)});
  out.push_back({"author", node_of(paper.author_person)});
  out.push_back({"sponsor", node_of(paper.sponsor_person)});
  out.push_back({"named_people", node_of(paper.named_people)});
  out.push_back({"cover", node_of(paper.cover)});
  return json_text(JsonNode{std::move(out)}, JsonLayout::Compact);
}

void write_down(record::Transaction& transaction, const Change& change, std::string_view what, const std::string& token,
                std::string before, std::string after) {
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::string(what),
                        .subject_kind = "paper",
                        .subject_id = token,
                        .person_id = "",
                        .before = std::move(before),
                        .after = std::move(after)});
}

void add_step(record::Transaction& transaction, const std::string& token, PaperStep step, PaperState to,
              std::string_view note, const Change& change) {
  const auto taken = transaction.scalar<std::int64_t>("SELECT count(*) FROM paper_step WHERE paper = $1", token);
  transaction.change(
      "INSERT INTO paper_step (paper, sequence, step, to_state, taken_by, at, note) VALUES ($1, $2, $3, $4, $5, $6, "
      "$7)",
      token, taken + 1, word_of(step), word_of(to), change.by, change.at, note);
}

/// The first letter that no item has yet.
std::string free_letter(const Meeting& meeting) {
  for (int place = 0;; ++place) {
    auto letter = paper_letter(place);
    if (std::ranges::find(meeting.items, letter, &AgendaItem::paper) == meeting.items.end()) return letter;
  }
}

void make_room_for_paper(StoredMeeting& meeting, AgendaItem& item, base::Instant now, base::Random& random) {
  if (!item.key) item.key = base::Uuid::v7(now, random).text();
  const bool had_letter = item.medium == Medium::Paper && item.paper;
  item.medium = Medium::Paper;
  if (had_letter) return;
  if (meeting.state == MeetingState::Planned)
    number_agenda(meeting.meeting);
  else
    item.paper = free_letter(meeting.meeting);
}

base::Result<void> check_needs(const PaperTransition& row, const StoredPaper& stored, MeetingState meeting,
                               std::string_view note) {
  const bool wants_file = row.needs == PaperStepNeeds::File || row.needs == PaperStepNeeds::FileNoSponsor ||
                          row.needs == PaperStepNeeds::IssuedAgenda;
  if (wants_file && !stored.newest) return base::conflict("No file has been sent in yet. Send the paper first.");
  if (row.needs == PaperStepNeeds::FileNoSponsor && !stored.paper.sponsor_person.empty())
    return base::conflict("The sponsor has not approved this paper yet. Ask them to, or set down that they have.");
  if (row.needs == PaperStepNeeds::Note && base::trimmed(note).empty())
    return base::invalid("note", "Say why, or how it was agreed.");
  if (row.needs == PaperStepNeeds::IssuedAgenda && meeting != MeetingState::Issued)
    return base::conflict("The agenda is not issued yet. Issue it first: papers go out under its numbers and letters.");
  return {};
}

base::Error changed_meanwhile() {
  return {base::ErrorCode::Conflict, "",
          "Someone has changed this paper since you opened it. Look at it as it is now, then do it again."};
}

}  // namespace

std::vector<StoredPaper> papers_of(record::Reader& reader, std::string_view meeting) {
  return reader.all(kSelect + " WHERE p.meeting = $1 ORDER BY p.item_key, p.place", paper_from, meeting);
}

std::optional<StoredPaper> find_paper(record::Reader& reader, std::string_view token) {
  return reader.one(kSelect + " WHERE p.token = $1", paper_from, token);
}

std::vector<StoredPaper> papers_awaited_from_guardian(record::Reader& reader) {
  return reader.all(
      kSelect + " WHERE p.is_guardians = 1 AND p.state IN ('requested', 'drafting', 'returned') ORDER BY p.token",
      paper_from);
}

std::vector<PaperVersion> paper_versions(record::Reader& reader, std::string_view token) {
  return reader.all(
      "SELECT number, file_name, media_type, sha256, pages, size, added_by, added_at, what_changed, timeliness"
      " FROM paper_version WHERE paper = $1 ORDER BY number",
      [](const record::Row& row) { return version_from(row, 0); }, token);
}

std::vector<PaperStepTaken> steps_of_paper(record::Reader& reader, std::string_view token) {
  return reader.all("SELECT step, to_state, taken_by, at, note FROM paper_step WHERE paper = $1 ORDER BY sequence",
                    step_from, token);
}

std::optional<std::string> pdf_of(record::Reader& reader, std::string_view token, int number) {
  return reader.one(
      "SELECT coalesce(pdf, original) FROM paper_version WHERE paper = $1 AND number = $2",
      [](const record::Row& row) { return text_from(row.get<record::Blob>(0)); }, token, number);
}

std::optional<std::string> original_of(record::Reader& reader, std::string_view token, int number) {
  return reader.one(
      "SELECT original FROM paper_version WHERE paper = $1 AND number = $2",
      [](const record::Row& row) { return text_from(row.get<record::Blob>(0)); }, token, number);
}

std::string text_of(record::Reader& reader, std::string_view token) {
  const auto text = reader.one(
      "SELECT text FROM paper_version WHERE paper = $1 ORDER BY number DESC LIMIT 1",
      [](const record::Row& row) { return row.get<std::string>(0); }, token);
  return text.value_or("");
}

PaperRules rules_of(record::Reader& reader, std::string_view committee) {
  const auto document = reader.one(
      "SELECT document FROM paper_rules WHERE committee = $1",
      [](const record::Row& row) { return row.get<std::string>(0); }, committee);
  return document ? from_document<PaperRules>(*document) : PaperRules();
}

void save_rules(record::Transaction& transaction, std::string_view committee, const PaperRules& rules,
                const Change& change) {
  const std::string before = document_of(rules_of(transaction, committee));
  const std::string document = document_of(rules);
  transaction.change(
      "INSERT INTO paper_rules (committee, document) VALUES ($1, $2)"
      " ON CONFLICT (committee) DO UPDATE SET document = excluded.document",
      committee, document);
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = "paper rules changed",
                        .subject_kind = "committee",
                        .subject_id = std::string(committee),
                        .person_id = "",
                        .before = before,
                        .after = document});
}

base::Result<std::string> request_paper(record::Transaction& transaction, StoredMeeting meeting, std::size_t item,
                                        Paper paper, const Change& change, base::Random& random) {
  if (meeting.state == MeetingState::Recorded)
    return base::conflict("This meeting was minuted elsewhere. It takes no papers here.");
  if (item >= meeting.meeting.items.size()) return base::invalid("item", "Choose an item of the agenda.");
  AgendaItem& of = meeting.meeting.items[item];
  const AgendaItem before = of;
  make_room_for_paper(meeting, of, change.at, random);
  if (of != before)
    if (auto kept = save_meeting(transaction, meeting, change); !kept) return std::unexpected(kept.error());
  paper.token = base::Uuid::v7(change.at, random).text();
  paper.meeting = meeting.meeting.id;
  paper.item_key = *of.key;
  paper.place =
      transaction.scalar<int>("SELECT coalesce(max(place), 0) + 1 FROM paper WHERE meeting = $1 AND item_key = $2",
                              paper.meeting, paper.item_key);
  paper.state = PaperState::Requested;
  transaction.change(
      "INSERT INTO paper (token, meeting, item_key, place, state, class, author_person, sponsor_person, is_guardians,"
      " named_people, version, cover) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)",
      paper.token, paper.meeting, paper.item_key, paper.place, word_of(paper.state), word_of(paper.paper_class),
      paper.author_person, paper.sponsor_person, paper.is_guardians, lines_of(paper.named_people),
      document_of(paper.cover));
  write_down(transaction, change, "paper asked for", paper.token, "", document_with_choices(paper));
  return paper.token;
}

base::Result<void> save_paper(record::Transaction& transaction, const StoredPaper& stored, std::string_view what,
                              const Change& change) {
  const auto before = find_paper(transaction, stored.paper.token);
  base::check(before.has_value(), "a paper that is changed is in the record");
  Paper after = stored.paper;
  const bool begins = after.state == PaperState::Requested || after.state == PaperState::Returned;
  if (begins) after.state = PaperState::Drafting;
  const auto changed = transaction.change(
      "UPDATE paper SET state = $3, class = $4, author_person = $5, sponsor_person = $6, named_people = $7, cover = $8,"
      " item_key = $9, place = $10, version = version + 1 WHERE token = $1 AND version = $2",
      after.token, stored.version, word_of(after.state), word_of(after.paper_class), after.author_person,
      after.sponsor_person, lines_of(after.named_people), document_of(after.cover), after.item_key, after.place);
  if (changed == 0) return std::unexpected(changed_meanwhile());
  if (begins) add_step(transaction, after.token, PaperStep::Start, after.state, "", change);
  write_down(transaction, change, what, after.token, document_with_choices(before->paper),
             document_with_choices(after));
  return {};
}

base::Result<void> take_step(record::Transaction& transaction, const StoredPaper& stored, PaperStep step,
                             const std::vector<PaperActor>& actors, MeetingState meeting, std::string_view note,
                             const Change& change) {
  const auto* const row = find_transition(stored.paper.state, step, actors);
  if (row == nullptr) {
    if (find_transition(stored.paper.state, step, kPaperActors) != nullptr)
      return base::forbidden("This step is not yours to take on this paper.");
    return base::conflict(fmt::format("This paper stands otherwise now: {}. Look at it again.",
                                      base::lower(state_name(stored.paper.state))));
  }
  if (auto fine = check_needs(*row, stored, meeting, note); !fine) return fine;
  const auto changed =
      transaction.change("UPDATE paper SET state = $3, version = version + 1 WHERE token = $1 AND version = $2",
                         stored.paper.token, stored.version, word_of(row->to));
  if (changed == 0) return std::unexpected(changed_meanwhile());
  add_step(transaction, stored.paper.token, step, row->to, base::trimmed(note), change);
  Paper after = stored.paper;
  after.state = row->to;
  write_down(transaction, change, fmt::format("paper {}", word_of(step)), after.token,
             document_with_choices(stored.paper), document_with_choices(after));
  return {};
}

base::Result<void> may_send_file(PaperState state, const std::vector<PaperActor>& actors) {
  const bool is_secretary = std::ranges::find(actors, PaperActor::Secretary) != actors.end();
  const bool is_author = std::ranges::find(actors, PaperActor::Author) != actors.end();
  if (!is_secretary && !is_author) return base::forbidden("Only the paper's author and the secretary send its file.");
  if (state == PaperState::Withdrawn) return base::conflict("This paper was withdrawn. Ask for a new one.");
  if (!is_secretary && !is_with_author(state))
    return base::conflict("This paper is with the secretary. Ask them to send it back to you, or to replace it.");
  return {};
}

base::Result<int> add_version(record::Transaction& transaction, const StoredPaper& stored, const NewVersion& file,
                              const Change& change) {
  const std::string what_changed(base::trimmed(file.what_changed));
  if (is_issued(stored.paper.state) && what_changed.empty())
    return base::invalid("what-changed", "Members have this paper already. Say what has changed.");
  Paper after = stored.paper;
  if (after.state == PaperState::Requested || after.state == PaperState::Returned) after.state = PaperState::Drafting;
  // Words that a sponsor has approved are no longer those of the paper.
  if (after.state == PaperState::SponsorApproved) after.state = PaperState::Drafting;
  if (is_issued(after.state)) after.state = PaperState::Replaced;
  const auto changed =
      transaction.change("UPDATE paper SET state = $3, version = version + 1 WHERE token = $1 AND version = $2",
                         after.token, stored.version, word_of(after.state));
  if (changed == 0) return std::unexpected(changed_meanwhile());
  const int number = stored.newest ? stored.newest->number + 1 : 1;
  const std::string hash = record::sha256(file.original);
  std::optional<record::Blob> pdf;
  if (!file.pdf.empty()) pdf = blob_of(file.pdf);
  transaction.change(
      "INSERT INTO paper_version (paper, number, file_name, media_type, sha256, pages, size, added_by, added_at,"
      " what_changed, timeliness, original, pdf, text)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      after.token, number, file.file_name, file.media_type, hash, file.pages,
      static_cast<std::int64_t>(file.original.size()), change.by, change.at, what_changed, word_of(file.timeliness),
      blob_of(file.original), pdf, file.text);
  if (after.state != stored.paper.state)
    add_step(transaction, after.token, is_issued(after.state) ? PaperStep::Replace : PaperStep::Start, after.state,
             what_changed, change);
  write_down(
      transaction, change, "paper version added", after.token, document_with_choices(stored.paper),
      json_text(JsonNode{JsonObject{{"version", node_of(number)}, {"sha256", node_of(hash)}}}, JsonLayout::Compact));
  return number;
}

}  // namespace governance
