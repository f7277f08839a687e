// component_gallery FOLDER: every component in its states, on pages that look.mjs opens in a browser.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "site/assets/embedded_assets.h"
#include "site/components.h"

namespace {

using html::Fragment;
using html::raw;
using namespace site;

struct GalleryPage {
  std::string name;
  PageFrame frame;
  Page page;
};

PageFrame signed_in(std::size_t current) {
  PageFrame frame;
  frame.organisation = "Marshgate University Hospitals NHS Foundation Trust";
  frame.navigation = {{"Overview", "/overview"},
                      {"Exception reports", "/reports"},
                      {"Work schedules", "/schedules"},
                      {"Establishment", "/establishment"},
                      {"Guardian's report", "/guardian-report"}};
  frame.navigation[current].is_current = true;
  frame.signed_in_as = "Dr A. Okafor, resident doctor";
  frame.csrf_token = "token";
  frame.notice = "Demonstration: the doctors and the reports are invented.";
  return frame;
}

Fragment report_fields(const FormState& state) {
  const Fragment phone = text_input(
      state, {.name = "bleep", .label = "Bleep or phone number", .width = InputWidth::Ten, .inputmode = "tel"});
  const Fragment when = text_input(
      state, {.name = "time-off", .label = "When would suit you?", .hint = "For example, the afternoon of 3 October"});
  return date_input(state, {.name = "worked-on", .legend = "When was the shift?", .hint = "For example, 14 9 2026"}) +
         text_input(state, {.name = "actual-end",
                            .label = "When did you finish?",
                            .hint = "For example, 20:30",
                            .width = InputWidth::Five,
                            .inputmode = "numeric"}) +
         checkboxes(state,
                    {.name = "category",
                     .legend = "What went differently?",
                     .hint = "Select all that apply",
                     .choices = {{"hours", "Hours", "You started early, finished late or worked through", {}},
                                 {"pattern", "Pattern of work", "Rest, breaks or on-call were not as planned", {}},
                                 {"education", "Education", "You missed teaching, a clinic or a theatre list", {}},
                                 {"support", "Support", "There was not enough supervision or help", {}}}}) +
         text_area(state, {.name = "what-happened",
                           .label = "What happened?",
                           .hint = "Do not name patients or colleagues",
                           .rows = 4,
                           .most_characters = 2000}) +
         checkboxes(state, {.name = "safety",
                            .choices = {{"yes", "There was an immediate safety concern",
                                         "Ticking this alerts nobody: call the consultant on call now", phone}}}) +
         radios(state, {.name = "remedy",
                        .legend = "What would you like?",
                        .choices = {{"time", "Time off in lieu", "", when},
                                    {"pay", "Pay", "At the rate for the hours worked", {}},
                                    {"none", "Nothing, I only want it known", "", {}}}}) +
         select(state, {.name = "reviewer",
                        .label = "Who should look at it?",
                        .options = {{"", "Choose a reviewer"},
                                    {"1", "Educational supervisor"},
                                    {"2", "Guardian of safe working hours"}}}) +
         file_upload(state, {.name = "evidence",
                             .label = "Add a file",
                             .hint = "A CSV or PDF of up to 20 MB",
                             .accept = ".csv,.pdf"}) +
         button_group(button("Send report") + button("Save as a draft", ButtonKind::Secondary, "do", "draft"));
}

GalleryPage sign_in(const std::string& name, const base::Errors& errors) {
  FormState state;
  state.values.add("user", "a.okafor@marshgate.example");
  state.errors = errors;
  const Fragment fields = text_input(state, {.name = "user",
                                             .label = "E-mail address",
                                             .width = InputWidth::Twenty,
                                             .type = "email",
                                             .autocomplete = "username"}) +
                          text_input(state, {.name = "password",
                                             .label = "Password",
                                             .width = InputWidth::Twenty,
                                             .type = "password",
                                             .autocomplete = "current-password"}) +
                          button("Sign in");
  PageFrame frame;
  frame.organisation = "Marshgate University Hospitals NHS Foundation Trust";
  return {name,
          frame,
          {.title = "Sign in",
           .content = html::heading(1, "Sign in") + form("/sign-in", "token", fields),
           .errors = errors}};
}

GalleryPage report_form(const std::string& name, const FormState& state) {
  return {name,
          signed_in(1),
          {.title = "Report an exception",
           .content = html::heading(1, "Report an exception") +
                      html::paragraph("It takes about a minute. Your educational supervisor and the guardian see it.") +
                      form("/reports", "token", report_fields(state), true),
           .back = NavigationItem{"Back to your week", "/week"},
           .errors = state.errors}};
}

FormState faulty() {
  FormState state;
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"worked-on-day", "31"},
           {"worked-on-month", "9"},
           {"worked-on-year", "2026"},
           {"actual-end", "25:61"},
           {"category", "hours"},
           {"remedy", "time"},
           {"safety", "yes"},
           {"what-happened", "The night team was two short, and <b>handover</b> & the take ran on."}})
    state.values.add(name, value);
  state.errors = {{.subject = "worked-on", .message = "September 2026 has no day 31."},
                  {.subject = "actual-end", .message = "Enter a time such as 20:30."},
                  {.subject = "category", .message = "Select at least one category."},
                  {.subject = "time-off", .message = "Say when the time off would suit you."},
                  {.subject = "what-happened", .message = "Say what happened in 2,000 characters or fewer."},
                  {.subject = "reviewer", .message = "Choose who should look at it."},
                  {.subject = "evidence", .message = "Choose a file that ends in .csv or .pdf."}};
  return state;
}

FormState chosen() {
  FormState state;
  state.values.add("category", "hours");
  state.values.add("category", "education");
  state.values.add("remedy", "time");
  return state;
}

Fragment overview_content() {
  const auto number = [](const char* text) { return TableCell{.content = text}; };
  const auto row = [&](const char* name, const char* a, const char* b, const char* c, const char* d) {
    return std::vector<TableCell>{
        {.content = html::link("/reports", name), .is_header = true}, number(a), number(b), number(c), number(d)};
  };
  Table reports{.caption = "Reports by directorate, September to November 2017",
                .columns = {{"Directorate"},
                            {"Doctors", true},
                            {"Reports", true},
                            {"For each 100 doctors", true},
                            {"Answered in time", true}},
                .rows = {row("Acute medicine and care of older people", "212", "31", "14.6", "84 %"),
                         row("Surgery, theatres and critical care", "187", "18", "9.6", "78 %"),
                         row("Women's and children's health", "141", "11", "7.8", "91 %"),
                         row("Emergency medicine", "64", "8", "12.5", "100 %")},
                .total = row("All directorates", "604", "68", "11.3", "85 %")};
  FormState filters;
  filters.values.add("state", "open");
  const Fragment filter =
      select(filters,
             {.name = "state", .label = "State", .options = {{"", "All"}, {"open", "Open"}, {"overdue", "Overdue"}}}) +
      select(filters,
             {.name = "grade", .label = "Grade", .options = {{"", "All grades"}, {"fy1", "Foundation year 1"}}}) +
      button("Show", ButtonKind::Secondary);
  return html::heading(1, "Exception reports") +
         figures({{"113.6", "vacancies of 909 posts (12 %)", "/figures/vacancies"},
                  {"277", "reports to date", "/figures/to-date"},
                  {"68", "reports in the quarter", "/figures/quarter"},
                  {"47", "ended in time off in lieu", {}}}) +
         filter_form("/reports", filter) + table(reports) + pagination(6, 20, html::Url("/reports?state=open")) +
         html::heading(2, "Over time") +
         raw(R"(<svg class="sl-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 220" width="640" height="220" role="img" aria-labelledby="chart-title"><title id="chart-title">Reports by quarter: 41, 66, 102, 68</title><g fill="#005eb8"><rect x="40" y="120" width="100" height="70"/><rect x="190" y="90" width="100" height="100"/><rect x="340" y="30" width="100" height="160"/><rect x="490" y="88" width="100" height="102"/></g><path d="M20 190h600" stroke="#4c6272"/><g fill="#212b32" font-family="Arial, sans-serif" font-size="16" text-anchor="middle"><text x="90" y="212">Q1</text><text x="240" y="212">Q2</text><text x="390" y="212">Q3</text><text x="540" y="212">Q4</text></g></svg>)");
}

Fragment report_content() {
  return html::heading(1, "Report of 14 September 2026") +
         html::paragraph(tag("Waiting for review", TagColour::Blue) + " " + tag("5 days left", TagColour::Yellow)) +
         summary_list({{"Shift", "Long day, 08:00 to 20:30"},
                       {"Actual times", "08:00 to 22:15 (1 h 45 min more)"},
                       {"Categories", html::bullets({"Hours", "Education"})},
                       {"What happened", "The night team was two short and handover ran on."}}) +
         warning_callout("Immediate safety concern",
                         html::paragraph("This report alerts nobody. Call the consultant on call on 2222.")) +
         inset_text(html::paragraph("You can take this to the guardian if you do not agree with the answer.")) +
         details("Who can see this report",
                 html::paragraph("You, your educational supervisor and the guardian of safe working hours.")) +
         html::heading(2, "What has happened") +
         timeline({{"14 September 2026 at 22:31", "Dr A. Okafor", html::paragraph("Sent the report")},
                   {"16 September 2026 at 09:02", "Mr B. Lindqvist, educational supervisor",
                    html::paragraph("Offered 1 h 45 min of time off in lieu") +
                        inset_text(html::paragraph("Thank you. Please take the afternoon of 3 October."))},
                   {"17 September 2026 at 07:45", "Dr A. Okafor", html::paragraph("Accepted")}}) +
         button("Accept") + " " + button_link("Take it to the guardian", "/reports/1/guardian", ButtonKind::Secondary) +
         " " + button("Withdraw the report", ButtonKind::Warning);
}

Fragment tags() {
  Fragment out;
  using enum TagColour;
  for (const auto colour : {Plain, White, Grey, Green, AquaGreen, Blue, Purple, Pink, Red, Orange, Yellow})
    out += tag("Waiting", colour) + " ";
  return html::paragraph(out);
}

Fragment home_content() {
  return html::heading(1, "Your week") +
         html::paragraph("Tap the shift that went differently from your work schedule.") +
         card_grid({{"Report an exception", "/reports/new", html::paragraph("It takes about a minute")},
                    {"Your reports", "/reports", html::paragraph("2 waiting for your answer")},
                    {"Work schedule", "/schedules", html::paragraph("Valid until 3 February 2027")},
                    {"Without a link", {}, html::paragraph("A card may simply say something")}}) +
         table({.caption = "Reports waiting for you",
                .columns = {{"Report"}},
                .rows = {},
                .total = {},
                .when_empty = "Nothing is waiting for you."}) +
         card({"One card alone", "/reports", html::paragraph("As wide as its column")}) + tags() +
         pagination(1, 3, "/reports");
}

std::vector<GalleryPage> gallery() {
  PageFrame reader = signed_in(0);
  return {sign_in("sign-in", {}),
          sign_in("sign-in-refused", {{.message = "The e-mail address or the password is not right."}}),
          report_form("form", {}),
          report_form("form-chosen", chosen()),
          report_form("form-errors", faulty()),
          {"overview", signed_in(1), {.title = "Exception reports", .content = overview_content(), .is_wide = true}},
          {"report",
           signed_in(1),
           {.title = "Report of 14 September 2026",
            .content = report_content(),
            .success = "Your report has been sent.",
            .breadcrumb = {{"Home", "/"}, {"Exception reports", "/reports"}}}},
          {"home", reader, {.title = "Your week", .content = home_content()}},
          {"panel",
           reader,
           {.title = "Report sent",
            .content = success_panel("Report sent", "Reference ER-2026-0114") + html::heading(2, "What happens next") +
                       html::paragraph("Your supervisor answers within 7 days.")}},
          {"error",
           reader,
           {.title = "Something went wrong",
            .content = error_page("Something went wrong",
                                  html::paragraph("Try again in a few minutes. What you typed has not been saved."),
                                  "K7Q2M9XW4B")}}};
}

// So that a page can be opened from wherever the folder is.
std::string with_relative_assets(std::string text) {
  constexpr std::string_view absolute = "=\"/assets/";
  for (std::size_t at = text.find(absolute); at != std::string::npos; at = text.find(absolute, at))
    text.erase(at + 2, 1);
  return text;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: component_gallery FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  std::filesystem::create_directories(folder / "assets");
  for (const EmbeddedAsset& asset : embedded_assets()) write_file(folder / asset.address.substr(1), asset.bytes);
  for (const GalleryPage& page : gallery())
    write_file(folder / (page.name + ".html"), with_relative_assets(render(page.frame, page.page)));
  return 0;
}
