// Bits of XML that several parts of an .xlsx share. For .cc files alone: pugixml stays out of headers that others read.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace spreadsheets {

/// Reads in place: `bytes` are spent, and outlive `xml`. Entities that a file defines are not expanded.
inline bool parse_xml(pugi::xml_document& xml, std::string& bytes) {
  return static_cast<bool>(
      xml.load_buffer_inplace(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
}

/// A name without its prefix: some programs write x:row.
inline std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

inline pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  for (const auto& child : node.children())
    if (local_name(child) == name) return child;
  return {};
}

/// The text of <t>, or of <r><t> runs joined; not of readings aloud (rPh).
inline std::string rich_text(const pugi::xml_node& node) {
  std::string out;
  for (const auto& child : node.children()) {
    if (local_name(child) == "t") out += child.text().get();
    if (local_name(child) == "r") out += child_named(child, "t").text().get();
  }
  return out;
}

}  // namespace spreadsheets
