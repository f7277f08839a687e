#include "documents/feed_writer.h"

#include <algorithm>
#include <sstream>

#include <fmt/chrono.h>
#include <pugixml.hpp>

#include "documents/clean_text.h"

namespace documents {
namespace {

std::string moment(base::Instant at) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(at));
}

void add_text(pugi::xml_node& to, const char* name, const std::string& text) {
  to.append_child(name).text().set(clean_text(text).c_str());
}

void add_link(pugi::xml_node& to, const char* relation, const std::string& address) {
  auto link = to.append_child("link");
  link.append_attribute("rel").set_value(relation);
  link.append_attribute("href").set_value(clean_text(address).c_str());
}

void add_entry(pugi::xml_node& feed, const FeedEntry& entry) {
  auto node = feed.append_child("entry");
  add_text(node, "id", entry.id);
  add_text(node, "title", entry.title);
  add_text(node, "updated", moment(entry.updated));
  add_link(node, "alternate", entry.link);
}

base::Instant newest(const Feed& feed) {
  const auto found = std::ranges::max_element(feed.entries, {}, &FeedEntry::updated);
  return found == feed.entries.end() ? feed.made_at : found->updated;
}

}  // namespace

std::string atom_file(const Feed& feed) {
  pugi::xml_document document;
  auto node = document.append_child("feed");
  node.append_attribute("xmlns").set_value("http://www.w3.org/2005/Atom");
  node.append_attribute("xml:lang").set_value("en-GB");
  add_text(node, "id", feed.id);
  add_text(node, "title", feed.title);
  add_text(node, "updated", moment(newest(feed)));
  auto author = node.append_child("author");
  add_text(author, "name", feed.author);
  add_link(node, "alternate", feed.link);
  add_link(node, "self", feed.self);
  for (const auto& entry : feed.entries) add_entry(node, entry);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace documents
