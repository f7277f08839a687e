// What was acknowledged is there after the writing process is killed without warning, and nothing is there in half.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "base/random.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace record {
namespace {

constexpr int kKills = 8;

constexpr Migration kNumbers{2, "numbers", "CREATE TABLE number (n INTEGER PRIMARY KEY, pad TEXT NOT NULL) STRICT;",
                             ""};

class KilledWriterOn : public EachEngine {};

void write_number(Database& database, std::int64_t n) {
  database.write([&](Transaction& t) {
    t.change("INSERT INTO number (n, pad) VALUES ($1, $2)", n,
             std::string(static_cast<std::size_t>(n % 97) * 100, 'x'));
    append_audit(t, base::Instant(), {"child", "number written", "number", std::to_string(n), "", "", ""});
  });
}

// In the child: writes numbers from `from` on, and tells each through the pipe once `write` has returned.
[[noreturn]] void write_until_killed(const DatabaseUrl& url, std::int64_t from, int pipe) {
  const auto database = Database::open(url);
  if (!database) ::_exit(1);
  for (std::int64_t n = from;; ++n) {
    write_number(**database, n);
    if (::write(pipe, &n, sizeof n) != sizeof n) ::_exit(2);
  }
}

// Starts a writer, kills it after `acknowledged` numbers have come, and gives the last number it acknowledged: what it
// could still tell before it died counts too.
std::int64_t kill_after(int acknowledged, const DatabaseUrl& url, std::int64_t from) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(url, from, ends[1]);
  }
  ::close(ends[1]);
  std::int64_t last = from - 1;
  std::int64_t n = 0;
  for (int seen = 0; ::read(ends[0], &n, sizeof n) == sizeof n; last = n)
    if (++seen == acknowledged) ::kill(child, SIGKILL);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "the writer ended by itself: " << status;
  return last;
}

TEST_P(KilledWriterOn, LosesNothingItAcknowledged) {
  const std::vector<Migration> all{audit_migration(), kNumbers};
  auto fresh = fresh_database(all);
  fresh.close();
  base::SeededRandom random(20170901);
  std::int64_t next = 1;
  for (int kill = 0; kill < kKills; ++kill) {
    const auto acknowledged = kill_after(1 + static_cast<int>(random.below(40)), fresh.url(), next);
    const auto database = Database::open(fresh.url());
    ASSERT_TRUE(database) << database.error().message;
    (*database)->read([&](Reader& r) {
      const auto there = r.scalar<std::int64_t>("SELECT count(*) FROM number");
      const auto verdict = verify_audit(r);
      EXPECT_GE(there, acknowledged);
      EXPECT_LE(there, acknowledged + 1) << "at most the one that was being written";
      EXPECT_EQ(r.scalar<std::int64_t>("SELECT max(n) FROM number"), there) << "none is missing between";
      EXPECT_EQ(verdict.first_broken, std::nullopt) << verdict.reason;
      EXPECT_EQ(verdict.entries, there) << "each with its entry in the trail";
      next = there + 1;
    });
  }
  EXPECT_GT(next, kKills);
}

SIGHTLINE_ON_EACH_ENGINE(KilledWriterOn);

}  // namespace
}  // namespace record
