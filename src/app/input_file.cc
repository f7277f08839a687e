#include "app/input_file.h"

#include <iostream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

base::Result<InputFile> InputFile::open(const std::filesystem::path& path) {
  InputFile file;
  if (path == "-") {
    file.read_.assign(std::istreambuf_iterator<char>(std::cin), {});
    file.text_ = file.read_;
    return file;
  }
  const auto refused = [&] {
    return base::invalid(path.string(), "This file cannot be read. Check its name and that you may open it.");
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return refused();
  struct stat about{};
  const bool is_file = fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
  file.length_ = is_file ? static_cast<std::size_t>(about.st_size) : 0;
  if (file.length_ > 0) {
    void* const mapped = mmap(nullptr, file.length_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (mapped != MAP_FAILED) file.mapped_ = mapped;
  }
  ::close(descriptor);
  if (!is_file || (file.length_ > 0 && !file.mapped_)) return refused();
  file.text_ = {static_cast<const char*>(file.mapped_), file.length_};
  return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : read_(std::move(other.read_)),
      mapped_(std::exchange(other.mapped_, nullptr)),
      length_(other.length_),
      text_(mapped_ ? std::string_view(static_cast<const char*>(mapped_), length_) : std::string_view(read_)) {}

InputFile::~InputFile() {
  if (mapped_) munmap(mapped_, length_);
}

}  // namespace app
