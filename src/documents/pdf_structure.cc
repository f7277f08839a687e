#include "documents/pdf_structure.h"

#include <set>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/check.h"
#include "base/london_time.h"
#include "documents/clean_text.h"
#include "documents/failure.h"

namespace documents {
namespace {

constexpr const char* kArtifactName = "/NonStruct";

/// Turns "/NonStruct << /MCID 7 >> BDC" into "/Artifact BMC".
class ArtifactFilter final : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    using Type = QPDFTokenizer::token_type_e;
    if (token.getType() == Type::tt_name && token.getValue() == kArtifactName) {
      is_within_ = true;
      return;
    }
    if (!is_within_) return writeToken(token);
    if (token.getType() != Type::tt_word || token.getValue() != "BDC") return;
    is_within_ = false;
    write("/Artifact BMC");
  }

 private:
  bool is_within_ = false;
};

class StructureWriter {
 public:
  StructureWriter(QPDF& pdf, const PaintedPdf& painted) : pdf_(pdf), painted_(painted) {}

  void complete() {
    auto root = pdf_.getRoot().getKey("/StructTreeRoot");
    base::check(root.isDictionary(), "Cairo writes a structure tree");
    walk(root);
    base::check(next_scope_ == painted_.scopes.size(), "every table heading has its scope");
    base::check(next_alternative_ == painted_.alternatives.size(), "every figure has its words");
    forget_artifacts_in(root.getKey("/ParentTree").getKey("/Nums"));
  }

 private:
  void walk(QPDFObjectHandle element) {
    describe(element);
    auto kids = element.getKey("/K");
    // Cairo leaves out the array around a single child.
    if (kids.isDictionary()) kids = QPDFObjectHandle::newArray({kids});
    if (!kids.isArray()) return;
    auto kept = QPDFObjectHandle::newArray();
    for (int i = 0; i < kids.getArrayNItems(); ++i) {
      auto kid = kids.getArrayItem(i);
      if (is_artifact(kid)) {
        artifacts_.insert(kid.getObjGen());
        continue;
      }
      if (kid.isDictionary()) walk(kid);
      kept.appendItem(kid);
    }
    element.replaceKey("/K", kept);
  }

  static bool is_artifact(QPDFObjectHandle& kid) {
    return kid.isDictionary() && kid.hasKey("/S") && kid.getKey("/S").isNameAndEquals(kArtifactName);
  }

  void describe(QPDFObjectHandle& element) {
    auto kind = element.getKey("/S");
    if (kind.isNameAndEquals("/TH")) {
      const auto& scope = painted_.scopes.at(next_scope_++);
      element.replaceKey("/A", QPDFObjectHandle::parse(fmt::format("<< /O /Table /Scope /{} >>", scope)));
    }
    if (kind.isNameAndEquals("/Figure"))
      element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(painted_.alternatives.at(next_alternative_++)));
  }

  /// The parent tree says for each marked content of a page whose it is; an artifact is nobody's.
  void forget_artifacts_in(QPDFObjectHandle numbers) {
    for (int i = 1; i < numbers.getArrayNItems(); i += 2) {
      auto owners = numbers.getArrayItem(i);
      for (int j = 0; j < owners.getArrayNItems(); ++j)
        if (artifacts_.contains(owners.getArrayItem(j).getObjGen()))
          owners.setArrayItem(j, QPDFObjectHandle::newNull());
    }
  }

  QPDF& pdf_;
  const PaintedPdf& painted_;
  std::size_t next_scope_ = 0;
  std::size_t next_alternative_ = 0;
  std::set<QPDFObjGen> artifacts_;
};

std::string xmp(const Report& report) {
  const auto made = base::utc_iso(report.made_at);
  return fmt::format(
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      R"(<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">)"
      R"(<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">)"
      R"(<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>)"
      R"(<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>)"
      R"(<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>)"
      R"(<xmp:CreateDate>{}</xmp:CreateDate><xmp:ModifyDate>{}</xmp:ModifyDate><xmp:CreatorTool>Sightline</xmp:CreatorTool>)"
      R"(</rdf:Description></rdf:RDF></x:xmpmeta>)"
      "\n<?xpacket end=\"r\"?>",
      escaped(report.title), escaped(report.author), made, made);
}

void complete_catalogue(QPDF& pdf, const Report& report) {
  auto root = pdf.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newString("en-GB"));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  auto metadata = QPDFObjectHandle::newStream(&pdf, xmp(report));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  root.replaceKey("/Metadata", metadata);
}

void complete_pages(QPDF& pdf) {
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    page.getObjectHandle().replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    page.addContentTokenFilter(std::make_shared<ArtifactFilter>());
  }
}

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setMinimumPDFVersion("1.7");
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

std::string with_structure(const PaintedPdf& painted, const Report& report) {
  try {
    QPDF pdf;
    pdf.processMemoryFile("the drawn report", painted.bytes.data(), painted.bytes.size());
    StructureWriter(pdf, painted).complete();
    complete_catalogue(pdf, report);
    complete_pages(pdf);
    return written(pdf);
  } catch (const QPDFExc& fault) {
    throw Failure(std::string("The PDF's structure: ") + fault.what());
  }
}

}  // namespace documents
