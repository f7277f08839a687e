#include "people/own_path.h"

#include <algorithm>

namespace people {
namespace {

constexpr std::size_t kLongest = 200;

bool is_path_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

std::string own_path(std::string_view path) {
  const bool is_ours = path.starts_with('/') && !path.contains("//") && path.size() <= kLongest &&
                       std::ranges::all_of(path, is_path_character) && !path.starts_with("/sign-");
  return std::string(is_ours ? path : "/");
}

std::string sign_in_path(std::string_view path, bool has_ended) {
  const std::string next = own_path(path);
  std::string out = "/sign-in";
  if (next != "/") out += "?next=" + next;
  if (has_ended) out += (next == "/" ? "?" : "&") + std::string("ended=yes");
  return out;
}

}  // namespace people
