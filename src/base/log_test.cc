#include "base/log.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(LogLine, IsOneJsonObjectWhateverIsInIt) {
  EXPECT_EQ(log_line(LogLevel::Info, "request", {{"path", std::string("/a\"b\n\x01")}, {"status", std::int64_t{200}}}),
            R"("level":"info","event":"request","path":"/a\"b\n\u0001","status":200})");
}

}  // namespace
}  // namespace base
