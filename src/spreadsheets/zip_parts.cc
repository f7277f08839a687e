#include "spreadsheets/zip_parts.h"

#include <array>

#include <zip.h>

namespace spreadsheets {
namespace {

constexpr std::size_t kMostOfOnePart = 80U * 1024 * 1024;
constexpr std::size_t kMostOfAll = 160U * 1024 * 1024;

struct ClosePart {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct ZipParts::Archive {
  std::unique_ptr<zip_t, void (*)(zip_t*)> zip{nullptr, zip_discard};
  std::size_t left = kMostOfAll;
};

ZipParts::ZipParts(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
ZipParts::~ZipParts() = default;
ZipParts::ZipParts(ZipParts&&) noexcept = default;
ZipParts& ZipParts::operator=(ZipParts&&) noexcept = default;

std::optional<ZipParts> ZipParts::opened(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (zip == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (zip == nullptr) return std::nullopt;
  auto archive = std::make_unique<Archive>();
  archive->zip.reset(zip);
  return ZipParts(std::move(archive));
}

bool ZipParts::has(const std::string& name) const {
  return zip_name_locate(archive_->zip.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

ZipParts::Outcome ZipParts::read(const std::string& name, std::string& out) {
  const auto index = zip_name_locate(archive_->zip.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return Outcome::Missing;
  const std::unique_ptr<zip_file_t, ClosePart> file(
      zip_fopen_index(archive_->zip.get(), static_cast<zip_uint64_t>(index), 0));
  if (file == nullptr) return Outcome::Damaged;
  std::array<char, 65536> buffer{};
  std::size_t have = 0;
  for (;;) {
    const auto got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return Outcome::Damaged;
    if (got == 0) return Outcome::Read;
    const auto size = static_cast<std::size_t>(got);
    have += size;
    if (have > kMostOfOnePart || size > archive_->left) return Outcome::TooLarge;
    archive_->left -= size;
    out.append(buffer.data(), size);
  }
}

}  // namespace spreadsheets
