// One paper: its cover sheet as a page, what the checks find, its versions, its history, and the next steps.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "base/text.h"
#include "documents/writers.h"
#include "governance/papers/opened_paper_pages.h"
#include "governance/papers/papers_pages.h"
#include "paper_files/pdf_check.h"
#include "people/people_store.h"

namespace governance {
namespace {

using html::Fragment;

struct Surroundings {
  std::vector<PaperVersion> versions;
  std::vector<PaperStepTaken> steps;
  std::string text;
  std::map<people::PersonId, std::string> accounts;
};

Surroundings surroundings_of(people::Visit& visit, const OpenedPaper& opened) {
  return visit.database.read([&](record::Reader& reader) {
    const auto& token = opened.paper().token;
    Surroundings out{.versions = versions_for(reader, opened.paper(), opened.meeting.viewer),
                     .steps = steps_of_paper(reader, token),
                     .text = text_of(reader, token),
                     .accounts = {}};
    std::vector<people::PersonId> ids;
    const auto take = [&](const std::string& by) {
      if (const auto id = people::PersonId::parse(by)) ids.push_back(*id);
    };
    for (const auto& one : out.versions) take(one.added_by);
    for (const auto& one : out.steps) take(one.by);
    out.accounts = people::names_of(reader, ids);
    return out;
  });
}

std::string name_of(const std::string& by, const Surroundings& around) {
  const auto id = people::PersonId::parse(by);
  const auto found = id ? around.accounts.find(*id) : around.accounts.end();
  return found == around.accounts.end() ? "The record" : found->second;
}

Fragment paragraphs(const std::string& text) {
  Fragment out;
  for (const auto line : base::split(text, '\n'))
    if (const auto words = base::trimmed(line); !words.empty()) out += html::paragraph(words);
  return out;
}

// ---- the cover sheet -----------------------------------------------------------------------------------------------

Fragment questions_section(const PaperCover& cover) {
  if (cover.questions.empty()) return {};
  Fragment out = html::heading(2, "Questions and conclusion");
  for (std::size_t i = 0; i < cover.questions.size(); ++i)
    out += html::heading(3, fmt::format("{}. {}", i + 1, cover.questions[i].question)) +
           paragraphs(cover.questions[i].answer.empty() ? "No answer yet." : cover.questions[i].answer);
  return out;
}

std::string rating_words(const std::optional<int>& rating) {
  return rating ? std::to_string(*rating) : "not given";
}

Fragment risks_section(const PaperCover& cover) {
  Fragment out = html::heading(2, "Risks");
  if (!cover.has_risks) return out + html::paragraph("Not chosen yet.");
  if (!*cover.has_risks)
    return out + html::paragraph("None" + (cover.why_no_risks.empty() ? "." : ": " + cover.why_no_risks));
  site::Table table{.caption = "Risks of the register",
                    .is_caption_hidden = true,
                    .columns = {{"Number"}, {"Title"}, {"Current rating", true}, {"Target rating", true}},
                    .rows = {},
                    .total = {}};
  for (const auto& one : cover.risks)
    table.rows.push_back({{one.number, true}, {one.title}, {rating_words(one.current)}, {rating_words(one.target)}});
  return out + site::table(table);
}

Fragment figures_section(const PaperCover& cover) {
  if (cover.figures.empty()) return {};
  site::Table table{.caption = "Figures", .columns = {{"Figure"}, {"Value", true}}, .rows = {}, .total = {}};
  for (const auto& one : cover.figures) table.rows.push_back({{one.name, true}, {one.value}});
  return site::table(table);
}

Fragment choices_section(const PaperCover& cover) {
  std::vector<site::SummaryRow> rows;
  const auto row = [&](const std::string& topic, const std::optional<CoverAnswer>& answer, const std::string& words) {
    rows.push_back({topic, std::string(answer_words(answer)) + (words.empty() ? "" : ". " + words)});
  };
  for (const auto& one : cover.objectives) row(one.name, one.is_touched, "");
  row("Patients and the public were involved", cover.involvement, cover.involvement_words);
  row("Impact on equality was assessed", cover.equality, cover.equality_words);
  return html::heading(2, "What it touches") + site::summary_list(rows);
}

Fragment facts(const OpenedPaper& opened) {
  const PaperCover& cover = opened.paper().cover;
  std::vector<site::SummaryRow> rows = {{"Item", opened.item.number.value_or("") + " " + full_title(opened.item)},
                                        {"Purpose", purpose_words(cover.purpose)}};
  const auto add = [&](std::string key, const std::string& words) {
    if (!words.empty()) rows.push_back({std::move(key), words});
  };
  add("Written by", cover.author);
  add("Sponsor", cover.sponsor);
  add("Reports on", period_words(cover));
  if (cover.written_on) add("Written on", base::long_date(*cover.written_on));
  add("Considered before by", cover.considered_by);
  add("Next paper", cover.next_paper);
  add("For", std::string(class_name(opened.paper().paper_class)));
  return site::summary_list(rows);
}

Fragment cover_sections(const OpenedPaper& opened) {
  const PaperCover& cover = opened.paper().cover;
  const auto section = [](std::string_view heading, const std::string& words) {
    return words.empty() ? Fragment() : html::heading(2, heading) + paragraphs(words);
  };
  return facts(opened) + section("Context", cover.context) + questions_section(cover) +
         section("Input sought", cover.input_sought) + figures_section(cover) + risks_section(cover) +
         choices_section(cover);
}

// ---- what the checks find ------------------------------------------------------------------------------------------

int cover_pages(const OpenedPaper& opened, base::Instant now) {
  const auto pdf =
      documents::pdf_file(cover_report(opened.paper(), place_of(opened.meeting, opened.item, opened.paper(), now)));
  const auto facts = paper_files::check_pdf(pdf);
  return facts ? facts->pages : 0;
}

/// The secretary until it is issued, the author while it is theirs.
bool is_cover_open(const OpenedPaper& opened) {
  const PaperState state = opened.paper().state;
  if (is_issued(state) || state == PaperState::Withdrawn) return false;
  return opened.is(PaperActor::Secretary) || (opened.is(PaperActor::Author) && is_with_author(state));
}

Fragment finding_line(const OpenedPaper& opened, const PaperFinding& finding) {
  Fragment words = html::element("strong", finding.check) + " " + finding.text;
  const bool is_in_cover = !finding.where.empty() && finding.where != "file" && finding.where != "class";
  if (!is_in_cover || !is_cover_open(opened)) return words;
  std::string place = finding.where;
  std::ranges::replace(place, '-', ' ');
  return words + " " +
         html::link(html::Url(paper_address(opened.paper(), "cover").text() + "#" + finding.where),
                    "Mend it" + html::visually_hidden(": " + place));
}

Fragment checks_section(people::Visit& visit, const OpenedPaper& opened, const Surroundings& around) {
  if (opened.actors.empty() && !opened.meeting.viewer.is_screener) return {};
  const auto findings = check_paper({.paper = opened.paper(),
                                     .item = &opened.item,
                                     .rules = opened.rules,
                                     .cover_pages = cover_pages(opened, visit.clock.now()),
                                     .paper_pages = opened.stored.newest ? opened.stored.newest->pages : 0,
                                     .text = around.text});
  Fragment out = html::heading(2, "Checks");
  if (findings.empty()) return out + html::paragraph("The checks find nothing to mend.");
  std::vector<Fragment> lines;
  lines.reserve(findings.size());
  for (const auto& one : findings) lines.push_back(finding_line(opened, one));
  return out +
         html::paragraph(base::counted(static_cast<std::int64_t>(findings.size()), "thing", "things") +
                         " to look at, the gravest first:") +
         html::bullets(lines);
}

// ---- versions and history ------------------------------------------------------------------------------------------

Fragment versions_section(const OpenedPaper& opened, const Surroundings& around) {
  if (around.versions.empty()) return {};
  const bool sees_originals = opened.is(PaperActor::Secretary) || opened.is(PaperActor::Author);
  std::vector<Fragment> lines;
  for (auto one = around.versions.rbegin(); one != around.versions.rend(); ++one) {
    const auto file = fmt::format("versions/{}.", one->number);
    Fragment words =
        html::link(paper_address(opened.paper(), file + "pdf"), fmt::format("Version {} (PDF)", one->number));
    words += fmt::format(", {}, sent in on {}", base::counted(one->pages, "page", "pages"),
                         base::long_date_time(one->added_at));
    if (one->timeliness != Timeliness::InTime) words += ". " + std::string(timeliness_words(one->timeliness));
    if (!one->what_changed.empty()) words += ". What changed: " + one->what_changed;
    if (sees_originals)
      words += " " + html::link(paper_address(opened.paper(), file + "original"),
                                "As sent in" + html::visually_hidden(fmt::format(", version {}", one->number)));
    lines.push_back(words);
  }
  return html::heading(2, "Versions") + html::bullets(lines);
}

Fragment history_section(const OpenedPaper& opened, const Surroundings& around) {
  if (opened.actors.empty() || around.steps.empty()) return {};
  std::vector<site::TimelineEntry> entries;
  for (const auto& one : around.steps) {
    Fragment what = html::paragraph(std::string(step_done(one.step)) + ".");
    if (!one.note.empty()) what += site::inset_text(html::paragraph(one.note));
    entries.push_back({.when = base::short_date_time(one.at), .who = name_of(one.by, around), .what = what});
  }
  return html::heading(2, "History") + site::timeline(entries);
}

// ---- steps ---------------------------------------------------------------------------------------------------------

Fragment form_with(people::Visit& visit, const OpenedPaper& opened, const Fragment& fields) {
  return site::form(paper_address(opened.paper()), visit.csrf_token,
                    site::hidden_input("version", std::to_string(opened.stored.version)) + fields);
}

Fragment step_form(people::Visit& visit, const OpenedPaper& opened, const PaperTransition& row,
                   const site::FormState& state) {
  const auto word = word_of(row.step);
  const bool asks_why = row.needs == PaperStepNeeds::Note;
  const auto look = row.step == PaperStep::Withdraw ? site::ButtonKind::Warning
                    : asks_why                      ? site::ButtonKind::Secondary
                                                    : site::ButtonKind::Primary;
  const Fragment button = site::button(step_words(row.step), look, "do", word);
  if (!asks_why) return form_with(visit, opened, button);
  const bool was_refused = state.value("do") == word;
  const Fragment form = form_with(
      visit, opened,
      site::text_area(
          was_refused ? state : site::FormState(),
          {.name = "note", .label = "Why, or how it was agreed", .hint = "", .rows = 2, .most_characters = {}}) +
          button);
  return was_refused ? html::heading(3, step_words(row.step)) + form : site::details(step_words(row.step), form);
}

Fragment who_form(people::Visit& visit, const OpenedPaper& opened, const site::FormState& refused) {
  if (!opened.is(PaperActor::Secretary) || opened.paper().state == PaperState::Withdrawn) return {};
  const Paper& paper = opened.paper();
  site::FormState state = refused;
  const bool was_refused = refused.value("do") == "who";
  if (!was_refused) {
    state = {};
    state.values.add("class", std::string(word_of(paper.paper_class)));
    state.values.add("author", paper.author_person);
    state.values.add("sponsor", paper.sponsor_person);
    for (const auto& one : paper.named_people) state.values.add("named", one);
  }
  site::Choices classes{.name = "class", .legend = "Who may read it", .hint = "", .choices = {}, .is_small = true};
  for (const auto one : kPaperClasses)
    classes.choices.push_back({std::string(word_of(one)), std::string(class_name(one)), "", {}});
  site::Choices named{.name = "named",
                      .legend = "The named people",
                      .hint = "Where only they may read it",
                      .choices = {},
                      .is_small = true};
  std::vector<std::pair<std::string, std::string>> people = {{"", "Nobody yet"}};
  for (const auto& row : opened.meeting.meeting().attendance) {
    people.emplace_back(row.person, opened.meeting.name_of(row.person));
    named.choices.push_back({row.person, opened.meeting.name_of(row.person), "", {}});
  }
  const Fragment form =
      form_with(visit, opened,
                site::radios(state, classes) + site::checkboxes(state, named) +
                    site::select(state, {.name = "author", .label = "Written by", .hint = "", .options = people}) +
                    site::select(state, {.name = "sponsor", .label = "Sponsor", .hint = "", .options = people}) +
                    site::button("Save who it is for", site::ButtonKind::Secondary, "do", "who"));
  return was_refused ? form : site::details("Who writes it and who may read it", form);
}

Fragment steps_section(people::Visit& visit, const OpenedPaper& opened, const site::FormState& state) {
  if (opened.actors.empty()) return {};
  Fragment out;
  for (const auto* row : open_steps(opened.paper().state, opened.actors)) out += step_form(visit, opened, *row, state);
  out += who_form(visit, opened, state);
  return out.empty() ? out : html::heading(2, "Next steps") + out;
}

Fragment buttons(const OpenedPaper& opened) {
  Fragment out;
  if (opened.stored.newest)
    out +=
        site::button_link("Read the paper (PDF)",
                          paper_address(opened.paper(), fmt::format("versions/{}.pdf", opened.stored.newest->number)));
  if (is_cover_open(opened))
    out += site::button_link("Fill in the cover sheet", paper_address(opened.paper(), "cover"),
                             site::ButtonKind::Secondary);
  if (may_send_file(opened.paper().state, opened.actors))
    out += site::button_link(opened.stored.newest ? "Send a new version" : "Send the paper",
                             paper_address(opened.paper(), "upload"), site::ButtonKind::Secondary);
  return out.empty() ? out : site::button_group(out);
}

site::Response show_paper(people::Visit& visit, const OpenedPaper& opened, const site::FormState& state, int status) {
  const Surroundings around = surroundings_of(visit, opened);
  const std::string name = paper_name(opened.item, opened.paper());
  site::Page page{.title = name, .errors = state.errors};
  page.back = site::NavigationItem{.words = "Papers", .to = meeting_address(opened.meeting.meeting(), "papers")};
  if (visit.request.query.has("saved") && state.errors.empty()) page.success = "Saved.";
  if (visit.request.query.has("sent") && state.errors.empty()) page.success = "The file was taken.";
  page.content =
      html::element("span", {{"class", "nhsuk-caption-l"}}, name + ", " + meeting_title(opened.meeting)) +
      html::heading(1, opened.paper().cover.title.empty() ? full_title(opened.item) : opened.paper().cover.title) +
      html::paragraph(state_tag(opened.paper().state) + " " + timeliness_tag(opened.stored.newest)) + buttons(opened) +
      steps_section(visit, opened, state) + checks_section(visit, opened, around) + cover_sections(opened) +
      versions_section(opened, around) + history_section(opened, around);
  return visit.page(page, status);
}

base::Result<void> take_who(StoredPaper& stored, const OpenedPaper& opened, const site::FormValues& form) {
  if (!opened.is(PaperActor::Secretary))
    return base::forbidden("Only the committee's secretary says who a paper is for.");
  const auto known = [&](std::string_view person) {
    return person.empty() || std::ranges::find(opened.meeting.meeting().attendance, person, &Attendance::person) !=
                                 opened.meeting.meeting().attendance.end();
  };
  const auto paper_class = choice_of<PaperClass>(form.get("class"));
  if (!paper_class) return base::invalid("class", "Choose who may read the paper.");
  if (!known(form.get("author"))) return base::invalid("author", "Choose somebody listed.");
  if (!known(form.get("sponsor"))) return base::invalid("sponsor", "Choose somebody listed.");
  stored.paper.paper_class = *paper_class;
  stored.paper.author_person = form.get("author");
  stored.paper.sponsor_person = form.get("sponsor");
  stored.paper.named_people.clear();
  for (const auto person : form.all("named"))
    if (!person.empty() && known(person)) stored.paper.named_people.emplace_back(person);
  if (*paper_class == PaperClass::NamedPeople && stored.paper.named_people.empty())
    return base::invalid("named", "Name the people who may read it.");
  return {};
}

base::Result<void> do_as_asked(people::Visit& visit, const OpenedPaper& opened, StoredPaper stored) {
  const auto& form = visit.request.form;
  if (form.get("do") == "who") {
    if (auto fine = take_who(stored, opened, form); !fine) return fine;
    return visit.database.write([&](record::Transaction& transaction) {
      return save_paper(transaction, stored, "paper readers changed", change_by(visit));
    });
  }
  const auto step = choice_of<PaperStep>(form.get("do"));
  if (!step || *step == PaperStep::Start || *step == PaperStep::Replace)
    return base::invalid("", "This page does not know what was asked. Open it again.");
  return visit.database.write([&](record::Transaction& transaction) {
    return take_step(transaction, stored, *step, opened.actors, opened.meeting.stored.state, form.get("note"),
                     change_by(visit));
  });
}

}  // namespace

site::Response paper_page(people::Visit& visit) {
  const auto opened = open_paper(visit);
  if (!opened) return visit.refusal(opened.error());
  note_reading(visit, opened->paper(), "paper cover read");
  return show_paper(visit, *opened, {}, 200);
}

site::Response paper_submit(people::Visit& visit) {
  const auto opened = open_paper(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto version = base::parse_whole(visit.request.form.get("version"), 1, 1'000'000'000);
  StoredPaper stored = opened->stored;
  stored.version = version ? static_cast<int>(*version) : 0;
  const auto done = do_as_asked(visit, *opened, std::move(stored));
  if (done) return site::Response::redirect(paper_address(opened->paper()).with("saved", "1").text());
  if (done.error().code == base::ErrorCode::Forbidden) return visit.refusal(done.error());
  const int status = done.error().code == base::ErrorCode::Conflict ? 409 : 400;
  return show_paper(visit, *opened, {.values = visit.request.form, .errors = {done.error()}}, status);
}

}  // namespace governance
