#include "site/problem.h"

#include <fmt/format.h>

#include "base/log.h"

namespace site {

Response problem(int status, std::string_view title, std::string_view detail, std::string_view reference) {
  Response response = Response::json(
      fmt::format(R"({{"type":"about:blank","title":{},"status":{},"detail":{},"reference":{}}})",
                  base::json_quoted(title), status, base::json_quoted(detail), base::json_quoted(reference)),
      status);
  response.content_type = "application/problem+json";
  return response;
}

}  // namespace site
