// Sending a paper in, and reading it.
#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/papers/opened_paper_pages.h"
#include "governance/papers/papers_pages.h"
#include "governance/papers/received_file_pages.h"
#include "paper_files/clean_pdf.h"

namespace governance {
namespace {

base::Result<OpenedPaper> open_to_send(people::Visit& visit) {
  auto opened = open_paper(visit);
  if (!opened) return opened;
  if (const auto may = may_send_file(opened->paper().state, opened->actors); !may) return std::unexpected(may.error());
  return opened;
}

site::Response show_file(people::Visit& visit, const OpenedPaper& opened, const site::FormState& state, int status) {
  const std::string name = paper_name(opened.item, opened.paper());
  site::Page page{.title = "Send " + base::lower(name.substr(0, 1)) + name.substr(1), .errors = state.errors};
  page.back = site::NavigationItem{.words = name, .to = paper_address(opened.paper())};
  const std::string hint = is_issued(opened.paper().state)
                               ? "Members have the paper already, so they are told what is new."
                               : "From the second version on, for those who have read the first";
  page.content =
      html::element("span", {{"class", "nhsuk-caption-l"}}, name + ", " + meeting_title(opened.meeting)) +
      html::heading(1, html::raw("Send the paper")) +
      html::paragraph(
          "A PDF, or a Word file (.docx), which is made into a PDF. Both are kept. Who wrote it with what, "
          "comments and hidden parts are taken out of what members get.") +
      site::form(paper_address(opened.paper(), "upload"), visit.csrf_token,
                 site::hidden_input("version", std::to_string(opened.stored.version)) +
                     site::file_upload(state, {.name = "file",
                                               .label = "The paper",
                                               .hint = "PDF or .docx, at most 19 MB, without its cover sheet",
                                               .accept = ".pdf,.docx"}) +
                     site::text_area(state, {.name = "what-changed",
                                             .label = "What has changed",
                                             .hint = hint,
                                             .rows = 3,
                                             .most_characters = {}}) +
                     site::button("Send it"),
                 true);
  return visit.page(page, status);
}

const site::Upload* file_sent(const people::Visit& visit) {
  for (const auto& upload : visit.request.uploads)
    if (upload.field == "file" && !(upload.bytes.empty() && upload.file_name.empty())) return &upload;
  return nullptr;
}

std::string_view ending_of(std::string_view media_type) {
  return media_type == "application/pdf" ? "pdf" : "docx";
}

/// A name that says nothing of what the paper is about.
std::string file_name_of(const OpenedPaper& opened, int version, std::string_view ending) {
  std::string label = base::lower(label_of(opened.item, opened.paper()));
  return fmt::format("paper{}{}-version-{}.{}", label.empty() ? "" : "-", label, version, ending);
}

std::optional<PaperVersion> version_asked(people::Visit& visit, const OpenedPaper& opened, std::string_view number) {
  const auto asked = base::parse_whole(number, 1, 1'000'000);
  if (!asked) return std::nullopt;
  const auto all = visit.database.read(
      [&](record::Reader& reader) { return versions_for(reader, opened.paper(), opened.meeting.viewer); });
  for (const auto& one : all)
    if (one.number == *asked) return one;
  return std::nullopt;
}

site::Response original_file(people::Visit& visit, const OpenedPaper& opened, const PaperVersion& version) {
  if (!opened.is(PaperActor::Secretary) && !opened.is(PaperActor::Author))
    return visit.refusal(
        {base::ErrorCode::Forbidden, "", "Only the paper's author and the secretary get the file as it was sent in."});
  auto bytes = visit.database.read(
      [&](record::Reader& reader) { return original_of(reader, opened.paper().token, version.number); });
  return site::Response::file(*std::move(bytes), version.media_type,
                              file_name_of(opened, version.number, ending_of(version.media_type)));
}

site::Response clean_file(people::Visit& visit, const OpenedPaper& opened, const PaperVersion& version) {
  const auto bytes =
      visit.database.read([&](record::Reader& reader) { return pdf_of(reader, opened.paper().token, version.number); });
  return site::Response::file(paper_files::clean_pdf(*bytes, opened.paper().cover.title), "application/pdf",
                              file_name_of(opened, version.number, "pdf"));
}

}  // namespace

site::Response paper_upload_form(people::Visit& visit) {
  const auto opened = open_to_send(visit);
  if (!opened) return visit.refusal(opened.error());
  return show_file(visit, *opened, {}, 200);
}

site::Response paper_upload_submit(people::Visit& visit) {
  const auto opened = open_to_send(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto& form = visit.request.form;
  const auto again = [&](base::Error error) {
    const int status = error.code == base::ErrorCode::Conflict ? 409 : 400;
    return show_file(visit, *opened, {.values = form, .errors = {std::move(error)}}, status);
  };
  const auto* const upload = file_sent(visit);
  if (upload == nullptr) return again({base::ErrorCode::Invalid, "file", "Choose the paper's file."});
  if (is_issued(opened->paper().state) && base::trimmed(form.get("what-changed")).empty())
    return again({base::ErrorCode::Invalid, "what-changed", "Members have this paper already. Say what has changed."});
  auto file = received(*upload);
  if (!file) return again(file.error());
  file->what_changed = form.get("what-changed");
  file->timeliness = timeliness_of(visit.today(), opened->meeting.meeting().date, opened->rules.clear_days);
  StoredPaper stored = opened->stored;
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000'000);
  stored.version = version ? static_cast<int>(*version) : 0;
  const auto kept = visit.database.write(
      [&](record::Transaction& transaction) { return add_version(transaction, stored, *file, change_by(visit)); });
  if (!kept) return again(kept.error());
  return site::Response::redirect(paper_address(opened->paper()).with("sent", "1").text());
}

site::Response paper_file(people::Visit& visit) {
  const auto opened = open_paper(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto file = visit.request.path_value("file");
  const auto dot = file.find('.');
  const auto version = version_asked(visit, *opened, file.substr(0, dot));
  const auto ending = dot == std::string_view::npos ? std::string_view() : file.substr(dot + 1);
  if (!version || (ending != "pdf" && ending != "original"))
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such file. Choose one on the paper's page."});
  note_reading(visit, opened->paper(), "paper read");
  return ending == "pdf" ? clean_file(visit, *opened, *version) : original_file(visit, *opened, *version);
}

}  // namespace governance
