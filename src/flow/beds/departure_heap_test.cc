#include "flow/beds/departure_heap.h"

#include <queue>

#include <gtest/gtest.h>

namespace flow {
namespace {

TEST(DepartureHeap, GivesKeysBackInOrderHoweverTheyCame) {
  RandomStream random(5);
  DepartureHeap<Ticks> heap(3);
  std::priority_queue<Ticks, std::vector<Ticks>, std::greater<>> plain;
  for (int i = 0; i < 20'000; ++i) {
    const Ticks key = random.next() >> 50;
    const auto what = random.next() % 3;
    if (what == 0 && !plain.empty()) {
      heap.pop();
      plain.pop();
    } else if (what == 1 && !plain.empty()) {
      heap.replace_top(key);
      plain.pop();
      plain.push(key);
    } else {
      heap.push(key);
      plain.push(key);
    }
    ASSERT_EQ(heap.size(), plain.size());
    ASSERT_EQ(heap.first_moment(), plain.empty() ? kNever : plain.top());
  }
}

TEST(DepartureHeap, OrdersPatientsWhoLeaveAtOneMoment) {
  DepartureHeap<PatientEnd> heap;
  for (const std::uint64_t patient : {9U, 2U, 7U, 4U, 1U}) heap.push({100, patient});
  for (const std::uint64_t patient : {1U, 2U, 4U, 7U, 9U}) {
    EXPECT_EQ(heap.top().patient, patient);
    heap.pop();
  }
  EXPECT_EQ(heap.first_moment(), kNever);
}

}  // namespace
}  // namespace flow
