#include "base/log.h"

#include <atomic>

#include <unistd.h>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/london_time.h"

namespace base {
namespace {

std::atomic<LogLevel> lowest{LogLevel::Info};

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::Debug:
      return "debug";
    case LogLevel::Info:
      return "info";
    case LogLevel::Warning:
      return "warning";
    case LogLevel::Error:
      return "error";
  }
  return "error";
}

std::string value_text(const LogField& field) {
  if (const auto* text = std::get_if<std::string>(&field.value)) return json_quoted(*text);
  if (const auto* number = std::get_if<std::int64_t>(&field.value)) return std::to_string(*number);
  return fmt::format("{:.3f}", std::get<double>(field.value));
}

}  // namespace

std::string json_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
          out += c;
    }
  }
  return out + '"';
}

void set_log_level(LogLevel level) {
  lowest = level;
}

std::string log_line(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  std::string line = fmt::format("\"level\":\"{}\",\"event\":{}", name_of(level), json_quoted(event));
  for (const auto& field : fields) line += fmt::format(",{}:{}", json_quoted(field.name), value_text(field));
  return line + "}";
}

void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (level < lowest.load(std::memory_order_relaxed)) return;
  const std::string line =
      fmt::format("{{\"time\":\"{}\",{}\n", utc_iso(SystemClock().now()), log_line(level, event, fields));
  // One write(2) a line keeps lines of several threads whole; a log that cannot be written must not stop a request.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace base
