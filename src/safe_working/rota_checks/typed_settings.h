// The settings of a check as a person chose them on a form.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "safe_working/contract_rules/settings.h"

namespace safe_working {

struct TypedSettings {
  Settings settings;
  std::string contract = "auto";
  std::vector<std::string> values;  ///< as typed, in the order of setting_rows()
};
[[nodiscard]] TypedSettings default_settings();

/// `typed` gives what was typed under "contract" and under each setting's name; empty is the default. Refuses with
/// every fault, its subject the name.
[[nodiscard]] base::Checked<TypedSettings> read_settings(const std::function<std::string(std::string_view)>& typed);

/// The values that a setting can have, where they are words: {"yes", "no"}. Empty where it is a number or a date.
[[nodiscard]] std::vector<std::string> setting_choices(const SettingRow& row);
/// "Nights are long", "Limits 2019 from": a setting's name as a label.
[[nodiscard]] std::string setting_label(const SettingRow& row);
/// "Each duty by the contract of its day", "2016 limits throughout", "2019 limits throughout".
[[nodiscard]] std::string_view contract_words(std::string_view contract);

}  // namespace safe_working
