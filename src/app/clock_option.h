// The --clock option: the demonstration at another time.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace app {

/// The machine's clock where `local` is empty, else one that runs from that London wall time ("2017-11-21T09:00").
[[nodiscard]] base::Result<std::unique_ptr<base::Clock>> clock_starting_at(const std::string& local);

}  // namespace app
