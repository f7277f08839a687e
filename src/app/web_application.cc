#include "app/web_application.h"

#include <chrono>

#include "app/routes.h"
#include "app/schema.h"
#include "base/check.h"
#include "base/log.h"
#include "record/migration.h"
#include "site/problem.h"

namespace app {
namespace {

std::vector<site::RoutePattern> patterns() {
  std::vector<site::RoutePattern> out;
  for (const auto& route : routes()) out.push_back({route.method, route.pattern});
  return out;
}

std::vector<std::string> route_names() {
  std::vector<std::string> out;
  for (const auto& route : routes())
    out.push_back(std::string(site::method_name(route.method)) + " " + std::string(route.pattern));
  return out;
}

}  // namespace

std::vector<std::string> upload_paths() {
  return {"/establishment/import", "/rotas/check", "/meetings/{id}/papers/{paper}/upload"};
}

WebApplication::WebApplication(record::Database& database, const base::Clock& clock, base::Random& random,
                               const people::ServiceSettings& settings,
                               std::function<site::ServerCounts()> server_counts)
    : database_(database),
      clock_(clock),
      random_(random),
      settings_(settings),
      server_counts_(std::move(server_counts)),
      table_(patterns()),
      metrics_(route_names()) {}

site::Response WebApplication::answer(const site::Request& request) {
  if (auto operations = operations_response(request)) return std::move(*operations);
  if (auto asset = site::asset_response(request)) return std::move(*asset);
  const auto started = std::chrono::steady_clock::now();
  std::size_t route = routes().size();
  auto response = page_response(request, route);
  metrics_.count(route, response.status, std::chrono::steady_clock::now() - started);
  return response;
}

std::optional<site::Response> WebApplication::operations_response(const site::Request& request) {
  if (request.method == site::Method::Post) return std::nullopt;
  if (request.path == "/healthz") return site::Response::text("alive\n");
  if (request.path == "/readyz") return ready_response();
  if (request.path == "/metrics") return site::Response::text(metrics_.text(server_counts_()));
  return std::nullopt;
}

site::Response WebApplication::ready_response() {
  try {
    if (const auto current = record::schema_is_current(database_, schema()); !current)
      return site::Response::text("not ready: " + current.error().message + "\n", 503);
    return site::Response::text("ready\n");
  } catch (const record::Failure& failure) {
    base::log(base::LogLevel::Error, "not ready", {{"cause", failure.what()}});
    return site::Response::text("not ready: the database does not answer\n", 503);
  }
}

site::Response WebApplication::page_response(const site::Request& request, std::size_t& route) {
  const auto found = table_.find(request.method, request.path);
  if (const auto* match = std::get_if<site::RouteMatch>(&found)) {
    route = match->index;
    site::Request routed = request;
    routed.path_values = match->path_values;
    return people::answer(routes()[match->index], routed, database_, clock_, random_, settings_);
  }
  if (const auto* wrong = std::get_if<site::WrongMethod>(&found)) {
    auto response = people::answer_without_route(
        request, database_, clock_, random_, settings_,
        {base::ErrorCode::Invalid, "",
         "This address does not take what was sent to it. Go back and use the page's own buttons."});
    response.status = 405;
    response.headers.emplace_back("Allow", wrong->allow);
    return response;
  }
  return people::answer_without_route(
      request, database_, clock_, random_, settings_,
      {base::ErrorCode::NotFound, "", "There is no page at this address. Check it, or start from the first page."});
}

}  // namespace app
