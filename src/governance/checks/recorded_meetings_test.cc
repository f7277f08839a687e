// Real meetings of a partnership, with the faults that readers found in them: which check finds each, and where. The
// demonstration's copy, in which people are their initials, is always read; the transcription itself, with names, where
// SIGHTLINE_RECORDED_MEETINGS says where it is.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "governance/checks/check.h"
#include "governance/minute_book/json_node.h"
#include "governance/minute_book/minute_book_reader.h"

namespace governance {
namespace {

constexpr std::string_view kSeptember = "slt-2017-09-21";
constexpr std::string_view kOctober = "slt-2017-10-19";
constexpr std::string_view kDecember = "slt-2019-12-19";
constexpr std::string_view kBulletin = "uhl-bulletin-2017-12-07";

/// One finding that an anomaly stands for. An empty subject may be anything: people's ids differ between the files.
struct Expected {
  std::string_view anomaly;
  std::string_view check;
  std::string_view meeting;
  std::string_view item;
  std::string_view subject = {};
  bool by_names = false;  ///< needs people's names, which the demonstration leaves out
};
constexpr Expected kExpected[] = {
    {"AN01", "Q1", kDecember, "138"},
    {"AN01", "Q1", kDecember, "140"},
    {"AN02", "Q1", kDecember, "142", "slt"},
    {"AN03", "C1", kDecember, "140"},
    {"AN04", "Q2", kDecember, "140"},
    {"AN05", "C2", kSeptember, "7"},
    {"AN05", "C2", kSeptember, "8"},
    {"AN06", "S1", kDecember, "", "slt"},
    {"AN07", "D2", kDecember, "142"},
    {"AN08", "Q3", kSeptember, ""},
    {"AN09", "Q3", kOctober, ""},
    {"AN10", "C4", kSeptember, "2"},
    {"AN11", "C1", kSeptember, "7"},
    {"AN11", "C1", kSeptember, "8"},
    {"AN12", "C6", kOctober, "", "slt"},
    {"AN13", "C3", kOctober, "5"},
    {"AN13", "C3", kOctober, "6"},
    {"AN13", "C3", kOctober, "7"},
    {"AN14", "C5", kOctober, "9"},
    {"AN15", "C1", kDecember, "141"},
    {"AN15", "C1", kDecember, "142"},
    {"AN16", "A1", kSeptember, ""},
    {"AN17", "A1", kOctober, ""},
    {"AN18", "A2", kOctober, ""},
    {"AN19", "A3", kDecember, ""},
    {"AN19", "A3", kDecember, "", "lcounty"},
    {"AN20", "A4", kSeptember, "", "uhl"},
    {"AN21", "A4", kDecember, "", "lcccg"},
    {"AN22", "I1", kDecember, ""},
    {"AN23", "I3", kSeptember, ""},
    {"AN24", "T2", kOctober, "4", "170817/02"},
    {"AN24", "T2", kOctober, "4", "slt"},
    {"AN25", "T2", kOctober, "4", "s17-ws"},
    {"AN26", "T7", kOctober, "4", "170817/7"},
    {"AN27", "T5", kOctober, "4", "170817/1"},
    {"AN27", "T5", kOctober, "4", "170817/3"},
    {"AN28", "T4", kSeptember, "6", "170921/1"},
    {"AN29", "T4", kOctober, "5", "o17-clinlead"},
    {"AN30", "T6", kOctober, "5", "o17-acsinfo"},
    {"AN30", "T6", kOctober, "7", "o17-dtoc"},
    {"AN30", "T6", kOctober, "8", "o17-ws"},
    {"AN31", "T1", kOctober, "5", "o17-forum"},
    {"AN31", "T1", kOctober, "5", "o17-ppimail"},
    {"AN31", "T1", kOctober, "9", "o17-bidraft"},
    {"AN32", "T1", kOctober, "4", "o17-tasl"},
    {"AN33", "T1", kDecember, "140", "d19-a"},
    {"AN33", "T1", kDecember, "140", "d19-b"},
    {"AN33", "T1", kDecember, "140", "d19-c"},
    {"AN34", "T3", kDecember, "139", "SL/21/01/09"},
    {"AN35", "T3", kDecember, "139", "SLT/19/131"},
    {"AN36", "T8", kDecember, "139", "SLT/19/32"},
    {"AN36", "T8", kDecember, "139", "SLT/19/76"},
    {"AN37", "D1", kDecember, "141"},
    {"AN37", "D1", kDecember, "142"},
    {"AN38", "D3", kSeptember, "5"},
    {"AN39", "D1", kOctober, "9"},
    {"AN40", "M2", kOctober, "3"},
    {"AN41", "M1", kSeptember, "9"},
    {"AN42", "M3", kBulletin, "paper 2"},
    {"AN42", "M3", kBulletin, "paper 3"},
    {"AN43", "P1", kBulletin, "paper 3"},
    {"AN44", "R2", kBulletin, "paper 1"},
    {"AN45", "R4", kBulletin, "paper 1"},
    {"AN46", "R5", kBulletin, "paper 1"},
    {"AN48", "R1", kBulletin, "paper 1"},
    {"AN49", "I3", kBulletin, "paper 1"},
    {"AN51", "R2", kBulletin, "paper 1"},
    {"AN52", "D1", kBulletin, "paper 1"},
    {"AN53", "I2", "", "", "bridge", true},
    {"AN53", "I2", "", "", "forbes", true},
    {"AN53", "I2", "", "", "oneill", true},
    {"AN53", "I2", "", "", "cook", true},
    {"AN54", "I2", "", ""},
    {"AN54", "I2", "", "", "slt"},
    {"AN55", "N1", "", "", "slt"},
    {"AN56", "N1", kSeptember, ""},
    {"AN56", "N1", kOctober, ""},
    {"AN56", "N1", kDecember, ""},
    {"AN57", "X1", "", ""},
    {"AN57", "X1", kOctober, ""},
    {"AN58", "X2", kSeptember, "6"},
    {"AN58", "X2", kSeptember, "7"},
    {"AN59", "M4", kSeptember, ""},
    {"AN59", "M4", kDecember, ""},
};

/// What no rule can find in these files, because what shows it is not in them.
const std::map<std::string_view, std::string_view> kNotThere = {
    {"AN47", "the words \"this part of the agenda\" were not transcribed"},
    {"AN50", "the paper's paragraph numbers were not transcribed"},
};

std::string read(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

MinuteBook book_of(const std::string& text) {
  auto book = read_minute_book(text);
  if (!book)
    for (const auto& fault : book.error()) ADD_FAILURE() << fault.subject << ": " << fault.message;
  return book.value();
}

std::string places(const std::vector<CheckFinding>& findings, std::string_view check) {
  std::string out;
  for (const CheckFinding& one : findings)
    if (one.check == check) out += "\n  " + one.meeting + " | " + one.item + " | " + one.subject + " | " + one.text;
  return out;
}

void expect_found(const std::vector<CheckFinding>& findings, const Expected& expected) {
  const bool is_found = std::ranges::any_of(findings, [&](const CheckFinding& one) {
    return one.check == expected.check && one.meeting == expected.meeting && one.item == expected.item &&
           (expected.subject.empty() || one.subject == expected.subject);
  });
  EXPECT_TRUE(is_found) << expected.anomaly << ": no " << expected.check << " at " << expected.meeting << " "
                        << expected.item << " " << expected.subject
                        << "; it finds:" << places(findings, expected.check);
}

void expect_no_full_names(const MinuteBook& book, const std::vector<CheckFinding>& findings) {
  std::set<std::string> names;
  for (const Person& one : book.people) {
    names.insert(one.name);
    names.insert(one.spellings_seen.begin(), one.spellings_seen.end());
  }
  for (const auto& name : names) {
    if (name.find(' ') == std::string::npos) continue;
    for (const CheckFinding& one : findings)
      EXPECT_EQ(one.text.find(name), std::string::npos) << one.check << " at " << one.meeting << " prints a name";
  }
}

/// More than this and nobody reads them.
constexpr std::size_t kReadable = 150;

TEST(RecordedMeetings, AreFoundOutInTheDemonstration) {
  const MinuteBook book = book_of(read("data/demonstration/system-leadership-team.json"));
  const auto findings = check_book(book);
  for (const Expected& one : kExpected)
    if (!one.by_names) expect_found(findings, one);
  EXPECT_LT(findings.size(), kReadable);
}

class Transcription : public testing::Test {
 protected:
  void SetUp() override {
    const char* const path = std::getenv("SIGHTLINE_RECORDED_MEETINGS");
    if (path == nullptr) GTEST_SKIP() << "no transcription: set SIGHTLINE_RECORDED_MEETINGS to its path";
    text_ = read(path);
  }
  std::string text_;
};

TEST_F(Transcription, IsFoundOutAndNobodyIsNamed) {
  const MinuteBook book = book_of(text_);
  const auto findings = check_book(book);
  for (const Expected& one : kExpected) expect_found(findings, one);
  EXPECT_LT(findings.size(), kReadable);
  expect_no_full_names(book, findings);
}

TEST_F(Transcription, HasNoAnomalyThatIsNotAccountedFor) {
  const auto parsed = parse_json(text_);
  ASSERT_TRUE(parsed);
  const JsonNode* anomalies = member(std::get<JsonObject>(parsed->value), "anomalies");
  ASSERT_NE(anomalies, nullptr);
  std::size_t count = 0;
  for (const JsonNode& node : std::get<JsonArray>(anomalies->value)) {
    const auto& one = std::get<JsonObject>(node.value);
    const auto& id = std::get<std::string>(member(one, "id")->value);
    const auto& check = std::get<std::string>(member(one, "check")->value);
    const auto expected = std::ranges::find(kExpected, std::string_view(id), &Expected::anomaly);
    if (expected == std::end(kExpected))
      EXPECT_TRUE(kNotThere.contains(id)) << id;
    else
      EXPECT_EQ(expected->check, check) << id;
    ++count;
  }
  EXPECT_EQ(count, 59U);
}

}  // namespace
}  // namespace governance
