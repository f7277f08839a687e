#include "governance/minute_book/minute_book.h"

#include <algorithm>
#include <utility>

namespace governance {
namespace {

template <class T>
const T* found(const std::vector<T>& things, std::string_view id) {
  const auto at = std::ranges::find(things, id, &T::id);
  return at == things.end() ? nullptr : &*at;
}

}  // namespace

const Organisation* MinuteBook::organisation(std::string_view id) const {
  return found(organisations, id);
}
const Body* MinuteBook::body(std::string_view id) const {
  return found(bodies, id);
}
const Person* MinuteBook::person(std::string_view id) const {
  return found(people, id);
}
const Meeting* MinuteBook::meeting(std::string_view id) const {
  return found(meetings, id);
}
const Action* MinuteBook::action(std::string_view id) const {
  return found(actions, id);
}

std::vector<const Meeting*> MinuteBook::meetings_of(std::string_view body_id) const {
  std::vector<const Meeting*> out;
  for (const auto& one : meetings)
    if (one.body == body_id) out.push_back(&one);
  // All stand in one list, so that those of one day keep its order.
  std::ranges::sort(out, {}, [](const Meeting* one) { return std::pair(one->date, one); });
  return out;
}

const Meeting* MinuteBook::meeting_before(const Meeting& one) const {
  const Meeting* out = nullptr;
  for (const auto& other : meetings) {
    if (other.body != one.body || other.date >= one.date) continue;
    if (out == nullptr || other.date > out->date) out = &other;
  }
  return out;
}

bool follows(const Meeting& later, const Meeting& earlier) {
  return later.body == earlier.body && later.minutes.previous_meeting == base::iso(earlier.date);
}

}  // namespace governance
