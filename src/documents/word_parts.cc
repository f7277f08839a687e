#include "documents/word_parts.h"

#include <fmt/format.h>

#include "base/london_time.h"
#include "documents/clean_text.h"

namespace documents {
namespace {

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

constexpr const char* kStyles = R"xml(
<w:docDefaults>
 <w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="212B32"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
 <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Subtitle"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="46"/><w:szCs w:val="46"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="160"/></w:pPr><w:rPr><w:color w:val="4C6272"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Organisation"><w:name w:val="Organisation"/><w:basedOn w:val="Normal"/><w:next w:val="Title"/><w:pPr><w:keepNext/><w:spacing w:after="60"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="4C6272"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Fact"><w:name w:val="Fact"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:spacing w:after="40"/><w:ind w:left="2268" w:hanging="2268"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="400" w:after="120" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="300" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="60" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="80"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/><w:ind w:left="397" w:hanging="397"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="60"/><w:ind w:left="397" w:hanging="397"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:pBdr><w:left w:val="single" w:sz="36" w:space="10" w:color="005EB8"/></w:pBdr><w:spacing w:before="160" w:after="200"/><w:ind w:left="284"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableNote"><w:name w:val="Table Note"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="60" w:after="200"/></w:pPr><w:rPr><w:color w:val="4C6272"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="50" w:after="50" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Picture"><w:name w:val="Picture"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="80" w:after="80" w:line="240" w:lineRule="auto"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9746"/></w:tabs><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="4C6272"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="4C6272"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9746"/></w:tabs><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="4C6272"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="BFC9D1"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFC9D1"/></w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EDEE"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>
)xml";

std::string wrapped(const char* root, const std::string& inside) {
  return fmt::format(R"({0}<w:{1} xmlns:w="{2}" xmlns:r="{3}">{4}</w:{1}>)", kHead, root, kWord, kOffice, inside);
}

std::string field(const char* what) {
  return fmt::format(R"(<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>)", what);
}

std::string run(const std::string& words, const char* properties = "") {
  return fmt::format(R"(<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>)", properties, escaped(words));
}

std::string relation(const std::string& id, const char* kind, const std::string& target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, kOffice, kind, target);
}

std::string relations(const std::string& inside) {
  return fmt::format(R"({}<Relationships xmlns="{}">{}</Relationships>)", kHead, kRelations, inside);
}

constexpr const char* kRight = "<w:r><w:tab/></w:r>";

}  // namespace

std::string word_styles() {
  return wrapped("styles", kStyles);
}

std::string word_numbering(int numbered) {
  const auto level = [](int id, const char* form, const char* mark) {
    return fmt::format(
        R"(<w:abstractNum w:abstractNumId="{}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">)"
        R"(<w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/><w:lvlJc w:val="left"/>)"
        R"(<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>)",
        id, form, mark);
  };
  std::string out = level(1, "bullet", "•") + level(2, "decimal", "%1.");
  out += R"(<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>)";
  for (int i = 0; i < numbered; ++i)
    out += fmt::format(R"(<w:num w:numId="{}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">)"
                       R"(<w:startOverride w:val="1"/></w:lvlOverride></w:num>)",
                       i + 2);
  return wrapped("numbering", out);
}

std::string word_settings() {
  return wrapped(
      "settings",
      R"(<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>)"
      R"(<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>)"
      R"(</w:compat><w:themeFontLang w:val="en-GB"/>)");
}

std::string word_header(const Report& report) {
  return wrapped("hdr",
                 R"(<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>)" + run(shortened_to(report.title, 70)) + kRight +
                     run(shortened_to(report.status, 40), R"(<w:b/><w:color w:val="A31F1F"/><w:sz w:val="18"/>)") +
                     "</w:p>");
}

std::string word_footer(const Report& report) {
  return wrapped("ftr", R"(<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>)" +
                            run(shortened_to(report.organisation, 70)) + kRight + run("Page ") + field("PAGE") +
                            run(" of ") + field("NUMPAGES") + "</w:p>");
}

std::string word_core_properties(const Report& report) {
  const auto made = base::utc_iso(report.made_at);
  return fmt::format(
      R"({}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
      R"(xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" )"
      R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>)"
      R"(<dc:creator>{}</dc:creator><dc:language>en-GB</dc:language><cp:contentStatus>{}</cp:contentStatus>)"
      R"(<dcterms:created xsi:type="dcterms:W3CDTF">{}</dcterms:created>)"
      R"(<dcterms:modified xsi:type="dcterms:W3CDTF">{}</dcterms:modified></cp:coreProperties>)",
      kHead, escaped(report.title), escaped(report.subtitle), escaped(report.author), escaped(report.status), made,
      made);
}

std::string word_application_properties(const Report& report) {
  return fmt::format(
      R"({}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">)"
      R"(<Application>Sightline</Application><Company>{}</Company></Properties>)",
      kHead, escaped(report.organisation));
}

std::string word_content_types() {
  const auto part = [](const char* name, const char* type) {
    return fmt::format(R"(<Override PartName="/{}" ContentType="application/vnd.openxmlformats-{}+xml"/>)", name, type);
  };
  const std::string word = "officedocument.wordprocessingml.";
  const auto word_part = [&](const char* name, const char* type) {
    return part(fmt::format("word/{}.xml", name).c_str(), (word + type).c_str());
  };
  return fmt::format(R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)", kHead) +
         R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
         R"(<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>)" +
         word_part("document", "document.main") + word_part("styles", "styles") + word_part("numbering", "numbering") +
         word_part("settings", "settings") + word_part("header1", "header") + word_part("footer1", "footer") +
         part("docProps/core.xml", "package.core-properties") +
         part("docProps/app.xml", "officedocument.extended-properties") + "</Types>";
}

std::string word_package_relations() {
  return relations(
      relation("rId1", "officeDocument", "word/document.xml") +
      R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/)"
      R"(core-properties" Target="docProps/core.xml"/>)" +
      relation("rId3", "extended-properties", "docProps/app.xml"));
}

std::string word_document_relations(int pictures) {
  std::string all = relation("rIdStyles", "styles", "styles.xml") +
                    relation("rIdNumbering", "numbering", "numbering.xml") +
                    relation("rIdSettings", "settings", "settings.xml") +
                    relation("rIdHeader", "header", "header1.xml") + relation("rIdFooter", "footer", "footer1.xml");
  for (int i = 1; i <= pictures; ++i)
    all += relation(fmt::format("rIdPicture{}", i), "image", fmt::format("media/{}.png", i));
  return relations(all);
}

}  // namespace documents
