// Which route a path belongs to. The routes themselves (permission, handler) are the app's list; this knows their
// places in it.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "site/http.h"

namespace site {

/// "/reports/{id}/answer": parts are literal text or one whole {name}. "/" alone is the first page.
struct RoutePattern {
  Method method = Method::Get;
  std::string_view pattern;
};

struct RouteMatch {
  std::size_t index = 0;  ///< of the pattern, in the order given
  std::map<std::string, std::string, std::less<>> path_values;
};
/// 405: the path exists, the method does not. `allow` is the Allow header: "GET, HEAD" or "POST".
struct WrongMethod {
  std::string allow;
};
/// 404.
struct NoRoute {};

using FoundRoute = std::variant<RouteMatch, WrongMethod, NoRoute>;

/// Found part by part, whatever the number of routes. Where several patterns fit a path, the one with a literal part
/// where the other has a {name}, first from the left, has it alone: with "/reports/new" and "/reports/{id}", a POST to
/// "/reports/new" is a wrong method where only the second takes POST. HEAD is found as GET. A {name} never fits an
/// empty part. Not changed after it is made, so safe for several threads.
class RouteTable {
 public:
  /// Two patterns for the same paths and method, or a pattern that is not one, are our mistake.
  explicit RouteTable(std::span<const RoutePattern> patterns);
  ~RouteTable();
  RouteTable(RouteTable&&) noexcept;
  RouteTable& operator=(RouteTable&&) noexcept;

  /// `path` as in Request::path.
  [[nodiscard]] FoundRoute find(Method method, std::string_view path) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

}  // namespace site
