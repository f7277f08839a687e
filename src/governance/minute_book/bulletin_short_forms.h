// The forms that a transcriber's hand finds shorter than the full ones (docs/guides/minute-book-file.md): figures as
// an object of names, a cover sheet's questions by their usual names. Read, never written.
#pragma once

#include "governance/minute_book/bulletin.h"
#include "governance/minute_book/object_reader.h"
#include "governance/minute_book/object_writer.h"

namespace governance {

/// "figures": the full form is a list, the short one an object.
void figures_of_paper(ObjectReader& in, BulletinPaper& paper);
void figures_of_paper(ObjectWriter& out, const BulletinPaper& paper);

/// "objectives_considered" and its like, as choices after those of the full form.
void choices_in_short_form(ObjectReader& in, CoverSheet& cover);
inline void choices_in_short_form(ObjectWriter&, const CoverSheet&) {}

/// Refuses rows that are not as long as the columns, or not as many as their names.
void shape_of_table(ObjectReader& in, const FigureTable& table);
inline void shape_of_table(ObjectWriter&, const FigureTable&) {}

}  // namespace governance
