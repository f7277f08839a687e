#include "governance/checks/check_register.h"

#include <array>
#include <iterator>

#include <fmt/format.h>

#include "governance/checks/check.h"

namespace governance {
namespace {

constexpr std::string_view kHead = R"(# Checks of committees' minute books

Drawn from the program's own table by a test (`src/governance/checks/check_register_test.cc`); do not edit it here.

`sightline governance check FILE.json` holds a minute book against these rules: an imported one
([its file](guides/minute-book-file.md)) and one kept here alike. Each finding says what is wrong, where, and how to mend
it; people stand in it by initials. `--check Q1,C1` runs some alone, `--list` names them all. The severity given is the
gravest; a finding may be milder. A book that is kept as the third column asks has no findings.

)";

struct Theme {
  char letter;
  std::string_view name;
};
constexpr auto kThemes = std::to_array<Theme>({{'Q', "Quorum"},
                                               {'C', "Conflicts of interest"},
                                               {'A', "Attendance"},
                                               {'I', "Identity"},
                                               {'T', "Actions"},
                                               {'D', "Decisions"},
                                               {'M', "Minutes"},
                                               {'P', "Publication"},
                                               {'R', "Papers"},
                                               {'S', "Bodies that end"},
                                               {'N', "Numbering"},
                                               {'X', "Words"}});

struct Limit {
  std::string_view what;
  std::string_view why;
};
constexpr auto kLimits = std::to_array<Limit>({
    {"An interest that nobody declared and no register holds",
     "C5 matches items with the register, employers and words of buying; what is in none of them cannot be matched."},
    {"Whether someone took part in spite of what the minutes say", "Only the record is judged."},
    {"One thing under several names where none is spelled out",
     "X1 lists acronyms without words and two that differ by a slip; that two lists of words mean one thing takes "
     "knowledge of it."},
    {"Words that are wrong and yet are words",
     "X2 finds what is doubled, mended, left over or marked; a sentence that makes no sense needs a reader."},
    {"A part of the meeting, a paragraph or a line that was not transcribed",
     "P2, R3 and X2 read what is in the file. Where minutes are summarised, the words that would show a fault may be "
     "gone."},
    {"A deputy where a wrong organisation hides the absence",
     "A4 looks within an organisation; a chief listed under another is found by I3 first, and by A4 once that is "
     "mended."},
    {"Whether a deputy is allowed", "Terms of reference say so in words. A4 asks who stood in for which seat."},
    {"Actions closed at a meeting without a quorum",
     "Q1 judges decisions; a log in which actions are closed records none of them as one."},
    {"Bank holidays", "Due dates in working days count Monday to Friday."},
});

constexpr std::string_view kRecorded = R"(
Of the 59 faults that readers found in three recorded meetings and a bulletin, these checks find 57 at their place
(`src/governance/checks/recorded_meetings_test.cc` names each). The other two, a mention of another part of the agenda
and a gap in a paper's paragraph numbers, are not in the transcription.
)";

void append_theme(std::string& out, const Theme& theme) {
  fmt::format_to(std::back_inserter(out),
                 "## {}\n\n| code | check | rule | severity | what mends it |\n|---|---|---|---|---|\n", theme.name);
  for (const Check& one : checks())
    if (one.code.front() == theme.letter)
      fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} | {} |\n", one.code, one.name, one.rule,
                     severity_name(one.worst), one.mend);
  out += '\n';
}

}  // namespace

std::string check_register_markdown() {
  std::string out(kHead);
  for (const Theme& theme : kThemes) append_theme(out, theme);
  out += "## What no rule here can find\n\n| what | why |\n|---|---|\n";
  for (const Limit& one : kLimits) fmt::format_to(std::back_inserter(out), "| {} | {} |\n", one.what, one.why);
  out += kRecorded;
  return out;
}

}  // namespace governance
