#include "safe_working/rota_checks/typed_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace safe_working {

TypedSettings default_settings() {
  TypedSettings out;
  for (const SettingRow& row : setting_rows()) out.values.emplace_back(row.fallback);
  return out;
}

base::Checked<TypedSettings> read_settings(const std::function<std::string(std::string_view)>& typed) {
  TypedSettings out = default_settings();
  base::Errors errors;
  if (const auto contract = typed("contract"); !contract.empty()) out.contract = contract;
  const auto contract = parse_contract(out.contract);
  if (contract)
    out.settings.contract = *contract;
  else
    errors.push_back({base::ErrorCode::Invalid, "contract", "Choose which limits to judge by."});
  for (std::size_t i = 0; i < out.values.size(); ++i) {
    const SettingRow& row = setting_rows()[i];
    const std::string value(base::trimmed(typed(row.name)));
    if (!value.empty()) out.values[i] = value;
    if (set(out.settings, fmt::format("{}={}", row.name, out.values[i]))) continue;
    errors.push_back({base::ErrorCode::Invalid, std::string(row.name),
                      fmt::format("{}: enter {}.", setting_label(row), row.values)});
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

std::vector<std::string> setting_choices(const SettingRow& row) {
  const bool is_words = row.values.contains(" or ");
  std::vector<std::string> out;
  if (!is_words) return out;
  const auto last = row.values.rfind(" or ");
  for (const std::string_view one : base::split(row.values.substr(0, last), ',')) out.emplace_back(base::trimmed(one));
  out.emplace_back(row.values.substr(last + 4));
  return out;
}

std::string setting_label(const SettingRow& row) {
  std::string label(row.name);
  std::ranges::replace(label, '_', ' ');
  return base::upper(label.substr(0, 1)) + label.substr(1);
}

std::string_view contract_words(std::string_view contract) {
  if (contract == "2016") return "2016 limits throughout";
  if (contract == "2019") return "2019 limits throughout";
  return "Each duty by the contract of its day";
}

}  // namespace safe_working
