#include "documents/text_width.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text.h"
#include "documents/clean_text.h"

namespace documents {
namespace {

// Advance widths of U+0020 to U+007E in thousandths of the size, measured from DejaVu Sans 2.37 and its bold.
constexpr std::array<int, 95> kRegular = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr std::array<int, 95> kBold = {
    348, 456,  521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415,  380, 365, 696, 696,  696,
    696, 696,  696, 696, 696, 696,  696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830,  683,
    683, 821,  837, 372, 372, 775,  637, 995, 837, 850, 733, 850, 770, 720,  682, 812, 774, 1103, 771,
    724, 725,  457, 365, 457, 838,  500, 500, 675, 716, 593, 716, 678, 435,  716, 712, 343, 343,  665,
    343, 1042, 712, 687, 716, 716,  493, 595, 478, 712, 652, 924, 645, 652,  582, 712, 365, 712,  838};

/// Of the character that starts at byte i; 0 for a byte within a character.
int thousandths(std::string_view words, std::size_t i, bool is_bold) {
  const auto byte = static_cast<unsigned char>(words[i]);
  if (byte >= 0x20 && byte < 0x7f) return (is_bold ? kBold : kRegular)[byte - 0x20u];
  if ((byte & 0xc0) == 0x80) return 0;
  const bool is_curly_quote =
      words.substr(i).starts_with("\xe2\x80\x98") || words.substr(i).starts_with("\xe2\x80\x99");
  if (is_curly_quote) return is_bold ? 380 : 318;
  return byte >= 0xe1 ? 1000 : 700;  // from U+1000 on: dashes, ideographs, emoji; below: accented and other alphabets
}

/// A hyphen before a digit holds ("F-2"), as Unicode line breaking has it.
bool breaks_after(std::string_view words, std::size_t i) {
  if (words[i] != '-') return words[i] == ' ';
  return i + 1 == words.size() || words[i + 1] < '0' || words[i + 1] > '9';
}

/// More than this is not given to a column that already has what it wants.
constexpr double kMostStretch = 1.3;

constexpr double kGiantLines = 3;

void append_broken(std::string& out, std::string_view word, double size, bool is_bold, double width) {
  double line = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const double advance = thousandths(word, i, is_bold) * size / 1000;
    if (advance > 0 && line > 0 && line + advance > width) {
      out += '\n';
      line = 0;
    }
    out += word[i];
    line += advance;
  }
}

double sum(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

}  // namespace

double approximate_width(std::string_view words, double size, bool is_bold) {
  int total = 0;
  for (std::size_t i = 0; i < words.size(); ++i) total += thousandths(words, i, is_bold);
  return total * size / 1000;
}

std::vector<std::string_view> breakable_pieces(std::string_view words) {
  std::vector<std::string_view> pieces;
  std::size_t start = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!breaks_after(words, i)) continue;
    pieces.push_back(words.substr(start, i + 1 - start));
    start = i + 1;
  }
  if (start < words.size()) pieces.push_back(words.substr(start));
  return pieces;
}

std::vector<std::string> wrapped(std::string_view words, double size, double width, std::size_t most) {
  std::vector<std::string> lines;
  std::string line;
  const auto end_line = [&] {
    if (const auto text = base::trimmed(line); !text.empty()) lines.emplace_back(text);
    line.clear();
  };
  for (const auto piece : breakable_pieces(words)) {
    const bool fits = approximate_width(base::trimmed(line + std::string(piece)), size) <= width;
    if (!fits && lines.size() + 1 < most) end_line();
    line += piece;
  }
  end_line();
  for (std::string& one : lines) one = shortened(one, size, width);
  return lines;
}

std::string with_giants_broken(const std::string& words, double size, bool is_bold, double width) {
  if (approximate_width(words, size, is_bold) <= kGiantLines * width) return words;
  std::string out;
  for (std::size_t start = 0; start < words.size();) {
    const auto end = std::min(words.find_first_of(" \n", start), words.size());
    const std::string_view word = std::string_view(words).substr(start, end - start);
    if (approximate_width(word, size, is_bold) <= kGiantLines * width) {
      out += word;
    } else {
      append_broken(out, word, size, is_bold, width);
    }
    if (end < words.size()) out += words[end];
    start = end + 1;
  }
  return out;
}

std::string shortened(std::string_view words, double size, double width) {
  if (approximate_width(words, size) <= width) return std::string(words);
  std::size_t low = 1;
  std::size_t high = std::max<std::size_t>(1, base::length_utf8(words));
  while (low < high) {
    const auto middle = (low + high + 1) / 2;
    if (approximate_width(shortened_to(words, middle), size) <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return shortened_to(words, low);
}

std::vector<double> column_widths(const std::vector<ColumnNeed>& needs, double available) {
  std::vector<double> natural;
  std::vector<double> least;
  for (const ColumnNeed& need : needs) {
    natural.push_back(need.natural);
    least.push_back(std::min(need.least, need.natural));
  }
  const double wanted = sum(natural);
  const double needed = sum(least);
  if (wanted <= 0)
    return std::vector<double>(needs.size(), available / static_cast<double>(std::max(needs.size(), 1uz)));
  if (wanted <= available) {
    const double stretch = std::min(available / wanted, kMostStretch);
    for (double& width : natural) width *= stretch;
    return natural;
  }
  if (needed <= available) {
    const double share = (available - needed) / (wanted - needed);
    for (std::size_t i = 0; i < least.size(); ++i) least[i] += (natural[i] - least[i]) * share;
    return least;
  }
  // A word that is wider than an even share is cut to that share first, so that one monster does not starve the rest.
  const double fair = available / static_cast<double>(least.size());
  double spare = 0;
  double over = 0;
  for (const double width : least) (width <= fair ? spare : over) += width <= fair ? fair - width : width - fair;
  for (double& width : least)
    if (width > fair) width = fair + (width - fair) * spare / over;
  return least;
}

}  // namespace documents
