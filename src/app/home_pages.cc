#include "app/home_pages.h"

#include "site/html.h"

namespace app {
namespace {

using people::Permission;

struct Door {
  Permission permission;
  std::string_view heading;
  std::string_view to;
  std::string_view words;
};

// In the order in which people need them: the doctor at 3 a.m. first.
constexpr Door kDoors[] = {
    {Permission::SeeOwnSchedule, "My week", "/week", "See your shifts, and report one that went wrong."},
    {Permission::SeeOwnReports, "My reports", "/reports", "Where each of your reports is, and when an answer is due."},
    {Permission::SeeReviewQueue, "Reports to answer", "/reviews",
     "Reports waiting for your answer, the soonest due first."},
    {Permission::SeeGuardianOverview, "Guardian's overview", "/guardian",
     "Open, overdue and answered in time, by directorate and grade."},
    {Permission::DecideAsGuardian, "Reports to decide", "/guardian/decisions",
     "Reports that a doctor or a reviewer has brought to the guardian."},
    {Permission::SeeGuardianReport, "Guardian's report", "/guardian/report",
     "The report to the board for any period: page, PDF, Word and Excel."},
    {Permission::CheckRotaFiles, "Check a rota", "/rotas/check",
     "Hold a file of duties against the contract, and take the findings away as Excel."},
    {Permission::CheckSchedules, "Check a doctor's schedule", "/rotas",
     "A doctor's planned weeks with what breaks the contract's limits."},
    {Permission::SeeEstablishment, "Establishment and vacancies", "/establishment",
     "Posts and gaps by directorate and grade."},
    {Permission::ImportEstablishment, "Import an establishment", "/establishment/import",
     "Bring in the month's establishment and vacancies from a CSV file."},
    {Permission::SeeSystemFigures, "Performance", "/performance",
     "Delays, waits, beds: charts, targets and forecasts of each place and the system."},
    {Permission::PlanBeds, "Beds and staff", "/beds",
     "How many beds are required, how sure that is, and what drives it."},
    {Permission::SeeSystemFigures, "Urgent care", "/performance/urgent-care",
     "Four hours by month and type, the days of the week, the week ahead, the target."},
    {Permission::SeeSystemFigures, "Delayed transfers", "/performance/delays",
     "People delayed each day, why, and the path to the target."},
    {Permission::SeeDelayRegister, "Register of delayed people", "/performance/delays/register",
     "Add a delayed person, change a reason, end a delay. No names."},
    {Permission::SeeCommittees, "Committees", "/committees", "Meetings, agendas, minutes and action logs."},
    {Permission::UpdateOwnActions, "My actions", "/actions", "What you have to do, the soonest due first."},
    {Permission::DeclareInterests, "My interests", "/interests",
     "Declare, change or confirm your interests; the registers of your committees."},
};

html::Fragment support_line(const people::Visit& visit) {
  return html::paragraph(html::raw("For help with your account or your schedule, contact ") +
                         visit.settings.support_contact + ".");
}

}  // namespace

site::Response home_page(people::Visit& visit) {
  std::vector<site::Card> cards;
  for (const auto& door : kDoors)
    if (visit.may_anywhere(door.permission))
      cards.push_back({.heading = std::string(door.heading),
                       .to = html::Url(door.to),
                       .content = html::paragraph(std::string(door.words))});
  // A person with one door has no need of a hall.
  if (cards.size() == 1) return site::Response::redirect(cards.front().to->text());
  site::Page page{.title = "Home"};
  page.content = html::heading(1, html::raw("What would you like to do?"));
  page.content += cards.empty()
                      ? html::paragraph(html::raw("Your account has no role in force today.")) + support_line(visit)
                      : site::card_grid(cards);
  return visit.page(page);
}

site::Response help_page(people::Visit& visit) {
  site::Page page{.title = "Help"};
  page.content = html::heading(1, html::raw("Help")) +
                 site::warning_callout("If someone is at risk now",
                                       html::paragraph(html::raw("Sightline does not raise an alarm. Call ") +
                                                       visit.settings.safety_contact + ".")) +
                 html::heading(2, html::raw("Reporting a shift")) +
                 html::paragraph(html::raw(
                     "Open My week, choose the shift that went wrong, change the times that were different and send. "
                     "You do not need permission, and there is no limit on how many reports you send.")) +
                 html::heading(2, html::raw("What happens next")) +
                 html::paragraph(html::raw(
                     "Each report shows who answers it and by when. If you do not agree with the answer you can take "
                     "the report to the guardian of safe working hours.")) +
                 html::heading(2, html::raw("Who to contact")) + support_line(visit);
  return visit.page(page);
}

site::Response accessibility_page(people::Visit& visit) {
  site::Page page{.title = "Accessibility statement"};
  page.content =
      html::heading(1, html::raw("Accessibility statement for Sightline")) +
      html::paragraph(
          html::raw("We want as many people as possible to be able to use this service. You should be able to zoom "
                    "to 400%, use it with a keyboard alone, listen to it with a screen reader, and use it with "
                    "scripts switched off.")) +
      html::heading(2, html::raw("How accessible it is")) +
      html::paragraph(
          html::raw("Every page is checked by an automated tool against the Web Content Accessibility Guidelines "
                    "version 2.2 AA before each release. It has not been audited by an independent assessor, so we "
                    "make no claim of full compliance.")) +
      html::heading(2, html::raw("What we know falls short")) +
      html::bullets(
          {html::raw("PDF papers are tagged, but have not been certified against PDF/UA. Each has a web page with "
                     "the same content."),
           html::raw("Times are written on the 24-hour clock, as rotas write them.")}) +
      html::heading(2, html::raw("Tell us of a problem")) + support_line(visit) +
      html::paragraph(
          html::raw("If you are not happy with the answer, contact the Equality Advisory and Support Service."));
  return visit.page(page);
}

site::Response privacy_page(people::Visit& visit) {
  site::Page page{.title = "Privacy"};
  page.content = html::heading(1, html::raw("Privacy")) + html::heading(2, html::raw("What is kept")) +
                 html::paragraph(html::raw(
                     "Your name, GMC number if you have one, your posts and schedules, your exception reports and "
                     "everything that was done with them. Never patients' details: do not write any.")) +
                 html::heading(2, html::raw("Who can see an exception report")) +
                 html::bullets({html::raw("You."),
                                html::raw("The people who answer it: medical workforce, or the director of medical "
                                          "education for education. For events before your employer took up the 2026 "
                                          "reform, your educational supervisor instead."),
                                html::raw("The guardian of safe working hours.")}) +
                 html::paragraph(html::raw(
                     "Under the 2026 reform your supervisor cannot open your reports. Every time someone opens one it "
                     "is recorded, and you can see who and when.")) +
                 html::heading(2, html::raw("Cookies")) +
                 html::paragraph(html::raw(
                     "Only those that keep you signed in and your forms safe. Nothing is sent to anyone else."));
  return visit.page(page);
}

}  // namespace app
