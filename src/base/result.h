// What a function gives back when it may refuse, and why it refused.
//
// Four things that are easy to mix up, and how each is represented here:
//   a rule is breached, a vote fails      a value in the result, never an error
//   a person's input is refused           Result with ErrorCode::Invalid (or NotFound, Forbidden, Conflict): `message`
//                                         is a sentence for that person, `subject` the field, row or file it is about
//   the outside failed (database, disk)   an exception of the room that owns that outside (record::Failure ...), caught
//                                         once a request: logged in full, shown as a reference
//   our own mistake                       CHECK (check.h): stops the request; never used on input
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace base {

enum class ErrorCode { Invalid, NotFound, Forbidden, Conflict, Unavailable };

struct Error {
  ErrorCode code = ErrorCode::Invalid;
  std::string subject;  ///< the form field, "line 4, column establishment", or file; may be empty
  std::string message;  ///< what to do, in plain English; holds no personal data

  friend bool operator==(const Error&, const Error&) = default;
};

using Errors = std::vector<Error>;

template <class T>
using Result = std::expected<T, Error>;

/// For input of many fields or rows, where a person wants to hear of every fault at once. Never empty when unexpected.
template <class T>
using Checked = std::expected<T, Errors>;

[[nodiscard]] inline std::unexpected<Error> invalid(std::string subject, std::string message) {
  return std::unexpected(Error{ErrorCode::Invalid, std::move(subject), std::move(message)});
}
[[nodiscard]] inline std::unexpected<Error> not_found(std::string message) {
  return std::unexpected(Error{ErrorCode::NotFound, "", std::move(message)});
}
[[nodiscard]] inline std::unexpected<Error> forbidden(std::string message) {
  return std::unexpected(Error{ErrorCode::Forbidden, "", std::move(message)});
}
[[nodiscard]] inline std::unexpected<Error> conflict(std::string message) {
  return std::unexpected(Error{ErrorCode::Conflict, "", std::move(message)});
}

}  // namespace base
