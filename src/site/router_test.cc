#include "site/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"

namespace site {
namespace {

constexpr RoutePattern kPatterns[] = {
    {Method::Get, "/"},                             // 0
    {Method::Get, "/reports"},                      // 1
    {Method::Post, "/reports"},                     // 2
    {Method::Get, "/reports/new"},                  // 3
    {Method::Get, "/reports/{id}"},                 // 4
    {Method::Post, "/reports/{report}"},            // 5
    {Method::Post, "/reports/{id}/answer"},         // 6
    {Method::Get, "/{room}/new/{step}"},            // 7
    {Method::Get, "/reports/{id}/history/{entry}"}  // 8
};

std::string found(Method method, const char* path) {
  static const RouteTable table(kPatterns);
  const auto route = table.find(method, path);
  if (std::holds_alternative<NoRoute>(route)) return "404";
  if (const auto* wrong = std::get_if<WrongMethod>(&route)) return "405 " + wrong->allow;
  const auto& match = std::get<RouteMatch>(route);
  std::string text = std::to_string(match.index);
  for (const auto& [name, value] : match.path_values) text += " " + name + "=" + value;
  return text;
}

TEST(RouteTable, FindsAPathsRoute) {
  const struct {
    Method method;
    const char* path;
    const char* found;
  } rows[] = {
      {Method::Get, "/", "0"},
      {Method::Post, "/", "405 GET, HEAD"},
      {Method::Get, "/reports", "1"},
      {Method::Head, "/reports", "1"},
      {Method::Post, "/reports", "2"},
      {Method::Get, "/reports/new", "3"},
      {Method::Post, "/reports/new", "405 GET, HEAD"},
      {Method::Get, "/reports/7", "4 id=7"},
      {Method::Post, "/reports/7", "5 report=7"},
      {Method::Get, "/reports/a b", "4 id=a b"},
      {Method::Get, "/reports/7/answer", "405 POST"},
      {Method::Post, "/reports/7/answer", "6 id=7"},
      {Method::Post, "/reports/new/answer", "6 id=new"},
      {Method::Get, "/reports/new/two", "7 room=reports step=two"},
      {Method::Get, "/reports/7/history/9", "8 entry=9 id=7"},
      {Method::Get, "/reports/7/history", "404"},
      {Method::Get, "/reports/", "404"},
      {Method::Get, "/reports/7/", "404"},
      {Method::Get, "/Reports", "404"},
      {Method::Get, "/nothing", "404"},
      {Method::Head, "/reports/7/answer", "405 POST"},
      {Method::Get, "", "404"},
  };
  for (const auto& row : rows) EXPECT_EQ(found(row.method, row.path), row.found) << method_name(row.method) << row.path;
}

TEST(RouteTable, CannotBeMadeAmbiguousOrMalformed) {
  const auto make = [](std::vector<RoutePattern> patterns) { (void)RouteTable(patterns); };
  EXPECT_THROW(make({{Method::Get, "/a"}, {Method::Get, "/a"}}), base::OurMistake);
  EXPECT_THROW(make({{Method::Get, "/a/{x}"}, {Method::Get, "/a/{y}"}}), base::OurMistake);
  for (const auto* pattern : {"", "a", "/a/", "//a", "/{}", "/a{x}", "/{x}b", "/{a/b}"})
    EXPECT_THROW(make({{Method::Get, pattern}}), base::OurMistake) << pattern;
  EXPECT_THROW(make({{Method::Head, "/a"}}), base::OurMistake);
}

}  // namespace
}  // namespace site
