// Page components that mirror NHS.UK's: each a function from a value to HTML, with its test. Markup follows
// nhsuk-frontend 10 (its Nunjucks macros are the reference).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "site/html.h"
#include "site/http.h"

namespace site {

// ---- the page ------------------------------------------------------------------------------------------------------

struct NavigationItem {
  std::string words;
  html::Url to;
  bool is_current = false;
};

/// Everything round a page's own content.
struct PageFrame {
  std::string service_name = "Sightline";
  std::string organisation;              ///< shown in the header when set
  std::vector<NavigationItem> navigation;
  std::string signed_in_as;              ///< role and initials or name, shown to that person alone; empty: signed out
  std::string csrf_token;                ///< for the sign-out form
  std::string notice;                    ///< demonstration banner; empty: none
};

struct Page {
  std::string title;                     ///< no personal data. "Error: " is put before it when `errors` is not empty
  html::Fragment content;
  std::optional<NavigationItem> back;    ///< a back link above the content
  std::string success;                   ///< what just happened, as a success banner above the content
  base::Errors errors;                   ///< shown as an error summary above the content, each linked to #subject
  bool is_wide = false;                  ///< full width for wide tables; otherwise two thirds
};

/// A whole document: <!DOCTYPE html> to </html>, lang=en-GB, skip link, header, main landmark, footer with help,
/// accessibility and privacy; stylesheet and script by their fingerprinted addresses.
[[nodiscard]] std::string render(const PageFrame& frame, const Page& page);

// ---- forms ---------------------------------------------------------------------------------------------------------

/// What was typed and what was wrong with it: components take their value and message from here by field name.
struct FormState {
  FormValues values;
  base::Errors errors;
  [[nodiscard]] std::string value(std::string_view name) const;
  [[nodiscard]] bool is_chosen(std::string_view name, std::string_view value) const;
  [[nodiscard]] std::optional<std::string> error(std::string_view name) const;
};

/// <form method=post> with the anti-forgery token. `takes_files` makes it multipart.
[[nodiscard]] html::Fragment form(const html::Url& action, std::string_view csrf_token, const html::Fragment& content,
                                  bool takes_files = false);
/// <form method=get>: filters that belong in the address.
[[nodiscard]] html::Fragment filter_form(const html::Url& action, const html::Fragment& content);

enum class InputWidth { Full, Two, Four, Five, Ten, Twenty };
struct TextInput {
  std::string name;    ///< also the id
  std::string label;
  std::string hint;
  InputWidth width = InputWidth::Full;
  std::string type = "text";         ///< text, password, email, search
  std::string inputmode;             ///< "numeric" and so on
  std::string autocomplete;          ///< "username", "current-password" ...
  bool is_label_page_heading = false;
};
[[nodiscard]] html::Fragment text_input(const FormState& state, const TextInput& input);

struct TextArea {
  std::string name;
  std::string label;
  std::string hint;
  int rows = 5;
  std::optional<int> most_characters;  ///< with a character count
};
[[nodiscard]] html::Fragment text_area(const FormState& state, const TextArea& input);

/// Fields NAME-day, NAME-month, NAME-year in a fieldset with id NAME.
struct DateInput {
  std::string name;
  std::string legend;
  std::string hint;
};
[[nodiscard]] html::Fragment date_input(const FormState& state, const DateInput& input);

struct Choice {
  std::string value;
  std::string label;
  std::string hint;
  html::Fragment revealed;  ///< shown beneath when chosen (always shown with scripts off)
};
struct Choices {
  std::string name;
  std::string legend;
  std::string hint;
  std::vector<Choice> choices;
  bool is_inline = false;
  bool is_small = false;
  bool is_legend_page_heading = false;
};
[[nodiscard]] html::Fragment radios(const FormState& state, const Choices& input);
[[nodiscard]] html::Fragment checkboxes(const FormState& state, const Choices& input);
struct Select {
  std::string name;
  std::string label;
  std::string hint;
  std::vector<std::pair<std::string, std::string>> options;  ///< value, words
};
[[nodiscard]] html::Fragment select(const FormState& state, const Select& input);
struct FileUpload {
  std::string name;
  std::string label;
  std::string hint;
  std::string accept;  ///< ".csv"
};
[[nodiscard]] html::Fragment file_upload(const FormState& state, const FileUpload& input);
[[nodiscard]] html::Fragment hidden_input(std::string_view name, std::string_view value);

enum class ButtonKind { Primary, Secondary, Warning, Reverse };
/// `name` and `value` tell two buttons of one form apart. Guarded against double clicks.
[[nodiscard]] html::Fragment button(std::string_view words, ButtonKind kind = ButtonKind::Primary,
                                    std::string_view name = "", std::string_view value = "");
[[nodiscard]] html::Fragment button_link(std::string_view words, const html::Url& to,
                                         ButtonKind kind = ButtonKind::Primary);

// ---- content -------------------------------------------------------------------------------------------------------

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
  bool is_header = false;   ///< <th scope=row>
};
/// A responsive table: on a phone each row becomes a list with its column's words (NHS.UK's responsive table).
struct Table {
  std::string caption;                        ///< always given; hidden visually when `is_caption_hidden`
  bool is_caption_hidden = false;
  std::vector<TableColumn> columns;
  std::vector<std::vector<TableCell>> rows;   ///< each as long as columns
  std::vector<TableCell> total;               ///< a last row in bold; empty: none
  std::string when_empty = "Nothing to show.";  ///< said instead of a table with no rows
};
[[nodiscard]] html::Fragment table(const Table& table);

[[nodiscard]] html::Fragment inset_text(const html::Fragment& content);
[[nodiscard]] html::Fragment warning_callout(std::string_view heading, const html::Fragment& content);
[[nodiscard]] html::Fragment details(std::string_view summary, const html::Fragment& content);
[[nodiscard]] html::Fragment success_panel(std::string_view title, const html::Fragment& content);
struct Card {
  std::string heading;
  std::optional<html::Url> to;   ///< the whole card is a link when set
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

// ---- assets --------------------------------------------------------------------------------------------------------

/// The response for /assets/..., or nothing where there is no such asset. Fingerprinted addresses are cached for a year;
/// ETag and gzip as the client accepts them.
[[nodiscard]] std::optional<Response> asset_response(const Request& request);
/// The fingerprinted address of an embedded asset: "/assets/sightline-3f2a91c0.css". REQUIRES: it exists.
[[nodiscard]] std::string asset_address(std::string_view name);

}  // namespace site
