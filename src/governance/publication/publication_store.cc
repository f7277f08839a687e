#include "governance/publication/publication_store.h"

#include <algorithm>

#include "base/check.h"
#include "base/mapped.h"
#include "governance/papers/paper_store.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

constexpr std::string_view kTables = R"sql(
CREATE TABLE publication (
  meeting    TEXT NOT NULL REFERENCES meeting (id),
  sequence   INTEGER NOT NULL CHECK (sequence >= 1),
  part       TEXT NOT NULL CHECK (part IN ('agenda', 'papers', 'minutes')),
  is_recall  INTEGER NOT NULL CHECK (is_recall IN (0, 1)),
  done_by    TEXT NOT NULL CHECK (done_by <> ''),
  at         INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  PRIMARY KEY (meeting, sequence)
) STRICT;
)sql";

Release release_from(const record::Row& row) {
  const auto part = choice_of<PublishedPart>(row.get<std::string>(1));
  base::check(part.has_value(), "a stored part is a known one");
  return {.part = *part,
          .is_recall = row.get<int>(2) != 0,
          .by = row.get<std::string>(3),
          .at = row.get<base::Instant>(4),
          .reason = row.get<std::string>(5)};
}

Body without_people(Body body) {
  body.seats.clear();
  body.notes.reset();
  return body;
}

std::vector<Action> actions_in_log(record::Reader& reader, const std::string& committee) {
  return base::mapped(actions_of(reader, committee), [](const auto& one) { return one.action; });
}

bool may_still_be_read(const Meeting& whole) {
  return faults_before_release(whole).empty() && items_told_by_copy(whole).empty();
}

PublishedMeeting published(record::Reader& reader, const StoredMeeting& stored, const Body& body,
                           std::vector<Release> releases) {
  PublishedMeeting out{.body = without_people(body),
                       .meeting = public_copy(stored.meeting),
                       .papers = {},
                       .minutes = {},
                       .releases = {}};
  out.meeting.attendance.clear();
  // What was changed since the release is held against the private items each time it is read.
  if (!is_released(releases, PublishedPart::Agenda) || !may_still_be_read(stored.meeting)) out.meeting.items.clear();
  if (is_released(releases, PublishedPart::Papers))
    out.papers = publishable_papers(reader, stored.meeting, released_at(releases, PublishedPart::Papers));
  if (is_released(releases, PublishedPart::Minutes))
    if (const auto minutes = publishable_minutes(reader, stored); minutes &&
                                                                  faults_before_release(stored.meeting).empty() &&
                                                                  items_told_by_copy(*minutes, stored.meeting).empty())
      out.minutes = public_copy(*minutes, stored.meeting);
  out.releases = std::move(releases);
  return out;
}

bool is_anything_released(std::span<const Release> releases) {
  return std::ranges::any_of(kPublishedParts, [&](PublishedPart part) { return is_released(releases, part); });
}

}  // namespace

std::vector<Release> releases_of(record::Reader& reader, std::string_view meeting) {
  return reader.all(
      "SELECT meeting, part, is_recall, done_by, at, reason FROM publication WHERE meeting = $1"
      " ORDER BY sequence",
      release_from, meeting);
}

std::map<std::string, std::vector<Release>> all_releases(record::Reader& reader) {
  const auto rows =
      reader.all("SELECT meeting, part, is_recall, done_by, at, reason FROM publication ORDER BY meeting, sequence",
                 [](const record::Row& row) { return std::pair(row.get<std::string>(0), release_from(row)); });
  std::map<std::string, std::vector<Release>> out;
  for (const auto& [meeting, release] : rows) out[meeting].push_back(release);
  return out;
}

base::Result<void> add_release(record::Transaction& transaction, std::string_view meeting, const Release& release) {
  const auto before = releases_of(transaction, meeting);
  if (is_released(before, release.part) != release.is_recall)
    return base::conflict(release.is_recall ? "This is not with the public, so it cannot be taken back."
                                            : "This is with the public already.");
  transaction.change(
      "INSERT INTO publication (meeting, sequence, part, is_recall, done_by, at, reason)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      meeting, static_cast<std::int64_t>(before.size()) + 1, word_of(release.part), release.is_recall ? 1 : 0,
      release.by, release.at, release.reason);
  record::append_audit(transaction, release.at,
                       {.actor = release.by,
                        .action = release.is_recall ? "taken back from the public" : "released to the public",
                        .subject_kind = std::string(word_of(release.part)),
                        .subject_id = std::string(meeting),
                        .person_id = "",
                        .before = "",
                        .after = ""});
  return {};
}

std::optional<Minutes> publishable_minutes(record::Reader& reader, const StoredMeeting& stored) {
  auto minutes = find_minutes(reader, stored.meeting.id).minutes;
  if (is_circulated(minutes.state)) return minutes;
  if (stored.state != MeetingState::Recorded || minutes.state != MinutesState::Notes) return std::nullopt;
  minutes.text = as_recorded(stored.meeting, actions_in_log(reader, stored.meeting.body));
  return minutes;
}

std::vector<PublishedPaper> publishable_papers(record::Reader& reader, const Meeting& meeting, base::Instant at) {
  std::vector<PublishedPaper> out;
  for (const auto& one : papers_of(reader, meeting.id)) {
    const AgendaItem* const item = item_of(meeting, one.paper);
    const bool is_issued = one.paper.state == PaperState::Issued || one.paper.state == PaperState::Replaced;
    const bool is_for_all = is_issued && one.paper.paper_class == PaperClass::Public;
    if (!is_for_all || item == nullptr || !is_public(*item)) continue;
    auto versions = paper_versions(reader, one.paper.token);
    std::erase_if(versions, [&](const PaperVersion& version) { return version.added_at > at; });
    if (versions.empty()) continue;
    out.push_back({.token = one.paper.token,
                   .item = item->number.value_or(""),
                   .label = label_of(*item, one.paper),
                   .title = one.paper.cover.title.empty() ? item->title : one.paper.cover.title,
                   .version = versions.back().number,
                   .pages = versions.back().pages});
  }
  return out;
}

std::optional<PublishedMeeting> find_published(record::Reader& reader, std::string_view meeting) {
  auto releases = releases_of(reader, meeting);
  if (!is_anything_released(releases)) return std::nullopt;
  const auto stored = find_meeting(reader, meeting);
  base::check(stored.has_value(), "a meeting that was released is in the record");
  return published(reader, *stored, find_committee(reader, stored->meeting.body)->body, std::move(releases));
}

std::vector<PublishedMeeting> published_meetings(record::Reader& reader, std::string_view committee) {
  std::vector<PublishedMeeting> out;
  for (auto& [id, releases] : all_releases(reader)) {
    if (!is_anything_released(releases)) continue;
    const auto stored = find_meeting(reader, id);
    if (!committee.empty() && stored->meeting.body != committee) continue;
    out.push_back(published(reader, *stored, find_committee(reader, stored->meeting.body)->body, std::move(releases)));
  }
  std::ranges::sort(out, [](const PublishedMeeting& a, const PublishedMeeting& b) {
    return std::tie(b.meeting.date, b.meeting.id) < std::tie(a.meeting.date, a.meeting.id);
  });
  return out;
}

record::Migration publication_migration() {
  return {11, "publication", kTables, ""};
}

}  // namespace governance
