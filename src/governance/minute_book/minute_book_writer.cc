#include "governance/minute_book/minute_book_writer.h"

#include "governance/minute_book/book_shape.h"
#include "governance/minute_book/object_writer.h"

namespace governance {

std::string write_minute_book(const MinuteBook& book) {
  return json_text(node_of(book), JsonLayout::Indented);
}

}  // namespace governance
