// For tests of pages about figures: a record with places and figures in it, and handlers called as the routes call
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/london_time.h"
#include "flow/measures/measure_import_store.h"
#include "flow/measures/measure_store.h"
#include "people/people_store.h"
#include "people/visit.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace flow::testing_help {

inline const people::OdsCode kOwnTrust = *people::OdsCode::parse("RWE");

class FlowPages : public record::EachEngine {
 protected:
  using Pairs = std::vector<std::pair<std::string, std::string>>;

  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    auto all = migrations();
    for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
    fresh_.emplace(fresh_database(all));
    database().write([](record::Transaction& transaction) {
      people::add_organisation(transaction, {.code = kOwnTrust, .name = "Example Hospitals NHS Trust"});
    });
  }
  /// What the room under test stands on, in order; a room with tables of its own adds them.
  virtual std::vector<record::Migration> migrations() {
    return {record::audit_migration(), people::people_migration(), measure_migration(), measure_choices_migration()};
  }
  record::Database& database() { return **fresh_; }

  /// Brings these values in as one file.
  void bring(std::vector<Place> places, std::vector<ImportedValue> values) {
    FiguresFile file{.name = "figures.csv", .sha256 = std::to_string(++files_), .content = {}};
    file.content.layout = "plain";
    file.content.places = std::move(places);
    file.content.values = std::move(values);
    const auto done = database().write([&](record::Transaction& transaction) {
      return import_figures(transaction, file, "command line", clock.now(), random);
    });
    ASSERT_TRUE(done) << done.error().message;
  }

  site::Response get(people::PageHandler handler, const Pairs& query = {}, const Pairs& path = {}) {
    site::Request request;
    for (const auto& [name, value] : query) request.query.add(name, value);
    for (const auto& [name, value] : path) request.path_values[name] = value;
    return ask(handler, request);
  }
  site::Response post(people::PageHandler handler, const Pairs& form, const Pairs& path = {}) {
    site::Request request;
    request.method = site::Method::Post;
    for (const auto& [name, value] : form) request.form.add(name, value);
    for (const auto& [name, value] : path) request.path_values[name] = value;
    return ask(handler, request);
  }
  site::Response ask(people::PageHandler handler, const site::Request& request) {
    people::Visit visit{
        .request = request,
        .database = database(),
        .clock = clock,
        .random = random,
        .settings = settings,
        .who =
            people::SignedIn{
                .person = person, .grants = {grant}, .session_secret = "secret", .signed_in_at = clock.now()},
        .frame = {.signed_in_as = "AE, Performance analyst"},
        .csrf_token = "token"};
    return handler(visit);
  }

  base::FixedClock clock{base::start_of_day(std::chrono::year(2020) / 1 / 20) + std::chrono::hours(9)};
  base::SeededRandom random{5};
  people::ServiceSettings settings;
  people::Person person{.id = {base::Uuid::parse("00000000-0000-7000-8000-000000000001").value()},
                        .name = "Ash Example-Analyst",
                        .gmc_number = {}};
  people::RoleGrant grant{
      .role = people::Role::PerformanceAnalyst, .organisation = kOwnTrust, .starts = std::chrono::year(2016) / 1 / 1};

 private:
  std::optional<record::FreshDatabase> fresh_;
  int files_ = 0;
};

inline std::string location(const site::Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "Location") return value;
  return "";
}

/// A value of a month or a day.
inline ImportedValue imported(std::string_view measure, std::string_view cut, std::string_view place,
                              SeriesPeriod period, std::int64_t value) {
  return {.measure = std::string(measure),
          .cut = std::string(cut),
          .place = std::string(place),
          .period = period,
          .numerator = whole_amount(value),
          .denominator = {},
          .at = {}};
}

}  // namespace flow::testing_help
