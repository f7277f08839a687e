// multipart/form-data (RFC 7578), strictly: what does not fit is refused, never guessed at.
//
//   body = "--" boundary CRLF part *( CRLF "--" boundary CRLF part ) CRLF "--" boundary "--" [ CRLF ]
//   part = 1*( header CRLF ) CRLF bytes
#include <algorithm>

#include "base/text.h"
#include "site/header_value.h"
#include "site/http.h"

namespace site {
namespace {

constexpr std::size_t kMostParts = 100;
constexpr std::size_t kMostHeaderBytes = 8 * 1024;
constexpr std::size_t kMostFieldBytes = 1024 * 1024;

std::unexpected<base::Error> unreadable() {
  return base::invalid("", "The form could not be read. Go back and send it again.");
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

bool is_field_text(std::string_view text) {
  return !text.contains('\0') && base::is_utf8(text);
}

bool is_boundary(std::string_view text) {
  constexpr std::string_view kMarks = "'()+_,-./:=? ";
  const auto fits = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kMarks.contains(c);
  };
  return !text.empty() && text.size() <= 70 && !text.ends_with(' ') && std::ranges::all_of(text, fits);
}

struct PartHeader {
  std::string name;
  std::optional<std::string> file_name;
};

/// Browsers write a quotation mark or a line end in a name as %22, %0D, %0A and nothing else (WHATWG HTML, multipart
/// form data), so these three alone are turned back.
std::string browser_unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = text.substr(i, 3);
    const char meant = code == "%22" ? '"' : code == "%0D" ? '\r' : code == "%0A" ? '\n' : '\0';
    if (meant == '\0') {
      out += text[i];
    } else {
      out += meant;
      i += 2;
    }
  }
  return out;
}

/// Some clients send the whole path, with either kind of slash.
std::string last_part(std::string_view path) {
  const auto slash = path.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::optional<PartHeader> parse_disposition(std::string_view value) {
  const auto disposition = parse_parameterised(value);
  if (!disposition || disposition->value != "form-data") return std::nullopt;
  const auto name = disposition->parameter("name");
  if (!name || !is_field_text(*name)) return std::nullopt;
  PartHeader header{.name = browser_unescaped(*name)};
  if (const auto file_name = disposition->parameter("filename")) {
    if (!is_field_text(*file_name) || !is_header_text(*file_name)) return std::nullopt;
    header.file_name = last_part(browser_unescaped(*file_name));
  }
  return header;
}

bool is_plain_encoding(std::string_view value) {
  const auto encoding = base::lower(value);
  return encoding == "binary" || encoding == "8bit" || encoding == "7bit";
}

/// The lines before a part's empty line.
std::optional<PartHeader> parse_part_header(std::string_view text) {
  std::optional<PartHeader> header;
  while (!text.empty()) {
    const auto end = text.find("\r\n");
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) || !is_header_text(line))
      return std::nullopt;
    const auto name = base::lower(line.substr(0, colon));
    const auto value = base::trimmed(line.substr(colon + 1));
    if (name == "content-transfer-encoding" && !is_plain_encoding(value)) return std::nullopt;
    if (name != "content-disposition") continue;
    if (header) return std::nullopt;
    header = parse_disposition(value);
    if (!header) return std::nullopt;
  }
  return header;
}

bool add_part(MultipartForm& form, PartHeader header, std::string_view bytes) {
  if (header.file_name) {
    form.uploads.push_back({std::move(header.name), std::move(*header.file_name), std::string(bytes)});
    return true;
  }
  if (bytes.size() > kMostFieldBytes || !is_field_text(bytes)) return false;
  form.values.add(std::move(header.name), std::string(bytes));
  return true;
}

/// Takes one part with the delimiter after it from the front of `body`.
bool take_part(MultipartForm& form, std::string_view& body, const std::string& delimiter) {
  const auto header_end = body.substr(0, kMostHeaderBytes + 4).find("\r\n\r\n");
  if (header_end == std::string_view::npos) return false;
  auto header = parse_part_header(body.substr(0, header_end));
  if (!header) return false;
  body.remove_prefix(header_end + 4);
  const auto end = body.find(delimiter);
  if (end == std::string_view::npos || !add_part(form, std::move(*header), body.substr(0, end))) return false;
  body.remove_prefix(end + delimiter.size());
  return true;
}

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  const auto type = parse_parameterised(content_type);
  if (!type || type->value != "multipart/form-data") return std::nullopt;
  const auto boundary = type->parameter("boundary");
  if (!boundary || !is_boundary(*boundary)) return std::nullopt;
  return std::string(*boundary);
}

base::Result<MultipartForm> parse_multipart(std::string_view body, std::string_view boundary) {
  const std::string delimiter = "\r\n--" + std::string(boundary);
  if (!is_boundary(boundary) || !take(body, delimiter.substr(2))) return unreadable();
  MultipartForm form;
  for (std::size_t parts = 0; !take(body, "--"); ++parts)
    if (parts == kMostParts || !take(body, "\r\n") || !take_part(form, body, delimiter)) return unreadable();
  if (!body.empty() && body != "\r\n") return unreadable();
  return form;
}

}  // namespace site
