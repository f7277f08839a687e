// The keys of a cover sheet and of a committee's rules as the record keeps them.
#pragma once

#include "governance/minute_book/object_reader.h"
#include "governance/minute_book/object_writer.h"
#include "governance/papers/paper_cover.h"

namespace governance {

template <class Io, Of<CoverQuestion> T>
void shape(Io& io, T& one) {
  io.optional("question", one.question);
  io.optional("answer", one.answer);
}
template <class Io, Of<CoverObjective> T>
void shape(Io& io, T& one) {
  io.optional("name", one.name);
  io.optional("is_touched", one.is_touched);
}
template <class Io, Of<CoverRisk> T>
void shape(Io& io, T& one) {
  io.optional("number", one.number);
  io.optional("title", one.title);
  io.optional("current", one.current);
  io.optional("target", one.target);
}
template <class Io, Of<CoverFigure> T>
void shape(Io& io, T& one) {
  io.optional("name", one.name);
  io.optional("value", one.value);
}
template <class Io, Of<PaperCover> T>
void shape(Io& io, T& cover) {
  io.optional("title", cover.title);
  io.optional("label_on_paper", cover.label_on_paper);
  io.optional("author", cover.author);
  io.optional("sponsor", cover.sponsor);
  io.optional("context", cover.context);
  io.optional("questions", cover.questions);
  io.optional("purpose", cover.purpose);
  io.optional("input_sought", cover.input_sought);
  io.optional("objectives", cover.objectives);
  io.optional("has_risks", cover.has_risks);
  io.optional("risks", cover.risks);
  io.optional("why_no_risks", cover.why_no_risks);
  io.optional("involvement", cover.involvement);
  io.optional("involvement_words", cover.involvement_words);
  io.optional("equality", cover.equality);
  io.optional("equality_words", cover.equality_words);
  io.optional("next_paper", cover.next_paper);
  io.optional("considered_by", cover.considered_by);
  io.optional("period_from", cover.period_from);
  io.optional("period_to", cover.period_to);
  io.optional("written_on", cover.written_on);
  io.optional("figures", cover.figures);
}
template <class Io, Of<PaperRules> T>
void shape(Io& io, T& rules) {
  io.required("most_cover_pages", rules.most_cover_pages);
  io.required("most_paper_pages", rules.most_paper_pages);
  io.required("clear_days", rules.clear_days);
  io.optional("objectives", rules.objectives);
}

}  // namespace governance
