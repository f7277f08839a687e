// What a durable, audited write and a read of a hundred rows cost, on each engine: record_bench URL...
// Prints the median and the worst of the samples. The limit beside us is the disk: one flush a write.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "record/audit_trail.h"
#include "record/database.h"

namespace {

using Seconds = std::chrono::duration<double>;

constexpr record::Migration kRows{
    2, "rows",
    "CREATE TABLE bench_row (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, body TEXT NOT NULL) STRICT;"
    "CREATE INDEX bench_row_by_kind ON bench_row (kind);",
    ""};

template <class Work>
std::vector<double> timed(int times, Work work) {
  std::vector<double> out;
  for (int i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work(i);
    out.push_back(Seconds(std::chrono::steady_clock::now() - start).count());
  }
  std::ranges::sort(out);
  return out;
}

void print(std::string_view what, const std::vector<double>& seconds) {
  const auto median = seconds[seconds.size() / 2];
  fmt::print("  {:<42} {:>9.1f} us  {:>8.0f} a second   worst {:>9.1f} us\n", what, median * 1e6, 1 / median,
             seconds.back() * 1e6);
}

void flush_alone() {
  const int file = ::open("record_bench.tmp", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const std::string block(4096, 'x');
  print("the limit: append 4 kB and flush", timed(200, [&](int) {
          if (::write(file, block.data(), block.size()) < 0 || ::fdatasync(file) != 0) std::perror("flush");
        }));
  ::close(file);
  ::unlink("record_bench.tmp");
}

void add_row(record::Transaction& t, std::int64_t id) {
  t.change("INSERT INTO bench_row (id, kind, body) VALUES ($1, $2, $3)", id, id % 200, std::string(80, 'x'));
}

void audited_write(record::Database& database, std::int64_t id) {
  database.write([&](record::Transaction& t) {
    add_row(t, id);
    record::append_audit(t, base::SystemClock().now(),
                         {"bench", "row written", "bench_row", std::to_string(id), "", "", "{\"state\":\"open\"}"});
  });
}

void threads_writing(record::Database& database, int threads, int each) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i)
    running.emplace_back([&, i] {
      for (int n = 0; n < each; ++n) audited_write(database, 1'000'000 + i * each + n);
    });
  for (auto& thread : running) thread.join();
  const auto seconds = Seconds(std::chrono::steady_clock::now() - start).count();
  fmt::print("  {:<42} {:>26.0f} a second\n", fmt::format("the same by {} threads", threads), threads * each / seconds);
}

void hundred_rows(record::Database& database) {
  std::size_t bytes = 0;
  print("read 100 rows by an index", timed(2'000, [&](int i) {
          database.read([&](record::Reader& r) {
            r.each(
                "SELECT id, kind, body FROM bench_row WHERE kind = $1",
                [&](const record::Row& row) { bytes += row.get<std::string>(2).size(); }, i % 200);
          });
        }));
  if (bytes != 2'000 * 100 * 80) fmt::print("  read {} bytes, which is wrong\n", bytes);
}

int measure(const std::string& text) {
  const auto url = record::DatabaseUrl::parse(text);
  if (!url) return fmt::print("{}\n", url.error().message), 1;
  auto database = record::Database::open(*url);
  if (!database) return fmt::print("{}\n", database.error().message), 1;
  const std::vector<record::Migration> all{record::audit_migration(), kRows};
  const auto ran = record::migrate(**database, all, base::SystemClock());
  if (!ran || *ran != 2) return fmt::print("Give an empty database.\n"), 1;
  fmt::print("{}\n", url->shown());
  (*database)->write([](record::Transaction& t) {
    for (int id = 0; id < 20'000; ++id) add_row(t, id);
  });
  hundred_rows(**database);
  print("write a row and its audit entry", timed(300, [&](int i) { audited_write(**database, 500'000 + i); }));
  threads_writing(**database, 8, 40);
  const auto start = std::chrono::steady_clock::now();
  (*database)->write([](record::Transaction& t) {
    for (int i = 0; i < 20'000; ++i) record::append_audit(t, {}, {"bench", "counted", "n", "1", "", "", ""});
  });
  fmt::print("  {:<42} {:>26.0f} a second\n", "audit entries in one transaction",
             20'000 / Seconds(std::chrono::steady_clock::now() - start).count());
  const auto verifying = std::chrono::steady_clock::now();
  const auto verdict = (*database)->read([](record::Reader& r) { return record::verify_audit(r); });
  fmt::print("  {:<42} {:>26.0f} a second\n", "audit entries verified",
             static_cast<double>(verdict.entries) / Seconds(std::chrono::steady_clock::now() - verifying).count());
  return verdict.first_broken ? 1 : 0;
}

}  // namespace

int main(int count, char** words) {
  flush_alone();
  int worst = 0;
  for (int i = 1; i < count; ++i) worst = std::max(worst, measure(words[i]));
  return worst;
}
