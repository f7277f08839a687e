#include "governance/minute_book/minute_book_reader.h"

#include <chrono>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace governance {
namespace {

using namespace std::string_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::SizeIs;
using testing::StartsWith;

std::vector<std::pair<std::string, std::string>> faults(const std::string& bytes) {
  std::vector<std::pair<std::string, std::string>> out;
  if (const auto read = read_minute_book(bytes); !read)
    for (const auto& error : read.error()) out.emplace_back(error.subject, error.message);
  return out;
}

/// A book of one body, two people and one meeting; the parts stand where they belong.
struct Parts {
  std::string meeting = "";  ///< more keys, each after a comma
  std::string attendance = "";
  std::string items = "";
  std::string body = "";
  std::string person = "";
  std::string book = "";
};
std::string book_with(const Parts& parts) {
  return fmt::format(R"({{
    "organisations": [{{"id": "trust", "name": "A Trust", "sector": "nhs_provider"}}],
    "bodies": [{{"id": "board", "name": "Board", "kind": "committee"{}}}],
    "people": [{{"id": "ann", "name": "Ann Example"{}}}, {{"id": "bob", "name": "Bob Example"}}],
    "meetings": [{{"id": "m1", "body": "board", "date": "2019-12-19", "attendance": [{}], "items": [{}]{}}}]{}
  }})",
                     parts.body, parts.person, parts.attendance, parts.items, parts.meeting, parts.book);
}
std::string item_with(const std::string& keys) {
  return book_with({.items = R"({"title": "A matter", "kind": "substantive")" + keys + "}"});
}
std::string decision_with(const std::string& keys) {
  return item_with(R"(, "no": "1", "decisions": [{"verb": "note", "text": "It.", "form": "resolved")" + keys + "}]");
}
std::string paper_with(const std::string& keys) {
  return book_with(
      {.book = R"(, "bulletins": [{"id": "b1", "date": "2019-12-19", "papers": [{"title": "Report")" + keys + "}]}]"});
}

TEST(MinuteBookReader, ReadsTheLeastThatABookNeeds) {
  const auto book = read_minute_book(book_with({}));
  ASSERT_TRUE(book);
  EXPECT_EQ(book->meetings.front().date, base::Date(std::chrono::year(2019) / 12 / 19));
  EXPECT_FALSE(book->meetings.front().starts.has_value());
  EXPECT_FALSE(book->people.front().interests.has_value());
}

TEST(MinuteBookReader, TakesNullForWhatTheSourceDoesNotSay) {
  const auto plain = read_minute_book(book_with({}));
  const auto nulls = read_minute_book(
      book_with({.meeting = R"(, "start": null, "quorum": null, "source": null, "parts": null, "next_meeting": null)",
                 .body = R"(, "seats": null, "quorum_rule": null)",
                 .person = R"(, "interests": null)",
                 .book = R"(, "actions": null, "schema": {"any": ["thing"]}, "anomalies": [1])"}));
  ASSERT_TRUE(plain && nulls);
  EXPECT_EQ(*plain, *nulls);
}

TEST(MinuteBookReader, NamesThePathOfAWordThatIsNotOneOfItsChoices) {
  EXPECT_THAT(faults(item_with(R"(, "coi": {"screened": true, "outcome": "sometimes"})")),
              ElementsAre(Pair("$.meetings[0].items[0].coi.outcome",
                               StartsWith("is \"sometimes\"; use one of not_screened, nothing_noted, "))));
}

TEST(MinuteBookReader, TellsEveryFaultAtOnce) {
  const auto found = faults(R"({"people": [{"id": 3}, "x"], "meetings": {}, "sources": [{"id": ""}]})");
  EXPECT_THAT(found,
              ElementsAre(Pair("$.sources[0].id", HasSubstr("is empty")), Pair("$.bodies", HasSubstr("is missing")),
                          Pair("$.people[0].id", HasSubstr("is the number 3; use words")),
                          Pair("$.people[0].name", HasSubstr("is missing; use words")),
                          Pair("$.people[1]", HasSubstr("is \"x\"; use an object")),
                          Pair("$.meetings", HasSubstr("is an object; use a list"))));
}

TEST(MinuteBookReader, StopsTellingAfterAHundred) {
  std::string items;
  for (int i = 0; i < 150; ++i) items += i == 0 ? "{}" : ",{}";
  const auto found = faults(book_with({.items = items}));
  EXPECT_THAT(found, SizeIs(101));
  EXPECT_THAT(found.back(), Pair("$", HasSubstr("more faults")));
}

TEST(MinuteBookReader, ListsTheKeysThatAnObjectHasWhereOneIsNotKnown) {
  EXPECT_THAT(faults(item_with(R"(, "lead": "ann")")),
              ElementsAre(Pair("$.meetings[0].items[0].lead",
                               AllOf(HasSubstr("is not a key of this object"), HasSubstr("presenters")))));
  EXPECT_THAT(faults(item_with(R"(, "a \"b\"\n": 1)")),
              ElementsAre(Pair(R"($.meetings[0].items[0]["a \"b\"\n"])", HasSubstr("is not a key"))));
}

TEST(MinuteBookReader, RefusesAKeyThatStandsTwice) {
  EXPECT_THAT(faults(item_with(R"(, "title": "Another")")),
              ElementsAre(Pair("$.meetings[0].items[0].title", HasSubstr("more than once"))));
  EXPECT_THAT(faults(book_with({.body = R"(, "quorum_rule": {"any": [{"k": 1, "k": 2}]})"})),
              ElementsAre(Pair("$.bodies[0].quorum_rule.any[0].k", HasSubstr("more than once"))));
}

TEST(MinuteBookReader, ReadsDatesAndTimesInOneFormAlone) {
  for (const char* date :
       {"2019-02-29", "19/12/2019", "2019-12-1", "", " 2019-12-19", "20191219", "2019-12-19T00:00"}) {
    const std::string keys = fmt::format(R"(, "next_meeting": {{"date": "{}"}})", date);
    EXPECT_THAT(faults(book_with({.meeting = keys})),
                ElementsAre(Pair("$.meetings[0].next_meeting.date", HasSubstr("use a date such as"))))
        << date;
  }
  for (const char* time : {"9:00", "0900", "24:00", "09:60", "09.00", "09:00:00", "-9:00"}) {
    const std::string keys = fmt::format(R"(, "start": "{}")", time);
    EXPECT_THAT(faults(book_with({.meeting = keys})),
                ElementsAre(Pair("$.meetings[0].start", HasSubstr("use a time of the 24-hour clock"))))
        << time;
  }
}

TEST(MinuteBookReader, HoldsTheWeekdayAgainstTheDate) {
  EXPECT_TRUE(read_minute_book(book_with({.meeting = R"(, "weekday": "Thursday")"})));
  EXPECT_THAT(faults(book_with({.meeting = R"(, "weekday": "Friday")"})),
              ElementsAre(Pair("$.meetings[0].weekday", HasSubstr("2019-12-19 is a Thursday"))));
}

TEST(MinuteBookReader, RefusesControlCharactersAndEmptyWords) {
  EXPECT_THAT(faults(book_with({.meeting = R"(, "venue": "a\u0000b")"})),
              ElementsAre(Pair("$.meetings[0].venue", HasSubstr("U+0000"))));
  EXPECT_THAT(faults(book_with({.meeting = R"(, "venue": " ")"})),
              ElementsAre(Pair("$.meetings[0].venue", HasSubstr("is empty"))));
  EXPECT_TRUE(read_minute_book(book_with({.meeting = R"(, "venue": "Room 1,\n2nd floor")"})));
}

TEST(MinuteBookReader, RefusesIdsThatStandTwice) {
  EXPECT_THAT(faults(book_with({.book = R"(, "actions": [{"id": "1", "text": "a"}, {"id": "1", "text": "b"}])"})),
              ElementsAre(Pair("$.actions[1].id", HasSubstr("stands before"))));
  EXPECT_THAT(faults(R"({"bodies": [{"id": "x", "name": "X", "kind": "k"}], "people": [{"id": "x", "name": "X"}],
                         "meetings": []})"),
              ElementsAre(Pair("$.people[0].id", HasSubstr("stands before"))));
  EXPECT_THAT(faults(book_with({.body = R"(, "seats": [{"id": "s"}, {"id": "s"}])"})),
              ElementsAre(Pair("$.bodies[0].seats[1].id", HasSubstr("stands before"))));
}

struct Lost {
  std::string bytes;
  std::string path;
};
std::string there_with(const std::string& keys) {
  return book_with({.attendance = R"({"person": "ann", "name_as_recorded": "A", "kind": "present")" + keys + "}",
                    .body = R"(, "seats": [{"id": "chair"}])"});
}

TEST(MinuteBookReader, RefusesReferencesToWhatIsNotInTheBook) {
  const std::vector<Lost> all = {
      {book_with({.attendance = R"({"person": "zoe", "name_as_recorded": "Z", "kind": "present"})"}),
       "$.meetings[0].attendance[0].person"},
      {there_with(R"(, "org": "ann")"), "$.meetings[0].attendance[0].org"},
      {there_with(R"(, "seat": "vice")"), "$.meetings[0].attendance[0].seat"},
      {there_with(R"(, "deputy_for": "vice")"), "$.meetings[0].attendance[0].deputy_for"},
      {book_with({.meeting = R"(, "chair": "zoe")"}), "$.meetings[0].chair"},
      {book_with({.meeting = R"(, "minute_taker": "zoe")"}), "$.meetings[0].minute_taker"},
      {book_with({.meeting = R"(, "papers_owner": "zoe")"}), "$.meetings[0].papers_owner"},
      {book_with({.meeting = R"(, "source": "s")"}), "$.meetings[0].source"},
      {book_with({.body = R"(, "parent": ["ann"])"}), "$.bodies[0].parent[0]"},
      {book_with({.body = R"(, "seats": [{"id": "s", "holder": "zoe"}])"}), "$.bodies[0].seats[0].holder"},
      {book_with({.body = R"(, "seats": [{"id": "s", "org": "zoe"}])"}), "$.bodies[0].seats[0].org"},
      {book_with({.person = R"(, "initials_seen": [{"initials": "A", "in": "m2"}])"}),
       "$.people[0].initials_seen[0].in"},
      {book_with({.person = R"(, "roles_seen": [{"role": "A", "in": "m2"}])"}), "$.people[0].roles_seen[0].in"},
      {book_with({.person = R"(, "roles_seen": [{"role": "A", "in": "m1", "org": "o"}])"}),
       "$.people[0].roles_seen[0].org"},
      {item_with(R"(, "presenters": ["ann", "zoe"])"), "$.meetings[0].items[0].presenters[1]"},
      {item_with(R"(, "joined": ["zoe"])"), "$.meetings[0].items[0].joined[0]"},
      {item_with(R"(, "left": [{"person": "zoe"}])"), "$.meetings[0].items[0].left[0].person"},
      {item_with(R"(, "presided_by": "zoe")"), "$.meetings[0].items[0].presided_by"},
      {item_with(R"(, "actions": ["1"])"), "$.meetings[0].items[0].actions[0]"},
      {item_with(R"(, "coi": {"screened": true, "outcome": "not_screened", "people": [{"person": "zoe"}]})"),
       "$.meetings[0].items[0].coi.people[0].person"},
      {item_with(R"(, "coi": {"screened": true, "outcome": "not_screened",
                              "people": [{"person": "ann", "ruled_by": "zoe"}]})"),
       "$.meetings[0].items[0].coi.people[0].ruled_by"},
      {decision_with(R"(, "excluded": ["zoe"])"), "$.meetings[0].items[0].decisions[0].excluded[0]"},
      {decision_with(R"(, "abstained": ["zoe"])"), "$.meetings[0].items[0].decisions[0].abstained[0]"},
      {decision_with(R"(, "ratified_at": "m2")"), "$.meetings[0].items[0].decisions[0].ratified_at"},
      {decision_with(R"(, "ratifies": "m1/2")"), "$.meetings[0].items[0].decisions[0].ratifies"},
      {book_with({.book = R"(, "actions": [{"id": "1", "text": "a", "history": [{"at": "m2"}]}])"}),
       "$.actions[0].history[0].at"},
      {book_with({.book = R"(, "actions": [{"id": "1", "text": "a", "accountable": "zoe"}])"}),
       "$.actions[0].accountable"},
      {book_with({.book = R"(, "actions": [{"id": "1", "text": "a", "receiving_body": "zoe"}])"}),
       "$.actions[0].receiving_body"},
      {book_with({.book = R"(, "bulletins": [{"id": "b", "date": "2019-12-19", "papers": [], "issuer": "o"}])"}),
       "$.bulletins[0].issuer"},
      {book_with({.book = R"(, "bulletins": [{"id": "b", "date": "2019-12-19", "papers": [], "body": "o"}])"}),
       "$.bulletins[0].body"},
      {paper_with(R"(, "meeting": "m2")"), "$.bulletins[0].papers[0].meeting"},
      {paper_with(R"(, "lead_contact": {"person": "zoe"})"), "$.bulletins[0].papers[0].lead_contact.person"},
  };
  for (const Lost& lost : all) EXPECT_THAT(faults(lost.bytes), ElementsAre(Pair(lost.path, HasSubstr("is \""))));
}

TEST(MinuteBookReader, TakesReferencesThatHold) {
  EXPECT_TRUE(read_minute_book(there_with(R"(, "org": "trust", "seat": "chair", "deputy_for": "bob")")));
  EXPECT_TRUE(read_minute_book(there_with(R"(, "deputy_for": "none")")));
  EXPECT_TRUE(read_minute_book(decision_with(R"(, "ratifies": "m1/1", "ratified_at": "m1", "excluded": ["bob"])")));
  EXPECT_TRUE(read_minute_book(book_with({.body = R"(, "parent": ["trust"])"})));
}

TEST(MinuteBookReader, LetsAnActionComeFromAMeetingBeforeTheBookAndHaveOwnersInWords) {
  const auto book = read_minute_book(book_with(
      {.book = R"x(, "actions": [{"id": "1", "text": "a", "raised_at": "m0", "owners": ["All partners", "ann (text)"],
                                 "due": "November 2017 SLT"}])x"}));
  ASSERT_TRUE(book);
  EXPECT_EQ(book->actions.front().raised_at, "m0");
  EXPECT_THAT(book->actions.front().owners, ElementsAre("All partners", "ann (text)"));
  EXPECT_EQ(book->actions.front().final_state, FinalState::Unknown);
}

TEST(MinuteBookReader, KeepsAQuorumRuleAsText) {
  const auto book =
      read_minute_book(book_with({.body = R"(, "quorum_rule": {"at_least": 3, "of": {"voting": true}})"}));
  ASSERT_TRUE(book);
  EXPECT_EQ(book->bodies.front().quorum_rule, R"({"at_least":3,"of":{"voting":true}})");
}

TEST(MinuteBookReader, ReadsFiguresOfBothForms) {
  const auto full = read_minute_book(paper_with(R"(, "written_on": "2017-11-21", "period": "autumn",
    "figures": [{"name": "exceptions_total", "values": [277]}, {"name": "stated", "values": [68, 69]}],
    "tables": [{"name": "vacancy", "row_heading": "Unit", "columns": ["Posts", "Vacant"], "row_names": ["A", "B"],
                "rows": [[133, 8.9], [68, 6]], "total": [201, 14.9]}])"));
  const auto brief = read_minute_book(paper_with(R"(, "figures": {"exceptions_total": 277, "stated": [68, 69],
    "written_on": "2017-11-21", "period": "autumn", "vacancy_columns": ["Unit", "Posts", "Vacant"],
    "vacancy_rows": [["A", 133, 8.9], ["B", 68, 6]], "vacancy_total": ["Total", 201, 14.9]})"));
  ASSERT_TRUE(full && brief);
  EXPECT_EQ(*full, *brief);
  EXPECT_THAT(full->bulletins[0].papers[0].tables[0].rows[0], ElementsAre(133, 8.9));
}

TEST(MinuteBookReader, RefusesATableThatIsNotSquare) {
  EXPECT_THAT(faults(paper_with(R"(, "figures": {"t_columns": ["Unit", "Posts"], "t_rows": [["A", 1, 2]]})")),
              ElementsAre(Pair("$.bulletins[0].papers[0].figures.t_rows[0]", HasSubstr("2 numbers under 1 columns"))));
  EXPECT_THAT(faults(paper_with(R"(, "figures": {"t_rows": [["A", "x"]]})")),
              Contains(Pair("$.bulletins[0].papers[0].figures.t_rows[0][1]", HasSubstr("use a number"))));
  EXPECT_THAT(faults(paper_with(R"(, "tables": [{"name": "t", "columns": ["P"], "row_names": ["A"], "rows": []}])")),
              ElementsAre(Pair("$.bulletins[0].papers[0].tables[0].rows", HasSubstr("0 rows for 1 names"))));
  EXPECT_THAT(faults(paper_with(R"(, "figures": {"total": "many"})")),
              ElementsAre(Pair("$.bulletins[0].papers[0].figures.total", HasSubstr("use a number"))));
}

TEST(MinuteBookReader, KeepsACoverSheetsLostChoicesWithoutAnAnswer) {
  const auto book = read_minute_book(paper_with(R"(, "cover_sheet": {"questions": 3, "conclusions": 2,
    "objectives_considered": ["Safe care", "Access"], "objective_choices": ["Yes", "No"],
    "objective_selection": "not recoverable from the text", "limits": {"paper_pages": 7}, "ppi_actions": "NA",
    "governance": {"board_assurance_framework": "selection not recoverable", "risk_register": "No", "columns": ["a"]}})"));
  ASSERT_TRUE(book);
  const CoverSheet& cover = *book->bulletins[0].papers[0].cover;
  EXPECT_EQ(cover.questions, 3);
  EXPECT_THAT(
      cover.choices,
      ElementsAre(CoverChoice{"Safe care", {}}, CoverChoice{"Access", {}}, CoverChoice{"Board assurance framework", {}},
                  CoverChoice{"Risk register", "No"}, CoverChoice{"Patient and public involvement", "NA"}));
}

TEST(MinuteBookReader, ReadsTheAnswersOfACoverSheetByObjective) {
  const auto book = read_minute_book(paper_with(
      R"(, "cover_sheet": {"objectives_considered": ["Safe care", "Access"], "objective_selection": {"Access": "Yes"}})"));
  ASSERT_TRUE(book);
  EXPECT_THAT(book->bulletins[0].papers[0].cover->choices,
              ElementsAre(CoverChoice{"Safe care", {}}, CoverChoice{"Access", "Yes"}));
  EXPECT_THAT(faults(paper_with(R"(, "cover_sheet": {"objective_selection": {"Care": "Yes"}})")),
              ElementsAre(Pair("$.bulletins[0].papers[0].cover_sheet.objective_selection.Care",
                               HasSubstr("not among objectives_considered"))));
}

TEST(MinuteBookReader, IsNotHurtByAFileThatMeansHarm) {
  std::string keys = "{";
  for (int i = 0; i < 200'000; ++i) keys += fmt::format("{}\"k{}_total\":1", i == 0 ? "" : ",", i);
  EXPECT_THAT(faults(keys + "}"), SizeIs(101));
  EXPECT_THAT(faults(paper_with(", \"figures\": " + keys + "}")),
              ElementsAre(Pair("$.bulletins[0].papers[0].figures", HasSubstr("1000 is the most"))));
  std::string rubbish = "0";
  for (int i = 0; i < 1'000'000; ++i) rubbish += ",0";
  EXPECT_THAT(faults(R"({"bodies": [], "people": [], "meetings": [)" + rubbish + "]}"), SizeIs(101));
  EXPECT_THAT(faults(book_with({.body = ", \"quorum_rule\": " + std::string(31, '[') + std::string(31, ']')})),
              ElementsAre(Pair(StartsWith("line "), HasSubstr("more deeply"))));
}

}  // namespace
}  // namespace governance
