// The keys of a bulletin in a minute book's file, for reading and writing alike.
#pragma once

#include "governance/minute_book/book_weekday.h"
#include "governance/minute_book/bulletin.h"
#include "governance/minute_book/bulletin_short_forms.h"
#include "governance/minute_book/object_reader.h"

namespace governance {

template <class Io, Of<LeadContact> T>
void shape(Io& io, T& lead) {
  io.required("person", lead.person);
  io.optional("name_as_recorded", lead.name_as_recorded);
  io.optional("role", lead.role);
  io.optional("phone", lead.phone);
}

template <class Io, Of<CoverChoice> T>
void shape(Io& io, T& choice) {
  io.required("question", choice.question);
  io.optional("answer", choice.answer);
}
template <class Io, Of<CoverSheet> T>
void shape(Io& io, T& cover) {
  io.optional("sections", cover.sections);
  io.optional("questions", cover.questions);
  io.optional("conclusions", cover.conclusions);
  io.optional("input_sought", cover.input_sought);
  io.optional("choices", cover.choices);
  choices_in_short_form(io, cover);
  io.not_kept("limits");
}

template <class Io, Of<StatedFigure> T>
void shape(Io& io, T& figure) {
  io.required("name", figure.name);
  io.required("values", figure.values);
}
template <class Io, Of<FigureTable> T>
void shape(Io& io, T& table) {
  io.required("name", table.name);
  io.optional("row_heading", table.row_heading);
  io.required("columns", table.columns);
  io.required("row_names", table.row_names);
  io.required("rows", table.rows);
  io.optional("total", table.total);
  shape_of_table(io, table);
}

template <class Io, Of<BulletinPaper> T>
void shape(Io& io, T& paper) {
  io.optional("label_in_index", paper.label_in_index);
  io.optional("label_on_paper", paper.label_on_paper);
  io.required("title", paper.title);
  io.optional("title_on_paper", paper.title_on_paper);
  io.optional("meeting", paper.meeting);
  io.optional("status", paper.status);
  io.optional("version", paper.version);
  io.optional("lead_contact", paper.lead);
  io.optional("authors", paper.authors);
  io.optional("sponsor", paper.sponsor);
  io.optional("cover_sheet", paper.cover);
  io.optional("written_on", paper.written_on);
  io.optional("period", paper.period);
  io.optional("tables", paper.tables);
  figures_of_paper(io, paper);
  io.optional("reporting_cycle", paper.reporting_cycle);
  io.optional("annual_report", paper.annual_report);
  io.optional("also_goes_to", paper.also_goes_to);
  io.optional("recommendations", paper.recommendations);
  io.optional("paragraphs", paper.paragraphs);
  io.optional("text", paper.text);
}

template <class Io, Of<Bulletin> T>
void shape(Io& io, T& bulletin) {
  io.required("id", bulletin.id);
  io.optional("issuer", bulletin.issuer);
  io.optional("body", bulletin.body);
  io.optional("source", bulletin.source);
  io.required("date", bulletin.date);
  weekday_of_date(io, bulletin.date);
  io.optional("purpose", bulletin.purpose);
  io.optional("circulation", bulletin.circulation);
  io.optional("rules", bulletin.rules);
  io.required("papers", bulletin.papers);
}

}  // namespace governance
