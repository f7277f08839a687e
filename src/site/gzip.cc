#include "site/gzip.h"

#include <new>
#include <optional>

#include <zlib.h>

#include "base/check.h"
#include "base/text.h"
#include "site/header_value.h"

namespace site {
namespace {

constexpr int kLevel = 5;
constexpr int kGzipWindow = 15 + 16;  // the largest window; 16 more asks zlib for gzip's own header

/// "gzip;q=0.5": whether it is for `coding`, and allowed. None where it is for another.
std::optional<bool> allows(std::string_view item, std::string_view coding) {
  const auto parsed = parse_parameterised(item);
  if (!parsed || parsed->value != coding) return std::nullopt;
  const auto weight = parsed->parameter("q").value_or("1");
  return weight.find_first_not_of("0.") != std::string_view::npos;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  base::check(result == Z_STREAM_END, "deflateBound leaves room for the whole");
  return out;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> any;
  for (const auto item : list_items(accept_encoding)) {
    if (const auto allowed = allows(item, "gzip")) return *allowed;
    if (const auto allowed = allows(item, "*")) any = allowed;
  }
  return any.value_or(false);
}

bool is_worth_compressing(std::string_view content_type, std::size_t size) {
  constexpr std::size_t kSmallest = 1024;
  constexpr std::size_t kLargest = 64 * 1024 * 1024;
  const auto type = base::lower(base::trimmed(content_type.substr(0, content_type.find(';'))));
  const bool is_text =
      type.starts_with("text/") || type == "application/json" || type.ends_with("+json") || type == "image/svg+xml";
  return is_text && size > kSmallest && size <= kLargest;
}

}  // namespace site
