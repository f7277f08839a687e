// A connection's bytes must be read the same however they arrive: whole, and in pieces as the first byte says.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "site/http_request_reader.h"
#include "site/incoming_request.h"

namespace {

using State = site::RequestReader::State;

std::size_t body_limit(const site::RequestHead&) {
  return 4096;
}

/// What the reader made of the connection: each request, and how it ended.
class Story {
 public:
  void feed(std::string_view bytes) {
    if (reader_.state() == State::Refused) return;
    for (auto state = reader_.take(bytes); state == State::Done; state = reader_.next()) tell();
  }
  [[nodiscard]] std::string text() const {
    return text_ + (reader_.state() == State::Refused ? std::to_string(reader_.refusal().status) : "");
  }

 private:
  void tell() {
    const auto& head = reader_.head();
    if (!head.path.starts_with('/')) std::abort();
    if (reader_.body().size() > 4096) std::abort();
    const auto request = site::incoming_request(head, reader_.body(), {"127.0.0.1", false}, {});
    text_ += head.method + " " + head.path + "?" + head.query + "\n" + reader_.body() + (request ? "+\n" : "-\n");
  }

  site::RequestReader reader_{64 * 1024, body_limit};
  std::string text_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  Story whole;
  whole.feed(bytes);
  Story pieces;
  for (const std::size_t step = data[0] % 16 + 1; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size())))
    pieces.feed(bytes.substr(0, step));
  if (whole.text() != pieces.text()) std::abort();
  return 0;
}
