#include "safe_working/fines/fund.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"

namespace safe_working {
namespace {

using base::Pence;

void take_in(FundLine& line, Pence amount) {
  line.fines.value += amount.value;
  line.closing.value += amount.value;
}
void pay_out(FundLine& line, Pence amount) {
  line.spent.value += amount.value;
  line.closing.value -= amount.value;
}
void start_next(FundLine& line) {
  line = {.opening = line.closing, .closing = line.closing};
}

class Ledger {
 public:
  explicit Ledger(const FundOpening& opening, std::optional<RingFence> ring_fence) : ring_fence_(ring_fence) {
    whole_ = {.opening = opening.whole, .closing = opening.whole};
    for (const auto& [directorate, amount] : opening.ring_fenced)
      shares_[directorate] = {.opening = amount, .closing = amount};
  }

  [[nodiscard]] Pence kept_for_nobody() const {
    Pence out = whole_.closing;
    for (const auto& [directorate, line] : shares_) out.value -= line.closing.value;
    return out;
  }

  base::Result<void> enter(const FundEntry& entry) {
    if (entry.amount <= Pence{})
      return base::invalid(base::iso(entry.on),
                           "Enter an amount above nought: a fine and spending have entries of "
                           "their own.");
    if (entry.movement == FundMovement::Spend) return spend(entry);
    take_in(whole_, entry.amount);
    if (ring_fence_ && !entry.directorate.empty()) take_in(shares_[entry.directorate], share_of(entry.amount));
    return {};
  }

  FundQuarter close(const base::Period& period) {
    FundQuarter quarter{.period = period, .whole = whole_};
    start_next(whole_);
    for (auto& [directorate, line] : shares_) {
      quarter.ring_fenced.push_back({directorate, line});
      start_next(line);
    }
    return quarter;
  }

 private:
  [[nodiscard]] Pence share_of(Pence amount) const { return {(amount.value * ring_fence_->percent + 50) / 100}; }

  [[nodiscard]] Pence held_for(const std::string& directorate) const {
    const auto found = shares_.find(directorate);
    return found == shares_.end() ? Pence{} : found->second.closing;
  }

  base::Result<void> spend(const FundEntry& entry) {
    const Pence own = held_for(entry.directorate);
    const Pence available = own + kept_for_nobody();
    if (entry.amount > available)
      return base::conflict(fmt::format(
          "{} cannot be spent on {}{}: the fund holds {} for it then. Spend less, or enter the fines that came before.",
          base::pounds_text(entry.amount), base::long_date(entry.on),
          entry.directorate.empty() ? "" : " by " + entry.directorate, base::pounds_text(available)));
    pay_out(whole_, entry.amount);
    if (own > Pence{}) pay_out(shares_[entry.directorate], std::min(own, entry.amount));
    return {};
  }

  std::optional<RingFence> ring_fence_;
  FundLine whole_;
  std::map<std::string, FundLine> shares_;
};

base::Result<void> check_opening(const FundOpening& opening, const Ledger& ledger) {
  const bool is_negative =
      opening.whole < Pence{} ||
      std::ranges::any_of(opening.ring_fenced, [](const auto& share) { return share.second < Pence{}; });
  if (is_negative || ledger.kept_for_nobody() < Pence{})
    return base::invalid("opening",
                         "The fund opens with shares that are more than the whole, or with less than "
                         "nothing. Correct the opening balance.");
  return {};
}

void check_quarters(std::span<const base::Period> quarters) {
  for (std::size_t i = 1; i < quarters.size(); ++i)
    base::check(quarters[i].from == base::add_days(quarters[i - 1].to, std::chrono::days(1)),
                "quarters follow each other without a gap");
}

/// By day, fines of a day before its spending, else as entered.
using InOrder = std::multimap<std::pair<base::Date, FundMovement>, FundEntry>;
InOrder in_order(const std::vector<FundEntry>& entries) {
  InOrder out;
  for (const FundEntry& entry : entries) out.insert({{entry.on, entry.movement}, entry});
  return out;
}

}  // namespace

base::Result<std::vector<FundQuarter>> fund_by_quarter(std::span<const base::Period> quarters,
                                                       const FundOpening& opening,
                                                       const std::vector<FundEntry>& entries,
                                                       std::optional<RingFence> ring_fence) {
  check_quarters(quarters);
  base::check(!ring_fence || (ring_fence->percent >= 1 && ring_fence->percent <= 100), "a share of 1 to 100 percent");
  Ledger ledger(opening, ring_fence);
  if (const auto fits = check_opening(opening, ledger); !fits) return std::unexpected(fits.error());
  const InOrder ordered = in_order(entries);
  std::vector<FundQuarter> out;
  auto next = ordered.begin();
  for (const base::Period& quarter : quarters) {
    for (; next != ordered.end() && quarter.contains(next->second.on); ++next) {
      if (const auto entered = ledger.enter(next->second); !entered) return std::unexpected(entered.error());
    }
    out.push_back(ledger.close(quarter));
  }
  if (next != ordered.end())
    return base::invalid(base::iso(next->second.on),
                         "This entry lies outside the quarters of the ledger. Correct its date, or "
                         "add its quarter.");
  return out;
}

}  // namespace safe_working
