// One PDF made of many: the papers of a meeting bound for one reader, with bookmarks, page numbers and, on private
// pages, a watermark that says whose copy it is.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace paper_files {

struct PackPart {
  std::filesystem::path file;  ///< a checked PDF; must stay until the pack is written
  std::string title;           ///< of its part in the structure that a screen reader reads
  bool is_watermarked = false;
};
struct PackBookmark {
  std::string words;
  int page = 1;   ///< of the pack, from 1
  int level = 0;  ///< 0 at the top; at most one deeper than the bookmark before
};
struct PackLabels {
  std::string title;
  std::string watermark;  ///< initials, time and reference; drawn on the pages of watermarked parts
};

/// How many pages the pack's parts have together. Each page says its number at the foot, "Pack page 12 of 340", the
/// same that a viewer shows. What the parts carry beside their pages (hidden_parts.h) is left behind; their structure
/// is kept under one tree. Parts are read as they are written, so that memory does not grow with their pictures. Throws
/// documents::Failure where a part cannot be read or the disk does not take the pack.
int write_pack(const std::vector<PackPart>& parts, const std::vector<PackBookmark>& bookmarks, const PackLabels& labels,
               const std::filesystem::path& to);

}  // namespace paper_files
