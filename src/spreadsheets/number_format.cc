#include "spreadsheets/number_format.h"

#include <string>

#include "base/text.h"

namespace spreadsheets {
namespace {

/// Without what is shown as it stands: quoted words, escaped characters, colours and conditions in brackets.
std::string codes_of(std::string_view format) {
  std::string out;
  char closing = '\0';
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (closing != '\0') {
      if (c == closing) closing = '\0';
    } else if (c == '"' || c == '[') {
      closing = c == '"' ? '"' : ']';
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      out += c;
    }
  }
  return base::lower(out);
}

}  // namespace

bool is_date_format(unsigned number) {
  return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) || number == 36 ||
         (number >= 50 && number <= 54) || number == 57 || number == 58;
}

bool is_date_format(std::string_view code) {
  const std::string codes = codes_of(code);
  if (codes.starts_with("general")) return false;
  return codes.find_first_of("yd") != std::string::npos || codes.contains("mmm");
}

}  // namespace spreadsheets
