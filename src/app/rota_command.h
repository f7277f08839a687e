// `sightline rota check`: judges a file of duties by the contract.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace app {

struct RotaCheckOptions {
  std::filesystem::path duties;  ///< "-" is standard input
  std::filesystem::path people;  ///< empty: none
  std::string contract = "auto";
  std::vector<std::string> settings;  ///< NAME=VALUE
  std::string rules;                  ///< ids with commas; empty: all
  std::string format = "text";
  bool summary_only = false;
};

/// 0: judged, whatever was found. 2: the input needs mending, and nothing was judged. 1: the outside failed.
int rota_check(const RotaCheckOptions& options);

void add_rota(CLI::App& top, int& status);

}  // namespace app
