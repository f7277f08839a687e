// What tables there are: the one question that the two engines are asked in different words.
#pragma once

#include <string_view>

#include "record/database.h"

namespace record {

[[nodiscard]] bool has_table(Reader& reader, std::string_view name);
/// Tables of our own making, whichever they are.
[[nodiscard]] std::int64_t table_count(Reader& reader);

}  // namespace record
