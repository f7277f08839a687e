#include "app/queue_command.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/figure_answer.h"
#include "app/open_record.h"
#include "base/text.h"
#include "flow/beds/queue_formulas.h"
#include "flow/beds/unlimited_beds.h"
#include "flow/series/series_file.h"

namespace app {
namespace {

constexpr double kMostDays = 1e9;
constexpr double kMostArrivals = 1e9;
constexpr double kMostVariation = 1e9;

struct QueueAsked {
  double load = 0;
  std::int64_t servers = 0;
  double arrivals = 0;
  double mean_stay = 0;
  std::optional<double> over;
  double max_blocking = 0;
  double mean = 0;
  double quantile = 0;
  double mean_service = 0;
  double cv2 = 0;
  double ca2 = 0;
  double cs2 = 0;
  std::string week;
  std::string stay = "exponential";
  std::string format = "json";
};

using Answer = base::Result<std::vector<AnsweredFigure>>;
/// Nothing where the values are within bounds.
using Refusal = std::optional<base::Error>;

Refusal outside(const char* option, double value, double low, double high) {
  if (value >= low && value <= high) return std::nullopt;
  return base::Error{base::ErrorCode::Invalid, option, fmt::format("Give a number from {} to {}.", low, high)};
}

Refusal first_of(std::initializer_list<Refusal> refusals) {
  for (const Refusal& refusal : refusals)
    if (refusal) return refusal;
  return std::nullopt;
}

Refusal bad_load(const QueueAsked& asked) {
  return outside("--load", asked.load, 0, flow::kMostLoad);
}
Refusal bad_servers(const QueueAsked& asked, double least) {
  return outside("--servers", static_cast<double>(asked.servers), least, static_cast<double>(flow::kMostServers));
}
Refusal bad_stay(const QueueAsked& asked) {
  return outside("--mean-stay-days", asked.mean_stay, 0, kMostDays);
}

Answer erlang_b(const QueueAsked& asked) {
  if (const auto refusal = first_of({bad_load(asked), bad_servers(asked, 0)})) return std::unexpected(*refusal);
  return std::vector<AnsweredFigure>{{"p_block", "Share turned away", flow::erlang_b(asked.load, asked.servers), true}};
}

Answer erlang_c(const QueueAsked& asked) {
  if (const auto refusal = first_of({bad_load(asked), bad_servers(asked, 1)})) return std::unexpected(*refusal);
  const auto p_wait = flow::erlang_c(asked.load, asked.servers);
  if (!p_wait) return std::unexpected(p_wait.error());
  return std::vector<AnsweredFigure>{{"p_wait", "Share who wait", *p_wait, true}};
}

Answer mmc(const QueueAsked& asked) {
  const Refusal bad_over = asked.over ? outside("--over", *asked.over, 0, kMostDays) : std::nullopt;
  if (const auto refusal = first_of({outside("--arrivals-per-day", asked.arrivals, 0, kMostArrivals), bad_stay(asked),
                                     bad_servers(asked, 1), bad_over}))
    return std::unexpected(*refusal);
  const flow::SteadyWard ward{asked.arrivals, asked.mean_stay, asked.servers};
  const auto waits = flow::mmc_waits(ward);
  if (!waits) return std::unexpected(waits.error());
  const std::optional<double> over = asked.over ? std::optional(*flow::mmc_wait_over(ward, *asked.over)) : std::nullopt;
  return std::vector<AnsweredFigure>{{"p_wait", "Share who wait", waits->p_wait, true},
                                     {"wait_days", "Mean wait of all, in days", waits->wait_days},
                                     {"queue", "Mean number waiting", waits->queue},
                                     {"p_wait_over", "Share who wait longer than asked (--over)", over, true}};
}

Answer min_beds(const QueueAsked& asked) {
  if (const auto refusal = first_of({bad_load(asked), outside("--max-blocking", asked.max_blocking, 1e-300, 1)}))
    return std::unexpected(*refusal);
  const auto fewest = flow::fewest_beds(asked.load, asked.max_blocking);
  return std::vector<AnsweredFigure>{{"beds", "Fewest beds", fewest.beds},
                                     {"p_block", "Share turned away", fewest.p_block, true}};
}

Answer mginf(const QueueAsked& asked) {
  if (const auto refusal = first_of(
          {outside("--mean", asked.mean, 0, flow::kMostMeanBeds), outside("--quantile", asked.quantile, 0, 1 - 1e-15)}))
    return std::unexpected(*refusal);
  return std::vector<AnsweredFigure>{
      {"beds", "Beds that suffice so often", flow::poisson_quantile(asked.mean, asked.quantile)}};
}

Answer mg1(const QueueAsked& asked) {
  if (const auto refusal = first_of({outside("--arrivals", asked.arrivals, 0, kMostArrivals),
                                     outside("--mean-service", asked.mean_service, 0, kMostDays),
                                     outside("--cv2", asked.cv2, 0, kMostVariation)}))
    return std::unexpected(*refusal);
  const auto waits = flow::mg1_waits(asked.arrivals, asked.mean_service, asked.cv2);
  if (!waits) return std::unexpected(waits.error());
  return std::vector<AnsweredFigure>{{"wait", "Mean wait, in the unit of the mean service", waits->wait},
                                     {"queue", "Mean number waiting", waits->queue}};
}

Answer allen_cunneen(const QueueAsked& asked) {
  if (const auto refusal =
          first_of({bad_load(asked), bad_servers(asked, 1), bad_stay(asked),
                    outside("--ca2", asked.ca2, 0, kMostVariation), outside("--cs2", asked.cs2, 0, kMostVariation)}))
    return std::unexpected(*refusal);
  const auto wait = flow::allen_cunneen_wait(asked.load, asked.servers, asked.mean_stay, asked.ca2, asked.cs2);
  if (!wait) return std::unexpected(wait.error());
  return std::vector<AnsweredFigure>{{"wait_days", "Mean wait of all, in days (about)", *wait}};
}

base::Result<flow::Week> typed_week(const std::string& text) {
  const auto parts = base::split(text, ',');
  if (parts.size() != 7)
    return base::invalid("--arrivals", fmt::format("Give seven numbers with commas between, Monday to Sunday, such as "
                                                   "13,10,10,10,10,8.5,8.5; there are {}.",
                                                   text.empty() ? 0 : parts.size()));
  flow::Week week{};
  for (std::size_t day = 0; day < 7; ++day) {
    const auto value = flow::parse_value(base::trimmed(parts[day]), "--arrivals");
    if (!value) return std::unexpected(value.error());
    if (const auto refusal = outside("--arrivals", *value, 0, kMostArrivals)) return std::unexpected(*refusal);
    week[day] = *value;
  }
  return week;
}

Answer weekly(const QueueAsked& asked) {
  const auto week = typed_week(asked.week);
  if (!week) return std::unexpected(week.error());
  if (const auto refusal = bad_stay(asked)) return std::unexpected(*refusal);
  const auto shape = asked.stay == "fixed" ? flow::StayShape::Fixed : flow::StayShape::Exponential;
  const auto beds = flow::end_of_day_beds(*week, asked.mean_stay, shape);
  return std::vector<AnsweredFigure>{
      {"end_of_day", "Mean beds in use at the end of Monday to Sunday", std::vector<double>(beds.begin(), beds.end())}};
}

/// One closed form: its options are added to `command` one after another.
class FormCommand {
 public:
  FormCommand(CLI::App& queue, int& status, const char* name, const char* about, Answer (*find)(const QueueAsked&))
      : asked_(std::make_shared<QueueAsked>()), command_(queue.add_subcommand(name, about)) {
    command_->add_option("--format", asked_->format, "json or text")
        ->check(CLI::IsMember({"json", "text"}))
        ->capture_default_str();
    command_->callback([asked = asked_, find, &status] {
      const auto answer = find(*asked);
      if (!answer) {
        status = refused(answer.error());
        return;
      }
      fmt::print("{}", asked->format == "json" ? figures_json(*answer) : figures_text(*answer));
      status = 0;
    });
  }

  template <class T>
  FormCommand& needs(const char* option, T QueueAsked::* member, const char* about) {
    command_->add_option(option, (*asked_).*member, about)->required();
    return *this;
  }
  template <class T>
  FormCommand& takes(const char* option, T QueueAsked::* member, const char* about) {
    command_->add_option(option, (*asked_).*member, about);
    return *this;
  }
  void takes_shape() {
    command_->add_option("--stay", asked_->stay, "exponential or fixed")
        ->check(CLI::IsMember({"exponential", "fixed"}))
        ->capture_default_str();
  }

 private:
  std::shared_ptr<QueueAsked> asked_;
  CLI::App* command_;
};

constexpr const char* kLoad = "Offered load: arrivals a day times the mean stay in days";
constexpr const char* kServers = "Beds or servers";
constexpr const char* kStay = "Mean stay in days";

void add_limits(CLI::App& queue, int& status) {
  FormCommand(queue, status, "erlang-b", "Share turned away where nobody may wait", erlang_b)
      .needs("--load", &QueueAsked::load, kLoad)
      .needs("--servers", &QueueAsked::servers, kServers);
  FormCommand(queue, status, "erlang-c", "Share who wait where all wait", erlang_c)
      .needs("--load", &QueueAsked::load, kLoad)
      .needs("--servers", &QueueAsked::servers, kServers);
  FormCommand(queue, status, "mmc", "Waits of a ward with exponential stays", mmc)
      .needs("--arrivals-per-day", &QueueAsked::arrivals, "Arrivals a day")
      .needs("--mean-stay-days", &QueueAsked::mean_stay, kStay)
      .needs("--servers", &QueueAsked::servers, kServers)
      .takes("--over", &QueueAsked::over, "Also the share who wait longer than so many days");
  FormCommand(queue, status, "min-beds", "Fewest beds that turn away no more than a share", min_beds)
      .needs("--load", &QueueAsked::load, kLoad)
      .needs("--max-blocking", &QueueAsked::max_blocking, "The share that may be turned away, above 0 and up to 1");
}

void add_others(CLI::App& queue, int& status) {
  FormCommand(queue, status, "mginf", "Beds that suffice so often where nobody is held up", mginf)
      .needs("--mean", &QueueAsked::mean, "Mean beds used")
      .needs("--quantile", &QueueAsked::quantile, "How often, from 0 and below 1");
  FormCommand(queue, status, "mg1", "Waits for one server, any service", mg1)
      .needs("--arrivals", &QueueAsked::arrivals, "Arrivals in a unit of time")
      .needs("--mean-service", &QueueAsked::mean_service, "Mean length of a service in that unit")
      .needs("--cv2", &QueueAsked::cv2, "Squared coefficient of variation of the service");
  FormCommand(queue, status, "allen-cunneen", "Mean wait where neither arrivals nor stays are exponential, about",
              allen_cunneen)
      .needs("--load", &QueueAsked::load, kLoad)
      .needs("--servers", &QueueAsked::servers, kServers)
      .needs("--mean-stay-days", &QueueAsked::mean_stay, kStay)
      .needs("--ca2", &QueueAsked::ca2, "Squared coefficient of variation of the times between arrivals")
      .needs("--cs2", &QueueAsked::cs2, "Squared coefficient of variation of the stays");
  FormCommand(queue, status, "weekly", "Beds in use at the end of each day, where arrivals swing through the week",
              weekly)
      .needs("--arrivals", &QueueAsked::week, "Arrivals on Monday to Sunday: seven numbers with commas between")
      .needs("--mean-stay-days", &QueueAsked::mean_stay, kStay)
      .takes_shape();
}

}  // namespace

void add_queue(CLI::App& top, int& status) {
  auto* queue = top.add_subcommand("queue", "Closed forms of queueing theory for beds");
  queue->require_subcommand(1);
  add_limits(*queue, status);
  add_others(*queue, status);
}

}  // namespace app
