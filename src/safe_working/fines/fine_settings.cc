#include "safe_working/fines/fine_settings.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/check.h"
#include "base/mapped.h"
#include "base/text.h"

namespace safe_working {
namespace {

/// A value's name on the command line.
template <class Value>
struct Word {
  std::string_view word;
  Value value;
};
constexpr std::array kRoundings = {Word{"off", RoundTo15::Off}, Word{"up", RoundTo15::Up},
                                   Word{"nearest", RoundTo15::Nearest}};
constexpr std::array kShiftLengths = {Word{"real", ShiftLength::Real}, Word{"paper", ShiftLength::Paper}};
constexpr std::array kRestHours = {Word{"shortfall", RestHours::Shortfall}, Word{"overrun", RestHours::Overrun}};
constexpr std::array kAfterReform = {Word{"as_printed", AfterReform::AsPrinted}, Word{"refuse", AfterReform::Refuse}};

template <class Words, class Value>
bool read_word(const Words& words, std::string_view text, Value& value) {
  const auto* const found = std::ranges::find(words, text, [](const auto& row) { return row.word; });
  if (found == words.end()) return false;
  value = found->value;
  return true;
}
template <class Words, class Value>
std::string word_of(const Words& words, Value value) {
  const auto* const found = std::ranges::find(words, value, [](const auto& row) { return row.value; });
  base::check(found != words.end(), "every value of a setting has a word");
  return std::string(found->word);
}

bool read_date(std::string_view text, base::Date& date) {
  const auto found = base::parse_iso_date(text);
  if (found) date = *found;
  return found.has_value();
}
bool read_pounds(std::string_view text, std::optional<base::Pence>& amount) {
  const auto found = base::parse_hundredths(text);
  if (found) amount = base::Pence{found->value};
  return found.has_value();
}
std::string pounds(const std::optional<base::Pence>& amount) {
  if (!amount) return "";
  if (*amount == kNoCap) return "none";
  return fmt::format("{}.{:02}", amount->value / 100, amount->value % 100);
}

struct Setting {
  SettingRow row;
  bool (*read)(FineSettings&, std::string_view);
  std::string (*write)(const FineSettings&);
};

template <ReformFineTerms ReformFineAmounts::* fine, std::optional<base::Pence> ReformFineTerms::* part>
constexpr Setting reform_setting(std::string_view name, std::string_view effect) {
  return {{name, "an amount such as 100.00", "", effect, Evidence::D},
          [](FineSettings& settings, std::string_view text) { return read_pounds(text, settings.reform.*fine.*part); },
          [](const FineSettings& settings) { return pounds(settings.reform.*fine.*part); }};
}
template <ReformFineTerms ReformFineAmounts::* fine>
constexpr Setting reform_cap(std::string_view name, std::string_view effect) {
  return {{name, "an amount such as 100.00, or none", "", effect, Evidence::D},
          [](FineSettings& settings, std::string_view text) {
            auto& cap = (settings.reform.*fine).cap;
            if (text != "none") return read_pounds(text, cap);
            cap = kNoCap;
            return true;
          },
          [](const FineSettings& settings) { return pounds((settings.reform.*fine).cap); }};
}

constexpr auto kAccess = &ReformFineAmounts::access_and_completion;
constexpr auto kInformation = &ReformFineAmounts::information_breach;

const std::array kSettings = {
    Setting{{"round_to_15", "off, up or nearest", "off",
             "off keeps the minutes; up and nearest make them quarters of an hour before they are priced", Evidence::D},
            [](FineSettings& s, std::string_view text) { return read_word(kRoundings, text, s.round_to_15); },
            [](const FineSettings& s) { return word_of(kRoundings, s.round_to_15); }},
    Setting{
        {"shift_length", "real or paper", "real",
         "how the 8 hours of a night shift are measured where the clocks change in it: elapsed, or by the clock on "
         "the wall",
         Evidence::D},
        [](FineSettings& s, std::string_view text) { return read_word(kShiftLengths, text, s.enhanced.shift_length); },
        [](const FineSettings& s) { return word_of(kShiftLengths, s.enhanced.shift_length); }},
    Setting{{"late_finish_from", "a date such as 2019-08-01", "2019-08-01",
             "from which day a shift that ends after midnight and by 04:00 is enhanced as a whole", Evidence::C},
            [](FineSettings& s, std::string_view text) { return read_date(text, s.enhanced.late_finish_from); },
            [](const FineSettings& s) { return base::iso(s.enhanced.late_finish_from); }},
    Setting{{"rest_hours", "shortfall or overrun", "shortfall",
             "which hours a short rest is fined for: those that it fell short by, or the overrun of the duty before it",
             Evidence::D},
            [](FineSettings& s, std::string_view text) { return read_word(kRestHours, text, s.rest_hours); },
            [](const FineSettings& s) { return word_of(kRestHours, s.rest_hours); }},
    Setting{{"after_reform", "as_printed or refuse", "as_printed",
             "from the reform on: the last printed amounts with a warning, or no price until the new text is read",
             Evidence::D},
            [](FineSettings& s, std::string_view text) { return read_word(kAfterReform, text, s.after_reform); },
            [](const FineSettings& s) { return word_of(kAfterReform, s.after_reform); }},
    Setting{{"reform_date", "a date such as 2026-02-04", "2026-02-04",
             "the employer's own day of the reform, where it came before 4 February 2026", Evidence::A},
            [](FineSettings& s, std::string_view text) { return read_date(text, s.reform_date); },
            [](const FineSettings& s) { return base::iso(s.reform_date); }},
    Setting{{"hourly_rate", "an amount such as 15.00", "",
             "the doctor's hourly rate of basic pay: missed breaks are fined at twice it", Evidence::D},
            [](FineSettings& s, std::string_view text) { return read_pounds(text, s.hourly_rate); },
            [](const FineSettings& s) { return pounds(s.hourly_rate); }},
    reform_setting<kAccess, &ReformFineTerms::total>("access_total", "an access and completion fine in all"),
    reform_setting<kAccess, &ReformFineTerms::doctor>("access_doctor", "the doctor's part of it"),
    reform_setting<kAccess, &ReformFineTerms::guardian>("access_guardian", "the guardian's part of it"),
    reform_cap<kAccess>("access_cap", "the most that it may come to"),
    reform_setting<kInformation, &ReformFineTerms::total>("information_total", "an information breach fine in all"),
    reform_setting<kInformation, &ReformFineTerms::doctor>("information_doctor", "the doctor's part of it"),
    reform_setting<kInformation, &ReformFineTerms::guardian>("information_guardian", "the guardian's part of it"),
    reform_cap<kInformation>("information_cap", "the most that it may come to"),
};

const Setting* find_setting(std::string_view name) {
  const auto* const found = std::ranges::find(kSettings, name, [](const Setting& one) { return one.row.name; });
  return found == kSettings.end() ? nullptr : found;
}

std::string all_names() {
  return base::listed(base::mapped(kSettings, [](const Setting& one) { return std::string(one.row.name); }));
}

}  // namespace

std::span<const SettingRow> fine_setting_rows() {
  static const auto rows = base::mapped(kSettings, &Setting::row);
  return rows;
}

std::string fine_setting_text(const FineSettings& settings, std::string_view name) {
  const Setting* const found = find_setting(name);
  base::check(found != nullptr, "a setting of fines by that name");
  return found->write(settings);
}

base::Result<void> set(FineSettings& settings, std::string_view assignment) {
  const auto equals = assignment.find('=');
  const std::string_view name = base::trimmed(assignment.substr(0, equals));
  const Setting* const found = find_setting(name);
  if (equals == std::string_view::npos || found == nullptr)
    return base::invalid(std::string(assignment), fmt::format("Write NAME=VALUE, where the name is {}.", all_names()));
  if (!found->read(settings, base::trimmed(assignment.substr(equals + 1))))
    return base::invalid(std::string(assignment), fmt::format("Set {} to {}.", name, found->row.values));
  return {};
}

}  // namespace safe_working
