#include "site/http_sockets.h"

#include <atomic>
#include <limits>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include "base/check.h"
#include "base/log.h"
#include "site/forwarded.h"

namespace site {
namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using asio::ip::tcp;
using boost::system::error_code;

// Named types rather than any_io_executor: nothing here runs on any other executor.
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<tcp, Strand>;
using SecureStream = ssl::stream<Socket>;
using Acceptor = asio::basic_socket_acceptor<tcp, Strand>;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Strand>;

constexpr auto kNever = SteadyClock::time_point::max();

/// What plain and TLS connections share: the socket beneath and the clock.
template <class Stream>
class SocketWire : public Wire, public std::enable_shared_from_this<SocketWire<Stream>> {
 public:
  template <class... Arguments>
  explicit SocketWire(Socket socket, Arguments&... arguments)
      : strand_(socket.get_executor()), timer_(strand_), stream_(std::move(socket), arguments...) {
    error_code ignored;
    socket_().set_option(tcp::no_delay(true), ignored);
  }

  [[nodiscard]] bool is_secure() const override { return std::is_same_v<Stream, SecureStream>; }

  [[nodiscard]] std::string peer_address() const override {
    error_code error;
    const auto peer = stream_.lowest_layer().remote_endpoint(error);
    if (error) return "";
    const auto text = peer.address().to_string();
    return plain_address(text.substr(0, text.find('%')));  // "fe80::1%eth0"
  }

  [[nodiscard]] bool has_bytes_waiting() const override {
    error_code error;
    return stream_.lowest_layer().available(error) > 0;
  }

  void read(std::span<char> buffer, Done done) override {
    const auto space = asio::buffer(buffer.data(), buffer.size());
    if (is_shut_down_)
      socket_().async_read_some(space, handler(std::move(done)));
    else
      stream_.async_read_some(space, handler(std::move(done)));
  }

  void write(std::string_view bytes, Done done) override {
    asio::async_write(stream_, asio::buffer(bytes.data(), bytes.size()), handler(std::move(done)));
  }

  void close() override {
    is_closed_ = true;
    deadline_ = kNever;
    expired_ = nullptr;
    timer_.cancel();
    error_code ignored;
    socket_().close(ignored);
  }

  void on_expiry(Task expired) override { expired_ = std::move(expired); }

  // A timer that is already due before the new deadline is left alone and looks again when it fires: with requests in
  // quick succession the timer is hardly ever touched.
  void expire_after(std::chrono::milliseconds time) override {
    deadline_ = SteadyClock::now() + time;
    if (deadline_ < timer_due_) arm();
  }
  void expire_never() override { deadline_ = kNever; }

  void post(Task task) override {
    asio::post(strand_, [self = this->shared_from_this(), task = std::move(task)]() mutable { task(); });
  }

 protected:
  /// Asio's handler for a Done; keeps the wire alive meanwhile.
  auto handler(Done done) {
    return [self = this->shared_from_this(), done = std::move(done)](
               const error_code& error, std::size_t bytes) mutable { done(!error, bytes); };
  }

  Socket& socket_() {
    if constexpr (std::is_same_v<Stream, SecureStream>)
      return stream_.next_layer();
    else
      return stream_;
  }

  Strand strand_;
  Timer timer_;
  Stream stream_;
  bool is_shut_down_ = false;  // TLS is over: what still comes is read as it is

 private:
  void arm() {
    timer_due_ = deadline_;
    timer_.expires_at(deadline_);
    timer_.async_wait([self = this->shared_from_this()](const error_code& error) {
      if (!error) self->look_at_clock();
    });
  }

  void look_at_clock() {
    timer_due_ = kNever;
    if (is_closed_ || deadline_ == kNever) return;
    if (SteadyClock::now() < deadline_) return arm();
    deadline_ = kNever;
    auto expired = std::exchange(expired_, nullptr);  // it may close the wire, which lets go of expired_
    expired();
    if (!is_closed_) expired_ = std::move(expired);
  }

  SteadyClock::time_point deadline_ = kNever;
  SteadyClock::time_point timer_due_ = kNever;
  Task expired_;
  bool is_closed_ = false;
};

class PlainWire final : public SocketWire<Socket> {
 public:
  using SocketWire::SocketWire;
  void handshake(Done done) override {
    post([done = std::move(done)]() mutable { done(true, 0); });
  }
  void shut_down(Done done) override {
    error_code error;
    stream_.shutdown(Socket::shutdown_send, error);
    post([done = std::move(done), is_good = !error]() mutable { done(is_good, 0); });
  }
};

class SecureWire final : public SocketWire<SecureStream> {
 public:
  using SocketWire::SocketWire;
  void handshake(Done done) override {
    stream_.async_handshake(SecureStream::server, [handler = handler(std::move(done))](
                                                      const error_code& error) mutable { handler(error, 0); });
  }
  void shut_down(Done done) override {
    stream_.async_shutdown([this, handler = handler(std::move(done))](const error_code& error) mutable {
      is_shut_down_ = true;
      handler(error, 0);
    });
  }
};

std::unexpected<base::Error> unavailable(std::string subject, std::string message) {
  return std::unexpected(base::Error{base::ErrorCode::Unavailable, std::move(subject), std::move(message)});
}

std::unexpected<base::Error> cannot_listen(const SocketOptions& options, const error_code& error) {
  const auto place = fmt::format("{} port {}", options.address, options.port);
  if (error == asio::error::address_in_use)
    return unavailable(place,
                       fmt::format("{} is in use by another program. Stop that one, or choose another port.", place));
  if (error == asio::error::access_denied)
    return unavailable(place, fmt::format("{} is not open to this user. Choose a port of 1024 or above.", place));
  return unavailable(place, fmt::format("The server cannot listen on {}: {}.", place, error.message()));
}

/// TLS 1.2 with forward secrecy and authenticated encryption, or TLS 1.3 as OpenSSL has it.
void set_protocol(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                   SSL_OP_PRIORITIZE_CHACHA | SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);  // idle connections keep no buffers
}

int choose_http1(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                 unsigned int offered_size, void*) {
  static constexpr unsigned char kKnown[] = "\x08http/1.1";
  const int result = SSL_select_next_proto(const_cast<unsigned char**>(chosen), size, kKnown, sizeof(kKnown) - 1,
                                           offered, offered_size);
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

base::Result<void> load_certificate(ssl::context& context, const SocketOptions& options) {
  error_code error;
  context.use_certificate_chain_file(options.certificate_file, error);
  if (error)
    return unavailable(options.certificate_file, "The certificate file cannot be read: " + error.message() + ".");
  context.use_private_key_file(options.key_file, ssl::context::pem, error);
  if (error)
    return unavailable(options.key_file,
                       "The key file cannot be read or is not the certificate's: " + error.message() + ".");
  set_protocol(context.native_handle());
  SSL_CTX_set_alpn_select_cb(context.native_handle(), choose_http1, nullptr);
  return {};
}

}  // namespace

class Sockets::Loop {
 public:
  ~Loop() { stop(); }

  base::Result<void> open(const SocketOptions& options, OnConnection on_connection) {
    on_connection_ = std::move(on_connection);
    if (!options.certificate_file.empty()) {
      secure_.emplace(ssl::context::tls_server);
      if (auto loaded = load_certificate(*secure_, options); !loaded) return loaded;
    }
    if (auto bound = bind(options); !bound) return bound;
    asio::post(strand_, [this] { accept(); });
    for (int i = 0; i < options.threads; ++i) threads_.emplace_back([this] { run(); });
    return {};
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }

  void stop_accepting() {
    asio::post(strand_, [this] {
      error_code ignored;
      retry_.cancel();
      acceptor_.close(ignored);
    });
  }

  void stop() {
    context_.stop();
    for (auto& thread : threads_)
      if (thread.joinable()) thread.join();
  }

 private:
  base::Result<void> bind(const SocketOptions& options) {
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error)
      return unavailable(options.address, "Give the address to listen on as an IP address, such as 127.0.0.1.");
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return cannot_listen(options, error);
    port_ = acceptor_.local_endpoint().port();
    return {};
  }

  void accept() {
    acceptor_.async_accept(asio::make_strand(context_), [this](const error_code& error, Socket socket) {
      if (!acceptor_.is_open()) return;
      if (!error) {
        on_connection_(wire_of(std::move(socket)));
        return accept();
      }
      // Out of file descriptors, or the client has gone again: trying at once might spin.
      retry_.expires_after(std::chrono::milliseconds(50));
      retry_.async_wait([this](const error_code& stopped) {
        if (!stopped && acceptor_.is_open()) accept();
      });
    });
  }

  std::shared_ptr<Wire> wire_of(Socket socket) {
    if (secure_) return std::make_shared<SecureWire>(std::move(socket), *secure_);
    return std::make_shared<PlainWire>(std::move(socket));
  }

  /// An exception out of a callback is our mistake; it must not take the other connections with it.
  void run() {
    for (;;) {
      try {
        context_.run();
        return;
      } catch (const std::exception& mistake) {
        base::log(base::LogLevel::Error, "io_thread_exception", {{"cause", std::string(mistake.what())}});
      }
    }
  }

  asio::io_context context_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_{context_.get_executor()};
  std::optional<ssl::context> secure_;
  Strand strand_{context_.get_executor()};  // of acceptor_ and retry_
  Acceptor acceptor_{strand_};
  Timer retry_{strand_};
  std::uint16_t port_ = 0;
  OnConnection on_connection_;
  std::vector<std::jthread> threads_;
};

Sockets::Sockets() : loop_(std::make_unique<Loop>()) {}
Sockets::~Sockets() = default;

base::Result<void> Sockets::open(const SocketOptions& options, OnConnection on_connection) {
  return loop_->open(options, std::move(on_connection));
}
std::uint16_t Sockets::port() const {
  return loop_->port();
}
void Sockets::stop_accepting() {
  loop_->stop_accepting();
}
void Sockets::stop() {
  loop_->stop();
}

}  // namespace site
