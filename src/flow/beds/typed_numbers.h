// Numbers as a person types them on a form: read with their bounds, each fault told at its field.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flow {

/// What was typed under a field's name; "" where nothing was.
using Typed = std::function<std::string(std::string_view field)>;

struct AskedNumber {
  std::string_view field;
  std::string_view what;  ///< "Mean stay"
  double low = 0;
  double high = 0;
  std::string_view unit = {};  ///< " days", " %"
};

class TypedNumbers {
 public:
  explicit TypedNumbers(const Typed& typed) : typed_(typed) {}

  [[nodiscard]] bool is_empty(std::string_view field) const;
  [[nodiscard]] std::string text(std::string_view field) const { return typed_(field); }

  /// Nothing where the field is empty, or where a fault was told.
  std::optional<double> optional_number(const AskedNumber& asked);
  std::optional<std::int64_t> optional_whole(const AskedNumber& asked);
  /// Where there is none, or a fault was told: the lowest, so that reading goes on.
  double number(const AskedNumber& asked);
  std::int64_t whole(const AskedNumber& asked);

  void fault(std::string_view field, std::string message);
  [[nodiscard]] base::Errors& faults() { return faults_; }

 private:
  void refuse(const AskedNumber& asked);

  const Typed& typed_;
  base::Errors faults_;
};

}  // namespace flow
