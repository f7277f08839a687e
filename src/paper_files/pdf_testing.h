// For tests: PDFs made on the spot, good and hostile, and a look at all that one holds.
#pragma once

#include <string>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/london_time.h"
#include "documents/outside_program_test.h"
#include "documents/writers.h"

namespace paper_files::testing_help {

/// A tagged report of so many pages, each with the words on it.
inline std::string report_pdf(const std::string& words, int pages, const std::string& author = "") {
  documents::Report report;
  report.title = "Invented report";
  report.author = author;
  report.made_at =
      base::start_of_day(base::Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(19)));
  for (int i = 1; i <= pages; ++i) {
    if (i > 1) report.blocks.emplace_back(documents::PageBreak{});
    report.blocks.emplace_back(documents::Heading{1, "Part " + std::to_string(i)});
    report.blocks.emplace_back(documents::Paragraph{words});
  }
  return documents::pdf_file(report);
}

inline std::string written(QPDF& pdf, const std::string& password = "") {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  if (!password.empty())
    writer.setR6EncryptionParameters(password.c_str(), "owner", true, true, true, true, true, true, qpdf_r3p_full,
                                     true);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

inline std::string encrypted_pdf(const std::string& password) {
  const auto plain = report_pdf("Locked", 1);
  QPDF pdf;
  pdf.processMemoryFile("plain", plain.data(), plain.size());
  return written(pdf, password);
}

/// Everything that a file can carry beside its pages, each with the word "secret" and its own name.
inline std::string loaded_pdf() {
  const auto plain = report_pdf("What the page says", 2, "secret-author");
  QPDF pdf;
  pdf.processMemoryFile("plain", plain.data(), plain.size());
  const auto add_stream = [&](const std::string& bytes) { return pdf.makeIndirectObject(pdf.newStream(bytes)); };
  auto root = pdf.getRoot();
  root.replaceKey("/OpenAction", QPDFObjectHandle::parse("<< /S /JavaScript /JS (secret-open-action) >>"));
  auto file = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Filespec /F (secret-file-name) /EF << >> >>"));
  file.getKey("/EF").replaceKey("/F", add_stream("secret-attachment"));
  auto names = QPDFObjectHandle::parse(
      "<< /JavaScript << /Names [ (a) << /S /JavaScript /JS (secret-script) >> ] >> /EmbeddedFiles << /Names [ (f) ] "
      ">> >>");
  names.getKey("/EmbeddedFiles").getKey("/Names").appendItem(file);
  root.replaceKey("/Names", names);
  root.replaceKey("/AA", QPDFObjectHandle::parse("<< /WC << /S /JavaScript /JS (secret-on-close) >> >>"));
  root.replaceKey("/PieceInfo", QPDFObjectHandle::parse("<< /App << /Private (secret-piece) >> >>"));
  auto page = QPDFPageDocumentHelper(pdf).getAllPages().front().getObjectHandle();
  page.replaceKey("/Metadata", add_stream("secret-page-metadata"));
  page.replaceKey("/AA", QPDFObjectHandle::parse("<< /O << /S /JavaScript /JS (secret-page-script) >> >>"));
  page.replaceKey("/Annots",
                  QPDFObjectHandle::parse(
                      "[ << /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (secret-reviewer) /Contents "
                      "(secret-comment) >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /T (secret-linker) /A << "
                      "/S /URI /URI (https://example.org/) /Next << /S /JavaScript /JS (secret-next) >> >> >> << "
                      "/Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (secret-launch) >> >> ]"));
  auto info = QPDFObjectHandle::parse("<< /Author (secret-info-author) /Producer (secret-producer) >>");
  pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
  return written(pdf);
}

/// All of a PDF, unpacked, as bytes to search.
inline std::string unpacked(const std::string& bytes) {
  QPDF pdf;
  pdf.processMemoryFile("to be searched", bytes.data(), bytes.size());
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setQDFMode(true);
  writer.setStreamDataMode(qpdf_s_uncompress);
  writer.write();
  const auto out = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(out->getBuffer()), out->getSize()};
}

}  // namespace paper_files::testing_help
