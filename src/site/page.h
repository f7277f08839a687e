// A whole page: what stands round its content, and the content that pages share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/html.h"

namespace site {

struct NavigationItem {
  std::string words;
  html::Url to;
  bool is_current = false;
};

/// Everything round a page's own content. Its links need these routes: "/", "/help", "/accessibility", "/privacy" and,
/// where someone is signed in, POST "/sign-out".
struct PageFrame {
  std::string service_name = "Sightline";
  std::string organisation;  ///< shown in the header when set
  std::vector<NavigationItem> navigation;
  std::string signed_in_as;  ///< role and initials or name, shown to that person alone; empty: signed out
  std::string csrf_token;    ///< for the sign-out form
  std::string notice;        ///< demonstration banner; empty: none
};

struct Page {
  std::string title;  ///< no personal data. "Error: " is put before it when `errors` is not empty
  html::Fragment content;
  std::optional<NavigationItem> back;  ///< a back link above the content
  std::string success;                 ///< what just happened, as a success banner above the content
  base::Errors errors;                 ///< shown as an error summary above the content, each linked to #subject
  bool is_wide = false;                ///< full width for wide tables; otherwise two thirds
  std::vector<NavigationItem> breadcrumb = {};  ///< the pages above this one, from the top; not with `back`
};

/// A whole document: <!DOCTYPE html> to </html>, lang=en-GB, skip link, header, main landmark, footer with help,
/// accessibility and privacy; stylesheet and script by their fingerprinted addresses.
[[nodiscard]] std::string render(const PageFrame& frame, const Page& page);

/// The first thing on the page for a keyboard: past the header to #maincontent.
[[nodiscard]] html::Fragment skip_link();
[[nodiscard]] html::Fragment back_link(std::string_view words, const html::Url& to);
/// On a phone only the last of them, as a back link. Nothing where there are none.
[[nodiscard]] html::Fragment breadcrumb(const std::vector<NavigationItem>& pages_above);
/// "There is a problem", with a link to each field at fault. An error without a subject is said without a link. Nothing
/// where there are no errors.
[[nodiscard]] html::Fragment error_summary(const base::Errors& errors);
[[nodiscard]] html::Fragment success_banner(std::string_view what_happened);

/// The content of a page that says something went wrong: a heading, what the person can do, and the reference to quote
/// when asking for help (none when empty).
[[nodiscard]] html::Fragment error_page(std::string_view title, const html::Fragment& what_to_do,
                                        std::string_view reference = "");

}  // namespace site
