#include "site/html.h"

#include <array>

#include "base/check.h"
#include "base/text.h"
#include "site/http.h"

namespace html {
namespace {

constexpr std::string_view kNowhere = "#";

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

constexpr auto kNeedsEscaping = [] {
  std::array<bool, 256> table{};
  for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// Most text needs no escaping, so runs without any are copied whole.
void append_escaped(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kNeedsEscaping[static_cast<unsigned char>(text[i])]) continue;
    out.append(text, copied, i - copied).append(escaped(text[i]));
    copied = i + 1;
  }
  out.append(text, copied);
}

bool is_void(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {"input", "br", "img", "link", "meta", "hr"};
  return std::ranges::find(names, name) != names.end();
}

// Browsers drop tabs and line ends from an address and read "\" as "/", so "java\nscript:" and "/\elsewhere" would pass
// a naive check.
bool has_character_browsers_change(std::string_view address) {
  return std::ranges::any_of(address,
                             [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\'; });
}

bool is_site_relative(std::string_view address) {
  if (address.starts_with('/')) return !address.starts_with("//");
  return address.starts_with('?') || address.starts_with('#');
}

bool has_permitted_scheme(std::string_view address) {
  const std::string start = base::lower(address.substr(0, 8));
  constexpr std::array<std::string_view, 4> schemes = {"http://", "https://", "mailto:", "tel:"};
  return std::ranges::any_of(schemes, [&](std::string_view scheme) { return start.starts_with(scheme); });
}

std::string permitted(std::string text) {
  const bool is_safe = !has_character_browsers_change(text) && (is_site_relative(text) || has_permitted_scheme(text));
  return is_safe ? std::move(text) : std::string(kNowhere);
}

}  // namespace

class ElementWriter {
 public:
  static Fragment write(std::string_view name, std::span<const Attribute> attributes, const Fragment& content) {
    Fragment out;
    std::string& bytes = out.bytes_;
    bytes.reserve(content.bytes_.size() + 2 * name.size() + 5 + 40 * attributes.size());
    bytes.append("<").append(name);
    for (const Attribute& attribute : attributes) append(bytes, attribute);
    bytes += '>';
    if (is_void(name)) {
      base::check(content.empty(), "a void element has no content");
      return out;
    }
    bytes.append(content.bytes_).append("</").append(name).append(">");
    return out;
  }

 private:
  static void append(std::string& bytes, const Attribute& attribute) {
    if (attribute.is_absent) return;
    bytes.append(" ").append(attribute.name);
    if (!attribute.value) return;
    bytes.append("=\"");
    append_escaped(bytes, *attribute.value);
    bytes += '"';
  }
};

Url::Url(std::string text) : text_(permitted(std::move(text))) {}
Url::Url(std::string_view text) : Url(std::string(text)) {}
Url::Url(const char* text) : Url(std::string(text)) {}

Url Url::with(std::string_view name, std::string_view value) const {
  const std::size_t hash = std::min(text_.find('#'), text_.size());
  std::string address = text_.substr(0, hash);
  address += address.find('?') == std::string::npos ? '?' : '&';
  address += site::percent_encoded(name) + "=" + site::percent_encoded(value);
  return address + text_.substr(hash);
}

void Fragment::append_text(std::string_view text) {
  append_escaped(bytes_, text);
}

Fragment raw(Literal markup) {
  Fragment out;
  out.bytes_ = markup.text();
  return out;
}

Fragment trusted(std::string bytes) {
  Fragment out;
  out.bytes_ = std::move(bytes);
  return out;
}

Fragment element(Literal name, std::initializer_list<Attribute> attributes, const Fragment& content) {
  return ElementWriter::write(name.text(), attributes, content);
}
Fragment element_with(Literal name, std::span<const Attribute> attributes, const Fragment& content) {
  return ElementWriter::write(name.text(), attributes, content);
}

Fragment link(const Url& to, const Fragment& words) {
  return element("a", {{"href", to}}, words);
}

Fragment paragraph(const Fragment& content) {
  return element("p", content);
}

Fragment heading(int level, const Fragment& content) {
  switch (level) {
    case 1:
      return element("h1", {{"class", "nhsuk-heading-l"}}, content);
    case 2:
      return element("h2", {{"class", "nhsuk-heading-m"}}, content);
    case 3:
      return element("h3", {{"class", "nhsuk-heading-s"}}, content);
    default:
      base::check(level == 4, "a heading's level is 1 to 4");
  }
  return element("h4", {{"class", "nhsuk-heading-xs"}}, content);
}

Fragment visually_hidden(const Fragment& content) {
  return element("span", {{"class", "nhsuk-u-visually-hidden"}}, content);
}

Fragment bullets(const std::vector<Fragment>& items) {
  return element("ul", {{"class", "nhsuk-list nhsuk-list--bullet"}},
                 each(items, [](const Fragment& item) { return element("li", item); }));
}

}  // namespace html
