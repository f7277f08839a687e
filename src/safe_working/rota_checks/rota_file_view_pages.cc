#include "safe_working/rota_checks/rota_file_view_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "safe_working/rota_checks/finding_words.h"
#include "safe_working/rota_checks/judged_weeks_pages.h"

namespace safe_working::rota_view {
namespace {

using html::Fragment;

/// A page of more rows helps nobody; the files have all of them.
constexpr std::size_t kMostRows = 300;

std::string number(std::uint64_t n) {
  return base::grouped(static_cast<std::int64_t>(n));
}

// ---- settings ------------------------------------------------------------------------------------------------------

Fragment contract_field(const site::FormState& state) {
  site::FormState chosen = state;
  if (!chosen.values.has("contract")) chosen.values.add("contract", "auto");
  return site::radios(
      chosen, {.name = "contract",
               .legend = "Which limits to judge by",
               .hint = "",
               .choices = {{"auto", "Those of each duty's day", "2016 limits before August 2019, 2019 from then", {}},
                           {"2019", "2019 limits throughout", "", {}},
                           {"2016", "2016 limits throughout", "", {}}},
               .is_small = true});
}

/// The tables' words begin small, to stand within a sentence.
std::string sentence(std::string_view words) {
  return base::upper(words.substr(0, 1)) + std::string(words.substr(1));
}

std::string setting_hint(const SettingRow& row) {
  return fmt::format("{}. Default: {}. How sure: {}.", sentence(row.effect), row.fallback,
                     base::lower(evidence_name(row.grade)));
}

Fragment setting_field(const site::FormState& state, const SettingRow& row) {
  site::FormState filled = state;
  const std::string name(row.name);
  if (!filled.values.has(name)) filled.values.add(name, std::string(row.fallback));
  const auto words = setting_choices(row);
  if (words.empty())
    return site::text_input(filled, {.name = name,
                                     .label = setting_label(row),
                                     .hint = fmt::format("Enter {}. {}", row.values, setting_hint(row)),
                                     .width = site::InputWidth::Ten,
                                     .inputmode = "",
                                     .autocomplete = "off"});
  site::Select select{.name = name, .label = setting_label(row), .hint = setting_hint(row), .options = {}};
  for (const std::string& word : words) {
    std::string label = word;
    std::ranges::replace(label, '_', ' ');
    select.options.emplace_back(word, label);
  }
  return site::select(filled, select);
}

Fragment open_settings(const site::FormState& state) {
  Fragment fields = html::paragraph(
      "The contract leaves these open, or they were not read at their source. Keep the defaults unless your trust has "
      "decided otherwise.");
  for (const SettingRow& row : setting_rows()) fields += setting_field(state, row);
  return fields;
}

bool has_setting_at_fault(const site::FormState& state) {
  return std::ranges::any_of(setting_rows(), [&](const SettingRow& row) { return state.error(row.name).has_value(); });
}

/// The settings as they were typed, for the next button.
Fragment hidden_settings(const TypedSettings& settings) {
  Fragment out = site::hidden_input("contract", settings.contract);
  for (std::size_t i = 0; i < settings.values.size(); ++i)
    out += site::hidden_input(setting_rows()[i].name, settings.values[i]);
  return out;
}

site::FormState state_of(const TypedSettings& settings) {
  site::FormState state;
  state.values.add("contract", settings.contract);
  for (std::size_t i = 0; i < settings.values.size(); ++i)
    state.values.add(std::string(setting_rows()[i].name), settings.values[i]);
  return state;
}

// ---- the form that goes round --------------------------------------------------------------------------------------

Fragment form_with_files(const people::Visit& visit, const SentFiles& sent, const Fragment& content) {
  return site::form(
      "/rotas/check", visit.csrf_token,
      site::hidden_input("sent-duties", sent.duties) + site::hidden_input("sent-people", sent.people) + content, true);
}

Fragment take_away_buttons() {
  return site::button_group(site::button("Download as Excel", site::ButtonKind::Primary, "do", "excel") +
                            site::button("Download as CSV", site::ButtonKind::Secondary, "do", "csv"));
}

// ---- tables --------------------------------------------------------------------------------------------------------

Fragment summary_figures(const CheckedFile& file) {
  const auto& s = file.summary;
  const auto figure = [](std::uint64_t n, std::string_view one, std::string_view many) {
    return site::Figure{.value = number(n), .words = std::string(n == 1 ? one : many), .lineage = std::nullopt};
  };
  return site::figures({figure(s.breaches, "breach of a limit", "breaches of limits"),
                        figure(s.notices, "notice to look at", "notices to look at"),
                        figure(s.duties, "duty judged", "duties judged"), figure(s.persons, "doctor", "doctors")});
}

Fragment remarks(const CheckedFile& file) {
  Fragment out;
  if (!file.summary.unread_columns.empty())
    out += site::inset_text(html::paragraph(
        fmt::format("These columns were not read: {}. Check their names.", base::listed(file.summary.unread_columns))));
  if (!file.without_duties.empty())
    out += site::inset_text(html::paragraph(
        fmt::format("The file about people lists some who have no duties: {}. Check that both files spell them alike.",
                    base::listed(file.without_duties))));
  return out;
}

struct RuleCounts {
  std::uint64_t breaches = 0;
  std::uint64_t notices = 0;
  const LimitRow* limit = nullptr;
};

std::array<RuleCounts, kRuleCount> counts_by_rule(const CheckedFile& file) {
  std::array<RuleCounts, kRuleCount> out;
  for (const CheckedRota& rota : file.rotas) {
    for (const Finding& finding : rota.findings) {
      RuleCounts& counts = out[index_of(finding.rule)];
      ++(finding.verdict == Verdict::Breach ? counts.breaches : counts.notices);
      counts.limit = &limit_of(finding);
    }
  }
  return out;
}

Fragment rules_table(const CheckedFile& file) {
  site::Table table{.caption = "By rule",
                    .columns = {{"Rule"}, {"What breaks it"}, {"Breaches", true}, {"Notices", true}, {"Source"}},
                    .rows = {},
                    .total = {}};
  const auto counts = counts_by_rule(file);
  for (const RuleRow& row : rules()) {
    const RuleCounts& of_rule = counts[index_of(row.rule)];
    if (of_rule.limit == nullptr) continue;
    const Source& source = of_rule.limit->source;
    table.rows.push_back({{fmt::format("{} {}", row.id, row.name), true},
                          {sentence(row.test)},
                          {number(of_rule.breaches)},
                          {number(of_rule.notices)},
                          {evidence_tag(source.grade) + fmt::format(" {}: {}", source.document, source.provision)}});
  }
  return site::table(table);
}

Fragment findings_table(const CheckedFile& file) {
  const auto found = by_line(file);
  site::Table table{.caption = "Findings, row by row",
                    .columns = {{"Lines of the file"}, {"Doctor"}, {"Rule"}, {"What was found"}},
                    .rows = {},
                    .total = {}};
  for (std::size_t i = 0; i < std::min(found.size(), kMostRows); ++i) {
    const CheckedRota& rota = file.rotas[found[i].rota];
    const Finding& finding = rota.findings[found[i].finding];
    Fragment words = verdict_tag(finding, found[i].finding + 1) + " " + finding_text(finding);
    if (const auto fine = fine_words(finding, rota.rota.plan); !fine.empty())
      words += " " + html::element("strong", fine);
    table.rows.push_back({{line_words(lines_of(rota, finding)), true},
                          {rota.person},
                          {fmt::format("{} {}", rule_id(finding.rule), row_of(finding.rule).name)},
                          {words}});
  }
  Fragment out = site::table(table);
  if (found.size() > kMostRows)
    out +=
        html::paragraph(fmt::format("These are the first {} of {} findings. The Excel and CSV files have all of them.",
                                    kMostRows, number(found.size())));
  return out;
}

std::string plan_words(Plan plan) {
  return plan == Plan::Scheduled ? "Planned" : plan == Plan::Actual ? "Worked" : "Both";
}

Fragment doctors_table(const CheckedFile& file) {
  site::Table table{
      .caption = "By doctor",
      .columns = {{"Doctor"}, {"Judged as"}, {"Duties", true}, {"Breaches", true}, {"Notices", true}, {"Weeks"}},
      .rows = {},
      .total = {}};
  for (std::size_t i = 0; i < file.rotas.size(); ++i) {
    const CheckedRota& rota = file.rotas[i];
    const Fragment see = html::element(
        "button",
        {{"class", "sl-link-button"}, {"type", "submit"}, {"name", "doctor"}, {"value", std::to_string(i + 1)}},
        "See weeks" + html::visually_hidden(" of " + rota.person));
    table.rows.push_back({{rota.person, true},
                          {plan_words(rota.rota.plan)},
                          {number(rota.rota.duties.size())},
                          {number(rota.count(Verdict::Breach))},
                          {number(rota.count(Verdict::Notice))},
                          {see}});
  }
  return site::table(table);
}

Fragment judge_again(const TypedSettings& settings) {
  const site::FormState state = state_of(settings);
  return site::details("Change the limits or settings and judge the same file again",
                       contract_field(state) + open_settings(state) +
                           site::button("Judge again", site::ButtonKind::Secondary, "do", "show"));
}

std::string place_part(std::string_view subject, bool wants_column) {
  constexpr std::string_view kColumn = ", column ";
  const auto at = subject.find(kColumn);
  if (wants_column) return at == std::string_view::npos ? "" : std::string(subject.substr(at + kColumn.size()));
  std::string_view line = subject.substr(0, at);
  if (line.starts_with("line ")) line.remove_prefix(5);
  return std::string(line);
}

}  // namespace

Fragment settings_fields(const site::FormState& state) {
  // Folded away, a fault would be out of sight.
  const Fragment open = open_settings(state);
  return contract_field(state) +
         (has_setting_at_fault(state) ? open : site::details("Settings in use and what they do", open));
}

Fragment whole_file(const people::Visit& visit, const SentFiles& sent, const CheckedFile& file,
                    const TypedSettings& settings) {
  Fragment content = take_away_buttons();
  if (file.summary.breaches + file.summary.notices == 0)
    content += site::inset_text(html::paragraph("Nothing in this file breaks a limit that this check knows."));
  else
    content += rules_table(file);
  content += doctors_table(file);
  if (file.summary.breaches + file.summary.notices > 0) content += findings_table(file);
  content += site::details("What the marks mean", key_to_marks()) + judge_again(settings);
  return html::heading(1, "What was found") + summary_figures(file) + remarks(file) +
         form_with_files(visit, sent, content);
}

Fragment one_rota(const people::Visit& visit, const SentFiles& sent, const CheckedFile& file,
                  const TypedSettings& settings, std::size_t index) {
  const CheckedRota& rota = file.rotas[index];
  ShownRota shown{rota.rota, rota.findings, {}, {}};
  for (std::uint32_t place = 0; place < rota.rota.duties.size(); ++place) {
    shown.labels.push_back(rota.filed_at(place).label);
    shown.lines.push_back(rota.filed_at(place).line);
  }
  Fragment buttons = site::button("Back to the whole file", site::ButtonKind::Secondary, "do", "show");
  if (index + 1 < file.rotas.size())
    buttons += site::button("Next doctor", site::ButtonKind::Secondary, "doctor", std::to_string(index + 2));
  Fragment out = html::heading(1, "One doctor's weeks");
  out += html::element("p", {{"class", "nhsuk-body-l"}}, rota.person);
  out += counts(shown);
  out += form_with_files(visit, sent, hidden_settings(settings) + site::button_group(buttons));
  out += where_to_look(shown) + site::details("What the marks mean", key_to_marks());
  return out + html::heading(2, "Week by week") + weeks(shown) + findings(shown);
}

Fragment faults_table(std::string_view caption, const FileFaults& faults) {
  site::Table table{
      .caption = std::string(caption), .columns = {{"Line"}, {"Column"}, {"What to do"}}, .rows = {}, .total = {}};
  for (const auto& fault : faults.faults) {
    const auto line = place_part(fault.subject, false);
    const auto column = place_part(fault.subject, true);
    table.rows.push_back(
        {{line.empty() ? "whole file" : line, true}, {column.empty() ? "any" : column}, {fault.message}});
  }
  Fragment out = site::table(table);
  if (faults.count > faults.faults.size())
    out += html::paragraph(
        fmt::format("These are the first {} of {} places.", faults.faults.size(), number(faults.count)));
  return out;
}

}  // namespace safe_working::rota_view
