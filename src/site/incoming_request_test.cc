#include "site/incoming_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace site {
namespace {

RequestHead post(const std::string& content_type) {
  return {.method = "POST",
          .target = "/a",
          .fields = {{"host", "h"}, {"content-type", content_type}},
          .path = "/a",
          .query = "page=2"};
}

std::expected<Request, Refusal> incoming(const RequestHead& head, const std::string& body = "") {
  return incoming_request(head, body, {"203.0.113.9", false}, TrustedProxies());
}

TEST(IncomingRequest, ReadsEitherKindOfForm) {
  const auto plain = incoming(post("application/x-www-form-urlencoded; charset=UTF-8"), "a=1");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->method, Method::Post);
  EXPECT_EQ(plain->form.get("a"), "1");
  EXPECT_EQ(plain->query.get("page"), "2");
  EXPECT_EQ(plain->remote_address, "203.0.113.9");

  const auto with_file = incoming(post("multipart/form-data; boundary=b"),
                                  "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
                                  "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\ny\r\n--b--\r\n");
  ASSERT_TRUE(with_file);
  EXPECT_EQ(with_file->form.get("a"), "1");
  EXPECT_EQ(with_file->uploads.at(0).bytes, "y");
}

TEST(IncomingRequest, RefusesWhatItCannotRead) {
  EXPECT_EQ(incoming(post("application/x-www-form-urlencoded"), "a=%ff").error().status, 400);
  EXPECT_EQ(incoming(post("multipart/form-data; boundary=b"), "--c--").error().status, 400);
  EXPECT_EQ(incoming(post("multipart/form-data"), "--b--").error().status, 415);
  EXPECT_EQ(incoming(post("application/json"), "{}").error().status, 415);
  EXPECT_EQ(incoming(post(""), "a=1").error().status, 415);
  auto head = post("");
  head.query = "a=%";
  EXPECT_EQ(incoming(head).error().status, 400);
}

TEST(IncomingRequest, TakesAPostWithNothingInIt) {
  EXPECT_TRUE(incoming(post("")));
}

TEST(IncomingRequest, ShowsAHandlerHeadAsGet) {
  EXPECT_EQ(incoming({.method = "HEAD", .path = "/"})->method, Method::Get);
}

TEST(IncomingRequest, JoinsRepeatedHeaders) {
  const auto request = incoming({.method = "GET",
                                 .fields = {{"accept", "a"}, {"accept", "b"}, {"cookie", "x=1"}, {"cookie", "y=2"}},
                                 .path = "/"});
  EXPECT_EQ(request->header("accept"), "a, b");
  EXPECT_EQ(request->cookie("x"), "1");
  EXPECT_EQ(request->cookie("y"), "2");
}

TEST(IncomingRequest, HidesWhatProxiesSayAndBytesThatAreNotText) {
  const auto request =
      incoming({.method = "GET",
                .fields = {{"x-forwarded-for", "1.1.1.1"}, {"forwarded", "x"}, {"user-agent", "caf\xe9"}},
                .path = "/"});
  EXPECT_EQ(request->header("x-forwarded-for"), "");
  EXPECT_EQ(request->header("forwarded"), "");
  EXPECT_EQ(request->header("user-agent"), "caf?");
}

}  // namespace
}  // namespace site
