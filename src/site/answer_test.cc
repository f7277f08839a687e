#include "site/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "site/testing/gunzip.h"

namespace site {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr base::Instant kNow =
    std::chrono::sys_days(std::chrono::year(2017) / 11 / 1) + std::chrono::minutes(9 * 60 + 5);

Answer answer(Response response, Request request = {}, bool is_head = false) {
  return make_answer(request, std::move(response), {.is_head = is_head, .now = kNow});
}
Request asking(const char* header, const char* value) {
  Request request;
  request.headers[header] = value;
  return request;
}

TEST(Answer, CarriesWhatEveryResponseCarries) {
  const auto got = answer(Response::html("<p>"));
  EXPECT_THAT(got.head, StartsWith("HTTP/1.1 200 OK\r\nDate: Wed, 01 Nov 2017 09:05:00 GMT\r\n"));
  for (const auto* line :
       {"\r\nContent-Type: text/html; charset=utf-8\r\n", "\r\nContent-Length: 3\r\n",
        "\r\nContent-Security-Policy: default-src 'none';", "\r\nX-Content-Type-Options: nosniff\r\n",
        "\r\nReferrer-Policy: same-origin\r\n", "\r\nCache-Control: no-store\r\n"})
    EXPECT_THAT(got.head, HasSubstr(line));
  EXPECT_THAT(got.head, ::testing::EndsWith("\r\n\r\n"));
  EXPECT_THAT(got.head, Not(HasSubstr("Connection:")));
  EXPECT_THAT(got.head, Not(HasSubstr("Server:")));
  EXPECT_EQ(got.body_bytes(), "<p>");
}

TEST(Answer, IsCachedOnlyWhereTheHandlerAllowsIt) {
  Response response = Response::text("x");
  response.headers.emplace_back("Cache-Control", "max-age=60");
  EXPECT_THAT(answer(response).head, Not(HasSubstr("max-age")));
  response.may_be_cached = true;
  EXPECT_THAT(answer(response).head, HasSubstr("Cache-Control: max-age=60\r\n"));
  EXPECT_THAT(answer(response).head, Not(HasSubstr("no-store")));
}

TEST(Answer, SetsEachCookieOnALineOfItsOwn) {
  Response response = Response::redirect("/");
  response.cookies = {{"a", "1", std::nullopt, true}, {"b", "2", 5, true}};
  const auto got = answer(response);
  EXPECT_THAT(got.head, HasSubstr("Set-Cookie: a=1;"));
  EXPECT_THAT(got.head, HasSubstr("Set-Cookie: b=2;"));
  EXPECT_THAT(got.head, HasSubstr("Location: /\r\n"));
  EXPECT_THAT(got.head, HasSubstr("Content-Length: 0\r\n"));
}

TEST(Answer, LeavesTheBodyOutForHeadButNotItsLength) {
  const auto got = answer(Response::html("<p>"), {}, true);
  EXPECT_THAT(got.head, HasSubstr("Content-Length: 3\r\n"));
  EXPECT_EQ(got.body_bytes(), "");
}

TEST(Answer, SharesABodyWithoutCopyingIt) {
  Response response = Response::text("");
  response.shared_body = std::make_shared<const std::string>("shared");
  const auto* bytes = response.shared_body->data();
  const auto got = answer(response);
  EXPECT_EQ(got.body_bytes().data(), bytes);
  EXPECT_THAT(got.head, HasSubstr("Content-Length: 6\r\n"));
}

TEST(Answer, CompressesTextForThoseWhoTakeIt) {
  const std::string page(5000, 'x');
  const auto got = answer(Response::html(page), asking("accept-encoding", "gzip"));
  EXPECT_THAT(got.head, HasSubstr("Content-Encoding: gzip\r\n"));
  EXPECT_THAT(got.head, HasSubstr("Vary: Accept-Encoding\r\n"));
  EXPECT_THAT(got.head, HasSubstr("Content-Length: " + std::to_string(got.body_bytes().size()) + "\r\n"));
  EXPECT_EQ(testing::gunzip(got.body_bytes()), page);

  const auto plain = answer(Response::html(page));
  EXPECT_EQ(plain.body_bytes(), page);
  EXPECT_THAT(plain.head, HasSubstr("Vary: Accept-Encoding\r\n"));
  EXPECT_THAT(plain.head, Not(HasSubstr("Content-Encoding")));
}

TEST(Answer, DoesNotCompressTwice) {
  Response response = Response::text(std::string(5000, 'x'));
  response.headers.emplace_back("content-encoding", "gzip");
  const auto got = answer(response, asking("accept-encoding", "gzip"));
  EXPECT_EQ(got.body_bytes().size(), 5000);
}

TEST(Answer, SaysNothingNewToThoseWhoHaveIt) {
  Response response = Response::html(std::string(5000, 'x'));
  response.headers.emplace_back("ETag", "\"abc\"");
  response.may_be_cached = true;
  for (const auto* known : {"\"abc\"", "W/\"abc\"", "\"other\", \"abc\"", "*"}) {
    const auto got = answer(response, asking("if-none-match", known));
    EXPECT_EQ(got.status, 304) << known;
    EXPECT_THAT(got.head, StartsWith("HTTP/1.1 304 Not Modified\r\n"));
    EXPECT_THAT(got.head, HasSubstr("ETag: \"abc\"\r\n"));
    EXPECT_THAT(got.head, Not(HasSubstr("Content-Length")));
    EXPECT_EQ(got.body_bytes(), "");
  }
  for (const auto* other : {"\"abcd\"", "abc", ""})
    EXPECT_EQ(answer(response, asking("if-none-match", other)).status, 200) << other;

  auto posted = asking("if-none-match", "*");
  posted.method = Method::Post;
  EXPECT_EQ(answer(response, posted).status, 200);
  response.status = 404;
  EXPECT_EQ(answer(response, asking("if-none-match", "*")).status, 404);
}

TEST(Answer, WeakensTheTagOfACompressedBody) {
  Response response = Response::html(std::string(5000, 'x'));
  response.headers.emplace_back("ETag", "\"abc\"");
  EXPECT_THAT(answer(response, asking("accept-encoding", "gzip")).head, HasSubstr("ETag: W/\"abc\"\r\n"));
}

TEST(Answer, StopsAHandlerThatWouldSplitOrContradictIt) {
  const std::pair<std::string, std::string> bad[] = {{"X-A", "b\r\nSet-Cookie: c=d"},
                                                     {"X A", "b"},
                                                     {"", "b"},
                                                     {"Content-Length", "3"},
                                                     {"Transfer-Encoding", "chunked"},
                                                     {"Connection", "close"},
                                                     {"set-cookie", "a=b"},
                                                     {"content-security-policy", "x"}};
  for (const auto& header : bad) {
    Response response = Response::text("x");
    response.headers.push_back(header);
    EXPECT_THROW((void)answer(response), base::OurMistake) << header.first;
  }
  Response response = Response::text("x");
  response.content_type = "text/plain\r\nX: y";
  EXPECT_THROW((void)answer(response), base::OurMistake);
  EXPECT_THROW((void)answer(Response::text("x", 100)), base::OurMistake);
}

TEST(BareAnswer, IsPlainTextThatSaysWhenToComeBack) {
  const auto got = bare_answer(503, "Busy.", true, {.closes = true, .now = kNow});
  EXPECT_THAT(got.head, StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
  EXPECT_THAT(got.head, HasSubstr("Retry-After: 2\r\n"));
  EXPECT_THAT(got.head, HasSubstr("Connection: close\r\n"));
  EXPECT_THAT(got.head, HasSubstr("Strict-Transport-Security"));
  EXPECT_THAT(got.head, HasSubstr("Content-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_EQ(got.body_bytes(), "Busy.\n");
}

TEST(HttpDate, IsWrittenInTheOneForm) {
  EXPECT_EQ(http_date(std::chrono::sys_days(std::chrono::year(2024) / 2 / 29) + std::chrono::milliseconds(86'399'999)),
            "Thu, 29 Feb 2024 23:59:59 GMT");
  EXPECT_EQ(http_date(base::Instant()), "Thu, 01 Jan 1970 00:00:00 GMT");
}

}  // namespace
}  // namespace site
