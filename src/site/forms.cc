#include "site/forms.h"

#include <array>

#include "site/form_parts.h"

namespace site {

using html::element;
using html::Fragment;

namespace {

std::optional<std::string> when_set(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string width_class(InputWidth width) {
  switch (width) {
    case InputWidth::Full:
      return "";
    case InputWidth::Two:
      return " nhsuk-input--width-2";
    case InputWidth::Four:
      return " nhsuk-input--width-4";
    case InputWidth::Five:
      return " nhsuk-input--width-5";
    case InputWidth::Ten:
      return " nhsuk-input--width-10";
    case InputWidth::Twenty:
      return " nhsuk-input--width-20";
  }
  return "";
}

// Names, addresses and codes are not prose: a browser should neither correct nor capitalise them.
bool is_prose(const TextInput& input) {
  return input.type == "text" && input.inputmode.empty();
}

html::Attributes input_attributes(const TextInput& input, const FieldNotes& notes, std::string classes) {
  const bool is_plain = is_prose(input);
  return {{"class", class_with_error("nhsuk-input", notes.has_error) + width_class(input.width) + std::move(classes)},
          {"id", input.name},
          {"name", input.name},
          {"type", input.type},
          {"aria-describedby", notes.described_by},
          {"autocomplete", when_set(input.autocomplete)},
          {"inputmode", when_set(input.inputmode)},
          {"spellcheck", is_plain ? std::nullopt : std::optional<std::string>("false")},
          {"autocapitalize", is_plain ? std::nullopt : std::optional<std::string>("none")}};
}

Fragment password_input(const TextInput& input, const FieldNotes& notes) {
  const Fragment field =
      element("input", input_attributes(input, notes, " nhsuk-password-input__input nhsuk-js-password-input-input"));
  const Fragment toggle =
      element("button",
              {{"class",
                "nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle "
                "nhsuk-js-password-input-toggle"},
               {"data-module", "nhsuk-button"},
               {"type", "button"},
               {"aria-label", "Show password"},
               {"aria-controls", input.name},
               {"hidden", true}},
              "Show");
  return form_group(notes.has_error,
                    label(input.name, input.label, input.is_label_page_heading) + notes.markup +
                        element("div", {{"class", "nhsuk-input-wrapper"}}, field + toggle),
                    {.classes = "nhsuk-password-input", .module = "nhsuk-password-input"});
}

struct DatePart {
  std::string_view name;
  std::string_view label;
  InputWidth width;
};
constexpr std::array kDateParts = {DatePart{"day", "Day", InputWidth::Two}, DatePart{"month", "Month", InputWidth::Two},
                                   DatePart{"year", "Year", InputWidth::Four}};

std::string part_name(const DateInput& input, const DatePart& part) {
  return input.name + "-" + std::string(part.name);
}

// An error is about the whole date or about one of its parts.
std::optional<std::string> date_error(const FormState& state, const DateInput& input) {
  if (auto whole = state.error(input.name)) return whole;
  for (const DatePart& part : kDateParts)
    if (auto error = state.error(part_name(input, part))) return error;
  return std::nullopt;
}

Fragment date_part(const FormState& state, const DateInput& input, const DatePart& part) {
  const std::string name = part_name(input, part);
  const bool has_error = state.error(input.name) || state.error(name);
  const Fragment words =
      element("label", {{"class", "nhsuk-label nhsuk-date-input__label"}, {"for", name}}, part.label);
  const Fragment field = element("input", {{"class", class_with_error("nhsuk-input", has_error) +
                                                         width_class(part.width) + " nhsuk-date-input__input"},
                                           {"id", name},
                                           {"name", name},
                                           {"type", "text"},
                                           {"value", state.value(name)},
                                           {"inputmode", "numeric"}});
  return element("div", {{"class", "nhsuk-date-input__item"}}, form_group(has_error, words + field));
}

std::string button_class(ButtonKind kind) {
  switch (kind) {
    case ButtonKind::Primary:
      return "nhsuk-button";
    case ButtonKind::Secondary:
      return "nhsuk-button nhsuk-button--secondary";
    case ButtonKind::Warning:
      return "nhsuk-button nhsuk-button--warning";
    case ButtonKind::Reverse:
      return "nhsuk-button nhsuk-button--reverse";
    case ButtonKind::Small:
      return "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
  }
  return "nhsuk-button";
}

}  // namespace

std::string FormState::value(std::string_view name) const {
  return std::string(values.get(name));
}

bool FormState::is_chosen(std::string_view name, std::string_view value) const {
  for (const auto& [given_name, given_value] : values.pairs())
    if (given_name == name && given_value == value) return true;
  return false;
}

std::optional<std::string> FormState::error(std::string_view name) const {
  for (const base::Error& error : errors)
    if (error.subject == name) return error.message;
  return std::nullopt;
}

Fragment form(const html::Url& action, std::string_view csrf_token, const Fragment& content, bool takes_files) {
  const auto encoding = takes_files ? std::optional<std::string>("multipart/form-data") : std::nullopt;
  return element("form", {{"action", action}, {"method", "post"}, {"enctype", encoding}, {"novalidate", true}},
                 hidden_input(kCsrfField, csrf_token) + content);
}

Fragment filter_form(const html::Url& action, const Fragment& content) {
  return element("form", {{"class", "sl-filters"}, {"action", action}, {"method", "get"}, {"novalidate", true}},
                 content);
}

Fragment text_input(const FormState& state, const TextInput& input) {
  const FieldNotes notes = field_notes(input.name, input.hint, state.error(input.name));
  if (input.type == "password") return password_input(input, notes);
  html::Attributes attributes = input_attributes(input, notes, "");
  attributes.push_back({"value", state.value(input.name)});
  return form_group(notes.has_error, label(input.name, input.label, input.is_label_page_heading) + notes.markup +
                                         element("input", attributes));
}

Fragment text_area(const FormState& state, const TextArea& input) {
  FieldNotes notes = field_notes(input.name, input.hint, state.error(input.name));
  const std::string info_id = input.name + "-info";
  if (input.most_characters) notes.described_by = info_id + (notes.described_by ? " " + *notes.described_by : "");
  const std::string counted = input.most_characters ? " nhsuk-js-character-count" : "";
  // A parser drops a line end that comes first in a text area, so one is put there to be dropped.
  Fragment content = label(input.name, input.label) + notes.markup +
                     element("textarea",
                             {{"class", class_with_error("nhsuk-textarea", notes.has_error) + counted},
                              {"id", input.name},
                              {"name", input.name},
                              {"rows", input.rows},
                              {"aria-describedby", notes.described_by}},
                             "\n" + state.value(input.name));
  if (!input.most_characters) return form_group(notes.has_error, content);
  const std::string most = std::to_string(*input.most_characters);
  content += element("div", {{"class", "nhsuk-hint nhsuk-character-count__message"}, {"id", info_id}},
                     "You can enter up to " + most + " characters");
  return form_group(notes.has_error, content,
                    {.classes = "nhsuk-character-count", .module = "nhsuk-character-count", .most_characters = most});
}

Fragment date_input(const FormState& state, const DateInput& input) {
  const FieldNotes notes = field_notes(input.name, input.hint, date_error(state, input));
  const Fragment parts =
      element("div", {{"class", "nhsuk-date-input"}},
              html::each(kDateParts, [&](const DatePart& part) { return date_part(state, input, part); }));
  return form_group(
      notes.has_error,
      fieldset({.id = input.name, .legend = input.legend, .described_by = notes.described_by}, notes.markup + parts));
}

Fragment select(const FormState& state, const Select& input) {
  const FieldNotes notes = field_notes(input.name, input.hint, state.error(input.name));
  const auto option = [&](const std::pair<std::string, std::string>& choice) {
    return element("option", {{"value", choice.first}, {"selected", state.is_chosen(input.name, choice.first)}},
                   choice.second);
  };
  return form_group(notes.has_error, label(input.name, input.label) + notes.markup +
                                         element("select",
                                                 {{"class", class_with_error("nhsuk-select", notes.has_error)},
                                                  {"id", input.name},
                                                  {"name", input.name},
                                                  {"aria-describedby", notes.described_by}},
                                                 html::each(input.options, option)));
}

// Without nhsuk-frontend's drop zone: its button's name leaves out the words it shows (WCAG 2.5.3).
Fragment file_upload(const FormState& state, const FileUpload& input) {
  const FieldNotes notes = field_notes(input.name, input.hint, state.error(input.name));
  const Fragment field = element("input", {{"class", "nhsuk-file-upload__input"},
                                           {"id", input.name},
                                           {"name", input.name},
                                           {"type", "file"},
                                           {"accept", when_set(input.accept)},
                                           {"aria-describedby", notes.described_by}});
  return form_group(notes.has_error, label(input.name, input.label) + notes.markup + field);
}

Fragment hidden_input(std::string_view name, std::string_view value) {
  return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Fragment button(std::string_view words, ButtonKind kind, std::string_view name, std::string_view value) {
  const auto given = [&](std::string_view text) {
    return name.empty() ? std::nullopt : std::optional(std::string(text));
  };
  return element("button",
                 {{"class", button_class(kind)},
                  {"data-module", "nhsuk-button"},
                  {"data-prevent-double-click", "true"},
                  {"type", "submit"},
                  {"name", given(name)},
                  {"value", given(value)}},
                 words);
}

Fragment button_link(std::string_view words, const html::Url& to, ButtonKind kind) {
  return element("a",
                 {{"class", button_class(kind)},
                  {"data-module", "nhsuk-button"},
                  {"href", to},
                  {"role", "button"},
                  {"draggable", "false"}},
                 words);
}

Fragment button_group(const Fragment& buttons) {
  return element("div", {{"class", "nhsuk-button-group"}}, buttons);
}

}  // namespace site
