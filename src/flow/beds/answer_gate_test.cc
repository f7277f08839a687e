#include "flow/beds/answer_gate.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace flow {
namespace {

TEST(AnswerGate, TurnsAwayWhoComesWhenEveryPlaceIsTaken) {
  AnswerGate gate(2);
  const auto first = gate.enter();
  auto second = gate.enter();
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(gate.enter().has_value());
  second.reset();
  EXPECT_TRUE(gate.enter().has_value()) << "a place that was left is free";
}

TEST(AnswerGate, GivesAPlaceBackOnceThoughItWasHandedOn) {
  AnswerGate gate(1);
  {
    auto taken = gate.enter();
    ASSERT_TRUE(taken.has_value());
    const AnswerGate::Place handed_on = *std::move(taken);
    EXPECT_FALSE(gate.enter().has_value());
  }
  const auto again = gate.enter();
  EXPECT_TRUE(again.has_value());
  EXPECT_FALSE(gate.enter().has_value()) << "one place, not two";
}

TEST(AnswerGate, LetsThoseInsideStayWhenItIsMadeSmaller) {
  AnswerGate gate(2);
  auto first = gate.enter();
  auto second = gate.enter();
  gate.set_places(1);
  first.reset();
  EXPECT_FALSE(gate.enter().has_value()) << "one is still inside";
  second.reset();
  EXPECT_TRUE(gate.enter().has_value());
  gate.set_places(0);
  EXPECT_FALSE(gate.enter().has_value());
}

TEST(AnswerGate, NeverHoldsMoreThanItsPlaces) {
  AnswerGate gate(3);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> entered = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        for (int tries = 0; tries < 20'000; ++tries)
          if (const auto place = gate.enter()) {
            const int now = ++inside;
            for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
            ++entered;
            --inside;
          }
      });
  }
  EXPECT_LE(most, 3);
  EXPECT_GT(entered, 0);
  const auto a = gate.enter();
  const auto b = gate.enter();
  const auto c = gate.enter();
  EXPECT_TRUE(a && b && c) << "every place was given back";
  EXPECT_FALSE(gate.enter().has_value());
}

}  // namespace
}  // namespace flow
