// What a PDF carries beside what its pages show: who wrote it with what, comments, attached files, scripts.
#pragma once

class QPDF;

namespace paper_files {

/// Takes out: metadata of the document, its pages, pictures and forms; comments and other annotations but links;
/// attached files; scripts and actions; fields of forms, whose look stays on the page. Links to addresses and places in
/// the document stay.
void remove_hidden_parts(QPDF& pdf);

}  // namespace paper_files
