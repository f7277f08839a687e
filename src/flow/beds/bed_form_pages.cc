#include "flow/beds/bed_form_pages.h"

#include "flow/beds/bed_plan.h"

namespace flow::beds_view {

using html::Fragment;

site::FormValues values_or_example(const site::FormValues& given, const Example& example) {
  if (!given.empty()) return given;
  site::FormValues values;
  for (const auto& [name, value] : example) values.add(std::string(name), std::string(value));
  return values;
}

Typed typed_from(const site::FormValues& values) {
  return [&values](std::string_view field) { return std::string(values.get(field)); };
}

Fragment number_field(const site::FormState& state, const NumberField& field) {
  return site::text_input(state, {.name = std::string(field.name),
                                  .label = std::string(field.label),
                                  .hint = std::string(field.hint),
                                  .width = site::InputWidth::Five,
                                  .inputmode = "decimal"});
}

Fragment field_group(std::string_view legend, std::string_view hint, const Fragment& fields) {
  const Fragment about =
      html::when(!hint.empty(), [&] { return html::element("div", {{"class", "nhsuk-hint"}}, Fragment(hint)); });
  const Fragment fieldset = html::element(
      "fieldset", {{"class", "nhsuk-fieldset"}},
      html::element("legend", {{"class", "nhsuk-fieldset__legend nhsuk-fieldset__legend--s"}}, Fragment(legend)) +
          about + fields);
  return html::element("div", {{"class", "nhsuk-form-group"}}, fieldset);
}

Fragment address_form(const html::Url& action, const Fragment& content) {
  return html::element("form", {{"method", "get"}, {"action", action}, {"novalidate", true}}, content);
}

html::Url address_of(std::string_view path, const site::FormValues& values) {
  html::Url url(path);
  for (const auto& [name, value] : values.pairs())
    if (!value.empty() && name != site::kCsrfField && !is_kept_from_address(name)) url = url.with(name, value);
  return url;
}

Fragment other_questions() {
  return html::heading(2, "Other questions") +
         html::bullets({html::link("/beds", "How many beds are required"),
                        html::link("/beds/queue", "Quick answers from queueing formulas"),
                        html::link("/beds/audit", "Patients in the wrong setting"),
                        html::link("/beds/therapies", "Therapists' hours")});
}

}  // namespace flow::beds_view
