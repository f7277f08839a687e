// Structured log: one JSON object a line on standard error. No personal data goes in: callers pass ids, routes,
// references and causes, never names, e-mail addresses or what a person typed.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace base {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogField {
  std::string_view name;
  std::variant<std::string, std::int64_t, double> value;
};

/// Lines below this level are dropped. Info at the start.
void set_log_level(LogLevel level);
/// Safe for several threads; a line is written whole.
/// log(LogLevel::Info, "request", {{"path", path}, {"status", 200}});
void log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});
/// The line without its time, as `log` would write it: for tests.
[[nodiscard]] std::string log_line(LogLevel level, std::string_view event, std::initializer_list<LogField> fields);
/// `text` as a JSON string, with its quotation marks.
[[nodiscard]] std::string json_quoted(std::string_view text);

}  // namespace base
