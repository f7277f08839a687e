#include "mail/smtp_sender.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include <curl/curl.h>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>

#include "base/check.h"

namespace mail {
namespace {

constexpr long kMostSeconds = 30;

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

/// A list that libcurl reads; each text is copied into it.
class Texts {
 public:
  Texts() = default;
  Texts(const Texts&) = delete;
  Texts& operator=(const Texts&) = delete;
  ~Texts() { curl_slist_free_all(first_); }
  void add(const std::string& text) {
    curl_slist* const longer = curl_slist_append(first_, text.c_str());
    base::check(longer != nullptr, "there is memory for a head of a message");
    first_ = longer;
  }
  [[nodiscard]] curl_slist* get() const { return first_; }

 private:
  curl_slist* first_ = nullptr;
};

template <class T>
void set(const Easy& easy, CURLoption option, T value) {
  base::check(curl_easy_setopt(easy.get(), option, value) == CURLE_OK, "libcurl knows the option");
}

/// What libcurl has still to fetch.
struct Unsent {
  std::string_view bytes;
};
std::size_t read_unsent(char* to, std::size_t size, std::size_t count, void* from) {
  auto& unsent = *static_cast<Unsent*>(from);
  const auto length = std::min(size * count, unsent.bytes.size());
  unsent.bytes.copy(to, length);
  unsent.bytes.remove_prefix(length);
  return length;
}

std::string domain_of(const std::string& address) {
  return address.substr(address.find('@') + 1);
}

/// RFC 5322, by UTC.
std::string mail_date(base::Instant at) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", std::chrono::floor<std::chrono::seconds>(at));
}

/// In lines of 76 (RFC 2045, 6.8), so that any text passes any server.
std::string base64_lines(std::string_view text) {
  constexpr std::size_t kBytesOfLine = 57;
  std::string out;
  for (; !text.empty(); text.remove_prefix(std::min(kBytesOfLine, text.size()))) {
    const auto line = text.substr(0, kBytesOfLine);
    std::string encoded(sodium_base64_ENCODED_LEN(line.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<const unsigned char*>(line.data()), line.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    encoded.pop_back();
    out += encoded + "\r\n";
  }
  return out;
}

std::string message_bytes(const MailMessage& message, const std::string& from, base::Instant now) {
  return "From: Sightline <" + from + ">\r\n" +    //
         "To: <" + message.to + ">\r\n" +          //
         "Subject: " + message.subject + "\r\n" +  //
         "Date: " + mail_date(now) + "\r\n" +      //
         "Message-ID: <" + message.id + "@" + domain_of(from) + ">\r\n" +
         "Auto-Submitted: auto-generated\r\n" +  // RFC 3834: out-of-office answers are not wanted
         "MIME-Version: 1.0\r\n" +               //
         "Content-Type: text/plain; charset=utf-8\r\n" + "Content-Transfer-Encoding: base64\r\n\r\n" +
         base64_lines(message.text);
}

bool is_address(const std::string& text) {
  const auto at = text.find('@');
  return is_head_text(text) && at != std::string::npos && at > 0 && at + 1 < text.size() &&
         text.find_first_of(" <>,;\"", 0) == std::string::npos && text.find('@', at + 1) == std::string::npos;
}

}  // namespace

base::Result<void> check_settings(const SmtpSettings& settings) {
  if (!settings.server.starts_with("smtp://") && !settings.server.starts_with("smtps://"))
    return base::invalid("--mail-server", "Give the mail server as smtp://host:25 or smtps://host:465.");
  if (!is_address(settings.from))
    return base::invalid("--mail-from", "Give the address that mail comes from, such as sightline@trust.example.");
  return {};
}

base::Result<void> send(const SmtpSettings& settings, const MailMessage& message, base::Instant now) {
  base::check(is_address(message.to) && is_head_text(message.subject) && is_head_text(message.id),
              "the heads of a message are texts of one line");
  const Easy easy(curl_easy_init(), &curl_easy_cleanup);
  base::check(easy != nullptr, "libcurl is there");
  const std::string bytes = message_bytes(message, settings.from, now);
  Unsent unsent{bytes};
  Texts recipients;
  recipients.add("<" + message.to + ">");

  const std::string from = "<" + settings.from + ">";
  std::string failure(CURL_ERROR_SIZE, '\0');
  set(easy, CURLOPT_URL, settings.server.c_str());
  set(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(easy, CURLOPT_USE_SSL, static_cast<long>(settings.requires_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  set(easy, CURLOPT_MAIL_FROM, from.c_str());
  set(easy, CURLOPT_MAIL_RCPT, recipients.get());
  set(easy, CURLOPT_UPLOAD, 1L);
  set(easy, CURLOPT_READFUNCTION, &read_unsent);
  set(easy, CURLOPT_READDATA, &unsent);
  set(easy, CURLOPT_TIMEOUT, kMostSeconds);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_ERRORBUFFER, failure.data());
  const CURLcode code = curl_easy_perform(easy.get());
  if (code == CURLE_OK) return {};
  failure.resize(failure.find('\0'));
  return std::unexpected(
      base::Error{base::ErrorCode::Unavailable, "", failure.empty() ? curl_easy_strerror(code) : failure});
}

}  // namespace mail
