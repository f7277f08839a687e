// Reads finished HTML back, so that a test can ask for what a browser would find in it.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace site::testing {

struct Tag {
  std::string name;
  std::map<std::string, std::string, std::less<>> attributes;  ///< with the escapes undone
  std::string text;                                            ///< all text within, with the escapes undone

  [[nodiscard]] bool has(std::string_view attribute) const { return attributes.contains(attribute); }
  /// "" where there is none.
  [[nodiscard]] std::string get(std::string_view attribute) const {
    const auto at = attributes.find(attribute);
    return at == attributes.end() ? "" : at->second;
  }
};

/// Stricter than a browser: every element is closed in its turn and every attribute's value is quoted. Throws
/// otherwise.
class Markup {
 public:
  explicit Markup(std::string_view html) : rest_(html) {
    while (!rest_.empty()) {
      if (rest_.starts_with("<!"))
        (void)take_until(">");
      else if (rest_.starts_with("</"))
        close();
      else if (rest_.starts_with('<'))
        open();
      else
        add_text();
    }
    require(open_.empty(), "an element is left open");
  }

  [[nodiscard]] const std::vector<Tag>& tags() const { return tags_; }
  [[nodiscard]] std::vector<Tag> named(std::string_view name) const {
    std::vector<Tag> found;
    for (const Tag& tag : tags_)
      if (tag.name == name) found.push_back(tag);
    return found;
  }
  [[nodiscard]] std::vector<Tag> with_class(std::string_view wanted) const {
    std::vector<Tag> found;
    for (const Tag& tag : tags_)
      if ((" " + tag.get("class") + " ").find(" " + std::string(wanted) + " ") != std::string::npos)
        found.push_back(tag);
    return found;
  }
  [[nodiscard]] bool has_id(std::string_view id) const {
    for (const Tag& tag : tags_)
      if (tag.get("id") == id) return true;
    return false;
  }
  /// Throws where there is none.
  [[nodiscard]] Tag by_id(std::string_view id) const {
    for (const Tag& tag : tags_)
      if (tag.get("id") == id) return tag;
    throw std::runtime_error("nothing has the id " + std::string(id));
  }
  /// The first with that name. Throws where there is none.
  [[nodiscard]] Tag first(std::string_view name) const {
    for (const Tag& tag : tags_)
      if (tag.name == name) return tag;
    throw std::runtime_error("there is no " + std::string(name));
  }

  [[nodiscard]] static std::string unescaped(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> escapes = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string out;
    while (!text.empty()) {
      std::size_t taken = 1;
      char c = text[0];
      for (const auto& [escape, stands_for] : escapes)
        if (text.starts_with(escape)) c = stands_for, taken = escape.size();
      out += c;
      text.remove_prefix(taken);
    }
    return out;
  }

 private:
  static void require(bool claim, const std::string& what) {
    if (!claim) throw std::runtime_error(what);
  }
  std::string_view take_until(std::string_view end) {
    const auto at = rest_.find(end);
    require(at != std::string_view::npos, "no " + std::string(end));
    const std::string_view taken = rest_.substr(0, at);
    rest_.remove_prefix(at + end.size());
    return taken;
  }
  void add_text() {
    const std::size_t end = std::min(rest_.find('<'), rest_.size());
    for (const std::size_t i : open_) tags_[i].text += unescaped(rest_.substr(0, end));
    rest_.remove_prefix(end);
  }
  void close() {
    rest_.remove_prefix(2);
    const std::string name(take_until(">"));
    require(!open_.empty() && tags_[open_.back()].name == name, "</" + name + "> closes nothing");
    open_.pop_back();
  }
  void open() {
    rest_.remove_prefix(1);
    const auto end = rest_.find_first_of(" />");
    Tag tag{.name = std::string(rest_.substr(0, end)), .attributes = {}, .text = {}};
    rest_.remove_prefix(end);
    while (rest_.starts_with(' ')) take_attribute(tag);
    const bool closes_itself = rest_.starts_with('/');
    if (closes_itself) rest_.remove_prefix(1);
    require(rest_.starts_with('>'), "<" + tag.name + " has no end");
    rest_.remove_prefix(1);
    tags_.push_back(tag);
    if (!closes_itself && !is_void(tag.name)) open_.push_back(tags_.size() - 1);
  }
  void take_attribute(Tag& tag) {
    rest_.remove_prefix(1);
    const auto end = rest_.find_first_of("= />");
    const std::string name(rest_.substr(0, end));
    rest_.remove_prefix(end);
    std::string value;
    if (rest_.starts_with('=')) {
      require(rest_.starts_with("=\""), name + " is not quoted");
      rest_.remove_prefix(2);
      value = unescaped(take_until("\""));
    }
    require(tag.attributes.emplace(name, value).second, name + " comes twice in " + tag.name);
  }
  static bool is_void(std::string_view name) {
    return name == "input" || name == "br" || name == "img" || name == "link" || name == "meta" || name == "hr";
  }

  std::string_view rest_;
  std::vector<Tag> tags_;
  std::vector<std::size_t> open_;
};

}  // namespace site::testing
