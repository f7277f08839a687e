// The structure trees of several PDFs as one, so that a pack stays readable by a screen reader.
#pragma once

#include <string>
#include <vector>

#include <qpdf/QPDF.hh>

namespace paper_files {

class PackStructure {
 public:
  explicit PackStructure(QPDF& pack);

  /// Takes over a part's tree, for pages of the pack that were made from its own. REQUIRES: called once a part, in
  /// order, after its pages were added.
  void add(QPDF& part, const std::string& title, const std::vector<QPDFObjectHandle>& pages_in_pack);
  /// Hangs the tree into the pack's catalogue.
  void finish();

 private:
  void take_parents(QPDFObjectHandle tree);
  void take_roles(QPDFObjectHandle tree);

  QPDF& pack_;
  QPDFObjectHandle root_;
  QPDFObjectHandle document_;
  QPDFObjectHandle numbers_;
  long long next_ = 0;  ///< the first key that no part has used
};

}  // namespace paper_files
