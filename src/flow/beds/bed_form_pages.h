// The parts that the forms about beds share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "flow/beds/typed_numbers.h"
#include "people/visit.h"

namespace flow::beds_view {

/// What the fields of a form hold at first.
using Example = std::vector<std::pair<std::string_view, std::string_view>>;
/// As given, or the example where nothing was.
[[nodiscard]] site::FormValues values_or_example(const site::FormValues& given, const Example& example);

/// Reads from `values`, which must outlive it.
[[nodiscard]] Typed typed_from(const site::FormValues& values);

struct NumberField {
  std::string_view name;
  std::string_view label;
  std::string_view hint = {};
};
[[nodiscard]] html::Fragment number_field(const site::FormState& state, const NumberField& field);
/// Fields of one thing under one legend.
[[nodiscard]] html::Fragment field_group(std::string_view legend, std::string_view hint, const html::Fragment& fields);

/// A form whose fields go into the address, one beneath the other.
[[nodiscard]] html::Fragment address_form(const html::Url& action, const html::Fragment& content);
/// `path` with every field that is not empty, but for those that must not stand in an address.
[[nodiscard]] html::Url address_of(std::string_view path, const site::FormValues& values);

/// Where the pages about beds lead to each other.
[[nodiscard]] html::Fragment other_questions();

}  // namespace flow::beds_view
