#include "flow/returns/discharge_reasons.h"

#include <algorithm>

#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 5> kFamilies = {"Hospital process", "Wellbeing concerns",
                                                       "Care transfer hub process", "Interface process", "Capacity"};
constexpr std::array<std::string_view, 37> kLabels = {
    "Hospital process - Awaiting formal decision to discharge (inc diagnostic test results)",
    "Hospital process - Awaiting medical review of need for supported discharge",
    "Hospital process - Awaiting medicines to take home, discharge letter or other discharge documentation",
    "Hospital process - Awaiting patient transport services",
    "Hospital process - Awaiting referral to care transfer hub for supported discharge",
    "Hospital process - Awaiting therapy review of need for supported discharge",
    "Hospital process - Remaining in hospital due to infection prevention and control restrictions",
    "Wellbeing concerns - Awaiting determination of mental capacity",
    "Wellbeing concerns - Issues with discharge destination readiness",
    "Wellbeing concerns - Ongoing safeguarding concern",
    "Wellbeing concerns - Patient/family/carer concerns over discharge readiness",
    "Care transfer hub process - Awaiting confirmation of funding eligibility",
    "Care transfer hub process - Awaiting necessary referrals by care transfer hub",
    "Care transfer hub process - Waiting for confirmation of immediate care needs and pathway",
    "Interface process - Bed-based rehabilitation, reablement or recovery service arrangements still underway (Pathway "
    "2)",
    "Interface process - End of life care inc Fast-Track CHC arrangement still underway (Pathway 1 or 3)",
    "Interface process - Further action requested by agreed provider",
    "Interface process - Home based rehabilitation, reablement or recovery service arrangements still underway "
    "(Pathway 1)",
    "Interface process - Homeless with no recourse to public funds",
    "Interface process - Housing provision arrangement for homelessness still underway (Pathway 0 or 1)",
    "Interface process - Other home-based community health service arrangements still underway (Pathway 1)",
    "Interface process - Other home-based social care service arrangements still underway (Pathway 1)",
    "Interface process - Out of area discharge arrangements requested but not completed",
    "Interface process - Patient/family/carer choice discussions on package still underway",
    "Interface process - Residential/nursing home care arrangements still underway (Pathway 3)",
    "Interface process - Self-funded care package arrangements still underway",
    "Capacity - Awaiting restart of existing social care arrangements (Pathway 0)",
    "Capacity - Bed-based rehabilitation, reablement or recovery services not yet available (Pathway 2)",
    "Capacity - End of life care inc Fast-Track CHC not yet available (Pathway 1 or 3)",
    "Capacity - Equipment and associated training not yet delivered (Pathway 1-3)",
    "Capacity - Home-based rehabilitation, reablement or recovery services not yet available (Pathway 1)",
    "Capacity - Housing adaptations not yet completed (Pathway 1 or 3)",
    "Capacity - Housing provision not yet available (Pathway 0 or 1)",
    "Capacity - Mental health admitted patient care not yet available (Pathway 2)",
    "Capacity - Other home-based community health services not yet available (Pathway 1)",
    "Capacity - Other home-based social care service not yet available (Pathway 1)",
    "Capacity - Residential/nursing home care not yet available (Pathway 3)"};

/// Small letters and digits, with one underscore for all that stands between.
std::string as_code(std::string_view text) {
  std::string out;
  for (const char c : plain_words(text)) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept)
      out += c;
    else if (!out.empty() && out.back() != '_')
      out += '_';
  }
  if (out.ends_with('_')) out.pop_back();
  return out;
}

}  // namespace

const std::array<std::string_view, 37>& discharge_reasons() {
  return kLabels;
}

std::optional<std::string_view> discharge_reason(std::string_view label) {
  const std::string letters = bare_letters(label);
  const auto found = std::ranges::find_if(kLabels, [&](std::string_view one) { return bare_letters(one) == letters; });
  return found == kLabels.end() ? std::nullopt : std::optional(*found);
}

// A cut has sixty characters at most: the family's first telling word, then as many whole words as fit.
std::string discharge_reason_cut(std::string_view reason) {
  constexpr std::size_t kLongestCut = 60;
  const auto dash = reason.find(" - ");
  std::string family = as_code(reason.substr(0, dash));
  family = family.starts_with("care_transfer_hub") ? "hub" : family.substr(0, family.find('_'));
  std::string out = family + "." + as_code(reason.substr(dash + 3));
  if (out.size() > kLongestCut) out.resize(out.rfind('_', kLongestCut));
  return out;
}

bool is_in_discharge_family(std::string_view label) {
  const std::string letters = bare_letters(label);
  return std::ranges::any_of(kFamilies, [&](std::string_view one) { return letters.starts_with(bare_letters(one)); });
}

}  // namespace flow
