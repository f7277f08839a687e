// What the writers throw when the machine, not the report, is at fault: a font or a folder that is missing, a full
// disk.
#pragma once

#include <stdexcept>

namespace documents {

class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace documents
