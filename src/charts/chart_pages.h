// What a report's charts, tables and icons are on a page of the site: the same drawing, cells and words.
#pragma once

#include <string_view>

#include "documents/performance_icons.h"
#include "documents/report.h"
#include "site/components.h"

namespace charts {

/// The same cells in the same words as in every other form of the document, with its note beneath.
[[nodiscard]] html::Fragment page_table(const documents::Table& table);

/// To stand beneath a heading, which says its title. The drawing with its summary and, beneath and folded, its data as
/// a table; a link to the lineage where it has one. A chart with nothing to draw says so. REQUIRES: `id` made of
/// letters, digits and hyphens, and one of its kind on the page.
[[nodiscard]] html::Fragment page_chart(const documents::Chart& chart, std::string_view id);
[[nodiscard]] html::Fragment page_chart(const documents::TimeChart& chart, std::string_view id);

/// Beside an icon its words are shown, or hidden from the eye alone where a table has no room.
enum class IconWords { Shown, Hidden };
[[nodiscard]] html::Fragment page_icon(documents::VariationIcon icon, IconWords words = IconWords::Shown);
[[nodiscard]] html::Fragment page_icon(documents::AssuranceIcon icon, IconWords words = IconWords::Shown);

}  // namespace charts
