#include "flow/delays/discharge_ranking.h"

#include <algorithm>
#include <tuple>

#include "flow/returns/discharge_reasons.h"

namespace flow {
namespace {

constexpr std::string_view kBetween = " - ";

/// The biggest first; what is not known after all that is.
auto size_order(const std::optional<double>& people, std::string_view words) {
  return std::tuple(!people.has_value(), -people.value_or(0), words);
}

/// Nothing as soon as one part is not known.
class WholeOf {
 public:
  void add(const std::optional<double>& part) {
    is_known_ = is_known_ && part.has_value();
    sum_ += part.value_or(0);
    has_part_ = true;
  }
  [[nodiscard]] std::optional<double> sum() const {
    return is_known_ && has_part_ ? std::optional(sum_) : std::nullopt;
  }

 private:
  bool is_known_ = true;
  bool has_part_ = false;
  double sum_ = 0;
};

std::vector<RankedReason> ranked(std::span<const ReasonCount> counts) {
  std::vector<RankedReason> out;
  for (const auto label : discharge_reasons()) {
    const auto found = std::ranges::find(counts, discharge_reason_cut(label), &ReasonCount::cut);
    if (found == counts.end()) continue;
    const auto at = label.find(kBetween);
    out.push_back({.family = label.substr(0, at), .words = label.substr(at + kBetween.size()), .count = *found});
  }
  std::ranges::sort(out, {}, [](const RankedReason& one) { return size_order(one.count.people, one.words); });
  return out;
}

ReasonFamily family_of(std::string_view name, std::span<const RankedReason> reasons) {
  WholeOf people;
  WholeOf before;
  for (const auto& reason : reasons)
    if (reason.family == name) {
      people.add(reason.count.people);
      before.add(reason.count.before);
    }
  return {.name = name, .people = people.sum(), .before = before.sum()};
}

}  // namespace

DischargeRanking discharge_ranking(std::span<const ReasonCount> counts) {
  DischargeRanking out{.reasons = ranked(counts), .families = {}, .whole = {}, .whole_before = {}};
  WholeOf people;
  WholeOf before;
  for (const auto& reason : out.reasons) {
    people.add(reason.count.people);
    before.add(reason.count.before);
    if (std::ranges::find(out.families, reason.family, &ReasonFamily::name) == out.families.end())
      out.families.push_back(family_of(reason.family, out.reasons));
  }
  out.whole = people.sum();
  out.whole_before = before.sum();
  std::ranges::sort(out.families, {}, [](const ReasonFamily& one) { return size_order(one.people, one.name); });
  return out;
}

std::optional<double> change_of(const std::optional<double>& now, const std::optional<double>& before) {
  return now && before ? std::optional(*now - *before) : std::nullopt;
}

}  // namespace flow
