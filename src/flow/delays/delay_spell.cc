#include "flow/delays/delay_spell.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"

namespace flow {
namespace {

constexpr std::size_t kShortestReference = 3;
constexpr std::size_t kLongestReference = 20;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// Where dates are open: the last day there is.
base::Date last_day_of(const DelaySpell& spell) {
  return spell.to.value_or(std::chrono::year::max() / std::chrono::December / 31);
}

base::Error fault(std::string subject, std::string message) {
  return {base::ErrorCode::Invalid, std::move(subject), std::move(message)};
}

bool is_one_person(const DelaySpell& a, const DelaySpell& b) {
  return a.provider == b.provider && a.patient == b.patient;
}

std::unexpected<base::Errors> has_ended(const DelaySpell& spell) {
  return std::unexpected(base::Errors{{base::ErrorCode::Conflict, "",
                                       fmt::format("This delay ended on {}. Open the register again to see what it "
                                                   "holds now.",
                                                   base::long_date(*spell.to))}});
}

}  // namespace

bool could_be_nhs_number(std::string_view text) {
  if (text.size() != 10 || !std::ranges::all_of(text, is_digit)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (text[i] - '0') * (10 - static_cast<int>(i));
  const int check = (11 - sum % 11) % 11;
  return check == text[9] - '0';
}

base::Result<std::string> parse_patient_reference(std::string_view text, std::string subject) {
  std::string out = base::upper(base::trimmed(text));
  const bool is_well_made = out.size() >= kShortestReference && out.size() <= kLongestReference &&
                            std::ranges::all_of(out, [](char c) { return is_digit(c) || is_capital(c); }) &&
                            std::ranges::any_of(out, is_digit);
  if (!is_well_made)
    return base::invalid(
        std::move(subject),
        "Give a local reference of 3 to 20 letters and digits, with at least one digit: never a name.");
  if (could_be_nhs_number(out))
    return base::invalid(std::move(subject),
                         "This could be an NHS number. Give a local reference that does not tell who the person is.");
  return out;
}

base::Checked<void> check_spell(const DelaySpell& spell, base::Date today) {
  base::Errors errors;
  if (spell.from > today) errors.push_back(fault("from", "The first day of delay cannot be later than today."));
  if (spell.to && *spell.to < spell.from)
    errors.push_back(fault("to", "The last day of delay cannot be before the first."));
  if (spell.to && *spell.to > today)
    errors.push_back(fault("to",
                           "The last day of delay cannot be later than today. Leave it empty while the person is "
                           "still delayed."));
  if (auto cause = check_cause(spell.cause, spell.from); !cause) errors.push_back(cause.error());
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return {};
}

bool overlap(const DelaySpell& a, const DelaySpell& b) {
  return is_one_person(a, b) && a.from <= last_day_of(b) && b.from <= last_day_of(a);
}

std::vector<std::pair<std::size_t, std::size_t>> overlaps(std::span<const DelaySpell> spells) {
  std::vector<std::size_t> order(spells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) {
    return std::tuple(std::string_view(spells[i].provider), std::string_view(spells[i].patient), spells[i].from, i);
  });
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const DelaySpell& first = spells[order[i]];
    // Later ones begin later, so the first that begins after this one's end, or is another person, ends the search.
    for (std::size_t j = i + 1; j < order.size() && overlap(first, spells[order[j]]); ++j)
      out.push_back(std::minmax(order[i], order[j]));
  }
  std::ranges::sort(out);
  return out;
}

base::Checked<ChangedSpell> change_cause(const DelaySpell& spell, const DelayCause& cause, base::Date from,
                                         base::Date today) {
  if (!spell.is_open()) return has_ended(spell);
  base::Errors errors;
  if (from <= spell.from)
    errors.push_back(fault(
        "from", fmt::format("The change must be after {}, the first day of this delay.", base::long_date(spell.from))));
  if (from > today) errors.push_back(fault("from", "The change cannot be later than today."));
  if (cause == spell.cause)
    errors.push_back(fault("reason",
                           "Nothing has changed: choose another reason or "
                           "attribution."));
  if (auto checked = check_cause(cause, from); !checked) errors.push_back(checked.error());
  if (!errors.empty()) return std::unexpected(std::move(errors));
  ChangedSpell out{.before = spell, .after = spell};
  out.before.to = base::add_days(from, std::chrono::days(-1));
  out.after.from = from;
  out.after.cause = cause;
  return out;
}

base::Checked<DelaySpell> end_spell(const DelaySpell& spell, base::Date last_day, base::Date today) {
  if (!spell.is_open()) return has_ended(spell);
  DelaySpell out = spell;
  out.to = last_day;
  if (auto checked = check_spell(out, today); !checked) return std::unexpected(std::move(checked.error()));
  return out;
}

}  // namespace flow
