// The next patients to leave: a heap with four children to a node, which keeps a ward's worth of keys in a few cache
// lines. Places beyond the last key hold "never", so that no node asks how many children it has.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "flow/beds/stay.h"

namespace flow {

inline constexpr Ticks kNever = std::numeric_limits<Ticks>::max();

/// The end of a patient's stay, where it matters whose. Ends at one moment come in the order of the patients.
struct PatientEnd {
  Ticks at = kNever;
  std::uint64_t patient = kNever;
  friend constexpr auto operator<=>(const PatientEnd&, const PatientEnd&) = default;
};

[[nodiscard]] constexpr Ticks moment_of(Ticks key) {
  return key;
}
[[nodiscard]] constexpr Ticks moment_of(const PatientEnd& key) {
  return key.at;
}

/// Key is Ticks where patients are all alike, or PatientEnd.
template <class Key>
class DepartureHeap {
 public:
  explicit DepartureHeap(std::size_t room = 0) : keys_(room + kChildren + 1, never()) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Never, where nobody is there.
  [[nodiscard]] Ticks first_moment() const { return moment_of(keys_.front()); }
  [[nodiscard]] const Key& top() const { return keys_.front(); }

  void push(const Key& key) {
    if (size_ + kChildren + 1 >= keys_.size()) keys_.resize(keys_.size() * 2, never());
    std::size_t place = size_++;
    while (place > 0) {
      const std::size_t parent = (place - 1) / kChildren;
      if (!(key < keys_[parent])) break;
      keys_[place] = keys_[parent];
      place = parent;
    }
    keys_[place] = key;
  }

  /// REQUIRES: size() > 0.
  void pop() {
    const Key last = keys_[--size_];
    keys_[size_] = never();
    if (size_ > 0) replace_top(last);
  }

  /// As pop and push. REQUIRES: size() > 0.
  void replace_top(const Key& key) {
    std::size_t place = 0;
    for (;;) {
      const std::size_t child = first_child(place);
      if (child >= size_) break;
      const std::size_t next = least_of_four(child);
      if (!(keys_[next] < key)) break;
      keys_[place] = keys_[next];
      place = next;
    }
    keys_[place] = key;
  }

 private:
  static constexpr std::size_t kChildren = 4;
  static constexpr Key never() {
    if constexpr (std::is_same_v<Key, Ticks>)
      return kNever;
    else
      return Key{};
  }
  static constexpr std::size_t first_child(std::size_t place) { return place * kChildren + 1; }

  [[nodiscard]] std::size_t least_of_four(std::size_t first) const {
    const std::size_t a = first + static_cast<std::size_t>(keys_[first + 1] < keys_[first]);
    const std::size_t b = first + 2 + static_cast<std::size_t>(keys_[first + 3] < keys_[first + 2]);
    return keys_[b] < keys_[a] ? b : a;
  }

  std::vector<Key> keys_;
  std::size_t size_ = 0;
};

}  // namespace flow
