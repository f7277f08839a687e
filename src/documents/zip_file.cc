#include "documents/zip_file.h"

#include <memory>

#include <zip.h>

#include "documents/failure.h"

namespace documents {
namespace {

[[noreturn]] void refuse(const char* what) {
  throw Failure(std::string("The zip archive: ") + what);
}

void add(zip_t* archive, const ZipEntry& entry) {
  constexpr zip_uint16_t kFirstOfJanuary1980 = 1 << 5 | 1;
  zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  if (source == nullptr) refuse(zip_strerror(archive));
  const auto index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    refuse(zip_strerror(archive));
  }
  // As a DOS date, which no time zone changes.
  if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kFirstOfJanuary1980, 0) != 0)
    refuse(zip_strerror(archive));
}

std::string read_all(zip_source_t* source) {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) refuse("cannot be read back");
  std::string bytes(about.size, '\0');
  const auto count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count < 0 || static_cast<zip_uint64_t>(count) != about.size) refuse("cannot be read back");
  return bytes;
}

}  // namespace

std::string zip_file(const std::vector<ZipEntry>& entries) {
  zip_error_t fault;
  zip_error_init(&fault);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> memory(
      zip_source_buffer_create(nullptr, 0, 0, &fault), zip_source_free);
  if (!memory) refuse("no memory");
  // The archive takes a reference of its own, so that the bytes outlive it.
  zip_source_keep(memory.get());
  std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &fault),
                                                         zip_discard);
  if (!archive) {
    zip_source_free(memory.get());
    refuse("cannot be started");
  }
  for (const ZipEntry& entry : entries) add(archive.get(), entry);
  if (zip_close(archive.get()) != 0) refuse(zip_strerror(archive.get()));
  [[maybe_unused]] zip_t* closed = archive.release();
  return read_all(memory.get());
}

}  // namespace documents
