// Organisations by their ODS codes, and the directorates inside them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/uuid.h"

namespace people {

/// An Organisation Data Service code: upper-case letters and digits, 3 to 9 of them, kept as text ("03W", "RWE"). A
/// code is an identifier for life: never changed, never used again, only closed.
class OdsCode {
 public:
  OdsCode() = default;
  /// Trims and upper-cases; refuses all else. Whether such an organisation exists is a question for the record.
  [[nodiscard]] static base::Result<OdsCode> parse(std::string_view text, std::string subject = "");
  [[nodiscard]] const std::string& text() const { return text_; }
  friend auto operator<=>(const OdsCode&, const OdsCode&) = default;

 private:
  std::string text_;
};

enum class OrganisationKind { Trust, IntegratedCareBoard, CommissioningGroup, LocalAuthority, Region, Other };

struct Organisation {
  OdsCode code;
  std::string name;
  OrganisationKind kind = OrganisationKind::Trust;
  std::optional<base::Date> closed;
  /// The day this employer took up the 2026 reform of exception reporting (exception-reporting rules, era X3). Never
  /// later than 4 February 2026, the day that holds where none is set.
  std::optional<base::Date> reform_date;
};

using DirectorateId = base::Id<struct DirectorateTag>;

/// A part of an organisation that runs its own services: a directorate, division, care group or CMG.
struct Directorate {
  DirectorateId id;
  OdsCode organisation;
  std::string code;  ///< as the organisation writes it: "CHUGGS", "ESM EM"; unique within it, compared without case
  std::string name;
};

}  // namespace people
