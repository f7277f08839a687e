// Forms: each field keeps what was typed and stands beside what was wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "site/html.h"
#include "site/http.h"

namespace site {

/// What was typed and what was wrong with it: components take their value and message from here by field name.
struct FormState {
  FormValues values;
  base::Errors errors;
  [[nodiscard]] std::string value(std::string_view name) const;
  [[nodiscard]] bool is_chosen(std::string_view name, std::string_view value) const;
  [[nodiscard]] std::optional<std::string> error(std::string_view name) const;
};

/// The field in which a form carries its anti-forgery token.
inline constexpr std::string_view kCsrfField = "csrf";

/// <form method=post> with the anti-forgery token. `takes_files` makes it multipart.
[[nodiscard]] html::Fragment form(const html::Url& action, std::string_view csrf_token, const html::Fragment& content,
                                  bool takes_files = false);
/// <form method=get>: filters that belong in the address.
[[nodiscard]] html::Fragment filter_form(const html::Url& action, const html::Fragment& content);

enum class InputWidth { Full, Two, Four, Five, Ten, Twenty };
struct TextInput {
  std::string name;  ///< also the id
  std::string label;
  std::string hint;
  InputWidth width = InputWidth::Full;
  std::string type = "text";  ///< text, password, email, search. A password is never put back
  std::string inputmode;      ///< "numeric" and so on
  std::string autocomplete;   ///< "username", "current-password" ...
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

/// Fields NAME-day, NAME-month, NAME-year in a fieldset with id NAME. An error's subject is NAME, or one of the three.
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
/// The first choice has the id NAME, the others NAME-2, NAME-3 and so on.
struct Choices {
  std::string name;
  std::string legend;  ///< empty only for a checkbox that stands alone
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

/// Small: a secondary one in a list, where there are many.
enum class ButtonKind { Primary, Secondary, Warning, Reverse, Small };
/// `name` and `value` tell two buttons of one form apart. Guarded against double clicks.
[[nodiscard]] html::Fragment button(std::string_view words, ButtonKind kind = ButtonKind::Primary,
                                    std::string_view name = "", std::string_view value = "");
[[nodiscard]] html::Fragment button_link(std::string_view words, const html::Url& to,
                                         ButtonKind kind = ButtonKind::Primary);
/// Buttons and links beside each other; on a phone, beneath each other.
[[nodiscard]] html::Fragment button_group(const html::Fragment& buttons);

}  // namespace site
