#include "safe_working/establishment/establishment_store.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace safe_working {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::HasSubstr;
using testing::SizeIs;

const base::Instant kMorning = base::start_of_day(2017y / 12 / 1) + 9h;

std::string paper_p1() {
  std::ifstream file("data/demonstration/establishment-2017-11.csv", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Only the rooms beneath this one, so the numbers in between are missing.
std::vector<record::Migration> migrations_beneath() {
  std::vector<record::Migration> all{record::audit_migration(), people::people_migration(), establishment_migration()};
  for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
  return all;
}

class EstablishmentStore : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    database_.emplace(fresh_database(migrations_beneath()));
    (*database_)->write([&](record::Transaction& t) {
      people::add_organisation(t,
                               {.code = trust_, .name = "Example Hospitals", .kind = people::OrganisationKind::Trust});
      people::add_organisation(t, {.code = other_, .name = "Other Hospitals", .kind = people::OrganisationKind::Trust});
      for (const auto* code : {"CHUGGS", "CSI", "ESM EM", "ITAPS", "MSKSS", "RRCV", "WCC"})
        people::add_directorate(t, {{base::Uuid::v7(kMorning, random_)}, trust_, code, std::string("The ") + code});
    });
  }

  base::Checked<ImportedFile> send(const std::string& bytes, base::Date as_at, base::Instant at = kMorning) {
    return (*database_)->write([&](record::Transaction& t) {
      return import_establishment(t, trust_, {bytes, "establishment-2017-11.csv", as_at}, "command line", at, random_);
    });
  }
  std::optional<EstablishmentImport> on(base::Date date, base::Instant known_at = kMorning + 24h) {
    return (*database_)->read([&](record::Reader& r) { return establishment_on(r, trust_, date, known_at); });
  }
  std::int64_t change_number() {
    return (*database_)->read([&](record::Reader& r) { return establishment_change_number(r, trust_); });
  }

  base::SeededRandom random_{7};
  people::OdsCode trust_ = *people::OdsCode::parse("RWE");
  people::OdsCode other_ = *people::OdsCode::parse("RXX");
  std::optional<record::FreshDatabase> database_;
};

SIGHTLINE_ON_EACH_ENGINE(EstablishmentStore);

std::vector<std::vector<std::string>> shown_rows(const Establishment& establishment) {
  const auto table = establishment_table(establishment, {});
  std::vector<std::vector<std::string>> out;
  for (const auto& row : table.rows) {
    out.emplace_back();
    for (const auto& cell : row) out.back().push_back(documents::shown(cell));
  }
  return out;
}

TEST_P(EstablishmentStore, GivesBackPaperP1AsItWasImported) {
  const auto sent = send(paper_p1(), 2017y / 11 / 30);
  ASSERT_TRUE(sent.has_value());
  EXPECT_TRUE(sent->is_new);
  const auto kept = on(2017y / 11 / 30);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(shown_rows(kept->establishment), shown_rows(sent->import.establishment));
  EXPECT_EQ(kept->establishment.as_at, 2017y / 11 / 30);
  EXPECT_EQ(kept->establishment.source, "establishment-2017-11.csv");
  EXPECT_EQ(kept->id, sent->import.id);
  EXPECT_EQ(kept->imported_by, "command line");
  EXPECT_EQ(kept->imported_at, kMorning);
  EXPECT_THAT(kept->file_sha256, SizeIs(64));
  EXPECT_EQ(base::decimal_text(kept->establishment.vacant()), "113.6");
}

TEST_P(EstablishmentStore, KeepsEstablishmentsByGradeAndTellsThemFromNotGiven) {
  const auto sent = send(
      "directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+,establishment FY1,establishment "
      "FY2,establishment CT1/2,"
      "establishment TG F2/CT1/2,establishment ST3+,establishment TG "
      "ST3+\nWCC,21.5,1,0,0,0,0,0,1,2,3,4,5.5,6\nCSI,5,,,,,,,,,,,,\n",
      2017y / 11 / 30);
  ASSERT_TRUE(sent.has_value());
  const auto kept = on(2017y / 12 / 1);
  ASSERT_TRUE(kept.has_value());
  EXPECT_EQ(kept->establishment.directorates[0].establishment_by_grade,
            sent->import.establishment.directorates[0].establishment_by_grade);
  EXPECT_THAT(kept->establishment.directorates[0].establishment_by_grade, SizeIs(6));
  EXPECT_TRUE(kept->establishment.directorates[1].establishment_by_grade.empty());
}

TEST_P(EstablishmentStore, UsesTheLatestDayOnOrBeforeTheOneAskedFor) {
  const auto one = [](const char* posts) {
    return std::string("directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\nCSI,") + posts +
           ",0,0,0,0,0,0\n";
  };
  ASSERT_TRUE(send(one("10"), 2017y / 8 / 31).has_value());
  ASSERT_TRUE(send(one("20"), 2017y / 11 / 30).has_value());
  EXPECT_FALSE(on(2017y / 8 / 30).has_value());
  EXPECT_EQ(on(2017y / 8 / 31)->establishment.total(), base::whole(10));
  EXPECT_EQ(on(2017y / 11 / 29)->establishment.total(), base::whole(10));
  EXPECT_EQ(on(2017y / 11 / 30)->establishment.total(), base::whole(20));
  EXPECT_EQ(on(2026y / 1 / 1)->establishment.total(), base::whole(20));
}

TEST_P(EstablishmentStore, UsesANewerImportForTheSameDayFromTheMomentItWasKnown) {
  const std::string header = "directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\n";
  ASSERT_TRUE(send(header + "CSI,10,0,0,0,0,0,0\n", 2017y / 11 / 30, kMorning).has_value());
  ASSERT_TRUE(send(header + "CSI,11,0,0,0,0,0,0\n", 2017y / 11 / 30, kMorning + 1h).has_value());
  EXPECT_FALSE(on(2017y / 11 / 30, kMorning - 1us).has_value());
  EXPECT_EQ(on(2017y / 11 / 30, kMorning)->establishment.total(), base::whole(10));
  EXPECT_EQ(on(2017y / 11 / 30, kMorning + 1h)->establishment.total(), base::whole(11));
}

TEST_P(EstablishmentStore, DoesNothingMoreForTheFileInUse) {
  const auto first = send(paper_p1(), 2017y / 11 / 30);
  const auto second = send(paper_p1(), 2017y / 11 / 30, kMorning + 1h);
  ASSERT_TRUE(second.has_value());
  EXPECT_FALSE(second->is_new);
  EXPECT_EQ(second->import.id, first->import.id);
  EXPECT_EQ(second->import.establishment.vacant(), first->import.establishment.vacant());
  EXPECT_EQ(change_number(), 1);
  EXPECT_TRUE(send(paper_p1(), 2017y / 12 / 31)->is_new) << "another day is another import";
  EXPECT_EQ(change_number(), 2);
}

TEST_P(EstablishmentStore, TakesAnOldFileAgainAfterAWrongOneInBetween) {
  const std::string wrong = "directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\nCSI,10,0,0,0,0,0,0\n";
  ASSERT_TRUE(send(paper_p1(), 2017y / 11 / 30).has_value());
  ASSERT_TRUE(send(wrong, 2017y / 11 / 30, kMorning + 1h).has_value());
  EXPECT_TRUE(send(paper_p1(), 2017y / 11 / 30, kMorning + 2h)->is_new);
  EXPECT_EQ(on(2017y / 11 / 30)->establishment.total(), base::whole(909));
}

TEST_P(EstablishmentStore, KeepsNothingOfAFaultyFile) {
  const auto refused =
      send("directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\nCSI,1,0,0,0,0,0,0\nXYZ,1,,,,,,\n",
           2017y / 11 / 30);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error()[0].subject, "line 3, column directorate");
  EXPECT_EQ(change_number(), 0);
  EXPECT_FALSE(on(2017y / 11 / 30).has_value());
}

TEST_P(EstablishmentStore, KnowsNothingOfAnotherOrganisation) {
  ASSERT_TRUE(send(paper_p1(), 2017y / 11 / 30).has_value());
  (*database_)->read([&](record::Reader& r) {
    EXPECT_FALSE(establishment_on(r, other_, 2017y / 11 / 30, kMorning).has_value());
    EXPECT_THAT(establishment_imports(r, other_), SizeIs(0));
    EXPECT_EQ(establishment_change_number(r, other_), 0);
  });
}

TEST_P(EstablishmentStore, ListsImportsNewestFirst) {
  ASSERT_TRUE(send(paper_p1(), 2017y / 11 / 30, kMorning).has_value());
  ASSERT_TRUE(send(paper_p1(), 2017y / 8 / 31, kMorning + 1h).has_value());
  (*database_)->read([&](record::Reader& r) {
    const auto imports = establishment_imports(r, trust_);
    ASSERT_THAT(imports, SizeIs(2));
    EXPECT_EQ(imports[0].establishment.as_at, 2017y / 8 / 31);
    EXPECT_EQ(imports[1].establishment.as_at, 2017y / 11 / 30);
    EXPECT_EQ(imports[1].establishment.total(), base::whole(909));
    EXPECT_THAT(establishment_imports(r, trust_, 1), SizeIs(1));
  });
}

TEST_P(EstablishmentStore, WritesTheAuditTrail) {
  const auto sent = send(paper_p1(), 2017y / 11 / 30);
  (*database_)->read([&](record::Reader& r) {
    const auto entries = record::audit_of_subject(r, "establishment_import", sent->import.id.text());
    ASSERT_THAT(entries, SizeIs(1));
    EXPECT_EQ(entries[0].event.action, "establishment imported");
    EXPECT_EQ(entries[0].event.actor, "command line");
    EXPECT_THAT(entries[0].event.after, HasSubstr(R"("establishment":909,"vacancies":113.6)"));
    EXPECT_FALSE(record::verify_audit(r).first_broken.has_value());
  });
}

}  // namespace
}  // namespace safe_working
