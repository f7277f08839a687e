#include "app/metrics.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"

namespace app {
namespace {

void head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void one(std::string& out, std::string_view name, std::string_view help, std::string_view type, std::uint64_t value) {
  head(out, name, help, type);
  out += fmt::format("{} {}\n", name, value);
}

}  // namespace

Metrics::Metrics(std::vector<std::string> route_names) : names_(std::move(route_names)) {
  names_.emplace_back("other");
  for (std::size_t i = 0; i < names_.size(); ++i) routes_.push_back(std::make_unique<OfRoute>());
}

void Metrics::count(std::size_t route, int status, std::chrono::nanoseconds took) {
  base::check(status >= 100 && status < 600, "an HTTP status has three digits");
  auto& counted = *routes_[std::min(route, routes_.size() - 1)];
  counted.by_class[static_cast<std::size_t>(status / 100 - 1)].fetch_add(1, std::memory_order_relaxed);
  counted.nanoseconds.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
  const double seconds = std::chrono::duration<double>(took).count();
  for (std::size_t i = 0; i < kLimits.size(); ++i)
    if (seconds <= kLimits[i]) counted.within[i].fetch_add(1, std::memory_order_relaxed);
}

std::string Metrics::text(const site::ServerCounts& server) const {
  std::string out;
  one(out, "sightline_connections_open", "Connections open now.", "gauge", server.connections_open);
  one(out, "sightline_connections_total", "Connections taken.", "counter", server.connections_total);
  one(out, "sightline_queue_length", "Requests waiting for a worker.", "gauge", server.queue_now);
  one(out, "sightline_refused_total", "Requests refused before a page saw them.", "counter", server.refused_total);
  one(out, "sightline_overload_total", "Requests answered 503 because the queue was full.", "counter",
      server.overload_total);

  head(out, "sightline_requests_total", "Requests by route and class of status.", "counter");
  for (std::size_t i = 0; i < names_.size(); ++i)
    for (std::size_t c = 0; c < 5; ++c)
      if (const auto n = routes_[i]->by_class[c].load(std::memory_order_relaxed); n > 0)
        out += fmt::format("sightline_requests_total{{route=\"{}\",class=\"{}xx\"}} {}\n", names_[i], c + 1, n);

  head(out, "sightline_request_seconds", "Time to answer, by route.", "histogram");
  for (std::size_t i = 0; i < names_.size(); ++i) {
    std::uint64_t all = 0;
    for (const auto& n : routes_[i]->by_class) all += n.load(std::memory_order_relaxed);
    if (all == 0) continue;
    for (std::size_t k = 0; k < kLimits.size(); ++k)
      out += fmt::format("sightline_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", names_[i], kLimits[k],
                         routes_[i]->within[k].load(std::memory_order_relaxed));
    out += fmt::format("sightline_request_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", names_[i], all);
    out += fmt::format("sightline_request_seconds_sum{{route=\"{}\"}} {}\n", names_[i],
                       static_cast<double>(routes_[i]->nanoseconds.load(std::memory_order_relaxed)) / 1e9);
    out += fmt::format("sightline_request_seconds_count{{route=\"{}\"}} {}\n", names_[i], all);
  }
  return out;
}

}  // namespace app
