// People, the posts they hold, and the roles they are given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/uuid.h"
#include "people/organisation.h"
#include "people/role.h"

namespace people {

using PersonId = base::Id<struct PersonTag>;
using PostId = base::Id<struct PostTag>;

/// Exactly 7 digits, as text. "C1234567", as some data sets write it, is read as 1234567. Dentists have none.
class GmcNumber {
 public:
  [[nodiscard]] static base::Result<GmcNumber> parse(std::string_view text, std::string subject = "");
  [[nodiscard]] const std::string& text() const { return text_; }
  friend auto operator<=>(const GmcNumber&, const GmcNumber&) = default;

 private:
  std::string text_;
};

struct Person {
  PersonId id;
  std::string name;  ///< "Dr Amber Example-Ash"
  std::optional<std::string> gmc_number;
  [[nodiscard]] std::string initials() const;  ///< "AE"
};

/// A doctor's place in an organisation for a time. A doctor may hold several at once.
struct Post {
  PostId id;
  PersonId holder;
  OdsCode organisation;
  DirectorateId directorate;
  std::string specialty;
  std::string grade;  ///< a code of grades()
  base::Date starts;
  base::Date ends;                     ///< its last day
  std::optional<PersonId> supervisor;  ///< educational supervisor
  [[nodiscard]] bool is_held_on(base::Date date) const { return starts <= date && date <= ends; }
};

}  // namespace people
