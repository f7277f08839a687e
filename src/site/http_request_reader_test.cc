#include "site/http_request_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace site {
namespace {

using namespace std::string_literals;
using State = RequestReader::State;
using testing::ElementsAre;
using testing::Pair;

constexpr std::size_t kHeaderLimit = 1024;
constexpr std::size_t kBodyLimit = 64;

class Reader : public testing::Test {
 protected:
  /// The status that `bytes` are refused with, whole and byte by byte; 0 where they are not.
  static int refused(const std::string& bytes) {
    RequestReader whole(kHeaderLimit, [](const RequestHead&) { return kBodyLimit; });
    RequestReader slow(kHeaderLimit, [](const RequestHead&) { return kBodyLimit; });
    whole.take(bytes);
    for (const char c : bytes)
      if (slow.state() != State::Refused) slow.take({&c, 1});
    EXPECT_EQ(whole.state() == State::Refused, slow.state() == State::Refused) << bytes;
    if (whole.state() != State::Refused) return 0;
    EXPECT_EQ(whole.refusal().status, slow.refusal().status) << bytes;
    return whole.refusal().status;
  }

  RequestReader reader_{kHeaderLimit,
                        [](const RequestHead& head) { return head.path == "/upload" ? 1024 : kBodyLimit; }};
};

TEST_F(Reader, TakesARequestByteByByte) {
  const std::string bytes = "POST /a?b HTTP/1.1\r\nHost: h\r\nX-Two: 1\r\nX-Two:  2 \r\nContent-Length: 3\r\n\r\nxyz";
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    ASSERT_NE(reader_.take(bytes.substr(i, 1)), State::Done) << i;
    ASSERT_NE(reader_.state(), State::Refused) << i;
  }
  ASSERT_EQ(reader_.take(bytes.substr(bytes.size() - 1)), State::Done);
  EXPECT_EQ(reader_.head().method, "POST");
  EXPECT_EQ(reader_.head().path, "/a");
  EXPECT_EQ(reader_.head().query, "b");
  EXPECT_THAT(reader_.head().fields,
              ElementsAre(Pair("host", "h"), Pair("x-two", "1"), Pair("x-two", "2"), Pair("content-length", "3")));
  EXPECT_EQ(reader_.body(), "xyz");
  EXPECT_TRUE(reader_.keeps_alive());
  EXPECT_EQ(reader_.next(), State::Empty);
}

TEST_F(Reader, GoesOnToTheRequestBehind) {
  const std::string get = "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n";
  const std::string post = "POST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab";
  ASSERT_EQ(reader_.take(get + post + "GET /3"), State::Done);
  EXPECT_EQ(reader_.head().path, "/1");
  EXPECT_EQ(reader_.body(), "");
  ASSERT_EQ(reader_.next(), State::Done);
  EXPECT_EQ(reader_.head().path, "/2");
  EXPECT_EQ(reader_.body(), "ab");
  ASSERT_EQ(reader_.next(), State::Head);
  ASSERT_EQ(reader_.take(" HTTP/1.1\r\nHost: h\r\n\r\n"), State::Done);
  EXPECT_EQ(reader_.head().path, "/3");
}

TEST_F(Reader, JoinsChunksAndDropsTheirTrailers) {
  ASSERT_EQ(reader_.take(
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\nA\r\n0123456789\r\n"
                "0\r\nHost: other\r\nX-Forwarded-For: 1.2.3.4\r\n\r\nGET / HT"),
            State::Done);
  EXPECT_EQ(reader_.body(), "abc0123456789");
  EXPECT_THAT(reader_.head().fields, ElementsAre(Pair("host", "h"), Pair("transfer-encoding", "chunked")));
  EXPECT_EQ(reader_.next(), State::Head);
}

TEST_F(Reader, ClosesAfterTheOldVersionAndWhereAsked) {
  reader_.take("GET / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_FALSE(reader_.keeps_alive());
  RequestReader asked(kHeaderLimit, [](const RequestHead&) { return kBodyLimit; });
  asked.take("GET / HTTP/1.1\r\nHost: h\r\nConnection: Close\r\n\r\n");
  EXPECT_FALSE(asked.keeps_alive());
}

TEST_F(Reader, ChoosesTheBodysLimitByPath) {
  ASSERT_EQ(reader_.take("POST /upload HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n"), State::Body);
  EXPECT_EQ(reader_.take(std::string(100, 'x')), State::Done);
  EXPECT_EQ(refused("POST /other HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n"), 413);
}

TEST_F(Reader, RefusesWhatTwoServersCouldReadDifferently) {
  const std::string post = "POST / HTTP/1.1\r\nHost: h\r\n";
  const struct {
    const char* fault;
    std::string bytes;
    int status;
  } rows[] = {
      {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two Hosts", "GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", 400},
      {"length and encoding", post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"encoding and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 400},
      {"two lengths that differ", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      {"two lengths that agree", post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
      {"a listed length", post + "Content-Length: 1, 1\r\n\r\n", 400},
      {"a signed length", post + "Content-Length: +5\r\n\r\n", 400},
      {"a negative length", post + "Content-Length: -5\r\n\r\n", 400},
      {"a hexadecimal length", post + "Content-Length: 0x5\r\n\r\n", 400},
      {"a length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\n", 400},
      {"an unknown encoding", post + "Transfer-Encoding: xchunked\r\n\r\n", 501},
      {"chunked, then another", post + "Transfer-Encoding: chunked, identity\r\n\r\n", 501},
      {"another, then chunked", post + "Transfer-Encoding: identity, chunked\r\n\r\n", 501},
      {"chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"space before the colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400},
      {"no colon", "GET / HTTP/1.1\r\nHost: h\r\nNonsense\r\n\r\n", 400},
      {"bare line feeds", "GET / HTTP/1.1\nHost: h\n\n", 400},
      {"a bare return", "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n", 400},
      {"a folded header", "GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n", 400},
      {"a folded request line", "GET / HTTP/1.1\r\n Host: h\r\n\r\n", 400},
      {"a NUL in a header", "GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n"s, 400},
      {"a control in a header", "GET / HTTP/1.1\r\nHost: h\r\nX: a\x01\r\n\r\n", 400},
      {"a tab in the request line", "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"no version", "GET /\r\nHost: h\r\n\r\n", 400},
      {"an unknown version", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505},
      {"an absolute target", "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"an unknown method", "BREW / HTTP/1.1\r\nHost: h\r\n\r\n", 501},
      {"an unknown expectation", post + "Expect: wonders\r\nContent-Length: 1\r\n\r\n", 417},
      {"TLS", "\x16\x03\x01\x00\xf4"s, 400},
  };
  for (const auto& row : rows) EXPECT_EQ(refused(row.bytes), row.status) << row.fault;
}

TEST_F(Reader, RefusesBrokenChunks) {
  const std::string post = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string chunk : {"-2\r\nab\r\n", "x\r\n", "2\r\nabc\r\n", "1;a=\nb\r\n", "1 \r\na\r\n", "0x1\r\na\r\n",
                                  "10000000000000000\r\n", "1\nz\n", "\r\n"})
    EXPECT_EQ(refused(post + chunk + "\r\n\r\n0\r\n\r\n"), 400) << chunk;
  EXPECT_EQ(refused(post + "41\r\nx"), 413);
  EXPECT_EQ(refused(post + "40\r\n" + std::string(64, 'x') + "\r\n1\r\n"), 413);
  EXPECT_EQ(refused(post + "FFFFFFFFFFFFFFFF\r\n"), 413);
}

// Beast 1.81 asserts where the last chunk is given to it in two pieces, cut after its third or fourth byte.
TEST_F(Reader, TakesTheLastChunkInPieces) {
  const std::string bytes = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
  EXPECT_EQ(refused(bytes), 0);
  for (const char c : bytes) reader_.take({&c, 1});
  EXPECT_EQ(reader_.state(), State::Done);
  EXPECT_EQ(reader_.body(), "");
}

TEST_F(Reader, BoundsWhatIsReadBetweenChunks) {
  const std::string post = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(refused(post + "1;" + std::string(2 * kHeaderLimit, 'x')), 400);
  EXPECT_EQ(refused(post + "0\r\nX: " + std::string(2 * kHeaderLimit, 'x')), 400);
}

TEST_F(Reader, KeepsTheHeadersLimitToTheByte) {
  const auto head_of_size = [](std::size_t size) {
    const std::string start = "GET / HTTP/1.1\r\nHost: h\r\nX: ";
    return start + std::string(size - start.size() - 4, 'x') + "\r\n\r\n";
  };
  EXPECT_EQ(refused(head_of_size(kHeaderLimit)), 0);
  EXPECT_EQ(refused(head_of_size(kHeaderLimit + 1)), 431);
  std::string many = "GET / HTTP/1.1\r\nHost: h\r\n";
  for (int i = 0; i < 2000; ++i) many += "X: y\r\n";
  EXPECT_EQ(refused(many + "\r\n"), 431);
}

}  // namespace
}  // namespace site
