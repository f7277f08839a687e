// What goes into a reader's pack, in what order, and on which page each thing begins.
#pragma once

#include <string>
#include <vector>

#include "documents/report.h"
#include "governance/meetings/live_meeting.h"
#include "governance/papers/paper.h"

namespace governance {

/// A paper that the reader gets.
struct PackPaper {
  Paper paper;
  PaperVersion version;
  int cover_pages = 0;  ///< counted
};
/// An item as the reader may see it. What is wholly closed is not among the items at all.
struct PackItem {
  std::string number;
  std::string title;
  std::string asked;    ///< empty: nothing, or not for this reader
  bool is_open = true;  ///< false: the title alone
  bool is_private = false;
  std::vector<PackPaper> papers;
  std::vector<std::string> labels;  ///< of each paper: "B"
};
struct PackPlan {
  std::string committee;
  base::Date date;
  std::string meeting_facts;  ///< "9.30 to 11.00, Council offices"; may be empty
  std::string reader;         ///< initials
  base::Instant made_at;
  std::string reference;
  std::vector<PackItem> items;
};

/// "System Leadership Team, 19 December 2019: papers"
[[nodiscard]] std::string pack_title(const PackPlan& plan);

/// On which page of the pack the cover sheet of each paper begins, item by item; `front_pages` come first.
[[nodiscard]] std::vector<std::vector<int>> first_pages(const PackPlan& plan, int front_pages);

/// What stands before the papers: whose copy it is, the contents with the page of each paper, the agenda.
[[nodiscard]] documents::Report front_report(const PackPlan& plan, int front_pages);

/// Drawn on private pages: initials, moment, reference.
[[nodiscard]] std::string watermark_of(const PackPlan& plan);

}  // namespace governance
