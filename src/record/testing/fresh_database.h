// For tests of any room: a fresh, empty database on each engine. Linked by tests only (target record_testing).
//
//   class ReportStore : public record::EachEngine {};
//   TEST_P(ReportStore, KeepsWhatWasSubmitted) { auto database = fresh_database(migrations); ... }
//   SIGHTLINE_ON_EACH_ENGINE(ReportStore);
//
// PostgreSQL is reached by the environment variable SIGHTLINE_TEST_POSTGRES (a URL of a server where databases may be
// created), which ./test sets after it has started a private server. Without it these tests are skipped, by name.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include <gtest/gtest.h>

#include "record/database.h"
#include "record/migration.h"

namespace record {

/// A database that is removed when the object goes.
class FreshDatabase {
 public:
  FreshDatabase(Engine engine, std::span<const Migration> migrations);
  ~FreshDatabase();
  FreshDatabase(FreshDatabase&&) noexcept;
  [[nodiscard]] Database& operator*() const { return *database_; }
  [[nodiscard]] Database* operator->() const { return database_.get(); }
  [[nodiscard]] const DatabaseUrl& url() const { return url_; }
  /// Closes it, so that the test can look at it from outside or open it again.
  void close() { database_.reset(); }

 private:
  DatabaseUrl url_;
  std::string folder_;  // SQLite
  std::string name_;    // PostgreSQL
  std::unique_ptr<Database> database_;
};

class EachEngine : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;  // skips PostgreSQL, by name, where there is none
  [[nodiscard]] FreshDatabase fresh_database(std::span<const Migration> migrations) const {
    return FreshDatabase(GetParam(), migrations);
  }
};

[[nodiscard]] std::string engine_name(const testing::TestParamInfo<Engine>& info);

}  // namespace record

#define SIGHTLINE_ON_EACH_ENGINE(suite)                                                                        \
  INSTANTIATE_TEST_SUITE_P(Database, suite, testing::Values(record::Engine::Sqlite, record::Engine::Postgres), \
                           record::engine_name)
