#include "base/csv_cursor.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text.h"

namespace base {

char csv_separator(std::string_view bytes) {
  const auto header = bytes.substr(0, bytes.find('\n'));
  for (const char candidate : {',', ';', '\t'})
    if (header.contains(candidate)) return candidate;
  return ',';
}

bool CsvCursor::next() {
  while (offset_ < bytes_.size()) {
    row_line_ = line_;
    row_offset_ = offset_;
    fields_.clear();
    unquoted_.clear();
    const auto end = std::min(bytes_.find('\n', offset_), bytes_.size());
    const std::string_view line = bytes_.substr(offset_, end - offset_);
    if (!line.empty() && std::memchr(line.data(), '"', line.size())) {
      read_quoted_row();
    } else {
      offset_ = std::min(end + 1, bytes_.size());
      ++line_;
      read_plain_row(line);
    }
    if (std::ranges::any_of(fields_, [](std::string_view field) { return !field.empty(); })) return true;
  }
  return false;
}

void CsvCursor::read_plain_row(std::string_view line) {
  while (true) {
    const auto end = line.find(separator_);
    fields_.push_back(trimmed(line.substr(0, end)));
    if (end == std::string_view::npos) return;
    line.remove_prefix(end + 1);
  }
}

void CsvCursor::read_quoted_row() {
  std::string field;
  bool is_quoted = false;
  for (; offset_ < bytes_.size(); ++offset_) {
    const char c = bytes_[offset_];
    if (c == '\n') ++line_;
    if (is_quoted) {
      const bool is_doubled = c == '"' && offset_ + 1 < bytes_.size() && bytes_[offset_ + 1] == '"';
      if (c != '"' || is_doubled) field += c;
      if (is_doubled) ++offset_;
      is_quoted = c != '"' || is_doubled;
    } else if (c == '"' && trimmed(field).empty()) {
      is_quoted = true;
      open_quote_line_ = line_;
      field.clear();
    } else if (c == separator_) {
      keep(field);
    } else if (c == '\n') {
      ++offset_;
      break;
    } else {
      field += c;
    }
  }
  has_open_quote_ = is_quoted;
  keep(field);
}

void CsvCursor::keep(std::string& field) {
  unquoted_.push_back(std::exchange(field, {}));
  fields_.push_back(trimmed(unquoted_.back()));
}

}  // namespace base
