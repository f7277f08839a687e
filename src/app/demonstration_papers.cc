#include "app/demonstration_papers.h"

#include <algorithm>

#include "base/check.h"
#include "base/london_time.h"
#include "documents/writers.h"
#include "governance/meetings/agenda.h"
#include "governance/papers/paper_store.h"
#include "paper_files/pdf_check.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using governance::PaperActor;
using governance::PaperStep;

constexpr std::string_view kGuardiansItem = "Guardian of safe working hours: quarterly report";

struct DemonstrationPaper {
  std::string_view item;  ///< its number
  std::string_view author;
  governance::PaperClass paper_class;
  governance::Verb purpose;
  std::string_view context;
  std::string_view question;
  std::string_view answer;
  std::string_view input_sought;
  int sections;
};
constexpr DemonstrationPaper kPapers[] = {
    {"3", "dale", governance::PaperClass::Public, governance::Verb::Approve,
     "The minutes were circulated a week after the meeting. One member asked for a correction of spelling.",
     "Are the minutes a true record?", "Yes, with the correction made.",
     "The committee is asked to APPROVE the minutes of its last meeting.", 2},
    {"4", "dale", governance::PaperClass::Part2, governance::Verb::Approve,
     "Two providers have offered 24 community beds for two winters. The offers were opened on 2 November.",
     "Which offer is the better one for patients and for the public purse?",
     "The first, at 1.9 million pounds a year: it opens a month sooner.",
     "The committee is asked to APPROVE the award to the first provider.", 4},
    {"5", "birch", governance::PaperClass::Members, governance::Verb::Note,
     "Each partner has set down what it does between December and March. The plan counts beds and people.",
     "Are there enough beds on a day like the worst of last winter?",
     "Yes on nine days in ten, if the 24 community beds open by 15 December.",
     "The committee is asked to NOTE the plan for the winter.", 6},
};

/// The room's own clock: papers went out before the day of the meeting.
governance::Change change_at(base::Instant at) {
  return {.by = "command line", .at = at};
}

std::string title_of(const governance::AgendaItem& item) {
  return governance::full_title(item);
}

documents::Report report_of(const DemonstrationPaper& paper, const std::string& title, base::Instant at) {
  documents::Report out;
  out.title = title;
  out.organisation = "Vale Partnership (invented)";
  out.made_at = at;
  out.status = "Demonstration";
  for (int i = 1; i <= paper.sections; ++i) {
    out.blocks.emplace_back(documents::Heading{1, "Part " + std::to_string(i)});
    out.blocks.emplace_back(documents::Paragraph{std::string(paper.context)});
    out.blocks.emplace_back(documents::Paragraph{std::string(paper.answer)});
    if (i % 2 == 0) out.blocks.emplace_back(documents::PageBreak{});
  }
  return out;
}

governance::PaperCover cover_of(const DemonstrationPaper& paper, const governance::AgendaItem& item, base::Date day) {
  governance::PaperCover out;
  out.title = title_of(item);
  out.label_on_paper = item.paper.value_or("");
  out.author = "Committee office";
  out.sponsor = "Chair of the committee";
  out.context = paper.context;
  out.questions = {{std::string(paper.question), std::string(paper.answer)}};
  out.purpose = paper.purpose;
  out.input_sought = paper.input_sought;
  out.has_risks = false;
  out.why_no_risks = "The risks of the winter stand in each partner's own register.";
  out.involvement = governance::CoverAnswer::NotApplicable;
  out.equality = governance::CoverAnswer::Yes;
  out.equality_words = "No group is worse off.";
  out.next_paper = "March 2027";
  out.written_on = base::add_days(day, -std::chrono::days(14));
  return out;
}

template <class T>
T kept(base::Result<T> done) {
  base::check(done.has_value(), done ? "" : done.error().message.c_str());
  if constexpr (!std::is_void_v<T>) return *std::move(done);
}

governance::StoredPaper found(record::Reader& reader, const std::string& token) {
  auto out = governance::find_paper(reader, token);
  base::check(out.has_value(), "a paper that was asked for is in the record");
  return *std::move(out);
}

std::size_t place_of(const governance::Meeting& meeting, std::string_view number) {
  const auto found = std::ranges::find(meeting.items, std::string(number), &governance::AgendaItem::number);
  base::check(found != meeting.items.end(), "the demonstration's agenda has the item");
  return static_cast<std::size_t>(found - meeting.items.begin());
}

governance::StoredMeeting meeting_now(record::Reader& reader, std::string_view id) {
  auto out = governance::find_meeting(reader, id);
  base::check(out.has_value(), "the demonstration's meeting is in the record");
  return *std::move(out);
}

void send_in(record::Transaction& transaction, const std::string& token, const DemonstrationPaper& paper,
             const std::string& title, const governance::Change& change) {
  governance::NewVersion file;
  file.file_name = "paper.pdf";
  file.media_type = "application/pdf";
  file.original = documents::pdf_file(report_of(paper, title, change.at));
  file.pages = kept(paper_files::check_pdf(file.original)).pages;
  file.text = std::string(paper.context) + "\n\n" + std::string(paper.answer);
  (void)kept(governance::add_version(transaction, found(transaction, token), file, change));
}

void add_paper(record::Transaction& transaction, std::string_view meeting, const DemonstrationPaper& wanted,
               base::Instant at, base::Random& random) {
  const auto change = change_at(at);
  const auto stored = meeting_now(transaction, meeting);
  const auto place = place_of(stored.meeting, wanted.item);
  const auto& item = stored.meeting.items[place];
  governance::Paper paper;
  paper.author_person = wanted.author;
  paper.paper_class = wanted.paper_class;
  paper.cover = cover_of(wanted, item, stored.meeting.date);
  const auto token = kept(governance::request_paper(transaction, stored, place, paper, change, random));
  send_in(transaction, token, wanted, title_of(item), change);
  for (const PaperStep step : {PaperStep::Submit, PaperStep::Accept, PaperStep::Issue})
    kept(governance::take_step(transaction, found(transaction, token), step, {PaperActor::Secretary}, stored.state, "",
                               change));
}

/// A late item, whose paper the guardian sends with one press.
void ask_guardian(record::Transaction& transaction, std::string_view meeting, base::Instant at, base::Random& random) {
  const auto change = change_at(at);
  auto stored = meeting_now(transaction, meeting);
  governance::AgendaItem item;
  item.title = kGuardiansItem;
  item.medium = governance::Medium::Paper;
  item.purpose = "note";
  item.part = governance::AgendaPart::Public;
  governance::add_item(stored.meeting, item, true);
  kept(governance::save_meeting(transaction, stored, change));
  stored = meeting_now(transaction, meeting);
  const auto added = std::ranges::find(stored.meeting.items, kGuardiansItem, &governance::AgendaItem::title);
  governance::Paper paper;
  paper.is_guardians = true;
  paper.cover.title = kGuardiansItem;
  const auto place = static_cast<std::size_t>(added - stored.meeting.items.begin());
  (void)kept(governance::request_paper(transaction, stored, place, paper, change, random));
}

}  // namespace

void add_papers(record::Transaction& transaction, std::string_view meeting, base::Instant now, base::Random& random) {
  const base::Instant issued = now - 9 * 24h;
  for (const auto& paper : kPapers) add_paper(transaction, meeting, paper, issued, random);
  ask_guardian(transaction, meeting, issued, random);
}

}  // namespace app
