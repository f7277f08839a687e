#include "governance/papers/papers_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/outside_program_test.h"
#include "documents/zip_file.h"
#include "governance/papers/papers_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class PapersPages : public Papers {
 protected:
  site::Response see(people::PageHandler handler, people::PersonId who, const std::string& token,
                     const std::string& file = "") {
    given.path_values["paper"] = token;
    given.path_values["file"] = file;
    return get(handler, who);
  }
  site::Response send(people::PageHandler handler, people::PersonId who, const std::string& token, Pairs form) {
    given.path_values["paper"] = token;
    if (!std::ranges::any_of(form, [](const auto& pair) { return pair.first == "version"; }))
      form.emplace_back("version", std::to_string(paper(token).version));
    return post(handler, who, form);
  }
  site::Response upload(people::PersonId who, const std::string& token, const std::string& bytes,
                        const std::string& what_changed = "") {
    given.uploads = {{.field = "file", .file_name = "../<b>paper.pdf", .bytes = bytes}};
    auto out = send(paper_upload_submit, who, token, {{"what-changed", what_changed}});
    given.uploads.clear();
    return out;
  }
  site::Response ask(people::PersonId who, Pairs form) {
    form.emplace_back("version", std::to_string(stored().version));
    return post(papers_submit, who, form);
  }
  std::size_t paper_count() {
    return database().read([](record::Reader& reader) { return papers_of(reader, kMeeting).size(); });
  }
};
SIGHTLINE_ON_EACH_ENGINE(PapersPages);

// ---- the list, and asking for a paper ------------------------------------------------------------------------------

TEST_P(PapersPages, ListsPapersWithTheirStateAndPages) {
  issued();
  ask_for(2);
  const auto page = get(papers_page, kTrustAccount);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Paper A: paper-title words"), HasSubstr("1 page"), HasSubstr("Issued"),
                               HasSubstr("Download the pack"), Not(HasSubstr("Ask for a paper"))));
  EXPECT_THAT(get(papers_page, kNorthAccount).body, HasSubstr("You see it once it is issued"));
  EXPECT_EQ(get(papers_page, kOutsider).status, 404);
}

TEST_P(PapersPages, TakeARequestForAPaper) {
  EXPECT_EQ(ask(kSecretaryAccount, {{"item", "2"}, {"author", "trust"}}).status, 303);
  EXPECT_EQ(paper_count(), 1U);
}
TEST_P(PapersPages, RefuseARequestWithoutAnItemAndKeepWhatWasChosen) {
  const auto page = ask(kSecretaryAccount, {{"item", ""}, {"author", "trust"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Choose the item"), HasSubstr("value=\"trust\" selected")));
  EXPECT_EQ(ask(kSecretaryAccount, {{"item", "1"}, {"author", "nobody"}}).status, 400);
}
TEST_P(PapersPages, RefuseARequestByWhoeverIsNotTheSecretary) {
  for (const auto who : {kTrustAccount, kScreenerAccount}) EXPECT_EQ(ask(who, {{"item", "1"}}).status, 403);
  EXPECT_EQ(ask(kOtherSecretary, {{"item", "1"}}).status, 404);
  EXPECT_EQ(paper_count(), 0U);
}
TEST_P(PapersPages, RefuseARequestOnceTheAgendaHasChangedOrForAMeetingMinutedElsewhere) {
  const auto before = std::to_string(stored().version);
  change_meeting([](StoredMeeting& stored) { stored.meeting.venue = "Elsewhere"; });
  EXPECT_EQ(post(papers_submit, kSecretaryAccount, {{"item", "1"}, {"version", before}}).status, 409);
  set_state(MeetingState::Recorded);
  EXPECT_EQ(ask(kSecretaryAccount, {{"item", "1"}}).status, 409);
}

// ---- the cover sheet -----------------------------------------------------------------------------------------------

TEST_P(PapersPages, KeepACoverSheetAsTyped) {
  const auto token = ask_for();
  EXPECT_EQ(see(paper_cover_form, kTrustAccount, token).status, 200);
  EXPECT_EQ(send(paper_cover_submit, kTrustAccount, token,
                 {{"title", "New <title>"},
                  {"question-1", "Why?"},
                  {"answer-1", "So."},
                  {"purpose", "note"},
                  {"has-risks", "no"},
                  {"written-on-day", "1"},
                  {"written-on-month", "11"},
                  {"written-on-year", "2026"}})
                .status,
            303);
  const auto cover = paper(token).paper.cover;
  EXPECT_EQ(cover.questions.size(), 1U);
  EXPECT_EQ(cover.purpose, Verb::Note);
  EXPECT_EQ(cover.equality, std::nullopt) << "not chosen is not no";
  const auto page = see(paper_page, kTrustAccount, token);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("New &lt;title&gt;"), HasSubstr("Not chosen yet"), HasSubstr("1 November 2026")));
}
TEST_P(PapersPages, KeepWhatWasTypedInACoverSheetThatIsRefused) {
  const auto token = ask_for();
  const auto page = send(paper_cover_submit, kTrustAccount, token,
                         {{"title", ""}, {"context", "typed words"}, {"risk-1-number", "7"}, {"risk-1-current", "99"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("typed words"), HasSubstr("Enter the paper&#39;s title"), HasSubstr("1 to 25")));
}
TEST_P(PapersPages, RefuseACoverSheetByWhoeverDoesNotWriteIt) {
  const auto token = issued();
  EXPECT_EQ(see(paper_cover_form, kNorthAccount, token).status, 403);
  EXPECT_EQ(send(paper_cover_submit, kNorthAccount, token, {{"title", "x"}}).status, 403);
  EXPECT_EQ(send(paper_cover_submit, kOutsider, token, {{"title", "x"}}).status, 404);
}
TEST_P(PapersPages, RefuseACoverSheetOnceMembersHaveIt) {
  const auto token = issued();
  EXPECT_EQ(send(paper_cover_submit, kSecretaryAccount, token, {{"title", "x"}}).status, 409);
  EXPECT_EQ(paper(token).paper.cover.title, "paper-title words");
}

// ---- files ---------------------------------------------------------------------------------------------------------

TEST_P(PapersPages, TakeAPdfAndGiveItBackWithoutWhoMadeIt) {
  const auto token = ask_for();
  EXPECT_EQ(upload(kTrustAccount, token, paper_pdf("body words", 2)).status, 303);
  EXPECT_EQ(paper(token).newest->pages, 2);
  EXPECT_EQ(paper(token).newest->timeliness, Timeliness::Tabled) << "on the meeting's own day";
  const auto clean = see(paper_file, kTrustAccount, token, "1.pdf");
  EXPECT_EQ(clean.content_type, "application/pdf");
  EXPECT_EQ(clean.body.find("CreationDate"), std::string::npos);
  EXPECT_EQ(see(paper_file, kTrustAccount, token, "1.original").body, paper_pdf("body words", 2));
  for (const auto* file : {"2.pdf", "1.exe", "x", "", "1"})
    EXPECT_EQ(see(paper_file, kTrustAccount, token, file).status, 404);
}
TEST_P(PapersPages, MakeAPdfOfAWordFileAndKeepBoth) {
  SIGHTLINE_NEEDS("soffice");
  documents::Report report;
  report.title = "Sent as Word";
  report.made_at = at(8, 0);
  report.blocks.emplace_back(documents::Paragraph{"words of the Word file"});
  const auto word = documents::word_file(report);
  const auto token = ask_for();
  EXPECT_EQ(upload(kTrustAccount, token, word).status, 303);
  EXPECT_EQ(paper(token).newest->pages, 1);
  EXPECT_EQ(see(paper_file, kTrustAccount, token, "1.original").body, word);
  const auto pdf = see(paper_file, kTrustAccount, token, "1.pdf");
  EXPECT_EQ(pdf.content_type, "application/pdf");
  EXPECT_THAT(documents::pdf_text(pdf.body), HasSubstr("words of the Word file"));
  EXPECT_THAT(database().read([&](record::Reader& reader) { return text_of(reader, token); }),
              HasSubstr("words of the Word file"));
}
TEST_P(PapersPages, RefuseHostileFilesInPlainWordsAndKeepWhatWasTyped) {
  const auto token = ask_for();
  const auto whole = paper_pdf("words");
  const std::string noughts(110'000'000, '0');
  const std::pair<std::string, std::string> cases[] = {
      {"", "Choose the paper"},
      {"MZ is a program", "not a PDF"},
      {whole.substr(0, whole.size() / 2), "cut off"},
      {documents::zip_file({{"a.txt", "words"}}), "not a Word document"},
      {documents::zip_file({{"word/document.xml", noughts}}), "unpacks to far more"},
      {std::string(21U * 1024 * 1024, 'x'), "larger than 20 MB"},
  };
  for (const auto& [bytes, words] : cases) {
    const auto page = bytes.empty() ? send(paper_upload_submit, kTrustAccount, token, {{"what-changed", "typed words"}})
                                    : upload(kTrustAccount, token, bytes, "typed words");
    EXPECT_EQ(page.status, 400) << words;
    EXPECT_THAT(page.body, AllOf(HasSubstr(words), HasSubstr("typed words"), HasSubstr("There is a problem")));
  }
  EXPECT_FALSE(paper(token).newest);
}
TEST_P(PapersPages, RefuseAFileByWhoeverDoesNotWriteThePaper) {
  const auto token = issued();
  EXPECT_EQ(upload(kNorthAccount, token, paper_pdf("words"), "all").status, 403);
  EXPECT_EQ(upload(kTrustAccount, token, paper_pdf("words"), "all").status, 409) << "it is with the secretary now";
  EXPECT_EQ(see(paper_file, kNorthAccount, token, "1.original").status, 403);
  EXPECT_EQ(see(paper_file, kOutsider, token, "1.pdf").status, 404);
}
TEST_P(PapersPages, ReplaceAnIssuedFileWithoutLosingItAndShowMembersNoDraft) {
  const auto token = ask_for();
  for (const auto* words : {"a draft", "what was issued"}) {
    clock.set(clock.now() + std::chrono::minutes(1));
    EXPECT_TRUE(add(token, paper_pdf(words)));
  }
  for (const PaperStep step : {PaperStep::Submit, PaperStep::Accept, PaperStep::Issue})
    EXPECT_TRUE(take(token, step, {PaperActor::Secretary}));
  clock.set(clock.now() + std::chrono::minutes(1));
  EXPECT_EQ(upload(kSecretaryAccount, token, paper_pdf("newer")).status, 400) << "it must say what has changed";
  EXPECT_EQ(upload(kSecretaryAccount, token, paper_pdf("newer"), "the second table").status, 303);
  const auto page = see(paper_page, kNorthAccount, token).body;
  EXPECT_THAT(page, AllOf(HasSubstr("Version 3"), HasSubstr("Version 2"), Not(HasSubstr("Version 1 ")),
                          HasSubstr("the second table")));
  EXPECT_EQ(see(paper_file, kNorthAccount, token, "2.pdf").status, 200);
  EXPECT_EQ(see(paper_file, kNorthAccount, token, "1.pdf").status, 404);
}

// ---- steps ---------------------------------------------------------------------------------------------------------

TEST_P(PapersPages, TakeAPaperFromTheAuthorToTheMembers) {
  const auto token = ask_for();
  EXPECT_EQ(upload(kTrustAccount, token, paper_pdf("words")).status, 303);
  EXPECT_EQ(send(paper_submit, kTrustAccount, token, {{"do", "submit"}}).status, 303);
  EXPECT_EQ(send(paper_submit, kSecretaryAccount, token, {{"do", "accept"}}).status, 303);
  EXPECT_EQ(see(paper_page, kNorthAccount, token).status, 404);
  EXPECT_EQ(send(paper_submit, kSecretaryAccount, token, {{"do", "issue"}}).status, 303);
  EXPECT_EQ(see(paper_page, kNorthAccount, token).status, 200);
}
TEST_P(PapersPages, RefuseAStepThatIsUnknownOrLacksItsReason) {
  const auto token = ask_for();
  for (const auto* step : {"", "start", "replace", "explode"})
    EXPECT_EQ(send(paper_submit, kSecretaryAccount, token, {{"do", step}}).status, 400) << step;
  EXPECT_EQ(send(paper_submit, kSecretaryAccount, token, {{"do", "withdraw"}, {"note", ""}}).status, 400);
}
TEST_P(PapersPages, RefuseAStepByTheWrongPerson) {
  const auto token = ask_for();
  EXPECT_EQ(upload(kTrustAccount, token, paper_pdf("words")).status, 303);
  EXPECT_EQ(send(paper_submit, kTrustAccount, token, {{"do", "submit"}}).status, 303);
  EXPECT_EQ(send(paper_submit, kTrustAccount, token, {{"do", "accept"}}).status, 403);
  EXPECT_EQ(send(paper_submit, kTrustAccount, token, {{"do", "who"}, {"class", "public"}}).status, 403);
  EXPECT_EQ(send(paper_submit, kNorthAccount, token, {{"do", "accept"}}).status, 404);
}
TEST_P(PapersPages, RefuseAStepInTheWrongStateOrFromAnOldPage) {
  const auto token = ask_for();
  EXPECT_EQ(send(paper_submit, kSecretaryAccount, token, {{"do", "issue"}}).status, 409);
  EXPECT_EQ(upload(kTrustAccount, token, paper_pdf("words")).status, 303);
  EXPECT_EQ(send(paper_submit, kTrustAccount, token, {{"do", "submit"}, {"version", "1"}}).status, 409);
}
TEST_P(PapersPages, KeepAPaperForNamedPeople) {
  const auto token = issued();
  EXPECT_EQ(send(paper_submit, kSecretaryAccount, token, {{"do", "who"}, {"class", "named_people"}}).status, 400);
  EXPECT_EQ(send(paper_submit, kSecretaryAccount, token,
                 {{"do", "who"}, {"class", "named_people"}, {"named", "south"}, {"author", "trust"}})
                .status,
            303);
  EXPECT_EQ(see(paper_page, kNorthAccount, token).status, 404);
  EXPECT_THAT(get(papers_page, kNorthAccount).body,
              AllOf(HasSubstr("for named people only"), Not(HasSubstr("paper-title words"))));
}

// ---- what a committee asks -----------------------------------------------------------------------------------------

TEST_P(PapersPages, KeepWhatACommitteeAsksOfItsPapers) {
  const Pairs rules = {
      {"cover-pages", "1"}, {"paper-pages", "12"}, {"clear-days", "7"}, {"objectives", "Safe care\nJobs"}};
  EXPECT_EQ(post(paper_rules_submit, kSecretaryAccount, rules, "jc").status, 303);
  EXPECT_THAT(get(paper_rules_form, kSecretaryAccount, "jc").body, AllOf(HasSubstr("value=\"12\""), HasSubstr("Jobs")));
  EXPECT_EQ(post(paper_rules_submit, kSecretaryAccount, {{"cover-pages", "0"}}, "jc").status, 400);
  EXPECT_EQ(post(paper_rules_submit, kOtherSecretary, rules, "jc").status, 404);
  EXPECT_THAT(see(paper_cover_form, kTrustAccount, ask_for()).body, HasSubstr("Jobs"));
}

// ---- the pack ------------------------------------------------------------------------------------------------------

TEST_P(PapersPages, BindAPackWhoseContentsNameThePagesOnWhichPapersBegin) {
  SIGHTLINE_NEEDS("pdftotext");
  issued(0, PaperClass::Members, "zero-body", 3);
  issued(1, PaperClass::Part2, "one-body", 2);
  const auto pack = get(meeting_pack, kTrustAccount);
  EXPECT_EQ(pack.status, 200);
  const documents::TemporaryFolder folder;
  const auto file = folder.write("a.pdf", pack.body);
  const auto page = [&](int n) {
    const auto at = std::to_string(n);
    return documents::run({"pdftotext", "-layout", "-f", at, "-l", at, file.string(), "-"}).output;
  };
  const auto front = page(1);
  EXPECT_THAT(front, AllOf(testing::ContainsRegex("1 +A +paper-title words +3\n"),
                           testing::ContainsRegex("2 +B +paper-title words +7\n")));
  EXPECT_THAT(page(3),
              AllOf(HasSubstr("Cover sheet of paper A"), HasSubstr("Pack page 3 of 9"), Not(HasSubstr("Copy of"))));
  EXPECT_THAT(page(4), HasSubstr("zero-body"));
  EXPECT_THAT(page(7), AllOf(HasSubstr("Cover sheet of paper B"), HasSubstr("Copy of TM")));
  EXPECT_THAT(page(8), AllOf(HasSubstr("one-body"), HasSubstr("Copy of TM")));
  EXPECT_THAT(documents::run({"pdfinfo", file.string()}).output, HasSubstr("Tagged:          yes"));
}

TEST_P(PapersPages, WriteDownWhoHadAPackMade) {
  issued();
  given.reference = "abc2345678";
  get(meeting_pack, kTrustAccount);
  const auto trail =
      database().read([](record::Reader& reader) { return record::audit_of_subject(reader, "meeting", kMeeting); });
  EXPECT_EQ(trail.back().event.action, "pack made");
  EXPECT_EQ(trail.back().event.actor, kTrustAccount.text());
  EXPECT_THAT(trail.back().event.after, HasSubstr("abc2345678"));
}

TEST_P(PapersPages, WriteDownWhoOpenedAPrivatePaper) {
  const auto token = issued(1, PaperClass::Part2);
  see(paper_file, kNorthAccount, token, "1.pdf");
  const auto trail =
      database().read([&](record::Reader& reader) { return record::audit_of_subject(reader, "paper", token); });
  EXPECT_EQ(trail.back().event.action, "paper read");
  EXPECT_EQ(trail.back().event.actor, kNorthAccount.text());
}

TEST_P(PapersPages, GiveNoPackWhereNothingIsIssuedToTheReader) {
  ask_for();
  EXPECT_EQ(get(meeting_pack, kNorthAccount).status, 404);
  EXPECT_EQ(get(meeting_pack, kOutsider).status, 404);
}

/// Every page and file about the papers, as one who is shut out of an item gets them, searched for what is withheld.
TEST_P(PapersPages, TellWhoeverIsShutOutNothingButTheOpenTitle) {
  SIGHTLINE_NEEDS("qpdf");
  issued(0, PaperClass::Members, "open-body words", 1, "Open paper");
  const auto token = issued(1, PaperClass::Members, "paper-body words");
  shut_out("trust");
  shut_out("secretary");
  for (const auto who : {kTrustAccount, kSecretaryAccount}) {
    std::string all = get(papers_page, who).body;
    EXPECT_THAT(all, HasSubstr("Item two, open title"));
    for (const auto handler : {paper_page, paper_cover_form, paper_upload_form}) {
      const auto page = see(handler, who, token);
      EXPECT_EQ(page.status, 404);
      all += page.body;
    }
    for (const auto* file : {"1.pdf", "1.original"}) all += see(paper_file, who, token, file).body;
    for (const auto* step : {"withdraw", "who", "return"})
      all += send(paper_submit, who, token, {{"do", step}, {"note", "why"}, {"class", "public"}}).body;
    const auto pack = get(meeting_pack, who);
    ASSERT_EQ(pack.status, 200);
    const documents::TemporaryFolder folder;
    const auto file = folder.write("pack.pdf", pack.body);
    EXPECT_EQ(documents::run({"qpdf", "--qdf", file.string(), folder.path("all.pdf").string()}).exit_code, 0);
    all += folder.read("all.pdf");
    const auto words = documents::pdf_text(pack.body);
    EXPECT_THAT(words, AllOf(HasSubstr("Item two, open title"), HasSubstr("(closed to you)"), HasSubstr("open-body")));
    all += words;
    for (const auto* withheld : {"paper-title", "closed-title", "context of paper", "paper-body"})
      EXPECT_EQ(all.find(withheld), std::string::npos) << withheld;
    for (const auto& [name, value] : pack.headers) EXPECT_THAT(value, Not(HasSubstr("title")));
  }
  EXPECT_EQ(paper(token).paper.state, PaperState::Issued) << "nothing was done";
  EXPECT_THAT(documents::pdf_text(get(meeting_pack, kNorthAccount).body), HasSubstr("paper-body words"));
}

}  // namespace
}  // namespace governance
