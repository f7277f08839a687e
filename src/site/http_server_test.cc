// What a client sees, byte for byte. Limits and stopping are in http_server_limits_test.cc.
#include "site/http_server.h"

#include <gmock/gmock.h>

#include "site/testing/gunzip.h"
#include "site/testing/test_server.h"

namespace site {
namespace {

using testing::get;
using namespace std::string_literals;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::post;
using testing::RawAnswer;
using testing::RawClient;
using ::testing::StartsWith;
using testing::TestServer;

/// Tells what it was asked.
Response echo(const Request& request) {
  if (request.path == "/throw") throw std::runtime_error("the database is gone");
  if (request.path == "/throw-odd") throw 42;
  if (request.path == "/split") {
    Response response = Response::text("x");
    response.headers.emplace_back("X-A", "b\r\nSet-Cookie: c=d");
    return response;
  }
  if (request.path == "/page") return Response::html(std::string(5000, 'p'));
  if (request.path == "/large") return Response::file(std::string(3'000'000, 'l'), "application/pdf", "large.pdf");
  std::string text = std::string(method_name(request.method)) + " " + request.path;
  for (const auto& [name, value] : request.query.pairs()) text += " ?" + name + "=" + value;
  for (const auto& [name, value] : request.form.pairs()) text += " " + name + "=" + value;
  for (const auto& upload : request.uploads) text += " " + upload.file_name + ":" + std::to_string(upload.bytes.size());
  Response response = Response::text(text);
  response.headers.emplace_back("ETag", "\"one\"");
  response.may_be_cached = true;
  return response;
}

std::string many_headers(int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += "X-" + std::to_string(i) + ": y\r\n";
  return all;
}

class HttpServerTest : public ::testing::Test {
 protected:
  TestServer server_{{.upload_paths = {"/upload", "/things/{id}/upload"}}, echo};
};

TEST_F(HttpServerTest, AnswersOneRequestAfterAnother) {
  RawClient client(server_.port());
  const auto first = client.ask(get("/one?a=1"));
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, "GET /one ?a=1");
  EXPECT_EQ(first.header("server"), "");
  EXPECT_EQ(first.header("connection"), "");
  EXPECT_THAT(first.header("date"), ::testing::EndsWith(" GMT"));
  EXPECT_THAT(first.header("content-security-policy"), StartsWith("default-src 'none'"));
  EXPECT_EQ(client.ask(post("/two", "a=1&b=2")).body, "POST /two a=1 b=2");
  EXPECT_EQ(client.ask(get("/three")).body, "GET /three");
  const auto counts = server_->counts();
  EXPECT_EQ(counts.connections_open, 1);
  EXPECT_EQ(counts.connections_total, 1);
  EXPECT_EQ(counts.requests_total, 3);
  EXPECT_EQ(counts.refused_total, 0);
}

TEST_F(HttpServerTest, AnswersPipelinedRequestsInOrder) {
  RawClient client(server_.port());
  client.send(get("/1") + post("/2", "a=1") + get("/3") + get("/4"));
  for (const auto* body : {"GET /1", "POST /2 a=1", "GET /3", "GET /4"}) EXPECT_EQ(client.read().body, body);
}

TEST_F(HttpServerTest, TakesARequestInPieces) {
  RawClient client(server_.port());
  for (const char c : post("/two", "a=1")) ASSERT_TRUE(client.send({&c, 1}));
  EXPECT_EQ(client.read().body, "POST /two a=1");
}

TEST_F(HttpServerTest, TakesAChunkedForm) {
  RawClient client(server_.port());
  client.send(
      "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
      "Content-Type: application/x-www-form-urlencoded\r\n\r\n2\r\na=\r\n3;x=y\r\n123\r\n0\r\nX-Trailer: 1\r\n\r\n" +
      get("/next"));
  EXPECT_EQ(client.read().body, "POST /c a=123");
  EXPECT_EQ(client.read().body, "GET /next");
}

// Each is followed by a second request, which must be neither answered nor run: two servers that disagree about where
// the first ends would otherwise disagree about whose the second is.
TEST_F(HttpServerTest, RefusesWhatIsAmbiguousAndCloses) {
  const std::string start = "POST / HTTP/1.1\r\nHost: h\r\n";
  const struct {
    const char* fault;
    std::string bytes;
    int status;
  } rows[] = {
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"length and encoding", start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"two lengths", start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
      {"a signed length", start + "Content-Length: +5\r\n\r\nabcde", 400},
      {"an unknown encoding", start + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
      {"chunked, identity", start + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 501},
      {"a negative chunk", start + "Transfer-Encoding: chunked\r\n\r\n-2\r\nab\r\n0\r\n\r\n", 400},
      {"a line feed in a chunk's extension", start + "Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\nab\r\n0\r\n\r\n",
       400},
      {"space before the colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400},
      {"bare line feeds", "GET / HTTP/1.1\nHost: h\n\n", 400},
      {"a folded header", "GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n", 400},
      {"a NUL in a header", "GET / HTTP/1.1\r\nHost: h\r\nX: \0\r\n\r\n"s, 400},
      {"a large header", "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n", 431},
      {"2,000 headers", "GET / HTTP/1.1\r\nHost: h\r\n" + many_headers(2000) + "\r\n", 431},
      {"a body too large", start + "Content-Length: 2000000\r\n\r\n" + std::string(2'000'000, 'x'), 413},
      {"an unreadable form", post("/", "a=%ff"), 400},
      {"a body of another type", start + "Content-Length: 2\r\nContent-Type: application/json\r\n\r\n{}", 415},
  };
  for (const auto& row : rows) {
    RawClient client(server_.port());
    client.send(row.bytes + get("/second"));
    const auto answer = client.read();
    EXPECT_EQ(answer.status, row.status) << row.fault;
    EXPECT_EQ(answer.header("connection"), "close") << row.fault;
    EXPECT_THAT(answer.header("content-type"), StartsWith("text/plain")) << row.fault;
    EXPECT_NE(answer.header("content-security-policy"), "") << row.fault;
    EXPECT_TRUE(client.is_closed_by_server()) << row.fault;
  }
  EXPECT_EQ(server_->counts().requests_total, 0);
  EXPECT_EQ(server_->counts().refused_total, std::size(rows));
}

TEST_F(HttpServerTest, CutsAnEndlessChunkedBodyOff) {
  RawClient client(server_.port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  for (int i = 0; i < 64 && client.send(chunk); ++i) continue;
  EXPECT_EQ(client.read().status, 413);
}

TEST_F(HttpServerTest, TakesLargeFilesWhereFilesAreTaken) {
  const std::string body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\n" +
                           std::string(5'000'000, 'x') + "\r\n--b--\r\n";
  const auto request = [&](const std::string& path) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  };
  EXPECT_EQ(RawClient(server_.port()).ask(request("/upload")).body, "POST /upload a.csv:5000000");
  EXPECT_EQ(RawClient(server_.port()).ask(request("/things/7/upload")).body, "POST /things/7/upload a.csv:5000000");
  for (const auto* path : {"/other", "/things/upload", "/things/7/upload/8", "/things/7/other"})
    EXPECT_EQ(RawClient(server_.port()).ask(request(path)).status, 413) << path;
}

TEST_F(HttpServerTest, InvitesABodyThatWaits) {
  RawClient client(server_.port());
  const std::string head =
      "POST /e HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  EXPECT_THAT(client.ask(head + "Content-Length: 3\r\n\r\n").head, StartsWith("HTTP/1.1 100 Continue"));
  EXPECT_EQ(client.ask("a=1").body, "POST /e a=1");
  // A body that is there already needs no invitation; one that is too large gets none.
  EXPECT_EQ(client.ask(head + "Content-Length: 3\r\n\r\na=1").status, 200);
  EXPECT_EQ(client.ask(head + "Content-Length: 9999999\r\n\r\n").status, 413);
}

TEST_F(HttpServerTest, LeavesTheBodyOutForHead) {
  RawClient client(server_.port());
  client.send("HEAD /page HTTP/1.1\r\nHost: h\r\n\r\n");
  const auto answer = client.read(false);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("content-length"), "5000");
  EXPECT_EQ(client.ask(get("/after")).body, "GET /after");
}

TEST_F(HttpServerTest, CompressesPages) {
  RawClient client(server_.port());
  const auto answer = client.ask("GET /page HTTP/1.1\r\nHost: h\r\nAccept-Encoding: br, gzip\r\n\r\n");
  EXPECT_EQ(answer.header("content-encoding"), "gzip");
  EXPECT_EQ(answer.header("vary"), "Accept-Encoding");
  EXPECT_EQ(testing::gunzip(answer.body), std::string(5000, 'p'));
  EXPECT_EQ(client.ask(get("/page")).body, std::string(5000, 'p'));
}

TEST_F(HttpServerTest, AnswersNotModified) {
  RawClient client(server_.port());
  client.send("GET /a HTTP/1.1\r\nHost: h\r\nIf-None-Match: \"one\"\r\n\r\n");
  const auto answer = client.read(false);
  EXPECT_EQ(answer.status, 304);
  EXPECT_EQ(answer.header("etag"), "\"one\"");
  EXPECT_EQ(client.ask(get("/after")).status, 200);
}

TEST_F(HttpServerTest, SendsALargeFileWhole) {
  EXPECT_EQ(RawClient(server_.port(), 4096).ask(get("/large")).body, std::string(3'000'000, 'l'));
}

TEST_F(HttpServerTest, TurnsAHandlersFailureIntoABarePage) {
  RawClient client(server_.port());
  for (const auto* path : {"/throw", "/throw-odd", "/split"}) {
    const auto answer = client.ask(get(path));
    EXPECT_EQ(answer.status, 500) << path;
    EXPECT_THAT(answer.body, StartsWith("Something went wrong on our side. If you ask for help, quote "));
    EXPECT_THAT(answer.body, Not(HasSubstr("database")));
    EXPECT_EQ(answer.header("set-cookie"), "");
  }
  EXPECT_EQ(client.ask(get("/after")).status, 200);
}

TEST_F(HttpServerTest, ClosesAfterTheOldVersionAndWhereAsked) {
  for (const auto* request : {"GET / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n\r\n",
                              "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"}) {
    RawClient client(server_.port());
    const auto answer = client.ask(request);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.is_closed_by_server());
  }
}

TEST_F(HttpServerTest, AnswersAClientThatHasNothingMoreToSay) {
  RawClient client(server_.port());
  client.send(get("/last"));
  ::shutdown(client.descriptor(), SHUT_WR);
  EXPECT_EQ(client.read().body, "GET /last");
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST(HttpServerReference, IsNewForEachRequest) {
  TestServer server({}, [](const Request& request) { return Response::text(request.reference); });
  RawClient client(server.port());
  const auto first = client.ask(get("/")).body;
  const auto second = client.ask(get("/")).body;
  EXPECT_EQ(first.size(), 10);
  EXPECT_EQ(second.size(), 10);
  EXPECT_NE(first, second);
}

TEST(HttpServerProxies, CountOnlyWhereTheyAreTrusted) {
  const auto who = [](const Request& request) {
    return Response::text(request.remote_address + (request.is_secure ? " secure " : " plain ") + request.host +
                          std::string(request.header("x-forwarded-for")));
  };
  const std::string request =
      "GET / HTTP/1.1\r\nHost: inside\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.9\r\nX-Forwarded-Proto: https\r\n"
      "X-Forwarded-Host: Outside\r\n\r\n";
  TestServer stranger({}, who);
  const auto ignored = RawClient(stranger.port()).ask(request);
  EXPECT_EQ(ignored.body, "127.0.0.1 plain inside");
  EXPECT_EQ(ignored.header("strict-transport-security"), "");
  TestServer trusting({.trusted_proxies = {"127.0.0.1"}}, who);
  const auto believed = RawClient(trusting.port()).ask(request);
  EXPECT_EQ(believed.body, "203.0.113.9 secure outside");
  EXPECT_NE(believed.header("strict-transport-security"), "");
}

TEST(HttpServerStart, SaysWhatIsInTheWay) {
  const auto handler = [](const Request&) { return Response::text(""); };
  const auto refusal = [&](const ServerOptions& options) {
    const auto started = HttpServer(options, handler).start();
    return started ? "" : started.error().message;
  };
  TestServer first({}, handler);
  EXPECT_EQ(refusal({.port = first.port()}),
            "127.0.0.1 port " + std::to_string(first.port()) +
                " is in use by another program. Stop that one, or choose another port.");
  EXPECT_THAT(refusal({.address = "localhost", .port = 0}), HasSubstr("IP address"));
  EXPECT_THAT(refusal({.port = 0, .trusted_proxies = {"proxy"}}), HasSubstr("IP address"));
  EXPECT_THAT(refusal({.port = 0, .certificate_file = "/nowhere.pem"}), HasSubstr("certificate file cannot be read"));
}

}  // namespace
}  // namespace site
