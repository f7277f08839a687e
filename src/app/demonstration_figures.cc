#include "app/demonstration_figures.h"

#include <string_view>

#include "base/check.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/measures/measure_import_store.h"
#include "flow/measures/measure_store.h"
#include "flow/returns/return_file.h"
#include "people/people_store.h"
#include "people/persona_store.h"
#include "record/sha256.h"
#include "spreadsheets/workbook_file_store.h"

// data/demonstration/flow, as it stands.
extern "C" {
extern const char sightline_delayed_transfers[], sightline_delayed_transfers_end[];
extern const char sightline_emergency_attendances[], sightline_emergency_attendances_end[];
extern const char sightline_no_criteria_to_reside[], sightline_no_criteria_to_reside_end[];
extern const char sightline_general_acute_beds[], sightline_general_acute_beds_end[];
}

namespace app {
namespace {

using flow::SeriesPeriod;
using namespace std::chrono_literals;  // dates

constexpr std::string_view kKeeper = "demonstration";
constexpr std::string_view kSystem = "LLR";
constexpr int kAnalystPosition = 990;  // before the committees

struct PublishedFile {
  std::string_view name;
  std::string_view bytes;
};

std::string_view bytes_between(const char* from, const char* end) {
  return {from, static_cast<std::size_t>(end - from)};
}

void import_published(record::Transaction& transaction, const PublishedFile& file, base::Instant now,
                      base::Random& random) {
  const auto book = spreadsheets::open_workbook(file.bytes);
  base::check(book.has_value(), "the demonstration's files open");
  auto content = flow::read_return(*book, std::string(file.name), flow::measure_catalogue());
  base::check(content.has_value(), content ? "" : content.error().front().message.c_str());
  const auto kept = flow::import_figures(
      transaction,
      {.name = std::string(file.name), .sha256 = record::sha256(file.bytes), .content = *std::move(content)}, kKeeper,
      now, random);
  base::check(kept.has_value(), "the demonstration's figures are kept");
}

/// The files give codes; the system gives them names and puts them together.
void add_system(record::Transaction& transaction, base::Instant now) {
  using flow::PlaceKind;
  const std::string system(kSystem);
  const flow::Place kPlaces[] = {
      {system, "Leicester, Leicestershire and Rutland", PlaceKind::System, ""},
      {"E06000016", "Leicester", PlaceKind::Council, system},
      {"E10000018", "Leicestershire", PlaceKind::Council, system},
      {"E06000017", "Rutland", PlaceKind::Council, system},
      {"RWE", "University Hospitals of Leicester", PlaceKind::Provider, system},
      {"E54000015", "Leicester, Leicestershire and Rutland Integrated Care Board", PlaceKind::Board, system}};
  for (const auto& place : kPlaces) flow::keep_place(transaction, place, kKeeper, now);
}

SeriesPeriod month(base::Date day) {
  return flow::month_period(day);
}

struct PublishedTarget {
  std::string_view measure;
  std::string_view place;
  std::string_view name;
  std::string_view source;
  flow::TrajectoryKind kind;
  std::vector<flow::TrajectoryPoint> points;
};

void add_targets(record::Transaction& transaction, base::Instant now, base::Random& random) {
  using flow::TrajectoryKind;
  const PublishedTarget kTargets[] = {{flow::kFourHours,
                                       "",
                                       "The standard, from July 2010",
                                       "NHS England",
                                       TrajectoryKind::Target,
                                       {{month(2010y / 7 / 1), 95}}},
                                      {flow::kFourHours,
                                       "RWE",
                                       "90% by September 2017, 95% by March 2018",
                                       "The ask of all trusts for 2017/18",
                                       TrajectoryKind::Linear,
                                       {{month(2017y / 9 / 1), 90}, {month(2018y / 3 / 1), 95}}},
                                      {flow::kDelaysPerOccupied,
                                       "",
                                       "3.5% of occupied beds by September 2017",
                                       "England's mandate 2017/18",
                                       TrajectoryKind::Target,
                                       {{month(2017y / 9 / 1), 3.5}}},
                                      {flow::kDelaysPerAdults,
                                       "",
                                       "9.4 a day for 100,000 adults by September 2017",
                                       "The mandate's form for places, as Rutland's Better Care Fund paper has it",
                                       TrajectoryKind::Target,
                                       {{month(2017y / 9 / 1), 9.4}}}};
  for (const auto& target : kTargets)
    flow::keep_trajectory(transaction, {.id = base::Uuid::v7(now, random),
                                        .measure = std::string(target.measure),
                                        .cut = "",
                                        .place = std::string(target.place),
                                        .name = std::string(target.name),
                                        .source = std::string(target.source),
                                        .trajectory = {.kind = target.kind, .points = target.points, .index = {}},
                                        .recorded_by = std::string(kKeeper),
                                        .recorded_at = now});
}

void mark_quality(record::Transaction& transaction, base::Instant now, base::Random& random) {
  for (const auto measure : {flow::kResidingRemaining, flow::kResidingShare, flow::kNoLongerResiding})
    flow::keep_quality_mark(transaction, {.id = base::Uuid::v7(now, random),
                                          .measure = std::string(measure),
                                          .place = "",
                                          .grade = flow::QualityGrade::Caution,
                                          .words = "Management information, lightly checked by its publisher.",
                                          .from = flow::day_period(2022y / 4 / 1),
                                          .to = {},
                                          .by = std::string(kKeeper),
                                          .marked_at = now});
}

void add_analyst(record::Transaction& transaction, const people::OdsCode& organisation, base::Instant now,
                 base::Random& random) {
  const people::Person analyst{.id = {base::Uuid::v7(now, random)}, .name = "Hazel Dummy", .gmc_number = std::nullopt};
  people::add_person(transaction, analyst);
  people::grant_role(transaction, analyst.id,
                     {.role = people::Role::PerformanceAnalyst, .organisation = organisation, .starts = 2016y / 8 / 3});
  people::add_persona(transaction, {.person = analyst.id,
                                    .name = "",
                                    .chapter = "Figures of the system",
                                    .position = kAnalystPosition,
                                    .title = "Performance analyst",
                                    .story = "Published delays, A&E months and beds of Leicester, Leicestershire and "
                                             "Rutland: charts, targets, forecasts."});
}

}  // namespace

std::int64_t add_figures_of_system(record::Transaction& transaction, const people::OdsCode& organisation,
                                   base::Instant now, std::uint64_t seed) {
  base::SeededRandom random(seed + 2);
  const PublishedFile kFiles[] = {
      {"delayed-transfers.csv", bytes_between(sightline_delayed_transfers, sightline_delayed_transfers_end)},
      {"emergency-attendances.csv",
       bytes_between(sightline_emergency_attendances, sightline_emergency_attendances_end)},
      {"no-criteria-to-reside.csv",
       bytes_between(sightline_no_criteria_to_reside, sightline_no_criteria_to_reside_end)},
      {"general-acute-beds.csv", bytes_between(sightline_general_acute_beds, sightline_general_acute_beds_end)}};
  for (const auto& file : kFiles) import_published(transaction, file, now, random);
  add_system(transaction, now);
  add_targets(transaction, now, random);
  mark_quality(transaction, now, random);
  add_analyst(transaction, organisation, now, random);
  return 1;
}

}  // namespace app
