// Slow clients, greedy clients, too many clients, and stopping. The times are short so that the tests are; each test
// waits for what happens and not for a time to pass.
#include <atomic>
#include <deque>
#include <thread>

#include <gmock/gmock.h>

#include "site/http_server.h"
#include "site/testing/test_server.h"

namespace site {
namespace {

using namespace std::chrono_literals;
using testing::comes_true;
using testing::Gate;
using testing::get;
using testing::post;
using testing::RawClient;
using testing::TestServer;

Response hello(const Request&) {
  return Response::text("hello");
}

/// Sends a byte now and again until the server answers or hangs up; false where it does neither.
bool trickle(RawClient& client) {
  return comes_true([&] { return client.has_news() || !client.send("x"); });
}

TEST(ServerTime, EndsAHeadThatTrickles) {
  TestServer server({.header_time = 200ms}, hello);
  RawClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\nX: ");
  ASSERT_TRUE(trickle(client));
  EXPECT_EQ(client.read().status, 408);
  EXPECT_TRUE(client.is_closed_by_server());
  EXPECT_EQ(server->counts().refused_total, 1);
}

TEST(ServerTime, EndsABodyThatTrickles) {
  TestServer server({.body_time = 200ms}, hello);
  RawClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
  ASSERT_TRUE(trickle(client));
  EXPECT_EQ(client.read().status, 408);
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST(ServerTime, LetsAnHonestSlowUploadOutlastTheHeadsTime) {
  TestServer server({.header_time = 50ms}, hello);
  RawClient client(server.port());
  client.send(
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60\r\n\r\n");
  for (int i = 0; i < 60; ++i) {
    std::this_thread::sleep_for(2ms);
    ASSERT_TRUE(client.send("a"));
  }
  EXPECT_EQ(client.read().status, 200);
}

TEST(ServerTime, EndsAnIdleConnectionWithoutAWord) {
  TestServer server({.idle_time = 100ms}, hello);
  RawClient silent(server.port());
  EXPECT_TRUE(silent.is_closed_by_server());
  RawClient client(server.port());
  EXPECT_EQ(client.ask(get("/")).status, 200);
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST(ServerTime, EndsAClientThatDoesNotReadItsAnswer) {
  TestServer server({.write_time = 100ms},
                    [](const Request&) { return Response::text(std::string(32 * 1024 * 1024, 'x')); });
  RawClient client(server.port(), 4096);
  client.send(get("/"));
  ASSERT_TRUE(comes_true([&] { return server->counts().requests_total == 1; }));
  EXPECT_TRUE(comes_true([&] { return server->counts().connections_open == 0; }));
}

TEST(ServerTime, EndsOneThatNeverHangsUpAfterARefusal) {
  TestServer server({.header_time = 100ms}, hello);
  RawClient client(server.port());
  EXPECT_EQ(client.ask("BREW / HTTP/1.1\r\nHost: h\r\n\r\n").status, 501);
  EXPECT_TRUE(comes_true([&] { return server->counts().connections_open == 0; }));
}

TEST(ServerLoad, AnswersThatItIsBusyWhenTheQueueIsFull) {
  Gate gate;
  TestServer server({.worker_threads = 1, .queue_length = 1}, [&](const Request&) {
    gate.pass();
    return Response::text("done");
  });
  RawClient running(server.port());
  RawClient waiting(server.port());
  RawClient turned_away(server.port());
  running.send(get("/"));
  gate.wait_for_arrivals(1);
  waiting.send(get("/"));
  ASSERT_TRUE(comes_true([&] { return server->counts().queue_now == 1; }));
  const auto busy = turned_away.ask(get("/"));
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.header("retry-after"), "2");
  EXPECT_EQ(server->counts().overload_total, 1);
  gate.open();
  EXPECT_EQ(running.read().body, "done");
  EXPECT_EQ(waiting.read().body, "done");
  EXPECT_EQ(turned_away.ask(get("/")).body, "done");
}

TEST(ServerLoad, HoldsNoMoreBodiesThanItHasMemoryFor) {
  TestServer server({.body_memory = 100'000}, hello);
  RawClient holder(server.port());
  holder.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 90001\r\n\r\n" + std::string(90'000, 'a'));
  RawClient small(server.port());
  EXPECT_EQ(small.ask(post("/", "a=1")).status, 200);
  // Which of the two comes to be held first is the scheduler's: together they are too much.
  RawClient other(server.port());
  other.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 90001\r\n\r\n" + std::string(90'000, 'a'));
  ASSERT_TRUE(comes_true([&] { return holder.has_news() || other.has_news(); }));
  EXPECT_EQ((other.has_news() ? other : holder).read().status, 503);
}

TEST(ServerLoad, GivesHeldMemoryBack) {
  TestServer server({.body_memory = 100'000}, hello);
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(RawClient(server.port()).ask(post("/", "a=" + std::string(90'000, 'a'))).status, 200) << i;
  for (int i = 0; i < 5; ++i) {
    RawClient gone(server.port());
    gone.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 90001\r\n\r\n" + std::string(90'000, 'a'));
  }
  ASSERT_TRUE(comes_true([&] { return server->counts().connections_open == 0; }));
  EXPECT_EQ(RawClient(server.port()).ask(post("/", "a=" + std::string(90'000, 'a'))).status, 200);
}

TEST(ServerLoad, MakesRoomByClosingTheLongestIdle) {
  TestServer server({.most_connections = 3}, hello);
  std::deque<RawClient> idle;
  for (int i = 0; i < 3; ++i) {
    idle.emplace_back(server.port());
    ASSERT_EQ(idle.back().ask(get("/")).status, 200);
  }
  RawClient late(server.port());
  EXPECT_EQ(late.ask(get("/")).status, 200);
  EXPECT_TRUE(idle[0].is_closed_by_server());
  EXPECT_EQ(idle[1].ask(get("/")).status, 200);
  EXPECT_EQ(idle[2].ask(get("/")).status, 200);
}

TEST(ServerLoad, TurnsAwayWhereNoConnectionIsIdle) {
  Gate gate;
  TestServer server({.most_connections = 1}, [&](const Request&) {
    gate.pass();
    return Response::text("done");
  });
  RawClient busy(server.port());
  busy.send(get("/"));
  gate.wait_for_arrivals(1);
  RawClient late(server.port());
  EXPECT_TRUE(late.is_closed_by_server());
  gate.open();
  EXPECT_EQ(busy.read().body, "done");
}

TEST(ServerLoad, ServesEveryOneOfTwoHundredKeptConnections) {
  TestServer server({.worker_threads = 2}, hello);
  std::deque<RawClient> clients;
  for (int i = 0; i < 200; ++i) {
    clients.emplace_back(server.port());
    ASSERT_TRUE(clients.back().is_open());
  }
  for (int round = 0; round < 2; ++round) {
    for (auto& client : clients) client.send(get("/"));
    for (auto& client : clients) EXPECT_EQ(client.read().status, 200);
  }
  EXPECT_EQ(server->counts().connections_open, 200);
}

TEST(ServerLoad, WorksWithSeveralThreadsForSockets) {
  TestServer server({.io_threads = 3, .worker_threads = 3, .queue_length = 1000}, hello);
  std::atomic<int> answered = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&] {
        for (int connection = 0; connection < 5; ++connection) {
          RawClient client(server.port());
          for (int i = 0; i < 20; ++i) answered += client.ask(get("/")).status == 200;
        }
      });
  }
  EXPECT_EQ(answered, 400);
}

TEST(ServerStop, ClosesIdleConnectionsAtOnce) {
  TestServer server({}, hello);  // idle_time and drain_time are longer than the tests' patience
  RawClient fresh(server.port());
  RawClient kept(server.port());
  ASSERT_EQ(kept.ask(get("/")).status, 200);
  ASSERT_TRUE(comes_true([&] { return server->counts().connections_open == 2; }));
  server->stop();
  EXPECT_TRUE(fresh.is_closed_by_server());
  EXPECT_TRUE(kept.is_closed_by_server());
  EXPECT_FALSE(RawClient(server.port()).is_open());
}

TEST(ServerStop, LetsARequestInFlightFinish) {
  Gate gate;
  TestServer server({}, [&](const Request&) {
    gate.pass();
    return Response::text("done");
  });
  RawClient client(server.port());
  client.send(get("/"));
  gate.wait_for_arrivals(1);
  std::jthread stopper([&] { server->stop(); });
  // No new connection is taken from here on: the server is stopping.
  ASSERT_TRUE(comes_true([&] { return !RawClient(server.port()).is_open(); }));
  gate.open();
  const auto answer = client.read();
  EXPECT_EQ(answer.body, "done");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST(ServerStop, LetsABodyInFlightFinish) {
  TestServer server({}, hello);
  RawClient client(server.port());
  client.send(
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=");
  // Answered in turn after the bytes above were read, on the one thread for sockets.
  ASSERT_TRUE(comes_true([&] { return server->counts().connections_open == 1; }));
  ASSERT_EQ(RawClient(server.port()).ask(get("/")).status, 200);
  std::jthread stopper([&] { server->stop(); });
  ASSERT_TRUE(comes_true([&] { return !RawClient(server.port()).is_open(); }));
  const auto answer = client.ask("1");
  EXPECT_EQ(answer.body, "hello");
  EXPECT_EQ(answer.header("connection"), "close");
}

TEST(ServerStop, CutsOffWhatOutlastsTheDrain) {
  Gate gate;
  TestServer server({.drain_time = 50ms}, [&](const Request&) {
    gate.pass();
    return Response::text("done");
  });
  RawClient client(server.port());
  client.send(get("/"));
  gate.wait_for_arrivals(1);
  std::jthread stopper([&] { server->stop(); });
  EXPECT_TRUE(client.is_closed_by_server());
  gate.open();
}

TEST(ServerStop, MayBeAskedForTwiceAndFromSeveralThreads) {
  TestServer server({}, hello);
  ASSERT_EQ(RawClient(server.port()).ask(get("/")).status, 200);
  {
    std::jthread one([&] { server->stop(); });
    std::jthread two([&] { server->stop(); });
  }
  server->stop();
  EXPECT_EQ(server->counts().connections_open, 0);
}

TEST(ServerStop, IsNothingForAServerThatNeverStarted) {
  HttpServer server({}, hello);
  server.stop();
}

}  // namespace
}  // namespace site
