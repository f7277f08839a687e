// Where something stands in a file: "$.meetings[2].items[6].coi.outcome". And the list of what is wrong there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace governance {

/// A step on the way to a value. Steps hang on the one before them, which must outlive them: a path costs nothing until
/// a fault has to be told.
class BookPath {
 public:
  BookPath() = default;  ///< the file's one object, "$"
  [[nodiscard]] BookPath key(std::string_view name) const { return {this, name, 0}; }
  [[nodiscard]] BookPath at(std::size_t index) const { return {this, {}, index}; }
  [[nodiscard]] std::string text() const;

 private:
  BookPath(const BookPath* before, std::string_view key, std::size_t index)
      : before_(before), key_(key), index_(index) {}

  const BookPath* before_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
};

/// Faults up to a number that a person can read; then one that says there are more.
class BookFaults {
 public:
  static constexpr std::size_t kMost = 100;
  void add(const BookPath& where, std::string message);
  [[nodiscard]] bool any() const { return !errors_.empty(); }
  [[nodiscard]] bool is_full() const { return errors_.size() > kMost; }
  [[nodiscard]] base::Errors take() { return std::move(errors_); }

 private:
  base::Errors errors_;
};

/// As a message shows it: in quotation marks, on one line, cut where it is long.
[[nodiscard]] std::string quoted(std::string_view words);

}  // namespace governance
