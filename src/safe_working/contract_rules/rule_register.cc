#include "safe_working/contract_rules/rule_register.h"

#include <iterator>

#include <fmt/format.h>

#include "safe_working/contract_rules/finding.h"
#include "safe_working/contract_rules/rule.h"
#include "safe_working/contract_rules/settings.h"

namespace safe_working {
namespace {

constexpr std::string_view kHead =
    R"(# Register of rules

Drawn from the program's own tables by a test (`src/app/provision_register_test.cc`); do not edit it here.

The rules of hours and rest in the 2016 contract for doctors in training, as `sightline rota check` and the pages judge by
them. No version of the terms' full text could be read: limits come from what their issuers and others print of them. The
grade says how sure each is: **A** read in the issuing body's own text, **B** a copy or quotation of it, **C** unverified,
**D** not settled by anything found. A paragraph of Schedule 3 is given as others quote it, for whoever looks it up; it is
unconfirmed, and no notice prints it.

[How duties are judged](decisions/how-duties-are-judged.md) says what each rule is taken to mean, to the minute.

)";

std::string limit_words(const LimitRow& row) {
  const std::string words = row_of(row.rule).unit == Unit::Share
                                ? fmt::format("{} in {}", row.limit.numerator, row.limit.denominator)
                                : measure_words(row.limit, row.rule);
  const bool differs = row.fine == FineRule::Yes && !(row.fine_limit == row.limit);
  return differs ? fmt::format("{} (fined below {})", words, measure_words(row.fine_limit, row.rule)) : words;
}

std::string from_words(const LimitRow& row) {
  std::string words = base::iso(row.valid_from);
  if (row.from_move) words += ", as each rota moves";
  if (row.valid_to) words += " to " + base::iso(*row.valid_to);
  return words;
}

void append_limit(std::string& out, const LimitRow& row) {
  fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} | {} | {} | {}: {} | {} | {} | {} |\n",
                 rule_id(row.rule), row_of(row.rule).test, era_label(row.era), from_words(row), limit_words(row),
                 row.fine == FineRule::Yes ? "yes" : "no", row.source.document, row.source.provision,
                 evidence_letter(row.source.grade), row.unconfirmed_paragraph.empty() ? "-" : row.unconfirmed_paragraph,
                 row.to_confirm);
}

void append_rules(std::string& out) {
  out +=
      "## Rules that are judged\n\n"
      "| rule | breached by | era | in force | limit | fined | source | grade | paragraph, unconfirmed | to confirm |\n"
      "|---|---|---|---|---|---|---|---|---|---|\n";
  for (const RuleRow& rule : rules())
    for (const LimitRow& row : limit_rows())
      if (row.rule == rule.rule) append_limit(out, row);
}

void append_not_modelled(std::string& out) {
  out += "\n## Rules that are not judged\n\n| rule | breached by | why not |\n|---|---|---|\n";
  for (const RuleRow& rule : rules())
    if (!rule.not_modelled.empty())
      fmt::format_to(std::back_inserter(out), "| {} | {} | {} |\n", rule.id, rule.test, rule.not_modelled);
}

void append_settings(std::string& out) {
  out +=
      "\n## Settings of hours and rest\n\nWhat the contract leaves open: `--set NAME=VALUE`. A finding that rests on "
      "one says so.\n\n"
      "| setting | values | default | effect | grade |\n|---|---|---|---|---|\n";
  for (const SettingRow& row : setting_rows())
    fmt::format_to(std::back_inserter(out), "| `{}` | {} | {} | {} | {} |\n", row.name, row.values, row.fallback,
                   row.effect, evidence_letter(row.grade));
}

}  // namespace

std::string rule_register_markdown() {
  std::string out(kHead);
  append_rules(out);
  append_not_modelled(out);
  append_settings(out);
  return out;
}

}  // namespace safe_working
