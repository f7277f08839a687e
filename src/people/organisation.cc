#include "people/organisation.h"

#include <algorithm>

#include "base/text.h"

namespace people {
namespace {

bool is_code_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

base::Result<OdsCode> OdsCode::parse(std::string_view text, std::string subject) {
  OdsCode code;
  code.text_ = base::upper(base::trimmed(text));
  const bool is_code =
      code.text_.size() >= 3 && code.text_.size() <= 9 && std::ranges::all_of(code.text_, is_code_character);
  if (!is_code) {
    return base::invalid(std::move(subject),
                         "Enter the organisation's ODS code: 3 to 9 letters and digits, for example RWE or 03W.");
  }
  return code;
}

}  // namespace people
