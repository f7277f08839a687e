#include "governance/minute_book/book_weekday.h"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace governance {

void weekday_of_date(ObjectReader& in, const base::Date& date) {
  const JsonNode* node = in.take("weekday");
  // A date that was refused is told of already.
  if (node == nullptr || !date.ok()) return;
  const auto* words = std::get_if<std::string>(&node->value);
  const std::string right = base::weekday_name(date);
  if (words == nullptr || *words != right)
    in.fault("weekday",
             not_this(*node, fmt::format("{} is a {}: see which of the two is wrong", base::iso(date), right)));
}

void weekday_of_date(ObjectWriter& out, const base::Date& date) {
  out.required("weekday", base::weekday_name(date));
}

}  // namespace governance
