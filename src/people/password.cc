#include "people/password.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>

#include <fmt/format.h>
#include <sodium.h>

#include "base/check.h"
#include "base/text.h"

namespace people {
namespace {

constexpr std::size_t kFewestCharacters = 12;
constexpr std::size_t kMostBytes = 1024;
constexpr int kHashingsAtOnce = 2;
constexpr std::chrono::seconds kPatience{2};

/// Counts the hashings going on in this process: a limit on the machine's memory and cores, which all databases share.
class Turns {
 public:
  void take() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return free_ > 0; });
    --free_;
  }
  [[nodiscard]] bool take_within(std::chrono::seconds patience) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, patience, [&] { return free_ > 0; })) return false;
    --free_;
    return true;
  }
  void give_back() {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
    }
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_ = kHashingsAtOnce;
};

Turns& turns() {
  static Turns all;
  return all;
}

struct GiveBack {
  GiveBack() = default;
  GiveBack(const GiveBack&) = delete;
  GiveBack& operator=(const GiveBack&) = delete;
  ~GiveBack() { turns().give_back(); }
};

void start_sodium() {
  base::check(sodium_init() >= 0, "libsodium starts");
}

std::string as_stored(std::string_view hash) {
  base::check(hash.size() < crypto_pwhash_STRBYTES, "a password hash is one that libsodium made");
  return std::string(hash);
}

bool is_one_character_repeated(std::string_view text) {
  return std::ranges::all_of(text, [&](char c) { return c == text.front(); });
}

}  // namespace

base::Result<void> check_new_password(std::string_view password, std::string_view email) {
  const auto refused = [](const char* message) { return base::invalid("new-password", message); };
  if (!base::is_utf8(password) || password.contains('\0'))
    return refused("Enter a password without control characters.");
  if (base::length_utf8(password) < kFewestCharacters) {
    return refused("Enter a new password of at least 12 characters. Three random words are easy to remember.");
  }
  if (password.size() > kMostBytes) return refused("Enter a shorter password. It may have about 1,000 characters.");
  if (is_one_character_repeated(password)) return refused("Enter a password that is not one character over and over.");
  if (base::lower(base::trimmed(password)) == base::lower(base::trimmed(email))) {
    return refused("Enter a password that is not your e-mail address.");
  }
  return {};
}

std::string hash_password(std::string_view password, PasswordCost cost) {
  start_sodium();
  turns().take();
  const GiveBack give_back;
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  // Fails only where the memory cannot be had.
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.operations, cost.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return hash.data();
}

PasswordCheck check_password(std::string_view password, std::string_view hash) {
  start_sodium();
  const std::string stored = as_stored(hash);
  if (!turns().take_within(kPatience)) return PasswordCheck::Busy;
  const GiveBack give_back;
  const bool is_right = crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
  return is_right ? PasswordCheck::Right : PasswordCheck::Wrong;
}

bool needs_new_hash(std::string_view hash, PasswordCost cost) {
  return crypto_pwhash_str_needs_rehash(as_stored(hash).c_str(), cost.operations, cost.memory_bytes) != 0;
}

std::string unmatched_hash(PasswordCost cost) {
  base::check(cost.memory_bytes % 1024 == 0, "the memory of a password hash is a whole number of KiB");
  // The encoded form of 16 bytes of salt and 32 bytes of hash, all nought.
  return fmt::format("$argon2id$v=19$m={},t={},p=1${:A<22}${:A<43}", cost.memory_bytes / 1024, cost.operations, "", "");
}

}  // namespace people
