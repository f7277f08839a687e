#include "governance/minute_book/minute_book_reader.h"

#include <utility>

#include "governance/minute_book/book_references.h"
#include "governance/minute_book/book_shape.h"

namespace governance {

base::Checked<MinuteBook> read_minute_book(std::string_view bytes) {
  auto root = parse_json(bytes);
  if (!root) return std::unexpected(base::Errors{std::move(root.error())});
  BookFaults faults;
  MinuteBook book;
  read_value(*root, BookPath(), faults, book);
  refuse_repeated_ids(book, faults);
  refuse_lost_references(book, faults);
  if (faults.any()) return std::unexpected(faults.take());
  return book;
}

}  // namespace governance
