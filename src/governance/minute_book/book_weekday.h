// "weekday": kept in a file for its readers, and checked against the date beside it.
#pragma once

#include "base/date.h"
#include "governance/minute_book/object_reader.h"
#include "governance/minute_book/object_writer.h"

namespace governance {

void weekday_of_date(ObjectReader& in, const base::Date& date);
void weekday_of_date(ObjectWriter& out, const base::Date& date);

}  // namespace governance
