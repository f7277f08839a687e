#include "flow/delays/delays_pages.h"

#include "flow/delays/delay_register_pages.h"
#include "flow/delays/delay_register_store.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/performance/flow_pages_testing.h"
#include "flow/returns/discharge_reasons.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing_help::imported;
using testing_help::location;

const SeriesPeriod kOctober2017 = month_period(2017y / 10 / 1);
const SeriesPeriod kDecember2019 = month_period(2019y / 12 / 1);

class DelayPages : public testing_help::FlowPages {
 protected:
  std::vector<record::Migration> migrations() override {
    auto all = FlowPages::migrations();
    all.push_back(delay_register_migration());
    return all;
  }
  /// Two councils' delayed days, October 2017 to December 2019, whose parts add up.
  void bring_delays() {
    std::vector<ImportedValue> values;
    for (std::int64_t i = 0; kOctober2017 + i <= kDecember2019; ++i)
      for (const auto& [council, days] :
           {std::pair("E06000016", 900 + i % 5 * 20), std::pair("E10000018", 1'300 - i * 10)}) {
        const auto add = [&](const char* cut, std::int64_t part) {
          values.push_back(imported(kDelayedDays, cut, council, kOctober2017 + i, part));
        };
        add("", days);
        add("acute", days - 300);
        add("non_acute", 300);
        add("nhs", days - 500);
        add("social_care", 400);
        add("both", 100);
        add("reason.A", 400);
        add("reason.E", days - 400);
      }
    bring({{"E06000016", "Example City", PlaceKind::Council, "SYS"},
           {"E10000018", "Exampleshire", PlaceKind::Council, "SYS"},
           {"SYS", "Example System", PlaceKind::System, ""},
           {"RWE", "Example Hospitals", PlaceKind::Provider, "SYS"}},
          std::move(values));
  }
  void bring_adults() {
    bring({}, {imported(kAdults, "", "E06000016", month_period(2018y / 6 / 1), 280'000),
               imported(kAdults, "", "E10000018", month_period(2018y / 6 / 1), 560'000)});
  }
  static Pairs new_delay() {
    return {{"patient", "d0417"}, {"provider", "RWE"}, {"council", "E06000016"},
            {"care", "acute"},    {"reason", "E"},     {"attribution", "social_care"},
            {"from-day", "2"},    {"from-month", "1"}, {"from-year", "2020"}};
  }
  std::vector<DelayRow> rows() {
    return database().read(
        [&](record::Reader& reader) { return delay_rows(reader, {2020y / 1 / 1, 2020y / 1 / 31}, clock.now()); });
  }
  std::size_t readings(std::string_view what) { return trail(what).size(); }
  std::vector<record::AuditEntry> trail(std::string_view what) {
    return database().read(
        [&](record::Reader& reader) { return record::audit_of_subject(reader, "delay_register", what); });
  }
  /// From here on the visitor keeps the register of this organisation.
  void keep_for(std::string_view organisation) { grant.organisation = *people::OdsCode::parse(organisation); }
  /// One row of each of two providers, for one council: the NHS's, and social care's.
  void bring_two_providers() {
    bring_delays();
    bring({{"RT5", "Example Community", PlaceKind::Provider, "SYS"}},
          {imported(kDelayedDays, "", "RT5", kDecember2019, 40)});
    keep_for("SYS");
    auto nhs = with_field(with_field(new_delay(), "reason", "A"), "attribution", "nhs");
    ASSERT_EQ(post(new_delay_submit, nhs).status, 303);
    auto social = with_field(with_field(new_delay(), "patient", "d0500"), "provider", "RT5");
    ASSERT_EQ(post(new_delay_submit, social).status, 303);
  }
  std::string row_of(std::string_view provider) {
    for (const auto& row : rows())
      if (row.spell.provider == provider) return row.id.text();
    return "";
  }
  static Pairs with_field(Pairs form, const std::string& name, const std::string& value) {
    for (auto& [field, text] : form)
      if (field == name) text = value;
    return form;
  }
};

SIGHTLINE_ON_EACH_ENGINE(DelayPages);

// ---- the figures ----------------------------------------------------------------------------------------------------

TEST_P(DelayPages, SayThatNothingHasBeenImported) {
  EXPECT_THAT(get(delays_page).body, HasSubstr("No figures of delays have been imported yet."));
}

TEST_P(DelayPages, ShowTheSystemAndEachPartnerFromTheSameValues) {
  bring_delays();
  const auto page = get(delays_page, {{"place", "SYS"}});
  EXPECT_EQ(page.status, 200);
  // December 2019, i = 26: 920 and 1,040 delayed days, 1,960 in all, 63.2 people a day.
  EXPECT_THAT(page.body, AllOf(HasSubstr("Delayed transfers of care, Example System"), HasSubstr("December 2019"),
                               HasSubstr("63.2"), HasSubstr("1,960"), HasSubstr("1,040"), HasSubstr("Exampleshire"),
                               HasSubstr("Each of these tables adds up to the whole.")));
  EXPECT_THAT(page.body, HasSubstr("/performance/measures/dtoc.delayed_days?place=SYS&amp;cut=reason.A"));
}

TEST_P(DelayPages, SayWhichDenominatorIsNotKnown) {
  bring_delays();
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}}).body,
              AllOf(HasSubstr("Not known: import adults"), HasSubstr("Not known: import occupied beds (KH03)"),
                    HasSubstr("The chance of reaching the target is not known")));
}

TEST_P(DelayPages, TurnTheRateIntoAllowedDaysWhereTheAdultsAreKnown) {
  bring_delays();
  bring_adults();
  const auto page = get(delays_page, {{"place", "SYS"}});
  // 9.4 for 100,000 of 840,000 adults: 78.96 people a day, 2,447.8 days of a month of 31.
  EXPECT_THAT(page.body, AllOf(HasSubstr("79.0"), HasSubstr("2,448 of 1,960 counted"), HasSubstr("base rate"),
                               HasSubstr("Chance of"), Not(HasSubstr("Not known: import adults"))));
}

TEST_P(DelayPages, SayThatPartsOfAReturnDoNotAddUp) {
  bring_delays();
  bring({}, {imported(kDelayedDays, "reason.A", "E06000016", kDecember2019, 390)});
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}}).body,
              AllOf(HasSubstr("The parts do not add up"), HasSubstr("The reasons come to 1,950, the whole is 1,960.")));
}

TEST_P(DelayPages, KeepWhatIsCountedSince2020BeneathABreak) {
  bring_delays();
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}}).body,
              AllOf(HasSubstr("A break: the return of delayed transfers stopped with February 2020."),
                    HasSubstr("No figures of discharge since 2020")));
}

TEST_P(DelayPages, RefuseAPlaceAndAMonthThatAreNone) {
  bring_delays();
  EXPECT_EQ(get(delays_page, {{"place", "XXX"}}).status, 404);
  const auto page = get(delays_page, {{"place", "SYS"}, {"month", "yesterday"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("Give a month as 2017-09."));
}

TEST_P(DelayPages, WithholdSmallNumbersOfTheRegisterFromThoseWhoDoNotKeepIt) {
  bring_delays();
  // 14 to 31 December for one council, 29 to 31 for the other: 18 days and 3.
  const auto december = with_field(with_field(new_delay(), "from-month", "12"), "from-year", "2019");
  EXPECT_EQ(post(new_delay_submit, with_field(december, "from-day", "14")).status, 303);
  auto other = with_field(with_field(december, "patient", "d0418"), "council", "E10000018");
  other = with_field(with_field(other, "from-day", "29"), "attribution", "nhs");
  EXPECT_EQ(post(new_delay_submit, other).status, 303);
  keep_for("SYS");
  const auto own = get(delays_page, {{"place", "SYS"}, {"month", "2019-12"}});
  EXPECT_THAT(own.body, AllOf(HasSubstr(">18<"), HasSubstr(">21<"), HasSubstr("/performance/delays/register?month"),
                              Not(HasSubstr("Withheld")), HasSubstr("by provider and type of care"),
                              HasSubstr("Example Hospitals")));
  grant.role = people::Role::BoardMember;
  const auto boards = get(delays_page, {{"place", "SYS"}});  // the last whole month
  EXPECT_THAT(boards.body,
              AllOf(HasSubstr("The register, December 2019"), HasSubstr("Withheld"), Not(HasSubstr(">3<")),
                    Not(HasSubstr(">18<")), Not(HasSubstr("D0417")), Not(HasSubstr("/performance/delays/register"))));
}

TEST_P(DelayPages, ShowThoseWhoDoNotKeepTheRegisterNoTwoCountsThatDifferByAPerson) {
  bring_delays();
  EXPECT_EQ(post(new_delay_submit, new_delay()).status, 303);
  grant.role = people::Role::BoardMember;
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}, {"month", "2020-01"}}).body,
              AllOf(HasSubstr("This month is not over."), Not(HasSubstr(">18<"))));
  EXPECT_THAT(get(delays_page, {{"place", "E06000016"}, {"month", "2019-12"}}).body,
              AllOf(HasSubstr("on its system&#39;s page"), Not(HasSubstr("by partner and attribution"))));
}

TEST_P(DelayPages, ShowTheDifferenceFromThePublishedFigure) {
  bring_delays();
  auto early = with_field(with_field(new_delay(), "from-month", "12"), "from-year", "2019");
  EXPECT_EQ(post(new_delay_submit, early).status, 303);
  keep_for("SYS");
  // 2 to 31 December: 30 days, where 920 were published.
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}, {"month", "2019-12"}}).body,
              AllOf(HasSubstr(">30<"), HasSubstr("-890")));
}

TEST_P(DelayPages, ShowTheReasonsSince2024InOrderOfSizeAndApartFromTheOldOnes) {
  bring_delays();
  const auto may = month_period(2025y / 5 / 1);
  const auto cut = [](std::size_t reason) { return discharge_reason_cut(discharge_reasons().at(reason)); };
  bring({{"E54000015", "Example Board", PlaceKind::Board, "SYS"}},
        {imported(kDischargeDelays, cut(0), "E54000015", may, 30),
         imported(kDischargeDelays, cut(0), "E54000015", may + -1, 42),
         imported(kDischargeDelays, cut(36), "E54000015", may, 90),
         imported(kDischargeDelays, cut(36), "E54000015", may + -1, 80)});
  const auto body = get(delays_page, {{"place", "SYS"}}).body;
  EXPECT_THAT(body, AllOf(HasSubstr("Reasons, the biggest first, May 2025"), HasSubstr(">75.0%<"), HasSubstr(">25.0%<"),
                          HasSubstr(">+10<"), HasSubstr(">-12<"), HasSubstr("Families of reasons, May 2025"),
                          HasSubstr("no line leads from one to the other")));
  const auto table = body.find("Reasons, the biggest first");
  EXPECT_LT(body.find("Residential/nursing home care not yet available", table),
            body.find("Awaiting formal decision to discharge", table));
  EXPECT_LT(body.find("A break: the return of delayed transfers stopped"), table);
}

TEST_P(DelayPages, ShowTheTenBiggestReasonsAtOnceAndTheRestForWhoAsks) {
  bring_delays();
  std::vector<ImportedValue> values;
  for (std::size_t i = 0; i < discharge_reasons().size(); ++i)
    values.push_back(imported(kDischargeDelays, discharge_reason_cut(discharge_reasons()[i]), "E54000015",
                              month_period(2025y / 5 / 1), 100 - static_cast<std::int64_t>(i)));
  bring({{"E54000015", "Example Board", PlaceKind::Board, "SYS"}}, std::move(values));
  const auto body = get(delays_page, {{"place", "SYS"}}).body;
  EXPECT_THAT(body, AllOf(HasSubstr("The ten biggest reasons, May 2025"), HasSubstr("All 37 reasons"),
                          HasSubstr("1. Awaiting formal decision"), HasSubstr("37. Residential/nursing home care")));
  EXPECT_LT(body.find("All 37 reasons"), body.find("37. Residential/nursing home care"));
}

TEST_P(DelayPages, SayThatNoReasonsSince2024HaveBeenImported) {
  bring_delays();
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}}).body,
              HasSubstr("No reasons of discharge delay have been imported for this place."));
}

TEST_P(DelayPages, SayHowFarTheNumberBeneathARateMayBeTrusted) {
  bring_delays();
  bring_adults();
  database().write([&](record::Transaction& transaction) {
    keep_quality_mark(transaction, {.id = base::Uuid::v7(clock.now(), random),
                                    .measure = std::string(kDelaysPerAdults),
                                    .place = "SYS",
                                    .grade = QualityGrade::Poor,
                                    .words = "The estimate is older than two years.",
                                    .from = month_period(2018y / 1 / 1),
                                    .to = {},
                                    .by = "command line",
                                    .marked_at = clock.now()});
  });
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}}).body,
              AllOf(HasSubstr("The rate for 100,000 adults: Poor. The estimate is older than two years."),
                    HasSubstr("a day for 100,000 adults (quality: poor)")));
}

// ---- the clock of notices -------------------------------------------------------------------------------------------

TEST_P(DelayPages, WorkOutTheEarliestDayOfSocialCare) {
  const Pairs asked{{"care", "acute"},
                    {"assessment-day", "3"},
                    {"assessment-month", "4"},
                    {"assessment-year", "2017"},
                    {"assessment-time", "14:01"}};
  const auto page = get(delay_notices_page, asked);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Not before Thursday 6 April 2017"), HasSubstr("Grade B")));
}

TEST_P(DelayPages, AskForTheNoticesTime) {
  const auto page =
      get(delay_notices_page,
          {{"care", "acute"}, {"assessment-day", "3"}, {"assessment-month", "4"}, {"assessment-year", "2017"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("#assessment-time"));
}

// ---- the register ---------------------------------------------------------------------------------------------------

TEST_P(DelayPages, AddAPersonAndShowTheMonthsDays) {
  bring_delays();
  const auto sent = post(new_delay_submit, new_delay());
  EXPECT_EQ(location(sent), "/performance/delays/register?month=2020-01&done=added");
  const auto page = get(delay_register_page, {{"month", "2020-01"}, {"done", "added"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("D0417"), HasSubstr("E, care package in own home"), HasSubstr("Still delayed"),
                               HasSubstr(">18<"), HasSubstr("The person was added to the register.")));
}

TEST_P(DelayPages, WriteDownEachOpeningOfTheRegister) {
  bring_delays();
  static_cast<void>(post(new_delay_submit, new_delay()));
  static_cast<void>(get(delay_register_page, {{"month", "2020-01"}}));
  EXPECT_EQ(readings("2020-01"), 1U);
  const auto id = rows().front().id.text();
  static_cast<void>(get(delay_row_page, {}, {{"id", id}}));
  EXPECT_EQ(readings(id), 1U);
  EXPECT_THAT(get(delay_row_page, {}, {{"id", id}}).body, HasSubstr("What was recorded, and when"));
}

TEST_P(DelayPages, KeepWhatWasTypedAndNameEachFault) {
  bring_delays();
  auto wrong = with_field(with_field(new_delay(), "patient", "Smith"), "reason", "C");
  const auto page = post(new_delay_submit, wrong);
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("#patient"), HasSubstr("value=\"Smith\""), HasSubstr("never a name")));
  const auto pair = post(new_delay_submit, with_field(wrong, "patient", "D0417"));
  EXPECT_THAT(pair.body, AllOf(HasSubstr("#attribution"), HasSubstr("cannot be put down to Social care. Choose NHS.")));
  EXPECT_THAT(rows(), IsEmpty());
}

TEST_P(DelayPages, RefuseTheRegisterToThoseWhoDoNotKeepIt) {
  bring_delays();
  static_cast<void>(post(new_delay_submit, new_delay()));
  const auto id = rows().front().id.text();
  grant.role = people::Role::BoardMember;
  for (const auto& page :
       {get(delay_register_page), get(new_delay_form), get(delays_import_form), get(delays_template_file),
        get(delay_row_page, {}, {{"id", id}}), post(new_delay_submit, new_delay()), post(delays_import_submit, {}),
        post(delay_row_submit, {{"act", "withdraw"}, {"version", "1"}}, {{"id", id}})}) {
    EXPECT_EQ(page.status, 403);
    EXPECT_THAT(page.body, Not(HasSubstr("D0417")));
  }
  EXPECT_THAT(rows(), SizeIs(1));
}

TEST_P(DelayPages, ShowAProviderItsOwnPatientsAlone) {
  bring_two_providers();
  keep_for("RWE");
  const auto page = get(delay_register_page, {{"month", "2020-01"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("You see the rows of Example Hospitals (RWE)."), HasSubstr("D0417"),
                               Not(HasSubstr("D0500"))));
  const auto form = get(new_delay_form).body;
  EXPECT_THAT(form,
              AllOf(HasSubstr("value=\"RWE\""), Not(HasSubstr("value=\"RT5\"")), HasSubstr("value=\"E10000018\"")));
  EXPECT_EQ(get(delay_row_page, {}, {{"id", row_of("RWE")}}).status, 200);
}

TEST_P(DelayPages, GiveNothingOfAnothersRowAndWriteDownThatItWasAskedFor) {
  bring_two_providers();
  const auto id = row_of("RT5");
  keep_for("RWE");
  const auto page = get(delay_row_page, {}, {{"id", id}});
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(page.body, Not(HasSubstr("D0500")));
  EXPECT_EQ(post(delay_row_submit, {{"act", "withdraw"}, {"version", "1"}}, {{"id", id}}).status, 404);
  EXPECT_THAT(rows(), SizeIs(2)) << "nothing was taken out";
  const auto entries = trail(id);
  ASSERT_THAT(entries, SizeIs(2));
  EXPECT_EQ(entries.front().event.action, "delay register refused");
  EXPECT_EQ(entries.front().event.after, R"({"rows_of":"RWE"})");
}

TEST_P(DelayPages, ShowACouncilWhatIsPutDownToItAlone) {
  bring_two_providers();
  keep_for("E06000016");
  EXPECT_THAT(get(delay_register_page, {{"month", "2020-01"}}).body,
              AllOf(HasSubstr("D0500"), Not(HasSubstr("D0417"))));
  EXPECT_EQ(get(delay_row_page, {}, {{"id", row_of("RWE")}}).status, 404);
  const Pairs change{{"act", "change"},  {"version", "1"},    {"reason", "A"},      {"attribution", "nhs"},
                     {"from-day", "10"}, {"from-month", "1"}, {"from-year", "2020"}};
  const auto page = post(delay_row_submit, change, {{"id", row_of("RT5")}});
  EXPECT_EQ(page.status, 400) << "it would put the days down to another";
  EXPECT_THAT(page.body, AllOf(HasSubstr("#attribution"), HasSubstr("This would not be a row of yours.")));
  EXPECT_EQ(post(delay_row_submit, with_field(change, "attribution", "both"), {{"id", row_of("RT5")}}).status, 303);
}

// The refusal once named the days of the row, whoever kept it.
TEST_P(DelayPages, NameTheDaysOfOwnRowsAloneWhereARowIsThereAlready) {
  bring_two_providers();
  const auto later = with_field(new_delay(), "from-day", "9");
  EXPECT_THAT(post(new_delay_submit, later).body, HasSubstr("already, from 2 January 2020 on"));
  keep_for("E06000016");
  const auto refused = post(new_delay_submit, later);
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Another organisation keeps the row"), Not(HasSubstr("2 January 2020"))));
}

TEST_P(DelayPages, AddAndImportOwnRowsAlone) {
  bring_two_providers();
  keep_for("RT5");
  const auto added = post(new_delay_submit, with_field(new_delay(), "patient", "d0900"));
  EXPECT_EQ(added.status, 400);
  EXPECT_THAT(added.body, AllOf(HasSubstr("#provider"), HasSubstr("value=\"d0900\"")));
  site::Request request;
  request.method = site::Method::Post;
  request.uploads.push_back({.field = "file",
                             .file_name = "delays.csv",
                             .bytes = "reference,provider,council,care,reason,attribution,from,to\n"
                                      "D0901,RT5,E06000016,acute,A,nhs,2020-01-02,\n"
                                      "D0902,RWE,E06000016,acute,A,nhs,2020-01-02,\n"});
  const auto imported_page = ask(delays_import_submit, request);
  EXPECT_EQ(imported_page.status, 400);
  EXPECT_THAT(imported_page.body, HasSubstr("delays.csv, line 3, column provider"));
  EXPECT_THAT(rows(), SizeIs(2));
}

TEST_P(DelayPages, KeepTheSystemsTotalsWholeForAPartnersKeeper) {
  bring_two_providers();
  auto early = with_field(with_field(new_delay(), "from-month", "12"), "from-year", "2019");
  EXPECT_EQ(post(new_delay_submit, with_field(with_field(early, "patient", "d0600"), "provider", "RT5")).status, 303);
  keep_for("RWE");
  // 2 to 31 December at the other provider: 30 days, counted and nameless.
  EXPECT_THAT(get(delays_page, {{"place", "SYS"}, {"month", "2019-12"}}).body,
              AllOf(HasSubstr(">30<"), HasSubstr("Numbers from 1 to 4 are withheld"), Not(HasSubstr("D0600")),
                    HasSubstr("Open the register of delayed people")));
}

TEST_P(DelayPages, RefuseTheRegisterToAnOrganisationThatIsNoPlaceOfFigures) {
  bring_two_providers();
  keep_for("XXX");
  for (const auto& page : {get(delay_register_page), get(new_delay_form), post(new_delay_submit, new_delay())}) {
    EXPECT_EQ(page.status, 403);
    EXPECT_THAT(page.body, HasSubstr("of which figures were imported"));
  }
}

TEST_P(DelayPages, GiveNoRowsToAGrantForAPartOfAnOrganisation) {
  bring_two_providers();
  keep_for("RWE");
  grant.specialty = "Geriatrics";
  EXPECT_EQ(get(delay_register_page).status, 403);
}

TEST_P(DelayPages, ChangeTheReasonFromADayOn) {
  bring_delays();
  static_cast<void>(post(new_delay_submit, new_delay()));
  const auto id = rows().front().id.text();
  const Pairs change{{"act", "change"},  {"version", "1"},    {"reason", "Dii"},    {"attribution", "both"},
                     {"from-day", "10"}, {"from-month", "1"}, {"from-year", "2020"}};
  EXPECT_EQ(post(delay_row_submit, change, {{"id", id}}).status, 303);
  ASSERT_THAT(rows(), SizeIs(2));
  EXPECT_EQ(rows()[0].spell.to, base::Date(2020y / 1 / 9));
  const auto again = post(delay_row_submit, change, {{"id", id}});
  EXPECT_EQ(again.status, 409) << "the page they had open is of an older version";
  EXPECT_THAT(again.body, HasSubstr("Somebody has changed this row"));
}

TEST_P(DelayPages, SayWhatIsWrongWithAnEnding) {
  bring_delays();
  static_cast<void>(post(new_delay_submit, new_delay()));
  const auto id = rows().front().id.text();
  const auto end = [&](const std::string& day) {
    return post(delay_row_submit,
                {{"act", "end"}, {"version", "1"}, {"to-day", day}, {"to-month", "1"}, {"to-year", "2020"}},
                {{"id", id}});
  };
  EXPECT_EQ(end("").status, 400);
  EXPECT_EQ(end("1").status, 400) << "before its first day";
  EXPECT_EQ(end("21").status, 400) << "tomorrow";
  EXPECT_EQ(end("19").status, 303);
  EXPECT_EQ(post(delay_row_submit, {{"act", "dance"}, {"version", "2"}}, {{"id", id}}).status, 400);
  EXPECT_EQ(post(delay_row_submit, {{"act", "end"}}, {{"id", "nonsense"}}).status, 404);
}

TEST_P(DelayPages, ImportAFileWholeOrSayWhatToMend) {
  bring_delays();
  const auto send = [&](const std::string& rows_sent) {
    site::Request request;
    request.method = site::Method::Post;
    request.uploads.push_back({.field = "file",
                               .file_name = "delays.csv",
                               .bytes = "reference,provider,council,care,reason,attribution,from,to\n" + rows_sent});
    return ask(delays_import_submit, request);
  };
  const auto refused = send(
      "D1,RWE,E06000016,acute,A,nhs,2020-01-02,\n"
      "D0002,RWE,E99,acute,A,nhs,2020-01-02,\n");
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("delays.csv, line 2, column reference"));
  const auto unknown = send("D0001,RWE,E06000016,acute,A,nhs,2020-01-02,\nD0002,RWE,E99,acute,A,nhs,2020-01-02,\n");
  EXPECT_THAT(unknown.body, AllOf(HasSubstr("delays.csv, line 3, column council"), HasSubstr("1 place needs mending")));
  EXPECT_THAT(rows(), IsEmpty());
  EXPECT_EQ(send("D0001,RWE,E06000016,acute,A,nhs,2020-01-02,\n").status, 303);
  EXPECT_THAT(rows(), SizeIs(1));
}

}  // namespace
}  // namespace flow
