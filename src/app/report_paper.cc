#include "app/report_paper.h"

#include "base/check.h"
#include "documents/writers.h"
#include "paper_files/outside_program_store.h"
#include "paper_files/pdf_check.h"

namespace app {

governance::NewVersion version_of(const documents::Report& report, std::string file_name,
                                  governance::Timeliness timeliness) {
  governance::NewVersion out;
  out.file_name = std::move(file_name);
  out.media_type = "application/pdf";
  out.original = documents::pdf_file(report);
  const auto facts = paper_files::check_pdf(out.original);
  base::check(facts.has_value(), "a report of our own is a PDF");
  out.pages = facts->pages;
  out.text = paper_files::text_of_pdf(out.original);
  out.timeliness = timeliness;
  return out;
}

}  // namespace app
