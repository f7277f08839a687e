// The peer in load benchmarks: a Beast server as plain as its own examples, one thread, one file for every path. It has
// none of what ours adds (strict heads, deadlines for each phase, workers, compression, logs), so it shows their price.
//
//   bare_beast --port 8090 page.html
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, const std::string& page) : stream_(std::move(socket)), page_(page) {
    stream_.socket().set_option(tcp::no_delay(true));
  }

  void read() {
    request_ = {};
    stream_.expires_after(std::chrono::seconds(30));
    http::async_read(stream_, buffer_, request_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (!error) self->write();
    });
  }

 private:
  void write() {
    response_ = {};
    response_.version(request_.version());
    response_.keep_alive(request_.keep_alive());
    response_.set(http::field::content_type, "text/html; charset=utf-8");
    response_.body() = {page_.data(), page_.size()};
    response_.prepare_payload();
    http::async_write(stream_, response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (!error && self->response_.keep_alive()) self->read();
    });
  }

  beast::tcp_stream stream_;
  const std::string& page_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::span_body<const char>> response_;
};

void accept(tcp::acceptor& acceptor, const std::string& page) {
  acceptor.async_accept([&](beast::error_code error, tcp::socket socket) {
    if (!error) std::make_shared<Session>(std::move(socket), page)->read();
    accept(acceptor, page);
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4 || std::string_view(arguments[1]) != "--port") {
    std::fputs("usage: bare_beast --port N FILE\n", stderr);
    return 2;
  }
  std::ifstream file(arguments[3], std::ios::binary);
  const std::string page((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto port = static_cast<unsigned short>(std::stoi(arguments[2]));
  asio::io_context context(1);
  tcp::acceptor acceptor(context, tcp::endpoint(asio::ip::make_address("127.0.0.1"), port));
  accept(acceptor, page);
  context.run();
}
