// Where a person goes on to after signing in.
#pragma once

#include <string>
#include <string_view>

namespace people {

/// `path` where it is the path of a page of ours: starts with one "/", holds letters, digits and / . _ - only, at most
/// 200 characters, and is not a page for signing in or out. Else "/". Nothing but a path is kept, so that an address
/// holds no more of a person than an id.
[[nodiscard]] std::string own_path(std::string_view path);

/// "/sign-in?next=...", which leads back to `path`; `has_ended` makes the page say that the session has ended.
[[nodiscard]] std::string sign_in_path(std::string_view path, bool has_ended);

}  // namespace people
