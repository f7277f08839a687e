#include "documents/performance_icons.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr VariationIcon kVariation[] = {VariationIcon::CommonCause,    VariationIcon::ImprovementHigh,
                                        VariationIcon::ImprovementLow, VariationIcon::ConcernHigh,
                                        VariationIcon::ConcernLow,     VariationIcon::NeutralHigh,
                                        VariationIcon::NeutralLow};
constexpr AssuranceIcon kAssurance[] = {AssuranceIcon::Pass, AssuranceIcon::Fail, AssuranceIcon::HitOrMiss};

/// What an icon is when its colours are gone: places, shapes and letters.
std::string without_colour(const std::string& picture) {
  std::string out;
  for (std::size_t i = 0; i < picture.size(); ++i) {
    if (picture[i] == '#')
      i += 6;
    else
      out += picture[i];
  }
  return out;
}

template <class Icons>
void collect(const Icons& icons, std::set<std::string>& pictures, std::set<std::string>& words) {
  for (const auto icon : icons) {
    pictures.insert(without_colour(small_svg(drawing_of(icon), 40)));
    words.insert(words_of(icon));
  }
}

TEST(PerformanceIcons, DifferWithoutTheirColoursAndInTheirWords) {
  std::set<std::string> pictures;
  std::set<std::string> words;
  collect(kVariation, pictures, words);
  collect(kAssurance, pictures, words);
  EXPECT_EQ(pictures.size(), 10u);
  EXPECT_EQ(words.size(), 10u);
}

TEST(PerformanceIcons, CarryTheLetterThatReadersKnow) {
  const auto letter = [](const Drawing& drawing) {
    std::string words;
    for (const Drawn& shape : drawing.shapes)
      if (const auto* text = std::get_if<DrawnText>(&shape)) words += text->words;
    return words;
  };
  EXPECT_EQ(letter(drawing_of(VariationIcon::CommonCause)), "");
  EXPECT_EQ(letter(drawing_of(VariationIcon::ConcernHigh)), "H");
  EXPECT_EQ(letter(drawing_of(VariationIcon::ImprovementLow)), "L");
  EXPECT_EQ(letter(drawing_of(AssuranceIcon::Pass)), "P");
  EXPECT_EQ(letter(drawing_of(AssuranceIcon::Fail)), "F");
  EXPECT_EQ(letter(drawing_of(AssuranceIcon::HitOrMiss)), "?");
}

TEST(PerformanceIcons, AreHiddenFromScreenReadersAndPassTheStrictestPolicy) {
  for (const VariationIcon icon : kVariation) {
    const std::string picture = small_svg(drawing_of(icon), 40);
    pugi::xml_document xml;
    ASSERT_TRUE(xml.load_string(picture.c_str()));
    EXPECT_STREQ(xml.child("svg").attribute("aria-hidden").value(), "true");
    for (const char* forbidden : {"style", "href", "id=", "<script"}) EXPECT_THAT(picture, Not(HasSubstr(forbidden)));
  }
}

TEST(PerformanceIcons, StandWithinTheirSquare) {
  for (const AssuranceIcon icon : kAssurance)
    for (const Drawn& shape : drawing_of(icon).shapes)
      if (const auto* path = std::get_if<DrawnPath>(&shape))
        for (const DrawnPoint& point : path->points) {
          EXPECT_GE(std::min(point.x, point.y) - path->width / 2, -0.01);
          EXPECT_LE(std::max(point.x, point.y) + path->width / 2, 48.01);
        }
}

}  // namespace
}  // namespace documents
