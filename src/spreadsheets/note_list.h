// Sentences on what was passed over: the first few, and how many more there were.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace spreadsheets {

class NoteList {
 public:
  void add(std::string note);
  [[nodiscard]] std::vector<std::string> taken();

 private:
  std::vector<std::string> notes_;
  std::size_t beyond_ = 0;
};

}  // namespace spreadsheets
