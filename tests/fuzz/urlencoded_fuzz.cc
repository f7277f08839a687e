// What is read is UTF-8 without NUL, and comes back the same when it is written and read again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "site/http.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto values = site::parse_urlencoded({reinterpret_cast<const char*>(data), size});
  if (!values) return 0;
  std::string written;
  for (const auto& [name, value] : values->pairs()) {
    if (!base::is_utf8(name) || !base::is_utf8(value) || name.contains('\0') || value.contains('\0')) std::abort();
    written += site::percent_encoded(name) + "=" + site::percent_encoded(value) + "&";
  }
  const auto again = site::parse_urlencoded(written);
  if (!again || again->pairs() != values->pairs()) std::abort();
  return 0;
}
