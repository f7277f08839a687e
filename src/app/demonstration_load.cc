// Many made-up reports at once, for trying Sightline under load.
#include <algorithm>
#include <array>

#include "app/demonstration.h"
#include "app/demonstration_story.h"
#include "people/people_store.h"
#include "people/persona_store.h"
#include "record/audit_trail.h"
#include "safe_working/exception_reports/exception_report_store.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Instant;
using safe_working::Outcome;

constexpr std::int64_t kReportsATransaction = 10'000;
/// After the quarters that P1 printed, so that these stay as they are.
constexpr base::Date kFirstDay = 2018y / 12 / 1;

struct LoadCast {
  people::OdsCode organisation;
  std::vector<people::Post> posts;
  StoryCast cast;
};

/// The demonstration's doctors, as if they had stayed in post all these years, and its people by role.
base::Result<LoadCast> find_cast(record::Reader& reader) {
  const auto organisations = people::organisations(reader);
  const auto personas = people::personas(reader);
  const auto trust = std::ranges::find(organisations, people::OrganisationKind::Trust, &people::Organisation::kind);
  if (trust == organisations.end() || personas.empty())
    return base::not_found("There is no demonstration record here. Run `sightline demo load` first.");
  LoadCast out{.organisation = trust->code, .posts = {}, .cast = {}};
  for (const auto& persona : personas)
    for (const auto& grant : people::grants_of(reader, persona.person)) {
      if (grant.role == people::Role::Guardian) out.cast.guardian = persona.person;
      if (grant.role == people::Role::MedicalHr) out.cast.medical_hr = persona.person;
      if (grant.role == people::Role::DirectorOfMedicalEducation) out.cast.medical_education = persona.person;
    }
  out.posts = people::posts_in(reader, out.organisation);
  for (auto& post : out.posts) {
    post.starts = kFirstDay;
    post.ends = 2100y / 12 / 31;
  }
  return out;
}

StoryPlan plan_for(const LoadCast& load, Instant now, base::Random& random) {
  const Instant first = base::start_of_day(kFirstDay) + 240h;
  const auto span = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::minutes>(now - first).count());
  StoryPlan plan{.post = &load.posts[random.below(load.posts.size())],
                 .submitted = first + std::chrono::minutes(static_cast<std::int64_t>(random.below(span))),
                 .latest = now};
  plan.is_education = random.below(25) == 0;
  const auto draw = random.below(100);
  plan.outcome = plan.is_education || draw < 12 ? Outcome::NoAction : draw < 40 ? Outcome::Pay : Outcome::TimeOff;
  // Of the last three weeks one in three is still open; of older ones one in two hundred.
  const bool is_recent = now - plan.submitted < 21 * 24h;
  if (random.below(200) < (is_recent ? 67U : 1U)) {
    constexpr std::array kOpen = {StoryEnd::Waiting, StoryEnd::Waiting, StoryEnd::Opened, StoryEnd::Proposed,
                                  StoryEnd::WithGuardian};
    plan.end = kOpen[random.below(kOpen.size())];
  }
  return plan;
}

}  // namespace

base::Result<std::int64_t> generate_reports(record::Database& database, const base::Clock& clock, std::int64_t count,
                                            std::uint64_t seed) {
  const auto load = database.read([](record::Reader& reader) { return find_cast(reader); });
  if (!load) return std::unexpected(load.error());
  const Instant now = clock.now();
  // A second call makes other reports than the first: the record's change number is part of the seed.
  const auto before = database.read([](record::Reader& reader) { return safe_working::reports_change_number(reader); });
  base::SeededRandom random(seed ^ 0x10adULL ^ static_cast<std::uint64_t>(before << 20));
  std::vector<safe_working::ReportHistory> batch;
  for (std::int64_t done = 0; done < count; done += static_cast<std::int64_t>(batch.size())) {
    batch.clear();
    for (std::int64_t n = 0; n < std::min(kReportsATransaction, count - done); ++n)
      batch.push_back(tell(plan_for(*load, now, random), load->cast, random));
    database.write([&](record::Transaction& transaction) {
      safe_working::add_many(transaction, batch);
      record::append_audit(transaction, now,
                           {.actor = "command line",
                            .action = "demonstration reports generated",
                            .subject_kind = "demonstration",
                            .subject_id = std::to_string(seed),
                            .after = "{\"reports\":" + std::to_string(batch.size()) + "}"});
    });
  }
  // The planner of either engine knows nothing yet of so many rows.
  database.write([](record::Transaction& transaction) { transaction.script("ANALYZE"); });
  return count;
}

}  // namespace app
