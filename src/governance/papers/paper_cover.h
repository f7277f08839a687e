// The cover sheet of a paper: what a reader must know before the first page. Every choice is a value, and one that
// nobody has made yet is told apart from every answer: a choice shown by formatting alone is lost when it is copied.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "governance/minute_book/book_words.h"

namespace governance {

enum class CoverAnswer { Yes, No, NotApplicable };
inline constexpr CoverAnswer kCoverAnswers[] = {CoverAnswer::Yes, CoverAnswer::No, CoverAnswer::NotApplicable};
template <>
inline constexpr auto kWordsOf<CoverAnswer> = std::to_array<std::string_view>({"yes", "no", "not_applicable"});
/// "Yes", "No", "Not applicable"; "Not chosen yet" where nobody has chosen.
[[nodiscard]] std::string_view answer_words(const std::optional<CoverAnswer>& answer);

struct CoverQuestion {
  std::string question;
  std::string answer;  ///< the conclusion; empty: none yet

  friend bool operator==(const CoverQuestion&, const CoverQuestion&) = default;
};
struct CoverObjective {
  std::string name;
  std::optional<CoverAnswer> is_touched;

  friend bool operator==(const CoverObjective&, const CoverObjective&) = default;
};
struct CoverRisk {
  std::string number;
  std::string title;
  std::optional<int> current;  ///< 1 to 25
  std::optional<int> target;

  friend bool operator==(const CoverRisk&, const CoverRisk&) = default;
};
/// A figure that the paper prints, by its name: "exception reports raised in the period", "69".
struct CoverFigure {
  std::string name;
  std::string value;

  friend bool operator==(const CoverFigure&, const CoverFigure&) = default;
};

struct PaperCover {
  std::string title;
  std::string label_on_paper;  ///< the letter that the paper itself bears; empty: none
  std::string author;          ///< as printed: a name or a role
  std::string sponsor;
  std::string context;
  std::vector<CoverQuestion> questions;
  std::optional<Verb> purpose;
  std::string input_sought;  ///< what the body is asked to do, in words
  std::vector<CoverObjective> objectives;
  std::optional<bool> has_risks;
  std::vector<CoverRisk> risks;
  std::string why_no_risks;
  std::optional<CoverAnswer> involvement;  ///< of patients and the public
  std::string involvement_words;
  std::optional<CoverAnswer> equality;  ///< whether the impact on equality was assessed
  std::string equality_words;
  std::string next_paper;  ///< when the next one on this topic comes, or "none"
  std::string considered_by;
  std::optional<base::Date> period_from;
  std::optional<base::Date> period_to;
  std::optional<base::Date> written_on;
  std::vector<CoverFigure> figures;

  friend bool operator==(const PaperCover&, const PaperCover&) = default;
};

/// The cover with an objective for each of `names`, in their order; answers given stay, also to those no longer asked.
[[nodiscard]] PaperCover with_objectives(PaperCover cover, const std::vector<std::string>& names);

/// What a committee asks of its papers.
struct PaperRules {
  int most_cover_pages = 2;
  int most_paper_pages = 7;
  int clear_days = 5;  ///< papers are due so many clear days before the meeting
  std::vector<std::string> objectives;

  friend bool operator==(const PaperRules&, const PaperRules&) = default;
};

}  // namespace governance
