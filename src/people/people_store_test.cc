#include "people/people_store.h"

#include <set>

#include "people/people_testing.h"

namespace people {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class PeopleStore : public testing_help::OnEachEngine {
 protected:
  record::FreshDatabase fresh() { return fresh_database(testing_help::migrations()); }

  Directorate directorate(std::string code, std::string name = "A directorate") {
    return {.id = DirectorateId::make(clock, random),
            .organisation = trust(),
            .code = std::move(code),
            .name = std::move(name)};
  }
  Person person(std::string name, std::optional<std::string> gmc_number = {}) {
    return {.id = new_person_id(), .name = std::move(name), .gmc_number = std::move(gmc_number)};
  }
  Post post(PersonId holder, DirectorateId where, std::string grade, base::Date starts, base::Date ends) {
    return {.id = PostId::make(clock, random),
            .holder = holder,
            .organisation = trust(),
            .directorate = where,
            .specialty = "Cardiology",
            .grade = std::move(grade),
            .starts = starts,
            .ends = ends,
            .supervisor = {}};
  }
  template <class Work>
  static record::Failure::Kind failure_of(record::Database& database, Work work) {
    try {
      database.write(work);
    } catch (const record::Failure& failure) {
      return failure.kind();
    }
    ADD_FAILURE() << "nothing failed";
    return record::Failure::Kind::Broken;
  }
};

TEST_P(PeopleStore, KeepsAnOrganisationAsItIs) {
  auto database = fresh();
  const Organisation closed{.code = *OdsCode::parse("03W"),
                            .name = "Example Commissioning Group",
                            .kind = OrganisationKind::CommissioningGroup,
                            .closed = 2022y / 6 / 30,
                            .reform_date = {}};
  const Organisation early{.code = trust(),
                           .name = "Example & \"Sons\" NHS Trust",
                           .kind = OrganisationKind::Trust,
                           .closed = {},
                           .reform_date = 2025y / 12 / 1};
  database->write([&](record::Transaction& transaction) {
    add_organisation(transaction, early);
    add_organisation(transaction, closed);
  });
  database->read([&](record::Reader& reader) {
    EXPECT_EQ(find_organisation(reader, closed.code)->kind, OrganisationKind::CommissioningGroup);
    EXPECT_EQ(find_organisation(reader, closed.code)->closed, closed.closed);
    EXPECT_EQ(find_organisation(reader, trust())->name, early.name);
    EXPECT_EQ(find_organisation(reader, trust())->reform_date, early.reform_date);
    EXPECT_EQ(find_organisation(reader, *OdsCode::parse("RX1")), std::nullopt);
    ASSERT_EQ(organisations(reader).size(), 2U);
    EXPECT_EQ(organisations(reader).front().code.text(), "03W");
  });
}

TEST_P(PeopleStore, RefusesAReformDateAfterTheOneThatHoldsForAll) {
  auto database = fresh();
  const Organisation late{.code = trust(), .name = "Late", .closed = {}, .reform_date = 2026y / 2 / 5};
  EXPECT_EQ(failure_of(*database, [&](record::Transaction& transaction) { add_organisation(transaction, late); }),
            record::Failure::Kind::Constraint);
}

TEST_P(PeopleStore, ListsDirectoratesByCodeInBytes) {
  auto database = fresh();
  add_trust(*database);
  database->write([&](record::Transaction& transaction) {
    for (const auto* code : {"RRCV", "ESM SM", "CHUGGS", "ESM EM", "ESM-A"})
      add_directorate(transaction, directorate(code));
  });
  std::vector<std::string> codes;
  for (const auto& found : database->read([](record::Reader& reader) { return directorates(reader, trust()); })) {
    codes.push_back(found.code);
  }
  EXPECT_THAT(codes, ElementsAre("CHUGGS", "ESM EM", "ESM SM", "ESM-A", "RRCV"));
}

TEST_P(PeopleStore, HasOneDirectorateOfACodeWithoutRegardToCase) {
  auto database = fresh();
  add_trust(*database);
  database->write([&](record::Transaction& transaction) { add_directorate(transaction, directorate("CHUGGS")); });
  EXPECT_EQ(failure_of(*database, [&](record::Transaction& t) { add_directorate(t, directorate("Chuggs")); }),
            record::Failure::Kind::Constraint);
}

TEST_P(PeopleStore, HasOnePersonOfAGmcNumberAndManyWithout) {
  auto database = fresh();
  const Person amber = person("Dr Amber Example-Ash", "0123456");
  database->write([&](record::Transaction& transaction) {
    add_person(transaction, amber);
    add_person(transaction, person("Dr Bilal Example-Beech"));
    add_person(transaction, person("Dr Cerys Example-Cedar"));
  });
  EXPECT_EQ(failure_of(*database, [&](record::Transaction& t) { add_person(t, person("Other", "0123456")); }),
            record::Failure::Kind::Constraint);
  const auto found = database->read([&](record::Reader& reader) { return find_person(reader, amber.id); });
  EXPECT_EQ(found->name, amber.name);
  EXPECT_EQ(found->gmc_number, "0123456");
}

TEST_P(PeopleStore, GivesTheNamesOfManyPeopleAtOnce) {
  auto database = fresh();
  std::vector<PersonId> ids;
  database->write([&](record::Transaction& transaction) {
    for (int i = 0; i < 40; ++i) {
      const Person added = person("Dr Number " + std::to_string(i));
      add_person(transaction, added);
      ids.push_back(added.id);
    }
  });
  ids.push_back(ids.front());
  ids.push_back(new_person_id());
  const auto names = database->read([&](record::Reader& reader) { return names_of(reader, ids); });
  EXPECT_EQ(names.size(), 40U) << "one asked for twice counts once; one unknown is left out";
  EXPECT_EQ(names.at(ids[17]), "Dr Number 17");
  EXPECT_THAT(database->read([](record::Reader& reader) { return names_of(reader, {}); }), IsEmpty());
}

TEST_P(PeopleStore, KeepsPostsLatestFirst) {
  auto database = fresh();
  add_trust(*database);
  const Directorate where = directorate("CHUGGS");
  const Person doctor = person("Dr Amber Example-Ash");
  const Person supervisor = person("Mr Sol Example-Sorrel");
  const Post first = post(doctor.id, where.id, "FY2", 2024y / 2 / 29, 2024y / 8 / 6);
  Post second = post(doctor.id, where.id, "CT1", 2024y / 8 / 7, 2025y / 8 / 5);
  second.supervisor = supervisor.id;
  database->write([&](record::Transaction& transaction) {
    add_directorate(transaction, where);
    add_person(transaction, doctor);
    add_person(transaction, supervisor);
    add_post(transaction, first);
    add_post(transaction, second);
  });
  database->read([&](record::Reader& reader) {
    const auto posts = posts_of(reader, doctor.id);
    ASSERT_EQ(posts.size(), 2U);
    EXPECT_EQ(posts[0].id, second.id);
    EXPECT_EQ(posts[0].supervisor, supervisor.id);
    EXPECT_EQ(posts[1].starts, 2024y / 2 / 29);
    EXPECT_EQ(posts[1].supervisor, std::nullopt);
    EXPECT_EQ(find_post(reader, second.id)->grade, "CT1");
    EXPECT_EQ(find_post(reader, PostId::make(clock, random)), std::nullopt);
  });
}

TEST_P(PeopleStore, ListsThePostsOfOneOrganisation) {
  auto database = fresh();
  add_trust(*database);
  const Organisation other{.code = *OdsCode::parse("RX1"), .name = "Other", .closed = {}, .reform_date = {}};
  const Directorate here = directorate("CHUGGS");
  Directorate there = directorate("CHUGGS");
  there.organisation = other.code;
  const Person doctor = person("Dr Amber Example-Ash");
  const Post past = post(doctor.id, here.id, "FY1", 2016y / 8 / 3, 2017y / 8 / 1);
  const Post present = post(doctor.id, here.id, "FY2", 2017y / 8 / 2, 2018y / 7 / 31);
  Post elsewhere = post(doctor.id, there.id, "FY2", 2017y / 8 / 2, 2018y / 7 / 31);
  elsewhere.organisation = other.code;
  database->write([&](record::Transaction& transaction) {
    add_organisation(transaction, other);
    for (const auto& added : {here, there}) add_directorate(transaction, added);
    add_person(transaction, doctor);
    for (const auto& added : {past, present, elsewhere}) add_post(transaction, added);
  });
  std::set<PostId> listed;
  for (const auto& found : database->read([](record::Reader& reader) { return posts_in(reader, trust()); })) {
    listed.insert(found.id);
  }
  EXPECT_EQ(listed, (std::set{past.id, present.id}));
}

TEST_P(PeopleStore, RefusesAPostThatEndsBeforeItStartsOrIsElsewhere) {
  auto database = fresh();
  add_trust(*database);
  const Organisation other{.code = *OdsCode::parse("RX1"), .name = "Other", .closed = {}, .reform_date = {}};
  const Directorate where = directorate("CHUGGS");
  const Person doctor = person("Dr Amber Example-Ash");
  database->write([&](record::Transaction& transaction) {
    add_organisation(transaction, other);
    add_directorate(transaction, where);
    add_person(transaction, doctor);
  });
  const Post backwards = post(doctor.id, where.id, "FY2", 2024y / 8 / 7, 2024y / 8 / 6);
  Post elsewhere = post(doctor.id, where.id, "FY2", 2024y / 8 / 7, 2024y / 8 / 8);
  elsewhere.organisation = other.code;
  for (const Post& wrong : {backwards, elsewhere}) {
    EXPECT_EQ(failure_of(*database, [&](record::Transaction& transaction) { add_post(transaction, wrong); }),
              record::Failure::Kind::Constraint);
  }
}

TEST_P(PeopleStore, CountsDoctorsInPostOnADay) {
  auto database = fresh();
  add_trust(*database);
  const Directorate medicine = directorate("ESM"), surgery = directorate("CHUGGS");
  const Person two_posts = person("Two"), one_post = person("One"), same_twice = person("Same");
  database->write([&](record::Transaction& transaction) {
    for (const auto& added : {medicine, surgery}) add_directorate(transaction, added);
    for (const auto& added : {two_posts, one_post, same_twice}) add_person(transaction, added);
    add_post(transaction, post(two_posts.id, medicine.id, "FY1", 2017y / 8 / 2, 2017y / 12 / 5));
    add_post(transaction, post(two_posts.id, surgery.id, "FY1", 2017y / 8 / 2, 2017y / 12 / 5));
    add_post(transaction, post(one_post.id, medicine.id, "FY1", 2017y / 12 / 5, 2018y / 4 / 3));
    add_post(transaction, post(same_twice.id, medicine.id, "FY1", 2017y / 8 / 2, 2018y / 4 / 3));
    add_post(transaction, post(same_twice.id, medicine.id, "FY1", 2017y / 8 / 2, 2018y / 4 / 3));
  });
  const auto on = [&](base::Date date, DirectorateId where) {
    std::int64_t doctors = 0;
    for (const auto& count : database->read([&](record::Reader& r) { return doctors_in_post(r, trust(), date); })) {
      if (count.directorate == where && count.grade == "FY1") doctors += count.doctors;
    }
    return doctors;
  };
  EXPECT_EQ(on(2017y / 8 / 1, medicine.id), 0);
  EXPECT_EQ(on(2017y / 8 / 2, medicine.id), 2);
  EXPECT_EQ(on(2017y / 8 / 2, surgery.id), 1);
  EXPECT_EQ(on(2017y / 12 / 5, medicine.id), 3) << "last and first days both count";
  EXPECT_EQ(on(2017y / 12 / 6, medicine.id), 2);
  EXPECT_EQ(on(2017y / 12 / 6, surgery.id), 0);
}

TEST_P(PeopleStore, KeepsGrantsEarliestFirst) {
  auto database = fresh();
  add_trust(*database);
  const Directorate where = directorate("CHUGGS");
  const Person who = person("Dr Amber Example-Ash");
  RoleGrant narrow = grant(Role::EducationalSupervisor);
  narrow.directorate = where.id;
  narrow.specialty = "Renal";
  narrow.starts = 2026y / 1 / 1;
  narrow.ends = 2026y / 12 / 31;
  database->write([&](record::Transaction& transaction) {
    add_directorate(transaction, where);
    add_person(transaction, who);
    grant_role(transaction, who.id, grant(Role::Guardian));
    grant_role(transaction, who.id, grant(Role::BoardMember));
    grant_role(transaction, who.id, grant(Role::Doctor));
    grant_role(transaction, who.id, narrow);
  });
  const auto grants = database->read([&](record::Reader& reader) { return grants_of(reader, who.id); });
  ASSERT_EQ(grants.size(), 4U);
  EXPECT_EQ(grants[0].role, Role::EducationalSupervisor);
  EXPECT_EQ(grants[0].directorate, where.id);
  EXPECT_EQ(grants[0].specialty, "Renal");
  EXPECT_EQ(grants[0].ends, narrow.ends);
  EXPECT_EQ(grants[1].role, Role::Doctor);
  EXPECT_EQ(grants[2].role, Role::Guardian);
  EXPECT_EQ(grants[3].role, Role::BoardMember);
  EXPECT_EQ(grants[3].directorate, std::nullopt);
}

TEST_P(PeopleStore, GivesTheSameRoleOnce) {
  auto database = fresh();
  add_trust(*database);
  const Person who = person("Dr Amber Example-Ash");
  database->write([&](record::Transaction& transaction) {
    add_person(transaction, who);
    grant_role(transaction, who.id, grant(Role::Guardian));
  });
  EXPECT_EQ(failure_of(*database, [&](record::Transaction& t) { grant_role(t, who.id, grant(Role::Guardian)); }),
            record::Failure::Kind::Constraint);
}

SIGHTLINE_ON_EACH_ENGINE(PeopleStore);

}  // namespace
}  // namespace people
