#include "governance/publication/public_parts_pages.h"

#include <fmt/format.h>

#include "base/mapped.h"
#include "governance/meetings/agenda.h"
#include "governance/minute_book/item_title.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

Fragment public_item(const AgendaItem& item, const std::optional<TimeOfDay>& at) {
  std::string title = item.number ? *item.number + ". " + item.title : item.title;
  Fragment out = html::heading(3, title);
  std::vector<site::SummaryRow> rows;
  if (at) rows.push_back({"Time", fmt::format("{}.{:02}", at->count() / 60, at->count() % 60)});
  if (is_private(item)) {
    if (item.kind == ItemKind::Substantive || item.private_reason)
      rows.push_back({"In private", item.private_reason.value_or("The reason is not given")});
  } else {
    if (item.purpose) rows.push_back({"Asked of the meeting", *item.purpose});
    if (!item.proposal.empty())
      rows.push_back({"Proposed", html::bullets(base::mapped(item.proposal,
                                                             [](const Limb& limb) { return Fragment(limb.text); }))});
    if (item.paper) rows.push_back({"Paper", *item.paper});
    if (item.medium == Medium::Verbal) rows.push_back({"Paper", "None: verbal"});
  }
  if (item.is_late) rows.push_back({"Added", "After the agenda was issued"});
  return rows.empty() ? out : out + site::summary_list(rows);
}

}  // namespace

Fragment public_agenda(const Meeting& copy) {
  const auto times = item_times(copy);
  Fragment out;
  for (std::size_t i = 0; i < copy.items.size(); ++i) out += public_item(copy.items[i], times[i]);
  return out;
}

}  // namespace governance
