// A check on our own work that is always on. A failed CHECK is a bug: it throws OurMistake, which stops the request (or
// the command) and is logged with its place. Never used on a person's input.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace base {

class OurMistake : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// REQUIRES: `claim` holds. `what` says in words what should have been true.
inline void check(bool claim, const char* what, std::source_location at = std::source_location::current()) {
  if (!claim) throw OurMistake(std::string(at.file_name()) + ":" + std::to_string(at.line()) + ": " + what);
}

}  // namespace base
