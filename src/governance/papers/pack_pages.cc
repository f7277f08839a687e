// The pack: all papers of a meeting that this reader may have, as one PDF made for them.
#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "documents/writers.h"
#include "governance/papers/opened_paper_pages.h"
#include "governance/papers/pack_plan.h"
#include "governance/papers/papers_pages.h"
#include "paper_files/pack_writer.h"
#include "paper_files/pdf_check.h"
#include "paper_files/work_folder.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

std::string wall(TimeOfDay time) {
  return fmt::format("{}.{:02}", time.count() / 60, time.count() % 60);
}

std::string facts_of(const Meeting& meeting) {
  std::string out;
  if (meeting.starts) out = wall(*meeting.starts);
  if (meeting.starts && meeting.ends) out += " to " + wall(*meeting.ends);
  if (meeting.venue) out += (out.empty() ? "" : ", ") + *meeting.venue;
  return out;
}

/// The parts of a pack on the disk, so that only one of them is in memory at a time.
class PackFiles {
 public:
  std::filesystem::path keep(const std::string& pdf) { return folder_.write(fmt::format("{}.pdf", ++count_), pdf); }
  [[nodiscard]] std::filesystem::path pack() const { return folder_.path() / "pack.pdf"; }

 private:
  paper_files::WorkFolder folder_;
  int count_ = 0;
};

int pages_in(const std::string& pdf) {
  const auto facts = paper_files::check_pdf(pdf);
  base::check(facts.has_value(), "a PDF of our own can be read");
  return facts->pages;
}

class Pack {
 public:
  Pack(people::Visit& visit, const OpenedMeeting& opened) : visit_(visit), opened_(opened) {
    plan_.committee = opened.committee.body.name;
    plan_.date = opened.meeting().date;
    plan_.meeting_facts = facts_of(opened.meeting());
    plan_.reader = initials_of_visitor(visit, opened);
    plan_.made_at = visit.clock.now();
    plan_.reference = visit.request.reference;
    papers_ = visit.database.read([&](record::Reader& reader) { return papers_of(reader, opened.meeting().id); });
    for (const auto& item : opened.meeting().items) add_item(item);
  }

  [[nodiscard]] bool has_papers() const {
    return std::ranges::any_of(plan_.items, [](const PackItem& item) { return !item.papers.empty(); });
  }
  [[nodiscard]] const PackPlan& plan() const { return plan_; }

  std::string bytes() {
    add_front();
    for (const auto& item : plan_.items)
      for (std::size_t i = 0; i < item.papers.size(); ++i) add_paper(item, item.papers[i], item.labels[i]);
    const int pages = paper_files::write_pack(
        parts_, bookmarks_, {.title = pack_title(plan_), .watermark = watermark_of(plan_)}, files_.pack());
    base::check(pages + 1 == next_page_, "the contents name the pages as they are");
    return paper_files::bytes_of(files_.pack());
  }

 private:
  void add_item(const AgendaItem& item) {
    const Sight sight = opened_.sight(item);
    if (sight == Sight::Nothing) return;
    const bool is_open = sight == Sight::Everything;
    PackItem out{.number = item.number.value_or(""),
                 .title = is_open ? full_title(item) : item.title,
                 .asked = is_open ? item.purpose.value_or("") : "",
                 .is_open = is_open,
                 .is_private = item.part == AgendaPart::Private,
                 .papers = {},
                 .labels = {}};
    for (const auto& stored : papers_) {
      const Paper& paper = stored.paper;
      if (paper.item_key != item.key || !is_issued(paper.state) || !stored.newest) continue;
      if (sight_of(paper, &item, opened_.live, opened_.viewer) != Sight::Everything) continue;
      const auto cover = documents::pdf_file(cover_report(paper, place_of(opened_, item, paper, plan_.made_at)));
      out.papers.push_back({.paper = paper, .version = *stored.newest, .cover_pages = pages_in(cover)});
      out.labels.push_back(label_of(item, paper));
      covers_.push_back(files_.keep(cover));
    }
    plan_.items.push_back(std::move(out));
  }

  /// The contents tell on which page each paper begins, which depends on how long the contents are.
  void add_front() {
    constexpr int kMostTries = 4;
    int pages = 1;
    std::string front;
    for (int tries = 0; tries < kMostTries; ++tries) {
      front = documents::pdf_file(front_report(plan_, pages));
      const int made = pages_in(front);
      if (made == pages) break;
      pages = made;
    }
    parts_.push_back({.file = files_.keep(front), .title = "Contents and agenda", .is_watermarked = false});
    bookmarks_.push_back({.words = "Contents and agenda", .page = 1, .level = 0});
    next_page_ = pages + 1;
  }

  void add_paper(const PackItem& item, const PackPaper& one, const std::string& label) {
    const std::string name = label.empty() ? "Paper" : "Paper " + label;
    const std::string title = one.paper.cover.title.empty() ? item.title : one.paper.cover.title;
    const bool is_marked = is_private(one.paper.paper_class) || item.is_private;
    const auto pdf = visit_.database.read(
        [&](record::Reader& reader) { return pdf_of(reader, one.paper.token, one.version.number); });
    parts_.push_back({.file = covers_[next_cover_++], .title = name + ": cover sheet", .is_watermarked = is_marked});
    parts_.push_back({.file = files_.keep(*pdf), .title = name + ": " + title, .is_watermarked = is_marked});
    bookmarks_.push_back({.words = fmt::format("{} {}: {}", item.number, name, title), .page = next_page_, .level = 0});
    bookmarks_.push_back({.words = "Cover sheet", .page = next_page_, .level = 1});
    bookmarks_.push_back({.words = name, .page = next_page_ + one.cover_pages, .level = 1});
    next_page_ += one.cover_pages + one.version.pages;
  }

  people::Visit& visit_;
  const OpenedMeeting& opened_;
  PackPlan plan_;
  PackFiles files_;
  std::vector<StoredPaper> papers_;
  std::vector<std::filesystem::path> covers_;
  std::size_t next_cover_ = 0;
  int next_page_ = 1;
  std::vector<paper_files::PackPart> parts_;
  std::vector<paper_files::PackBookmark> bookmarks_;
};

/// A copy that turns up elsewhere is traced by its reference.
void note_pack(people::Visit& visit, const PackPlan& plan, const std::string& meeting) {
  visit.database.write([&](record::Transaction& transaction) {
    record::append_audit(transaction, visit.clock.now(),
                         {.actor = visit.person().person.id.text(),
                          .action = "pack made",
                          .subject_kind = "meeting",
                          .subject_id = meeting,
                          .person_id = "",
                          .before = "",
                          .after = fmt::format(R"({{"reference":"{}"}})", plan.reference)});
  });
}

}  // namespace

site::Response meeting_pack(people::Visit& visit) {
  const auto opened = open_meeting(visit);
  if (!opened) return visit.refusal(opened.error());
  Pack pack(visit, *opened);
  if (!pack.has_papers())
    return visit.refusal({base::ErrorCode::NotFound, "", "No paper of this meeting has been issued to you yet."});
  note_pack(visit, pack.plan(), opened->meeting().id);
  return site::Response::file(pack.bytes(), "application/pdf", "papers-" + opened->meeting().id + ".pdf");
}

}  // namespace governance
