#include "paper_files/pack_structure.h"

#include <algorithm>

#include <qpdf/QPDFNumberTreeObjectHelper.hh>

namespace paper_files {
namespace {

void shift(QPDFObjectHandle dictionary, const char* key, long long by) {
  auto value = dictionary.getKey(key);
  if (value.isInteger()) dictionary.replaceKey(key, QPDFObjectHandle::newInteger(value.getIntValue() + by));
}

/// Forms and pictures of a page may stand in the tree by themselves.
void shift_forms(QPDFObjectHandle page, long long by, std::set<QPDFObjGen>& done) {
  auto forms = page.getKey("/Resources").getKey("/XObject");
  if (!forms.isDictionary()) return;
  for (auto& [name, form] : forms.getDictAsMap()) {
    if (!form.isStream() || !done.insert(form.getObjGen()).second) continue;
    shift(form.getDict(), "/StructParent", by);
    shift(form.getDict(), "/StructParents", by);
  }
}

}  // namespace

PackStructure::PackStructure(QPDF& pack)
    : pack_(pack),
      root_(pack.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructTreeRoot >>"))),
      document_(pack.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem /S /Document /K [] >>"))),
      numbers_(QPDFObjectHandle::newArray()) {
  document_.replaceKey("/P", root_);
  root_.replaceKey("/K", document_);
  root_.replaceKey("/RoleMap", QPDFObjectHandle::newDictionary());
}

void PackStructure::take_parents(QPDFObjectHandle tree) {
  auto parents = tree.getKey("/ParentTree");
  if (!parents.isDictionary()) return;
  long long last = next_ - 1;
  for (const auto& [key, value] : QPDFNumberTreeObjectHelper(parents, pack_)) {
    numbers_.appendItem(QPDFObjectHandle::newInteger(next_ + key));
    numbers_.appendItem(value);
    last = std::max(last, next_ + key);
  }
  next_ = last + 1;
}

void PackStructure::take_roles(QPDFObjectHandle tree) {
  auto roles = tree.getKey("/RoleMap");
  if (!roles.isDictionary()) return;
  auto known = root_.getKey("/RoleMap");
  for (auto& [name, role] : roles.getDictAsMap())
    if (!known.hasKey(name)) known.replaceKey(name, role);
}

void PackStructure::add(QPDF& part, const std::string& title, const std::vector<QPDFObjectHandle>& pages_in_pack) {
  auto theirs = part.getRoot().getKey("/StructTreeRoot");
  if (!theirs.isDictionary()) return;
  if (!theirs.isIndirect()) theirs = part.makeIndirectObject(theirs);
  auto tree = pack_.copyForeignObject(theirs);
  std::set<QPDFObjGen> done;
  for (auto page : pages_in_pack) {
    shift(page, "/StructParents", next_);
    for (auto annotation : page.getKey("/Annots").getArrayAsVector()) shift(annotation, "/StructParent", next_);
    shift_forms(page, next_, done);
  }
  take_parents(tree);
  take_roles(tree);
  auto kids = tree.getKey("/K");
  if (kids.isDictionary()) kids = QPDFObjectHandle::newArray({kids});
  if (!kids.isArray()) return;
  auto section = pack_.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem /S /Part >>"));
  section.replaceKey("/T", QPDFObjectHandle::newUnicodeString(title));
  section.replaceKey("/P", document_);
  for (auto kid : kids.getArrayAsVector()) {
    if (!kid.isDictionary()) continue;
    kid.replaceKey("/P", section);
    if (kid.getKey("/S").isNameAndEquals("/Document")) kid.replaceKey("/S", QPDFObjectHandle::newName("/Sect"));
  }
  section.replaceKey("/K", kids);
  document_.getKey("/K").appendItem(section);
}

void PackStructure::finish() {
  auto parents = pack_.makeIndirectObject(QPDFObjectHandle::newDictionary());
  parents.replaceKey("/Nums", numbers_);
  root_.replaceKey("/ParentTree", parents);
  root_.replaceKey("/ParentTreeNextKey", QPDFObjectHandle::newInteger(next_));
  pack_.getRoot().replaceKey("/StructTreeRoot", root_);
  pack_.getRoot().replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
}

}  // namespace paper_files
