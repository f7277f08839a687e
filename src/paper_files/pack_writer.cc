#include "paper_files/pack_writer.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFSystemError.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/check.h"
#include "documents/failure.h"
#include "paper_files/hidden_parts.h"
#include "paper_files/pack_stamps.h"
#include "paper_files/pack_structure.h"

namespace paper_files {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

// From the edges of a page as it is looked at.
constexpr double kFromSide = 24;
constexpr double kFromBottom = 8;

int turned(QPDFPageObjectHelper& page) {
  auto rotate = page.getAttribute("/Rotate", false);
  if (!rotate.isInteger()) return 0;
  const auto quarter = rotate.getIntValue() / 90 % 4;
  return static_cast<int>(quarter < 0 ? quarter + 4 : quarter);
}

Rectangle box_of(QPDFPageObjectHelper& page) {
  auto box = page.getCropBox();
  if (!box.isRectangle()) return {0, 0, 595.276, 841.89};
  const Rectangle read = box.getArrayAsRectangle();
  return {std::min(read.llx, read.urx), std::min(read.lly, read.ury), std::max(read.llx, read.urx),
          std::max(read.lly, read.ury)};
}

enum class Side { Left, Right };

/// A place for a line at the foot of the page as it is looked at, in the page's own coordinates.
Rectangle foot_of(const Rectangle& box, int quarters, Side side, double width) {
  const double across = quarters % 2 == 0 ? box.urx - box.llx : box.ury - box.lly;
  const double x = side == Side::Left ? kFromSide : across - kFromSide - width;
  const double low = kFromBottom;
  const double high = kFromBottom + kStampHeight;
  switch (quarters) {
    case 1:
      return {box.urx - high, box.lly + x, box.urx - low, box.lly + x + width};
    case 2:
      return {box.urx - x - width, box.ury - high, box.urx - x, box.ury - low};
    case 3:
      return {box.llx + low, box.ury - x - width, box.llx + high, box.ury - x};
    default:
      return {box.llx + x, box.lly + low, box.llx + x + width, box.lly + high};
  }
}

class Binder {
 public:
  explicit Binder(const PackLabels& labels) : labels_(labels) {
    pack_.emptyPDF();
    pack_.setSuppressWarnings(true);
    structure_ = std::make_unique<PackStructure>(pack_);
  }

  void add(const PackPart& part) {
    auto source = std::make_unique<QPDF>();
    source->setSuppressWarnings(true);
    source->processFile(part.file.c_str());
    remove_hidden_parts(*source);
    std::vector<QPDFObjectHandle> added;
    QPDFPageDocumentHelper all(pack_);
    const auto before = pages_.size();
    for (auto& page : QPDFPageDocumentHelper(*source).getAllPages()) {
      all.addPage(page, false);
      pages_.push_back({part.is_watermarked});
    }
    const auto& kept = pack_.getAllPages();
    added.assign(kept.begin() + static_cast<std::ptrdiff_t>(before), kept.end());
    structure_->add(*source, part.title, added);
    sources_.push_back(std::move(source));
  }

  void stamp() {
    stamps_bytes_ = stamps_pdf(page_count(), labels_.watermark);
    stamps_.processMemoryFile("the pack's stamps", stamps_bytes_.data(), stamps_bytes_.size());
    auto stamps = QPDFPageDocumentHelper(stamps_).getAllPages();
    if (!labels_.watermark.empty()) {
      copy_line_ = pack_.copyForeignObject(stamps[pages_.size()].getFormXObjectForPage());
      watermark_ = pack_.copyForeignObject(stamps.back().getFormXObjectForPage());
    }
    auto pages = QPDFPageDocumentHelper(pack_).getAllPages();
    for (std::size_t i = 0; i < pages.size(); ++i)
      stamp_page(pages[i], pack_.copyForeignObject(stamps[i].getFormXObjectForPage()), pages_[i].is_watermarked);
  }

  void bookmark(const std::vector<PackBookmark>& bookmarks) {
    if (bookmarks.empty()) return;
    auto root = pack_.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
    std::vector<QPDFObjectHandle> path = {root};
    const auto& pages = pack_.getAllPages();
    for (const auto& one : bookmarks) {
      const auto depth = static_cast<std::size_t>(one.level) + 1;
      base::check(depth <= path.size() && one.page >= 1 && one.page <= page_count(), "a bookmark has its place");
      path.resize(depth, QPDFObjectHandle::newNull());
      auto entry = pack_.makeIndirectObject(QPDFObjectHandle::newDictionary());
      entry.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(one.words));
      entry.replaceKey("/Dest", QPDFObjectHandle::newArray({pages[static_cast<std::size_t>(one.page) - 1],
                                                            QPDFObjectHandle::newName("/Fit")}));
      hang(path.back(), entry);
      path.push_back(entry);
    }
    pack_.getRoot().replaceKey("/Outlines", root);
    pack_.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
  }

  void write(const std::filesystem::path& to) {
    structure_->finish();
    describe();
    QPDFWriter writer(pack_, to.c_str());
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setMinimumPDFVersion("1.7");
    writer.write();
  }

  [[nodiscard]] int page_count() const { return static_cast<int>(pages_.size()); }

 private:
  struct PageFacts {
    bool is_watermarked = false;
  };

  /// Beneath its parent, after those that hang there.
  static void hang(QPDFObjectHandle parent, QPDFObjectHandle entry) {
    entry.replaceKey("/Parent", parent);
    auto last = parent.getKey("/Last");
    if (last.isDictionary()) {
      last.replaceKey("/Next", entry);
      entry.replaceKey("/Prev", last);
    } else {
      parent.replaceKey("/First", entry);
    }
    parent.replaceKey("/Last", entry);
    auto count = parent.getKey("/Count");
    parent.replaceKey("/Count", QPDFObjectHandle::newInteger(count.isInteger() ? count.getIntValue() + 1 : 1));
  }

  static std::string place(QPDFPageObjectHelper& page, QPDFObjectHandle form, const char* name,
                           const Rectangle& where) {
    auto resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
      resources = QPDFObjectHandle::newDictionary();
      page.getObjectHandle().replaceKey("/Resources", resources);
    }
    // Makes the dictionary of forms this page's own.
    resources.mergeResources(QPDFObjectHandle::parse("<< /XObject << >> >>"));
    int suffix = 1;
    const auto key = resources.getUniqueResourceName(name, suffix);
    auto content = page.placeFormXObject(form, key, where);
    if (!content.empty()) resources.getKey("/XObject").replaceKey(key, form);
    return content;
  }

  void stamp_page(QPDFPageObjectHelper& page, QPDFObjectHandle number, bool is_watermarked) {
    const Rectangle box = box_of(page);
    std::string drawn = "\nQ\n/Artifact BMC\n";
    if (is_watermarked && watermark_.isStream()) {
      drawn += place(page, watermark_, "/SlMark", box);
      drawn += place(page, copy_line_, "/SlCopy", foot_of(box, turned(page), Side::Left, kCopyLineWidth));
    }
    drawn += place(page, number, "/SlPage", foot_of(box, turned(page), Side::Right, kNumberWidth)) + "EMC\n";
    page.addPageContents(pack_.newStream("q\n"), true);
    page.addPageContents(pack_.newStream(drawn), false);
  }

  void describe() {
    auto root = pack_.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString("en-GB"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    root.replaceKey("/PageLabels", QPDFObjectHandle::parse("<< /Nums [ 0 << /S /D /St 1 >> ] >>"));
    auto about = QPDFObjectHandle::newDictionary();
    about.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(labels_.title));
    pack_.getTrailer().replaceKey("/Info", pack_.makeIndirectObject(about));
  }

  const PackLabels& labels_;
  // qpdf reads the streams of copied pages from where they came from, when the pack is written.
  std::string stamps_bytes_;
  QPDF stamps_;
  std::vector<std::unique_ptr<QPDF>> sources_;
  QPDF pack_;
  std::unique_ptr<PackStructure> structure_;
  std::vector<PageFacts> pages_;
  QPDFObjectHandle copy_line_;
  QPDFObjectHandle watermark_;
};

}  // namespace

int write_pack(const std::vector<PackPart>& parts, const std::vector<PackBookmark>& bookmarks, const PackLabels& labels,
               const std::filesystem::path& to) {
  try {
    Binder binder(labels);
    for (const auto& part : parts) binder.add(part);
    binder.stamp();
    binder.bookmark(bookmarks);
    binder.write(to);
    return binder.page_count();
  } catch (const QPDFExc& fault) {
    throw documents::Failure(std::string("The pack: ") + fault.what());
  } catch (const QPDFSystemError& fault) {
    throw documents::Failure(std::string("The pack: ") + fault.what());
  }
}

}  // namespace paper_files
