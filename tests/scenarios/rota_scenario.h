// Cases of the contract's rules in words, for an expert to read and to add to: tests/scenarios/contract_rules/*.txt.
// The first of them, how_to_write_one.txt, shows every kind of line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "safe_working/contract_rules/finding.h"
#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/settings.h"

namespace scenarios {

/// What a finding should be. What is not said is not compared.
struct Expected {
  std::size_t line = 0;
  std::string words;  ///< as written
  safe_working::Rule rule = safe_working::Rule::Hr48;
  safe_working::Verdict verdict = safe_working::Verdict::Breach;
  std::optional<safe_working::Measure> measured;
  std::optional<safe_working::Measure> limit;
  std::optional<safe_working::RotaInstant> from;
  std::optional<safe_working::RotaInstant> to;
  std::optional<safe_working::ContractEra> era;
  std::optional<bool> is_fined;
  std::optional<int> fine_minutes;
  std::optional<int> paper_minutes;
};

/// A rule that should find nothing more than what was expected of it.
struct Silent {
  std::size_t line = 0;
  safe_working::Rule rule = safe_working::Rule::Hr48;
};

enum class Rest { Anything, NoBreach, Nothing };

struct RotaScenario {
  std::string title;
  std::string place;  ///< "rest.txt:12"
  safe_working::Settings settings;
  std::vector<safe_working::Rule> judged;  ///< empty: all
  safe_working::DoctorRota rota;
  std::vector<Expected> expected;
  std::vector<Silent> silent;
  Rest rest = Rest::Anything;  ///< what may be found beside
};

/// Every fault of the file, each with "rest.txt:12" as its subject.
[[nodiscard]] base::Checked<std::vector<RotaScenario>> parse_scenarios(std::string_view text, std::string_view file);

/// What differs from what was expected, with the scenario's place and the line; empty where nothing does.
[[nodiscard]] std::vector<std::string> faults_of(const RotaScenario& scenario);

}  // namespace scenarios
