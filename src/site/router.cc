#include "site/router.h"

#include <optional>
#include <vector>

#include "base/check.h"
#include "base/text.h"
#include "site/header_value.h"

namespace site {
namespace {

using Parts = std::span<const std::string_view>;

std::vector<std::string_view> parts_of(std::string_view path) {
  if (path == "/") return {};
  return base::split(path.substr(1), '/');
}

bool is_name(std::string_view part) {
  return part.starts_with('{') && part.ends_with('}');
}

void check_parts(Parts parts) {
  for (const auto part : parts) {
    const auto word = is_name(part) ? part.substr(1, part.size() - 2) : part;
    base::check(!word.empty() && word.find_first_of("{}") == std::string_view::npos,
                "a part of a route's pattern is literal text or one {name}");
  }
}

}  // namespace

struct RouteTable::Node {
  struct Target {
    std::size_t index = 0;
    std::vector<std::string> names;  // of the {name} parts, from the left
  };
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> any;
  std::map<Method, Target> targets;

  Node& child(std::string_view part) {
    auto& next = is_name(part) ? any : literals[std::string(part)];
    if (!next) next = std::make_unique<Node>();
    return *next;
  }

  /// The best node for `parts` that is the end of some pattern; `values` gets what its {name} parts stand for.
  [[nodiscard]] const Node* find(Parts parts, std::vector<std::string_view>& values) const {
    if (parts.empty()) return targets.empty() ? nullptr : this;
    if (const auto at = literals.find(parts.front()); at != literals.end())
      if (const auto* found = at->second->find(parts.subspan(1), values)) return found;
    if (!any || parts.front().empty()) return nullptr;
    values.push_back(parts.front());
    const auto* found = any->find(parts.subspan(1), values);
    if (found == nullptr) values.pop_back();
    return found;
  }
};

RouteTable::RouteTable(std::span<const RoutePattern> patterns) : root_(std::make_unique<Node>()) {
  for (std::size_t index = 0; index < patterns.size(); ++index) {
    const auto& [method, pattern] = patterns[index];
    base::check(method != Method::Head, "HEAD is found as GET");
    base::check(pattern.starts_with('/'), "a route's pattern starts with a slash");
    const auto parts = parts_of(pattern);
    check_parts(parts);
    Node* node = root_.get();
    Node::Target target{.index = index};
    for (const auto part : parts) {
      node = &node->child(part);
      if (is_name(part)) target.names.emplace_back(part.substr(1, part.size() - 2));
    }
    base::check(node->targets.emplace(method, std::move(target)).second, "two routes for the same paths and method");
  }
}

RouteTable::~RouteTable() = default;
RouteTable::RouteTable(RouteTable&&) noexcept = default;
RouteTable& RouteTable::operator=(RouteTable&&) noexcept = default;

namespace {

template <class Targets>
std::string allowed(const Targets& targets) {
  std::string allow;
  for (const auto& [method, target] : targets) {
    if (!allow.empty()) allow += ", ";
    allow += method == Method::Get ? "GET, HEAD" : method_name(method);
  }
  return allow;
}

}  // namespace

FoundRoute RouteTable::find(Method method, std::string_view path) const {
  if (!path.starts_with('/')) return NoRoute();
  std::vector<std::string_view> values;
  const auto* node = root_->find(parts_of(path), values);
  if (node == nullptr) return NoRoute();
  const auto at = node->targets.find(method == Method::Head ? Method::Get : method);
  if (at == node->targets.end()) return WrongMethod{allowed(node->targets)};
  RouteMatch match{.index = at->second.index};
  for (std::size_t i = 0; i < values.size(); ++i) match.path_values.emplace(at->second.names[i], values[i]);
  return match;
}

}  // namespace site
