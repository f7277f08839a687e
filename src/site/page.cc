#include "site/page.h"

#include "base/check.h"
#include "site/assets.h"
#include "site/forms.h"

namespace site {
namespace {

using html::element;
using html::Fragment;
using html::raw;

// An eye, drawn as a line: the same as favicon.svg.
Fragment mark() {
  return raw(
      R"(<svg class="sl-wordmark__mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 8 48 32" width="42" height="28" focusable="false" aria-hidden="true"><path d="M5 24c5-9 11.5-13 19-13s14 4 19 13c-5 9-11.5 13-19 13S10 33 5 24Z" fill="none" stroke="currentcolor" stroke-width="3.5" stroke-linejoin="round"/><circle cx="24" cy="24" r="5.5" fill="currentcolor"/></svg>)");
}

Fragment person_icon() {
  return raw(
      R"(<svg class="nhsuk-icon nhsuk-icon--user" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="16" height="16" focusable="false" aria-hidden="true"><path d="M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Zm0 2a9 9 0 0 0-5 16.5V18a4 4 0 0 1 4-4h2a4 4 0 0 1 4 4v1.5A9 9 0 0 0 12 3Zm0 3a3.5 3.5 0 1 1-3.5 3.5A3.4 3.4 0 0 1 12 6Z"/></svg>)");
}

std::string full_title(const PageFrame& frame, const Page& page) {
  std::string title = page.errors.empty() ? "" : "Error: ";
  title += page.title.empty() ? frame.service_name : page.title + " - " + frame.service_name;
  return title;
}

Fragment head(const PageFrame& frame, const Page& page) {
  Fragment out = raw(R"(<head><meta charset="utf-8">)");
  out += element("title", full_title(frame, page));
  out += raw(R"(<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">)");
  out += raw(R"(<meta name="theme-color" content="#005eb8">)");
  out += element("link", {{"rel", "icon"}, {"href", asset_address("favicon.svg")}, {"type", "image/svg+xml"}});
  out += element("link", {{"rel", "apple-touch-icon"}, {"href", asset_address("apple-touch-icon.png")}});
  out += element("link", {{"rel", "stylesheet"}, {"href", asset_address("sightline.css")}});
  out += element("link", {{"rel", "modulepreload"}, {"href", asset_address("nhsuk-frontend.js")}});
  out += element("script", {{"type", "module"}, {"src", asset_address("sightline.js")}});
  return out + raw("</head>");
}

Fragment wordmark(const PageFrame& frame) {
  Fragment name = element("a", {{"class", "nhsuk-header__service-name sl-wordmark"}, {"href", "/"}},
                          mark() + element("span", frame.service_name));
  if (!frame.organisation.empty()) name += element("span", {{"class", "sl-header__organisation"}}, frame.organisation);
  return element("div", {{"class", "nhsuk-header__service sl-header__service"}}, name);
}

Fragment account(const PageFrame& frame) {
  if (frame.signed_in_as.empty()) return {};
  constexpr const char* item = "nhsuk-header__account-item";
  const Fragment button = raw(R"(<button class="nhsuk-header__account-button" type="submit">Sign out</button>)");
  const Fragment sign_out =
      element("form", {{"class", "nhsuk-header__account-form"}, {"action", "/sign-out"}, {"method", "post"}},
              hidden_input(kCsrfField, frame.csrf_token) + button);
  const Fragment person = person_icon() + html::visually_hidden("Signed in as ") + frame.signed_in_as;
  return element("nav", {{"class", "nhsuk-header__account"}, {"aria-label", "Account"}},
                 element("ul", {{"class", "nhsuk-header__account-list"}},
                         element("li", {{"class", item}}, person) + element("li", {{"class", item}}, sign_out)));
}

Fragment navigation_item(const NavigationItem& item) {
  const std::string current = item.is_current ? " nhsuk-header__navigation-item--current" : "";
  const auto page = item.is_current ? std::optional<std::string>("page") : std::nullopt;
  const Fragment words =
      item.is_current ? element("strong", {{"class", "nhsuk-header__navigation-item-current-fallback"}}, item.words)
                      : Fragment(item.words);
  return element(
      "li", {{"class", "nhsuk-header__navigation-item" + current}},
      element("a", {{"class", "nhsuk-header__navigation-link"}, {"href", item.to}, {"aria-current", page}}, words));
}

// The last item is shown by the script alone, when the others do not fit in one line.
Fragment navigation(const std::vector<NavigationItem>& items) {
  if (items.empty()) return {};
  return raw(R"(<nav class="nhsuk-header__navigation" aria-label="Menu"><div class="nhsuk-header__navigation-container nhsuk-width-container"><ul class="nhsuk-header__navigation-list">)") +
         each(items, navigation_item) +
         raw(R"(<li class="nhsuk-header__menu" hidden><button class="nhsuk-header__menu-toggle nhsuk-header__navigation-link" id="toggle-menu" aria-expanded="false"><span class="nhsuk-u-visually-hidden">Browse </span>More</button></li></ul></div></nav>)");
}

Fragment header(const PageFrame& frame) {
  const Fragment top =
      element("div", {{"class", "nhsuk-header__container nhsuk-width-container"}}, wordmark(frame) + account(frame));
  return element("header", {{"class", "nhsuk-header"}, {"data-module", "nhsuk-header"}},
                 top + navigation(frame.navigation));
}

Fragment notice(const std::string& words) {
  if (words.empty()) return {};
  return element("div", {{"class", "sl-notice"}, {"role", "region"}, {"aria-label", "Notice"}},
                 element("p", {{"class", "nhsuk-width-container sl-notice__words"}}, words));
}

Fragment above_content(const Page& page) {
  if (page.back) return element("nav", {{"aria-label", "Back"}}, back_link(page.back->words, page.back->to));
  return breadcrumb(page.breadcrumb);
}

// Adds to the page itself: the content may be large, and each element round it would be a copy of it.
void add_main(Fragment& out, const Page& page) {
  out.add_raw(R"(<main class="nhsuk-main-wrapper" id="maincontent"><div class="nhsuk-grid-row">)");
  if (page.is_wide)
    out.add_raw("<div class=\"nhsuk-grid-column-full\">");
  else
    out.add_raw("<div class=\"nhsuk-grid-column-two-thirds\">");
  out += error_summary(page.errors);
  if (!page.success.empty()) out += success_banner(page.success);
  out += page.content;
  out.add_raw("</div></div></main>");
}

Fragment footer() {
  return raw(
      R"(<footer class="nhsuk-footer"><div class="nhsuk-width-container"><div class="nhsuk-footer__meta"><h2 class="nhsuk-u-visually-hidden">Support links</h2><ul class="nhsuk-footer__list"><li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/help">Help</a></li><li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/accessibility">Accessibility statement</a></li><li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/privacy">Privacy</a></li></ul></div></div></footer>)");
}

Fragment error_line(const base::Error& error) {
  if (error.subject.empty()) return element("li", error.message);
  return element("li", html::link("#" + error.subject, error.message));
}

Fragment breadcrumb_item(const NavigationItem& item) {
  return element("li", {{"class", "nhsuk-breadcrumb__list-item"}},
                 element("a", {{"class", "nhsuk-breadcrumb__link"}, {"href", item.to}}, item.words));
}

}  // namespace

std::string render(const PageFrame& frame, const Page& page) {
  base::check(!page.back || page.breadcrumb.empty(), "a page has a back link or a breadcrumb, not both");
  constexpr std::size_t all_but_content = 16 * 1024;
  Fragment out;
  out.reserve(page.content.str().size() + all_but_content);
  out.add_raw("<!DOCTYPE html><html lang=\"en-GB\">");
  out += head(frame, page);
  out.add_raw("<body>");
  out += element("script", {{"src", asset_address("sightline-early.js")}});
  out += skip_link();
  out += header(frame);
  out += notice(frame.notice);
  out.add_raw("<div class=\"nhsuk-width-container\">");
  out += above_content(page);
  add_main(out, page);
  out.add_raw("</div>");
  out += footer();
  out.add_raw("</body></html>\n");
  return std::move(out).str();
}

Fragment skip_link() {
  return raw(
      R"(<a class="nhsuk-skip-link" data-module="nhsuk-skip-link" href="#maincontent">Skip to main content</a>)");
}

Fragment back_link(std::string_view words, const html::Url& to) {
  return element("a", {{"class", "nhsuk-back-link"}, {"href", to}}, words);
}

Fragment breadcrumb(const std::vector<NavigationItem>& pages_above) {
  if (pages_above.empty()) return {};
  const NavigationItem& nearest = pages_above.back();
  return element("nav", {{"class", "nhsuk-breadcrumb"}, {"aria-label", "Breadcrumb"}},
                 element("ol", {{"class", "nhsuk-breadcrumb__list"}}, each(pages_above, breadcrumb_item)) +
                     element("a", {{"class", "nhsuk-back-link"}, {"href", nearest.to}},
                             html::visually_hidden("Back to ") + nearest.words));
}

Fragment error_summary(const base::Errors& errors) {
  if (errors.empty()) return {};
  return raw(R"(<div class="nhsuk-error-summary" data-module="nhsuk-error-summary"><div role="alert"><h2 class="nhsuk-error-summary__heading">There is a problem</h2><div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list">)") +
         each(errors, error_line) + raw("</ul></div></div></div>");
}

Fragment success_banner(std::string_view what_happened) {
  return raw(R"(<div class="nhsuk-notification-banner nhsuk-notification-banner--success" data-module="nhsuk-notification-banner" role="alert" aria-labelledby="nhsuk-notification-banner-title"><div class="nhsuk-notification-banner__header"><h2 class="nhsuk-notification-banner__title" id="nhsuk-notification-banner-title">Success</h2></div><div class="nhsuk-notification-banner__content">)") +
         element("p", {{"class", "nhsuk-notification-banner__heading"}}, what_happened) + raw("</div></div>");
}

Fragment error_page(std::string_view title, const Fragment& what_to_do, std::string_view reference) {
  Fragment out = html::heading(1, title) + what_to_do;
  if (reference.empty()) return out;
  out += html::paragraph("If you ask for help, give this reference:");
  out += element("p", {{"class", "sl-reference"}}, element("strong", reference));
  return out;
}

}  // namespace site
