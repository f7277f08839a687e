// A bulletin: papers circulated for noting with a board's papers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace governance {

struct LeadContact {
  std::string person;
  std::optional<std::string> name_as_recorded;
  std::optional<std::string> role;
  std::optional<std::string> phone;

  friend bool operator==(const LeadContact&, const LeadContact&) = default;
};
/// A choice on a cover sheet: what could be chosen, and what was.
struct CoverChoice {
  std::string question;
  std::optional<std::string> answer;  ///< absent: lost, for instance shown by formatting alone

  friend bool operator==(const CoverChoice&, const CoverChoice&) = default;
};
struct CoverSheet {
  std::vector<std::string> sections;
  std::optional<int> questions;
  std::optional<int> conclusions;
  std::optional<std::string> input_sought;
  std::vector<CoverChoice> choices;

  friend bool operator==(const CoverSheet&, const CoverSheet&) = default;
};
/// Numbers that a paper states for one figure, in the order in which it states them.
struct StatedFigure {
  std::string name;
  std::vector<double> values;

  friend bool operator==(const StatedFigure&, const StatedFigure&) = default;
};
struct FigureTable {
  std::string name;
  std::optional<std::string> row_heading;  ///< what heads the column of names
  std::vector<std::string> columns;        ///< the headings of the numbers
  std::vector<std::string> row_names;
  std::vector<std::vector<double>> rows;     ///< each as long as columns, for each of row_names
  std::optional<std::vector<double>> total;  ///< as long as columns

  friend bool operator==(const FigureTable&, const FigureTable&) = default;
};
struct BulletinPaper {
  std::optional<std::string> label_in_index;
  std::optional<std::string> label_on_paper;
  std::string title;
  std::optional<std::string> title_on_paper;  ///< where it differs from the index
  std::optional<std::string> meeting;         ///< id of the meeting whose minutes it is
  std::optional<std::string> status;          ///< of attached minutes: "draft", "confirmed" ...
  std::optional<std::string> version;
  std::optional<LeadContact> lead;
  std::vector<std::string> authors;
  std::optional<std::string> sponsor;
  std::optional<CoverSheet> cover;
  std::optional<base::Date> written_on;
  std::optional<std::string> period;  ///< "September to November 2017"
  std::vector<StatedFigure> figures;
  std::vector<FigureTable> tables;
  std::vector<std::string> reporting_cycle;  ///< "March", "June" ...
  std::optional<std::string> annual_report;  ///< when the next is due
  std::vector<std::string> also_goes_to;
  std::vector<std::string> recommendations;
  std::vector<std::string> paragraphs;  ///< their numbers, in order
  std::optional<std::string> text;

  friend bool operator==(const BulletinPaper&, const BulletinPaper&) = default;
};
struct Bulletin {
  std::string id;
  std::optional<std::string> issuer;
  std::optional<std::string> body;
  std::optional<std::string> source;
  base::Date date;
  std::optional<std::string> purpose;
  std::optional<std::string> circulation;
  std::vector<std::string> rules;
  std::vector<BulletinPaper> papers;

  friend bool operator==(const Bulletin&, const Bulletin&) = default;
};

}  // namespace governance
