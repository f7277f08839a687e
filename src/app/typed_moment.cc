#include "app/typed_moment.h"

#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/london_time.h"

namespace app {
namespace {

using std::chrono::minutes;

constexpr std::size_t kLocalLength = std::string_view("2017-11-15T20:00").size();

/// "+01:00", "-00:30" or "Z".
std::optional<minutes> parse_offset(std::string_view text) {
  if (text == "Z") return minutes(0);
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto size = base::parse_time_of_day(text.substr(1));
  if (!size) return std::nullopt;
  return text[0] == '-' ? -*size : *size;
}

minutes offset_of(base::Instant instant) {
  return std::chrono::floor<minutes>(base::local_of(instant).time_since_epoch() - instant.time_since_epoch());
}

std::string offset_text(minutes offset) {
  return fmt::format("+{:02}:{:02}", offset.count() / 60, offset.count() % 60);
}

base::Result<base::Instant> without_offset(base::LocalTime local, std::string subject) {
  const auto once = base::instant_of(local, base::Repeated::Refuse, subject);
  if (once) return once;
  const auto first = base::instant_of(local, base::Repeated::Earlier);
  const auto second = base::instant_of(local, base::Repeated::Later);
  if (!first || !second) return once;
  const std::string typed = base::local_iso(local);
  return base::invalid(
      std::move(subject),
      fmt::format("{} happened twice, because the clocks went back. Type {}{} for the first or {}{} for "
                  "the second.",
                  typed, typed, offset_text(offset_of(*first)), typed, offset_text(offset_of(*second))));
}

}  // namespace

base::Result<base::Instant> parse_moment(std::string_view text, std::string subject) {
  const auto local = base::parse_local_time(text.substr(0, kLocalLength), subject);
  if (!local) return std::unexpected(local.error());
  if (text.size() == kLocalLength) return without_offset(*local, std::move(subject));
  const auto offset = parse_offset(text.substr(kLocalLength));
  if (!offset)
    return base::invalid(std::move(subject),
                         "Enter the date and time as 2026-10-25T08:00, with an offset such as +01:00 "
                         "only where the clock showed it twice.");
  const base::Instant instant(local->time_since_epoch() - *offset);
  if (base::local_of(instant) == *local) return instant;
  const auto meant = without_offset(*local, subject);
  if (!meant) return meant;
  return base::invalid(std::move(subject),
                       fmt::format("London's clock never showed {}. Type {}{}, or leave the offset out.", text,
                                   base::local_iso(*local), offset_text(offset_of(*meant))));
}

std::string moment_text(base::Instant instant) {
  return base::local_iso(base::local_of(instant)) + offset_text(offset_of(instant));
}

}  // namespace app
