// For tests of papers: the invented joint committee with a paper asked for, and a file for it.
#pragma once

#include <string>

#include "documents/writers.h"
#include "governance/committee_record/committee_pages_testing.h"
#include "governance/papers/paper_store.h"
#include "governance/papers/papers_pages.h"

namespace governance::testing_help {

inline std::string paper_pdf(const std::string& words, int pages = 1) {
  documents::Report report;
  report.title = "Sent-in file";
  report.made_at = at(8, 0);
  for (int i = 0; i < pages; ++i) {
    if (i > 0) report.blocks.emplace_back(documents::PageBreak{});
    report.blocks.emplace_back(documents::Paragraph{words});
  }
  return documents::pdf_file(report);
}

class Papers : public CommitteePages {
 protected:
  std::vector<record::Migration> migrations() override {
    auto out = CommitteePages::migrations();
    out.push_back(papers_migration());
    return out;
  }
  void SetUp() override {
    CommitteePages::SetUp();
    if (IsSkipped()) return;
    change_meeting([](StoredMeeting& stored) {
      stored.state = MeetingState::Issued;
      stored.meeting.items[1].title = "Item two, open title";
      stored.meeting.items[1].closed_title = "closed-title words";
    });
  }

  /// Asks for a paper on the item at this place, written by the trust's member; gives its token.
  std::string ask_for(std::size_t item = 1, PaperClass paper_class = PaperClass::Members, std::string sponsor = "",
                      std::string title = "paper-title words") {
    return database().write([&](record::Transaction& transaction) {
      Paper paper;
      paper.author_person = "trust";
      paper.sponsor_person = std::move(sponsor);
      paper.paper_class = paper_class;
      paper.cover.context = "context of " + title;
      paper.cover.title = std::move(title);
      return request_paper(transaction, *find_meeting(transaction, kMeeting), item, paper, change(), random).value();
    });
  }
  StoredPaper paper(const std::string& token) {
    return database().read([&](record::Reader& reader) { return *find_paper(reader, token); });
  }
  base::Result<int> add(const std::string& token, const std::string& bytes, std::string what_changed = "",
                        int pages = 1) {
    return database().write([&](record::Transaction& transaction) {
      return add_version(transaction, *find_paper(transaction, token),
                         {.file_name = "sent.pdf",
                          .media_type = "application/pdf",
                          .original = bytes,
                          .pdf = "",
                          .text = "text of the file",
                          .pages = pages,
                          .what_changed = std::move(what_changed)},
                         change());
    });
  }
  base::Result<void> take(const std::string& token, PaperStep step, std::vector<PaperActor> actors,
                          std::string_view note = "") {
    return database().write([&](record::Transaction& transaction) {
      return take_step(transaction, *find_paper(transaction, token), step, actors, MeetingState::Issued, note,
                       change());
    });
  }
  /// Sent in, accepted, issued.
  std::string issued(std::size_t item = 1, PaperClass paper_class = PaperClass::Members,
                     const std::string& words = "paper-body words", int pages = 1,
                     std::string title = "paper-title words") {
    const auto token = ask_for(item, paper_class, "", std::move(title));
    EXPECT_TRUE(add(token, paper_pdf(words, pages), "", pages));
    for (const PaperStep step : {PaperStep::Submit, PaperStep::Accept, PaperStep::Issue})
      EXPECT_TRUE(take(token, step, {PaperActor::Secretary})) << word_of(step);
    return token;
  }
  void shut_out(const std::string& person, std::size_t item = 1) {
    change_meeting([&](StoredMeeting& stored) {
      auto& screening = stored.meeting.items[item].screening;
      if (!screening) screening.emplace();
      screening->people.push_back({.person = person, .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
    });
  }
};

}  // namespace governance::testing_help
