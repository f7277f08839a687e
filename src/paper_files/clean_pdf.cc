#include "paper_files/clean_pdf.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

#include "documents/failure.h"
#include "paper_files/hidden_parts.h"

namespace paper_files {
namespace {

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

void describe(QPDF& pdf, std::string_view title) {
  auto root = pdf.getRoot();
  if (!root.getKey("/Lang").isString()) root.replaceKey("/Lang", QPDFObjectHandle::newString("en-GB"));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  auto about = QPDFObjectHandle::newDictionary();
  about.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(std::string(title)));
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(about));
}

}  // namespace

std::string clean_pdf(std::string_view bytes, std::string_view title) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("a paper", bytes.data(), bytes.size());
    remove_hidden_parts(pdf);
    describe(pdf, title);
    return written(pdf);
  } catch (const QPDFExc& fault) {
    throw documents::Failure(std::string("A kept paper: ") + fault.what());
  }
}

}  // namespace paper_files
