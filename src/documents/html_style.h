// The style of a report saved as one HTML file: nothing beside it, on a screen and on paper.
#pragma once

#include <string_view>

namespace documents {

inline constexpr std::string_view kFileStyle = R"css(
:root { color-scheme: light; }
body { margin: 0; color: #212b32; background: #fff; font: 17px/1.5 Arial, "Liberation Sans", sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 2.2rem; line-height: 1.15; margin: 0.2rem 0 0.4rem; }
h2 { font-size: 1.55rem; line-height: 1.2; margin: 2.6rem 0 0.6rem; }
h3 { font-size: 1.2rem; margin: 1.8rem 0 0.4rem; }
h4 { font-size: 1rem; margin: 1.4rem 0 0.3rem; }
h2, h3, h4 { break-after: avoid; }
p { margin: 0 0 1rem; max-width: 44rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, li, dd, th, td, caption, figcaption { overflow-wrap: anywhere; }
.status { max-width: none; margin: 0; padding: 0.4rem 1.25rem; background: #ffeb3b; color: #212b32; font-weight: bold; text-align: center; }
.organisation { margin: 0; font-weight: bold; color: #4c6272; }
.subtitle { font-size: 1.3rem; color: #4c6272; padding-bottom: 1rem; border-bottom: 4px solid #005eb8; max-width: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; margin: 0 0 2rem; }
dl > div { display: contents; }
dt { font-weight: bold; max-width: 16rem; }
dd { margin: 0; }
.nhsuk-inset-text { border-left: 6px solid #005eb8; padding: 0.1rem 0 0.1rem 1.1rem; margin: 1.2rem 0; }
.nhsuk-inset-text p { margin: 0.4rem 0; }
.nhsuk-u-visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sl-figures { list-style: none; padding: 0; margin: 1rem 0 1.5rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.75rem; }
.sl-figure { border: 1px solid #d8dde0; border-top: 4px solid #005eb8; padding: 0.6rem 0.9rem 0.8rem; break-inside: avoid; }
.sl-figure__value { display: block; font-size: 1.9rem; line-height: 1.2; font-weight: bold; color: #005eb8; }
.sl-figure__lineage, .nhsuk-table__heading { display: none; }
table { border-collapse: collapse; width: 100%; margin: 1.4rem 0 0.8rem; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; font-size: 1rem; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid #d8dde0; min-width: 2.5em; }
thead { display: table-header-group; }
thead th { vertical-align: bottom; background: #e8edee; border-bottom: 2px solid #4c6272; }
tbody th { font-weight: normal; }
tr { break-inside: avoid; }
.nhsuk-table__header--numeric, .nhsuk-table__cell--numeric { text-align: right; }
.sl-table__total th, .sl-table__total td { font-weight: bold; border-top: 2px solid #4c6272; }
.nhsuk-body-s { font-size: 0.85rem; color: #4c6272; }
figure { margin: 2rem 0 0; break-inside: avoid; max-width: 44rem; }
figcaption { margin-bottom: 0.6rem; }
figcaption strong { display: block; }
.sl-chart__phone { display: none; }
.sl-page-break { border: 0; break-after: page; }
@media screen and (max-width: 40em) {
  .nhsuk-table__head { display: none; }
  .sl-table, .sl-table caption, .sl-table tbody, .sl-table tr { display: block; }
  .sl-table th, .sl-table td { display: flex; justify-content: space-between; gap: 1rem; text-align: left; }
  .sl-table tbody th { font-weight: bold; border-top: 2px solid #4c6272; }
  .nhsuk-table__heading { display: inline; font-weight: bold; min-width: 40%; }
  dl { display: block; }
  .sl-chart__phone { display: block; max-width: 26rem; }
  .sl-chart__desk { display: none; }
}
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .status { border: 1px solid #212b32; print-color-adjust: exact; }
  .sl-figures { grid-template-columns: repeat(3, 1fr); }
}
)css";

}  // namespace documents
