#include "flow/measures/imported_file.h"

#include "flow/measures/code_table.h"

namespace flow {
namespace {

constexpr CodeLine<ValueStatus> kStatuses[] = {{ValueStatus::Provisional, "provisional", "Provisional"},
                                               {ValueStatus::Final, "final", "Final"},
                                               {ValueStatus::Revised, "revised", "Revised"}};

}  // namespace

std::string_view code_of(ValueStatus status) {
  return line_of(kStatuses, status).code;
}

base::Result<ValueStatus> parse_value_status(std::string_view text, std::string subject) {
  return parse_code(kStatuses, text, std::move(subject));
}

}  // namespace flow
