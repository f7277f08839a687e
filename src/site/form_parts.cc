#include "site/form_parts.h"

namespace site {

using html::element;
using html::Fragment;

namespace {

std::string joined_ids(const std::string& a, const std::string& b) {
  return a.empty() ? b : a + " " + b;
}

}  // namespace

FieldNotes field_notes(std::string_view name, std::string_view hint, const std::optional<std::string>& error) {
  FieldNotes notes;
  std::string ids;
  if (!hint.empty()) {
    ids = std::string(name) + "-hint";
    notes.markup += element("div", {{"class", "nhsuk-hint"}, {"id", ids}}, hint);
  }
  if (error) {
    const std::string id = std::string(name) + "-error";
    notes.markup +=
        element("span", {{"class", "nhsuk-error-message"}, {"id", id}}, html::visually_hidden("Error: ") + *error);
    ids = joined_ids(ids, id);
    notes.has_error = true;
  }
  if (!ids.empty()) notes.described_by = ids;
  return notes;
}

std::string class_with_error(std::string_view name, bool has_error) {
  const std::string plain(name);
  return has_error ? plain + " " + plain + "--error" : plain;
}

Fragment label(std::string_view field, std::string_view words, bool is_page_heading) {
  const char* size = is_page_heading ? "nhsuk-label nhsuk-label--l" : "nhsuk-label nhsuk-label--s";
  Fragment out = element("label", {{"class", size}, {"for", field}}, words);
  return is_page_heading ? element("h1", {{"class", "nhsuk-label-wrapper"}}, out) : out;
}

Fragment form_group(bool has_error, const Fragment& content, const GroupOptions& options) {
  std::string classes = class_with_error("nhsuk-form-group", has_error);
  if (!options.classes.empty()) classes += " " + std::string(options.classes);
  return element("div",
                 {{"class", classes}, {"data-module", options.module}, {"data-maxlength", options.most_characters}},
                 content);
}

Fragment fieldset(const Fieldset& about, const Fragment& content) {
  const char* size = about.is_legend_page_heading ? "nhsuk-fieldset__legend nhsuk-fieldset__legend--l"
                                                  : "nhsuk-fieldset__legend nhsuk-fieldset__legend--s";
  const Fragment words = about.is_legend_page_heading
                             ? element("h1", {{"class", "nhsuk-fieldset__heading"}}, about.legend)
                             : Fragment(about.legend);
  const auto tabindex = about.id ? std::optional<std::string>("-1") : std::nullopt;
  return element(
      "fieldset",
      {{"class", "nhsuk-fieldset"}, {"id", about.id}, {"tabindex", tabindex}, {"aria-describedby", about.described_by}},
      element("legend", {{"class", size}}, words) + content);
}

}  // namespace site
