// Radios and checkboxes: the same markup under two names.
#include "site/form_parts.h"
#include "site/forms.h"

namespace site {

using html::element;
using html::Fragment;

namespace {

/// "radio" within "nhsuk-radios", "checkbox" within "nhsuk-checkboxes".
struct ChoiceKind {
  std::string type;
  std::string block;
  std::string module;
};

struct ChoicePlace {
  const ChoiceKind& kind;
  const Choices& all;
  const FormState& state;
  std::optional<std::string> described_by;  ///< where no fieldset carries the description
};

std::string choice_id(const Choices& input, std::size_t index) {
  return index == 0 ? input.name : input.name + "-" + std::to_string(index + 1);
}

std::optional<std::string> description(const ChoicePlace& place, const Choice& choice, const std::string& hint_id) {
  if (choice.hint.empty()) return place.described_by;
  return place.described_by ? *place.described_by + " " + hint_id : hint_id;
}

Fragment item(const ChoicePlace& place, const Choice& choice, const std::string& id) {
  const std::string& block = place.kind.block;
  const std::string hint_id = id + "-item-hint";
  const auto controls = choice.revealed.empty() ? std::nullopt : std::optional("conditional-" + id);
  Fragment out = element("input", {{"class", block + "__input"},
                                   {"id", id},
                                   {"name", place.all.name},
                                   {"type", place.kind.type},
                                   {"value", choice.value},
                                   {"checked", place.state.is_chosen(place.all.name, choice.value)},
                                   {"data-aria-controls", controls},
                                   {"aria-describedby", description(place, choice, hint_id)}});
  out += element("label", {{"class", "nhsuk-label " + block + "__label"}, {"for", id}}, choice.label);
  if (!choice.hint.empty())
    out += element("div", {{"class", "nhsuk-hint " + block + "__hint"}, {"id", hint_id}}, choice.hint);
  return element("div", {{"class", block + "__item"}}, out);
}

// The style hides what is not chosen only once the script is there to show it.
Fragment revealed(const ChoicePlace& place, const Choice& choice, const std::string& id) {
  if (choice.revealed.empty()) return {};
  const std::string plain = place.kind.block + "__conditional";
  const bool is_shown = place.state.is_chosen(place.all.name, choice.value);
  return element("div", {{"class", is_shown ? plain : plain + " " + plain + "--hidden"}, {"id", "conditional-" + id}},
                 choice.revealed);
}

std::string block_class(const ChoiceKind& kind, const Choices& input) {
  std::string classes = kind.block;
  if (input.is_small) classes += " " + kind.block + "--small";
  if (input.is_inline) classes += " " + kind.block + "--inline";
  return classes;
}

Fragment choices(const ChoiceKind& kind, const FormState& state, const Choices& input) {
  const FieldNotes notes = field_notes(input.name, input.hint, state.error(input.name));
  const bool has_fieldset = !input.legend.empty();
  const ChoicePlace place{kind, input, state, has_fieldset ? std::nullopt : notes.described_by};
  Fragment items;
  for (std::size_t i = 0; i < input.choices.size(); ++i) {
    const std::string id = choice_id(input, i);
    items += item(place, input.choices[i], id);
    items += revealed(place, input.choices[i], id);
  }
  const Fragment content =
      notes.markup + element("div", {{"class", block_class(kind, input)}, {"data-module", kind.module}}, items);
  if (!has_fieldset) return form_group(notes.has_error, content);
  return form_group(notes.has_error, fieldset({.legend = input.legend,
                                               .is_legend_page_heading = input.is_legend_page_heading,
                                               .described_by = notes.described_by},
                                              content));
}

}  // namespace

Fragment radios(const FormState& state, const Choices& input) {
  // nhsuk-frontend's own script gives radios aria-expanded, which they may not have; ours (sightline.js) does not.
  return choices({.type = "radio", .block = "nhsuk-radios", .module = "sl-radios"}, state, input);
}

Fragment checkboxes(const FormState& state, const Choices& input) {
  return choices({.type = "checkbox", .block = "nhsuk-checkboxes", .module = "nhsuk-checkboxes"}, state, input);
}

}  // namespace site
