#include "app/check_answer.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

namespace app {
namespace {

using namespace governance;

constexpr std::size_t kWidth = 110;

std::int64_t count_of(const CheckAnswer& answer, auto&& holds) {
  return std::ranges::count_if(answer.findings, holds);
}

boost::json::object summary_json(const CheckAnswer& answer) {
  boost::json::object by_check;
  for (const Check& check : checks())
    if (const auto n = count_of(answer, [&](const CheckFinding& one) { return one.check == check.code; }); n > 0)
      by_check[check.code] = n;
  boost::json::object by_severity;
  for (const Severity severity : kSeverities)
    by_severity[severity_name(severity)] =
        count_of(answer, [&](const CheckFinding& one) { return one.severity == severity; });
  return {{"findings", answer.findings.size()}, {"by_check", by_check}, {"by_severity", by_severity}};
}

/// Broken at spaces, each line after `indent` spaces.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  while (!text.empty()) {
    std::size_t end = text.size();
    if (indent + text.size() > kWidth) {
      const auto space = text.rfind(' ', kWidth - indent);
      const auto next = text.find(' ', kWidth - indent);
      end = space != std::string_view::npos ? space : std::min(next, text.size());
    }
    fmt::format_to(std::back_inserter(out), "{:{}}{}\n", "", indent, text.substr(0, end));
    text = base::trimmed(text.substr(end));
  }
}

std::string heading(const MinuteBook& book, const std::string& id) {
  if (const Meeting* meeting = book.meeting(id)) {
    const Body* body = book.body(meeting->body);
    return fmt::format("{}, {}", body == nullptr ? meeting->body : body->name, base::long_date(meeting->date));
  }
  const auto bulletin = std::ranges::find(book.bulletins, id, &Bulletin::id);
  if (bulletin != book.bulletins.end()) return fmt::format("Bulletin of {}", base::long_date(bulletin->date));
  return "People, bodies and references from meeting to meeting";
}

std::string item_heading(const MinuteBook& book, const CheckFinding& finding) {
  const Meeting* meeting = book.meeting(finding.meeting);
  if (meeting == nullptr) return finding.item;
  const auto item = std::ranges::find_if(meeting->items, [&](const auto& one) { return one.number == finding.item; });
  if (item == meeting->items.end()) return "Item " + finding.item;
  return fmt::format("Item {}: {}", finding.item, item->title);
}

std::string counts_text(const CheckAnswer& answer) {
  std::vector<std::string> by_severity;
  for (const Severity severity : kSeverities)
    if (const auto n = count_of(answer, [&](const CheckFinding& one) { return one.severity == severity; }); n > 0)
      by_severity.push_back(fmt::format("{} {}", n, severity_name(severity)));
  std::set<std::string> meetings;
  for (const CheckFinding& one : answer.findings)
    if (!one.meeting.empty()) meetings.insert(one.meeting);
  const auto findings = static_cast<std::int64_t>(answer.findings.size());
  if (findings == 0) return "Nothing found.\n";
  return fmt::format(
      "{} ({}) in {}.\n", base::counted(findings, "finding", "findings"), base::listed(by_severity),
      base::counted(static_cast<std::int64_t>(meetings.size()), "meeting or bulletin", "meetings and bulletins"));
}

}  // namespace

std::string check_json(const CheckAnswer& answer) {
  boost::json::array findings;
  for (const CheckFinding& one : answer.findings)
    findings.push_back(boost::json::object{{"check", one.check},
                                           {"severity", severity_name(one.severity)},
                                           {"meeting", one.meeting},
                                           {"item", one.item},
                                           {"subject", one.subject},
                                           {"text", one.text}});
  return serialize(boost::json::object{{"findings", findings}, {"summary", summary_json(answer)}}) + "\n";
}

std::string check_text(const CheckAnswer& answer) {
  std::string out;
  const CheckFinding* before = nullptr;
  for (const CheckFinding& one : answer.findings) {
    const bool is_new_meeting = before == nullptr || before->meeting != one.meeting;
    if (is_new_meeting) out += fmt::format("{}{}\n", before == nullptr ? "" : "\n", heading(answer.book, one.meeting));
    if (!one.item.empty() && (is_new_meeting || before->item != one.item))
      out += fmt::format("  {}\n", item_heading(answer.book, one));
    const Check* const check = check_of(one.check);
    out += fmt::format("    {} {}: {}\n", one.check, severity_name(one.severity), check == nullptr ? "" : check->name);
    append_wrapped(out, one.text, 6);
    before = &one;
  }
  return out + (before == nullptr ? "" : "\n") + counts_text(answer);
}

std::string check_list_json() {
  boost::json::array out;
  for (const Check& one : checks())
    out.push_back(boost::json::object{{"code", one.code},
                                      {"name", one.name},
                                      {"rule", one.rule},
                                      {"mend", one.mend},
                                      {"severity", severity_name(one.worst)}});
  return serialize(out) + "\n";
}

std::string check_list_text() {
  std::string out;
  for (const Check& one : checks()) {
    out += fmt::format("{}  {}\n", one.code, one.name);
    append_wrapped(out, one.rule, 4);
  }
  return out;
}

}  // namespace app
