// Any bytes are a book that is written and read back the same, or a file whose faults each have a place and a message.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string_view>

#include "base/text.h"
#include "governance/minute_book/minute_book_reader.h"
#include "governance/minute_book/minute_book_writer.h"

namespace {

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

void require_told(const base::Errors& faults) {
  constexpr std::size_t kMost = 101;
  require(!faults.empty() && faults.size() <= kMost);
  for (const base::Error& fault : faults) {
    require(fault.subject.starts_with("$") || fault.subject.starts_with("line "));
    require(!fault.message.empty() && base::is_utf8(fault.subject) && base::is_utf8(fault.message));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto book = governance::read_minute_book({reinterpret_cast<const char*>(data), size});
  if (!book) {
    require_told(book.error());
    return 0;
  }
  const auto written = governance::write_minute_book(*book);
  const auto again = governance::read_minute_book(written);
  require(again.has_value() && *again == *book && governance::write_minute_book(*again) == written);
  return 0;
}
