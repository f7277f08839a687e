#include "site/http_request_reader.h"

#include <limits>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "base/text.h"

namespace site {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

/// What is wrong with the line structure up to and with byte `at`, where anything is. Beast unfolds folded headers and
/// takes some of these only at the end of the head; here they are met at the byte.
bool breaks_lines(std::string_view text, std::size_t at) {
  const char c = text[at];
  const char before = at > 0 ? text[at - 1] : '\0';
  if (c == '\0') return true;
  if ((c == '\n') != (before == '\r')) return true;
  const bool starts_line = before == '\n';
  return starts_line && (c == ' ' || c == '\t');
}

}  // namespace

/// Beast's parser, with the head going to a RequestHead and the body to a string.
class RequestReader::Parser final : public http::basic_parser<true> {
 public:
  Parser(RequestHead& head, std::string& body) : head_(head), body_(body) {
    header_limit(std::numeric_limits<std::uint32_t>::max());  // already kept by read_head
    body_limit(boost::none);                                  // chosen after the head
  }

 private:
  void on_request_impl(http::verb, string_view method, string_view target, int version, error_code&) override {
    head_.method = method;
    head_.target = target;
    head_.version = version;
  }
  void on_field_impl(http::field, string_view name, string_view value, error_code&) override {
    const bool is_trailer = is_in_body_;
    if (!is_trailer) head_.fields.emplace_back(base::lower({name.data(), name.size()}), value);
  }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override { is_in_body_ = true; }
  std::size_t on_body_impl(string_view bytes, error_code&) override {
    body_.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  std::size_t on_chunk_body_impl(std::uint64_t, string_view bytes, error_code& ec) override {
    return on_body_impl(bytes, ec);
  }
  void on_header_impl(error_code&) override {}
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  void on_finish_impl(error_code&) override {}
  void on_response_impl(int, string_view, int, error_code&) override {}

  RequestHead& head_;
  std::string& body_;
  bool is_in_body_ = false;
};

RequestReader::RequestReader(std::size_t header_limit, std::function<std::size_t(const RequestHead&)> body_limit)
    : header_limit_(header_limit), body_limit_(std::move(body_limit)) {}

RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::take(std::string_view bytes) {
  pending_ += bytes;
  return advance();
}

RequestReader::State RequestReader::next() {
  parser_.reset();
  head_ = {};
  body_ = {};
  scanned_ = 0;
  state_ = State::Empty;
  return advance();
}

RequestReader::State RequestReader::advance() {
  if (state_ == State::Empty || state_ == State::Head) read_head();
  if (state_ == State::Body) read_body();
  return state_;
}

void RequestReader::read_head() {
  if (pending_.empty()) return;
  state_ = State::Head;
  for (; scanned_ < pending_.size(); ++scanned_) {
    if (scanned_ == header_limit_) return refuse(431, "The request's headers are too large.");
    if (breaks_lines(pending_, scanned_)) return refuse(400, "The request's headers are malformed.");
    if (pending_[scanned_] == '\n' && std::string_view(pending_).substr(0, scanned_ + 1).ends_with("\r\n\r\n"))
      return parse_head(scanned_ + 1);
  }
}

void RequestReader::parse_head(std::size_t size) {
  parser_ = std::make_unique<Parser>(head_, body_);
  error_code error;
  const auto used = parser_->put(boost::asio::const_buffer(pending_.data(), size), error);
  if (error == http::error::bad_version) return refuse(505, "The only versions known here are HTTP/1.0 and HTTP/1.1.");
  if (error || used != size || !parser_->is_header_done()) return refuse(400, "The request's headers are malformed.");
  pending_.erase(0, size);
  if (const auto refusal = check_head(head_)) return refuse(refusal->status, refusal->sentence);

  const auto limit = body_limit_(head_);
  if (parser_->content_length().value_or(0) > limit) return refuse(413, "What was sent is too large.");
  // A client of HTTP/1.0 that asks to keep the connection is rare, and a wrong guess by a proxy between us costs more.
  keeps_alive_ = parser_->keep_alive() && head_.version == 11;
  parser_->body_limit(limit);
  state_ = parser_->is_done() ? State::Done : State::Body;
}

void RequestReader::read_body() {
  // The shortest end of a chunked body is "0\r\n\r\n", so five bytes are always still to come; fewer, with the last
  // chunk begun, trip an assertion in Beast 1.81's parse_chunk_header.
  const std::size_t least = parser_->chunked() ? 5 : 1;
  std::string_view rest = pending_;
  error_code error;
  while (!error && !parser_->is_done() && rest.size() >= least)
    rest.remove_prefix(parser_->put(boost::asio::const_buffer(rest.data(), rest.size()), error));
  pending_.erase(0, pending_.size() - rest.size());

  if (error == http::error::body_limit) return refuse(413, "What was sent is too large.");
  if (error && error != http::error::need_more) return refuse(400, "The request's body is malformed.");
  if (parser_->is_done()) {
    state_ = State::Done;
  } else if (pending_.size() > header_limit_) {
    // Only the line before a chunk and the trailers can be left over; neither has any business being long.
    refuse(400, "The request's body is malformed.");
  }
}

void RequestReader::refuse(int status, std::string_view sentence) {
  refusal_ = {status, sentence};
  state_ = State::Refused;
}

}  // namespace site
