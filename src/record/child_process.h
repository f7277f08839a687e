// Runs another program, with no shell between.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace record {

struct ChildResult {
  bool found = false;  ///< false: there is no such program
  int status = -1;     ///< its exit status; 128 and the signal's number where a signal ended it
  std::string errors;  ///< what it wrote on standard error, the first 4,000 bytes
};

/// Waits until `words[0]`, found by PATH, ends. `secrets` are added to its environment, which other users cannot see as
/// they can see its arguments. Throws Failure where no process can be made.
[[nodiscard]] ChildResult run_program(const std::vector<std::string>& words,
                                      const std::vector<std::pair<std::string, std::string>>& secrets);

}  // namespace record
