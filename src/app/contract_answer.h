// What answers about the contract have in common: sources with their grade, settings in force, amounts.
#pragma once

#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/number.h"
#include "safe_working/contract_rules/settings.h"
#include "safe_working/contract_rules/source.h"

namespace app {

/// 161.90: pounds without sign or commas, for other programs.
[[nodiscard]] std::string plain_pounds(base::Pence amount);

/// A setting as it stood when the answer was made.
struct SettingInForce {
  safe_working::SettingRow row;
  std::string value;  ///< "" where none is set
};

[[nodiscard]] boost::json::object source_json(const safe_working::Source& source);
[[nodiscard]] boost::json::array settings_json(const std::vector<SettingInForce>& settings);
[[nodiscard]] boost::json::array words_json(const std::vector<std::string>& words);

/// "Pay and Conditions Circular (M&D) 1/2017: guardian fines ... (A, read at source)"
[[nodiscard]] std::string source_words(const safe_working::Source& source);
/// "round_to_15=off: off keeps the minutes ... (D, not settled; default off)"
[[nodiscard]] std::string setting_words(const SettingInForce& setting);

}  // namespace app
