#include "site/content.h"

#include <cstdlib>

#include "base/check.h"
#include "base/text.h"

namespace site {

using html::element;
using html::Fragment;
using html::raw;

namespace {

std::string_view tag_class(TagColour colour) {
  switch (colour) {
    case TagColour::Plain:
      return "nhsuk-tag";
    case TagColour::White:
      return "nhsuk-tag nhsuk-tag--white";
    case TagColour::Grey:
      return "nhsuk-tag nhsuk-tag--grey";
    case TagColour::Green:
      return "nhsuk-tag nhsuk-tag--green";
    case TagColour::AquaGreen:
      return "nhsuk-tag nhsuk-tag--aqua-green";
    case TagColour::Blue:
      return "nhsuk-tag nhsuk-tag--blue";
    case TagColour::Purple:
      return "nhsuk-tag nhsuk-tag--purple";
    case TagColour::Pink:
      return "nhsuk-tag nhsuk-tag--pink";
    case TagColour::Red:
      return "nhsuk-tag nhsuk-tag--red";
    case TagColour::Orange:
      return "nhsuk-tag nhsuk-tag--orange";
    case TagColour::Yellow:
      return "nhsuk-tag nhsuk-tag--yellow";
  }
  return "nhsuk-tag";
}

Fragment summary_row(const SummaryRow& row) {
  return element("div", {{"class", "nhsuk-summary-list__row"}},
                 element("dt", {{"class", "nhsuk-summary-list__key"}}, row.key) +
                     element("dd", {{"class", "nhsuk-summary-list__value"}}, row.value));
}

Fragment figure(const Figure& figure) {
  Fragment out = element("span", {{"class", "sl-figure__value"}}, figure.value) + " " +
                 element("span", {{"class", "sl-figure__words"}}, figure.words);
  if (figure.lineage)
    out += " " + element("a", {{"class", "sl-figure__lineage"}, {"href", *figure.lineage}},
                         "How we know" + html::visually_hidden(": " + figure.value + " " + figure.words));
  return element("li", {{"class", "sl-figure"}}, out);
}

Fragment timeline_entry(const TimelineEntry& entry) {
  Fragment about = element("span", {{"class", "sl-timeline__when"}}, entry.when);
  if (!entry.who.empty()) about += " " + element("span", {{"class", "sl-timeline__who"}}, entry.who);
  return element("li", {{"class", "sl-timeline__entry"}},
                 element("p", {{"class", "sl-timeline__about"}}, about) +
                     element("div", {{"class", "sl-timeline__what"}}, entry.what));
}

/// The first and the last page, and this one with a neighbour on each side; 0 stands for those left out.
std::vector<int> pages_shown(int page, int pages) {
  std::vector<int> shown;
  for (int n = 1; n <= pages; ++n) {
    const bool is_shown = n == 1 || n == pages || std::abs(n - page) <= 1;
    if (is_shown)
      shown.push_back(n);
    else if (shown.back() != 0)
      shown.push_back(0);
  }
  return shown;
}

Fragment page_link(int n, int page, const html::Url& address) {
  if (n == 0) return raw(R"(<li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">&ctdot;</li>)");
  const std::string number = std::to_string(n);
  const bool is_current = n == page;
  const auto current = is_current ? std::optional<std::string>("page") : std::nullopt;
  const char* classes =
      is_current ? "nhsuk-pagination__item nhsuk-pagination__item--current" : "nhsuk-pagination__item";
  return element("li", {{"class", classes}},
                 element("a",
                         {{"class", "nhsuk-pagination__link"},
                          {"href", address.with("page", number)},
                          {"aria-label", "Page " + number},
                          {"aria-current", current}},
                         number));
}

Fragment previous_link(int page, const html::Url& address) {
  const Fragment icon = raw(
      R"(<svg class="nhsuk-icon nhsuk-icon--arrow-left" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="16" height="16" focusable="false" aria-hidden="true"><path d="M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z"/></svg>)");
  const Fragment words =
      raw(R"(<span class="nhsuk-pagination__title">Previous<span class="nhsuk-u-visually-hidden"> page</span></span>)");
  return element("a",
                 {{"class", "nhsuk-pagination__previous"},
                  {"href", address.with("page", std::to_string(page - 1))},
                  {"rel", "prev"}},
                 icon + words);
}

Fragment next_link(int page, const html::Url& address) {
  const Fragment icon = raw(
      R"(<svg class="nhsuk-icon nhsuk-icon--arrow-right" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="16" height="16" focusable="false" aria-hidden="true"><path d="m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z"/></svg>)");
  const Fragment words =
      raw(R"(<span class="nhsuk-pagination__title">Next<span class="nhsuk-u-visually-hidden"> page</span></span>)");
  return element(
      "a",
      {{"class", "nhsuk-pagination__next"}, {"href", address.with("page", std::to_string(page + 1))}, {"rel", "next"}},
      words + icon);
}

}  // namespace

Fragment tag(std::string_view words, TagColour colour) {
  return element("strong", {{"class", tag_class(colour)}}, words);
}

Fragment summary_list(const std::vector<SummaryRow>& rows) {
  return element("dl", {{"class", "nhsuk-summary-list"}}, html::each(rows, summary_row));
}

Fragment inset_text(const Fragment& content) {
  return element("div", {{"class", "nhsuk-inset-text"}}, html::visually_hidden("Information: ") + content);
}

Fragment warning_callout(std::string_view heading, const Fragment& content) {
  const bool says_so = base::lower(heading).find("important") != std::string::npos;
  const Fragment importance = says_so ? Fragment() : html::visually_hidden("Important: ");
  return element("div", {{"class", "nhsuk-card nhsuk-card--warning"}},
                 element("div", {{"class", "nhsuk-card__content"}},
                         element("h2", {{"class", "nhsuk-card__heading"}}, importance + heading) + content));
}

Fragment details(std::string_view summary, const Fragment& content) {
  const Fragment words = element("span", {{"class", "nhsuk-details__summary-text"}}, summary);
  return element("details", {{"class", "nhsuk-details"}},
                 element("summary", {{"class", "nhsuk-details__summary"}}, words) +
                     element("div", {{"class", "nhsuk-details__text"}}, content));
}

Fragment success_panel(std::string_view title, const Fragment& content) {
  return element("div", {{"class", "nhsuk-panel"}},
                 element("h1", {{"class", "nhsuk-panel__heading"}}, title) +
                     element("div", {{"class", "nhsuk-panel__body"}}, content));
}

Fragment card(const Card& card) {
  const char* classes = card.to ? "nhsuk-card nhsuk-card--clickable sl-card" : "nhsuk-card sl-card";
  const Fragment words = card.to ? element("a", {{"class", "nhsuk-card__link"}, {"href", *card.to}}, card.heading)
                                 : Fragment(card.heading);
  return element("div", {{"class", classes}},
                 element("div", {{"class", "nhsuk-card__content"}},
                         element("h2", {{"class", "nhsuk-card__heading nhsuk-heading-m"}}, words) + card.content));
}

Fragment card_grid(const std::vector<Card>& cards) {
  return element("ul", {{"class", "sl-card-grid"}},
                 html::each(cards, [](const Card& one) { return element("li", card(one)); }));
}

Fragment figures(const std::vector<Figure>& figures) {
  return element("ul", {{"class", "sl-figures"}}, html::each(figures, figure));
}

Fragment pagination(int page, int pages, const html::Url& address) {
  if (pages <= 1) return {};
  base::check(page >= 1 && page <= pages, "a page's number is from 1 to the number of pages");
  Fragment out;
  if (page > 1) out += previous_link(page, address);
  out += element("ul", {{"class", "nhsuk-pagination__list"}},
                 html::each(pages_shown(page, pages), [&](int n) { return page_link(n, page, address); }));
  if (page < pages) out += next_link(page, address);
  return element("nav", {{"class", "nhsuk-pagination nhsuk-pagination--numbered"}, {"aria-label", "Pagination"}}, out);
}

Fragment timeline(const std::vector<TimelineEntry>& entries) {
  return element("ol", {{"class", "sl-timeline"}}, html::each(entries, timeline_entry));
}

}  // namespace site
