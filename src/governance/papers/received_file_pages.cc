#include "governance/papers/received_file_pages.h"

#include "paper_files/outside_program_store.h"
#include "paper_files/pdf_check.h"
#include "paper_files/word_check.h"

namespace governance {
namespace {

constexpr std::string_view kPdf = "application/pdf";
constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

base::Result<NewVersion> of_word(const site::Upload& upload) {
  if (const auto fine = paper_files::check_word(upload.bytes); !fine) return std::unexpected(fine.error());
  auto pdf = paper_files::pdf_of_word(upload.bytes);
  if (!pdf) return std::unexpected(pdf.error());
  NewVersion out;
  out.media_type = kWord;
  out.pdf = *std::move(pdf);
  return out;
}

}  // namespace

base::Result<NewVersion> received(const site::Upload& upload) {
  NewVersion out;
  out.media_type = kPdf;
  if (paper_files::looks_zipped(upload.bytes)) {
    auto made = of_word(upload);
    if (!made) return made;
    out = *std::move(made);
  }
  const std::string_view pdf = out.pdf.empty() ? std::string_view(upload.bytes) : out.pdf;
  if (pdf.size() > 4)
    if (const auto fine = paper_files::opens_within_limits(pdf); !fine) return std::unexpected(fine.error());
  const auto facts = paper_files::check_pdf(pdf);
  if (!facts) return std::unexpected(facts.error());
  out.pages = facts->pages;
  out.text = paper_files::text_of_pdf(pdf);
  out.file_name = upload.file_name;
  out.original = upload.bytes;
  return out;
}

}  // namespace governance
