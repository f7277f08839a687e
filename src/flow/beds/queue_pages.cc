#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/number.h"
#include "flow/beds/bed_form_pages.h"
#include "flow/beds/beds_pages.h"
#include "flow/beds/queue_formulas.h"
#include "flow/beds/unlimited_beds.h"

namespace flow {
namespace {

using beds_view::number_field;
using html::Fragment;

struct QueueAsked {
  SteadyWard ward;
  double over_days = 0;
  double max_blocking = 0.01;
};

const beds_view::Example kQueueExample = {
    {"per-day", "3"}, {"mean-stay", "21"}, {"beds", "74"}, {"over", "2"}, {"turned-away", "1"}};

base::Checked<QueueAsked> read_queue(const site::FormValues& values) {
  const Typed typed = beds_view::typed_from(values);
  TypedNumbers in(typed);
  QueueAsked out;
  out.ward.arrivals_per_day = in.number({"per-day", "Admissions a day", 0.01, 10'000});
  out.ward.mean_stay_days = in.number({"mean-stay", "Mean stay", 0.01, 3'650, " days"});
  out.ward.servers = in.whole({"beds", "Beds", 1, 100'000});
  out.over_days = in.optional_number({"over", "Days", 0, 365}).value_or(0);
  out.max_blocking = in.optional_number({"turned-away", "Share turned away", 0.01, 90, " %"}).value_or(1) / 100;
  if (in.faults().empty() && out.ward.load() > 100'000)
    in.fault("mean-stay", "Admissions times stay come to more than 100,000 beds. Enter a smaller ward.");
  if (!in.faults().empty()) return std::unexpected(std::move(in.faults()));
  return out;
}

std::string percent_words(double share) {
  return fmt::format("{:.2f} %", share * 100);
}
std::string many_beds(std::int64_t beds) {
  return base::counted(beds, "bed", "beds");
}

Fragment if_all_wait(const QueueAsked& asked) {
  const auto waits = mmc_waits(asked.ward);
  if (!waits)
    return site::warning_callout(
        "The queue would grow without end",
        html::paragraph(
            fmt::format("On average {:.1f} beds would be in use, and there are {}. Enter more beds than that.",
                        asked.ward.load(), asked.ward.servers)));
  std::vector<site::SummaryRow> rows{{"Share who wait", percent_words(waits->p_wait)},
                                     {"Mean wait of all who come", fmt::format("{:.2f} days", waits->wait_days)},
                                     {"Mean number waiting", fmt::format("{:.2f}", waits->queue)}};
  if (asked.over_days > 0)
    rows.push_back(
        {fmt::format("Share who wait longer than {:g} {}", asked.over_days, asked.over_days == 1 ? "day" : "days"),
         percent_words(mmc_wait_over(asked.ward, asked.over_days).value_or(1))});
  return site::summary_list(rows);
}

Fragment queue_answer(const QueueAsked& asked) {
  const double load = asked.ward.load();
  const FewestBeds fewest = fewest_beds(load, asked.max_blocking);
  return html::heading(2, "The load") +
         html::paragraph(
             fmt::format("{:.1f} beds would be in use on average if nobody were held up; {} would be enough on "
                         "nine days of ten.",
                         load, many_beds(poisson_quantile(load, 0.9)))) +
         html::heading(2, "If all wait for a bed") +
         html::paragraph("Erlang's C formula: stays exponential, first come first served.") + if_all_wait(asked) +
         html::heading(2, "If nobody may wait") + html::paragraph("Erlang's B formula: right for stays of any shape.") +
         site::summary_list({{"Share turned away", percent_words(erlang_b(load, asked.ward.servers))},
                             {fmt::format("Beds that turn away at most {:g} %", asked.max_blocking * 100),
                              fmt::format("{} ({} turned away)", fewest.beds, percent_words(fewest.p_block))}}) +
         html::paragraph(
             "These hold for admissions that come evenly through the week. For weekdays, other stays and a "
             "range, " +
             html::link("/beds", "find the number of beds") + ".");
}

Fragment queue_form(const site::FormState& state) {
  return beds_view::address_form(
      "/beds/queue", number_field(state, {"per-day", "Admissions a day", "On average over the week"}) +
                         number_field(state, {"mean-stay", "Mean stay, in days", "The mean, not the median"}) +
                         number_field(state, {"beds", "Beds"}) +
                         number_field(state, {"over", "Also the share who wait longer than so many days"}) +
                         number_field(state, {"turned-away", "Most that may be turned away, %"}) +
                         site::button("Work it out"));
}

}  // namespace

site::Response queue_page(people::Visit& visit) {
  const site::FormValues& query = visit.request.query;
  site::FormState state{.values = beds_view::values_or_example(query, kQueueExample), .errors = {}};
  site::Page page{.title = "Quick answers about beds"};
  page.back = site::NavigationItem{"Beds and staff", "/beds"};
  Fragment answer;
  if (!query.empty()) {
    const auto asked = read_queue(query);
    if (asked)
      answer = queue_answer(*asked);
    else
      state.errors = asked.error();
  }
  page.errors = state.errors;
  page.content = html::heading(1, "Quick answers about beds") +
                 html::paragraph("Queueing formulas answer at once, with fewer questions than a simulation.") + answer +
                 html::when(!answer.empty(), [] { return html::heading(2, "Ask again"); }) + queue_form(state);
  return visit.page(page, state.errors.empty() ? 200 : 400);
}

}  // namespace flow
