#include "app/provision_register.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace app {
namespace {

TEST(ProvisionRegister, IsWhatTheDocumentSays) {
  constexpr auto kFile = "docs/rules.md";
  if (std::getenv("SIGHTLINE_WRITE_DOCS") != nullptr) std::ofstream(kFile) << provision_register_markdown();
  std::ifstream file(kFile);
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, provision_register_markdown())
      << kFile << " differs from the tables. Run this test with SIGHTLINE_WRITE_DOCS=1 to write it again.";
}

}  // namespace
}  // namespace app
