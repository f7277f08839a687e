#include "spreadsheets/xlsx_parts.h"

#include <map>

#include "spreadsheets/number_format.h"
#include "spreadsheets/xlsx_xml.h"

namespace spreadsheets {
namespace {

/// As the archive names it: relations are given from the folder of the workbook, or from the root.
std::string part_name(std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  if (target.starts_with("./")) target.remove_prefix(2);
  return "xl/" + std::string(target);
}

std::map<std::string, std::string, std::less<>> targets_of(std::string& relations) {
  std::map<std::string, std::string, std::less<>> out;
  pugi::xml_document xml;
  if (!parse_xml(xml, relations)) return out;
  for (const auto& one : xml.document_element().children())
    out.emplace(one.attribute("Id").value(), part_name(one.attribute("Target").value()));
  return out;
}

std::string_view relation_of(const pugi::xml_node& sheet) {
  for (const auto& attribute : sheet.attributes())
    if (std::string_view(attribute.name()).ends_with(":id")) return attribute.value();
  return {};
}

std::map<unsigned, bool> own_formats(const pugi::xml_node& styles) {
  std::map<unsigned, bool> out;
  for (const auto& format : child_named(styles, "numFmts").children())
    out[format.attribute("numFmtId").as_uint()] =
        is_date_format(std::string_view(format.attribute("formatCode").value()));
  return out;
}

}  // namespace

WorkbookPart read_workbook_part(std::string& workbook, std::string& relations) {
  WorkbookPart out;
  const auto targets = targets_of(relations);
  pugi::xml_document xml;
  if (!parse_xml(xml, workbook)) return out;
  const auto root = xml.document_element();
  out.counts_from_1904 = child_named(root, "workbookPr").attribute("date1904").as_bool();
  for (const auto& sheet : child_named(root, "sheets").children()) {
    const auto target = targets.find(relation_of(sheet));
    if (target != targets.end()) out.sheets.push_back({sheet.attribute("name").value(), target->second});
  }
  return out;
}

std::vector<std::string> read_shared_texts(std::string& part) {
  std::vector<std::string> out;
  pugi::xml_document xml;
  if (!parse_xml(xml, part)) return out;
  for (const auto& item : xml.document_element().children())
    if (local_name(item) == "si") out.push_back(rich_text(item));
  return out;
}

std::vector<bool> read_date_styles(std::string& part) {
  std::vector<bool> out;
  pugi::xml_document xml;
  if (!parse_xml(xml, part)) return out;
  const auto own = own_formats(xml.document_element());
  for (const auto& style : child_named(xml.document_element(), "cellXfs").children()) {
    const unsigned number = style.attribute("numFmtId").as_uint();
    const auto found = own.find(number);
    out.push_back(found == own.end() ? is_date_format(number) : found->second);
  }
  return out;
}

}  // namespace spreadsheets
