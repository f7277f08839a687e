// What doctors below consultant are called, by date: a paper uses the words of its own time.
#pragma once

#include <span>
#include <string_view>

#include "base/date.h"
#include "safe_working/exception_reports/era.h"

namespace safe_working {

struct DoctorWords {
  base::Date from;
  std::string_view one;    ///< "junior doctor"
  std::string_view many;   ///< "junior doctors"
  std::string_view forum;  ///< their forum with the guardian: "Junior Doctors' Forum"
  Source source;
};
/// In order of date.
[[nodiscard]] std::span<const DoctorWords> doctor_words();
[[nodiscard]] const DoctorWords& doctor_words_on(base::Date date);

}  // namespace safe_working
