#include "app/demonstration_figures.h"

#include <string_view>

#include "app/demonstration_feed.h"
#include "base/check.h"
#include "base/london_time.h"
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
extern const char sightline_invented_adults[], sightline_invented_adults_end[];
extern const char sightline_invented_occupied_beds[], sightline_invented_occupied_beds_end[];
}

namespace app {
namespace {

using flow::SeriesPeriod;
using namespace std::chrono_literals;  // dates

constexpr std::string_view kKeeper = "demonstration";
constexpr std::string_view kSystem = "LLR";
constexpr int kAnalystPosition = 990;  // before the committees
constexpr std::ptrdiff_t kMonthsOfYear = 12;
constexpr int kDaysOfFeed = 728;  // whole weeks, two years

struct PublishedFile {
  std::string_view name;
  std::string_view bytes;
};

std::string_view bytes_between(const char* from, const char* end) {
  return {from, static_cast<std::size_t>(end - from)};
}

/// `mapping`: of a plain file; nullptr for a published return.
void import_file(record::Transaction& transaction, const PublishedFile& file, const flow::PlainMapping* mapping,
                 base::Instant now, base::Random& random) {
  const auto book = spreadsheets::open_workbook(file.bytes);
  base::check(book.has_value(), "the demonstration's files open");
  auto content = flow::read_return(*book, std::string(file.name), flow::measure_catalogue(), mapping);
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

/// How far a measure of a place may be trusted, from a period on.
struct Trust {
  std::string_view measure;
  std::string_view place;
  flow::QualityGrade grade;
  std::string_view words;
  SeriesPeriod from;
};

void mark_quality(record::Transaction& transaction, const Trust& trust, base::Instant now, base::Random& random) {
  flow::keep_quality_mark(transaction, {.id = base::Uuid::v7(now, random),
                                        .measure = std::string(trust.measure),
                                        .place = std::string(trust.place),
                                        .grade = trust.grade,
                                        .words = std::string(trust.words),
                                        .from = trust.from,
                                        .to = {},
                                        .by = std::string(kKeeper),
                                        .marked_at = now});
}

void mark_published(record::Transaction& transaction, base::Instant now, base::Random& random) {
  for (const auto measure : {flow::kResidingRemaining, flow::kResidingShare, flow::kNoLongerResiding})
    mark_quality(transaction,
                 {measure, "", flow::QualityGrade::Caution, "Management information, lightly checked by its publisher.",
                  flow::day_period(2022y / 4 / 1)},
                 now, random);
}

// ---- what is invented, and says so ----------------------------------------------------------------------------------

/// No adults of the three councils and no beds that their residents filled are published here, so both are round
/// numbers, marked as what they are wherever a rate stands over them.
void add_invented_denominators(record::Transaction& transaction, base::Instant now, base::Random& random) {
  flow::PlainMapping mapping{
      .measure = std::string(flow::kAdults), .place = "place", .period = "period", .value = "value"};
  import_file(transaction,
              {"invented-adults.csv", bytes_between(sightline_invented_adults, sightline_invented_adults_end)},
              &mapping, now, random);
  mapping.measure = flow::kOccupiedBeds;
  import_file(transaction,
              {"invented-occupied-beds.csv",
               bytes_between(sightline_invented_occupied_beds, sightline_invented_occupied_beds_end)},
              &mapping, now, random);
  for (const std::string_view place : {"LLR", "E06000016", "E10000018", "E06000017"}) {
    for (const auto measure : {flow::kAdults, flow::kDelaysPerAdults})
      mark_quality(
          transaction,
          {measure, place, flow::QualityGrade::Poor,
           "INVENTED for demonstration: the number of adults is a round one and no estimate.", month(2016y / 1 / 1)},
          now, random);
    for (const auto measure : {flow::kOccupiedBeds, flow::kDelaysPerOccupied})
      mark_quality(transaction,
                   {measure, place, flow::QualityGrade::Poor,
                    "INVENTED for demonstration: the number of occupied beds is a round one and no return.",
                    month(2016y / 1 / 1)},
                   now, random);
  }
}

/// The mean day of the last year that is published.
FeedLevel published_level(record::Reader& reader, const std::string& place, base::Instant now) {
  const auto sum_of_year = [&](std::string_view measure) {
    const auto series =
        flow::figures(reader, {.measure = std::string(measure), .cut = "", .places = {place}, .known_at = now});
    base::check(std::ssize(series.points) >= kMonthsOfYear, "a year of A&E is published");
    double sum = 0;
    for (auto at = series.points.end() - kMonthsOfYear; at != series.points.end(); ++at) sum += at->figure.value_or(0);
    return sum;
  };
  const double attendances = sum_of_year(flow::kAttendances);
  return {.attendances = attendances / 365, .over_share = sum_of_year(flow::kBreaches) / attendances};
}

/// Two years up to yesterday, so that the week ahead is the one that begins today.
void add_invented_feed(record::Transaction& transaction, base::Instant now, base::Random& random) {
  const std::string place = "RWE";
  const auto yesterday = base::add_days(base::date_of(now), -std::chrono::days(1));
  const auto first = base::add_days(yesterday, -std::chrono::days(kDaysOfFeed - 1));
  const auto bytes = invented_daily_feed(place, published_level(transaction, place, now), {first, yesterday}, random);
  flow::PlainMapping mapping{
      .measure = std::string(flow::kDailyAttendances), .place = "place", .period = "date", .value = "attendances"};
  const PublishedFile file{"invented-daily-attendances.csv", bytes};
  import_file(transaction, file, &mapping, now, random);
  mapping.measure = flow::kDailyBreaches;
  mapping.value = "over_four_hours";
  import_file(transaction, file, &mapping, now, random);
  for (const auto measure : {flow::kDailyAttendances, flow::kDailyBreaches, flow::kDailyFourHours})
    for (const std::string_view marked : {std::string_view("RWE"), kSystem})
      mark_quality(transaction,
                   {measure, marked, flow::QualityGrade::Poor,
                    "INVENTED for demonstration: days drawn from a fixed seed around the level of the trust's last "
                    "published year. No day of it happened.",
                    flow::day_period(first)},
                   now, random);
}

// ---- who keeps them -------------------------------------------------------------------------------------------------

struct Keeper {
  std::string_view name;
  std::string_view title;
  std::string_view story;
  std::vector<people::OdsCode> organisations;
};

void add_keeper(record::Transaction& transaction, const Keeper& keeper, int position, base::Instant now,
                base::Random& random) {
  const people::Person person{
      .id = {base::Uuid::v7(now, random)}, .name = std::string(keeper.name), .gmc_number = std::nullopt};
  people::add_person(transaction, person);
  // The first to start is the one whose pages are shown.
  base::Date starts = 2016y / 8 / 3;
  for (const auto& organisation : keeper.organisations) {
    people::grant_role(transaction, person.id,
                       {.role = people::Role::PerformanceAnalyst, .organisation = organisation, .starts = starts});
    starts = base::add_days(starts, std::chrono::days(1));
  }
  people::add_persona(transaction, {.person = person.id,
                                    .name = "",
                                    .chapter = "Figures of the system",
                                    .position = position,
                                    .title = std::string(keeper.title),
                                    .story = std::string(keeper.story)});
}

/// One analyst of the trust and of the whole system, and one keeper each of the trust's and a council's own rows.
std::int64_t add_keepers(record::Transaction& transaction, const people::OdsCode& trust, base::Instant now,
                         base::Random& random) {
  const auto system = *people::OdsCode::parse(kSystem);
  const auto council = *people::OdsCode::parse("E06000016");
  people::add_organisation(
      transaction,
      {.code = system, .name = "Leicester, Leicestershire and Rutland", .kind = people::OrganisationKind::Other});
  people::add_organisation(
      transaction,
      {.code = council, .name = "Leicester City Council", .kind = people::OrganisationKind::LocalAuthority});
  const Keeper kKeepers[] = {
      {"Hazel Dummy",
       "Performance analyst",
       "Published delays, A&E months and beds of Leicester, Leicestershire and Rutland: charts, targets, forecasts.",
       {trust, system}},
      {"Rowan Dummy",
       "Discharge lead of the trust",
       "Keeps the register of the trust's own delayed patients, and sees no other partner's.",
       {trust}},
      {"Alder Dummy",
       "Discharge lead of the council",
       "Keeps the days that are put down to the council's social care, and sees no others.",
       {council}}};
  int position = kAnalystPosition;
  for (const auto& keeper : kKeepers) add_keeper(transaction, keeper, position++, now, random);
  return std::ssize(kKeepers);
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
  for (const auto& file : kFiles) import_file(transaction, file, nullptr, now, random);
  add_invented_denominators(transaction, now, random);
  add_invented_feed(transaction, now, random);
  add_system(transaction, now);
  add_targets(transaction, now, random);
  mark_published(transaction, now, random);
  return add_keepers(transaction, organisation, now, random);
}

}  // namespace app
