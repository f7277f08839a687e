// The checks of a paper and its cover sheet, each a named function with its code. Findings say what is wrong, where,
// and how to mend it. R1, R2, R3, R5 and P1 mean what they mean for a minute book (docs/governance-checks.md), and are
// found by the same rules; R6 and R7 are of papers alone.
#pragma once

#include <string>
#include <vector>

#include "governance/checks/check.h"
#include "governance/papers/paper.h"

namespace governance {

/// What is checked: a paper with what surrounds it.
struct PaperToCheck {
  const Paper& paper;
  const AgendaItem* item = nullptr;  ///< null: off the agenda
  PaperRules rules;
  int cover_pages = 0;  ///< counted; 0: not made yet
  int paper_pages = 0;  ///< counted, of the newest version; 0: none sent in
  std::string text;     ///< of the newest version
};

struct PaperFinding {
  std::string check;  ///< "R4"
  Severity severity = Severity::Medium;
  std::string where;  ///< a field of the cover's form ("question-2"), "file", or empty: the paper as a whole
  std::string text;
};
using PaperCheck = void (*)(const PaperToCheck& paper, std::vector<PaperFinding>& out);

void answers_match_questions(const PaperToCheck& paper, std::vector<PaperFinding>& out);         ///< R4
void choices_are_made(const PaperToCheck& paper, std::vector<PaperFinding>& out);                ///< R4
void headings_are_filled_in(const PaperToCheck& paper, std::vector<PaperFinding>& out);          ///< R7
void purpose_matches_recommendation(const PaperToCheck& paper, std::vector<PaperFinding>& out);  ///< D1
void pages_keep_the_limits(const PaperToCheck& paper, std::vector<PaperFinding>& out);           ///< R6
void label_is_that_of_the_index(const PaperToCheck& paper, std::vector<PaperFinding>& out);      ///< R1
void same_figure_same_value(const PaperToCheck& paper, std::vector<PaperFinding>& out);          ///< R2
void paragraphs_have_no_gaps(const PaperToCheck& paper, std::vector<PaperFinding>& out);         ///< R3
void period_ended_before_writing(const PaperToCheck& paper, std::vector<PaperFinding>& out);     ///< R5
void class_fits_where_it_goes(const PaperToCheck& paper, std::vector<PaperFinding>& out);        ///< P1

/// All of them, gravest first, then in this order.
[[nodiscard]] std::vector<PaperFinding> check_paper(const PaperToCheck& paper);

}  // namespace governance
