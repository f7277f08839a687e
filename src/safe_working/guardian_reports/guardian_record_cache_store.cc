// GuardianRecordCache: a small table of counted records by what they were counted for.
#include <compare>
#include <future>
#include <list>
#include <map>
#include <mutex>

#include "base/london_time.h"
#include "safe_working/establishment/establishment_store.h"
#include "safe_working/guardian_reports/guardian_report_store.h"

namespace safe_working {
namespace {

using Shared = std::shared_ptr<const GuardianRecord>;
using Answer = base::Result<Shared>;

constexpr std::size_t kMostKept = 32;
/// How long ago the last count may have been that is shown while a later one is made. It says its own cut-off.
constexpr std::chrono::minutes kShownMeanwhile{2};

/// Numbers that change with anything a record is made of. Posts and directorates are only ever added.
struct ChangeNumbers {
  std::int64_t reports = 0;
  std::int64_t establishments = 0;
  std::int64_t posts = 0;
  std::int64_t directorates = 0;
  friend auto operator<=>(const ChangeNumbers&, const ChangeNumbers&) = default;
};

ChangeNumbers read_numbers(record::Reader& reader, const people::OdsCode& organisation) {
  return {
      .reports = reports_change_number(reader),
      .establishments = establishment_change_number(reader, organisation),
      .posts = reader.scalar<std::int64_t>("SELECT count(*) FROM post WHERE organisation = $1", organisation.text()),
      .directorates =
          reader.scalar<std::int64_t>("SELECT count(*) FROM directorate WHERE organisation = $1", organisation.text())};
}

struct Key {
  std::string database;
  people::OdsCode organisation;
  base::Date from;
  base::Date to;
  base::Instant cut_off;
  ChangeNumbers numbers;
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// The end of a period stays itself; any other moment stands for its minute.
base::Instant kept_cut_off(const base::Period& period, base::Instant cut_off) {
  const auto end = base::end_of_day(period.to);
  if (cut_off >= end) return end;
  return std::chrono::floor<std::chrono::minutes>(cut_off);
}

}  // namespace

class GuardianRecordCache::State {
 public:
  /// The record for `key`, or that of a minute ago while somebody counts anew; the answer of the one who is counting;
  /// or (neither) the duty to count.
  struct Found {
    Shared record;
    std::shared_future<Answer> awaited;
  };

  Found find(const Key& key, std::promise<Answer>& mine) {
    const std::lock_guard lock(mutex_);
    if (const auto kept = kept_.find(key); kept != kept_.end()) {
      order_.splice(order_.begin(), order_, kept->second.place);
      return {kept->second.record, {}};
    }
    const auto [counting, is_first] = counting_.try_emplace(key);
    if (!is_first) return {just_before(key), counting->second};
    counting->second = mine.get_future().share();
    ++counted_;
    return {};
  }

  void keep(const Key& asked, const ChangeNumbers& numbers, const Answer& answer) {
    const std::lock_guard lock(mutex_);
    counting_.erase(asked);
    if (!answer) return;
    auto key = asked;
    key.numbers = numbers;
    const auto [kept, is_new] = kept_.try_emplace(key);
    if (!is_new) return;
    order_.push_front(key);
    kept->second = {*answer, order_.begin()};
    if (order_.size() <= kMostKept) return;
    kept_.erase(order_.back());
    order_.pop_back();
  }

  void give_up(const Key& asked) {
    const std::lock_guard lock(mutex_);
    counting_.erase(asked);
  }

  [[nodiscard]] std::uint64_t counted() const {
    const std::lock_guard lock(mutex_);
    return counted_;
  }

 private:
  struct Kept {
    Shared record;
    std::list<Key>::iterator place;
  };

  /// The last count of the same things at a cut-off shortly before: only time has passed since. None for a period that
  /// is over, whose cut-off is its end.
  [[nodiscard]] Shared just_before(const Key& key) const {
    auto from = key;
    from.cut_off -= kShownMeanwhile;
    from.numbers = {};
    Shared out;
    for (auto at = kept_.lower_bound(from); at != kept_.end() && at->first < key; ++at)
      if (at->first.numbers == key.numbers && key.cut_off < base::end_of_day(key.to)) out = at->second.record;
    return out;
  }

  mutable std::mutex mutex_;
  std::map<Key, Kept> kept_;
  std::list<Key> order_;  ///< the one used last comes first
  std::map<Key, std::shared_future<Answer>> counting_;
  std::uint64_t counted_ = 0;
};

GuardianRecordCache::GuardianRecordCache() : state_(std::make_unique<State>()) {}
GuardianRecordCache::~GuardianRecordCache() = default;

std::uint64_t GuardianRecordCache::counted() const {
  return state_->counted();
}

base::Result<Shared> GuardianRecordCache::get(record::Database& database, const people::OdsCode& organisation,
                                              const base::Period& period, base::Instant cut_off) {
  const Key key{database.url().target,
                organisation,
                period.from,
                period.to,
                kept_cut_off(period, cut_off),
                database.read([&](record::Reader& reader) { return read_numbers(reader, organisation); })};
  std::promise<Answer> mine;
  const auto found = state_->find(key, mine);
  if (found.record) return found.record;
  if (found.awaited.valid()) return found.awaited.get();
  try {
    // The numbers are read again beside the count: they are those of what was counted.
    ChangeNumbers numbers;
    const auto answer = database.read([&](record::Reader& reader) -> Answer {
      numbers = read_numbers(reader, organisation);
      auto record = read_guardian_record(reader, organisation, period, cut_off);
      if (!record) return std::unexpected(std::move(record.error()));
      return std::make_shared<const GuardianRecord>(*std::move(record));
    });
    state_->keep(key, numbers, answer);
    mine.set_value(answer);
    return answer;
  } catch (...) {
    state_->give_up(key);
    mine.set_exception(std::current_exception());
    throw;
  }
}

}  // namespace safe_working
