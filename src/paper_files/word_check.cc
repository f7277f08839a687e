#include "paper_files/word_check.h"

#include <array>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <pugixml.hpp>
#include <zip.h>

#include "base/text.h"

namespace paper_files {
namespace {

constexpr zip_uint64_t kMostUnpacked = 400ULL * 1024 * 1024;
constexpr zip_uint64_t kMostOfOnePart = 100ULL * 1024 * 1024;
constexpr zip_int64_t kMostParts = 10'000;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

std::unexpected<base::Error> refused_word_file(std::string words) {
  return base::invalid("file", std::move(words));
}

Archive opened(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return nullptr;
  Archive archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (archive == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  return archive;
}

/// Reads a part to its end, for what the archive's index says cannot be trusted; false where the part holds more than
/// that, or cannot be read. `kept` gets its bytes where it is given.
bool can_be_read(zip_t* archive, zip_uint64_t index, zip_uint64_t size, std::string* kept) {
  const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive, index, 0));
  if (file == nullptr) return false;
  std::array<char, 65536> buffer{};
  zip_uint64_t have = 0;
  for (;;) {
    const auto got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got <= 0) return got == 0 && have <= size;
    have += static_cast<zip_uint64_t>(got);
    if (have > size) return false;
    if (kept != nullptr) kept->append(buffer.data(), static_cast<std::size_t>(got));
  }
}

bool fetches_from_elsewhere(const std::string& relations) {
  pugi::xml_document xml;
  if (!xml.load_buffer(relations.data(), relations.size())) return true;
  for (const auto& one : xml.document_element().children()) {
    const bool is_external = std::string_view(one.attribute("TargetMode").value()) == "External";
    if (is_external && !std::string_view(one.attribute("Type").value()).ends_with("/hyperlink")) return true;
  }
  return false;
}

struct Contents {
  zip_uint64_t unpacked = 0;
  bool has_document = false;
};

base::Result<void> check_part(zip_t* archive, zip_uint64_t index, Contents& seen) {
  zip_stat_t stat;
  if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 ||
      (stat.valid & ZIP_STAT_NAME) == 0)
    return refused_word_file("This Word file is damaged. Save it once more as .docx, then send the new file.");
  const std::string name = base::lower(stat.name);
  seen.unpacked += stat.size;
  seen.has_document = seen.has_document || name == "word/document.xml";
  if (seen.unpacked > kMostUnpacked || stat.size > kMostOfOnePart)
    return refused_word_file(
        "This Word file unpacks to far more than a document holds. Save the paper as PDF and send that.");
  if (name.ends_with("vbaproject.bin") || name.ends_with(".vbadata.xml"))
    return refused_word_file(
        "This Word file holds macros. Save it as a Word document without macros (.docx), or as PDF.");
  const bool tells_relations = name.ends_with(".rels");
  std::string relations;
  if (!can_be_read(archive, index, stat.size, tells_relations ? &relations : nullptr))
    return refused_word_file("This Word file is damaged. Save it once more as .docx, then send the new file.");
  if (tells_relations && fetches_from_elsewhere(relations))
    return refused_word_file(
        "This Word file shows a picture or uses a template that is kept elsewhere. Put the picture into the document, "
        "or "
        "save it as PDF and send that.");
  return {};
}

}  // namespace

bool looks_zipped(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

base::Result<void> check_word(std::string_view bytes, const FileLimits& limits) {
  if (bytes.size() > limits.most_bytes)
    return refused_word_file(
        fmt::format("This file is larger than {} MB. Make its pictures smaller, or send its annexes apart.",
                    limits.most_bytes / (1024 * 1024)));
  const Archive archive = opened(bytes);
  if (archive == nullptr) return refused_word_file("This Word file is damaged or cut off. Save it once more as .docx.");
  const auto parts = zip_get_num_entries(archive.get(), 0);
  if (parts > kMostParts) return refused_word_file("This file is not a Word document. Save the paper as .docx or PDF.");
  Contents seen;
  for (zip_int64_t i = 0; i < parts; ++i)
    if (auto fine = check_part(archive.get(), static_cast<zip_uint64_t>(i), seen); !fine) return fine;
  if (!seen.has_document) return refused_word_file("This file is not a Word document. Save the paper as .docx or PDF.");
  return {};
}

}  // namespace paper_files
