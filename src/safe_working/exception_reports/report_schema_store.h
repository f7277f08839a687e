// The tables of exception reports: for this room's own files.
#pragma once

#include <string_view>

namespace safe_working {

extern const std::string_view kExceptionReportTables;

}  // namespace safe_working
