// What is wrong with a file of figures, each fault with its place: "dtoc.xls, sheet England, row 15, column Total".
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "flow/measures/imported_file.h"

namespace flow {

class FaultList {
 public:
  /// So many faults are told one by one; then how many more there are.
  static constexpr std::size_t kMostTold = 100;

  explicit FaultList(std::string file_name) : file_name_(std::move(file_name)) {}

  /// `message` says the rule and what to do.
  void add(const FileCell& at, std::string message);
  [[nodiscard]] bool empty() const { return told_.empty(); }
  [[nodiscard]] base::Errors taken();

 private:
  std::string file_name_;
  base::Errors told_;
  std::size_t beyond_ = 0;
};

/// "sheet England, row 15, column Total": what there is of it.
[[nodiscard]] std::string place_in_file(const FileCell& at);

}  // namespace flow
