// Who was in the room at each item of a meeting, as far as the lists and the notes of joining and leaving tell.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "governance/checks/book_index.h"

namespace governance {

class Room {
 public:
  Room(const BookIndex& index, const Meeting& meeting);

  /// `item`: its place among the meeting's items. Whoever left during it was there.
  [[nodiscard]] bool was_there(std::string_view person, std::size_t item) const;
  /// A row a person, in the order of the lists.
  [[nodiscard]] std::vector<const Attendance*> at(std::size_t item) const;

 private:
  struct Stay {
    std::size_t from;
    std::size_t to;  ///< the last item
  };
  void take(const Attendance& row);

  const Meeting& meeting_;
  std::vector<const Attendance*> rows_;
  std::unordered_map<std::string_view, std::vector<Stay>> stays_;
  struct Move {
    std::size_t item;
    bool is_joining;
  };
  std::unordered_map<std::string_view, std::vector<Move>> moves_;  ///< in the order of the items
};

}  // namespace governance
