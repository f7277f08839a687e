// What the fields of forms.h share: hint and error message beside the field, and the group and fieldset round it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "site/html.h"

namespace site {

/// The hint (id NAME-hint) and the error message (id NAME-error) of a field, in the order NHS.UK shows them.
struct FieldNotes {
  html::Fragment markup;
  std::optional<std::string> described_by;  ///< their ids, for the field's aria-describedby
  bool has_error = false;
};
[[nodiscard]] FieldNotes field_notes(std::string_view name, std::string_view hint,
                                     const std::optional<std::string>& error);

/// "nhsuk-input", or "nhsuk-input nhsuk-input--error".
[[nodiscard]] std::string class_with_error(std::string_view name, bool has_error);

[[nodiscard]] html::Fragment label(std::string_view field, std::string_view words, bool is_page_heading = false);

/// The group's further classes and the script that enhances it.
struct GroupOptions {
  std::string_view classes = "";
  std::optional<std::string> module = std::nullopt;
  std::optional<std::string> most_characters = std::nullopt;
};
[[nodiscard]] html::Fragment form_group(bool has_error, const html::Fragment& content,
                                        const GroupOptions& options = {});

struct Fieldset {
  std::optional<std::string> id = std::nullopt;
  std::string_view legend;
  bool is_legend_page_heading = false;
  std::optional<std::string> described_by;
};
/// One that has an id can be reached from the error summary.
[[nodiscard]] html::Fragment fieldset(const Fieldset& about, const html::Fragment& content);

}  // namespace site
