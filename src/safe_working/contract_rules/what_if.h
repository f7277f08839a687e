// What one changed, swapped, added or removed duty does to one doctor, without judging anyone else again.
#pragma once

#include <optional>
#include <vector>

#include "safe_working/contract_rules/rota_checker.h"

namespace safe_working {

/// One edit of a rota.
struct RotaEdit {
  std::optional<std::uint32_t> without;  ///< the duty, by its place, that goes
  std::optional<RotaDuty> with;          ///< the duty that comes; its own row, no episodes
};

struct Effect {
  std::vector<Finding> gone;       ///< of the rota before: places are those of the rota before
  std::vector<Finding> come;       ///< of the rota after: places are those of the rota after
  std::optional<Overlap> overlap;  ///< the edit cannot be: two duties overlap, nothing was judged
};

/// Holds one doctor's rota and its findings. A swap between two doctors is one edit of each.
class WhatIf {
 public:
  /// REQUIRES: `rota` is in order. `checker` outlives this.
  WhatIf(RotaChecker& checker, DoctorRota rota);

  /// What an edit would do. The rota held stays as it is.
  [[nodiscard]] Effect effect_of(const RotaEdit& edit);
  [[nodiscard]] const DoctorRota& rota() const { return rota_; }
  /// By rule, then by time.
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

 private:
  RotaChecker& checker_;
  DoctorRota rota_;
  std::vector<Finding> findings_;
  DoctorRota edited_;
  std::vector<Finding> after_;
};

}  // namespace safe_working
