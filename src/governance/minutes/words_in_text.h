// Finding words in a text as a person copies them: from a page, a PDF or a letter, where lines break elsewhere.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace governance {

struct FoundWords {
  std::size_t at = 0;  ///< bytes
  std::size_t size = 0;

  friend bool operator==(const FoundWords&, const FoundWords&) = default;
};

/// Every place where `words` stand in `text`, from the first on, none within another. Any run of white space stands for
/// any other; everything else must be the same, byte for byte. Nothing where `words` are only white space.
[[nodiscard]] std::vector<FoundWords> find_words(std::string_view text, std::string_view words);

}  // namespace governance
