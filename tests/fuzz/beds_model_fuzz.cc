// Any bytes are a model of beds that can be run, or one whose faults are told; whatever the file of stays beside it
// says.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string>
#include <string_view>

#include "app/beds_model_file.h"
#include "flow/beds/bed_simulation.h"

namespace {

using namespace flow;

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

/// Short enough for a fuzzer: few days, few patients.
void run_briefly(BedModel model) {
  model.warm_up_days = std::min<std::int64_t>(model.warm_up_days, 3);
  model.days = std::min<std::int64_t>(model.days, 10);
  model.replications = std::min<std::int64_t>(model.replications, 2);
  if (refusal_of(model) || events_of(model) > 20'000) return;
  const SimulatedBeds found = simulate_beds(model, 1, {.keeps_path = true});
  require(!found.p_wait.value || (*found.p_wait.value >= 0 && *found.p_wait.value <= 1));
  require(!found.p_block.value || (*found.p_block.value >= 0 && *found.p_block.value <= 1));
  require(*found.mean_occupied.value >= 0 && *found.mean_queue.value >= 0);
  require(found.midnight.p5 <= found.midnight.p50 && found.midnight.p50 <= found.midnight.p95);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t half = std::min(text.find('\0'), text.size());
  const std::string stays(text.substr(std::min(half + 1, text.size())));
  const auto beside = [&](const std::string&) {
    return base::Result<std::string>(stays.empty() ? "LOS\n3\n7\n" : stays);
  };
  const auto model = app::read_bed_model(text.substr(0, half), beside, app::BedsGiven::Needed);
  if (model) {
    run_briefly(*model);
  } else {
    require(!model.error().empty());
    for (const base::Error& fault : model.error()) require(!fault.subject.empty() && !fault.message.empty());
  }
  return 0;
}
