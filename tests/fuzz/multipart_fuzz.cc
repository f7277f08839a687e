// The first line is a Content-Type; the rest is a body by its boundary. What is read must fit in what was sent.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "site/http.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line_end = input.find('\n');
  if (line_end == std::string_view::npos) return 0;
  const auto boundary = site::multipart_boundary(input.substr(0, line_end));
  if (!boundary) return 0;
  const auto form = site::parse_multipart(input.substr(line_end + 1), *boundary);
  if (!form) return 0;
  std::size_t held = 0;
  for (const auto& [name, value] : form->values.pairs()) {
    if (!base::is_utf8(name) || !base::is_utf8(value)) std::abort();
    held += name.size() + value.size();
  }
  for (const auto& upload : form->uploads) {
    if (upload.file_name.find_first_of("/\\") != std::string::npos) std::abort();
    held += upload.file_name.size() + upload.bytes.size();
  }
  if (held > size) std::abort();
  return 0;
}
