#include "governance/checks/check_register.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "governance/checks/check.h"

namespace governance {
namespace {

TEST(CheckRegister, IsWhatTheDocumentSays) {
  constexpr auto kFile = "docs/governance-checks.md";
  if (std::getenv("SIGHTLINE_WRITE_DOCS") != nullptr) std::ofstream(kFile) << check_register_markdown();
  std::ifstream file(kFile);
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, check_register_markdown())
      << kFile << " differs from the table. Run this test with SIGHTLINE_WRITE_DOCS=1 to write it again.";
}

TEST(CheckRegister, HasEveryCheck) {
  const auto page = check_register_markdown();
  for (const Check& one : checks())
    EXPECT_NE(page.find("| " + std::string(one.code) + " | "), std::string::npos) << one.code;
}

}  // namespace
}  // namespace governance
