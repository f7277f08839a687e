// What a page's content is made of, beside its words and its forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/html.h"

namespace site {

enum class TagColour { Plain, White, Grey, Green, AquaGreen, Blue, Purple, Pink, Red, Orange, Yellow };
[[nodiscard]] html::Fragment tag(std::string_view words, TagColour colour);

struct SummaryRow {
  std::string key;
  html::Fragment value;
};
[[nodiscard]] html::Fragment summary_list(const std::vector<SummaryRow>& rows);

struct TableColumn {
  std::string words;
  bool is_numeric = false;
};
struct TableCell {
  html::Fragment content;
  bool is_header = false;  ///< <th scope=row>
};
/// A responsive table: on a phone each row becomes a list with its column's words (NHS.UK's responsive table).
struct Table {
  std::string caption;  ///< always given; hidden visually when `is_caption_hidden`
  bool is_caption_hidden = false;
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;     ///< each as long as columns
  std::vector<TableCell> total;                 ///< a last row in bold; empty: none
  std::string when_empty = "Nothing to show.";  ///< said instead of a table with no rows
};
[[nodiscard]] html::Fragment table(const Table& table);

[[nodiscard]] html::Fragment inset_text(const html::Fragment& content);
[[nodiscard]] html::Fragment warning_callout(std::string_view heading, const html::Fragment& content);
[[nodiscard]] html::Fragment details(std::string_view summary, const html::Fragment& content);
[[nodiscard]] html::Fragment success_panel(std::string_view title, const html::Fragment& content);
struct Card {
  std::string heading;
  std::optional<html::Url> to;  ///< the whole card is a link when set
  html::Fragment content;
};
[[nodiscard]] html::Fragment card(const Card& card);
[[nodiscard]] html::Fragment card_grid(const std::vector<Card>& cards);
/// A big number with its words beneath and, when set, a link to its lineage.
struct Figure {
  std::string value;
  std::string words;
  std::optional<html::Url> lineage;
};
[[nodiscard]] html::Fragment figures(const std::vector<Figure>& figures);
/// Page N of M with links; nothing when one page is enough. `address` gets "page" added.
[[nodiscard]] html::Fragment pagination(int page, int pages, const html::Url& address);
struct TimelineEntry {
  std::string when;
  std::string who;
  html::Fragment what;
};
/// An ordered list of what happened, oldest first.
[[nodiscard]] html::Fragment timeline(const std::vector<TimelineEntry>& entries);

}  // namespace site
