#include "flow/delays/register_scope.h"

#include <algorithm>

namespace flow {

RegisterScope::RegisterScope(std::span<const Place> all, std::span<const std::string> organisations) {
  for (const auto& code : organisations)
    if (const auto place = std::ranges::find(all, code, &Place::code); place != all.end()) add(all, *place);
}

void RegisterScope::add(std::span<const Place> all, const Place& place) {
  if (place.kind == PlaceKind::Board) return;
  words_.insert(place.code);
  if (place.kind == PlaceKind::Provider) providers_.insert(place.code);
  if (place.kind == PlaceKind::Council) councils_.insert(place.code);
  if (place.kind == PlaceKind::Nation) is_whole_ = true;
  if (place.kind != PlaceKind::System) return;
  systems_.insert(place.code);
  for (const auto& partner : all) {
    if (partner.part_of != place.code) continue;
    if (partner.kind == PlaceKind::Provider) providers_.insert(partner.code);
    if (partner.kind == PlaceKind::Council) residents_.insert(partner.code);
  }
}

bool RegisterScope::covers(const DelaySpell& spell) const {
  if (is_whole_ || providers_.contains(spell.provider) || residents_.contains(spell.council)) return true;
  return spell.cause.attribution != Attribution::Nhs && councils_.contains(spell.council);
}

bool RegisterScope::covers_all_of(const Place& place) const {
  if (is_whole_) return true;
  switch (place.kind) {
    case PlaceKind::Provider:
      return providers_.contains(place.code);
    case PlaceKind::Council:
      return residents_.contains(place.code);
    case PlaceKind::System:
      return systems_.contains(place.code);
    case PlaceKind::Board:
    case PlaceKind::Nation:
      return false;
  }
  return false;
}

bool RegisterScope::may_name_provider(std::string_view code) const {
  return is_whole_ || !residents_.empty() || !councils_.empty() || providers_.contains(code);
}

bool RegisterScope::may_name_council(std::string_view code) const {
  return is_whole_ || !providers_.empty() || residents_.contains(code) || councils_.contains(code);
}

std::string RegisterScope::words() const {
  std::string out;
  for (const auto& code : words_) out += (out.empty() ? "" : ", ") + code;
  return out;
}

}  // namespace flow
