#include "site/request_head.h"

#include <gtest/gtest.h>

namespace site {
namespace {

RequestHead head_for(const std::string& target) {
  return {.method = "GET", .target = target, .fields = {{"host", "ward.example"}}};
}

int status_of(RequestHead head) {
  const auto refusal = check_head(head);
  return refusal ? refusal->status : 200;
}

TEST(RequestTarget, IsDecodedIntoPathAndQuery) {
  auto head = head_for("/reports/a%20b+c?from=2017-09-01&to=%41");
  ASSERT_FALSE(check_head(head));
  EXPECT_EQ(head.path, "/reports/a b+c");
  EXPECT_EQ(head.query, "from=2017-09-01&to=%41");
}

TEST(RequestTarget, IsAPlainPathOrRefused) {
  const struct {
    const char* target;
    int status;
  } rows[] = {
      {"/", 200},
      {"/?", 200},
      {"/reports/", 200},
      {"/reports/...", 200},
      {"/.well-known/x", 200},
      {"/Si%C3%B4n", 200},
      {"/100%25", 200},
      {"/a?b=/../..", 200},
      {"", 400},
      {"*", 400},
      {"reports", 400},
      {"http://ward.example/", 400},
      {"//evil.example/", 400},
      {"/a//b", 400},
      {"/.", 400},
      {"/..", 400},
      {"/a/../b", 400},
      {"/a/%2e%2E/b", 400},
      {"/a/%2e/b", 400},
      {"/a%2Fb", 400},
      {"/a%2fb", 400},
      {"/a\\b", 400},
      {"/a%5Cb", 400},
      {"/a%00b", 400},
      {"/a%0Ab", 400},
      {"/a%7F", 400},
      {"/%", 400},
      {"/%4", 400},
      {"/%zz", 400},
      {"/%ff", 400},
      {"/%C0%AE%C0%AE/", 400},
      {"/\xc3\xb4", 400},
      {"/a#b", 400},
      {"/a b", 400},
  };
  for (const auto& row : rows) EXPECT_EQ(status_of(head_for(row.target)), row.status) << row.target;
}

TEST(RequestHead, NeedsExactlyOneHost) {
  const auto with_hosts = [](const std::vector<std::string>& hosts) {
    RequestHead head{.method = "GET", .target = "/"};
    for (const auto& host : hosts) head.fields.emplace_back("host", host);
    return status_of(head);
  };
  EXPECT_EQ(with_hosts({}), 400);
  EXPECT_EQ(with_hosts({"a", "a"}), 400);
  for (const auto* good : {"a", "Ward.Example:8080", "10.0.0.1", "[::1]", "[2001:db8::1]:443", "app_1:80", "a:"})
    EXPECT_EQ(with_hosts({good}), 200) << good;
  for (const auto* bad : {"", "a b", "a/b", "user@a", "a:b", "a:123456", "a,b", "[::1", "[]", "[::1]x", "é"})
    EXPECT_EQ(with_hosts({bad}), 400) << bad;
}

TEST(RequestHead, IsOfAMethodWeKnow) {
  for (const auto* method : {"GET", "HEAD", "POST"}) {
    auto head = head_for("/");
    head.method = method;
    EXPECT_EQ(status_of(head), 200) << method;
  }
  for (const auto* method : {"PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get", "X"}) {
    auto head = head_for("/");
    head.method = method;
    EXPECT_EQ(status_of(head), 501) << method;
  }
}

TEST(RequestHead, SaysTheBodysLengthInOneWayOnly) {
  using Fields = std::vector<std::pair<std::string, std::string>>;
  const struct {
    Fields fields;
    int version;
    int status;
  } rows[] = {
      {{{"content-length", "5"}}, 11, 200},
      {{{"content-length", "5"}}, 10, 200},
      {{{"transfer-encoding", "chunked"}}, 11, 200},
      {{{"transfer-encoding", "Chunked"}}, 11, 200},
      {{{"content-length", "+5"}}, 11, 400},
      {{{"content-length", ""}}, 11, 400},
      {{{"content-length", "5, 5"}}, 11, 400},
      {{{"content-length", "5"}, {"content-length", "5"}}, 11, 400},
      {{{"content-length", "5"}, {"transfer-encoding", "chunked"}}, 11, 400},
      {{{"transfer-encoding", "chunked"}}, 10, 400},
      {{{"transfer-encoding", "xchunked"}}, 11, 501},
      {{{"transfer-encoding", "chunked, identity"}}, 11, 501},
      {{{"transfer-encoding", "gzip, chunked"}}, 11, 501},
      {{{"transfer-encoding", "identity"}}, 11, 501},
      {{{"transfer-encoding", ""}}, 11, 501},
      {{{"transfer-encoding", "chunked"}, {"transfer-encoding", "chunked"}}, 11, 501},
  };
  for (const auto& row : rows) {
    auto head = head_for("/");
    head.method = "POST";
    head.version = row.version;
    head.fields.insert(head.fields.end(), row.fields.begin(), row.fields.end());
    EXPECT_EQ(status_of(head), row.status) << row.fields[0].first << ": " << row.fields[0].second;
  }
}

TEST(RequestHead, KnowsOneExpectation) {
  auto head = head_for("/");
  head.fields.emplace_back("expect", "100-Continue");
  EXPECT_EQ(status_of(head), 200);
  EXPECT_TRUE(head.expects_continue());
  head.version = 10;
  EXPECT_FALSE(head.expects_continue());
  head.version = 11;
  head.fields.back().second = "a-miracle";
  EXPECT_EQ(status_of(head), 417);
}

}  // namespace
}  // namespace site
