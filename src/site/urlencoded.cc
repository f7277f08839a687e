#include "base/text.h"
#include "site/http.h"
#include "site/percent.h"

namespace site {
namespace {

constexpr std::size_t kMostPairs = 1000;

std::unexpected<base::Error> unreadable_pairs() {
  return base::invalid("", "What was sent could not be read. Go back and send it again.");
}

}  // namespace

base::Result<FormValues> parse_urlencoded(std::string_view text) {
  FormValues values;
  for (const auto piece : base::split(text, '&')) {
    if (piece.empty()) continue;
    const auto equals = piece.find('=');
    auto name = percent_decoded(piece.substr(0, equals), PlusSign::IsSpace);
    auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                  : percent_decoded(piece.substr(equals + 1), PlusSign::IsSpace);
    if (!name || !value || values.pairs().size() == kMostPairs) return unreadable_pairs();
    values.add(std::move(*name), std::move(*value));
  }
  return values;
}

}  // namespace site
