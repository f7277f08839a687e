// A value of the minute book as the record keeps it: JSON of the shape that its file has too.
#pragma once

#include <string>
#include <string_view>

#include "base/check.h"
#include "governance/meetings/meeting_entry.h"
#include "governance/minute_book/book_shape.h"
#include "governance/minute_book/object_reader.h"
#include "governance/minute_book/object_writer.h"

namespace governance {

template <class T>
[[nodiscard]] std::string document_of(const T& value) {
  return json_text(node_of(value), JsonLayout::Compact);
}

/// REQUIRES: the text was made by document_of.
template <class T>
[[nodiscard]] T from_document(std::string_view text) {
  const auto node = parse_json(text);
  base::check(node.has_value(), "a stored document is JSON");
  T out;
  BookFaults faults;
  read_value(*node, BookPath(), faults, out);
  base::check(!faults.any(), "a stored document has the shape that it was written with");
  return out;
}

/// For the audit trail.
[[nodiscard]] std::string entry_document(const MeetingEntry& entry);

}  // namespace governance
