// HTML that cannot forget to escape: text and HTML are different types, and only text from people is ever inserted.
//
//   html::Fragment row = html::element("td", {{"class", "nhsuk-table__cell"}}, name);   // name: std::string, escaped
//
// A Fragment is finished, safe HTML. It is made only by the functions here: from literals (Literal, checked when
// compiling), from text (escaped), from elements, and from other Fragments.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace html {

/// Text written in our own source: the only text that passes unescaped. Its constructor runs when compiling, so a
/// string made at run time cannot become one.
class Literal {
 public:
  template <std::size_t n>
  consteval Literal(const char (&text)[n]) : text_(text, n - 1) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// A link's target or an image's source: site-relative ("/reports/...", "?page=2", "#name"), http, https, mailto or
/// tel. Anything else, "javascript:" or "//elsewhere" for instance, becomes "#".
class Url {
 public:
  Url(std::string text);       // NOLINT(google-explicit-constructor)
  Url(std::string_view text);  // NOLINT(google-explicit-constructor)
  Url(const char* text);       // NOLINT(google-explicit-constructor)
  [[nodiscard]] const std::string& text() const { return text_; }
  /// With one more query parameter, percent-encoded, before any "#...".
  [[nodiscard]] Url with(std::string_view name, std::string_view value) const;

 private:
  std::string text_;
};

class Fragment {
 public:
  Fragment() = default;
  Fragment(std::string_view text) { append_text(text); }    // NOLINT(google-explicit-constructor): escaped
  Fragment(const std::string& text) { append_text(text); }  // NOLINT(google-explicit-constructor): escaped
  Fragment(const char* text) { append_text(text); }         // NOLINT(google-explicit-constructor): escaped

  Fragment& operator+=(const Fragment& other) { return bytes_ += other.bytes_, *this; }
  /// Markup written in our own source: what `+= raw(markup)` does, without a copy.
  Fragment& add_raw(Literal markup) { return bytes_ += markup.text(), *this; }
  friend Fragment operator+(Fragment a, const Fragment& b) { return std::move(a += b); }
  /// Room for so many bytes in all: for the few fragments that grow large.
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  [[nodiscard]] const std::string& str() const& { return bytes_; }
  [[nodiscard]] std::string str() && { return std::move(bytes_); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  friend Fragment raw(Literal);
  friend Fragment trusted(std::string bytes);
  friend class ElementWriter;
  void append_text(std::string_view text);  ///< escapes & < > " '
  std::string bytes_;
};

/// Markup written in our own source.
[[nodiscard]] Fragment raw(Literal markup);
/// Markup made by another writer of ours (the chart's SVG). REQUIRES: that writer escapes. tests/lint lists its
/// callers.
[[nodiscard]] Fragment trusted(std::string bytes);

/// An attribute's name may hold letters, digits and dashes. `style` and names that begin with "on" may not be used: the
/// content security policy would block them.
[[nodiscard]] constexpr bool is_attribute_name(std::string_view name) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !name.empty() && std::ranges::all_of(name, is_allowed) && name != "style" && !name.starts_with("on");
}

/// Written in our own source and checked when compiling.
class AttributeName {
 public:
  template <std::size_t n>
  consteval AttributeName(const char (&text)[n]) : text_(text, n - 1) {  // NOLINT(google-explicit-constructor)
    if (!is_attribute_name(text_)) throw "not a name that an attribute may have";
  }
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// One attribute: a name and, escaped and quoted, a value; a name alone; or nothing, where the value is an empty
/// optional or the flag is false.
struct Attribute {
  Attribute(AttributeName key, std::string_view given) : name(key.text()), value(std::string(given)) {}
  Attribute(AttributeName key, std::string given) : name(key.text()), value(std::move(given)) {}
  Attribute(AttributeName key, const char* given) : name(key.text()), value(std::string(given)) {}
  Attribute(AttributeName key, const Url& url) : name(key.text()), value(url.text()) {}
  Attribute(AttributeName key, std::optional<std::string> given)
      : name(key.text()), value(std::move(given)), is_absent(!value) {}
  Attribute(AttributeName key, std::same_as<bool> auto is_present) : name(key.text()), is_absent(!is_present) {}
  Attribute(AttributeName key, std::same_as<int> auto number) : name(key.text()), value(std::to_string(number)) {}

  std::string_view name;
  std::optional<std::string> value;
  bool is_absent = false;
};
using Attributes = std::vector<Attribute>;

/// <name attributes>content</name>; a void element (input, br, img, link, meta, hr) gets no content and no end.
[[nodiscard]] Fragment element(Literal name, std::initializer_list<Attribute> attributes, const Fragment& content = {});
[[nodiscard]] Fragment element_with(Literal name, std::span<const Attribute> attributes, const Fragment& content);
// Templates, so that braces always stand for attributes.
template <std::same_as<Attributes> Made>
[[nodiscard]] Fragment element(Literal name, const Made& attributes, const Fragment& content = {}) {
  return element_with(name, attributes, content);
}
template <std::convertible_to<Fragment> Content>
[[nodiscard]] Fragment element(Literal name, const Content& content) {
  return element_with(name, {}, content);
}

/// `make` of each thing, one after the other.
template <class Range, class Make>
[[nodiscard]] Fragment each(const Range& things, Make make) {
  Fragment out;
  for (const auto& thing : things) out += make(thing);
  return out;
}
/// `content()` where the claim holds, else nothing.
template <class Make>
[[nodiscard]] Fragment when(bool claim, Make content) {
  return claim ? Fragment(content()) : Fragment();
}

[[nodiscard]] Fragment link(const Url& to, const Fragment& words);
[[nodiscard]] Fragment paragraph(const Fragment& content);
/// Level 1 to 4, with the size class NHS.UK gives that level ("nhsuk-heading-l" for 1 and so on).
[[nodiscard]] Fragment heading(int level, const Fragment& content);
[[nodiscard]] Fragment visually_hidden(const Fragment& content);
[[nodiscard]] Fragment bullets(const std::vector<Fragment>& items);

}  // namespace html
