#include "site/problem.h"

#include <gtest/gtest.h>

namespace site {
namespace {

TEST(Problem, IsWrittenAsRfc9457Says) {
  const auto response = problem(404, "Not found", "There is no report \"x\".", "abc");
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_EQ(response.body,
            R"({"type":"about:blank","title":"Not found","status":404,"detail":"There is no report \"x\".",)"
            R"("reference":"abc"})");
}

}  // namespace
}  // namespace site
