#include "governance/papers/pack_plan.h"

#include <fmt/format.h>

#include "base/london_time.h"

namespace governance {
namespace {

documents::Table table_of(std::string caption, std::vector<documents::Column> columns) {
  documents::Table out;
  out.caption = std::move(caption);
  out.columns = std::move(columns);
  return out;
}

std::string paper_title(const PackItem& item, const PackPaper& paper) {
  return paper.paper.cover.title.empty() ? item.title : paper.paper.cover.title;
}

documents::Table contents(const PackPlan& plan, int front_pages) {
  auto out = table_of("Papers and their pages", {{"Item"}, {"Paper"}, {"Title"}, {"Page", true}});
  const auto pages = first_pages(plan, front_pages);
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    const PackItem& item = plan.items[i];
    for (std::size_t k = 0; k < item.papers.size(); ++k)
      out.rows.push_back({item.number, item.labels[k], paper_title(item, item.papers[k]), std::to_string(pages[i][k])});
  }
  out.note = "Pages are those of the pack: the number at the foot of each page, and the one that a viewer shows.";
  return out;
}

documents::Table agenda(const PackPlan& plan) {
  auto out = table_of("Items in the order of the agenda", {{"Item"}, {"Title"}, {"Asked"}, {"Paper"}});
  for (const auto& item : plan.items) {
    std::string labels;
    for (const auto& label : item.labels) labels += (labels.empty() ? "" : ", ") + label;
    std::string title = item.title;
    if (!item.is_open) title += " (closed to you)";
    if (item.is_private) title += " (in private)";
    out.rows.push_back({item.number, title, item.asked, labels});
  }
  return out;
}

}  // namespace

std::string pack_title(const PackPlan& plan) {
  return fmt::format("{}, {}: papers", plan.committee, base::long_date(plan.date));
}

std::vector<std::vector<int>> first_pages(const PackPlan& plan, int front_pages) {
  std::vector<std::vector<int>> out;
  int next = front_pages + 1;
  for (const auto& item : plan.items) {
    auto& of_item = out.emplace_back();
    for (const auto& one : item.papers) {
      of_item.push_back(next);
      next += one.cover_pages + one.version.pages;
    }
  }
  return out;
}

documents::Report front_report(const PackPlan& plan, int front_pages) {
  documents::Report out;
  out.title = pack_title(plan);
  out.organisation = plan.committee;
  out.made_at = plan.made_at;
  out.facts = {{"Meeting", base::weekday_date(plan.date)}};
  if (!plan.meeting_facts.empty()) out.facts.emplace_back("When and where", plan.meeting_facts);
  out.facts.emplace_back("Made for", plan.reader);
  out.facts.emplace_back("Reference", plan.reference);
  out.blocks.emplace_back(documents::Heading{1, "Contents"});
  out.blocks.emplace_back(contents(plan, front_pages));
  out.blocks.emplace_back(documents::PageBreak{});
  out.blocks.emplace_back(documents::Heading{1, "Agenda"});
  out.blocks.emplace_back(agenda(plan));
  return out;
}

std::string watermark_of(const PackPlan& plan) {
  return fmt::format("{}  {}  {}", plan.reader, base::short_date_time(plan.made_at), plan.reference);
}

}  // namespace governance
