// The server behind TLS: the same session over another wire.
#include <filesystem>
#include <memory>
#include <optional>

#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "base/uuid.h"
#include "site/http_server.h"
#include "site/testing/test_server.h"

namespace site {
namespace {

using namespace std::chrono_literals;
using testing::comes_true;
using testing::get;
using ::testing::HasSubstr;
using testing::RawClient;
using ::testing::StartsWith;
using testing::TestServer;

template <auto free>
struct Free {
  template <class Thing>
  void operator()(Thing* thing) const {
    free(thing);
  }
};
template <class Thing, auto free>
using Owned = std::unique_ptr<Thing, Free<free>>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;

/// A certificate for localhost and its key, signed by itself, in files that go with it.
class Certificate {
 public:
  Certificate() {
    base::SystemRandom random;
    folder_ = std::filesystem::temp_directory_path() / base::Uuid::v7(base::SystemClock().now(), random).text();
    std::filesystem::create_directory(folder_);
    const Key key(EVP_EC_gen("P-256"));
    const Owned<X509, X509_free> certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const Owned<std::FILE, std::fclose> certificate_out(std::fopen(certificate_file().c_str(), "w"));
    PEM_write_X509(certificate_out.get(), certificate.get());
    const Owned<std::FILE, std::fclose> key_out(std::fopen(key_file().c_str(), "w"));
    PEM_write_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  [[nodiscard]] std::string certificate_file() const { return folder_ / "certificate.pem"; }
  [[nodiscard]] std::string key_file() const { return folder_ / "key.pem"; }

 private:
  std::filesystem::path folder_;
};

/// A TLS client over a raw socket.
class SecureClient {
 public:
  explicit SecureClient(std::uint16_t port, int newest_version = TLS1_3_VERSION)
      : socket_(port), context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_max_proto_version(context_.get(), newest_version);
    SSL_CTX_set_min_proto_version(context_.get(), 0);
    SSL_CTX_set_security_level(context_.get(), 0);  // so that the server is the one to refuse an old version
    connection_.reset(SSL_new(context_.get()));
    SSL_set_fd(connection_.get(), socket_.descriptor());
    is_connected_ = SSL_connect(connection_.get()) == 1;
  }

  [[nodiscard]] bool is_connected() const { return is_connected_; }
  [[nodiscard]] std::string version() const { return SSL_get_version(connection_.get()); }
  [[nodiscard]] std::string cipher() const { return SSL_get_cipher_name(connection_.get()); }

  bool send(std::string_view bytes) {
    return SSL_write(connection_.get(), bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
  }

  /// Everything until the server says that it is done.
  std::string read_to_end() {
    std::string all;
    char buffer[16 * 1024];
    for (;;) {
      const int got = SSL_read(connection_.get(), buffer, sizeof(buffer));
      if (got <= 0) break;
      all.append(buffer, static_cast<std::size_t>(got));
    }
    has_ended_in_order_ = SSL_get_shutdown(connection_.get()) & SSL_RECEIVED_SHUTDOWN;
    return all;
  }
  [[nodiscard]] bool has_ended_in_order() const { return has_ended_in_order_; }

 private:
  RawClient socket_;
  Owned<SSL_CTX, SSL_CTX_free> context_;
  Owned<SSL, SSL_free> connection_;
  bool is_connected_ = false;
  bool has_ended_in_order_ = false;
};

const std::string kCloses = "GET /last HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

class HttpsServerTest : public ::testing::Test {
 protected:
  [[nodiscard]] ServerOptions options() const {
    return {.upload_paths = {"/upload"},
            .header_time = 300ms,
            .certificate_file = certificate_.certificate_file(),
            .key_file = certificate_.key_file()};
  }
  static Response tell(const Request& request) {
    if (request.path == "/large") return Response::text(std::string(2'000'000, 'l'));
    return Response::text(request.path + (request.is_secure ? " secure " : " plain ") +
                          std::to_string(request.form.get("a").size()));
  }

  Certificate certificate_;
};

TEST_F(HttpsServerTest, ServesRequestsOverOneConnection) {
  TestServer server(options(), tell);
  SecureClient client(server.port());
  ASSERT_TRUE(client.is_connected());
  EXPECT_EQ(client.version(), "TLSv1.3");
  client.send(get("/one") + get("/two"));
  client.send(kCloses);
  const auto all = client.read_to_end();
  EXPECT_THAT(all, StartsWith("HTTP/1.1 200 OK\r\n"));
  for (const auto* body :
       {"/one secure 0", "/two secure 0", "/last secure 0", "\r\nStrict-Transport-Security: max-age="})
    EXPECT_THAT(all, HasSubstr(body));
  EXPECT_TRUE(client.has_ended_in_order());
}

TEST_F(HttpsServerTest, TakesTheVersionBeforeWithForwardSecrecyButNoOlder) {
  TestServer server(options(), tell);
  SecureClient before(server.port(), TLS1_2_VERSION);
  ASSERT_TRUE(before.is_connected());
  EXPECT_THAT(before.cipher(), StartsWith("ECDHE-"));
  before.send(kCloses);
  EXPECT_THAT(before.read_to_end(), HasSubstr("/last secure 0"));
  EXPECT_FALSE(SecureClient(server.port(), TLS1_1_VERSION).is_connected());
}

TEST_F(HttpsServerTest, CarriesLargeBodiesBothWays) {
  TestServer server(options(), tell);
  SecureClient client(server.port());
  const std::string form = "a=" + std::string(1'500'000, 'u');
  client.send(
      "POST /upload HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
      std::to_string(form.size()) + "\r\n\r\n");
  ASSERT_TRUE(client.send(form));
  client.send(get("/large") + kCloses);
  const auto all = client.read_to_end();
  EXPECT_THAT(all, HasSubstr("/upload secure 1500000"));
  EXPECT_THAT(all, HasSubstr(std::string(2'000'000, 'l')));
}

TEST_F(HttpsServerTest, LetsARefusalBeReadWhileTheBodyIsStillComing) {
  TestServer server(options(), tell);
  SecureClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n");
  EXPECT_TRUE(client.send(std::string(3'000'000, 'u')));
  EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 413 "));
  EXPECT_TRUE(client.has_ended_in_order());
}

TEST_F(HttpsServerTest, EndsAGreetingThatNeverComes) {
  TestServer server(options(), tell);
  RawClient silent(server.port());
  EXPECT_TRUE(silent.is_closed_by_server());
}

TEST_F(HttpsServerTest, EndsAConnectionThatDoesNotSpeakTls) {
  TestServer server(options(), tell);
  RawClient client(server.port());
  client.send(get("/"));
  ASSERT_TRUE(comes_true([&] { return client.has_news(); }));
  EXPECT_EQ(client.read().status, 0);
  EXPECT_EQ(server->counts().requests_total, 0);
}

TEST_F(HttpsServerTest, StopsWithIdleConnectionsAtOnce) {
  TestServer server(options(), tell);
  SecureClient client(server.port());
  client.send(get("/one"));
  ASSERT_TRUE(comes_true([&] { return server->counts().requests_total == 1; }));
  server->stop();
  EXPECT_THAT(client.read_to_end(), HasSubstr("/one secure 0"));
}

TEST_F(HttpsServerTest, DoesNotStartWithAnotherCertificatesKey) {
  const Certificate other;
  auto wrong = options();
  wrong.port = 0;
  wrong.key_file = other.key_file();
  const auto started = HttpServer(wrong, tell).start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, base::ErrorCode::Unavailable);
  EXPECT_EQ(started.error().subject, other.key_file());
}

}  // namespace
}  // namespace site
