#include "documents/clean_text.h"
#include "documents/pdf_layout.h"
#include "documents/pdf_painter.h"
#include "documents/pdf_structure.h"
#include "documents/writers.h"

namespace documents {

std::string pdf_file(const Report& unclean) {
  const Report report = clean(unclean);
  Typesetter typesetter;
  return with_structure(paint(lay_out(report, typesetter), report, typesetter), report);
}

}  // namespace documents
