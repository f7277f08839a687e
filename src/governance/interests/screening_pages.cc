// Screening of a meeting's items: the plan that the chair sees with the agenda, and the leads' part in making it.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "governance/checks/organisation_names.h"
#include "governance/interests/interests_pages.h"
#include "governance/interests/screening_parts_pages.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "governance/minute_book/item_title.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::string_view kScreeners = "Governance leads of the partners";

const AgendaItem* item_asked(const OpenedScreening& opened, std::string_view number) {
  const auto& items = opened.meeting.meeting().items;
  const auto found = std::ranges::find_if(
      items, [&](const AgendaItem& one) { return one.number == number && wants_screening(one) && opened.sees(one); });
  return found == items.end() ? nullptr : &*found;
}

bool may_still_screen(const OpenedScreening& opened) {
  return opened.meeting.stored.state != MeetingState::Recorded && !opened.meeting.live.closed();
}

Fragment coverage(const OpenedScreening& opened) {
  std::vector<Fragment> lines;
  lines.reserve(opened.at_table.size());
  for (const auto sector : opened.at_table) {
    int looked = 0;
    int all = 0;
    for (const auto& item : opened.meeting.meeting().items) {
      if (!wants_screening(item)) continue;
      ++all;
      if (looks_at(item, opened.looks, opened.at_table).looked.contains(sector)) ++looked;
    }
    std::string name(sector_words(sector));
    name = base::capitalised(std::move(name));
    lines.emplace_back(looked == all ? fmt::format("{}: looked at every item", name)
                                     : fmt::format("{}: looked at {} of {}", name, looked, all));
  }
  return html::heading(2, "Who has looked") + html::bullets(lines);
}

site::Response show_plan(people::Visit& visit, const OpenedScreening& opened, base::Errors errors, int status) {
  site::Page page{.title = "Screening: " + meeting_title(opened.meeting), .errors = std::move(errors)};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened.meeting.meeting())};
  page.content = html::heading(1, "Screening for conflicts: " + meeting_title(opened.meeting));
  if (!opened.may_screen)
    page.content += html::paragraph("What the governance leads of the partners ask of whom, item by item.");
  page.content += coverage(opened);
  if (opened.may_screen && may_still_screen(opened))
    page.content += site::form(
        screening_address(opened), visit.csrf_token,
        site::button("Concur with all that others proposed", site::ButtonKind::Secondary, "do", "concur-all"));
  page.content += html::each(opened.meeting.meeting().items, [&](const AgendaItem& item) {
    return html::when(wants_screening(item), [&] { return screening_section(opened, item, visit.csrf_token); });
  });
  return visit.page(page, status);
}

site::Response show_form(people::Visit& visit, const OpenedScreening& opened, const AgendaItem& item,
                         const site::FormState& state, int status) {
  // A page's title stands in the browser's history: it does not tell what the item is.
  site::Page page{.title = fmt::format("Screen item {}", *item.number), .errors = state.errors};
  page.back = site::NavigationItem{.words = "Screening", .to = screening_address(opened)};
  page.content = html::heading(1, fmt::format("Screen item {}: {}", *item.number, full_title(item)));
  if (item.purpose) page.content += html::paragraph("Asked: " + *item.purpose);
  if (const auto why = unscreenable_because(item); !why.empty()) page.content += site::inset_text(html::paragraph(why));
  page.content += site::form(
      screening_address(opened), visit.csrf_token,
      proposal_fields(opened, item, state) + site::button("Propose this", site::ButtonKind::Primary, "do", "propose"));
  return visit.page(page, status);
}

// ---- what a lead does ----------------------------------------------------------------------------------------------

Look look_of(const people::Visit& visit, const OpenedScreening& opened, const AgendaItem& item, LookKind kind) {
  return {.item = *item.number,
          .about = words_looked_at(item),
          .kind = kind,
          .proposal = {},
          .is_loosening = false,
          .sector = opened.own_sector,
          .account = visit.person().person.id.text(),
          .name = visit.person().person.name,
          .at = visit.clock.now()};
}

/// A sector has screened the meeting once its leads have looked at every item of business.
void note_sectors(Meeting& meeting, const std::vector<Look>& looks, const std::set<Sector>& at_table) {
  std::vector<Sector> done;
  for (const auto sector : at_table) {
    const bool all = std::ranges::all_of(meeting.items, [&](const AgendaItem& item) {
      return !wants_screening(item) || looks_at(item, looks, at_table).looked.contains(sector);
    });
    if (all) done.push_back(sector);
  }
  if (done.empty()) return;
  if (!meeting.screened_by) meeting.screened_by = ScreeningBody{.name = std::string(kScreeners), .sectors = {}};
  for (const auto sector : done)
    if (std::ranges::find(meeting.screened_by->sectors, sector) == meeting.screened_by->sectors.end())
      meeting.screened_by->sectors.push_back(sector);
}

AgendaItem& item_of(Meeting& meeting, const std::string& number) {
  const auto found = std::ranges::find(meeting.items, number, &AgendaItem::number);
  base::check(found != meeting.items.end(), "an item that was opened stands in the meeting");
  return *found;
}

/// Keeps the looks, and with the meeting whatever of them takes effect.
base::Result<void> keep_looks(people::Visit& visit, const OpenedScreening& opened, const std::vector<Look>& added) {
  return visit.database.write([&](record::Transaction& transaction) -> base::Result<void> {
    StoredMeeting stored = opened.meeting.stored;
    auto looks = opened.looks;
    for (const auto& look : added) {
      looks.push_back(look);
      AgendaItem& item = item_of(stored.meeting, look.item);
      const auto now = looks_at(item, looks, opened.at_table);
      if (now.proposal && !now.waits_for_another && look.kind != LookKind::Objected) {
        const auto& proposal = now.proposal->proposal;
        const bool names_someone = !proposal.parties.empty();
        item.screening = screening_of(
            proposal, names_someone ? resolved(item, proposal, opened.plan, opened.ids()) : std::vector<std::string>(),
            "");
      }
      add_look(transaction, stored.meeting.id, look, change_by(visit));
    }
    note_sectors(stored.meeting, looks, opened.at_table);
    return save_meeting(transaction, stored, change_by(visit));
  });
}

site::Response propose(people::Visit& visit, const OpenedScreening& opened, const AgendaItem& item) {
  const auto& form = visit.request.form;
  const auto typed = typed_proposal(opened, item, form);
  if (!typed) return show_form(visit, opened, item, {.values = form, .errors = typed.error()}, 400);
  if (form.get("version") != std::to_string(opened.meeting.stored.version))
    return visit.refusal({base::ErrorCode::Conflict, "",
                          "The meeting has been changed since you opened it. Look at the item again, then propose."});
  auto look = look_of(visit, opened, item, LookKind::Proposed);
  look.proposal = typed->proposal;
  look.is_loosening = loosens(typed->proposal, typed->caught, item.screening);
  if (const auto kept = keep_looks(visit, opened, {look}); !kept) return visit.refusal(kept.error());
  return site::Response::redirect(screening_address(opened).text());
}

site::Response answer(people::Visit& visit, const OpenedScreening& opened, const AgendaItem& item, LookKind kind) {
  const auto looks = looks_at(item, opened.looks, opened.at_table);
  if (!looks.proposal)
    return visit.refusal({base::ErrorCode::Conflict, "", "Nothing is proposed for this item as it is worded now."});
  auto look = look_of(visit, opened, item, kind);
  const std::string field = "answer-reason-" + *item.number;
  look.proposal.reason = base::one_line(visit.request.form.get(field));
  if (kind == LookKind::Objected && look.proposal.reason.empty())
    return show_plan(visit, opened, {{base::ErrorCode::Invalid, field, "Say why you object."}}, 400);
  if (const auto kept = keep_looks(visit, opened, {look}); !kept) return visit.refusal(kept.error());
  return site::Response::redirect(screening_address(opened).text());
}

site::Response concur_with_all(people::Visit& visit, const OpenedScreening& opened) {
  std::vector<Look> added;
  const std::string account = visit.person().person.id.text();
  for (const auto& item : opened.meeting.meeting().items) {
    if (!wants_screening(item) || !opened.sees(item)) continue;
    const auto looks = looks_at(item, opened.looks, opened.at_table);
    const bool is_answered =
        std::ranges::any_of(looks.answers, [&](const Look& one) { return one.account == account; });
    if (!looks.proposal || looks.proposal->account == account || is_answered) continue;
    added.push_back(look_of(visit, opened, item, LookKind::Concurred));
  }
  if (added.empty())
    return show_plan(
        visit, opened,
        {{base::ErrorCode::Conflict, "", "There is no proposal of another lead that you have not answered."}}, 409);
  if (const auto kept = keep_looks(visit, opened, added); !kept) return visit.refusal(kept.error());
  return site::Response::redirect(screening_address(opened).text());
}

}  // namespace

site::Response screening_page(people::Visit& visit) {
  const auto opened = open_screening(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto number = visit.request.query.get("item");
  if (number.empty() || !opened->may_screen) return show_plan(visit, *opened, {}, 200);
  const AgendaItem* const item = item_asked(*opened, number);
  if (item == nullptr)
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such item for you to screen."});
  return show_form(visit, *opened, *item, {}, 200);
}

site::Response screening_submit(people::Visit& visit) {
  const auto opened = open_screening(visit);
  if (!opened) return visit.refusal(opened.error());
  if (!opened->may_screen)
    return visit.refusal({base::ErrorCode::Forbidden, "", "Governance leads screen items for conflicts of interest."});
  if (!may_still_screen(*opened))
    return visit.refusal(
        {base::ErrorCode::Conflict, "", "The meeting is over: what was asked of whom stays as it was."});
  const auto& form = visit.request.form;
  const auto what = form.get("do");
  if (what == "concur-all") return concur_with_all(visit, *opened);
  const AgendaItem* const item = item_asked(*opened, form.get("item"));
  if (item == nullptr)
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such item for you to screen."});
  if (what == "propose") return propose(visit, *opened, *item);
  if (what == "concur") return answer(visit, *opened, *item, LookKind::Concurred);
  if (what == "object") return answer(visit, *opened, *item, LookKind::Objected);
  return visit.refusal({base::ErrorCode::Invalid, "", "Choose one of the buttons."});
}

}  // namespace governance
