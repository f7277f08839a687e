#include "paper_files/pdf_check.h"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>

namespace paper_files {
namespace {

constexpr std::size_t kHeaderWithin = 1024;

std::unexpected<base::Error> refused(std::string words) {
  return base::invalid("file", std::move(words));
}

PdfFacts facts_of(QPDF& pdf) {
  auto marks = pdf.getRoot().getKey("/MarkInfo");
  const bool says_so =
      marks.isDictionary() && marks.getKey("/Marked").isBool() && marks.getKey("/Marked").getBoolValue();
  return {.pages = static_cast<int>(pdf.getAllPages().size()),
          .is_tagged = says_so && pdf.getRoot().getKey("/StructTreeRoot").isDictionary()};
}

base::Result<PdfFacts> read_facts(std::string_view bytes) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  // A file that is cut off could be mended only by leaving pages out, and nobody would know which.
  pdf.setAttemptRecovery(false);
  try {
    pdf.processMemoryFile("a paper", bytes.data(), bytes.size());
    if (pdf.isEncrypted())
      return refused(
          "This PDF is protected by a password or against copying. Save it without protection, then send it.");
    return facts_of(pdf);
  } catch (const QPDFExc& fault) {
    if (fault.getErrorCode() == qpdf_e_password)
      return refused("This PDF asks for a password. Save it without one, then send it.");
    return refused("This PDF is damaged or cut off. Save it as PDF once more, then send the new file.");
  } catch (const std::exception&) {
    return refused("This PDF is damaged. Save it as PDF once more, then send the new file.");
  }
}

}  // namespace

base::Result<PdfFacts> check_pdf(std::string_view bytes, const FileLimits& limits) {
  if (bytes.empty()) return refused("This file is empty. Choose the paper's file.");
  if (bytes.size() > limits.most_bytes)
    return refused(fmt::format("This file is larger than {} MB. Make its pictures smaller, or send its annexes apart.",
                               limits.most_bytes / (1024 * 1024)));
  if (bytes.substr(0, kHeaderWithin).find("%PDF-") == std::string_view::npos)
    return refused("This file is not a PDF. Save the paper as PDF or Word (.docx), then send it.");
  auto facts = read_facts(bytes);
  if (!facts) return facts;
  if (facts->pages < 1) return refused("This PDF has no pages. Save the paper as PDF once more.");
  if (facts->pages > limits.most_pages)
    return refused(fmt::format("This PDF has {} pages; a paper may have {} with its annexes. Send it in parts.",
                               facts->pages, limits.most_pages));
  return facts;
}

}  // namespace paper_files
