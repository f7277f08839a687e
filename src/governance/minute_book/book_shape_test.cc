#include "governance/minute_book/book_shape.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "governance/minute_book/minute_book_reader.h"
#include "governance/minute_book/minute_book_writer.h"

namespace governance {
namespace {

using testing::HasSubstr;

/// Notes the keys that a shape names, and whether each must be there.
struct KeyTaker {
  std::vector<std::pair<std::string, bool>> keys;
  std::size_t kept = 0;

  template <class T>
  void required(std::string_view key, T&) {
    keys.emplace_back(key, true);
    ++kept;
  }
  template <class T>
  void optional(std::string_view key, T&) {
    keys.emplace_back(key, false);
    ++kept;
  }
  void json(std::string_view key, std::optional<std::string>&) {
    keys.emplace_back(key, false);
    ++kept;
  }
  void not_kept(std::string_view key) { keys.emplace_back(key, false); }
};
void weekday_of_date(KeyTaker& io, base::Date&) {
  io.not_kept("weekday");
}
void choices_in_short_form(KeyTaker& io, CoverSheet&) {
  for (const char* key : {"objectives_considered", "objective_choices", "objective_selection", "governance",
                          "ppi_actions", "equality_impact_assessment", "next_paper"})
    io.not_kept(key);
}
void figures_of_paper(KeyTaker& io, BulletinPaper& paper) {
  io.optional("figures", paper.figures);
}
void shape_of_table(KeyTaker&, FigureTable&) {}

template <class T>
KeyTaker keys_of() {
  T value;
  KeyTaker taker;
  shape(taker, value);
  return taker;
}

/// Stands for any one field when the fields of a value are counted.
struct AnyField {
  template <class T>
  operator T() const {
    return T();
  }
};
template <class T, std::size_t... Each>
constexpr bool has_fields(std::index_sequence<Each...>) {
  return requires { T{(static_cast<void>(Each), AnyField())...}; };
}
template <class T, std::size_t Count = 0>
constexpr std::size_t field_count() {
  if constexpr (has_fields<T>(std::make_index_sequence<Count + 1>()))
    return field_count<T, Count + 1>();
  else
    return Count;
}

template <class T>
void expect_a_key_for_each_field(const char* name) {
  EXPECT_EQ(keys_of<T>().kept, field_count<T>()) << name;
}

TEST(BookShape, HasAKeyForEachField) {
#define SIGHTLINE_EXPECT_KEYS(type) expect_a_key_for_each_field<type>(#type)
  SIGHTLINE_EXPECT_KEYS(Source);
  SIGHTLINE_EXPECT_KEYS(Organisation);
  SIGHTLINE_EXPECT_KEYS(Body);
  SIGHTLINE_EXPECT_KEYS(Seat);
  SIGHTLINE_EXPECT_KEYS(Tenure);
  SIGHTLINE_EXPECT_KEYS(ClearDays);
  SIGHTLINE_EXPECT_KEYS(UrgentPower);
  SIGHTLINE_EXPECT_KEYS(Person);
  SIGHTLINE_EXPECT_KEYS(InitialsSeen);
  SIGHTLINE_EXPECT_KEYS(RoleSeen);
  SIGHTLINE_EXPECT_KEYS(Interest);
  SIGHTLINE_EXPECT_KEYS(Meeting);
  SIGHTLINE_EXPECT_KEYS(Attendance);
  SIGHTLINE_EXPECT_KEYS(MinutesStatus);
  SIGHTLINE_EXPECT_KEYS(NextMeeting);
  SIGHTLINE_EXPECT_KEYS(ScreeningBody);
  SIGHTLINE_EXPECT_KEYS(AgendaItem);
  SIGHTLINE_EXPECT_KEYS(Screening);
  SIGHTLINE_EXPECT_KEYS(Handling);
  SIGHTLINE_EXPECT_KEYS(QuorumStatement);
  SIGHTLINE_EXPECT_KEYS(Decision);
  SIGHTLINE_EXPECT_KEYS(Limb);
  SIGHTLINE_EXPECT_KEYS(Condition);
  SIGHTLINE_EXPECT_KEYS(Amendment);
  SIGHTLINE_EXPECT_KEYS(Departure);
  SIGHTLINE_EXPECT_KEYS(Action);
  SIGHTLINE_EXPECT_KEYS(ActionEntry);
  SIGHTLINE_EXPECT_KEYS(Bulletin);
  SIGHTLINE_EXPECT_KEYS(BulletinPaper);
  SIGHTLINE_EXPECT_KEYS(LeadContact);
  SIGHTLINE_EXPECT_KEYS(CoverSheet);
  SIGHTLINE_EXPECT_KEYS(CoverChoice);
  SIGHTLINE_EXPECT_KEYS(StatedFigure);
  SIGHTLINE_EXPECT_KEYS(FigureTable);
  SIGHTLINE_EXPECT_KEYS(MinuteBook);
#undef SIGHTLINE_EXPECT_KEYS
}

template <class E>
void expect_a_word_for_each(std::span<const E> choices) {
  ASSERT_EQ(choices.size(), kWordsOf<E>.size());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(choices[i]), i);
    EXPECT_EQ(choice_of<E>(word_of(choices[i])), choices[i]);
  }
}

TEST(BookShape, HasAWordForEachChoice) {
  expect_a_word_for_each<Sector>(kSectors);
  expect_a_word_for_each<InterestKind>(kInterestKinds);
  expect_a_word_for_each<Circulation>(kCirculations);
  expect_a_word_for_each<ItemKind>(kItemKinds);
  expect_a_word_for_each<Medium>(kMedia);
  expect_a_word_for_each<ScreeningOutcome>(kScreeningOutcomes);
  expect_a_word_for_each<Declared>(kDeclared);
  expect_a_word_for_each<Verb>(kVerbs);
  expect_a_word_for_each<DecisionForm>(kDecisionForms);
  expect_a_word_for_each<AttendanceKind>(kAttendanceKinds);
  expect_a_word_for_each<AttendanceMode>(kAttendanceModes);
  expect_a_word_for_each<FinalState>(kFinalStates);
  EXPECT_EQ(choice_of<Sector>("NHS_provider"), std::nullopt);
}

std::string file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
std::string guide() {
  return file("docs/guides/minute-book-file.md");
}
/// What stands under "### HEADING", up to the next heading.
std::string section(const std::string& page, const std::string& heading) {
  const auto start = page.find("\n### " + heading + "\n");
  if (start == std::string::npos) return "";
  return page.substr(start, page.find("\n##", start + 1) - start);
}

template <class T>
void expect_told(const std::string& page, const char* heading) {
  const std::string told = section(page, heading);
  ASSERT_NE(told, "") << heading;
  for (const auto& [key, is_required] : keys_of<T>().keys)
    EXPECT_THAT(told, HasSubstr("| `" + key + "` | " + (is_required ? "yes" : "no") + " |")) << heading;
}

TEST(MinuteBookFileGuide, TellsEveryKeyAndWhetherItMustBeThere) {
  const std::string page = guide();
  expect_told<MinuteBook>(page, "The file");
  expect_told<Source>(page, "A source");
  expect_told<Organisation>(page, "An organisation");
  expect_told<Body>(page, "A body");
  expect_told<Seat>(page, "A seat");
  expect_told<Tenure>(page, "A tenure");
  expect_told<ClearDays>(page, "Clear days");
  expect_told<UrgentPower>(page, "A power to decide between meetings");
  expect_told<Person>(page, "A person");
  expect_told<InitialsSeen>(page, "Initials seen");
  expect_told<RoleSeen>(page, "A role seen");
  expect_told<Interest>(page, "An interest");
  expect_told<Meeting>(page, "A meeting");
  expect_told<ScreeningBody>(page, "Who screened");
  expect_told<MinutesStatus>(page, "The state of the minutes");
  expect_told<NextMeeting>(page, "The next meeting");
  expect_told<Attendance>(page, "Attendance");
  expect_told<AgendaItem>(page, "An item");
  expect_told<QuorumStatement>(page, "A quorum statement");
  expect_told<Screening>(page, "Conflicts of interest at an item");
  expect_told<Handling>(page, "A person with an interest");
  expect_told<Decision>(page, "A decision");
  expect_told<Limb>(page, "A part of a proposal");
  expect_told<Condition>(page, "A condition");
  expect_told<Amendment>(page, "An amendment");
  expect_told<Departure>(page, "A departure");
  expect_told<Action>(page, "An action");
  expect_told<ActionEntry>(page, "An entry of the log");
  expect_told<Bulletin>(page, "A bulletin");
  expect_told<BulletinPaper>(page, "A paper");
  expect_told<LeadContact>(page, "A lead contact");
  expect_told<CoverSheet>(page, "A cover sheet");
  expect_told<CoverChoice>(page, "A choice");
  expect_told<StatedFigure>(page, "A figure");
  expect_told<FigureTable>(page, "A table");
}

template <class E>
void expect_words(const std::string& page) {
  for (const auto word : kWordsOf<E>) EXPECT_THAT(page, HasSubstr("`" + std::string(word) + "`"));
}

TEST(MinuteBookFileGuide, TellsEveryWord) {
  const std::string page = guide();
  expect_words<Sector>(page);
  expect_words<InterestKind>(page);
  expect_words<ItemKind>(page);
  expect_words<Medium>(page);
  expect_words<ScreeningOutcome>(page);
  expect_words<Declared>(page);
  expect_words<Verb>(page);
  expect_words<DecisionForm>(page);
  expect_words<AttendanceKind>(page);
  expect_words<AttendanceMode>(page);
  expect_words<FinalState>(page);
}

TEST(MinuteBookFileGuide, ShowsAnExampleThatCanBeRead) {
  const std::string example = file("data/examples/minute-book.json");
  ASSERT_NE(example, "");
  EXPECT_THAT(guide(), HasSubstr("```json\n" + example + "```\n"));
  const auto book = read_minute_book(example);
  ASSERT_TRUE(book) << book.error().front().subject << " " << book.error().front().message;
  EXPECT_EQ(book->meetings.front().items.size(), 3U);
  EXPECT_EQ(*read_minute_book(write_minute_book(*book)), *book);
}

TEST(MinuteBookFileGuide, ShowsAShortFormOfFiguresThatCanBeRead) {
  const std::string told = section(guide(), "The short form of figures");
  const auto start = told.find("\"figures\"");
  ASSERT_NE(start, std::string::npos);
  const std::string figures = told.substr(start, told.find("```", start) - start);
  const auto book = read_minute_book(R"({"bodies": [], "people": [], "meetings": [], "bulletins": [{"id": "b",
                                         "date": "2017-12-07", "papers": [{"title": "A paper", )" +
                                     figures + "}]}]}");
  ASSERT_TRUE(book) << book.error().front().subject << " " << book.error().front().message;
  EXPECT_EQ(book->bulletins[0].papers[0].tables[0].total, (std::vector<double>{201, 14.9}));
}

}  // namespace
}  // namespace governance
