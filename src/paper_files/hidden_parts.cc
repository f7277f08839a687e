#include "paper_files/hidden_parts.h"

#include <algorithm>
#include <array>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace paper_files {
namespace {

constexpr std::array kOfTheDocument = {"/Names", "/OpenAction", "/AA",      "/AcroForm",  "/Metadata",    "/PieceInfo",
                                       "/AF",    "/Collection", "/Threads", "/Perms",     "/SpiderInfo",  "/Legal",
                                       "/DSS",   "/Extensions", "/URI",     "/DPartRoot", "/Requirements"};
constexpr std::array kOfAnything = {"/Metadata", "/PieceInfo", "/AA", "/AF", "/LastModified"};
constexpr std::array kOfALink = {"/T",     "/Contents", "/NM",  "/M",  "/CreationDate",
                                 "/Popup", "/PA",       "/IRT", "/RC", "/Subj"};

bool is_kind(QPDFObjectHandle annotation, const char* kind) {
  return annotation.isDictionary() && annotation.getKey("/Subtype").isNameAndEquals(kind);
}

bool is_harmless(QPDFObjectHandle action) {
  return action.isDictionary() &&
         (action.getKey("/S").isNameAndEquals("/URI") || action.getKey("/S").isNameAndEquals("/GoTo"));
}

bool is_plain_link(QPDFObjectHandle annotation) {
  if (!is_kind(annotation, "/Link")) return false;
  return annotation.hasKey("/A") ? is_harmless(annotation.getKey("/A")) : annotation.hasKey("/Dest");
}

void make_plain(QPDFObjectHandle link) {
  for (const char* key : kOfALink) link.removeKey(key);
  if (link.hasKey("/A")) link.getKey("/A").removeKey("/Next");
}

/// The page's annotations that `keeps` wants.
template <class Keeps>
void keep_annotations(QPDFPageObjectHelper& page, Keeps keeps) {
  auto annotations = page.getObjectHandle().getKey("/Annots");
  if (!annotations.isArray()) return page.getObjectHandle().removeKey("/Annots");
  auto kept = QPDFObjectHandle::newArray();
  for (auto one : annotations.getArrayAsVector())
    if (keeps(one)) kept.appendItem(one);
  if (kept.getArrayNItems() == 0)
    page.getObjectHandle().removeKey("/Annots");
  else
    page.getObjectHandle().replaceKey("/Annots", kept);
}

/// What was filled in stays as a picture of itself; comments must be gone before, or they would become part of the
/// page.
void flatten_forms(QPDF& pdf) {
  QPDFPageDocumentHelper pages(pdf);
  bool has_fields = false;
  for (auto& page : pages.getAllPages())
    keep_annotations(page, [&](QPDFObjectHandle one) {
      has_fields = has_fields || is_kind(one, "/Widget");
      return is_kind(one, "/Widget") || is_plain_link(one);
    });
  if (!has_fields) return;
  QPDFAcroFormDocumentHelper(pdf).generateAppearancesIfNeeded();
  pages.flattenAnnotations();
}

void clean_pages(QPDF& pdf) {
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages())
    keep_annotations(page, [](QPDFObjectHandle one) {
      const bool stays = is_plain_link(one);
      if (stays) make_plain(one);
      return stays;
    });
}

}  // namespace

void remove_hidden_parts(QPDF& pdf) {
  flatten_forms(pdf);
  clean_pages(pdf);
  for (const char* key : kOfTheDocument) pdf.getRoot().removeKey(key);
  for (auto& object : pdf.getAllObjects()) {
    auto dictionary = object.isStream() ? object.getDict() : object;
    if (!dictionary.isDictionary()) continue;
    for (const char* key : kOfAnything)
      if (dictionary.hasKey(key)) dictionary.removeKey(key);
  }
  pdf.getTrailer().removeKey("/Info");
}

}  // namespace paper_files
