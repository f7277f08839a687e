#include "spreadsheets/note_list.h"

#include <utility>

#include <fmt/format.h>

namespace spreadsheets {
namespace {
constexpr std::size_t kMostNotes = 20;
}

void NoteList::add(std::string note) {
  if (notes_.size() < kMostNotes)
    notes_.push_back(std::move(note));
  else
    ++beyond_;
}

std::vector<std::string> NoteList::taken() {
  if (beyond_ > 0) notes_.push_back(fmt::format("And {} more cells like these.", beyond_));
  beyond_ = 0;
  return std::exchange(notes_, {});
}

}  // namespace spreadsheets
