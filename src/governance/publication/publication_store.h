// Releases in the record. Every one writes the audit trail in the same transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/minutes/minutes_store.h"
#include "governance/publication/public_copy.h"
#include "governance/publication/release.h"

namespace governance {

/// Of a meeting, in the order in which they happened.
[[nodiscard]] std::vector<Release> releases_of(record::Reader& reader, std::string_view meeting);
/// Of every meeting that ever had one, by the meeting's id.
[[nodiscard]] std::map<std::string, std::vector<Release>> all_releases(record::Reader& reader);

/// Conflict where the part is with the public already, or (a recall) is not. REQUIRES: the meeting is there.
[[nodiscard]] base::Result<void> add_release(record::Transaction& transaction, std::string_view meeting,
                                             const Release& release);

/// An issued paper of class public, of a public item.
struct PublishedPaper {
  std::string token;
  std::string item;   ///< its number
  std::string label;  ///< "B"
  std::string title;
  int version = 1;
  int pages = 0;
};

/// A meeting as the public may read it now: built here, where every page, feed and file for the public begins. An
/// agenda or minutes that were changed after their release so that they tell of a private item are left out until
/// mended.
struct PublishedMeeting {
  Body body;                           ///< without its people
  Meeting meeting;                     ///< the public's copy: its agenda where that is released, else no items
  std::vector<PublishedPaper> papers;  ///< where they are released
  std::optional<Minutes> minutes;      ///< the public's copy, where they are released
  std::vector<Release> releases;
};
/// Nothing where no part is with the public.
[[nodiscard]] std::optional<PublishedMeeting> find_published(record::Reader& reader, std::string_view meeting);
/// By date, newest first; of one committee, or of all where it is empty.
[[nodiscard]] std::vector<PublishedMeeting> published_meetings(record::Reader& reader, std::string_view committee);

/// The minutes as the meeting's secretary sees them now, drawn up or brought in; nothing where there are none to
/// publish: they are not circulated yet.
[[nodiscard]] std::optional<Minutes> publishable_minutes(record::Reader& reader, const StoredMeeting& stored);

/// What would be released of the meeting's papers at that moment: the newest version of each until then. A version that
/// came after the release is not with the public until papers are released again, because nobody has looked at it.
[[nodiscard]] std::vector<PublishedPaper> publishable_papers(record::Reader& reader, const Meeting& meeting,
                                                             base::Instant at);

/// Number 11.
[[nodiscard]] record::Migration publication_migration();

}  // namespace governance
