// MODEL.json: what docs/guides/beds.md says stands in it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "flow/beds/bed_model.h"

namespace app {

/// The bytes of a file that the model names, or why it cannot be read.
using ReadBeside = std::function<base::Result<std::string>(const std::string& path)>;

enum class BedsGiven { Needed, LeftOpen };

/// Refuses with every fault found, up to a hundred, each with its path: "$.next_stages[1].places". A file that is not
/// JSON: with line and column. What is read can be run, but for flow::refusal_of.
[[nodiscard]] base::Checked<flow::BedModel> read_bed_model(std::string_view bytes, const ReadBeside& read_beside,
                                                           BedsGiven beds);

}  // namespace app
