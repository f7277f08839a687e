// Where a figure comes from.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/date.h"

namespace documents {

/// Where a figure comes from: what a reader of a board paper may ask of it.
struct Lineage {
  std::string name;        ///< the named figure: "exception_reports.raised_in_period"
  std::string title;       ///< "Exception reports raised in the period"
  std::string definition;  ///< in words: what is counted, and what is not
  base::Period period;
  base::Instant cut_off;  ///< nothing that happened after this moment counts
  std::string filters;    ///< "Directorate: CHUGGS", or empty
  std::string source;     ///< "Exception reports recorded in Sightline", "Table in paper P1, 7 December 2017"
  std::string link;       ///< site-relative address of its lineage page; empty: none
};

}  // namespace documents
