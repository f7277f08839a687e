#include "app/contract_answer.h"

#include <string_view>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/check.h"

namespace app {
namespace {

using safe_working::Evidence;

std::string_view grade_words(Evidence grade) {
  switch (grade) {
    case Evidence::A:
      return "A, read at source";
    case Evidence::B:
      return "B, read in another's copy";
    case Evidence::C:
      return "C, unverified";
    case Evidence::D:
      return "D, not settled";
  }
  throw base::OurMistake("a grade without words");
}

boost::json::string letter(Evidence grade) {
  return boost::json::string(1, safe_working::evidence_letter(grade));
}

}  // namespace

std::string plain_pounds(base::Pence amount) {
  return fmt::format("{}.{:02}", amount.value / 100, amount.value % 100);
}

boost::json::object source_json(const safe_working::Source& source) {
  return {{"document", source.document}, {"provision", source.provision}, {"grade", letter(source.grade)}};
}

boost::json::array settings_json(const std::vector<SettingInForce>& settings) {
  boost::json::array out;
  for (const auto& [row, value] : settings) {
    boost::json::object one{{"name", row.name}};
    one["value"] = value.empty() ? boost::json::value(nullptr) : boost::json::value(value);
    one["default"] = row.fallback.empty() ? boost::json::value(nullptr) : boost::json::value(row.fallback);
    one["effect"] = row.effect;
    one["grade"] = letter(row.grade);
    out.push_back(std::move(one));
  }
  return out;
}

boost::json::array words_json(const std::vector<std::string>& words) {
  return boost::json::array(words.begin(), words.end());
}

std::string source_words(const safe_working::Source& source) {
  return fmt::format("{}: {} ({})", source.document, source.provision, grade_words(source.grade));
}

std::string setting_words(const SettingInForce& setting) {
  const auto fallback = setting.row.fallback.empty() ? "no default" : fmt::format("default {}", setting.row.fallback);
  return fmt::format("{}={}: {} ({}; {})", setting.row.name, setting.value, setting.row.effect,
                     grade_words(setting.row.grade), fallback);
}

}  // namespace app
