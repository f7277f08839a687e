// How people are named in a meeting's minutes.
#pragma once

#include <map>
#include <string>

#include "governance/minute_book/meeting.h"
#include "record/database.h"

namespace governance {

/// By the minute book's id: initials where the meeting's list gives them, the name as listed, else the name.
[[nodiscard]] std::map<std::string, std::string> minuted_names(record::Reader& reader, const Meeting& meeting);

}  // namespace governance
