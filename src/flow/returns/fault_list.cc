#include "flow/returns/fault_list.h"

#include <utility>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"

namespace flow {

std::string place_in_file(const FileCell& at) {
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
  if (!at.sheet.empty()) add("sheet " + base::one_line(at.sheet));
  if (at.row > 0) add(fmt::format("row {}", at.row));
  if (!at.column.empty()) add("column " + base::one_line(at.column));
  return out;
}

void FaultList::add(const FileCell& at, std::string message) {
  if (told_.size() >= kMostTold) {
    ++beyond_;
    return;
  }
  const std::string place = place_in_file(at);
  told_.push_back(
      {base::ErrorCode::Invalid, place.empty() ? file_name_ : file_name_ + ", " + place, std::move(message)});
}

base::Errors FaultList::taken() {
  if (beyond_ > 0)
    told_.push_back({base::ErrorCode::Invalid, file_name_,
                     fmt::format("And {} more. Put these right first, then send the file again.",
                                 base::grouped(static_cast<std::int64_t>(beyond_)))});
  beyond_ = 0;
  return std::exchange(told_, {});
}

}  // namespace flow
