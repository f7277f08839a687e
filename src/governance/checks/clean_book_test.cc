#include "governance/checks/clean_book_test.h"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "governance/minute_book/minute_book_reader.h"

namespace governance {
namespace {

constexpr std::string_view kBook = R"json({
  "organisations": [
    {"id": "hcg", "name": "Harbour Commissioning Group", "sector": "nhs_commissioner", "aliases_seen": ["HCG"]},
    {"id": "hct", "name": "Harbour Community Trust", "sector": "nhs_provider", "aliases_seen": ["HCT"]},
    {"id": "hcc", "name": "Harbour County Council", "sector": "local_authority"}
  ],
  "bodies": [
    {
      "id": "hcb", "name": "Harbour Care Board", "kind": "joint committee", "parent": ["hcg"], "aliases": ["HCB"],
      "seats": [
        {"id": "chair", "holder": "ash", "org": "hcg"}, {"id": "trust", "holder": "birch", "org": "hct"},
        {"id": "council", "holder": "cedar", "org": "hcc"}, {"id": "lay", "holder": "dale"},
        {"id": "secretary", "holder": "elm", "votes": false}
      ],
      "reference_pattern": "HCB/{yy}/{seq}"
    },
    {"id": "ewg", "name": "Estates Working Group", "kind": "group"}
  ],
  "people": [
    {
      "id": "ash", "name": "Dr Ash Example",
      "interests": [
        {"kind": "financial", "description": "Owns shares", "organisations": ["Tideway Homes"], "to": "2026-12-31"}
      ]
    },
    {"id": "birch", "name": "Birch Sample"}, {"id": "cedar", "name": "Cedar Specimen"},
    {"id": "dale", "name": "Dale Placeholder"}, {"id": "elm", "name": "Elm Nobody"},
    {"id": "fern", "name": "Fern Someone"}, {"id": "hazel", "name": "Hazel Visitor"}
  ],
  "meetings": [
    {
      "id": "march", "body": "hcb", "number_as_recorded": "6", "date": "2026-03-12",
      "start": "09:30", "end": "11:30", "started": "09:31", "finished": "11:20",
      "chair": "ash", "minute_taker": "elm", "parts": ["public", "private"],
      "quorum": {"statement": "The meeting was quorate.", "quorate": true},
      "screened_by": {
        "name": "Governance leads", "sectors": ["nhs_commissioner", "nhs_provider", "local_authority"]
      },
      "attendance": [
        {
          "person": "ash", "name_as_recorded": "Dr A. Example", "initials": "AE", "kind": "present", "org": "hcg",
          "role_as_recorded": "Chair, Harbour Commissioning Group"
        },
        {
          "person": "birch", "name_as_recorded": "Birch Sample", "initials": "BS", "kind": "present", "org": "hct",
          "role_as_recorded": "Chief Executive, HCT"
        },
        {
          "person": "cedar", "name_as_recorded": "Cedar Specimen", "initials": "CS", "kind": "present", "org": "hcc",
          "role_as_recorded": "Director of Adult Social Care"
        },
        {
          "person": "dale", "name_as_recorded": "Dale Placeholder", "initials": "DP", "kind": "present",
          "role_as_recorded": "Lay member"
        },
        {
          "person": "elm", "name_as_recorded": "Elm Nobody", "initials": "EN", "kind": "in_attendance", "org": "hcg",
          "role_as_recorded": "Secretary"
        },
        {
          "person": "hazel", "name_as_recorded": "Hazel Visitor", "initials": "HV", "kind": "joined_for_item",
          "role_as_recorded": "Winter lead", "org": "hct"
        }
      ],
      "items": [
        {
          "no": "1", "ref_as_recorded": "HCB/26/31", "title": "Welcome and apologies", "kind": "opening",
          "summary": "No apologies were received."
        },
        {
          "no": "2", "ref_as_recorded": "HCB/26/32", "title": "Declarations of interest", "kind": "coi",
          "summary": "The governance leads of all partners had reviewed the papers."
        },
        {
          "no": "3", "ref_as_recorded": "HCB/26/33", "title": "Minutes of 15 January 2026", "kind": "minutes",
          "paper": "A", "medium": "paper",
          "decisions": [
            {
              "verb": "accept", "text": "Accepted subject to one change.", "form": "resolved",
              "amendments": [{"old_text": "ten beds", "new_text": "twelve beds", "proposer": "cedar"}]
            }
          ]
        },
        {
          "no": "4", "ref_as_recorded": "HCB/26/34", "title": "Action log", "kind": "action_log", "paper": "B",
          "medium": "paper", "actions": ["old"]
        },
        {
          "no": "5", "ref_as_recorded": "HCB/26/35", "title": "Contract for community beds", "kind": "substantive",
          "paper": "C", "medium": "paper", "presenters": ["birch"], "purpose": "approve the contract",
          "summary": "The board weighed two offers for community beds from HCT.",
          "coi": {
            "screened": true, "outcome": "declare_discuss_not_decide", "parties": ["HCT members"],
            "people": [
              {
                "person": "birch", "declared": "yes", "outcome": "declare_discuss_not_decide", "ruled_by": "ash",
                "took_part_in_decision": false
              }
            ]
          },
          "quorum": {"quorate": true, "reason": "three members without an interest"},
          "decisions": [
            {
              "verb": "approve", "text": "The contract, subject to legal advice.", "form": "resolved",
              "excluded": ["birch"],
              "conditions": [
                {"text": "The wording is cleared", "owner": "cedar", "due": "2026-04-01", "checked_by": "ash"}
              ]
            }
          ],
          "actions": ["sign", "survey"]
        },
        {
          "no": "6", "ref_as_recorded": "HCB/26/36", "title": "Winter", "kind": "substantive", "medium": "verbal",
          "presenters": ["hazel"], "joined": ["hazel"], "purpose": "note progress", "summary": "Wards coped well.",
          "coi": {
            "screened": false, "outcome": "nothing_noted",
            "handling_recorded": "Declarations were asked for at the item; there were none."
          },
          "decisions": [{"verb": "note", "text": "The report.", "form": "resolved"}]
        },
        {"no": "7", "ref_as_recorded": "HCB/26/37", "title": "Next meeting", "kind": "next_meeting"}
      ],
      "minutes": {"previous_meeting": "2026-01-15", "own_outcome": "approved on 14 May 2026"},
      "next_meeting": {"date": "2026-05-14"}
    },
    {
      "id": "may", "body": "hcb", "number_as_recorded": "7", "date": "2026-05-14",
      "start": "09:30", "end": "11:30", "started": "09:30", "finished": "11:00",
      "chair": "ash", "minute_taker": "elm", "parts": ["public", "private"],
      "quorum": {"statement": "The meeting was quorate.", "quorate": true},
      "screened_by": {
        "name": "Governance leads", "sectors": ["nhs_commissioner", "nhs_provider", "local_authority"]
      },
      "attendance": [
        {
          "person": "ash", "name_as_recorded": "Ash Example", "initials": "AE", "kind": "present", "org": "hcg",
          "role_as_recorded": "Chair, Harbour Commissioning Group"
        },
        {
          "person": "birch", "name_as_recorded": "Birch Sample", "initials": "BS", "kind": "apologies", "org": "hct",
          "role_as_recorded": "Chief Executive, Harbour Community Trust", "seat": "trust"
        },
        {
          "person": "cedar", "name_as_recorded": "Cedar Specimen", "initials": "CS", "kind": "present", "org": "hcc",
          "role_as_recorded": "Director of Adult Social Care"
        },
        {
          "person": "dale", "name_as_recorded": "Dale Placeholder", "initials": "DP", "kind": "present",
          "role_as_recorded": "Lay member"
        },
        {
          "person": "elm", "name_as_recorded": "Elm Nobody", "initials": "EN", "kind": "in_attendance", "org": "hcg",
          "role_as_recorded": "Secretary"
        },
        {
          "person": "fern", "name_as_recorded": "Fern Someone", "initials": "FS", "kind": "present", "org": "hct",
          "role_as_recorded": "Director of Nursing", "deputy_for": "trust", "votes": true
        }
      ],
      "items": [
        {
          "no": "1", "ref_as_recorded": "HCB/26/41", "title": "Welcome and apologies", "kind": "opening",
          "summary": "One apology had come, from BS."
        },
        {
          "no": "2", "ref_as_recorded": "HCB/26/42", "title": "Declarations of interest", "kind": "coi",
          "summary": "The governance leads of all partners had reviewed the papers."
        },
        {
          "no": "3", "ref_as_recorded": "HCB/26/43", "title": "Minutes of 12 March 2026", "kind": "minutes",
          "paper": "A", "medium": "paper",
          "decisions": [{"verb": "approve", "text": "Approved without amendment.", "form": "resolved"}]
        },
        {
          "no": "4", "ref_as_recorded": "HCB/26/44", "title": "Action log", "kind": "action_log", "paper": "B",
          "medium": "paper", "actions": ["sign", "survey"]
        },
        {
          "no": "5", "ref_as_recorded": "HCB/26/45", "title": "Housing with care", "kind": "substantive",
          "paper": "C", "medium": "paper", "presenters": ["dale"], "presided_by": "cedar",
          "purpose": "agree the proposal",
          "summary": "The proposal is to tender for a scheme with Tideway Homes and to end the Estates Working Group.",
          "coi": {
            "screened": true, "outcome": "leave_for_item", "parties": ["ash"],
            "people": [
              {
                "person": "ash", "declared": "yes", "outcome": "leave_for_item", "ruled_by": "cedar",
                "left": "10:05", "returned": "10:20", "took_part_in_decision": false
              }
            ]
          },
          "left": [{"person": "ash", "time": "10:05"}],
          "quorum": {"quorate": true},
          "proposal": [{"text": "Tender for the scheme", "outcome": "agreed"}, {"text": "End the group", "outcome": "deferred"}],
          "decisions": [{"verb": "agree", "text": "To tender for the scheme.", "form": "resolved"}]
        },
        {
          "no": "6", "ref_as_recorded": "HCB/26/46", "title": "Falls", "kind": "substantive", "paper": "D",
          "medium": "paper", "presenters": ["cedar"], "purpose": "discuss and note",
          "summary": "Falls were fewer than last year.",
          "coi": {"screened": true, "outcome": "nothing_noted"},
          "decisions": [{"verb": "note", "text": "The report.", "form": "resolved"}]
        },
        {"no": "7", "ref_as_recorded": "HCB/26/47", "title": "Next meeting", "kind": "next_meeting"}
      ],
      "minutes": {"previous_meeting": "2026-03-12", "previous_outcome": "approved"},
      "next_meeting": {"date": "2026-07-09"}
    }
  ],
  "actions": [
    {
      "id": "old", "ref_as_recorded": "HCB/26/12", "text": "Send the winter rota.", "owners": ["dale"],
      "due": "March 2026 meeting", "final_state": "closed",
      "history": [{"at": "march", "status_as_recorded": "blue/complete", "note": "DP: sent."}]
    },
    {
      "id": "sign", "ref_as_recorded": "HCB/26/35/1", "raised_at": "march", "raised_item": "5",
      "text": "Send the signed contract to the partners.", "owners": ["cedar", "birch"], "accountable": "cedar",
      "due": "July's meeting", "final_state": "open",
      "history": [{"at": "may", "status_as_recorded": "green", "note": "CS: with the lawyers; see item 5."}]
    },
    {
      "id": "survey", "ref_as_recorded": "HCB/26/35/2", "raised_at": "march", "raised_item": "5",
      "text": "Ask patients about the beds.", "owners": ["birch"], "due": "end of May", "final_state": "open",
      "update_sought": true, "history": [{"at": "may", "note": "No update: BS away."}]
    }
  ],
  "bulletins": [
    {
      "id": "bulletin", "issuer": "hct", "date": "2026-06-04", "purpose": "noting",
      "circulation": "Board members and the public",
      "papers": [
        {
          "label_in_index": "paper 1", "label_on_paper": "Paper 1", "title": "Guardian's quarterly report",
          "lead_contact": {"person": "birch", "role": "Chief Executive"},
          "sponsor": "Birch Sample, Chief Executive, HCT", "authors": ["Fern Someone, Director of Nursing"],
          "cover_sheet": {
            "questions": 2, "conclusions": 2, "input_sought": "note the report",
            "choices": [{"question": "Risk register", "answer": "No"}]
          },
          "written_on": "2026-06-01", "period": "March to May 2026", "paragraphs": ["1.1", "1.2", "2.1", "2.2", "2.3"],
          "figures": [{"name": "vacancies", "values": [6.5, 6.5]}],
          "tables": [
            {
              "name": "vacancy", "columns": ["Posts", "Total", "Percentage"], "row_names": ["Wards", "Clinics"],
              "rows": [[40, 4.2, 11], [20, 2.3, 12]], "total": [60, 6.5, 11]
            }
          ],
          "recommendations": ["note the report"]
        },
        {
          "label_in_index": "paper 2", "label_on_paper": "paper 2", "title": "Minutes of the Harbour Care Board",
          "meeting": "march", "status": "confirmed, public extract", "version": "2"
        }
      ]
    }
  ]
})json";

template <class Things, class Member>
auto& only(Things& things, Member member, std::string_view wanted) {
  const auto at = std::ranges::find(things, wanted, member);
  base::check(at != things.end(), "the clean book holds what a test changes");
  return *at;
}

std::string or_stroke(const std::string& text) {
  return text.empty() ? "-" : text;
}

}  // namespace

MinuteBook clean_book() {
  auto book = read_minute_book(kBook);
  if (!book)
    for (const auto& fault : book.error()) ADD_FAILURE() << fault.subject << ": " << fault.message;
  return book.value();
}

Meeting& march(MinuteBook& book) {
  return only(book.meetings, &Meeting::id, "march");
}
Meeting& may(MinuteBook& book) {
  return only(book.meetings, &Meeting::id, "may");
}
AgendaItem& item(Meeting& meeting, std::string_view number) {
  return only(meeting.items, [](const AgendaItem& one) { return one.number.value_or(""); }, number);
}
Attendance& row(Meeting& meeting, std::string_view person) {
  return only(meeting.attendance, &Attendance::person, person);
}
Action& action(MinuteBook& book, std::string_view id) {
  return only(book.actions, &Action::id, id);
}
BulletinPaper& report(MinuteBook& book) {
  return book.bulletins.at(0).papers.at(0);
}
BulletinPaper& attached_minutes(MinuteBook& book) {
  return book.bulletins.at(0).papers.at(1);
}

std::vector<std::string> found(std::string_view code, const MinuteBook& book) {
  std::vector<std::string> out;
  for (const CheckFinding& one : check_book(book))
    if (one.check == code)
      out.push_back(fmt::format("{} {} {}", or_stroke(one.meeting), or_stroke(one.item), or_stroke(one.subject)));
  return out;
}

std::string text_of(std::string_view code, const MinuteBook& book) {
  for (const CheckFinding& one : check_book(book))
    if (one.check == code) return one.text;
  return {};
}

TEST(CleanBook, GivesNoFindings) {
  for (const CheckFinding& one : check_book(clean_book()))
    ADD_FAILURE() << one.check << " at " << one.meeting << " " << one.item << ": " << one.text;
}

}  // namespace governance
