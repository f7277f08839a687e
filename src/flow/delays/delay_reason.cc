#include "flow/delays/delay_reason.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "flow/measures/code_table.h"

namespace flow {
namespace {

using namespace std::chrono;  // dates as the return gives them

constexpr CodeLine<DelayReason> kReasonLines[] = {{DelayReason::A, "a", "completion of assessment"},
                                                  {DelayReason::B, "b", "public funding"},
                                                  {DelayReason::C, "c", "further non-acute NHS care"},
                                                  {DelayReason::Di, "di", "residential home placement or availability"},
                                                  {DelayReason::Dii, "dii", "nursing home placement or availability"},
                                                  {DelayReason::E, "e", "care package in own home"},
                                                  {DelayReason::F, "f", "community equipment or adaptations"},
                                                  {DelayReason::G, "g", "patient or family choice"},
                                                  {DelayReason::H, "h", "disputes"},
                                                  {DelayReason::I, "i", "housing, patient not covered by the Care Act"},
                                                  {DelayReason::O, "o", "other"}};
constexpr std::string_view kReasonCodes[] = {"A", "B", "C", "Di", "Dii", "E", "F", "G", "H", "I", "O"};

constexpr CodeLine<Attribution> kAttributionLines[] = {{Attribution::Nhs, "nhs", "NHS"},
                                                       {Attribution::SocialCare, "social_care", "Social care"},
                                                       {Attribution::Both, "both", "Both"}};
constexpr CodeLine<CareType> kCareLines[] = {{CareType::Acute, "acute", "Acute"},
                                             {CareType::NonAcute, "non_acute", "Non-acute"}};

/// From this day the return had a reason O, of non-acute care alone.
constexpr base::Date kOtherFrom = 2017y / April / 1;

struct Allowed {
  bool nhs, social_care, both;
};
// The combinations that 105 workbooks of England never print, or print as nought, are the forbidden ones.
constexpr Allowed kAllowed[] = {
    {true, true, true},    // A
    {true, true, true},    // B
    {true, false, false},  // C
    {true, true, false},   // Di
    {true, true, true},    // Dii
    {true, true, true},    // E
    {true, true, true},    // F
    {true, true, false},   // G
    {true, true, false},   // H
    {true, false, false},  // I
    {true, true, true},    // O
};

std::string allowed_words(DelayReason reason) {
  std::vector<std::string> out;
  for (const auto attribution : kAttributions)
    if (is_allowed(reason, attribution)) out.emplace_back(words_of(attribution));
  return base::listed(out);
}

}  // namespace

std::string_view code_of(DelayReason reason) {
  return kReasonCodes[static_cast<std::size_t>(reason)];
}
std::string_view words_of(DelayReason reason) {
  return line_of(kReasonLines, reason).words;
}
std::string_view code_of(Attribution attribution) {
  return line_of(kAttributionLines, attribution).code;
}
std::string_view words_of(Attribution attribution) {
  return line_of(kAttributionLines, attribution).words;
}
std::string_view code_of(CareType care) {
  return line_of(kCareLines, care).code;
}
std::string_view words_of(CareType care) {
  return line_of(kCareLines, care).words;
}

base::Result<DelayReason> parse_delay_reason(std::string_view text, std::string subject) {
  return parse_code(kReasonLines, text, std::move(subject));
}
base::Result<Attribution> parse_attribution(std::string_view text, std::string subject) {
  return parse_code(kAttributionLines, text, std::move(subject));
}
base::Result<CareType> parse_care_type(std::string_view text, std::string subject) {
  return parse_code(kCareLines, text, std::move(subject));
}

bool is_allowed(DelayReason reason, Attribution attribution) {
  const Allowed& allowed = kAllowed[static_cast<std::size_t>(reason)];
  switch (attribution) {
    case Attribution::Nhs:
      return allowed.nhs;
    case Attribution::SocialCare:
      return allowed.social_care;
    case Attribution::Both:
      return allowed.both;
  }
  return false;
}

base::Result<void> check_cause(const DelayCause& cause, base::Date first_day) {
  if (!is_allowed(cause.reason, cause.attribution))
    return base::invalid("attribution",
                         fmt::format("Reason {} ({}) cannot be put down to {}. Choose {}.", code_of(cause.reason),
                                     words_of(cause.reason),
                                     cause.attribution == Attribution::Both ? "both" : words_of(cause.attribution),
                                     allowed_words(cause.reason)));
  if (cause.reason != DelayReason::O) return {};
  if (cause.care == CareType::Acute)
    return base::invalid("reason", "Reason O (other) is for non-acute care alone. Choose another reason.");
  if (first_day < kOtherFrom)
    return base::invalid("reason", "Reason O (other) began in April 2017. Choose another reason for an earlier day.");
  return {};
}

}  // namespace flow
