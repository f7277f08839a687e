#include "governance/publication/publication_pages.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "governance/papers/paper_store.h"
#include "governance/publication/public_parts_pages.h"
#include "governance/publication/publication_store.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kLongestReason = 1'000;

struct PaperToRelease {
  PublishedPaper published;
  std::string text;  ///< that its file holds
};
struct Opened {
  OpenedMeeting meeting;
  std::vector<Release> releases;
  std::vector<PaperToRelease> papers;
  std::optional<Minutes> minutes;  ///< that could be released
};

base::Result<Opened> open_publication(people::Visit& visit) {
  auto meeting = open_meeting(visit, true);
  if (!meeting) return std::unexpected(meeting.error());
  Opened out{.meeting = *std::move(meeting), .releases = {}, .papers = {}, .minutes = {}};
  visit.database.read([&](record::Reader& reader) {
    out.releases = releases_of(reader, out.meeting.stored.meeting.id);
    out.papers = base::mapped(publishable_papers(reader, out.meeting.stored.meeting, visit.clock.now()),
                              [&](PublishedPaper paper) {
                                auto text = text_of(reader, paper.token);
                                return PaperToRelease{.published = std::move(paper), .text = std::move(text)};
                              });
    out.minutes = publishable_minutes(reader, out.meeting.stored);
  });
  return out;
}

// ---- whether it may go out -----------------------------------------------------------------------------------------

base::Errors told(const std::vector<std::string>& items) {
  if (items.empty()) return {};
  return {
      {base::ErrorCode::Conflict, "",
       fmt::format("What would go out holds words of item {}, which is not public. Take them out of the public items "
                   "first.",
                   base::listed(items))}};
}

base::Errors faults_of_agenda(const Opened& opened) {
  const Meeting& whole = opened.meeting.stored.meeting;
  if (opened.meeting.stored.state == MeetingState::Planned)
    return {{base::ErrorCode::Conflict, "", "Issue the agenda to the members first."}};
  auto faults = faults_before_release(whole);
  if (!faults.empty()) return faults;
  return told(items_told_by_copy(whole));
}

base::Errors faults_of_minutes(const Opened& opened) {
  if (!opened.minutes) return {{base::ErrorCode::Conflict, "", "Circulate the minutes to the members first."}};
  const Meeting& planned = opened.meeting.stored.meeting;
  auto faults = faults_before_release(planned);
  if (!faults.empty()) return faults;
  return told(items_told_by_copy(*opened.minutes, planned));
}

base::Errors faults_of_papers(const Opened& opened) {
  if (opened.papers.empty())
    return {{base::ErrorCode::Conflict, "", "No paper of a public item is issued for everyone yet."}};
  auto faults = faults_of_agenda(opened);
  if (!faults.empty()) return faults;
  const auto withheld = withheld_words(opened.meeting.stored.meeting, {});
  for (const auto& paper : opened.papers) {
    const auto items = items_told_in(paper.text + "\n" + paper.published.title, withheld);
    if (items.empty()) continue;
    faults.push_back({base::ErrorCode::Conflict, "",
                      fmt::format("Paper {} holds words of item {}, which is not public. Have it changed, or make it a "
                                  "paper for members.",
                                  paper.published.label, base::listed(items))});
  }
  return faults;
}

base::Errors faults_of(const Opened& opened, PublishedPart part) {
  switch (part) {
    case PublishedPart::Agenda:
      return faults_of_agenda(opened);
    case PublishedPart::Papers:
      if (!is_released(opened.releases, PublishedPart::Agenda))
        return {{base::ErrorCode::Conflict, "", "Release the agenda first: it says what the papers belong to."}};
      return faults_of_papers(opened);
    case PublishedPart::Minutes:
      return faults_of_minutes(opened);
  }
  throw base::OurMistake("a part that is never released");
}

// ---- the page ------------------------------------------------------------------------------------------------------

std::string_view heading_of(PublishedPart part) {
  switch (part) {
    case PublishedPart::Agenda:
      return "The agenda";
    case PublishedPart::Papers:
      return "The public papers";
    case PublishedPart::Minutes:
      return "The minutes";
  }
  throw base::OurMistake("a part without a heading");
}

Fragment step_form(people::Visit& visit, const Opened& opened, PublishedPart part, std::string_view what,
                   const Fragment& fields) {
  return site::form(meeting_address(opened.meeting.meeting(), "publication"), visit.csrf_token,
                    site::hidden_input("part", word_of(part)) + site::hidden_input("do", what) + fields);
}

Fragment recall_form(people::Visit& visit, const Opened& opened, PublishedPart part, const site::FormState& state) {
  const std::string field = "reason-" + std::string(word_of(part));
  return site::details("Take it back",
                       step_form(visit, opened, part, "recall",
                                 site::text_input(state, {.name = field, .label = "Why"}) +
                                     site::button("Take it back from the public", site::ButtonKind::Warning)));
}

/// What was changed after the release may tell of a private item: then the public sees the part no more.
Fragment held_back(const Opened& opened, PublishedPart part) {
  if (part == PublishedPart::Papers) return {};
  const auto faults = faults_of(opened, part);
  return html::when(!faults.empty(), [&] {
    return site::warning_callout(
        "Held back since it was changed",
        html::bullets(base::mapped(faults, [](const base::Error& one) { return Fragment(one.message); })));
  });
}

Fragment part_section(people::Visit& visit, const Opened& opened, PublishedPart part, const site::FormState& state) {
  Fragment out = html::heading(2, heading_of(part));
  if (is_released(opened.releases, part))
    return out +
           html::paragraph(site::tag("With the public", site::TagColour::Green) + " since " +
                           base::short_date_time(released_at(opened.releases, part))) +
           held_back(opened, part) +
           html::when(part == PublishedPart::Papers,
                      [] {
                        return html::paragraph(
                            "Versions that came later are not with the public: to show them, take the papers "
                            "back and release them again.");
                      }) +
           recall_form(visit, opened, part, state);
  out += html::paragraph(site::tag("Not released", site::TagColour::Grey));
  const auto faults = faults_of(opened, part);
  if (!faults.empty())
    return out + html::paragraph("Before it can be released:") +
           html::bullets(base::mapped(faults, [](const base::Error& one) { return Fragment(one.message); }));
  return out + step_form(visit, opened, part, "release", site::button("Release to the public"));
}

Fragment history(const Opened& opened) {
  if (opened.releases.empty()) return {};
  return html::heading(2, "What was released and taken back") +
         site::timeline(base::mapped(opened.releases, [](const Release& one) {
           Fragment what =
               html::paragraph(fmt::format("{}: {}", heading_of(one.part), one.is_recall ? "taken back" : "released"));
           if (!one.reason.empty()) what += html::paragraph(one.reason);
           return site::TimelineEntry{base::short_date_time(one.at), "", what};
         }));
}

site::Response show(people::Visit& visit, const Opened& opened, const site::FormState& state, int status) {
  const std::string title = "Publication: " + meeting_title(opened.meeting);
  site::Page page{.title = title, .errors = state.errors};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened.meeting.meeting())};
  page.content = html::heading(1, title) +
                 html::paragraph(
                     "The public's copy is made of the public items alone. Of a private item it tells the "
                     "number, the open title and why it is private.");
  for (const PublishedPart part : kPublishedParts) page.content += part_section(visit, opened, part, state);
  page.content += site::details("What the public will see of the agenda",
                                public_agenda(public_copy(opened.meeting.stored.meeting))) +
                  history(opened);
  return visit.page(page, status);
}

// ---- steps ---------------------------------------------------------------------------------------------------------

base::Checked<void> take(people::Visit& visit, const Opened& opened) {
  const auto& form = visit.request.form;
  const auto refused = [](base::Error error) { return std::unexpected(base::Errors{std::move(error)}); };
  const auto part = choice_of<PublishedPart>(form.get("part"));
  const bool is_recall = form.get("do") == "recall";
  if (!part || (!is_recall && form.get("do") != "release"))
    return refused({base::ErrorCode::Invalid, "", "This page does not know what was asked. Open it again."});
  Release release{.part = *part,
                  .is_recall = is_recall,
                  .by = visit.person().person.id.text(),
                  .at = visit.clock.now(),
                  .reason = ""};
  if (is_recall) {
    const std::string field = "reason-" + std::string(word_of(*part));
    release.reason = base::one_line(form.get(field));
    if (release.reason.empty() || base::length_utf8(release.reason) > kLongestReason)
      return refused({base::ErrorCode::Invalid, field, "Say in a sentence why it is taken back."});
  } else if (auto faults = faults_of(opened, *part); !faults.empty()) {
    return std::unexpected(std::move(faults));
  }
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return add_release(transaction, opened.meeting.stored.meeting.id, release);
  });
  if (!kept) return refused(kept.error());
  return {};
}

}  // namespace

site::Response publication_page(people::Visit& visit) {
  const auto opened = open_publication(visit);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response publication_submit(people::Visit& visit) {
  const auto opened = open_publication(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto done = take(visit, *opened);
  if (!done)
    return show(visit, *opened, {.values = visit.request.form, .errors = done.error()},
                done.error().front().code == base::ErrorCode::Invalid ? 400 : 409);
  return site::Response::redirect(meeting_address(opened->meeting.meeting(), "publication").text());
}

}  // namespace governance
