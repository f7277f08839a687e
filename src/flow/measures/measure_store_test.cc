#include "flow/measures/measure_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/measures/measure_import_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

const base::Instant kMorning = base::Instant(std::chrono::sys_days(2019y / 12 / 2)) + 9h;

SeriesPeriod month(int year, unsigned m) {
  return month_period(std::chrono::year(year) / std::chrono::month(m) / 1);
}

class MeasureStore : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    std::vector<record::Migration> all{record::audit_migration(), measure_migration(), measure_choices_migration()};
    for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
    database_.emplace(fresh_database(all));
  }

  record::Database& database() { return **database_; }

  static ImportedFile file_of(std::int64_t days, std::optional<base::Date> published = {}) {
    return {.layout = "dtoc_by_council",
            .published = published,
            .revised = {},
            .status = ValueStatus::Final,
            .places = {{"E06000016", "Leicester", PlaceKind::Council, ""}},
            .values = {{.measure = std::string(kDelayedDays),
                        .cut = "",
                        .place = "E06000016",
                        .period = month(2017, 9),
                        .numerator = whole_amount(days),
                        .denominator = {},
                        .at = {"LA - by type of care", 17, "TOTAL"}}},
            .notes = {}};
  }

  base::Result<ImportOutcome> send(const ImportedFile& content, base::Instant at, std::string sha = "aa") {
    return database().write([&](record::Transaction& t) {
      return import_figures(t, {.name = "LA-Type-B.xls", .sha256 = std::move(sha), .content = content}, "command line",
                            at, random_);
    });
  }

  std::optional<double> people_on(base::Instant known_at) {
    return database().read([&](record::Reader& reader) -> std::optional<double> {
      const auto found = figures(
          reader, {.measure = std::string(kPeopleDelayed), .cut = "", .places = {"E06000016"}, .known_at = known_at});
      return found.points.empty() ? std::nullopt : found.points.back().figure;
    });
  }

  base::SeededRandom random_{1};
  std::optional<record::FreshDatabase> database_;
};

TEST_P(MeasureStore, AddsACorrectionAndStillKnowsWhatWasKnownBefore) {
  ASSERT_TRUE(send(file_of(828), kMorning).has_value());
  const auto corrected = send(file_of(840), kMorning + 24h, "bb");
  ASSERT_TRUE(corrected.has_value());
  EXPECT_EQ(corrected->import.changed, 1);
  EXPECT_EQ(people_on(kMorning - 1us), std::nullopt);
  EXPECT_EQ(people_on(kMorning), 27.6);
  EXPECT_EQ(people_on(kMorning + 24h), 28.0);
  const auto history = database().read(
      [](record::Reader& reader) { return history_of(reader, kDelayedDays, "", "E06000016", month(2017, 9)); });
  ASSERT_THAT(history, SizeIs(2));
  EXPECT_EQ(history[0].numerator, whole_amount(828));
  EXPECT_EQ(history[0].at.row, 17U);
  EXPECT_EQ(history[0].at.column, "TOTAL");
}

TEST_P(MeasureStore, KeepsAFileThatIsSentAgainOnce) {
  ASSERT_TRUE(send(file_of(828), kMorning).has_value());
  const auto again = send(file_of(828), kMorning + 1h);
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(again->is_new);
  EXPECT_THAT(database().read([](record::Reader& reader) { return figures_imports(reader); }), SizeIs(1));
}

TEST_P(MeasureStore, TakesACorrectedFigureBackWhenTheFirstFileIsSentAgain) {
  ASSERT_TRUE(send(file_of(828), kMorning).has_value());
  ASSERT_TRUE(send(file_of(840), kMorning + 1h, "bb").has_value());
  const auto back = send(file_of(828), kMorning + 2h);
  ASSERT_TRUE(back.has_value());
  EXPECT_TRUE(back->is_new);
  EXPECT_EQ(people_on(kMorning + 2h), 27.6);
}

TEST_P(MeasureStore, RefusesAnOlderPublicationOfFiguresThatANewerOneGave) {
  ASSERT_TRUE(send(file_of(840, 2017y / 12 / 14), kMorning).has_value());
  const auto older = send(file_of(828, 2017y / 11 / 9), kMorning + 1h, "bb");
  ASSERT_FALSE(older.has_value());
  EXPECT_THAT(older.error().message, HasSubstr("14 December 2017"));
  EXPECT_EQ(people_on(kMorning + 1h), 28.0);
  EXPECT_THAT(database().read([](record::Reader& reader) { return figures_imports(reader); }), SizeIs(1));
}

TEST_P(MeasureStore, KeepsThePlaceInItsSystemWhenAFileNamesItAgain) {
  ASSERT_TRUE(send(file_of(828), kMorning).has_value());
  database().write([](record::Transaction& t) {
    keep_place(t, {"LLR", "The system", PlaceKind::System, ""}, "person", kMorning);
    keep_place(t, {"E06000016", "Leicester", PlaceKind::Council, "LLR"}, "person", kMorning);
  });
  ASSERT_TRUE(send(file_of(840), kMorning + 1h, "bb").has_value());
  EXPECT_EQ(database().read([](record::Reader& reader) { return find_place(reader, "E06000016"); })->part_of, "LLR");
}

TEST_P(MeasureStore, CountsAChangedDefinitionAsANewVersion) {
  Measure waiting{.code = "therapy.waiting",
                  .name = "People waiting for therapy",
                  .owner = "Therapies group",
                  .definition = "People referred and not yet seen.",
                  .numerator = "people",
                  .unit = "people",
                  .source = "A plain file",
                  .valid_from = 2019y / 1 / 1};
  const auto keep = [&] {
    return database().write([&](record::Transaction& t) { return keep_measure(t, waiting, "person", kMorning); });
  };
  EXPECT_EQ(keep()->version, 1);
  const auto same_day = keep();
  ASSERT_FALSE(same_day.has_value());
  EXPECT_EQ(same_day.error().front().subject, "valid_from");
  waiting.valid_from = 2020y / 1 / 1;
  waiting.definition = "People referred and not yet seen, without those who were offered a date.";
  waiting.suppression = {.below = 5, .round_to = 5};
  EXPECT_EQ(keep()->version, 2);
  const auto kept = database().read([](record::Reader& reader) { return versions_of(reader, "therapy.waiting"); });
  ASSERT_THAT(kept, SizeIs(2));
  EXPECT_EQ(kept[1].definition, waiting.definition);
  EXPECT_EQ(kept[1].suppression.round_to, 5);
  EXPECT_EQ(kept[0].definition, "People referred and not yet seen.");
}

TEST_P(MeasureStore, KeepsALateValueUnderTheDefinitionOfItsOwnPeriod) {
  Measure own = *find_in_catalogue(kDelayedDays);
  own.definition = "Delayed days, with those of community wards.";
  own.valid_from = 2018y / 4 / 1;
  database().write([&](record::Transaction& t) { ASSERT_TRUE(keep_measure(t, own, "person", kMorning)); });
  auto file = file_of(2183);
  file.values.push_back(file.values.front());
  file.values.back().period = month(2018, 4);
  ASSERT_TRUE(send(file, kMorning));
  database().read([&](record::Reader& reader) {
    const auto version_of = [&](SeriesPeriod period) {
      return history_of(reader, kDelayedDays, "", "E06000016", period).at(0).version;
    };
    EXPECT_EQ(version_of(month(2017, 9)), 1);
    EXPECT_EQ(version_of(month(2018, 4)), 2);
  });
}

TEST_P(MeasureStore, KeepsTheKindOfAMeasuresChart) {
  Measure own = *find_in_catalogue(kFourHours);
  own.chart = ChartKind::PPrime;
  own.valid_from = 2019y / 4 / 1;
  database().write([&](record::Transaction& t) { ASSERT_TRUE(keep_measure(t, own, "person", kMorning)); });
  database().read([](record::Reader& reader) {
    EXPECT_EQ(find_measure(reader, kFourHours)->chart, ChartKind::PPrime);
    EXPECT_EQ(find_measure(reader, kDelayedDays)->chart, ChartKind::Xmr);
  });
}

TEST_P(MeasureStore, GivesTheNewestChoiceOfATargetThatWasKnownForThatChart) {
  const auto choose = [&](std::string place, std::string reason, base::Instant at) {
    database().write([&](record::Transaction& t) {
      keep_target_choice(t, {.id = base::Uuid::v7(at, random_),
                             .measure = std::string(kPeopleDelayed),
                             .cut = "",
                             .place = std::move(place),
                             .target = {},
                             .reason = std::move(reason),
                             .by = "AE, Performance analyst",
                             .by_person = "person",
                             .chosen_at = at});
    });
  };
  choose("LLR", "first", kMorning);
  choose("LLR", "second", kMorning + 1h);
  choose("E06000016", "elsewhere", kMorning + 2h);
  database().read([](record::Reader& reader) {
    const auto reason_at = [&](base::Instant known_at) {
      const auto choice = target_choice(reader, kPeopleDelayed, "", "LLR", known_at);
      return choice ? choice->reason : std::string("none");
    };
    EXPECT_EQ(reason_at(kMorning - 1h), "none");
    EXPECT_EQ(reason_at(kMorning), "first");
    EXPECT_EQ(reason_at(kMorning + 3h), "second");
    EXPECT_FALSE(target_choice(reader, kPeopleDelayed, "acute", "LLR", kMorning + 3h));
  });
}

TEST_P(MeasureStore, PutsANewVersionOfAPublishedMeasureInItsPlace) {
  Measure own = *find_in_catalogue(kPeopleDelayed);
  own.owner = "Another group";
  own.valid_from = 2019y / 4 / 1;
  EXPECT_EQ(database().write([&](record::Transaction& t) { return keep_measure(t, own, "person", kMorning); })->version,
            2);
  database().read([](record::Reader& reader) {
    EXPECT_EQ(find_measure(reader, kPeopleDelayed)->owner, "Another group");
    EXPECT_EQ(measures(reader).size(), measure_catalogue().size());
  });
}

TEST_P(MeasureStore, GivesAPlacesOwnTargetBeforeThatOfAllPlaces) {
  const auto target = [&](std::string place, double value) {
    database().write([&](record::Transaction& t) {
      keep_trajectory(t,
                      {.id = base::Uuid::v7(kMorning, random_),
                       .measure = std::string(kFourHours),
                       .cut = "",
                       .place = std::move(place),
                       .name = "A target",
                       .source = "A paper",
                       .trajectory = {.kind = TrajectoryKind::Target, .points = {{month(2017, 9), value}}, .index = {}},
                       .recorded_by = "person",
                       .recorded_at = kMorning});
    });
  };
  target("", 95);
  target("RWE", 90);
  database().read([](record::Reader& reader) {
    const auto own = trajectories(reader, kFourHours, "", "RWE", kMorning);
    ASSERT_THAT(own, SizeIs(2));
    EXPECT_EQ(own[0].trajectory.points.at(0).value, 90);
    EXPECT_EQ(trajectories(reader, kFourHours, "", "RXX", kMorning).at(0).trajectory.points.at(0).value, 95);
    EXPECT_THAT(trajectories(reader, kFourHours, "", "RWE", kMorning - 1us), testing::IsEmpty());
  });
}

TEST_P(MeasureStore, KeepsASeasonalPathWithItsMonths) {
  Trajectory path{
      .kind = TrajectoryKind::Seasonal, .points = {{month(2017, 4), 50}, {month(2018, 3), 40}}, .index = {}};
  for (int i = 0; i < 12; ++i) path.index.push_back(i == 0 ? 1.55 : 0.95);
  database().write([&](record::Transaction& t) {
    keep_trajectory(t, {.id = base::Uuid::v7(kMorning, random_),
                        .measure = std::string(kPeopleDelayed),
                        .cut = "",
                        .place = "E06000016",
                        .name = "The plan",
                        .source = "The board",
                        .trajectory = path,
                        .recorded_by = "person",
                        .recorded_at = kMorning});
  });
  database().read([&](record::Reader& reader) {
    const auto kept = trajectories(reader, kPeopleDelayed, "", "E06000016", kMorning).at(0).trajectory;
    EXPECT_EQ(kept.at(month(2018, 1)), path.at(month(2018, 1)));
    EXPECT_EQ(kept.index, path.index);
  });
}

TEST_P(MeasureStore, ForgetsNoDecisionAboutAChartButCountsAWithdrawnOneNoMore) {
  const SeriesDecision rebase{.id = base::Uuid::v7(kMorning, random_),
                              .measure = std::string(kPeopleDelayed),
                              .cut = "",
                              .place = "E06000016",
                              .kind = DecisionKind::Rebase,
                              .at = month(2017, 9),
                              .reason = "Discharge lounge opened",
                              .by = "performance analyst",
                              .by_person = "person",
                              .decided_at = kMorning};
  database().write([&](record::Transaction& t) { keep_decision(t, rebase); });
  const auto withdraw = [&](const base::Uuid& id, std::string place = "E06000016") {
    return database().write([&](record::Transaction& t) {
      return withdraw_decision(t, {.decision = id,
                                   .measure = std::string(kPeopleDelayed),
                                   .cut = "",
                                   .place = std::move(place),
                                   .reason = "Opened a month later",
                                   .by_person = "person",
                                   .withdrawn_at = kMorning + 1h});
    });
  };
  EXPECT_EQ(withdraw(rebase.id, "E10000018").error().code, base::ErrorCode::NotFound) << "another place's chart";
  EXPECT_TRUE(withdraw(rebase.id).has_value());
  EXPECT_EQ(withdraw(rebase.id).error().code, base::ErrorCode::Conflict);
  EXPECT_EQ(withdraw(base::Uuid::v7(kMorning, random_)).error().code, base::ErrorCode::NotFound);
  database().read([&](record::Reader& reader) {
    EXPECT_THAT(decisions(reader, kPeopleDelayed, "", "E06000016", kMorning), SizeIs(1));
    EXPECT_THAT(decisions(reader, kPeopleDelayed, "", "E06000016", kMorning + 1h), testing::IsEmpty());
    EXPECT_EQ(decisions(reader, kPeopleDelayed, "", "E06000016", kMorning).at(0).reason, "Discharge lounge opened");
  });
}

TEST_P(MeasureStore, GivesTheNewestMarkOfQualityThatHolds) {
  const auto mark = [&](std::string place, QualityGrade grade, base::Instant at) {
    database().write([&](record::Transaction& t) {
      keep_quality_mark(t, {.id = base::Uuid::v7(at, random_),
                            .measure = std::string(kDelayedDays),
                            .place = std::move(place),
                            .grade = grade,
                            .words = "Community data",
                            .from = month(2017, 4),
                            .to = month(2018, 3),
                            .by = "person",
                            .marked_at = at});
    });
  };
  mark("", QualityGrade::Caution, kMorning);
  mark("E06000016", QualityGrade::Poor, kMorning + 1h);
  database().read([](record::Reader& reader) {
    const auto grade = [&](std::string_view place, SeriesPeriod at, base::Instant known) {
      const auto found = quality_of(reader, kDelayedDays, place, at, known);
      return found ? std::optional(found->grade) : std::nullopt;
    };
    EXPECT_EQ(grade("E06000016", month(2017, 9), kMorning), QualityGrade::Caution);
    EXPECT_EQ(grade("E06000016", month(2017, 9), kMorning + 1h), QualityGrade::Poor);
    EXPECT_EQ(grade("E07000130", month(2017, 9), kMorning + 1h), QualityGrade::Caution);
    EXPECT_EQ(grade("E06000016", month(2018, 4), kMorning + 1h), std::nullopt);
  });
}

class SmallNumbers : public MeasureStore {
 protected:
  void SetUp() override {
    MeasureStore::SetUp();
    if (IsSkipped()) return;
    database().write([&](record::Transaction& t) {
      Measure falls{.code = "ward.falls",
                    .name = "Falls",
                    .owner = "Quality group",
                    .definition = "Falls of patients.",
                    .numerator = "falls",
                    .unit = "falls",
                    .source = "A plain file",
                    .suppression = {.below = 5, .round_to = 1},
                    .valid_from = 2019y / 1 / 1};
      ASSERT_TRUE(keep_measure(t, falls, "person", kMorning).has_value());
      keep_place(t, {"SYS", "The system", PlaceKind::System, ""}, "person", kMorning);
    });
  }

  /// Falls of three wards in one month, by place; a cut beside the whole where asked.
  void falls(std::vector<std::pair<std::string, std::int64_t>> counts, std::string cut = "") {
    ImportedFile file{.layout = "plain", .published = {}, .revised = {}, .places = {}, .values = {}, .notes = {}};
    for (auto& [place, count] : counts) {
      file.places.push_back({place, "Ward " + place, PlaceKind::Provider, "SYS"});
      file.values.push_back({.measure = "ward.falls",
                             .cut = cut,
                             .place = place,
                             .period = month(2019, 5),
                             .numerator = whole_amount(count),
                             .denominator = {},
                             .at = {"", 2, "falls"}});
    }
    ASSERT_TRUE(send(file, kMorning, "falls" + cut).has_value());
  }
  FigurePoint shown(std::vector<std::string> places, std::string cut = "") {
    return database().read([&](record::Reader& reader) {
      return figures(reader, {.measure = "ward.falls", .cut = cut, .places = places, .known_at = kMorning})
          .points.at(0);
    });
  }
};

TEST_P(SmallNumbers, AreWithheldTogetherWithTheOneThatWouldGiveThemAway) {
  falls({{"RA", 3}, {"RB", 8}, {"RC", 20}});
  EXPECT_TRUE(shown({"RA"}).is_withheld);
  EXPECT_EQ(shown({"RA"}).figure, std::nullopt);
  EXPECT_EQ(shown({"RA"}).parts.numerator, std::nullopt);
  EXPECT_TRUE(shown({"RB"}).is_withheld) << "the system's 31 less 8 and 20 is 3";
  EXPECT_EQ(shown({"RC"}).figure, 20);
  EXPECT_EQ(shown({"RA", "RB", "RC"}).figure, 31);
}

TEST_P(SmallNumbers, OfAPartWithholdEveryPartOfThatPlace) {
  falls({{"RA", 30}, {"RB", 80}, {"RC", 20}});
  falls({{"RA", 2}, {"RB", 40}, {"RC", 10}}, "day");
  falls({{"RA", 28}, {"RB", 40}, {"RC", 10}}, "night");
  EXPECT_TRUE(shown({"RA"}, "day").is_withheld);
  EXPECT_TRUE(shown({"RA"}, "night").is_withheld) << "30 less 28 is 2";
  EXPECT_EQ(shown({"RA"}).figure, 30);
}

TEST_P(SmallNumbers, AreShownWhereThereIsNothingSmall) {
  falls({{"RA", 0}, {"RB", 8}, {"RC", 20}});
  EXPECT_EQ(shown({"RA"}).figure, 0) << "nought tells of nobody";
  EXPECT_EQ(shown({"RB"}).figure, 8);
}

SIGHTLINE_ON_EACH_ENGINE(MeasureStore);
SIGHTLINE_ON_EACH_ENGINE(SmallNumbers);

}  // namespace
}  // namespace flow
