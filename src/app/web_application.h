// From an HTTP request to a page: assets, operations, then the route list.
#pragma once

#include <functional>
#include <memory>

#include "app/metrics.h"
#include "base/clock.h"
#include "base/random.h"
#include "people/visit.h"
#include "record/database.h"
#include "site/http_server.h"
#include "site/router.h"

namespace app {

class WebApplication {
 public:
  /// Everything given must outlive it. `server_counts` feeds /metrics.
  WebApplication(record::Database& database, const base::Clock& clock, base::Random& random,
                 const people::ServiceSettings& settings, std::function<site::ServerCounts()> server_counts);
  /// Safe for several threads.
  [[nodiscard]] site::Response answer(const site::Request& request);

 private:
  [[nodiscard]] std::optional<site::Response> operations_response(const site::Request& request);
  [[nodiscard]] site::Response ready_response();
  [[nodiscard]] site::Response page_response(const site::Request& request, std::size_t& route);

  record::Database& database_;
  const base::Clock& clock_;
  base::Random& random_;
  const people::ServiceSettings& settings_;
  std::function<site::ServerCounts()> server_counts_;
  site::RouteTable table_;
  Metrics metrics_;
};

/// Paths and patterns of paths that take files, for ServerOptions::upload_paths.
[[nodiscard]] std::vector<std::string> upload_paths();

}  // namespace app
