// A meeting's minutes as one visitor may see and change them. Every page about minutes starts here.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "documents/report.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "governance/minutes/minutes_reader.h"
#include "governance/minutes/minutes_store.h"

namespace governance {

struct OpenedMinutes {
  OpenedMeeting opened;
  StoredMinutes stored;  ///< of notes, with what the record of the meeting says now
  std::vector<StepTaken> steps;
  std::vector<MinutesActor> actors;                  ///< what the visitor is here; neither: a reader
  std::vector<StoredMeeting> later;                  ///< of the same committee, by date
  std::map<std::string, std::string> names;          ///< of people, by their ids in the minute book
  std::map<std::string, std::string> organisations;  ///< likewise
  std::map<std::string, std::string> accounts;       ///< names of those who took steps
  std::map<std::string, bool> seen_elsewhere;        ///< by action, of those raised at another meeting
  std::vector<std::string> last_members;             ///< of a committee that has ended: who held a seat that votes
  std::vector<std::string> confirmed;                ///< those of them who have confirmed the minutes

  [[nodiscard]] const Minutes& minutes() const { return stored.minutes; }
  [[nodiscard]] const MinutesText& text() const { return stored.minutes.text; }
  [[nodiscard]] bool is_secretary() const;
  /// Brought in as it was minuted elsewhere, and not taken further here.
  [[nodiscard]] bool is_as_recorded() const;
  /// One of the last members, who has not confirmed them yet.
  [[nodiscard]] bool may_confirm() const;
  /// The less of what the minutes and what the record of the meeting let the visitor see.
  [[nodiscard]] Sight sight(const AgendaItem& item) const;
  /// REQUIRES: this outlives what it is handed to.
  [[nodiscard]] MinutesReader reader() const;
};

/// NotFound where the meeting is not the visitor's to see, or its minutes not yet.
[[nodiscard]] base::Result<OpenedMinutes> open_minutes(people::Visit& visit);

/// As the visitor may read them.
[[nodiscard]] documents::Report report_of(const OpenedMinutes& opened, base::Instant made_at);

}  // namespace governance
