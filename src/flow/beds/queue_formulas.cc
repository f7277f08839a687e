#include "flow/beds/queue_formulas.h"

#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/check.h"

namespace flow {
namespace {

/// One step of Erlang's recursion: the blocking with one bed more. Stable for any number of beds.
double with_one_more(double blocking, double load, std::int64_t servers) {
  const double offered = load * blocking;
  return offered / (static_cast<double>(servers) + offered);
}

std::optional<base::Error> overloaded(double load, std::int64_t servers) {
  if (load < static_cast<double>(servers)) return std::nullopt;
  return base::Error{base::ErrorCode::Invalid, "",
                     fmt::format("The load of {:.6g} is not below the {} {}, so the queue would grow without end. Give "
                                 "more servers, or less load.",
                                 load, servers, servers == 1 ? "server" : "servers")};
}

}  // namespace

double erlang_b(double load, std::int64_t servers) {
  base::check(load >= 0 && servers >= 0, "a load and a number of servers");
  double blocking = 1;
  for (std::int64_t k = 1; k <= servers; ++k) blocking = with_one_more(blocking, load, k);
  return blocking;
}

base::Result<double> erlang_c(double load, std::int64_t servers) {
  if (const auto refusal = overloaded(load, servers)) return std::unexpected(*refusal);
  const double c = static_cast<double>(servers);
  const double blocking = erlang_b(load, servers);
  return c * blocking / (c - load * (1 - blocking));
}

base::Result<QueueWaits> mmc_waits(const SteadyWard& ward) {
  const auto p_wait = erlang_c(ward.load(), ward.servers);
  if (!p_wait) return std::unexpected(p_wait.error());
  const double spare = static_cast<double>(ward.servers) - ward.load();
  const double wait = *p_wait * ward.mean_stay_days / spare;
  return QueueWaits{*p_wait, wait, ward.arrivals_per_day * wait};
}

base::Result<double> mmc_wait_over(const SteadyWard& ward, double days) {
  const auto p_wait = erlang_c(ward.load(), ward.servers);
  if (!p_wait) return std::unexpected(p_wait.error());
  if (days <= 0) return *p_wait;
  const double spare = static_cast<double>(ward.servers) - ward.load();
  return ward.mean_stay_days > 0 ? *p_wait * std::exp(-spare * days / ward.mean_stay_days) : 0.0;
}

FewestBeds fewest_beds(double load, double max_blocking) {
  base::check(load >= 0 && load <= kMostLoad && max_blocking > 0, "a load within bounds and a share above nothing");
  FewestBeds found{0, 1.0};
  while (found.p_block > max_blocking) {
    ++found.beds;
    found.p_block = with_one_more(found.p_block, load, found.beds);
  }
  return found;
}

base::Result<SingleServerWaits> mg1_waits(double arrivals, double mean_service, double cv2) {
  const double load = arrivals * mean_service;
  if (const auto refusal = overloaded(load, 1)) return std::unexpected(*refusal);
  const double longer = load * (1 + cv2) / (2 * (1 - load));
  return SingleServerWaits{longer * mean_service, load * longer};
}

base::Result<double> allen_cunneen_wait(double load, std::int64_t servers, double mean_stay_days, double ca2,
                                        double cs2) {
  const auto p_wait = erlang_c(load, servers);
  if (!p_wait) return std::unexpected(p_wait.error());
  const double wait = *p_wait * mean_stay_days / (static_cast<double>(servers) - load);
  return wait * (ca2 + cs2) / 2;
}

}  // namespace flow
